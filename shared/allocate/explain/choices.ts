import { prefixesOverlap, type Prefix } from '../../address/prefix.ts';
import { compareText } from '../../problem/compare.ts';
import type { Network, Plan, Subnet } from '../../plan/plan.ts';
import { IPV6_SUBNET } from '../../catalog/azure-subnet.ts';
import type { Allocation, NetworkPlace } from '../allocation.ts';
import { demandOf, pinsOf, poolsThatShare, prefixesOf } from '../carve.ts';
import { outermost, type Demand, type Preference } from '../demand.ts';
import { othersWithin } from '../others.ts';
import { excludedAround, forbidden, openDemands, wantsIpv6 } from '../subnets.ts';
import { takenBy } from '../taken.ts';

/** All that the allocator looked at when it chose places: those of one network's subnets, or those of networks in pools that share addresses. */
export interface Choices {
  /** The name of the network, or of the pool. */
  readonly within: string;
  readonly space: readonly Prefix[];
  /** What stood there before the first choice; those of `standing` may want to grow. */
  readonly taken: readonly Prefix[];
  readonly standing: readonly Prefix[];
  readonly demands: readonly Demand[];
  /** What was chosen, by the key of the demand. */
  readonly placed: ReadonlyMap<string, Prefix>;
  readonly prefer: Preference;
  /** Who a key stands for, as the plan addresses it. */
  readonly subjectOf: (key: string) => string;
}

/**
 * Returns the choices among which the subnets of a network were made, one for each way in which the allocator may have gone: first apart
 * from what others have in the same addresses and from what services keep whole networks out of, then without regard to that.
 */
export function subnetChoices(plan: Plan, allocation: Allocation, place: NetworkPlace, family: 4 | 6): Choices[] {
  const { network, prefixes, subnets } = place;
  const space = prefixes.filter((prefix) => prefix.family === family);
  let spaces: ReadonlyMap<Network, readonly Prefix[]> | undefined;
  const spaceOf = (other: Network) => (spaces ??= new Map(allocation.networks.map((held) => [held.network, held.prefixes]))).get(other) ?? [];
  const avoid = othersWithin(plan, spaceOf)(network);
  const pinned = pinsOf(network, family);
  const placed = subnets.flatMap(({ subnet, prefix, ipv6Prefix }): [string, Prefix][] => {
    const own = family === 4 ? prefix : ipv6Prefix;
    const isOpen = family === 4 ? subnet.prefix === undefined : subnet.ipv6Prefix === undefined;
    return own && isOpen ? [[subnet.name, own]] : [];
  });
  const plain: Choices = {
    within: network.name,
    space,
    taken: [...pinned, ...forbidden.filter((range) => space.some((prefix) => prefixesOverlap(prefix, range)))],
    standing: family === 4 ? pinned : [],
    demands: family === 4 ? openDemands(network) : ipv6Demands(network),
    placed: new Map(placed),
    prefer: family === 4 ? preferenceOf(plan) : 'tightest',
    subjectOf: (key) => `${network.name}/${key}`,
  };
  const beside = new Map(network.subnets.map((subnet): [string, Prefix[]] => [subnet.name, family === 4 ? excludedAround(subnet) : []]));
  const met = plain.demands.map((demand) => ({ demand, ranges: meeting(beside.get(demand.key) ?? [], space) }));
  if (avoid.length === 0 && met.every(({ ranges }) => ranges.length === 0)) return [plain];
  const clear = {
    ...plain,
    taken: [...plain.taken, ...avoid],
    demands: met.map(({ demand, ranges }) => ({ ...demand, excluded: [...demand.excluded, ...ranges] })),
  };
  return [clear, plain];
}

/** Returns the choices among which networks without pinned subnets were carved, the given one among them; undefined when it names no pool. */
export function networkChoices(plan: Plan, allocation: Allocation, network: Network, family: 4 | 6): Choices | undefined {
  const waiting = new Set(
    allocation.networks.flatMap(({ network: other, prefixes }) => {
      const isCarved = !other.addressSpace.some(({ prefix }) => prefix?.family === family) && pinsOf(other, family).length === 0;
      const wants = family === 4 ? other.addressSpace.length === 0 : other.ipv6 && prefixes.some((prefix) => prefix.family === 4);
      return other.pool !== undefined && isCarved && wants ? [other] : [];
    }),
  );
  const pools = poolsThatShare([...waiting], family).find((group) => network.pool !== undefined && group.includes(network.pool));
  if (pools === undefined) return undefined;
  const group = new Map([...waiting].filter(({ pool }) => pool !== undefined && pools.includes(pool)).map((other) => [other.name, other]));
  const space = outermost(pools.flatMap((pool) => prefixesOf(pool, family)));
  const taken = takenBy(plan, allocation).filter(
    ({ prefix, by }) => prefix.family === family && !(by.kind === 'virtual-network' && group.has(by.name)),
  );
  const near = taken.filter(({ prefix }) => space.some((pool) => prefixesOverlap(pool, prefix)));
  const placed = allocation.networks.flatMap(({ network: other, prefixes }): [string, Prefix][] => {
    const own = prefixes.find((prefix) => prefix.family === family);
    return own && group.has(other.name) ? [[other.name, own]] : [];
  });
  return {
    within: network.pool?.name ?? '',
    space,
    taken: near.map(({ prefix }) => prefix),
    standing: near.flatMap(({ prefix, by }) => (by.kind === 'virtual-network' ? [prefix] : [])),
    demands: [...group.values()].sort((a, b) => compareText(a.name, b.name)).map((other) => demandOf(other, family, space)),
    placed: new Map(placed),
    prefer: family === 4 ? preferenceOf(plan) : 'tightest',
    subjectOf: (key) => key,
  };
}

/** Returns how a plan lets free blocks be chosen. */
export function preferenceOf({ strategy }: Plan): Preference {
  return strategy === 'spaced' ? 'roomiest' : 'tightest';
}

function ipv6Demands(network: Network): Demand[] {
  const open = network.subnets.filter((subnet: Subnet) => wantsIpv6(network, subnet) && subnet.ipv6Prefix === undefined);
  return open.map(({ name }) => ({ key: name, length: IPV6_SUBNET.value, excluded: [] }));
}

function meeting(ranges: readonly Prefix[], space: readonly Prefix[]): Prefix[] {
  return ranges.filter((range) => space.some((prefix) => prefixesOverlap(prefix, range)));
}
