import { code, codes, table, type Block } from './model.ts';
import type { NetworkAbout } from './network.ts';
import { asker } from './rules.ts';

/** NAT gateways, public addresses, service endpoint policies and private endpoints of a network. */
export function endpointBlocks({ resource }: NetworkAbout): Block[] {
  if (!resource) return [];
  const { name, natGateways, publicAddresses, serviceEndpointPolicies, privateEndpoints } = resource;
  return [
    ...table(
      ['NAT gateways of ', code(name)],
      ['NAT gateway', 'SKU', 'Subnet', 'Public addresses'],
      natGateways.map((gateway) => [[code(gateway.name)], gateway.sku, [code(gateway.subnet)], codes(gateway.publicAddresses)]),
    ),
    ...table(
      ['Public addresses of ', code(name), ', static'],
      ['Public address', 'SKU', 'Subnet', 'Why'],
      publicAddresses.map((address) => [[code(address.name)], address.sku, [code(address.subnet)], [...asker(address.origin), address.because]]),
    ),
    ...table(
      ['Service endpoint policies of ', code(name)],
      ['Service endpoint policy', 'Subnet', 'Service', 'May reach'],
      serviceEndpointPolicies.flatMap((policy) =>
        policy.definitions.map((definition) => [[code(policy.name)], [code(policy.subnet)], [code(definition.service)], codes(definition.resources)]),
      ),
    ),
    ...table(
      ['Private endpoints of ', code(name)],
      ['Private endpoint', 'Subnet', 'Leads to', 'Sub-resource', 'Private DNS zones'],
      privateEndpoints.map((endpoint) => [
        [code(endpoint.name)],
        [code(endpoint.subnet)],
        endpoint.purpose,
        [code(endpoint.groupId)],
        endpoint.dnsZones.length > 0 ? codes(endpoint.dnsZones) : 'none',
      ]),
    ),
  ];
}
