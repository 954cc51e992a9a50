import { formatPrefix } from '../address/prefix.ts';
import { defineCheck } from './check.ts';
import { moreInWords } from './overlap/crowd.ts';
import { movable } from './overlap-connected.ts';
import { isNetwork } from './overlaps.ts';
import { peeringPage } from './sources.ts';

/** Networks that are not connected should not overlap either: they could not be peered later. */
export const overlapUnconnected = defineCheck({
  rule: 'overlap-unconnected',
  severity: 'warning',
  title: 'Two virtual networks that are not connected share addresses.',
  why: 'It works as long as the two are never connected. They cannot be peered later, nor can one hub be peered with both.',
  born: '2026-11',
  sources: [peeringPage],
  messages: { overlap: '{a} ({aPrefix}) and {b} ({bPrefix}) should not overlap; they are not connected today and could not be peered later{more}.' },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: spoke-a, addressSpace: [10.64.0.0/23]}\n  - {name: spoke-b, addressSpace: [10.64.1.0/24]}\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: spoke-a, addressSpace: [10.64.0.0/23]}\n  - {name: spoke-b, addressSpace: [10.64.2.0/24]}\n',
  },
  *run({ overlaps }, finding) {
    for (const overlap of overlaps) {
      const { a, b, aPrefix, bPrefix, isConnected, isDeclared, more } = overlap;
      if (!isNetwork(a) || !isNetwork(b) || (a.pool !== undefined && a.pool === b.pool) || isConnected || isDeclared) continue;
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
