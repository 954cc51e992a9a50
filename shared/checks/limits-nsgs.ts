import { nsgGauge } from '../limits/subscriptions.ts';
import { limitCheck } from './limits/limit-check.ts';
import { lines, nth, planOf } from './limits/samples.ts';

export const limitsNsgs = limitCheck({
  rule: 'limits-nsgs',
  title: 'A subscription has many security groups in a region, or more than Azure allows.',
  why: 'Each subnet that takes one gets a security group. Azure refuses the next one of a subscription that is full in a region.',
  limits: ['securityGroups'],
  gauge: nsgGauge,
  samples: {
    failing: planOf(
      'defaults: {region: westeurope}',
      'virtualNetworks:',
      ...lines(2, (n) =>
        [
          `  - name: n${n}`,
          '    subscription: 00000000-0000-0000-0000-000000000001',
          `    addressSpace: [10.${n}.0.0/16]`,
          '    subnets:',
          ...lines(2000, (i) => `      - {name: s${i}, prefix: ${nth(n * 4096 + i, 28)}}`),
        ].join('\n'),
      ),
    ),
    passing: planOf(
      'defaults: {region: westeurope}',
      'virtualNetworks:',
      '  - {name: hub, subscription: 00000000-0000-0000-0000-000000000001, addressSpace: [10.0.0.0/16], subnets: [{name: app, size: /26}]}',
    ),
  },
});
