import type { Ipv4Prefix, Ipv6Prefix, Prefix } from '../address/prefix.ts';
import type { Network, Subnet } from '../plan/plan.ts';

/** How a prefix came to be: the engine chose it, the document gave it, or it exists in Azure. */
export type Origin = 'allocated' | 'pinned' | 'deployed';

/** Where everything of a plan lies. Lists keep the document's order. */
export interface Allocation {
  readonly networks: readonly NetworkPlace[];
  /** What found no place, in the document's order. */
  readonly shortages: readonly Shortage[];
}

export interface NetworkPlace {
  readonly network: Network;
  /** Its address space; empty when no place was found. */
  readonly prefixes: readonly Prefix[];
  readonly origin: Origin;
  readonly subnets: readonly SubnetPlace[];
}

export interface SubnetPlace {
  readonly subnet: Subnet;
  /** Absent when no place was found, or the written prefix cannot be read. */
  readonly prefix: Ipv4Prefix | undefined;
  readonly ipv6Prefix: Ipv6Prefix | undefined;
  readonly origin: Origin;
}

/** Something that found no place, and what there was instead. */
export interface Shortage {
  readonly kind: 'network' | 'subnet';
  /** The network's name, or `network/subnet`. */
  readonly subject: string;
  readonly family: 4 | 6;
  /** The prefix length that was needed. Absent for a network whose pinned subnets leave no block that could hold it. */
  readonly length: number | undefined;
  /** Where a place was looked for: the pool's or the network's name. */
  readonly within: string;
  /** The largest free block there; absent when nothing is free. */
  readonly largestFree: Prefix | undefined;
  /** Free addresses there in all, whatever their fragmentation. */
  readonly freeAddresses: number;
  /** Why, where it is not a plain lack of room. */
  readonly because?: 'no-pool-prefix' | 'pinned-subnets' | 'excluded-ranges';
}
