import { findServiceEndpoint } from '../catalog/service-endpoints/index.ts';
import { privateEndpointResourceOf, findPrivateEndpointGroup } from '../catalog/private-endpoint-resources/index.ts';
import { otherEnd, peeringsOf } from '../connectivity/peerings.ts';
import type { Network, Plan, Subnet } from '../plan/plan.ts';
import { valueAt } from '../plan/source-edit.ts';
import { compareText } from '../problem/compare.ts';
import type { Path } from '../problem/problem.ts';

/** Returns where the list of a subnet names a service endpoint, in any spelling; more than one place where it stands there twice. */
export function placesOfEndpoint({ document }: Plan, subnet: Subnet, type: string): readonly Path[] {
  const path = [...subnet.path, 'serviceEndpoints'];
  const list = valueAt(document, path);
  if (!Array.isArray(list)) return [];
  return (list as readonly string[]).flatMap((text, i) => ((findServiceEndpoint(text)?.type ?? text) === type ? [[...path, i]] : []));
}

/** A service that is the far end of a flow: `service:Microsoft.Storage@westeurope`. */
export interface FlowService {
  readonly type: string;
  readonly region: string | undefined;
}

/** Reads an end of a flow; undefined when it names no service. */
export function flowServiceOf(end: string): FlowService | undefined {
  const [, type, region] = /^service:([A-Za-z.]+)(?:@([a-z0-9]+))?$/.exec(end) ?? [];
  return type === undefined ? undefined : { type, region };
}

/** A subnet with private endpoints, and what they lead to, in words. */
export interface EndpointHome {
  readonly subnet: Subnet;
  readonly resource: string;
}

/**
 * Returns a look-up from a network to the private endpoints that its subnets may reach by name: its own, then those of the networks that
 * it is peered with. By service endpoint type, one subnet for each; each network is looked through once.
 */
export function privateEndpointsAround(plan: Plan): (network: Network) => ReadonlyMap<string, EndpointHome> {
  const own = new Map<Network, ReadonlyMap<string, EndpointHome>>();
  for (const network of plan.networks) {
    const homes = homesIn(network);
    if (homes.size > 0) own.set(network, homes);
  }
  const known = new Map<Network, ReadonlyMap<string, EndpointHome>>();
  return (network) => {
    const before = known.get(network);
    if (before) return before;
    const around = new Map(own.get(network));
    const peers = peeringsOf(network, plan).map((peering) => otherEnd(peering, network));
    for (const peer of peers.sort((a, b) => compareText(a.name, b.name)))
      for (const [type, home] of own.get(peer) ?? []) if (!around.has(type)) around.set(type, home);
    known.set(network, around);
    return around;
  };
}

function homesIn({ subnets }: Network): Map<string, EndpointHome> {
  const homes = new Map<string, EndpointHome>();
  for (const subnet of subnets) {
    for (const { resource } of subnet.privateEndpoints) {
      const group = findPrivateEndpointGroup(resource);
      if (!group) continue;
      const { serviceEndpoints, name } = privateEndpointResourceOf(group);
      for (const type of serviceEndpoints) {
        // Of several the first by name, so that the order of lists does not show.
        const before = homes.get(type);
        if (!before || compareText(subnet.address, before.subnet.address) < 0) homes.set(type, { subnet, resource: name });
      }
    }
  }
  return homes;
}
