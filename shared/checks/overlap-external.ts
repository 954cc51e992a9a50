import { formatPrefix } from '../address/prefix.ts';
import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import { defineCheck } from './check.ts';
import { moreInWords } from './overlap/crowd.ts';
import { movable } from './overlap-connected.ts';
import { isNetwork } from './overlaps.ts';

/** A network should keep out of known external ranges, even those that are not connected yet. */
export const overlapExternal = defineCheck({
  rule: 'overlap-external',
  severity: 'warning',
  title: 'A virtual network shares addresses with an external network that is not connected to it.',
  why: 'It works as long as the two are never connected. On the day they should be, one of them must be rebuilt or its addresses translated.',
  born: '2026-11',
  sources: [virtualNetworkFaq],
  messages: {
    overlap: '{a} ({aPrefix}) should not overlap the external network {b} ({bPrefix}); the two are not connected today and could not be later{more}.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nexternalNetworks:\n  - {name: partner, kind: partner, prefixes: [10.64.0.0/16]}\nvirtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/24]}\n',
    passing:
      'cadastre: 1\nname: sample\nexternalNetworks:\n  - {name: partner, kind: partner, prefixes: [10.0.0.0/16]}\nvirtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/24]}\n',
  },
  *run({ overlaps }, finding) {
    for (const overlap of overlaps) {
      const { a, b, aPrefix, bPrefix, isConnected, isDeclared, more } = overlap;
      if (!isNetwork(a) || isNetwork(b) || isConnected || isDeclared) continue;
      const fix = movable(overlap);
      yield finding(
        'overlap',
        [a.name, b.name],
        overlap.path,
        {
          a: a.name,
          aPrefix: formatPrefix(aPrefix),
          b: b.name,
          bPrefix: formatPrefix(bPrefix),
          more: more ? moreInWords(more.count, more.of.name) : '',
        },
        fix ? { fix } : {},
      );
    }
  },
});
