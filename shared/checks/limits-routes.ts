import { routeGauge } from '../limits/routes.ts';
import { limitCheck } from './limits/limit-check.ts';
import { lines, nth, planOf } from './limits/samples.ts';

export const limitsRoutes = limitCheck({
  rule: 'limits-routes',
  title: 'A route table has many routes, or more than Azure allows.',
  why: 'Azure refuses a route table with more routes. Prefixes that lie side by side can be one route, and on-premises prefixes are better learned by the gateway.',
  limits: ['routesPerTable'],
  gauge: routeGauge,
  samples: {
    failing: planOf(
      'virtualNetworks:',
      '  - name: hub',
      '    addressSpace: [172.16.0.0/24]',
      '    subnets:',
      '      - name: app',
      '        size: /26',
      '        routes:',
      ...lines(480, (i) => `          - {prefix: ${nth(i, 28)}, nextHop: none}`),
    ),
    passing: planOf(
      'virtualNetworks:',
      '  - name: hub',
      '    addressSpace: [172.16.0.0/24]',
      '    subnets:',
      '      - name: app',
      '        size: /26',
      '        routes:',
      ...lines(4, (i) => `          - {prefix: ${nth(i, 28)}, nextHop: none}`),
    ),
  },
});
