import { privateEndpointGroups } from '../../shared/catalog/private-endpoint-resources/index.ts';
import { serviceEndpoints } from '../../shared/catalog/service-endpoints/index.ts';
import { services } from '../../shared/catalog/services/index.ts';
import type { PlanDocument, SubnetDocument } from '../../shared/plan/document.ts';

/**
 * A document with every service of the catalog, each in a network of its own, spread over two regions and two subscriptions; with every
 * kind of private endpoint and of service endpoint; and with a hub that all of them are peered with. Few of its findings are of interest:
 * it is for exports, which must write down whatever the catalog holds.
 */
export function everyService(): PlanDocument {
  const endpointTypes = serviceEndpoints.map(({ type }) => type).filter((type) => !type.startsWith('Microsoft.Storage.'));
  const own = services.map(({ id, placement, subnet }) => {
    const entry: SubnetDocument =
      placement === 'none'
        ? { name: 'subnet', workloads: [{ service: 'virtual-machines' }, { service: id }] }
        : { ...(subnet.requiredName ? {} : { name: 'subnet' }), service: id };
    return { name: `net-${id}`, subnets: [entry] };
  });
  const some = [
    { name: 'net-endpoints', subnets: [{ name: 'endpoints', privateEndpoints: privateEndpointGroups.map(({ id }) => ({ resource: id })) }] },
    { name: 'net-clients', subnets: [{ name: 'clients', serviceEndpoints: endpointTypes }] },
    {
      name: 'net-user',
      subnets: [
        {
          name: 'storage-clients',
          serviceEndpoints: ['Microsoft.Storage'],
          serviceEndpointPolicy: [
            '/services/Azure/DataFactory',
            '/subscriptions/00000000-0000-0000-0000-000000000001',
            '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-data_(west)',
            '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-data/providers/Microsoft.Storage/storageAccounts/contosodata1',
          ],
        },
        {
          name: 'app',
          rules: [
            {
              name: 'web',
              direction: 'inbound' as const,
              access: 'allow' as const,
              protocol: 'tcp' as const,
              from: 'Internet',
              to: 'self',
              ports: [443, '8080-8090'],
              priority: 200,
            },
            {
              name: 'no-telnet',
              direction: 'outbound' as const,
              access: 'deny' as const,
              from: ['self'],
              to: ['net-clients', '192.0.2.0/24'],
              ports: [23],
              priority: 300,
            },
          ],
          routes: [
            { prefix: '0.0.0.0/0', nextHop: '10.200.0.4' },
            { prefix: 'AzureCloud.westeurope', nextHop: 'internet' },
            { prefix: '192.0.2.0/24', nextHop: 'none' },
          ],
        },
      ],
      ipv6: true,
    },
  ];
  const networks = [...own, ...some];
  return {
    cadastre: 1,
    name: 'Every service',
    addressPools: [{ name: 'all', prefixes: ['10.0.0.0/9', '10.128.0.0/9', 'fd00:10::/40'] }],
    virtualNetworks: [
      { name: 'hub', region: 'westeurope', pool: 'all', subnets: [{ service: 'vpn-gateway' }] },
      ...networks.map((network, i) => ({
        ...network,
        pool: 'all',
        region: i % 2 === 0 ? 'westeurope' : 'northeurope',
        tags: { number: String(i) },
        ...(i % 5 === 0 ? { subscription: '00000000-0000-0000-0000-000000000001', resourceGroup: 'rg-second' } : {}),
      })),
    ],
    peerings: networks.slice(0, 6).map(({ name }) => ({ between: ['hub', name], forwardedTraffic: true })),
  };
}
