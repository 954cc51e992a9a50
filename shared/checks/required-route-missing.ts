import { AddressSet } from '../address/address-set.ts';
import { formatPrefix, parsePrefix, prefixContains, type Prefix } from '../address/prefix.ts';
import { tableSupportOf } from '../catalog/by-inputs.ts';
import { routesOverview } from '../catalog/route-rules.ts';
import type { RouteNeed } from '../catalog/service.ts';
import type { Workload } from '../catalog/size.ts';
import type { Subnet, UserRoute } from '../plan/plan.ts';
import { tagHolds } from '../reach/extent.ts';
import type { Reach, Spot } from '../reach/reach.ts';
import { residentsOf } from './attachments.ts';
import { defineCheck } from './check.ts';

/** Routes that a service requires should be there, and stand as it requires them. */
export const requiredRouteMissing = defineCheck({
  rule: 'required-route-missing',
  severity: 'error',
  title: 'A route that a service requires is overridden or missing.',
  why: 'Some services need routes of their own, to their management past a firewall or between their instances. The configuration has them, but a route of the plan for the same destination, or for a part of it, goes before them. Routes that only you can name, such as those to the ranges of clients, are missing as long as the plan has none like them. On the subnet of a gateway a route must not lead the addresses of the subnet itself elsewhere. Where 0.0.0.0/0 may lead is told by default-route-breaks-service.',
  born: '2026-11',
  sources: [routesOverview],
  scope: 'neighbours',
  messages: {
    overridden: '{route} of {subnet} should not lead {to} to {hop}: {service} requires {required} to go to {wanted}. {why}',
    ownRange: '{route} of {subnet} should not lead {to} to {hop}: it takes the addresses of the subnet itself ({prefix}), which {service} uses.',
    unnamed: '{subnet} should have a route to {required}, with the next hop {wanted}: {service} requires one, and only the plan can name it. {why}',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - {name: db, service: sql-managed-instance, inputs: {gp: 1}, prefix: 10.64.0.0/27, routes: [{prefix: 10.64.0.0/27, nextHop: 10.64.0.132}]}\n      - {name: appliances, service: network-virtual-appliance, prefix: 10.64.0.128/28}\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - {name: db, service: sql-managed-instance, inputs: {gp: 1}, prefix: 10.64.0.0/27, routes: [{prefix: 10.0.0.0/8, nextHop: 10.64.0.132}]}\n      - {name: appliances, service: network-virtual-appliance, prefix: 10.64.0.128/28}\n',
  },
  *run({ plan, reach }, finding) {
    for (const network of plan.networks) {
      for (const subnet of network.subnets) {
        // Without routes in the plan everything stands as its services require it.
        if (subnet.routes.length === 0) continue;
        const spot = reach.spotOf(network, subnet);
        const defaultRouteAway = subnet.routes.some((route) => isDefault(route) && route.nextHop.kind !== 'internet');
        for (const workload of distinct(residentsOf(subnet))) {
          if (tableSupportOf(workload).value === 'not-supported') continue;
          const { service } = workload;
          for (const need of service.routes.required) {
            if (!applies(need, workload, defaultRouteAway)) continue;
            const about = {
              subnet: subnet.address,
              service: service.name,
              required: words(need, subnet),
              wanted: WANTED[need.nextHop],
              why: need.purpose,
            };
            const more = { source: need.source };
            for (const route of subnet.routes.filter((one) => overrides(one, need, spot))) {
              const fix = { title: `Remove the route ${route.name} from ${subnet.address}`, edits: [{ path: route.path }] };
              yield finding('overridden', [subnet.address], route.path, { ...about, ...routeValues(route) }, { ...more, fix });
            }
            if (isUnnamed(need) && !subnet.routes.some((route) => !isDefault(route) && leadsTo(route, need)))
              yield finding('unnamed', [subnet.address], [...subnet.path, 'routes'], about, { ...more, severity: 'warning' });
          }
          const own = service.routes.ownRange;
          for (const { route, prefix } of own ? overOwnRange(spot, reach) : []) {
            const fix = { title: `Remove the route ${route.name} from ${subnet.address}`, edits: [{ path: route.path }] };
            const values = { ...routeValues(route), subnet: subnet.address, service: service.name, prefix };
            yield finding('ownRange', [subnet.address], route.path, values, { fix, ...(own ? { source: own.source } : {}) });
          }
        }
      }
    }
  },
});

const WANTED = { internet: 'the internet', network: 'the network', gateway: 'the gateway', appliance: 'an appliance' } as const;

/** Each service once, however often it stands in the subnet; the first with its inputs. */
function distinct(workloads: readonly Workload[]): readonly Workload[] {
  return [...new Map([...workloads].reverse().map((workload) => [workload.service.id, workload])).values()];
}

function applies({ need, when, condition, to }: RouteNeed, { inputs }: Workload, defaultRouteAway: boolean): boolean {
  if (need !== 'required' || (typeof to === 'object' && 'prefix' in to && to.prefix === '0.0.0.0/0')) return false;
  return when ? when(inputs, { defaultRouteAway }) : condition === undefined;
}

/** Whether only the plan can say where the route leads. */
function isUnnamed({ to, nextHop, appliedBy }: RouteNeed): boolean {
  return appliedBy === undefined && nextHop !== 'appliance' && typeof to === 'object' && 'role' in to;
}

function isDefault({ to }: UserRoute): boolean {
  return to.kind === 'prefix' && to.range.prefix?.length === 0;
}

function leadsTo({ nextHop: { kind } }: UserRoute, need: RouteNeed): boolean {
  return need.nextHop === 'appliance' ? kind === 'appliance' || kind === 'firewall' : kind === need.nextHop;
}

/** Whether a route of the plan goes before what is required, for all of it or for a part. */
function overrides(route: UserRoute, need: RouteNeed, spot: Spot | undefined): boolean {
  if (leadsTo(route, need)) return false;
  const { to } = need;
  if (route.to.kind === 'tag') return typeof to === 'object' && 'tag' in to && tagHolds(to.tag, route.to.tag) === 'yes';
  const wanted = to === 'self' ? spot?.entry.prefix : 'prefix' in to ? parsePrefix(to.prefix) : undefined;
  return wanted !== undefined && route.to.range.prefix !== undefined && prefixContains(wanted, route.to.range.prefix);
}

/** The user's routes that traffic inside the subnet takes. */
function overOwnRange(spot: Spot | undefined, reach: Reach): { readonly route: UserRoute; readonly prefix: string }[] {
  if (!spot) return [];
  const own: Prefix = spot.entry.prefix;
  const taken = new Set(
    reach
      .routesOf(spot)
      .to({ kind: 'addresses', set: AddressSet.of(own) })
      .flatMap(({ route }) => (route?.origin === 'user' && route.nextHop !== 'VnetLocal' ? [route.name] : [])),
  );
  return spot.entry.subnet.routes.filter((route) => taken.has(route.name)).map((route) => ({ route, prefix: formatPrefix(own) }));
}

function routeValues({ name, to, nextHop }: UserRoute) {
  const hop = nextHop.kind === 'appliance' ? nextHop.address : nextHop.kind === 'none' ? 'nowhere' : `the ${nextHop.kind}`;
  return { route: name, to: to.kind === 'tag' ? to.tag : to.range.text, hop };
}

function words({ to }: RouteNeed, { address }: Subnet): string {
  return to === 'self' ? address : 'tag' in to ? to.tag : 'prefix' in to ? to.prefix : to.role;
}
