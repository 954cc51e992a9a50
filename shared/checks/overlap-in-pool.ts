import { forEachInside } from '../address/insides.ts';
import { comparePrefixes, formatPrefix } from '../address/prefix.ts';
import { compareText } from '../problem/compare.ts';
import { defineCheck } from './check.ts';
import { moreInWords, namedAround } from './overlap/crowd.ts';
import { movable } from './overlap-connected.ts';
import { isNetwork } from './overlaps.ts';
import { planIpPage } from './sources.ts';

/** A pool should hand out each address once, and share none with another pool. */
export const overlapInPool = defineCheck({
  rule: 'overlap-in-pool',
  severity: 'error',
  title: 'One pool holds two networks that share addresses.',
  why: 'A pool is the register of who holds what. Two networks of one pool on the same addresses can never be connected to each other, nor to a common third.',
  born: '2026-11',
  sources: [planIpPage],
  messages: {
    overlap: '{a} ({aPrefix}) and {b} ({bPrefix}) should not overlap; both come from pool {pool}{more}.',
    pools: 'Pool {a} ({aPrefix}) and pool {b} ({bPrefix}) should not overlap; what one hands out the other counts as free{more}.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\naddressPools:\n  - {name: weu, prefixes: [10.64.0.0/16]}\nvirtualNetworks:\n  - {name: spoke-a, pool: weu, addressSpace: [10.64.0.0/23]}\n  - {name: spoke-b, pool: weu, addressSpace: [10.64.1.0/24]}\n',
    passing:
      'cadastre: 1\nname: sample\naddressPools:\n  - {name: weu, prefixes: [10.64.0.0/16]}\nvirtualNetworks:\n  - {name: spoke-a, pool: weu, addressSpace: [10.64.0.0/23]}\n  - {name: spoke-b, pool: weu, addressSpace: [10.64.2.0/24]}\n',
  },
  *run({ plan, overlaps }, finding) {
    const held = plan.pools
      .flatMap((pool) => pool.prefixes.flatMap(({ prefix, path }) => (prefix ? [{ pool, prefix, path }] : [])))
      .sort((x, y) => compareText(x.pool.name, y.pool.name) || comparePrefixes(x.prefix, y.prefix));
    const pairs: { first: number; second: number; more: number; inner: number }[] = [];
    forEachInside(
      held.map(({ prefix }) => prefix),
      (inside) => {
        const { inner } = inside;
        const { outers, more } = namedAround(
          inside,
          (place) => place,
          () => false,
        );
        for (const outer of outers) pairs.push({ first: Math.min(inner, outer), second: Math.max(inner, outer), more, inner });
      },
    );
    for (const { first, second, more, inner } of pairs) {
      const [a, b] = [held[first], held[second]];
      if (!a || !b) continue;
      yield finding(
        'pools',
        [a.pool.name, b.pool.name],
        b.path,
        {
          a: a.pool.name,
          aPrefix: formatPrefix(a.prefix),
          b: b.pool.name,
          bPrefix: formatPrefix(b.prefix),
          more: moreInWords(more, `pool ${(inner === first ? a : b).pool.name}`),
        },
        { severity: 'warning' },
      );
    }
    for (const overlap of overlaps) {
      const { a, b, aPrefix, bPrefix, isConnected, isDeclared, more } = overlap;
      if (!isNetwork(a) || !isNetwork(b) || !a.pool || a.pool !== b.pool || isConnected || isDeclared) continue;
      const fix = movable(overlap);
      yield finding(
        'overlap',
        [a.name, b.name, a.pool.name],
        overlap.path,
        {
          a: a.name,
          aPrefix: formatPrefix(aPrefix),
          b: b.name,
          bPrefix: formatPrefix(bPrefix),
          pool: a.pool.name,
          more: more ? moreInWords(more.count, more.of.name) : '',
        },
        fix ? { fix } : {},
      );
    }
  },
});
