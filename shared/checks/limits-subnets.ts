import { subnetGauge } from '../limits/subnets.ts';
import { limitCheck } from './limits/limit-check.ts';
import { lines, nth, planOf } from './limits/samples.ts';

export const limitsSubnets = limitCheck({
  rule: 'limits-subnets',
  title: 'A virtual network has many subnets, or more than Azure allows.',
  why: 'Azure refuses the next subnet of a network that is full, and moving workloads to another network means to rebuild them.',
  limits: ['subnetsPerNetwork'],
  scope: 'network',
  gauge: subnetGauge,
  samples: {
    failing: planOf(
      'virtualNetworks:',
      '  - name: hub',
      '    addressSpace: [10.0.0.0/16]',
      '    subnets:',
      ...lines(2400, (i) => `      - {name: s${i}, prefix: ${nth(i, 28)}}`),
    ),
    passing: planOf('virtualNetworks:', '  - {name: hub, addressSpace: [10.0.0.0/16], subnets: [{name: app, size: /26}]}'),
  },
});
