import { peeringGauge } from '../limits/peerings.ts';
import { limitCheck } from './limits/limit-check.ts';
import { lines, nth, planOf } from './limits/samples.ts';

export const limitsPeerings = limitCheck({
  rule: 'limits-peerings',
  title: 'A virtual network has many peerings, or more than Azure allows.',
  why: 'A hub that is full takes no further spoke; a second hub, or Azure Virtual WAN, has to be planned before that.',
  limits: ['peeringsPerNetwork'],
  gauge: peeringGauge,
  samples: {
    failing: planOf(
      'virtualNetworks:',
      ...lines(401, (i) => `  - {name: n${i}, addressSpace: [${nth(i, 28)}]}`),
      'peerings:',
      ...lines(400, (i) => `  - {between: [n0, n${i + 1}]}`),
    ),
    passing: planOf(
      'virtualNetworks:',
      ...lines(2, (i) => `  - {name: n${i}, addressSpace: [${nth(i, 28)}]}`),
      'peerings:',
      '  - {between: [n0, n1]}',
    ),
  },
});
