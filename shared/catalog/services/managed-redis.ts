import { SMALLEST_SUBNET, virtualNetworkFaq } from '../azure-subnet.ts';
import { dnsTable, type PrivateEndpointResource } from '../private-endpoint-resource.ts';
import { managedRedisEndpoints } from '../private-endpoint-resources/managed-redis.ts';
import { defineService, type SizingLine } from '../service.ts';
import { source } from '../source.ts';

const terraformResource = source('azurerm provider, resource azurerm_managed_redis', 'https://github.com/hashicorp/terraform-provider-azurerm/blob/main/website/docs/r/managed_redis.html.markdown', '2026-08-21', { note: 'head of the repository' });

/** Returns the receipt of `endpoints` private endpoints to each part of a resource whose parts need no inputs. */
export function endpointLines({ groups }: PrivateEndpointResource, endpoints: number, doubt = ''): SizingLine[] {
  return groups.map(({ name, addresses }) => ({
    label: `${endpoints} × private endpoint to ${name}, ${addresses({})} each${doubt === '' ? '' : `: ${doubt}`}`,
    addresses: endpoints * addresses({}),
    ...(doubt === '' ? {} : { assumed: true as const }),
  }));
}

/** Never in a network by itself: its private endpoints are, in any ordinary subnet. */
export const managedRedis = defineService({
  id: 'managed-redis',
  name: 'Azure Managed Redis',
  aliases: ['AMR', 'successor of Azure Cache for Redis Enterprise', 'Microsoft.Cache/RedisEnterprise'],
  family: 'data',
  summary: 'Managed Redis databases, reached over private endpoints in a subnet of yours.',
  integration: ['private-endpoint'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'shared', source: dnsTable, note: 'The endpoints may live in any ordinary subnet.' },
    smallest: SMALLEST_SUBNET,
    ipv6: { value: 'unknown', source: dnsTable },
    resizable: { value: 'empty-only', source: virtualNetworkFaq },
  },
  sizing: {
    inputs: {
      privateEndpoints: { kind: 'count', unit: 'endpoints', meaning: 'private endpoints in the subnet, one for each database cluster that is reached from here', default: 1, least: 0, grows: true, aliases: ['endpoints'] },
    },
    rule: 'One address for each private endpoint, by the general rule of endpoints; no page confirms it for this service.',
    lines: ({ privateEndpoints }) => endpointLines(managedRedisEndpoints, privateEndpoints, 'no page confirms it'),
    sources: [dnsTable],
    examples: [],
  },
  nsg: { support: { value: 'allowed', source: dnsTable, note: 'Takes effect on endpoints only while the network policies of the subnet include security groups.' }, rules: [] },
  routes: { table: { value: 'allowed', source: dnsTable }, defaultRoute: 'any', required: [] },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None.' },
  excludedRanges: [],
  onPremises: 'Reachable through the private endpoint.',
  dns: {
    zones: managedRedisEndpoints.groups.flatMap((group) => group.privateDnsZones),
    note: 'The public zone is {region}.redis.azure.net, the group redisEnterprise of Microsoft.Cache/RedisEnterprise.',
  },
  notes: ['Public network access can be switched on or off.', 'No page that was read states the port of a database.'],
  conflicts: [
    {
      topic: 'private zone',
      says: ['privatelink.redisenterprise.cache.azure.net for Azure Cache for Redis Enterprise (2025-08-04)', 'privatelink.redis.azure.net for Azure Managed Redis, of the same resource type (2025-08-04)'],
      followed: 'The zone of Managed Redis; endpoints to Redis Enterprise are planned as cache-for-redis-enterprise.',
    },
  ],
  sources: [dnsTable, terraformResource, virtualNetworkFaq],
});
