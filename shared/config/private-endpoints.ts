import { findRegion } from '../catalog/regions.ts';
import { isNetwork } from '../connectivity/node.ts';
import type { Node, Views } from '../connectivity/views.ts';
import type { Network, Subnet } from '../plan/plan.ts';
import { compareText } from '../problem/compare.ts';
import { remembered } from '../problem/remembered.ts';
import { resourceName } from './names.ts';
import type { DnsZoneResource, PrivateEndpointResource } from './resources.ts';

/**
 * Returns the private endpoints of a subnet, one for each that the plan counts, by name. `stem`: what the names of the subnet's
 * resources end with. Zones of which a part is not told (`untoldZones` names them) are left to people.
 */
export function privateEndpointsOf({ address, privateEndpoints }: Subnet, region: string | undefined, stem: string): PrivateEndpointResource[] {
  const counts = new Map<string, number>();
  return [...privateEndpoints]
    .sort((a, b) => compareText(a.resource, b.resource))
    .flatMap((endpoint) => {
      const { resource, name: purpose, groupId } = endpoint;
      const dnsZones = [...new Set(endpoint.dnsZones.flatMap((zone) => zoneName(zone, region) ?? []))].sort(compareText);
      return Array.from({ length: endpoint.count }, (): PrivateEndpointResource => {
        const number = (counts.get(resource) ?? 0) + 1;
        counts.set(resource, number);
        return { name: resourceName('pe', stem, resource, String(number)), subnet: address, resource, purpose, groupId, dnsZones };
      });
    });
}

/** Returns the name of a zone with its placeholders filled in from the region; undefined where the plan does not tell one. */
export function zoneName(pattern: string, region: string | undefined): string | undefined {
  const known = region === undefined ? undefined : findRegion(region);
  const told: Readonly<Record<string, string | undefined>> = {
    regionName: known?.name ?? region,
    region: known?.name ?? region,
    regionCode: known?.code,
  };
  // A label of one's own in front of a zone is optional.
  const name = pattern.replace('{subzone}.', '').replace(/\{(\w+)\}/g, (whole, part: string) => told[part] ?? whole);
  return name.includes('{') ? undefined : name;
}

/** The zones that answer for endpoints, each once. */
const zonesOf = remembered(
  (endpoints: readonly PrivateEndpointResource[]): ReadonlySet<string> => new Set(endpoints.flatMap(({ dnsZones }) => dnsZones)),
);

/** A network that is deployed, and its private endpoints. */
export interface Holder {
  readonly network: Network;
  readonly resourceGroup: string;
  readonly endpoints: readonly PrivateEndpointResource[];
}

/**
 * Returns the zones that answer for the endpoints of a plan, by name: each once, beside the first network by name that needs it, with a
 * link to every deployed network that holds one of its endpoints or reaches one.
 */
export function dnsZonesOf(holders: readonly Holder[], views: Views): DnsZoneResource[] {
  const deployed = new Set(holders.map(({ network }) => network));
  const needing = new Map<string, Set<Holder>>();
  for (const holder of holders.toSorted((a, b) => compareText(a.network.name, b.network.name)))
    for (const zone of zonesOf(holder.endpoints)) {
      const own = needing.get(zone);
      if (own) own.add(holder);
      else needing.set(zone, new Set([holder]));
    }
  return [...needing]
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, own]) => {
      const [first] = own;
      const linked = new Set<Node>();
      for (const { network } of own) for (const node of views.seenBy(network)) if (isNetwork(node) && deployed.has(node)) linked.add(node);
      const links = [...linked].map(({ name: network }) => ({ name: resourceName('link', network), network }));
      return {
        name,
        resourceGroup: first?.resourceGroup ?? '',
        beside: first?.network.name ?? '',
        links: links.sort((a, b) => compareText(a.network, b.network)),
      };
    });
}
