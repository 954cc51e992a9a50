import type { DnsZoneResource, NetworkResource, PeeringResource } from '../../shared/config/resources.ts';
import type { Computed } from '../../shared/result/compute.ts';

/** What is generated for one virtual network, for the tables of the configuration view. */
export interface Configuration {
  readonly network: NetworkResource;
  /** Its peerings, in both directions. */
  readonly peerings: readonly PeeringResource[];
  /** The zones that answer for its private endpoints, and those whose names it resolves. */
  readonly dnsZones: readonly DnsZoneResource[];
  /** What of it is in no export, and why. */
  readonly leftOut: readonly { readonly subject: string; readonly because: string }[];
}

/** Returns what is generated for a network as plain values; undefined where it has no place, or there is none of that name. */
export function configurationOf({ resources }: Computed, name: string): Configuration | undefined {
  const network = resources.networks.find((one) => one.name === name);
  if (!network) return undefined;
  const belongs = (subject: string) => subject === name || subject.startsWith(`${name}/`);
  const zones = new Set(network.privateEndpoints.flatMap(({ dnsZones }) => dnsZones));
  return {
    network,
    peerings: resources.peerings.filter(({ from, to }) => from === name || to === name),
    dnsZones: resources.dnsZones.filter((zone) => zones.has(zone.name) || zone.links.some((link) => link.network === name)),
    leftOut: [
      ...resources.unplaced.filter(belongs).map((subject) => ({ subject, because: 'It has no place.' })),
      ...resources.leftToServices.filter(({ subject }) => belongs(subject)).map(({ subject, because }) => ({ subject, because })),
    ],
  };
}
