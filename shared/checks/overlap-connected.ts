import { formatPrefix } from '../address/prefix.ts';
import type { Node } from '../connectivity/views.ts';
import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import type { Plan } from '../plan/plan.ts';
import { defineCheck } from './check.ts';
import type { Fix } from './finding.ts';
import { isNetwork, type Overlap } from './overlaps.ts';

/** Ranges that some network sees together should not overlap: peered, or joined through gateways and external networks. */
export const overlapConnected = defineCheck({
  rule: 'overlap-connected',
  severity: 'error',
  title: 'Two connected networks share addresses.',
  why: 'Networks whose address spaces overlap cannot be peered, nor can one network be peered with both. Behind gateways Azure prefers its own routes, so the other side of an overlapping range becomes unreachable. What counts is who sees whom: peerings are not transitive, but a hub sees all its spokes, and an external network sees every network behind the gateways that it attaches to.',
  born: '2026-11',
  sources: [virtualNetworkFaq],
  messages: {
    direct: '{a} ({aPrefix}) and {b} ({bPrefix}) should not overlap; they are connected: {path}.',
    joined: '{a} ({aPrefix}) and {b} ({bPrefix}) should not overlap; {joiner} is connected to both: {path}.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nexternalNetworks:\n  - {name: hq, kind: on-premises, prefixes: [10.64.0.0/16], connections: [{to: hub, via: vpn}]}\nvirtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/24]}\n',
    passing:
      'cadastre: 1\nname: sample\nexternalNetworks:\n  - {name: hq, kind: on-premises, prefixes: [10.0.0.0/16], connections: [{to: hub, via: vpn}]}\nvirtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/24]}\n',
  },
  *run({ plan, views, overlaps }, finding) {
    for (const overlap of overlaps) {
      const { a, b, aPrefix, bPrefix } = overlap;
      const joiner = views.joiner(a, b);
      if (!joiner) continue;
      const values = { a: a.name, aPrefix: formatPrefix(aPrefix), b: b.name, bPrefix: formatPrefix(bPrefix) };
      const fix = movable(overlap);
      const more = fix ? { fix } : {};
      if (joiner === a || joiner === b) yield finding('direct', [a.name, b.name], overlap.path, { ...values, path: link(plan, a, b) }, more);
      else
        yield finding(
          'joined',
          [a.name, b.name],
          overlap.path,
          { ...values, joiner: joiner.name, path: `${link(plan, a, joiner)}, ${link(plan, joiner, b)}` },
          more,
        );
    }
  },
});

/** Offers to place a network anew when it has a pool and is not deployed. */
export function movable({ a, b }: Overlap): Fix | undefined {
  for (const node of [b, a]) {
    if (!isNetwork(node) || node.deployed || node.pool === undefined || node.addressSpace.length === 0) continue;
    if (node.subnets.some((subnet) => subnet.prefix !== undefined)) continue;
    return { title: `Let ${node.name} be placed elsewhere in ${node.pool.name}`, edits: [{ path: [...node.path, 'addressSpace'] }] };
  }
  return undefined;
}

/** Returns how one node sees another: `spoke is peered with hub`, `hq attaches to hub by expressroute, whose gateway spoke uses`. */
function link(plan: Plan, a: Node, b: Node): string {
  if (isNetwork(a) && isNetwork(b)) return `${a.name} is peered with ${b.name}`;
  const external = isNetwork(a) ? b : a;
  const other = isNetwork(a) ? a : b;
  if (isNetwork(external)) return `${a.name} is connected to ${b.name}`;
  if (!isNetwork(other)) {
    const shared = external.connections.find((c) => other.connections.some((d) => d.to === c.to));
    return shared ? `${external.name} and ${other.name} both attach to ${shared.to.name}` : `${a.name} is connected to ${b.name}`;
  }
  const own = external.connections.find((c) => c.to === other);
  if (own) return `${external.name} attaches to ${other.name} by ${own.via}`;
  const transit = external.connections.find((c) => plan.peerings.some((p) => p.gatewayTransit === c.to && p.between.includes(other)));
  return transit
    ? `${external.name} attaches to ${transit.to.name} by ${transit.via}, whose gateway ${other.name} uses`
    : `${a.name} is connected to ${b.name}`;
}
