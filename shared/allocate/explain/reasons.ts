import { formatPrefix, prefixContains, prefixesOverlap, type Prefix } from '../../address/prefix.ts';
import { excludedPrefixesOf } from '../../catalog/excluded-prefixes.ts';
import { usableWith } from '../../catalog/size.ts';
import { demandedLength, type Network, type Subnet } from '../../plan/plan.ts';
import { prefixesOf } from '../carve.ts';
import { neededLength } from '../networks.ts';

/** A free block that something may not have, and why. */
export interface Refused {
  readonly prefix: Prefix;
  /** Sentences without their period. */
  readonly because: readonly string[];
}

/** Returns why a subnet, or a network with all its subnets, may not have free blocks. */
export function refusedFor(network: Network, subnets: readonly Subnet[], kind: 'network' | 'subnet', blocks: readonly Prefix[]): Refused[] {
  return blocks.map((prefix) => ({ prefix, because: reasonsFor(network, subnets, kind, prefix) }));
}

function reasonsFor(network: Network, subnets: readonly Subnet[], kind: 'network' | 'subnet', block: Prefix): string[] {
  const pool = kind === 'network' && network.pool ? prefixesOf(network.pool, block.family) : [];
  const outside =
    pool.length > 0 && !pool.some((prefix) => prefixContains(prefix, block)) ? [`it does not lie in pool ${network.pool?.name ?? ''}`] : [];
  const ranges = subnets.flatMap(({ address, workloads }) =>
    workloads.flatMap((workload) =>
      excludedPrefixesOf(workload).flatMap(({ range, prefix }) => {
        if (!prefixesOverlap(prefix, block)) return [];
        const who = kind === 'network' ? `${workload.service.name} in ${address}` : workload.service.name;
        return [`${who} keeps out of ${formatPrefix(prefix)}: ${range.why.replace(/\.$/, '')}`];
      }),
    ),
  );
  return [...outside, ...new Set(ranges)];
}

/** A prefix length and where it comes from. */
export interface LengthReason {
  /** Absent where none can be told before a place is found: around pinned subnets. */
  readonly prefixLength: number | undefined;
  /**
   * `receipt`: the sum. `floor`: the smallest subnet that a service accepts. `recommendation`: what its documentation advises. `asked`: the
   * size in the document. `given`: the prefix in the document. `subnets`: what lies in the network. `platform`: the only one there is.
   */
  readonly from: 'receipt' | 'floor' | 'recommendation' | 'asked' | 'given' | 'subnets' | 'platform';
  readonly text: string;
}

/** Returns where the prefix length of an IPv4 subnet comes from; `given`: the length of the prefix that the document gives it. */
export function subnetLength(subnet: Subnet, given: number | undefined): LengthReason {
  const { size, sizing } = subnet;
  const { needed, reserved, total, floor } = sizing;
  const own = given ?? demandedLength(subnet);
  const usable = usableWith(own, reserved);
  const need = needText(needed, reserved, total);
  if (given !== undefined) {
    const holds = needed <= usable ? `it has ${usable} usable addresses` : `it has ${usable} usable addresses, too few`;
    return { prefixLength: given, from: 'given', text: `/${given}, as the document gives it: ${need}; ${holds}.` };
  }
  if (size !== undefined)
    return { prefixLength: size, from: 'asked', text: `/${size}, the size that the document asks for: ${need}; it has ${usable} usable addresses.` };
  if (sizing.tooLarge)
    return { prefixLength: own, from: 'receipt', text: `/${own}, the largest subnet that Azure accepts: ${need}, more than it holds.` };
  if (floor) {
    const from = sizing.prefixLength < sizing.minimum ? 'recommendation' : 'floor';
    return { prefixLength: own, from, text: `/${own}, ${floor.because}: ${need}; it has ${usable} usable addresses.` };
  }
  return { prefixLength: own, from: 'receipt', text: `/${own}, the longest that holds them: ${need}; it has ${usable} usable addresses.` };
}

function needText(needed: number, reserved: number, total: number): string {
  if (reserved === 0) return `${addresses(needed)} needed, none kept by Azure`;
  return `${addresses(needed)} needed and ${reserved} kept by Azure make ${total}`;
}

/** Returns where the prefix length of a carved IPv4 network comes from; `got`: the length that it has, if it found a place. */
export function networkLength(network: Network, got: number | undefined): LengthReason {
  const { size, spare, subnets } = network;
  if (size !== undefined) return { prefixLength: size, from: 'asked', text: `/${size}, the size that the document asks for.` };
  const pinned = subnets.filter(({ prefix }) => prefix?.prefix?.family === 4).length;
  const free = spare === 0 ? '' : ` with ${spare} percent free`;
  const all = `${subnets.length === 1 ? '1 subnet' : `${subnets.length} subnets`}${free}`;
  if (pinned > 0) {
    const text =
      got === undefined ? `The smallest block around ${pinned} pinned of ${all}.` : `/${got}, the smallest around ${pinned} pinned of ${all}.`;
    return { prefixLength: got, from: 'subnets', text };
  }
  const needed = neededLength(network);
  const larger =
    got !== undefined && got < needed ? `; it is a /${got}, since no free /${needed} has room for them beside what their services keep out of` : '';
  return { prefixLength: got ?? needed, from: 'subnets', text: `/${needed}, the smallest block that holds ${all}${larger}.` };
}

function addresses(count: number): string {
  return count === 1 ? '1 address' : `${count} addresses`;
}
