import { formatPrefix } from '../address/prefix.ts';
import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import { defineCheck } from './check.ts';
import type { Fix } from './finding.ts';
import { moreInWords } from './overlap/crowd.ts';
import { isDeclared } from './overlap/declared.ts';
import { pathInWords } from './overlap/path-words.ts';
import { isNetwork, type Overlap } from './overlaps.ts';
import { carveAnew } from './remedies/place-anew.ts';

/** Ranges that some network sees together should not overlap: peered, or joined through gateways, Virtual WAN hubs and external networks. */
export const overlapConnected = defineCheck({
  rule: 'overlap-connected',
  severity: 'error',
  title: 'Two connected networks share addresses.',
  why: 'Networks whose address spaces overlap cannot be peered, nor can one network be peered with both. Behind gateways Azure prefers its own routes, so the other side of an overlapping range becomes unreachable. What counts is who sees whom: peerings are not transitive, but a hub sees all its spokes, and an external network sees every network behind the gateways that it attaches to. Whatever is connected to a Virtual WAN hub, or to hubs that are connected with each other, sees all the rest. An overlap that is intended, since addresses are translated in between, is declared with "overlap" on one of the two. That does not help where the two are peered or one network is peered with both, for Azure refuses the peering. Of more than ten prefixes that hold the same addresses only the nearest is named, and the others are counted.',
  born: '2026-11',
  sources: [virtualNetworkFaq],
  messages: {
    direct: '{a} ({aPrefix}) and {b} ({bPrefix}) should not overlap; they are connected: {path}{more}.',
    joined: '{a} ({aPrefix}) and {b} ({bPrefix}) should not overlap; {joiner} is connected to both: {path}{more}.',
    refused:
      '{a} ({aPrefix}) and {b} ({bPrefix}) should not overlap; that it is declared does not help, since Azure refuses to peer networks that share addresses: {path}{more}.',
    refusedBoth:
      '{a} ({aPrefix}) and {b} ({bPrefix}) should not overlap; that it is declared does not help, since Azure refuses to peer {joiner} with both: {path}{more}.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nexternalNetworks:\n  - {name: hq, kind: on-premises, prefixes: [10.64.0.0/16], connections: [{to: hub, via: vpn}]}\nvirtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/24]}\n',
    passing:
      'cadastre: 1\nname: sample\nexternalNetworks:\n  - {name: hq, kind: on-premises, prefixes: [10.0.0.0/16], connections: [{to: hub, via: vpn}]}\nvirtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/24]}\n',
  },
  *run({ views, overlaps }, finding) {
    for (const overlap of overlaps) {
      const { a, b, aPrefix, bPrefix, more } = overlap;
      if (!overlap.isConnected || overlap.isDeclared) continue;
      const refused = isDeclared(a, b) ? views.refused(a, b) : undefined;
      const path = refused ?? views.path(a, b);
      if (!path) continue;
      const [direct, joined] = refused ? (['refused', 'refusedBoth'] as const) : (['direct', 'joined'] as const);
      const fix = movable(overlap);
      yield finding(
        path.lines.length === 1 ? direct : joined,
        [a.name, b.name],
        overlap.path,
        {
          a: a.name,
          aPrefix: formatPrefix(aPrefix),
          b: b.name,
          bPrefix: formatPrefix(bPrefix),
          joiner: path.joiner.name,
          path: pathInWords(path, views),
          more: more ? moreInWords(more.count, more.of.name, 'connected ') : '',
        },
        fix ? { fix } : {},
      );
    }
  },
});

/** Offers to place a network anew when it has a pool and is not deployed. */
export function movable({ a, b }: Overlap): Fix | undefined {
  for (const node of [b, a]) {
    const fix = isNetwork(node) ? carveAnew(node) : undefined;
    if (fix) return fix;
  }
  return undefined;
}
