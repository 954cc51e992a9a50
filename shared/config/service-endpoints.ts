import { regionsOfEndpoint } from '../catalog/service-endpoint.ts';
import { readPolicyResource } from '../catalog/service-endpoint-policies.ts';
import { findServiceEndpoint } from '../catalog/service-endpoints/index.ts';
import type { Subnet } from '../plan/plan.ts';
import { compareText } from '../problem/compare.ts';
import { resourceName } from './names.ts';
import type { ServiceEndpointPolicyDefinition, ServiceEndpointPolicyResource, ServiceEndpointResource } from './resources.ts';

/** Returns the types of the service endpoints of a subnet, sorted: those that the plan asks for, and those that its services require. */
export function serviceEndpointsOf({ serviceEndpoints, workloads }: Subnet): string[] {
  return [...new Set([...serviceEndpoints, ...workloads.flatMap(({ service }) => service.serviceEndpoints.required)])].sort(compareText);
}

/** Returns the service endpoints of a subnet in a network of this region, each with the regions that it leads to, where they are known. */
export function endpointResourcesOf(subnet: Subnet, region: string | undefined): ServiceEndpointResource[] {
  return serviceEndpointsOf(subnet).map((type) => {
    const endpoint = findServiceEndpoint(type);
    return { type, regions: endpoint && regionsOfEndpoint(endpoint, region) };
  });
}

/** Returns the service endpoint policy of a subnet; undefined without one. `stem` is what the names of all that belongs to the subnet end with. */
export function endpointPolicyOf({ address, serviceEndpointPolicy }: Subnet, stem: string): ServiceEndpointPolicyResource | undefined {
  if (serviceEndpointPolicy.length === 0) return undefined;
  const ofKind = (kind: 'alias' | 'id') => serviceEndpointPolicy.filter((text) => readPolicyResource(text)?.kind === kind);
  const definitions: ServiceEndpointPolicyDefinition[] = [
    { name: 'storage', service: 'Microsoft.Storage', resources: ofKind('id'), because: `What ${address} may reach in Azure Storage.` },
    { name: 'aliases', service: 'Global', resources: ofKind('alias'), because: `What managed services in ${address} reach for their own use.` },
  ];
  return { name: resourceName('se', stem), subnet: address, definitions: definitions.filter(({ resources }) => resources.length > 0) };
}

/** Returns where a service endpoint leads, in words: `westeurope`, `every region`; '' where that is not known. */
export function regionsText({ regions }: Pick<ServiceEndpointResource, 'regions'>): string {
  return regions === undefined ? '' : regions === 'all' ? 'every region' : regions.join(', ');
}
