import { peeredAddressGauge } from '../limits/addresses.ts';
import { limitCheck } from './limits/limit-check.ts';
import { lines, planOf } from './limits/samples.ts';

export const limitsPeeredAddresses = limitCheck({
  rule: 'limits-peered-addresses',
  title: 'Peered networks together have many private addresses in use, or more than Azure allows.',
  why: 'Networks that are peered share a bound on the private addresses in use. The hub of many spokes is where it is met first: split the spokes between hubs.',
  limits: ['addressesPerPeeredNetworks'],
  gauge: peeredAddressGauge,
  samples: {
    failing: planOf(
      'virtualNetworks:',
      '  - {name: hub, addressSpace: [10.0.0.0/24]}',
      ...lines(4, (i) => `  - {name: s${i}, addressSpace: [10.${i + 1}.0.0/16], subnets: [{name: app, inputs: {machines: 30000}}]}`),
      'peerings:',
      ...lines(4, (i) => `  - {between: [hub, s${i}]}`),
    ),
    passing: planOf(
      'virtualNetworks:',
      '  - {name: hub, addressSpace: [10.0.0.0/24]}',
      '  - {name: spoke, addressSpace: [10.1.0.0/16], subnets: [{name: app, inputs: {machines: 30000}}]}',
      'peerings:',
      '  - {between: [hub, spoke]}',
    ),
  },
});
