import { prefixContains } from '../address/prefix.ts';
import type { Pool } from '../plan/plan.ts';
import { remembered } from '../problem/remembered.ts';
import { defineCheck } from './check.ts';

/** Networks of a region should be carved from the pools that the organisation keeps for it. */
export const poolNotAllowed = defineCheck({
  rule: 'pool-not-allowed',
  severity: 'warning',
  title: 'A virtual network takes its address space from a pool that its region should not use.',
  why: 'Where each region has pools of its own, one prefix stands for the region: on-premises routers, firewalls and other regions need no more. A network from another pool breaks that for everybody.',
  born: '2026-11',
  sources: [],
  basis: 'organisation',
  scope: 'network',
  messages: {
    pool: '{network} is in {region} and should be carved from {allowed}, not from {pool}.',
    outside: 'The address space {prefix} of {network}, which is in {region}, should lie in {allowed}.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\naddressPools:\n  - {name: weu, prefixes: [10.64.0.0/16]}\n  - {name: neu, prefixes: [10.96.0.0/16]}\nvirtualNetworks:\n  - {name: hub, region: westeurope, pool: neu, size: /24}\nrules: {poolsByRegion: {westeurope: [weu]}}\n',
    passing:
      'cadastre: 1\nname: sample\naddressPools:\n  - {name: weu, prefixes: [10.64.0.0/16]}\n  - {name: neu, prefixes: [10.96.0.0/16]}\nvirtualNetworks:\n  - {name: hub, region: westeurope, pool: weu, size: /24}\nrules: {poolsByRegion: {westeurope: [weu]}}\n',
  },
  *run({ plan }, finding) {
    const byRegion = plan.rules.poolsByRegion ?? {};
    for (const network of plan.networks) {
      const { name, region, pool, addressSpace, path } = network;
      if (region === undefined || !Object.hasOwn(byRegion, region)) continue;
      const names = byRegion[region] ?? [];
      const allowed = names.length === 0 ? 'no pool' : names.join(' or ');
      if (pool && !names.includes(pool.name)) {
        const [only, ...others] = names;
        const at = [...path, 'pool'];
        const fix =
          only !== undefined && others.length === 0 && addressSpace.length === 0
            ? { title: `Carve ${name} from ${only}`, edits: [{ path: at, set: only }] }
            : undefined;
        yield finding('pool', [name, pool.name], at, { network: name, region, allowed, pool: pool.name }, { fix });
      }
      if (pool) continue;
      const space = names.flatMap((one) => (byName(plan.pools).get(one)?.prefixes ?? []).flatMap(({ prefix }) => prefix ?? []));
      for (const { prefix, text, path: at } of addressSpace)
        if (prefix && !space.some((outer) => prefixContains(outer, prefix)))
          yield finding('outside', [name], at, { network: name, region, allowed, prefix: text });
    }
  },
});

const byName = remembered((pools: readonly Pool[]): ReadonlyMap<string, Pool> => new Map(pools.map((pool) => [pool.name, pool])));
