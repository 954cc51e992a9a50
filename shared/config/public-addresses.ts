import type { Workload } from '../catalog/size.ts';
import type { Subnet } from '../plan/plan.ts';
import { resourceName } from './names.ts';
import type { NatGatewayResource, PublicAddressResource } from './resources.ts';

// The one service that is deployed with its addresses: its gateway belongs to the subnets that it serves.
const isNatGateway = ({ service }: Workload) => service.id === 'nat-gateway';

/** The way out of a subnet, and the public addresses that its services ask for. */
export interface PublicSide {
  readonly natGateway: NatGatewayResource | undefined;
  readonly publicAddresses: readonly PublicAddressResource[];
}

/**
 * Returns the NAT gateway of a subnet and the public addresses of its services, by name. Counts are those of today: growth reserves
 * private addresses, while public ones cost from the day they are made.
 *
 * `stem`: what the names of the subnet's resources end with. Several NAT gateways of one subnet are one, with all their addresses.
 */
export function publicSideOf({ address, workloads }: Subnet, stem: string): PublicSide {
  const addresses: PublicAddressResource[] = [];
  const counts = new Map<string, number>();
  const take = (workload: Workload, because: string, sku: PublicAddressResource['sku']) => {
    const { service, inputs } = workload;
    const names: string[] = [];
    for (let left = service.publicAddresses.count(inputs); left > 0; left--) {
      const number = (counts.get(service.id) ?? 0) + 1;
      counts.set(service.id, number);
      const name = resourceName('pip', stem, service.id, String(number));
      addresses.push({ name, sku, subnet: address, because, origin: service.id });
      names.push(name);
    }
    return names;
  };
  const gateways = workloads.filter(isNatGateway);
  const sku = gateways.some(({ inputs }) => inputs['sku'] === 'StandardV2') ? 'StandardV2' : 'Standard';
  const own = gateways.flatMap((gateway) => take(gateway, `The NAT gateway of ${address} leads out with it.`, sku));
  for (const workload of workloads) if (!isNatGateway(workload)) take(workload, `${workload.service.name} in ${address} needs it.`, 'Standard');
  return {
    natGateway: own.length > 0 ? { name: resourceName('nat', stem), sku, subnet: address, publicAddresses: own } : undefined,
    publicAddresses: addresses,
  };
}
