import { tableSupportOf } from '../catalog/by-inputs.ts';
import { firstToSay, makerOf } from './attachments.ts';
import { defineCheck } from './check.ts';
import { routesPage } from './sources.ts';
import { counted } from './words.ts';

/** Routes should be given only to subnets that can have a route table. */
export const routeTableNotSupported = defineCheck({
  rule: 'route-table-not-supported',
  severity: 'error',
  title: 'A subnet that takes no route table is given routes.',
  why: 'Bastion, Route Server and some other services accept no route table on their subnet: Azure refuses it, or the service stops working. The routes would be in no export. Where the pages of a service only advise against a table this is a warning, and so it is for a prefix in which a service makes its subnets itself. Where no page says anything the routes are written and this check is silent.',
  born: '2026-11',
  scope: 'network',
  sources: [routesPage],
  messages: {
    refused: '{service} accepts no route table on its subnet; {subnet} should do without the {count} that the plan gives it.',
    avoid: '{service} should have no route table on its subnet; its documentation advises against it, and the plan gives {subnet} {count}.',
    made: '{service} makes the subnets in {subnet} itself; the {count} that the plan gives it should be attached there by hand, since no export holds them.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{service: bastion, routes: [{prefix: 10.0.0.0/8, nextHop: 10.64.0.132}]}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{service: bastion}, {name: app, inputs: {machines: 4}, routes: [{prefix: 10.0.0.0/8, nextHop: 10.64.0.132}]}]\n',
  },
  *run({ plan }, finding) {
    for (const { subnets } of plan.networks) {
      for (const subnet of subnets) {
        if (subnet.routes.length === 0) continue;
        const path = [...subnet.path, 'routes'];
        const about = { subnet: subnet.address, count: counted(subnet.routes.length, 'route') };
        const said = firstToSay(subnet, tableSupportOf, ['not-supported', 'avoid']);
        const maker = makerOf(subnet);
        if (said) {
          const fix = { title: `Remove the routes of ${subnet.address}`, edits: [{ path }] };
          const { source } = said.fact;
          const values = { ...about, service: said.service.name };
          if (said.value === 'avoid') yield finding('avoid', [subnet.address], path, values, { source, fix, severity: 'warning' });
          else yield finding('refused', [subnet.address], path, values, { source, fix });
        } else if (maker) {
          const [source] = maker.sources;
          yield finding('made', [subnet.address], path, { ...about, service: maker.name }, { severity: 'warning', ...(source ? { source } : {}) });
        }
      }
    }
  },
});
