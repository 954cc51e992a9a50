import { formatPrefix, prefixesOverlap } from '../address/prefix.ts';
import type { Pool } from '../plan/plan.ts';
import { remembered } from '../problem/remembered.ts';
import { defineCheck } from './check.ts';
import { carveAnew } from './remedies/place-anew.ts';
import { planIpPage } from './sources.ts';

/** No network should lie in a range that its pool reserves. */
export const reservedRange = defineCheck({
  rule: 'reserved-range',
  severity: 'error',
  title: 'A virtual network lies in a reserved range.',
  why: 'The plan says that the range is kept for something else. Move the network, or give the range back in the pool.',
  born: '2026-11',
  sources: [planIpPage],
  scope: 'network',
  messages: { reserved: 'The address space {prefix} of {network} should keep out of {range}, which pool {pool} reserves: {reason}.' },
  samples: {
    failing:
      'cadastre: 1\nname: sample\naddressPools:\n  - {name: weu, prefixes: [10.64.0.0/16], reserved: [{prefix: 10.64.0.0/20, reason: second region}]}\nvirtualNetworks:\n  - {name: hub, pool: weu, addressSpace: [10.64.1.0/24]}\n',
    passing:
      'cadastre: 1\nname: sample\naddressPools:\n  - {name: weu, prefixes: [10.64.0.0/16], reserved: [{prefix: 10.64.0.0/20, reason: second region}]}\nvirtualNetworks:\n  - {name: hub, pool: weu, addressSpace: [10.64.16.0/24]}\n',
  },
  *run({ plan }, finding) {
    for (const network of plan.networks) {
      for (const { prefix, path } of network.addressSpace) {
        if (!prefix) continue;
        for (const range of reservedIn(plan.pools)) {
          if (!prefixesOverlap(prefix, range.prefix)) continue;
          yield finding(
            'reserved',
            [network.name, range.pool.name],
            path,
            { network: network.name, prefix: formatPrefix(prefix), range: range.text, pool: range.pool.name, reason: range.reason },
            { fix: carveAnew(network) },
          );
        }
      }
    }
  },
});

const reservedIn = remembered((pools: readonly Pool[]) =>
  pools.flatMap((pool) =>
    pool.reserved.flatMap(({ range, reason }) => (range.prefix ? [{ pool, prefix: range.prefix, text: range.text, reason }] : [])),
  ),
);
