import { AddressSet } from '../address/address-set.ts';
import { parseIpv4 } from '../address/ipv4.ts';
import { parseIpv6 } from '../address/ipv6.ts';
import { ipv4Prefix, ipv6Prefix } from '../address/prefix.ts';
import type { NetworkPlace } from '../allocate/allocation.ts';
import { nsgSupportOf, tableSupportOf } from '../catalog/by-inputs.ts';
import { findServiceEndpoint } from '../catalog/service-endpoints/index.ts';
import type { ServiceEndpoint } from '../catalog/service-endpoint.ts';
import { PLATFORM_ADDRESSES } from '../catalog/address-ranges.ts';
import { isBlock } from '../config/configure.ts';
import type { ExternalNetwork } from '../plan/plan.ts';
import { compareText } from '../problem/compare.ts';
import { PUBLIC_ADDRESSES } from './extent.ts';
import type { Reach, Spot } from './reach.ts';

/** Subnets of one network that routes and NSGs treat alike, looked at together. */
export interface Group {
  readonly label: string;
  /** One of them, which stands for all. */
  readonly spot: Spot;
  readonly ipv4: AddressSet;
  readonly ipv6: AddressSet;
  readonly spots: readonly Spot[];
}

/** An end of a flow, its name followed to what it names. */
export type End =
  | { readonly kind: 'subnets'; readonly label: string; readonly groups: readonly Group[] }
  | { readonly kind: 'external'; readonly label: string; readonly external: ExternalNetwork; readonly set: AddressSet }
  | { readonly kind: 'internet'; readonly label: string; readonly set: AddressSet | undefined }
  | { readonly kind: 'platform'; readonly label: string; readonly what: string }
  | { readonly kind: 'service'; readonly label: string; readonly endpoint: ServiceEndpoint; readonly region: string | undefined }
  | { readonly kind: 'unknown'; readonly label: string; readonly because: string };

/**
 * Returns what one end of a flow stands for: `network/subnet`, a network, an external network, `internet`, an IP address, or
 * `service:ENDPOINT@region`. What cannot be looked at comes back as unknown, with the reason.
 */
export function readEnd(text: string, reach: Reach): End {
  const network = reach.plan.networks.find(({ name }) => name === text);
  if (network) {
    const place = reach.placeOf(network);
    if (isBlock(network)) return unknown(text, `${text} is the block of a service, whose routes are not in the plan.`);
    const groups = place ? groupsOf(place, reach) : [];
    return groups.length > 0 ? { kind: 'subnets', label: text, groups } : unknown(text, `${text} has no subnet with a place.`);
  }
  const spot = reach.spot(text);
  if (spot)
    return isBlock(spot.place.network)
      ? unknown(text, `${text} is the block of a service, whose routes are not in the plan.`)
      : subnetEnd(text, spot);
  const external = reach.plan.externalNetworks.find(({ name }) => name === text);
  if (external) return externalEnd(text, external);
  if (/^internet$/i.test(text)) return { kind: 'internet', label: 'internet', set: undefined };
  if (text.startsWith('service:')) return serviceEnd(text);
  const address = parseIpv4(text) ?? parseIpv6(text);
  return address === undefined ? unknown(text, `${text} has no place yet.`) : addressEnd(text, address, reach);
}

function unknown(label: string, because: string): End {
  return { kind: 'unknown', label, because };
}

function subnetEnd(label: string, spot: Spot, only?: AddressSet): End {
  return { kind: 'subnets', label, groups: [groupOf(label, [spot], only)] };
}

function externalEnd(label: string, external: ExternalNetwork, only?: AddressSet): End {
  const prefixes = external.prefixes.flatMap(({ prefix }) => (prefix ? [prefix] : []));
  return prefixes.length === 0
    ? unknown(label, `${label} has no prefix that can be read.`)
    : { kind: 'external', label, external, set: only ?? AddressSet.from(prefixes) };
}

function serviceEnd(text: string): End {
  const [type = '', region] = text.slice('service:'.length).split('@');
  const endpoint = findServiceEndpoint(type);
  return endpoint ? { kind: 'service', label: text, endpoint, region } : unknown(text, `${type} is no service endpoint that the catalog knows.`);
}

/** An address belongs to the subnets and external networks that hold it, if the plan has any. */
function addressEnd(text: string, address: number | bigint, reach: Reach): End {
  const platform = PLATFORM_ADDRESSES.find((known) => known.address === text);
  if (platform) return { kind: 'platform', label: text, what: platform.what };
  const set = AddressSet.of(typeof address === 'number' ? ipv4Prefix(address, 32) : ipv6Prefix(address, 128));
  const spots = reach.holdingAnywhere(set);
  const externals = reach.plan.externalNetworks.filter(({ prefixes }) => prefixes.some(({ prefix }) => prefix && set.overlaps(prefix)));
  const [spot] = spots;
  const [external] = externals;
  if (spots.length + externals.length > 1) {
    const names = [...spots.map(({ entry }) => entry.subnet.address), ...externals.map(({ name }) => name)].sort();
    return unknown(text, `${text} lies in ${names.join(' and in ')}; ask for one of them.`);
  }
  if (spot) return subnetEnd(text, spot, set);
  if (external) return externalEnd(text, external, set);
  if (set.overlaps(PUBLIC_ADDRESSES)) return { kind: 'internet', label: text, set };
  return unknown(text, `${text} is a private address that no subnet and no external network of the plan holds.`);
}

function groupsOf(place: NetworkPlace, reach: Reach): Group[] {
  const alike = new Map<string, Spot[]>();
  const spots = [...reach.spotsOf(place)].sort((a, b) => compareText(a.entry.subnet.name, b.entry.subnet.name));
  for (const spot of spots) {
    const key = isPlain(spot) ? kindOf(spot) : spot.entry.subnet.address;
    const same = alike.get(key);
    if (same) same.push(spot);
    else alike.set(key, [spot]);
  }
  return [...alike.values()].map((own) =>
    groupOf(own.length === 1 ? (own[0]?.entry.subnet.address ?? '') : `${own.length} subnets of ${place.network.name}`, own),
  );
}

function groupOf(label: string, spots: readonly Spot[], only?: AddressSet): Group {
  const [spot] = spots as readonly [Spot, ...Spot[]];
  const ipv4 = only ?? AddressSet.from(spots.map(({ entry }) => entry.prefix));
  const ipv6 = only ?? AddressSet.from(spots.flatMap(({ entry }) => entry.ipv6Prefix ?? []));
  return { label, spot, ipv4, ipv6, spots };
}

/** Whether a subnet has neither rules nor routes nor endpoints of its own, so that others like it go the same ways. */
function isPlain({ entry: { subnet } }: Spot): boolean {
  return (
    subnet.rules.length + subnet.routes.length + subnet.serviceEndpoints.length + subnet.privateEndpoints.length === 0 &&
    subnet.workloads.every(
      (workload) =>
        workload.service.placement === undefined &&
        workload.service.nsg.rules.length + workload.service.routes.required.length + workload.service.serviceEndpoints.required.length === 0 &&
        workload.service.routes.gatewayPropagation === undefined &&
        nsgSupportOf(workload).value === 'allowed' &&
        tableSupportOf(workload).value === 'allowed' &&
        workload.service.integration.includes('injection'),
    )
  );
}

/** What still tells plain subnets apart: what lives in them, since services differ in how they reach the internet. */
function kindOf({ entry: { subnet } }: Spot): string {
  return `* ${[...new Set(subnet.workloads.map(({ service }) => service.id))].sort().join(' ')}`;
}
