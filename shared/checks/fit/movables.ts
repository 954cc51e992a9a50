import { FreeBlocks } from '../../address/blocks.ts';
import { formatPrefix, parentOf, prefixContains, samePrefix, type Ipv4Prefix, type Prefix } from '../../address/prefix.ts';
import { prefixesOf } from '../../allocate/allocate.ts';
import type { Allocation, NetworkPlace, SubnetPlace } from '../../allocate/allocation.ts';
import { mayLieIn, neededLength, networkExclusions, takeBlock } from '../../allocate/networks.ts';
import { outermost, type Preference } from '../../allocate/place.ts';
import { excludedFor, pinnedSubnets } from '../../allocate/subnets.ts';
import { takenBy, takenIn } from '../../allocate/taken.ts';
import { demandedLength, type Network, type Pool, type Subnet } from '../../plan/plan.ts';
import type { SourceEdit } from '../../plan/source-edit.ts';
import { ofFamily, type Change, type Lack } from './change.ts';
import { keepsOutOf, movesFor, type Movable, type Wanted } from './move.ts';

/** Yields moves of one subnet or network that is only planned, to make room for what found no place. Nothing deployed is moved. */
export function* moveOther(lack: Lack): Generator<Change> {
  const { shortage, place, subnet } = lack;
  if (shortage.family === 6) return;
  if (subnet) yield* moveSubnet(lack);
  else if (shortage.because === 'pinned-subnets') {
    yield* replacePins(lack);
    yield* moveFromPins(lack);
  } else if (shortage.length !== undefined && place.network.pool?.name === shortage.within) {
    const allowed = mayLieIn(place.network, lack.prefer) ?? (() => true);
    yield* moveNetwork(lack, { length: shortage.length, space: prefixesOf(place.network.pool, 4), allowed });
  }
}

function* moveSubnet({ shortage: { length }, place, subnet, prefer }: Lack): Generator<Change> {
  if (length === undefined || subnet === undefined) return;
  const space = ofFamily(place.prefixes, 4);
  const movables = place.subnets.flatMap(({ subnet: other, prefix }): Movable[] => {
    if (!prefix || other.deployed) return [];
    return [
      {
        subject: other.address,
        prefix,
        home: space,
        mayLie: keepsOutOf(excludedFor(other)),
        edits: (to) => [{ path: [...other.path, 'prefix'], set: formatPrefix(to) }],
        moves: new Set([other.address]),
      },
    ];
  });
  const taken = ofFamily(
    takenIn(place).map(({ prefix }) => prefix),
    4,
  );
  yield* movesFor({ length, space, allowed: keepsOutOf(excludedFor(subnet.subnet)) }, taken, movables, prefer);
}

function* moveNetwork(lack: Lack, wanted: Wanted): Generator<Change> {
  const { plan, allocation, place, prefer } = lack;
  // One list for each pool, so that its free space is worked out once.
  const homes = new Map(plan.pools.map((pool): [Pool, Prefix[]] => [pool, prefixesOf(pool, 4)]));
  const others = allocation.networks.filter((other) => other.network !== place.network);
  const movables = others.flatMap((other) => movableNetwork(other, homes, prefer));
  yield* movesFor(wanted, ofFamily(takenByOthers(lack), 4), movables, prefer);
}

/** What is taken by all but the network itself: the block that it wants lies around its own pins. */
function takenByOthers({ plan, allocation, place: { network } }: Lack): Prefix[] {
  return takenBy(plan, allocation).flatMap(({ prefix, by }) => (by.kind === 'virtual-network' && by.name === network.name ? [] : [prefix]));
}

/** A network that nobody has deployed any part of may stand elsewhere in its pool; the subnets pinned in it keep their places in it. */
function movableNetwork({ network, prefixes, subnets }: NetworkPlace, homes: ReadonlyMap<Pool, Prefix[]>, prefer: Preference): Movable[] {
  const { pool } = network;
  if (pool === undefined || network.deployed || subnets.some(({ subnet }) => subnet.deployed)) return [];
  const moves = new Set([network.name, ...subnets.map(({ subnet }) => subnet.address)]);
  const test = mayLieIn(network, prefer);
  return ofFamily(prefixes, 4).map((prefix): Movable => {
    const inside = subnets.filter((own) => own.subnet.prefix !== undefined && own.prefix !== undefined && prefixContains(prefix, own.prefix));
    // What its services cannot use where it is now it need not find elsewhere.
    const mayLie = test?.(prefix) ? test : () => true;
    const shifted = (own: SubnetPlace, to: Prefix): Prefix => shift(own.prefix as Ipv4Prefix, prefix as Ipv4Prefix, to as Ipv4Prefix);
    return {
      subject: network.name,
      prefix: prefix as Ipv4Prefix,
      home: homes.get(pool) ?? [],
      mayLie: (to) => mayLie(to) && inside.every((own) => keepsOutOf(excludedFor(own.subnet))(shifted(own, to))),
      edits: (to) => [
        spaceEdit(network.path, network.addressSpace.length === 0 ? prefixes : [], network.addressSpace, prefix, to),
        ...inside.map((own) => ({ path: [...own.subnet.path, 'prefix'], set: formatPrefix(shifted(own, to)) })),
      ],
      moves,
    };
  });
}

function spaceEdit(
  path: SourceEdit['path'],
  chosen: readonly Prefix[],
  written: NetworkPlace['network']['addressSpace'],
  from: Prefix,
  to: Prefix,
): SourceEdit {
  const given = written.map(({ text, prefix }) => (prefix && samePrefix(prefix, from) ? formatPrefix(to) : text));
  return { path: [...path, 'addressSpace'], set: [...given, ...chosen.map((prefix) => formatPrefix(samePrefix(prefix, from) ? to : prefix))] };
}

function shift(prefix: Ipv4Prefix, from: Ipv4Prefix, to: Ipv4Prefix): Ipv4Prefix {
  return { ...prefix, first: prefix.first - from.first + to.first };
}

/** Lets one pinned subnet of a network without address space be placed anew; then all of them that are not deployed. */
function* replacePins(lack: Lack): Generator<Change> {
  const { network } = lack.place;
  const pinned = network.subnets.filter((subnet) => subnet.prefix?.prefix?.family === 4 && !subnet.deployed);
  for (const subnets of [...pinned.map((subnet) => [subnet]), ...(pinned.length > 1 ? [pinned] : [])]) {
    const edits = subnets.flatMap(letGo);
    const change: Change = {
      kind: 'move',
      title: (after) =>
        `Let ${subnets.map((subnet) => `${subnet.address} go from ${subnet.prefix?.text ?? ''} to ${prefixIn(after, subnet.address)}`).join(', ')}`,
      edits,
      moves: new Set(subnets.map(({ address }) => address)),
    };
    yield change;
    // Without pins it waits for its turn, and another network may take its block: then it is given the block that is free now.
    const block = blockWithout(lack, subnets);
    if (block) yield { ...change, edits: [...edits, { path: [...network.path, 'addressSpace'], set: [formatPrefix(block)] }] };
  }
}

/** The block that a network could take now if these subnets were its only pinned ones and were let go. */
function blockWithout(lack: Lack, pins: readonly Subnet[]): Prefix | undefined {
  const { network } = lack.place;
  const freed: Network = { ...network, subnets: network.subnets.map((subnet) => (pins.includes(subnet) ? withoutPin(subnet) : subnet)) };
  if (pinnedSubnets(freed).length > 0 || network.pool === undefined) return undefined;
  return takeBlock(freed, new FreeBlocks(outermost(prefixesOf(network.pool, 4)), takenByOthers(lack)), lack.prefer);
}

function withoutPin(subnet: Subnet): Subnet {
  return { ...subnet, prefix: undefined, size: subnet.prefix?.prefix?.length ?? subnet.size };
}

/** Takes a subnet's prefix away. It is as large as before in its new place, unless it should be larger. */
function letGo(subnet: Subnet): SourceEdit[] {
  const length = subnet.prefix?.prefix?.length;
  const keepsSize = length !== undefined && length !== demandedLength(subnet) && length <= subnet.sizing.minimum;
  return [{ path: [...subnet.path, 'prefix'] }, ...(keepsSize ? [{ path: [...subnet.path, 'size'], set: `/${length}` }] : [])];
}

function prefixIn({ networks }: Allocation, address: string): string {
  const found = networks.flatMap(({ subnets }) => subnets).find(({ subnet }) => subnet.address === address)?.prefix;
  return found ? formatPrefix(found) : 'no place';
}

/** Moves another network out of the smallest blocks of the pool around the pinned subnets. */
function* moveFromPins(lack: Lack): Generator<Change> {
  const { network } = lack.place;
  const pins = pinnedSubnets(network);
  const space = prefixesOf(network.pool as Pool, 4);
  const excluded = networkExclusions(network);
  for (let block: Prefix | undefined = pins[0]; block; block = parentOf(block)) {
    const around: Prefix = block;
    if (!space.some((prefix) => prefixContains(prefix, around))) return;
    if (around.length > neededLength(network) || !pins.every((pin) => prefixContains(around, pin))) continue;
    yield* moveNetwork(lack, { length: around.length, space: [around], allowed: keepsOutOf(excluded) });
  }
}
