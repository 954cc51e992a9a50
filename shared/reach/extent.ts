import { AddressSet } from '../address/address-set.ts';
import { ipv4Prefix, ipv6Prefix, parsePrefix } from '../address/prefix.ts';
import { CLASS_E, FORBIDDEN_RANGES, PRIVATE_RANGES } from '../catalog/address-ranges.ts';
import { partsOfTag } from '../catalog/service-tags.ts';

/**
 * One end of traffic: addresses, or what a service tag stands for, whose addresses are not in the plan. `atLarge`: public
 * addresses of nobody in particular, so that no service tag but Internet holds them.
 */
export type Extent =
  { readonly kind: 'addresses'; readonly set: AddressSet; readonly atLarge?: true } | { readonly kind: 'tag'; readonly tag: string };

/** One end of a rule: which addresses it holds. */
export interface Side {
  /** Addresses that it surely holds. */
  readonly surely: AddressSet;
  /** Further ones that it may hold. */
  readonly perhaps: AddressSet;
  /** Whether it holds everything public: every address, or the tag Internet. */
  readonly everythingPublic: boolean;
  /** Service tags whose addresses are not in the plan. */
  readonly tags: readonly string[];
}

/** An extent in three parts, by whether a side holds them. A part that is absent is empty. */
export interface Split {
  readonly yes?: Extent;
  readonly perhaps?: Extent;
  readonly no?: Extent;
}

export const NOTHING = AddressSet.of();
const ALL_IPV4 = AddressSet.of(ipv4Prefix(0, 0));
/** Every address of both families. */
export const EVERY_ADDRESS = AddressSet.of(ipv4Prefix(0, 0), ipv6Prefix(0n, 0));

/** Public IPv4 addresses. What a network uses of them inside is taken off where it matters. */
export const PUBLIC_IPV4 = ALL_IPV4.minus(
  AddressSet.from(
    [...PRIVATE_RANGES, ...FORBIDDEN_RANGES, CLASS_E].flatMap(({ prefix }) => {
      const parsed = parsePrefix(prefix);
      return parsed ? [parsed] : [];
    }),
  ),
);

/** Public addresses of both families; global unicast of IPv6 by RFC 4291. */
export const PUBLIC_ADDRESSES = PUBLIC_IPV4.union(AddressSet.of(ipv6Prefix(1n << 125n, 3)));

/** Returns an extent of these addresses, or undefined when there are none. */
export function addressesOf(set: AddressSet, like?: Extent): Extent | undefined {
  if (set.isEmpty) return undefined;
  return like?.kind === 'addresses' && like.atLarge ? { kind: 'addresses', set, atLarge: true } : { kind: 'addresses', set };
}

/** Returns the parts of an extent that a side holds, may hold, and does not hold. */
export function split(extent: Extent, side: Side): Split {
  if (extent.kind === 'tag') {
    const held = holdsTag(side, extent.tag);
    return held === 'yes' ? { yes: extent } : held === 'perhaps' ? { perhaps: extent } : { no: extent };
  }
  const yes = extent.set.intersection(side.surely);
  const rest = yes.isEmpty ? extent.set : extent.set.minus(yes);
  // What no page publishes holds public addresses only.
  const unpublished = side.tags.length > 0 && !extent.atLarge ? rest.intersection(PUBLIC_ADDRESSES) : NOTHING;
  const perhaps = side.perhaps.isEmpty && unpublished.isEmpty ? NOTHING : rest.intersection(side.perhaps).union(unpublished);
  return parts(addressesOf(yes, extent), addressesOf(perhaps, extent), addressesOf(perhaps.isEmpty ? rest : rest.minus(perhaps), extent));
}

function parts(yes: Extent | undefined, perhaps: Extent | undefined, no: Extent | undefined): Split {
  return { ...(yes ? { yes } : {}), ...(perhaps ? { perhaps } : {}), ...(no ? { no } : {}) };
}

function holdsTag(side: Side, tag: string): 'yes' | 'perhaps' | 'no' {
  if (side.everythingPublic) return 'yes';
  const held = side.tags.map((own) => tagHolds(own, tag));
  if (held.includes('yes')) return 'yes';
  return held.includes('perhaps') || side.surely.overlaps(PUBLIC_ADDRESSES) || side.perhaps.overlaps(PUBLIC_ADDRESSES) ? 'perhaps' : 'no';
}

/**
 * Returns whether one service tag holds the addresses of another: `Storage` those of `Storage.WestEurope`, `AzureCloud` those of
 * every service, a regional tag perhaps a part of the whole one. Tags of different services are taken to hold different addresses.
 * A service whose tag is not known may be in any.
 */
export function tagHolds(outer: string, inner: string): 'yes' | 'perhaps' | 'no' {
  const a = partsOfTag(outer);
  const b = partsOfTag(inner);
  if (outer.toLowerCase() === inner.toLowerCase()) return 'yes';
  if (!a || !b) return a ? 'perhaps' : 'no';
  if (a.tag !== b.tag && a.tag.name !== 'AzureCloud') return 'no';
  if (a.region === undefined || a.region === b.region) return 'yes';
  return b.region === undefined ? 'perhaps' : 'no';
}
