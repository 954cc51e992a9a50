import type { Network, Plan } from '../plan/plan.ts';

const GATEWAYS: ReadonlySet<string> = new Set(['vpn-gateway', 'expressroute-gateway']);

/** Reports whether a network holds a VPN or ExpressRoute gateway. */
export function hasGateway(network: Network): boolean {
  return network.subnets.some((subnet) => subnet.workloads.some(({ service }) => GATEWAYS.has(service.id)));
}

/** Returns the network whose gateway serves `network`: itself, or the peer whose gateway it uses; undefined without one. */
export function gatewayFor(network: Network, plan: Plan): Network | undefined {
  if (hasGateway(network)) return network;
  return plan.peerings.find(
    ({ between, gatewayTransit }) => gatewayTransit && gatewayTransit !== network && between.includes(network) && hasGateway(gatewayTransit),
  )?.gatewayTransit;
}
