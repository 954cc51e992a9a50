import { routeTableGauge } from '../limits/subscriptions.ts';
import { limitCheck } from './limits/limit-check.ts';
import { lines, nth, planOf } from './limits/samples.ts';

export const limitsRouteTables = limitCheck({
  rule: 'limits-route-tables',
  title: 'A subscription has many route tables in a region, or more than Azure allows.',
  why: 'Each subnet with routes of its own gets a route table. Azure refuses the next one of a subscription that is full in a region.',
  limits: ['routeTables'],
  gauge: routeTableGauge,
  samples: {
    failing: planOf(
      'defaults: {region: westeurope}',
      'virtualNetworks:',
      '  - name: hub',
      '    subscription: 00000000-0000-0000-0000-000000000001',
      '    addressSpace: [10.0.0.0/16]',
      '    subnets:',
      ...lines(160, (i) => `      - {name: s${i}, prefix: ${nth(i, 28)}, routes: [{prefix: 192.168.0.0/16, nextHop: none}]}`),
    ),
    passing: planOf(
      'defaults: {region: westeurope}',
      'virtualNetworks:',
      '  - name: hub',
      '    subscription: 00000000-0000-0000-0000-000000000001',
      '    addressSpace: [10.0.0.0/16]',
      '    subnets:',
      ...lines(160, (i) => `      - {name: s${i}, prefix: ${nth(i, 28)}}`),
    ),
  },
});
