import { findServiceEndpoint } from '../catalog/service-endpoints/index.ts';
import { privateEndpointResourceOf, findPrivateEndpointGroup } from '../catalog/private-endpoint-resources/index.ts';
import type { Network, Plan, Subnet } from '../plan/plan.ts';
import { valueAt } from '../plan/source-edit.ts';
import { compareText } from '../problem/compare.ts';
import type { Path } from '../problem/problem.ts';
import { remembered } from '../problem/remembered.ts';

/** Returns where the list of a subnet names a service endpoint, in any spelling; more than one place where it stands there twice. */
export function placesOfEndpoint({ document }: Pick<Plan, 'document'>, subnet: Subnet, type: string): readonly Path[] {
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
 * Returns the private endpoints that the subnets of a network may reach by name: its own, then those of the networks that it is peered
 * with. By service endpoint type, one subnet for each.
 */
export function privateEndpointsAround(network: Network, peers: readonly Network[]): ReadonlyMap<string, EndpointHome> {
  const around = new Map(homesIn(network));
  for (const peer of peers.toSorted((a, b) => compareText(a.name, b.name)))
    for (const [type, home] of homesIn(peer)) if (!around.has(type)) around.set(type, home);
  return around;
}

const homesIn = remembered(({ subnets }: Network): ReadonlyMap<string, EndpointHome> => {
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
});
