import { formatPrefix, prefixesOverlap, samePrefix, type Prefix } from '../../address/prefix.ts';
import type { Network, Pool, Subnet } from '../plan.ts';
import type { SourceEdit } from '../source-edit.ts';
import type { NetworkHolding, PlaceChange, PlacedPlan } from './change.ts';

/** Which places an edit sets. */
export interface Placing {
  /** Networks in which subnets come, go, change their place or their name. */
  readonly networks: readonly NetworkHolding[];
  /** The new prefixes of subnets, of either family. */
  readonly subnets?: ReadonlyMap<Subnet, Prefix>;
  /** A network of which one prefix becomes another one, or several. */
  readonly space?: { readonly holding: NetworkHolding; readonly of: Prefix; readonly by: readonly Prefix[] };
  /** A network that gets another name. The order of names settles who is placed first. */
  readonly renamed?: NetworkHolding;
  /** What leaves the document. */
  readonly gone?: ReadonlySet<Network | Subnet>;
}

/**
 * Returns the edits that set new places, and those that record where everything else lies that could move by that: the engine chooses
 * open places anew each time, and with other neighbours it may choose others. A document that records everything gets the new places alone.
 */
export function placeEdits(
  { plan, places }: PlacedPlan,
  { networks, subnets = new Map(), space, renamed, gone = new Set() }: Placing,
): {
  readonly edits: readonly SourceEdit[];
  readonly recorded: readonly PlaceChange[];
} {
  const edits: SourceEdit[] = [];
  const recorded: PlaceChange[] = [];
  const note = (subject: string, prefix: Prefix) => {
    recorded.push({ subject, what: 'recorded', from: formatPrefix(prefix), to: formatPrefix(prefix) });
  };
  // Room for other networks changes with address spaces; those of open networks follow from their subnets.
  const changing = places.networks.filter(
    (holding) => holding === space?.holding || gone.has(holding.network) || ((holding === renamed || networks.includes(holding)) && isOpen(holding)),
  );
  const pools = poolsAround(plan.pools, changing, space?.by ?? []);
  const leaving = places.networks.filter(
    (holding) => holding === space?.holding || gone.has(holding.network) || (holding.prefixes.length === 0 && networks.includes(holding)),
  );
  for (const holding of places.networks) {
    if (holding === space?.holding) edits.push(...addressSpaceEdits(holding, space));
    else if (
      isOpen(holding) &&
      holding.prefixes.length > 0 &&
      !gone.has(holding.network) &&
      holding.network.pool &&
      pools.has(holding.network.pool)
    ) {
      edits.push(...addressSpaceEdits(holding));
      for (const prefix of holding.prefixes.slice(writtenCount(holding))) note(holding.network.name, prefix);
    }
  }
  for (const { subnets: held } of new Set([...networks, ...tangledWith(places.networks, leaving)])) {
    for (const { subnet, prefix, ipv6Prefix } of held) {
      if (gone.has(subnet)) continue;
      for (const [key, now, written] of [['prefix', prefix, subnet.prefix] as const, ['ipv6Prefix', ipv6Prefix, subnet.ipv6Prefix] as const]) {
        const given = subnets.get(subnet);
        const to = given?.family === (key === 'prefix' ? 4 : 6) ? given : undefined;
        if (to) edits.push({ path: [...subnet.path, key], set: formatPrefix(to) });
        else if (!written && now) {
          edits.push({ path: [...subnet.path, key], set: formatPrefix(now) });
          note(subnet.address, now);
        }
      }
    }
  }
  return { edits, recorded };
}

/** The pools in which room changes: those of networks that change, those that their prefixes lie in, and pools that share addresses with these. */
function poolsAround(pools: readonly Pool[], changing: readonly NetworkHolding[], more: readonly Prefix[]): ReadonlySet<Pool> {
  const around = new Set(changing.flatMap(({ network }) => network.pool ?? []));
  const prefixesOf = (pool: Pool) => pool.prefixes.flatMap(({ prefix }) => prefix ?? []);
  let meets: readonly Prefix[] = [...changing.flatMap(heldBy), ...more, ...[...around].flatMap(prefixesOf)];
  while (meets.length > 0) {
    const near = meets;
    const found = pools.filter((pool) => !around.has(pool) && prefixesOf(pool).some((own) => near.some((prefix) => prefixesOverlap(own, prefix))));
    for (const pool of found) around.add(pool);
    meets = found.flatMap(prefixesOf);
  }
  return around;
}

/** What a network holds: its address space, or while it has none what its subnets hold. */
function heldBy({ prefixes, subnets }: NetworkHolding): readonly Prefix[] {
  return prefixes.length > 0 ? prefixes : subnets.flatMap(({ prefix, ipv6Prefix }) => [prefix, ipv6Prefix].flatMap((held) => held ?? []));
}

/** Networks that share addresses with some whose addresses change: the engine keeps their open subnets out of what both have. */
function tangledWith(all: readonly NetworkHolding[], leaving: readonly NetworkHolding[]): readonly NetworkHolding[] {
  const left = leaving.flatMap(heldBy);
  if (left.length === 0) return [];
  return all.filter((holding) => !leaving.includes(holding) && holding.prefixes.some((own) => left.some((prefix) => prefixesOverlap(own, prefix))));
}

/** Whether the engine still chooses a part of a network's address space. */
function isOpen(holding: NetworkHolding): boolean {
  return holding.prefixes.length === 0 || holding.prefixes.length > writtenCount(holding);
}

function writtenCount({ network }: NetworkHolding): number {
  return network.addressSpace.filter(({ prefix }) => prefix !== undefined).length;
}

/** The edits that write the whole address space of a network, with one of its prefixes replaced. */
function addressSpaceEdits(holding: NetworkHolding, change?: { readonly of: Prefix; readonly by: readonly Prefix[] }): SourceEdit[] {
  const { network, prefixes } = holding;
  const path = [...network.path, 'addressSpace'];
  const { length } = network.addressSpace;
  const replaced = (prefix: Prefix) => (change && samePrefix(change.of, prefix) ? change.by : [prefix]).map(formatPrefix);
  if (length === 0) return [{ path, set: prefixes.flatMap(replaced) }];
  const edits = network.addressSpace.flatMap(({ prefix }, i): SourceEdit[] => {
    if (!prefix || !change || !samePrefix(change.of, prefix)) return [];
    const [first, ...rest] = replaced(prefix);
    return [{ path: [...path, i], set: first }, ...rest.map((insert) => ({ path: [...path, i + 1], insert }))];
  });
  const chosen = prefixes.slice(writtenCount(holding)).flatMap(replaced);
  return [...edits, ...chosen.map((insert): SourceEdit => ({ path: [...path, length], insert }))];
}
