import { defaultRouteOf, tableSupportOf } from '../catalog/by-inputs.ts';
import { routesOverview } from '../catalog/route-rules.ts';
import type { Workload } from '../catalog/size.ts';
import type { Network, Subnet, UserRoute } from '../plan/plan.ts';
import type { PrefixRoute } from '../reach/network-routes.ts';
import type { Reach } from '../reach/reach.ts';
import { residentsOf } from './attachments.ts';
import { defineCheck } from './check.ts';
import { homesWith } from './services-in.ts';
import { listed } from './words.ts';

/** The default route of a subnet should lead where its service needs it. */
export const defaultRouteBreaksService = defineCheck({
  rule: 'default-route-breaks-service',
  severity: 'error',
  title: 'A route for 0.0.0.0/0 breaks the service in its subnet.',
  why: 'Gateways, Application Gateway, Azure Firewall without its management interface and others must keep their direct way to the internet, or have no route of yours for 0.0.0.0/0 at all: Azure refuses the route, or the service loses its management. That holds as well where the route comes from on-premises through a gateway; a route for 0.0.0.0/0 to the internet on the subnet then keeps it away. Services that need only some routes beside it get those with the configuration when the route stands in the plan; where it is learned, they are a warning.',
  born: '2026-11',
  sources: [routesOverview],
  scope: 'neighbours',
  messages: {
    forbidden: '{subnet} should have no route for 0.0.0.0/0, since {service} is there; {route} leads to {hop}. {why}',
    internetOnly: '{route} of {subnet} should lead 0.0.0.0/0 to the internet, since {service} is there, and not to {hop}. {why}',
    learned: '{subnet} should have a route for 0.0.0.0/0 to the internet: it learns one from {external}, which {service} cannot live with. {why}',
    exceptions: '{subnet} learns a route for 0.0.0.0/0 from {external}; {service} should have routes of its own beside it, to {routes}.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/22]\n    subnets:\n      - {name: gateway, service: application-gateway, routes: [{prefix: 0.0.0.0/0, nextHop: 10.64.1.132}]}\n      - {name: appliances, service: network-virtual-appliance, prefix: 10.64.1.128/28}\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/22]\n    subnets:\n      - {name: gateway, service: application-gateway, routes: [{prefix: 0.0.0.0/0, nextHop: internet}]}\n      - {name: app, size: /27, routes: [{prefix: 0.0.0.0/0, nextHop: 10.64.1.132}]}\n      - {name: appliances, service: network-virtual-appliance, prefix: 10.64.1.128/28}\n',
  },
  *run({ plan, reach }, finding) {
    for (const { network, subnet } of homesWith(plan, ({ routes }) => routes.defaultRoute !== 'any' || routes.defaultRouteFor !== undefined)) {
      const own = subnet.routes.find(isDefault);
      const learned = own ? undefined : learnedDefault(network, subnet, reach);
      const told = new Set<string>();
      for (const workload of residentsOf(subnet)) {
        const { service } = workload;
        const kind = defaultRouteOf(workload);
        const table = tableSupportOf(workload);
        // That a subnet may have no routes at all is another finding.
        if (told.has(service.id) || table.value === 'not-supported') continue;
        const { source } = table;
        const about = { subnet: subnet.address, service: service.name, why: service.routes.forbidden ?? 'Its pages rule it out.' };
        if (own && kind === 'forbidden') {
          const fix = { title: `Remove the route ${own.name} from ${subnet.address}`, edits: [{ path: own.path }] };
          yield finding('forbidden', [subnet.address], own.path, { ...about, route: own.name, hop: hopWords(own) }, { source, fix });
        } else if (own && kind === 'internet-only' && own.nextHop.kind !== 'internet') {
          const path = [...own.path, 'nextHop'];
          const fix = { title: `Lead ${own.name} of ${subnet.address} to the internet`, edits: [{ path, set: 'internet' }] };
          yield finding('internetOnly', [subnet.address], path, { ...about, route: own.name, hop: hopWords(own) }, { source, fix });
        } else if (learned && kind === 'internet-only') {
          const route = { prefix: '0.0.0.0/0', nextHop: 'internet' };
          const path = [...subnet.path, 'routes'];
          const edits = subnet.routes.length === 0 ? [{ path, set: [route] }] : [{ path: [...path, subnet.routes.length], insert: route }];
          const fix = { title: `Lead 0.0.0.0/0 of ${subnet.address} to the internet`, edits };
          yield finding('learned', [subnet.address], subnet.path, { ...about, external: learned.leadsTo?.name ?? '' }, { source, fix });
        } else if (learned && kind === 'with-exceptions') {
          const routes = exceptionsOf(workload, subnet);
          if (routes.length === 0) continue;
          const values = { subnet: subnet.address, service: service.name, external: learned.leadsTo?.name ?? '', routes: listed(routes) };
          yield finding('exceptions', [subnet.address], subnet.path, values, { source, severity: 'warning' });
        } else continue;
        told.add(service.id);
      }
    }
  },
});

function isDefault({ to }: UserRoute): boolean {
  return to.kind === 'prefix' && to.range.prefix?.family === 4 && to.range.prefix.length === 0;
}

function hopWords({ nextHop }: UserRoute): string {
  return nextHop.kind === 'appliance' ? nextHop.address : nextHop.kind === 'none' ? 'nowhere' : `the ${nextHop.kind}`;
}

/** The route for 0.0.0.0/0 that a subnet learns from a gateway and takes. */
function learnedDefault(network: Network, subnet: Subnet, reach: Reach): PrefixRoute | undefined {
  const spot = reach.spotOf(network, subnet);
  if (!spot) return undefined;
  const base = reach.networkRoutes(spot.place);
  if (!base.learnsDefault || !reach.routesOf(spot).propagation) return undefined;
  return base.routes.find(({ origin, prefix }) => origin === 'gateway' && prefix.family === 4 && prefix.length === 0);
}

/** What a service needs routes to once 0.0.0.0/0 leads away, and the subnet has none for. */
function exceptionsOf({ service, inputs }: Workload, { routes }: Subnet): string[] {
  const has = new Set(routes.map(({ to }) => (to.kind === 'tag' ? to.tag : to.range.text)));
  return service.routes.required.flatMap(({ need, when, to }) => {
    if (need !== 'required' || !when?.(inputs, { defaultRouteAway: true }) || when(inputs, { defaultRouteAway: false })) return [];
    const words = to === 'self' ? 'the subnet itself' : 'tag' in to ? to.tag : 'prefix' in to ? to.prefix : to.role;
    return has.has(words) ? [] : [words];
  });
}
