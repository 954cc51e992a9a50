import { parentsOf } from './nesting.ts';
import { orderPrefixes, type PrefixOrder } from './prefix-order.ts';
import type { Prefix } from './prefix-value.ts';

/** How far the prefix of an item can be widened. */
export interface Widest<T> {
  readonly item: T;
  /** The shortest prefix length of a block around it that shares no address with items of other owners; its own when it shares some as it is. */
  readonly length: number;
  /** The item that a wider block would meet; absent when there is none, and `length` is 0. */
  readonly stop: T | undefined;
}

/**
 * Returns, for each item in order, how far its prefix can be widened, to blocks that contain it, before it meets an item of another
 * owner; those of its own owner do not stand in its way. Owners are told apart as keys of a map are. The time grows with the items.
 *
 *     a of one owner, b and c of another:        b  a . . . . . . . c
 *     a can be widened to the half without them:   |-------|           and no further
 */
export function widestBlocks<T extends { readonly prefix: Prefix }>(items: readonly T[], ownerOf: (item: T) => unknown): Widest<T>[] {
  const order = orderPrefixes(items.map(({ prefix }) => prefix));
  const owners = ownersByRow(order, items, ownerOf);
  const around = otherAround(order, owners);
  const below = nearestOthers(order, owners, 1);
  const above = nearestOthers(order, owners, -1);
  const widest = new Array<Widest<T>>(items.length);
  for (let row = 0; row < order.count; row++) {
    const own = order.length[row]!;
    // Of all others, the nearest on each side shares the most leading bits; one more bit sets the two apart.
    const nearest = above.bits[row]! > below.bits[row]! ? above : below;
    const bits = nearest.bits[row]!;
    const stop = around[row]! >= 0 ? around[row]! : nearest.row[row]!;
    const place = order.index[row]!;
    widest[place] = {
      item: items[place]!,
      length: around[row]! >= 0 || bits >= own ? own : bits + 1,
      stop: stop < 0 ? undefined : items[order.index[stop]!],
    };
  }
  return widest;
}

/** Row -> a number for its owner. */
function ownersByRow<T>({ count, index }: PrefixOrder, items: readonly T[], ownerOf: (item: T) => unknown): Uint32Array {
  const numbers = new Map<unknown, number>();
  const owners = new Uint32Array(count);
  for (let row = 0; row < count; row++) {
    const owner = ownerOf(items[index[row]!]!);
    let number = numbers.get(owner);
    if (number === undefined) numbers.set(owner, (number = numbers.size));
    owners[row] = number;
  }
  return owners;
}

/** Row -> the nearest row around it that another owner has, or -1. */
function otherAround(order: PrefixOrder, owners: Uint32Array): Int32Array {
  const parents = parentsOf(order);
  const around = new Int32Array(order.count);
  for (let row = 0; row < order.count; row++) {
    const parent = parents[row]!;
    around[row] = parent >= 0 && owners[parent] === owners[row] ? around[parent]! : parent;
  }
  return around;
}

interface Nearest {
  /** Row -> the nearest row of another owner, or -1. */
  readonly row: Int32Array;
  /** Row -> how many leading bits the first addresses of the two share, or -1. */
  readonly bits: Int16Array;
}

/** Looks for each row at those before it (`step` 1) or behind it (`step` -1), in its own family. */
function nearestOthers({ count, common }: PrefixOrder, owners: Uint32Array, step: 1 | -1): Nearest {
  const rows = new Int32Array(count).fill(-1);
  const bits = new Int16Array(count).fill(-1);
  for (let k = 1; k < count; k++) {
    const row = step === 1 ? k : count - 1 - k;
    const next = row - step;
    const shared = common[Math.max(row, next)]!;
    if (shared < 0) continue; // the family ends here
    const isOwn = owners[next] === owners[row];
    rows[row] = isOwn ? rows[next]! : next;
    bits[row] = isOwn ? Math.min(shared, bits[next]!) : shared;
  }
  return { row: rows, bits };
}
