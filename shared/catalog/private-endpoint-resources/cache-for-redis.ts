import { definePrivateEndpointResource, dnsTable } from '../private-endpoint-resource.ts';

export const cacheForRedisEndpoints = definePrivateEndpointResource({
  id: 'cache-for-redis',
  name: 'Azure Cache for Redis',
  aliases: ['redis', 'redis-cache'],
  resourceType: 'Microsoft.Cache/Redis',
  groups: [
    {
      groupId: 'redisCache',
      privateDnsZones: ['privatelink.redis.cache.windows.net'],
      publicForwarders: ['redis.cache.windows.net'],
      governmentZones: ['privatelink.redis.cache.usgovcloudapi.net'],
      ports: ['6379', '6380', '13000-13999', '15000-15999'],
      portsNote: '6380 is TLS; the shards of a cluster use the ranges, by the list of the injected cache, not confirmed for endpoints.',
    },
  ],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
