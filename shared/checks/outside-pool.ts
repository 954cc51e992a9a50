import { formatPrefix, prefixContains, prefixesOverlap } from '../address/prefix.ts';
import { PrefixIndex } from '../address/overlaps.ts';
import type { Prefix } from '../address/prefix.ts';
import type { Network, Pool } from '../plan/plan.ts';
import { remembered } from '../problem/remembered.ts';
import { defineCheck } from './check.ts';
import type { Fix } from './finding.ts';
import { carveAnew } from './remedies/place-anew.ts';
import { planIpPage } from './sources.ts';

/** A network that names a pool should lie inside it. */
export const outsidePool = defineCheck({
  rule: 'outside-pool',
  severity: 'warning',
  title: 'A virtual network lies outside the pool that it names.',
  why: 'The pool is what is set aside for these networks, and often what is advertised and allowed elsewhere. A network outside it works, but nobody who reads the pool knows of it.',
  born: '2026-11',
  sources: [planIpPage],
  scope: 'network',
  messages: {
    outside: 'The address space {prefix} of {network} should lie inside pool {pool}, which is {space}.',
    reserved: 'The range {prefix} that pool {pool} reserves should lie inside the pool, which is {space}.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\naddressPools:\n  - {name: weu, prefixes: [10.64.0.0/16]}\nvirtualNetworks:\n  - {name: hub, pool: weu, addressSpace: [10.65.0.0/24]}\n',
    passing:
      'cadastre: 1\nname: sample\naddressPools:\n  - {name: weu, prefixes: [10.64.0.0/16]}\nvirtualNetworks:\n  - {name: hub, pool: weu, addressSpace: [10.64.0.0/24]}\n',
  },
  *ofPlan({ plan }, finding) {
    for (const pool of plan.pools) {
      for (const { range } of pool.reserved) {
        const { prefix } = range;
        if (!prefix || pool.prefixes.some((space) => space.prefix && prefixesOverlap(space.prefix, prefix))) continue;
        yield finding('reserved', [pool.name], range.path, {
          prefix: formatPrefix(prefix),
          pool: pool.name,
          space: pool.prefixes.map((p) => p.text).join(', '),
        });
      }
    }
  },
  *run({ plan }, finding) {
    for (const network of plan.networks) {
      const { pool } = network;
      if (!pool) continue;
      for (const { prefix, path } of network.addressSpace) {
        if (!prefix || pool.prefixes.some((space) => space.prefix && prefixContains(space.prefix, prefix))) continue;
        const fixes = [nameOther(network, poolsAround(plan.pools)), carveAnew(network)].filter((fix) => fix !== undefined);
        const [fix, ...alternatives] = fixes;
        yield finding(
          'outside',
          [network.name, pool.name],
          path,
          { network: network.name, prefix: formatPrefix(prefix), pool: pool.name, space: pool.prefixes.map((p) => p.text).join(', ') },
          { fix, alternatives },
        );
      }
    }
  },
});

type PoolAround = (prefix: Prefix) => Pool | undefined;

/** Returns a look-up from a prefix to the pool that holds it; of several none. */
const poolsAround = remembered((pools: readonly Pool[]): PoolAround => {
  const spaces = pools.flatMap((pool) => pool.prefixes.flatMap(({ prefix }) => (prefix ? [{ pool, prefix }] : [])));
  const index = new PrefixIndex(spaces.map(({ prefix }) => prefix));
  return (prefix) => {
    const holders = new Set(index.overlapping(prefix).flatMap((i) => spaces[i]?.pool ?? []));
    const [pool] = holders;
    const isWhole = pool?.prefixes.some((space) => space.prefix && prefixContains(space.prefix, prefix));
    return holders.size === 1 && isWhole === true ? pool : undefined;
  };
});

/** Names the pool that holds the whole address space, where there is one. */
function nameOther({ name, addressSpace, path }: Network, poolAround: PoolAround): Fix | undefined {
  const pools = new Set(addressSpace.map(({ prefix }) => prefix && poolAround(prefix)));
  const [pool] = pools;
  if (pools.size !== 1 || !pool) return undefined;
  return { title: `Name pool ${pool.name} for ${name}, which holds its address space`, edits: [{ path: [...path, 'pool'], set: pool.name }] };
}
