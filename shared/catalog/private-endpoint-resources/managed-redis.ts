import { definePrivateEndpointResource, dnsTable } from '../private-endpoint-resource.ts';

export const managedRedisEndpoints = definePrivateEndpointResource({
  id: 'managed-redis',
  name: 'Azure Managed Redis',
  aliases: ['amr'],
  resourceType: 'Microsoft.Cache/RedisEnterprise',
  groups: [
    {
      groupId: 'redisEnterprise',
      privateDnsZones: ['privatelink.redis.azure.net'],
      publicForwarders: ['{region}.redis.azure.net'],
      ports: [],
    },
  ],
  notes: ['The same resource type and group as Redis Enterprise but another zone: the SKU decides.'],
  conflicts: [],
  sources: [dnsTable],
});
