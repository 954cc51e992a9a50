import type { Gap } from '../address/gaps.ts';
import { formatIpv4 } from '../address/ipv4.ts';
import { formatIpv6 } from '../address/ipv6.ts';
import { addressCount, formatPrefix, prefixLast, type Prefix } from '../address/prefix.ts';
import type { Holder, Taken } from '../allocate/taken.ts';

/** A free block as it is printed, with what lies around it. */
export interface GapResult {
  readonly prefix: string;
  /** Null for IPv6, whose counts are beyond numbers. */
  readonly addresses: number | null;
  readonly first: string;
  readonly last: string;
  /** The nearest that is taken below and above, in the same prefix of the pool or network; null where there is nothing up to its edge. */
  readonly after: NeighbourResult | null;
  readonly before: NeighbourResult | null;
}

/** Who has it, as `Holder` says, and what. */
export type NeighbourResult = Holder & { readonly prefix: string };

/** Returns a free block as it is printed. */
export function gapResult({ prefix, after, before }: Gap<Taken>): GapResult {
  return {
    prefix: formatPrefix(prefix),
    addresses: prefix.family === 4 ? addressCount(prefix) : null,
    ...endsOf(prefix),
    after: after ? neighbour(after) : null,
    before: before ? neighbour(before) : null,
  };
}

function endsOf(prefix: Prefix): { first: string; last: string } {
  if (prefix.family === 4) return { first: formatIpv4(prefix.first), last: formatIpv4(prefixLast(prefix)) };
  return { first: formatIpv6(prefix.first), last: formatIpv6(prefixLast(prefix)) };
}

function neighbour({ prefix, by }: Taken): NeighbourResult {
  return { ...by, prefix: formatPrefix(prefix) };
}
