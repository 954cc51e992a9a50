import { endpointOverview } from '../catalog/service-endpoint.ts';
import { privateEndpointDns } from '../catalog/private-endpoint-rules.ts';
import { findServiceEndpoint } from '../catalog/service-endpoints/index.ts';
import { defineCheck } from './check.ts';
import { privateEndpointsAround, type EndpointHome } from './endpoint-lists.ts';
import { listed } from './words.ts';

/** A service endpoint beside private endpoints to the same service is passed by for the resources that have one. */
export const endpointShadowed = defineCheck({
  rule: 'endpoint-shadowed',
  severity: 'info',
  title: 'A subnet has a service endpoint for a service that private endpoints lead to as well.',
  why: 'Where the private zone of a service is linked to the network, the name of a resource that has a private endpoint leads there, and the service endpoint of the subnet is passed by. It goes on serving the resources of that service that have none. Both together are fine when that is meant; else remove the service endpoint, since its subnet rule at the resource admits more than the plan shows. Looked at are the private endpoints of the network itself and of those that it is peered with. A container registry takes only one of the two ways, which is a warning.',
  born: '2026-11',
  sources: [privateEndpointDns.mechanism.source, endpointOverview],
  scope: 'neighbours',
  messages: {
    shadowed:
      '{subnet} has service endpoints for {types}, and private endpoints to the same services stand in {homes}; resources that have a private endpoint are reached over that one.',
    excludes:
      '{subnet} has the service endpoint {type}, and private endpoints to {resource} stand in {home}; one resource should use one of the two, since it cannot have both.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - {name: app, inputs: {machines: 4}, serviceEndpoints: [Microsoft.KeyVault]}\n      - {name: endpoints, privateEndpoints: [{resource: key-vault}]}\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - {name: app, inputs: {machines: 4}, serviceEndpoints: [Microsoft.Storage]}\n      - {name: endpoints, privateEndpoints: [{resource: key-vault}]}\n',
  },
  *run({ plan, reach }, finding) {
    for (const network of plan.networks) {
      let around: ReadonlyMap<string, EndpointHome> | undefined;
      for (const subnet of network.subnets) {
        if (subnet.serviceEndpoints.length === 0) continue;
        const endpoints = (around ??= privateEndpointsAround(network, reach.peersOf(network)));
        const path = [...subnet.path, 'serviceEndpoints'];
        const shadowed: { type: string; home: string }[] = [];
        for (const type of subnet.serviceEndpoints) {
          const home = endpoints.get(type);
          if (!home) continue;
          const apart = findServiceEndpoint(type)?.excludesPrivateEndpoints;
          if (!apart) {
            shadowed.push({ type, home: home.subnet.address });
            continue;
          }
          yield finding(
            'excludes',
            [subnet.address, home.subnet.address],
            path,
            { subnet: subnet.address, type, resource: home.resource, home: home.subnet.address },
            { severity: 'warning', source: apart.source },
          );
        }
        if (shadowed.length === 0) continue;
        const homes = new Set(shadowed.map(({ home }) => home));
        yield finding('shadowed', [subnet.address, ...[...homes].sort()], path, {
          subnet: subnet.address,
          types: listed(shadowed.map(({ type }) => type)),
          homes: listed(homes),
        });
      }
    }
  },
});
