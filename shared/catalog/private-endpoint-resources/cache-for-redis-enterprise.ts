import { definePrivateEndpointResource, dnsTable } from '../private-endpoint-resource.ts';

export const cacheForRedisEnterpriseEndpoints = definePrivateEndpointResource({
  id: 'cache-for-redis-enterprise',
  name: 'Azure Cache for Redis Enterprise',
  aliases: ['redis-enterprise'],
  resourceType: 'Microsoft.Cache/RedisEnterprise',
  groups: [
    {
      groupId: 'redisEnterprise',
      privateDnsZones: ['privatelink.redisenterprise.cache.azure.net'],
      publicForwarders: ['{cachename}.{region}.redisenterprise.cache.azure.net'],
      ports: [],
    },
  ],
  notes: ['Azure Managed Redis has the same resource type and group but another zone: the SKU decides.'],
  conflicts: [],
  sources: [dnsTable],
});
