import type { Network, Plan } from '../plan/plan.ts';
import { remembered } from '../problem/remembered.ts';
import { peeringsOf } from './peerings.ts';

export type GatewayKind = 'vpn' | 'expressroute';

const GATEWAYS: ReadonlyMap<string, GatewayKind> = new Map([
  ['vpn-gateway', 'vpn'],
  ['expressroute-gateway', 'expressroute'],
]);

/** Reports whether a network holds a VPN or ExpressRoute gateway. */
export function hasGateway(network: Network): boolean {
  return gatewayKindsOf(network).length > 0;
}

/** Returns the kinds of gateways that a network holds, each once, in alphabetical order. */
export const gatewayKindsOf = remembered(({ subnets }: Network): readonly GatewayKind[] => {
  const kinds = new Set<GatewayKind>();
  for (const { workloads } of subnets)
    for (const { service } of workloads) {
      const kind = GATEWAYS.get(service.id);
      if (kind) kinds.add(kind);
    }
  return [...kinds].sort();
});

/** Returns the network whose gateway serves `network`: itself, else the first peer by name whose gateway it uses; undefined without one. */
export function gatewayFor(network: Network, plan: Plan): Network | undefined {
  if (hasGateway(network)) return network;
  let serving: Network | undefined;
  for (const { gatewayTransit } of peeringsOf(network, plan)) {
    if (!gatewayTransit || gatewayTransit === network || !hasGateway(gatewayTransit)) continue;
    if (!serving || gatewayTransit.name < serving.name) serving = gatewayTransit;
  }
  return serving;
}

/** Returns the networks that hold gateways, each with all that it serves: itself first, then the others in the document's order. */
export function networksByGateway(plan: Plan): Map<Network, Network[]> {
  const served = new Map(plan.networks.filter(hasGateway).map((network): [Network, Network[]] => [network, [network]]));
  for (const network of plan.networks) {
    const gateway = gatewayFor(network, plan);
    if (gateway && gateway !== network) served.get(gateway)?.push(network);
  }
  return served;
}
