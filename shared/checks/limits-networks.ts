import { networkGauge } from '../limits/subscriptions.ts';
import { limitCheck } from './limits/limit-check.ts';
import { lines, nth, planOf } from './limits/samples.ts';

export const limitsNetworks = limitCheck({
  rule: 'limits-networks',
  title: 'A subscription has many virtual networks in a region, or more than Azure allows.',
  why: 'Azure refuses the next network of a subscription that is full in a region. Networks whose subscription the document does not name are not counted.',
  limits: ['virtualNetworks'],
  gauge: networkGauge,
  samples: {
    failing: planOf(
      'defaults: {region: westeurope}',
      'virtualNetworks:',
      ...lines(800, (i) => `  - {name: n${i}, addressSpace: [${nth(i, 28)}], subscription: 00000000-0000-0000-0000-000000000001}`),
    ),
    passing: planOf(
      'defaults: {region: westeurope}',
      'virtualNetworks:',
      ...lines(2, (i) => `  - {name: n${i}, addressSpace: [${nth(i, 28)}], subscription: 00000000-0000-0000-0000-000000000001}`),
    ),
  },
});
