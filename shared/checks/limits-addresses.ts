import { addressGauge } from '../limits/addresses.ts';
import { limitCheck } from './limits/limit-check.ts';
import { planOf } from './limits/samples.ts';

export const limitsAddresses = limitCheck({
  rule: 'limits-addresses',
  title: 'A virtual network has many private addresses in use, or more than Azure allows.',
  why: 'However large its address space, a network carries only so many private addresses of machines, pods and services. What counts is what the plan needs, after growth.',
  limits: ['addressesPerNetwork'],
  scope: 'network',
  gauge: addressGauge,
  samples: {
    failing: planOf('virtualNetworks:', '  - {name: big, addressSpace: [10.0.0.0/12], subnets: [{name: app, inputs: {machines: 60000}}]}'),
    passing: planOf('virtualNetworks:', '  - {name: big, addressSpace: [10.0.0.0/12], subnets: [{name: app, inputs: {machines: 6000}}]}'),
  },
});
