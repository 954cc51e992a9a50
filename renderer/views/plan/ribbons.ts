import { parsePrefix, prefixesOverlap } from '../../../shared/address/prefix.ts';
import type { NetworkRow, PoolRow, Snapshot } from '../../engine/snapshot.ts';
import type { RibbonPart } from '../../ui/ribbon.ts';

/** Returns what lies in a network, for its ribbon. */
export function networkParts({ subnets }: NetworkRow, conflicts: ReadonlySet<string>): RibbonPart[] {
  return subnets.flatMap(({ address, prefix, family, service }) =>
    prefix === null ? [] : [{ name: address, prefix, kind: `family family-${family}`, note: service, conflict: conflicts.has(address) }],
  );
}

/** Returns what lies in a pool, for its ribbon: reserved ranges, external networks, and its networks above them. */
export function poolParts(pool: PoolRow, { pools, networks, externals }: Snapshot, conflicts: ReadonlySet<string>): RibbonPart[] {
  // Networks of other pools lie elsewhere, unless the pools share addresses.
  const own = new Set<string | null>([null, ...pools.filter((other) => other === pool || shareAddresses(other, pool)).map(({ name }) => name)]);
  return [
    ...pool.reserved.map(({ prefix, reason }) => ({ name: 'reserved', prefix, kind: 'reserved', note: reason })),
    ...externals.flatMap(({ name, prefixes }) => prefixes.map((prefix) => ({ name: `external:${name}`, prefix, kind: 'foreign', note: 'not ours' }))),
    ...networks
      .filter((network) => own.has(network.pool))
      .flatMap(({ name, addressSpace, subnets }) =>
        addressSpace.map((prefix) => ({ name, prefix, kind: `family family-${mainFamily(subnets)}`, conflict: conflicts.has(name) })),
      ),
  ];
}

function shareAddresses(a: PoolRow, b: PoolRow): boolean {
  const [own, others] = [a, b].map(({ prefixes }) => prefixes.flatMap((text) => parsePrefix(text) ?? []));
  return own?.some((prefix) => others?.some((other) => prefixesOverlap(prefix, other))) ?? false;
}

/** The family that holds most of a network: what the network is for. */
export function mainFamily(subnets: NetworkRow['subnets']): string {
  const sums = new Map<string, number>();
  for (const { family, usable } of subnets) sums.set(family, (sums.get(family) ?? 0) + usable);
  return [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? 'compute';
}

/** Returns the names whose prefixes overlap others, by the findings. */
export function conflictsOf({ findings }: Snapshot): ReadonlySet<string> {
  return new Set(findings.flatMap(({ rule, subjects }) => (rule.startsWith('overlap-') && rule !== 'overlap-declared-unused' ? subjects : [])));
}
