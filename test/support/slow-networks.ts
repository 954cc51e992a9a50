import { prefixContains, type Prefix } from '../../shared/address/prefix.ts';
import { SlowSpace, type SlowDemand } from './slow-space.ts';

/** What a network asks for, as a planner would say it. */
export interface SlowNetwork {
  /** The prefixes of its pool. */
  readonly within: readonly Prefix[];
  /** Ranges that the network as a whole keeps out of. */
  readonly excluded: readonly Prefix[];
  /** The length asked for; then `spare` does not count. */
  readonly size: number | undefined;
  /** Percent of it that stays free. */
  readonly spare: number;
  readonly subnets: readonly SlowDemand[];
  /** Subnets that have their place. */
  readonly pins: readonly Prefix[];
}

/**
 * Every block that a network could have in a space where nobody else is.
 *
 * Obviously right: each aligned piece of every size is looked at, and is good if it is of the size asked for, or keeps the spare; if it holds
 * the pinned subnets and meets no others; and if every subnet finds a place in it, which `SlowSpace` tries out.
 */
export function blocksFor(
  network: SlowNetwork,
  space: SlowSpace,
  unit: number,
  othersPins: readonly Prefix[],
): { readonly prefix: Prefix; readonly bits: number }[] {
  const { within, excluded, size, spare, subnets, pins } = network;
  const addresses = (length: number) => 2 ** (32 - length);
  const used = [...subnets, ...pins].reduce((sum, { length }) => sum + addresses(length), 0);
  const lengths = Array.from({ length: unit - 7 }, (_, i) => unit - i).filter((length) =>
    size === undefined ? addresses(length) * (100 - spare) >= used * 100 : length === size,
  );
  return lengths
    .flatMap((length) => space.placesFor({ length, excluded: [...excluded, ...othersPins], within }))
    .filter(({ prefix }) => pins.every((pin) => prefixContains(prefix, pin)) && new SlowSpace([prefix], unit, pins).canPlace(subnets));
}

/** Reports whether every network can have a block at once, with every subnet in its place: all choices of blocks are gone through. */
export function canCarve(networks: readonly SlowNetwork[], space: SlowSpace, unit: number): boolean {
  const lists = networks.map((network) =>
    blocksFor(
      network,
      space,
      unit,
      networks.flatMap((other) => (other === network ? [] : other.pins)),
    ),
  );
  return space.waysToTake(lists).size > 0;
}
