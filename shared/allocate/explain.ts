import { samePrefix, type Prefix } from '../address/prefix.ts';
import { IPV6_NETWORK, IPV6_SUBNET } from '../catalog/azure-subnet.ts';
import type { Plan } from '../plan/plan.ts';
import type { Path } from '../problem/problem.ts';
import type { Allocation, NetworkPlace, Origin, Shortage, SubnetPlace } from './allocation.ts';
import { pinsOf, prefixesOf } from './carve.ts';
import { explainChoice, explainRefusals, type Choice } from './explain/choice.ts';
import { networkChoices, subnetChoices, type Choices } from './explain/choices.ts';
import { networkLength, refusedFor, subnetLength, type LengthReason, type Refused } from './explain/reasons.ts';
import { roomsOf, type Room } from './room.ts';
import { wantsIpv6 } from './subnets.ts';

/** Why something lies where it does, or found no place. */
export interface Explanation {
  /** The network's name, or `network/subnet`. */
  readonly subject: string;
  readonly kind: 'network' | 'subnet';
  /** One for each prefix that it has or should have: of a network its address space in order, of a subnet IPv4 before IPv6. */
  readonly places: readonly PlaceExplanation[];
}

export interface PlaceExplanation {
  readonly family: 4 | 6;
  /** Absent where it found no place. */
  readonly prefix: Prefix | undefined;
  readonly origin: Origin;
  /** Where the document gives the prefix. */
  readonly at: Path | undefined;
  /** Where it was looked for: the name of the pool or the network, and its prefixes. */
  readonly within: { readonly name: string; readonly space: readonly Prefix[] };
  readonly length: LengthReason;
  /** How the allocator chose the place; absent for what the document gives, and for a block around pinned subnets, of which there is one. */
  readonly choice: Choice | undefined;
  /** Free blocks that were large enough and that it may not have. */
  readonly refused: readonly Refused[];
  readonly shortage: Shortage | undefined;
  /** How far it can grow in place; IPv6 prefixes have fixed lengths. */
  readonly room: Room | undefined;
}

/**
 * Returns why a network, or a subnet (`network/subnet`), lies where it does: where its prefix length comes from, what the allocator did
 * when its turn came, which other places were free for it, and how far it can grow. Undefined for a subject that the plan does not have.
 *
 * The allocator's steps up to the subject are taken again, by its own functions; where they lead elsewhere, places of several were
 * chosen together, and the explanation says that instead.
 */
export function explain(plan: Plan, allocation: Allocation, subject: string): Explanation | undefined {
  for (const place of allocation.networks) {
    if (place.network.name === subject) return { subject, kind: 'network', places: networkPlaces(plan, allocation, place) };
    const subnet = place.subnets.find((candidate) => candidate.subnet.address === subject);
    if (subnet) return { subject, kind: 'subnet', places: subnetPlaces(plan, allocation, place, subnet) };
  }
  return undefined;
}

function networkPlaces(plan: Plan, allocation: Allocation, place: NetworkPlace): PlaceExplanation[] {
  const { network, prefixes } = place;
  const rooms = roomsOf(plan, allocation).network(place);
  const families = ([4, 6] as const).filter((family) => prefixes.some((prefix) => prefix.family === family));
  const missing = allocation.shortages.filter(({ kind, subject }) => kind === 'network' && subject === network.name);
  const all = [
    ...prefixes.map((prefix) => ({ family: prefix.family, prefix })),
    ...missing.flatMap(({ family }) => (families.includes(family) ? [] : [{ family, prefix: undefined }])),
  ];
  return all.map(({ family, prefix }): PlaceExplanation => {
    const written = prefix && network.addressSpace.find((own) => own.prefix !== undefined && samePrefix(own.prefix, prefix));
    const isPinned = written !== undefined;
    const shortage = prefix ? undefined : missing.find((own) => own.family === family);
    const isAround = pinsOf(network, family).length > 0;
    const choices = isPinned || isAround ? undefined : networkChoices(plan, allocation, network, family);
    const { choice, blocked } = chosen(choices ? [choices] : [], network.name);
    return {
      family,
      prefix,
      origin: isPinned ? (network.deployed ? 'deployed' : 'pinned') : 'allocated',
      at: written?.path,
      within: { name: network.pool?.name ?? network.name, space: network.pool ? prefixesOf(network.pool, family) : [] },
      length: lengthOfNetwork(place, family, isPinned ? prefix : undefined),
      choice,
      refused: refusedFor(network, network.subnets, 'network', blocked),
      shortage,
      room: rooms.find((room) => prefix !== undefined && samePrefix(room.prefix, prefix)),
    };
  });
}

function lengthOfNetwork({ network, prefixes }: NetworkPlace, family: 4 | 6, given: Prefix | undefined): LengthReason {
  if (given) return { prefixLength: given.length, from: 'given', text: `/${given.length}, as the document gives it.` };
  if (family === 4) return networkLength(network, prefixes.find((prefix) => prefix.family === 4)?.length);
  return { prefixLength: IPV6_NETWORK.value, from: 'platform', text: `/${IPV6_NETWORK.value}, which every dual-stack network gets.` };
}

function subnetPlaces(plan: Plan, allocation: Allocation, place: NetworkPlace, own: SubnetPlace): PlaceExplanation[] {
  const { network } = place;
  const { subnet, prefix, ipv6Prefix } = own;
  const room = roomsOf(plan, allocation).subnet(place, subnet);
  const wants6 = ipv6Prefix !== undefined || (wantsIpv6(network, subnet) && place.prefixes.some(({ family }) => family === 6));
  const parts: { family: 4 | 6; prefix: Prefix | undefined }[] = [
    { family: 4, prefix },
    ...(wants6 ? [{ family: 6 as const, prefix: ipv6Prefix }] : []),
  ];
  return parts.map(({ family, prefix: held }): PlaceExplanation => {
    const written = family === 4 ? subnet.prefix : subnet.ipv6Prefix;
    const { choice, blocked } = chosen(written ? [] : subnetChoices(plan, allocation, place, family), subnet.name);
    return {
      family,
      prefix: held,
      origin: subnet.deployed ? 'deployed' : written ? 'pinned' : 'allocated',
      at: written?.path,
      within: { name: network.name, space: place.prefixes.filter((space) => space.family === family) },
      length:
        family === 4
          ? subnetLength(subnet, written?.prefix?.length)
          : { prefixLength: IPV6_SUBNET.value, from: 'platform', text: `/${IPV6_SUBNET.value}, the only length that an IPv6 subnet may have.` },
      choice,
      refused: refusedFor(network, [subnet], 'subnet', blocked),
      shortage: allocation.shortages.find((shortage) => shortage.subject === subnet.address && shortage.family === family),
      room: family === 4 ? room : undefined,
    };
  });
}

/** The first of several ways of choosing that leads where the subject lies in turn; what it was offered and may not have. */
function chosen(ways: readonly Choices[], key: string): { choice: Choice | undefined; blocked: readonly Prefix[] } {
  const found = ways.map((choices) => explainChoice(choices, key));
  const choice = found.find((way) => way !== undefined && way.how !== 'together') ?? found.find((way) => way !== undefined);
  const last = ways.at(-1);
  return { choice, blocked: choice ? choice.passedOver : last && !last.placed.has(key) ? explainRefusals(last, key) : [] };
}
