import { FreeBlocks } from '../address/blocks.ts';
import { addressCount, prefixesOverlap, type Ipv4Prefix, type Prefix } from '../address/prefix.ts';
import { networkExclusions } from '../allocate/networks.ts';
import { compareDemands, outermost, placeAll, takeAllowed, takeFor, type Demand } from '../allocate/place.ts';
import { forbidden } from '../allocate/subnets.ts';
import { compareText } from '../problem/compare.ts';
import { growSubnets } from './grow-subnets.ts';
import { lengthIn, type Standing } from './standing.ts';
import { Surroundings } from './surroundings.ts';

// As in the allocator, no larger network is looked for than a /8, unless the sum of its subnets asks for one.
const SHORTEST = 8;

/** What became of the full networks of a pool; `lacks` is the first for which there was no place. */
export interface Enlarged {
  readonly standings: readonly Standing[];
  readonly lacks: Demand | undefined;
}

/**
 * Gives the full networks of a pool larger blocks in a year, within its prefixes `space` and outside of `taken`, which holds the
 * networks themselves too.
 *
 * A network grows in place when all of the block around one of its prefixes is free: to the smallest in which its subnets can grow.
 * The others take new blocks, the largest first, as large as the sum of their subnets and larger than what they had; there their subnets
 * are laid out anew. Their old blocks stay taken meanwhile. Neither `spare` nor `size` is kept: that is room for growth to use up.
 */
export function enlargeNetworks(full: readonly Standing[], year: number, space: readonly Ipv4Prefix[], taken: readonly Prefix[]): Enlarged {
  const surroundings = new Surroundings(space, taken);
  const standings: Standing[] = [];
  const moving: { standing: Standing; demand: Demand }[] = [];
  for (const standing of [...full].sort((a, b) => compareText(a.network.name, b.network.name))) {
    const wider = widened(standing, year, surroundings);
    if (wider) {
      surroundings.claim(wider.from, wider.to.length);
      standings.push(wider.standing);
    } else moving.push({ standing, demand: demandOf(standing, year) });
  }
  if (moving.length === 0) return { standings, lacks: undefined };

  const free = new FreeBlocks(outermost(space), [...taken, ...standings.flatMap((standing) => standing.space)]);
  let lacks: Demand | undefined;
  for (const { standing, demand } of moving.sort((a, b) => compareDemands(a.demand, b.demand))) {
    const moved = movedTo(standing, year, demand, free);
    if (moved) standings.push(moved);
    else lacks ??= demand;
  }
  return { standings, lacks };
}

/** A network that grew in place, and which of its prefixes became what. */
export interface Widened {
  readonly standing: Standing;
  readonly from: Ipv4Prefix;
  readonly to: Ipv4Prefix;
}

/** Returns a full network as it grows in place, its largest prefix first; undefined when it cannot. */
export function widened(standing: Standing, year: number, surroundings: Surroundings): Widened | undefined {
  const excluded = networkExclusions(standing.network);
  const largestFirst = [...standing.space].sort((a, b) => a.length - b.length || a.first - b.first);
  for (const from of largestFirst) {
    for (let length = from.length - 1; length >= SHORTEST; length--) {
      const to = surroundings.around(from, length);
      if (!to || excluded.some((range) => prefixesOverlap(range, to))) break;
      const space = standing.space.map((prefix) => (prefix === from ? to : prefix));
      const grown = growSubnets(standing, year, space);
      if (grown.ok) return { standing: grown.standing, from, to };
    }
  }
  return undefined;
}

/**
 * Returns the prefix length of the one block that holds all subnets of a full network in a year and is larger than what it has. The size
 * that the document asks for counts while the network has nothing.
 */
export function newLength({ network, space, subnets }: Standing, year: number): number {
  const has = space.reduce((sum, prefix) => sum + addressCount(prefix), 0);
  const needs = subnets.reduce((sum, subnet) => sum + 2 ** (32 - lengthIn(subnet, year)), 0);
  let length = space.length === 0 ? (network.size ?? 29) : 29;
  while (2 ** (32 - length) < needs || 2 ** (32 - length) <= has) length--;
  return length;
}

function demandOf(standing: Standing, year: number): Demand {
  return { key: standing.network.name, length: newLength(standing, year), excluded: networkExclusions(standing.network) };
}

/** Takes a new block for a network and lays its subnets out in it; undefined when there is no place. */
function movedTo(standing: Standing, year: number, { length: longest, excluded }: Demand, free: FreeBlocks): Standing | undefined {
  const { subnets, prefer } = standing;
  const demands = subnets.map((one): Demand => ({ key: one.subnet.name, length: lengthIn(one, year), excluded: one.excluded }));
  const layOut = (block: Prefix) => placeAll([block], forbidden, demands, prefer) as Map<string, Ipv4Prefix>;
  const isPicky = excluded.length > 0 || demands.some((demand) => demand.excluded.length > 0);
  const allowed = (block: Prefix) => !excluded.some((range) => prefixesOverlap(range, block)) && layOut(block).size === demands.length;
  // A larger block helps only where something must keep out of ranges inside it.
  const shortest = isPicky ? Math.min(SHORTEST, longest) : longest;
  for (let length = longest; length >= shortest; length--) {
    const block = isPicky ? takeAllowed(free, length, allowed, prefer) : takeFor(free, { length, excluded: [] }, prefer);
    if (block?.family !== 4) continue;
    const places = layOut(block);
    return { ...standing, space: [block], subnets: subnets.map((one) => ({ ...one, place: places.get(one.subnet.name) })) };
  }
  return undefined;
}
