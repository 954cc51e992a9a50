import { SMALLEST_SUBNET } from '../azure-subnet.ts';
import { dnsTable } from '../private-endpoint-resource.ts';
import { cacheForRedisEndpoints } from '../private-endpoint-resources/cache-for-redis.ts';
import { defineService, type RuleNeed, type RulePeer } from '../service.ts';
import { source } from '../source.ts';

const premiumVnet = source('Configure virtual network support for a Premium Azure Cache for Redis instance', 'https://learn.microsoft.com/azure/azure-cache-for-redis/cache-how-to-premium-vnet', '2020-10-09');
const retirement = source('Lifecycle of Azure Cache for Redis', 'https://github.com/api-evangelist/microsoft-azure-cache-for-redis/blob/main/lifecycle/microsoft-azure-cache-for-redis-lifecycle.yml', '2026-09-17', {
  note: "a third party's summary of the retirement FAQ and the news page of Microsoft, neither of which was read",
  checkedOn: '2026-11-25',
});

const network = { tag: 'VirtualNetwork' } as const;
const probe = { tag: 'AzureLoadBalancer' } as const;
const replica = { role: 'subnet of the geo-replica' } as const;
const byVnetIn = { coveredBy: 'AllowVNetInBound' } as const;
const byProbe = { coveredBy: 'AllowAzureLoadBalancerInBound' } as const;
const byVnetOut = { coveredBy: 'AllowVnetOutBound' } as const;
const byInternet = { coveredBy: 'AllowInternetOutBound' } as const;
const geoReplicated: Partial<RuleNeed> = { condition: 'the caches are geo-replicated', when: (inputs) => inputs['geoReplication'] === true };

const inbound = (name: string, priority: number, protocol: RuleNeed['protocol'], from: RulePeer, ports: readonly string[], purpose: string, more: Partial<RuleNeed>): RuleNeed => ({
  name, direction: 'inbound', access: 'allow', protocol, from, to: 'self', ports, priority, need: 'required', purpose, source: premiumVnet, ...more,
});
const outbound = (name: string, priority: number, protocol: RuleNeed['protocol'], to: RulePeer, ports: readonly string[], purpose: string, more: Partial<RuleNeed> = {}): RuleNeed => ({
  name, direction: 'outbound', access: 'allow', protocol, from: 'self', to, ports, priority, need: 'required', purpose, source: premiumVnet, ...more,
});

/** The port list of 2020; a row of it with several peers is a rule for each of them. */
const rules: readonly RuleNeed[] = [
  inbound('allow-clients', 100, 'tcp', network, ['6379', '6380'], 'Clients in the network.', byVnetIn),
  inbound('allow-clients-inside', 110, 'tcp', 'self', ['6379', '6380'], 'Caches of the same subnet.', byVnetIn),
  inbound('allow-clients-probe', 120, 'tcp', probe, ['6379', '6380'], 'Load balancing of the client ports.', byProbe),
  inbound('allow-internal-8443', 130, 'tcp', 'self', ['8443'], 'Internal traffic of the caches.', byVnetIn),
  inbound('allow-probe-8500', 140, 'any', probe, ['8500'], 'Load balancing, TCP and UDP.', byProbe),
  inbound('allow-internal-10221', 150, 'tcp', 'self', ['10221-10231'], 'Internal traffic of the caches.', byVnetIn),
  inbound('allow-internal-10221-probe', 160, 'tcp', probe, ['10221-10231'], 'Load balancing of the internal ports.', byProbe),
  inbound('allow-cluster-13000', 170, 'tcp', network, ['13000-13999'], 'Clients of clustered caches.', byVnetIn),
  inbound('allow-cluster-13000-probe', 180, 'tcp', probe, ['13000-13999'], 'Load balancing of the shards.', byProbe),
  inbound('allow-cluster-15000', 190, 'tcp', network, ['15000-15999'], 'Clients of clustered caches.', byVnetIn),
  inbound('allow-cluster-15000-probe', 200, 'tcp', probe, ['15000-15999'], 'Load balancing of the shards.', byProbe),
  inbound('allow-geo-replica', 210, 'tcp', replica, ['15000-15999'], 'The replica in the other region.', geoReplicated),
  inbound('allow-probe-16001', 220, 'any', probe, ['16001'], 'Load balancing, TCP and UDP.', byProbe),
  inbound('allow-internal-20226', 230, 'tcp', 'self', ['20226'], 'Internal traffic of the caches.', byVnetIn),
  outbound('allow-storage-and-certificates', 100, 'tcp', 'any', ['80', '443'], 'Azure Storage in every region, and the hosts of certificate revocation lists.', byInternet),
  outbound('allow-key-vault', 110, 'tcp', { tag: 'AzureKeyVault' }, ['443'], 'Key vaults that the caches depend on.', byInternet),
  outbound('allow-monitor', 120, 'tcp', { tag: 'AzureMonitor' }, ['443'], 'Monitoring that the caches depend on.', byInternet),
  outbound('allow-platform-dns', 130, 'any', { prefix: '168.63.129.16/32' }, ['53'], 'Name resolution by the platform, TCP and UDP.'),
  outbound('allow-metadata-dns', 132, 'any', { prefix: '169.254.169.254/32' }, ['53'], 'Name resolution by the platform, TCP and UDP.'),
  outbound('allow-dns', 134, 'any', { role: 'DNS servers of the network' }, ['53'], 'Name resolution, TCP and UDP.'),
  outbound('allow-inside-subnet', 140, 'tcp', 'self', ['6379-6380', '8443', '10221-10231', '13000-13999', '20226'], 'Internal traffic of the caches.', byVnetOut),
  outbound('allow-cluster-inside', 150, 'tcp', 'self', ['15000-15999'], 'Internal traffic of clustered caches.', byVnetOut),
  outbound('allow-geo-replica', 160, 'tcp', replica, ['15000-15999'], 'The replica in the other region.', geoReplicated),
];

/** The injected tier; every other tier, and new caches, are reached over private endpoints. */
export const cacheForRedisPremium = defineService({
  id: 'cache-for-redis-premium',
  name: 'Azure Cache for Redis Premium',
  aliases: ['Azure Cache for Redis', 'Cache for Redis', 'Azure Cache for Redis (Premium tier, VNet injection)', 'Redis', 'Azure Redis Cache', 'Redis Cache', 'Microsoft.Cache/Redis'],
  family: 'data',
  summary: 'Caches of the Premium tier inside a subnet of yours.',
  integration: ['injection', 'private-endpoint'],
  lifecycle: { status: 'retiring', date: '2028-09-30', successor: 'managed-redis', note: 'Since 2026-04-01 only tenants that had a cache before may create one.', source: retirement },
  subnet: {
    sharing: { kind: 'same-service', source: premiumVnet, note: 'Only caches; several share one subnet.' },
    smallest: { ...SMALLEST_SUBNET, note: 'No floor of its own is published: the sum decides, down to the smallest subnet of the platform.' },
    ipv6: { value: 'unknown', source: premiumVnet },
    resizable: { value: 'empty-only', source: premiumVnet, note: 'Not stated; taken as any subnet.', assumed: true },
  },
  sizing: {
    inputs: {
      caches: { kind: 'count', unit: 'caches', meaning: 'alike caches in the subnet; caches with other shards are a workload of their own', default: 1, least: 1, grows: true },
      shards: { kind: 'count', unit: 'shards', meaning: 'shards of each cache; 1 for a cache that is not clustered', default: 1, least: 1, aliases: ['shardsPerCache'] },
      extraReplicas: { kind: 'count', unit: 'replicas', meaning: 'replicas of each shard beyond the first', default: 0, least: 0, assumed: 'A shard has one replica unless more are asked for; what a further one takes is not published.' },
      geoReplication: { kind: 'flag', meaning: 'the caches have a replica in another region (adds rules, no address)', default: false },
    },
    rule: 'Each shard takes 2 addresses, each cache 1 more for its load balancer; a cache that is not clustered is one shard. What further replicas take is not published: 1 for each is planned.',
    lines: ({ caches, shards, extraReplicas }) => [
      { label: `${caches * shards} × shard, 2 each`, addresses: 2 * caches * shards },
      { label: `${caches} × load balancer of a cache, 1 each`, addresses: caches },
      ...(extraReplicas > 0 ? [{ label: `${caches * shards * extraReplicas} × further replica, 1 each: not published`, addresses: caches * shards * extraReplicas, assumed: true as const }] : []),
    ],
    sources: [premiumVnet],
    examples: [],
  },
  nsg: { support: { value: 'allowed', source: premiumVnet }, rules, notes: ['The port list is of 2020-10-09: it holds for caches that exist; new ones do better with private endpoints.'] },
  routes: {
    table: { value: 'allowed', source: premiumVnet },
    defaultRoute: 'internet-only',
    required: [
      {
        name: 'default-to-internet', to: { prefix: '0.0.0.0/0' }, nextHop: 'internet', need: 'required',
        condition: 'ExpressRoute announces a default route', when: (_inputs, { defaultRouteAway }) => defaultRouteAway,
        purpose: 'With forced tunnelling the subnet needs a way out of its own.',
        source: premiumVnet,
      },
    ],
    forbidden: 'Tunnelling to on-premises that cuts off what the caches depend on, and prefixes of Microsoft that leak into the private peering.',
  },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None for an injected cache.' },
  excludedRanges: [],
  onPremises: 'Possible over ExpressRoute and VPN, but discouraged for its latency. Global peering did not reach caches on 2020-10-09.',
  dns: { zones: cacheForRedisEndpoints.groups.flatMap((group) => group.privateDnsZones), note: 'For private endpoints only.' },
  notes: [
    'Injection exists in the Premium tier only, and only when the cache is created.',
    'The network is in the subscription and region of the cache.',
  ],
  conflicts: [
    { topic: 'retirement', says: ['none is named (2020-10-09)', '2028-09-30 for Basic, Standard and Premium (summary of 2026-09-17)'], followed: 'The summary; the retirement FAQ of Microsoft has the last word.' },
  ],
  sources: [premiumVnet, dnsTable, retirement],
});
