import { addressCount, comparePrefixes, formatPrefix, prefixLast, prefixesOverlap, type Ipv4Prefix, type Prefix } from '../../address/prefix.ts';
import { formatRange, ipv4Range, rangeToPrefixes } from '../../address/range.ts';
import type { Family } from '../../catalog/service.ts';
import { compareText } from '../../problem/compare.ts';

/** How a parcel is drawn: the family of what lives in a subnet, or what else a range can be. */
export type ParcelKind = Family | 'network' | 'external' | 'reserved' | 'forbidden' | 'free';

/** Something that holds a prefix. */
export interface Held {
  readonly prefix: Ipv4Prefix;
  readonly kind: ParcelKind;
  readonly name: string;
  /** What it is, in a few words: a service, a region. */
  readonly what: string;
}

/** A stretch of the space, held or free. Offsets and counts are addresses. */
export interface Parcel {
  readonly kind: ParcelKind;
  /** '' where it is free. */
  readonly name: string;
  readonly what: string;
  /** Its prefix, or first and last address of several free prefixes beside each other. */
  readonly prefix: string;
  readonly offset: number;
  readonly addresses: number;
  /** It holds addresses that a parcel before it holds too. */
  readonly overlaps: boolean;
}

/** One IPv4 prefix of a pool or a network, and what lies in it, in the order of addresses. */
export interface SpaceRibbon {
  readonly name: string;
  readonly prefix: string;
  readonly addresses: number;
  readonly free: number;
  readonly parcels: readonly Parcel[];
}

/** Returns a ribbon of each IPv4 prefix of `space`, in address order; what is held outside of them is in none. */
export function ribbonsOf(name: string, space: readonly Prefix[], held: readonly Held[]): SpaceRibbon[] {
  const own = space.filter((prefix): prefix is Ipv4Prefix => prefix.family === 4).sort(comparePrefixes);
  return own.map((prefix) => {
    const within = held.filter((one) => prefixesOverlap(one.prefix, prefix));
    const parcels = parcelsOf(prefix, within);
    const free = parcels.reduce((sum, parcel) => sum + (parcel.kind === 'free' ? parcel.addresses : 0), 0);
    return { name, prefix: formatPrefix(prefix), addresses: addressCount(prefix), free, parcels };
  });
}

function parcelsOf(space: Ipv4Prefix, held: readonly Held[]): Parcel[] {
  const parcels: Parcel[] = [];
  const last = prefixLast(space);
  let cursor = space.first;
  const ordered = [...held].sort((a, b) => comparePrefixes(a.prefix, b.prefix) || compareText(a.name, b.name) || compareText(a.what, b.what));
  for (const { prefix, kind, name, what } of ordered) {
    // What is larger than the space is shown as far as it lies in it.
    const first = Math.max(prefix.first, space.first);
    const end = Math.min(prefixLast(prefix), last) + 1;
    if (first > cursor) parcels.push(freeParcel(cursor, first, space.first));
    parcels.push({ kind, name, what, prefix: formatPrefix(prefix), offset: first - space.first, addresses: end - first, overlaps: first < cursor });
    cursor = Math.max(cursor, end);
  }
  if (cursor <= last) parcels.push(freeParcel(cursor, last + 1, space.first));
  return parcels;
}

function freeParcel(from: number, to: number, origin: number): Parcel {
  const range = ipv4Range(from, to - 1);
  const blocks = rangeToPrefixes(range);
  const largest = Math.min(...blocks.map(({ length }) => length));
  return {
    kind: 'free',
    name: '',
    what: blocks.length === 1 ? '' : `${blocks.length} blocks, largest /${largest}`,
    prefix: blocks[0] && blocks.length === 1 ? formatPrefix(blocks[0]) : formatRange(range),
    offset: from - origin,
    addresses: to - from,
    overlaps: false,
  };
}
