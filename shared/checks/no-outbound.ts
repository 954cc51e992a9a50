import { serviceTagOf } from '../catalog/service-tags.ts';
import { defaultOutboundAccess } from '../catalog/subnet-rules.ts';
import type { Network, Subnet } from '../plan/plan.ts';
import type { Path } from '../problem/problem.ts';
import { internetExtent } from '../reach/flow-internet.ts';
import type { Reach } from '../reach/reach.ts';
import { wayOutNeeded, wayOutOf } from '../reach/way-out.ts';
import { defineCheck } from './check.ts';
import { homesWith } from './services-in.ts';

/** What should reach the internet from a private subnet needs a way out. */
export const noOutbound = defineCheck({
  rule: 'no-outbound',
  severity: 'warning',
  title: 'A subnet has no way out to the internet, and something in it counts on one.',
  why: 'Subnets are planned without default outbound access, as newer versions of Azure make them. Machines then reach the internet through a NAT gateway, a route to a firewall or an appliance, outbound rules of a load balancer, or public addresses of their own, and by nothing else. Reported are services that do not work without (a warning), and routes and rules that lead machines to the internet where nothing in the plan gives them a way (an info, since single machines may have public addresses). Delegated subnets and managed services see to it themselves. A NAT gateway is planned as a workload beside others: {service: nat-gateway}; one anywhere in the network, or a public load balancer, keeps the check silent.',
  born: '2026-11',
  sources: [defaultOutboundAccess.source],
  scope: 'neighbours',
  messages: {
    needed: '{service} in {subnet} needs a way out to the internet; the subnet should have a NAT gateway or a route to a firewall.',
    dropped: '{service} in {subnet} needs a way out to the internet; the route {route} should not drop what leaves.',
    route: 'The route {route} of {subnet} leads to the internet; for machines without a public address the subnet should have a NAT gateway as well.',
    rule: 'The rule {rule} of {subnet} allows traffic to {to}; for machines without a public address the subnet should have a NAT gateway or a route to a firewall.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: desktops, service: virtual-desktop-session-hosts, inputs: {hosts: 10}}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - {name: desktops, workloads: [{service: virtual-desktop-session-hosts, inputs: {hosts: 10}}, {service: nat-gateway}]}\n',
  },
  *run({ plan, reach }, finding) {
    for (const { network, subnet } of homesWith(plan, ({ wayOut }) => wayOut !== undefined)) {
      const needy = subnet.workloads.find((workload) => wayOutNeeded(workload) === 'always');
      const used = needy ? undefined : useOf(subnet);
      if (!needy && !used) continue;
      const lost = lostWay(network, subnet, reach);
      if (!lost) continue;
      if (needy) {
        const source = needy.service.wayOut?.source;
        const values = { service: needy.service.name, subnet: subnet.address, route: lost.droppedBy ?? '' };
        yield finding(lost.droppedBy === undefined ? 'needed' : 'dropped', [subnet.address], subnet.path, values, source ? { source } : {});
      } else if (used && lost.droppedBy === undefined)
        yield finding(used.message, [subnet.address], used.path, { ...used.values, subnet: subnet.address }, { severity: 'info' });
    }
  },
});

/** How it comes that nothing leads out: a route drops it, or the one to the internet is of no use. Undefined: something may lead out. */
function lostWay(network: Network, subnet: Subnet, reach: Reach): { readonly droppedBy?: string } | undefined {
  const spot = reach.spotOf(network, subnet);
  const [part] = spot ? reach.routesOf(spot).to(internetExtent(spot, reach)) : [];
  if (!part?.route) return undefined;
  const { nextHop, name } = part.route;
  if (nextHop === 'None') return { droppedBy: name ?? nextHop };
  return nextHop === 'Internet' && wayOutOf(network, subnet).found === 'none' ? {} : undefined;
}

interface Use {
  readonly message: 'route' | 'rule';
  readonly path: Path;
  readonly values: Readonly<Record<string, string>>;
}

/** What in the plan says that machines are to reach the internet: a route, or a rule that lets them. */
function useOf({ routes, rules, serviceEndpoints }: Subnet): Use | undefined {
  const route = routes.find(({ nextHop }) => nextHop.kind === 'internet');
  if (route) return { message: 'route', path: route.path, values: { route: route.name } };
  for (const rule of rules) {
    if (rule.direction !== 'outbound' || rule.access !== 'allow') continue;
    const to = rule.to.find((end) => end.kind === 'tag' && isOutside(end.tag, serviceEndpoints.length > 0));
    if (to?.kind === 'tag') return { message: 'rule', path: rule.path, values: { rule: rule.name, to: to.tag } };
  }
  return undefined;
}

/** Whether a tag stands for addresses that only a way out leads to: not those of the network, of the platform, or of what an endpoint may serve. */
function isOutside(tag: string, mayBeServed: boolean): boolean {
  if (tag === 'Internet') return true;
  const found = serviceTagOf(tag);
  // Storage of the same region stays reachable.
  return found !== undefined && found.routes && found.outbound && !mayBeServed && found.name !== 'Storage';
}
