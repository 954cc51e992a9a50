import { formatPrefix } from '../../address/prefix.ts';
import type { Allocation } from '../../allocate/allocation.ts';
import { neededLength } from '../../allocate/networks.ts';
import { openDemands, pinnedSubnets } from '../../allocate/subnets.ts';
import { SMALLEST_SUBNET } from '../../catalog/azure-subnet.ts';
import { demandedLength, type Network, type Subnet } from '../../plan/plan.ts';
import { nothing, type Change, type Lack } from './change.ts';

// The shortest prefix length that a document may ask for as the size of a network, and how much larger a network is tried.
const SHORTEST_NETWORK = 8;
const MOST_LARGER = 4;
// How many subnets of a network are asked to be smaller.
const MOST_SMALLER = 8;

/** Yields smaller sizes of the subnet, or of subnets of the network: the least change first. */
export function* askForSmallerSubnet(lack: Lack): Generator<Change> {
  const wanted = lengthThatFits(lack);
  if (wanted === undefined) return;
  if (lack.subnet) yield* smallerSubnet(lack.subnet.subnet, wanted);
  else yield* smallerSubnets(lack.place.network, wanted);
}

/** Yields less spare of the network, the most that may fit first. */
export function* askForLessSpare(lack: Lack): Generator<Change> {
  const wanted = lengthThatFits(lack);
  if (wanted !== undefined && !lack.subnet) yield* lessSpare(lack.place.network, wanted);
}

/** Yields smaller sizes of a network that asks for one, the largest first. */
export function* askForSmallerNetwork(lack: Lack): Generator<Change> {
  const wanted = lengthThatFits(lack);
  if (wanted !== undefined && !lack.subnet) yield* smallerNetwork(lack.place.network, wanted);
}

/**
 * The shortest prefix length that is longer than what is missing and fits in the largest free block: nothing larger than that helps.
 * 0 where that cannot be told beforehand: around pinned subnets.
 */
function lengthThatFits({ shortage: { family, length, largestFree, because }, place, subnet }: Lack): number | undefined {
  if (because === 'pinned-subnets') return 0;
  if (family === 6 || length === undefined || largestFree === undefined) return undefined;
  if (!subnet && place.network.addressSpace.length > 0) return undefined;
  return Math.max(length + 1, largestFree.length);
}

/** Yields what a larger network may remedy: one that asks for a size which does not hold its subnets. It may then lie elsewhere. */
export function* askForLargerNetwork({ shortage: { family }, place: { network }, subnet }: Lack): Generator<Change> {
  const { size } = network;
  if (family === 6 || subnet === undefined || size === undefined || network.addressSpace.length > 0) return;
  for (let wanted = size - 1; wanted >= Math.max(SHORTEST_NETWORK, size - MOST_LARGER); wanted--) {
    yield {
      kind: 'network-size',
      title: (after) => `Carve ${network.name} as a /${wanted} instead of a /${size}: ${spaceOf(after, network.name)}`,
      edits: [{ path: [...network.path, 'size'], set: `/${wanted}` }],
      moves: new Set([network.name, ...network.subnets.map(({ address }) => address)]),
    };
  }
}

/** A subnet by itself: each prefix length from `wanted` to the longest that holds its need, the largest subnet first. */
function* smallerSubnet(subnet: Subnet, wanted: number): Generator<Change> {
  const { sizing } = subnet;
  for (let length = wanted; length <= sizing.minimum && !sizing.tooLarge; length++) {
    yield {
      kind: 'smaller-subnet',
      title: () => `Ask for ${askedFor(subnet, length)}`,
      edits: [{ path: [...subnet.path, 'size'], set: `/${length}` }],
      moves: nothing,
    };
  }
}

/** The subnets of a network: one that is larger than it must be; then as many of them as it takes, those that save most first. */
function* smallerSubnets(network: Network, wanted: number): Generator<Change> {
  if (network.size !== undefined && pinnedSubnets(network).length === 0) return;
  const reducible = network.subnets
    .filter((subnet) => subnet.prefix === undefined && !subnet.sizing.tooLarge && demandedLength(subnet) < subnet.sizing.minimum)
    .sort((a, b) => saving(b) - saving(a) || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_SMALLER);
  for (const subnet of reducible) yield* smallerBy(network, new Map(), subnet, wanted);
  const together = new Map<Subnet, number>();
  for (const subnet of reducible) yield* smallerBy(network, together, subnet, wanted);
}

/** One subnet smaller and smaller, beside those that are already; `sizes` ends with all that it needs. */
function* smallerBy(network: Network, sizes: Map<Subnet, number>, subnet: Subnet, wanted: number): Generator<Change> {
  for (let length = demandedLength(subnet) + 1; length <= subnet.sizing.minimum; length++) {
    sizes.set(subnet, length);
    if (neededLength(withSizes(network, sizes)) >= wanted) yield smallerSubnetsOf(network, sizes);
  }
}

function smallerSubnetsOf(network: Network, sizes: ReadonlyMap<Subnet, number>): Change {
  const asked = [...sizes];
  const said = asked.map(([subnet, length]) => askedFor(subnet, length));
  return {
    kind: 'smaller-subnet',
    title: (after) => `Ask for ${said.join('; and for ')}; ${network.name} then takes ${spaceOf(after, network.name)}`,
    edits: asked.map(([subnet, length]) => ({ path: [...subnet.path, 'size'], set: `/${length}` })),
    moves: nothing,
  };
}

/** What is asked for now, what it must hold, and what is advised, in words. */
function askedFor(subnet: Subnet, length: number): string {
  const { needed, recommended } = subnet.sizing;
  const holds = needed === 0 ? '' : `, which holds the ${needed === 1 ? '1 address' : `${needed} addresses`} that it needs`;
  const advised = recommended < length && recommended < subnet.sizing.minimum ? ` (/${recommended} is recommended)` : '';
  return `a /${length} instead of a /${demandedLength(subnet)} for ${subnet.address}${holds}${advised}`;
}

/** Less spare: for each prefix length that the network may then take, the most with which it takes no more than that. */
function* lessSpare(network: Network, wanted: number): Generator<Change> {
  if (network.size !== undefined || network.spare === 0) return;
  const held = [...openDemands(network), ...pinnedSubnets(network)].reduce((sum, { length }) => sum + 2 ** (32 - length), 0);
  for (let length = Math.max(wanted, SHORTEST_NETWORK); 2 ** (32 - length) >= held; length++) {
    const spare = Math.floor(100 - (100 * held) / 2 ** (32 - length));
    if (spare >= network.spare) continue;
    yield {
      kind: 'less-spare',
      title: (after) => `Keep ${spare} instead of ${network.spare} percent of ${network.name} free; it then takes ${spaceOf(after, network.name)}`,
      edits: [{ path: [...network.path, 'spare'], set: spare }],
      moves: nothing,
    };
  }
}

function* smallerNetwork(network: Network, wanted: number): Generator<Change> {
  const { size } = network;
  if (size === undefined) return;
  const free: Network = { ...network, size: undefined };
  const isEmpty = network.subnets.length === 0;
  const longest = isEmpty ? SMALLEST_SUBNET.value : neededLength({ ...free, spare: 0 });
  const keepsSpare = isEmpty ? longest : neededLength(free);
  for (let length = Math.max(wanted, size + 1); length <= longest; length++) {
    const less = length > keepsSpare ? `, which leaves less than its ${network.spare} percent free` : '';
    yield {
      kind: 'network-size',
      title: (after) => `Carve ${network.name} as a /${length} instead of a /${size}: ${spaceOf(after, network.name)}${less}`,
      edits: [{ path: [...network.path, 'size'], set: `/${length}` }],
      moves: nothing,
    };
  }
}

function spaceOf({ networks }: Allocation, name: string): string {
  return (
    networks
      .find(({ network }) => network.name === name)
      ?.prefixes.map(formatPrefix)
      .join(', ') ?? ''
  );
}

function saving(subnet: Subnet): number {
  return 2 ** (32 - demandedLength(subnet)) - 2 ** (32 - subnet.sizing.minimum);
}

function withSizes(network: Network, sizes: ReadonlyMap<Subnet, number>): Network {
  return { ...network, subnets: network.subnets.map((subnet) => ({ ...subnet, size: sizes.get(subnet) ?? subnet.size })) };
}
