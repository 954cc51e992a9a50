import { describe, expect, test } from 'vitest';
import { findEntry } from '../../../shared/catalog/catalog.ts';
import { findPrivateEndpointGroup } from '../../../shared/catalog/private-endpoint-resources/index.ts';
import type { Service } from '../../../shared/catalog/service.ts';
import { cacheForRedisPremium } from '../../../shared/catalog/services/cache-for-redis-premium.ts';
import { databricks } from '../../../shared/catalog/services/databricks.ts';
import { digitalTwins } from '../../../shared/catalog/services/digital-twins.ts';
import { entraDomainServices } from '../../../shared/catalog/services/entra-domain-services.ts';
import { hdinsight } from '../../../shared/catalog/services/hdinsight.ts';
import { managedRedis } from '../../../shared/catalog/services/managed-redis.ts';
import { sqlManagedInstance } from '../../../shared/catalog/services/sql-managed-instance.ts';
import { databricksSet } from '../../../shared/catalog/sets/databricks.ts';
import { capacityOf } from '../../../shared/catalog/size.ts';
import { inputsOf, sized, heldRules, heldRoutes } from '../../support/catalog-answers.ts';

const entries: readonly Service[] = [
  cacheForRedisPremium,
  databricks,
  digitalTwins,
  entraDomainServices,
  hdinsight,
  managedRedis,
  sqlManagedInstance,
];

const rulesOf = heldRules;

const routesOf = heldRoutes;

const saysAgainst = (service: Service, raw: Readonly<Record<string, unknown>>) => service.sizing.contradictions?.(inputsOf(service, raw)) ?? [];

describe('names', () => {
  test.each([
    { name: 'Azure Cache for Redis', id: 'cache-for-redis-premium', why: 'the product' },
    { name: 'redis', id: 'cache-for-redis-premium', why: 'the word that people type' },
    { name: 'Azure Redis Cache', id: 'cache-for-redis-premium', why: 'its name of old' },
    { name: 'azure-managed-redis', id: 'managed-redis', why: 'the id of the facts' },
    { name: 'Azure AD Domain Services', id: 'entra-domain-services', why: 'its name of old' },
    { name: 'AAD DS', id: 'entra-domain-services', why: 'short name' },
    { name: 'Microsoft Entra Domain Services', id: 'entra-domain-services', why: 'its name' },
    { name: 'microsoft-entra-domain-services', id: 'entra-domain-services', why: 'the id of the facts' },
    { name: 'HDInsight on VMs', id: 'hdinsight', why: 'an alias of the facts' },
    { name: 'bring your own VNet', id: 'databricks', why: 'an alias of the facts' },
    { name: 'Databricks', id: 'databricks', why: 'short name' },
    { name: 'Azure Digital Twins', id: 'digital-twins', why: 'its name' },
  ])('$name finds $id: $why', ({ name, id }) => expect(findEntry(name)?.id).toBe(id));
});

describe('sizes', () => {
  test.each([
    { service: databricks, inputs: {}, needed: 59, length: 26, why: 'as many nodes as the smallest subnet carries' },
    { service: databricks, inputs: { maxClusterNodes: 1 }, needed: 1, length: 26, why: 'the floor' },
    { service: databricks, inputs: { maxClusterNodes: 60 }, needed: 60, length: 25, why: 'one more needs the next size' },
    { service: databricks, inputs: { maxClusterNodes: 32763 }, needed: 32763, length: 17, why: 'fills half of a /16' },
    { service: cacheForRedisPremium, inputs: {}, needed: 3, length: 29, why: 'two nodes and a load balancer fill a /29' },
    { service: cacheForRedisPremium, inputs: { shards: 10 }, needed: 21, length: 27, why: '2 × 10 + 1' },
    { service: cacheForRedisPremium, inputs: { shards: 13 }, needed: 27, length: 27, why: 'fills a /27' },
    { service: cacheForRedisPremium, inputs: { shards: 14 }, needed: 29, length: 26, why: 'one shard more' },
    { service: cacheForRedisPremium, inputs: { caches: 3, shards: 2 }, needed: 15, length: 27, why: 'the sum over the caches' },
    { service: cacheForRedisPremium, inputs: { shards: 2, extraReplicas: 2 }, needed: 9, length: 28, why: 'one more for each further replica' },
    { service: hdinsight, inputs: {}, needed: 10, length: 28, why: '9 machines, and the internal front end that may be' },
    { service: hdinsight, inputs: { internalFrontends: 0 }, needed: 9, length: 28, why: '2 head, 3 ZooKeeper, 2 gateway, 2 worker nodes' },
    { service: hdinsight, inputs: { workerNodes: 19 }, needed: 27, length: 27, why: 'fills a /27' },
    { service: hdinsight, inputs: { workerNodes: 20 }, needed: 28, length: 26, why: 'one more needs the next size' },
    { service: hdinsight, inputs: { kafka: true }, needed: 11, length: 28, why: 'Kafka has three workers at the least' },
    { service: hdinsight, inputs: { kafka: true, workerNodes: 5 }, needed: 13, length: 27, why: 'and more where more are asked for' },
    { service: hdinsight, inputs: { clusters: 2, workerNodes: 4, edgeNodes: 1, idBrokerNodes: 3 }, needed: 32, length: 26, why: 'everything twice' },
    { service: entraDomainServices, inputs: {}, needed: 5, length: 28, why: 'the most of 3 to 5' },
    { service: managedRedis, inputs: {}, needed: 1, length: 29, why: 'one endpoint' },
    { service: managedRedis, inputs: { privateEndpoints: 4 }, needed: 4, length: 28, why: 'one more than a /29 holds' },
    { service: managedRedis, inputs: { privateEndpoints: 0 }, needed: 0, length: 29, why: 'nothing yet' },
    { service: digitalTwins, inputs: { privateEndpoints: 3 }, needed: 3, length: 29, why: 'fills a /29' },
    { service: sqlManagedInstance, inputs: { gp: 3, bc: 2, vmGroups: 1 }, needed: 40, length: 26, why: 'the worked example' },
    { service: sqlManagedInstance, inputs: { gp: 3, bc: 2, vmGroups: 2 }, needed: 48, length: 26, why: 'a group more' },
    { service: sqlManagedInstance, inputs: { mode: 'steady', gp: 1 }, needed: 10, length: 27, why: 'the floor of 32 addresses' },
    { service: sqlManagedInstance, inputs: { bc: 1, bcZoneRedundant: 1 }, needed: 20, length: 27, why: 'zone redundancy does not scale twice' },
  ])('$service.id $inputs: $why', ({ service, inputs, needed, length }) => {
    const size = sized(service, inputs);
    expect({ needed: size.needed, length: size.prefixLength }).toEqual({ needed, length });
    expect(size.lines.reduce((sum, line) => sum + line.addresses, 0)).toBe(needed);
  });

  test.each([
    { length: 17, nodes: 32763 },
    { length: 18, nodes: 16379 },
    { length: 20, nodes: 4091 },
    { length: 22, nodes: 1019 },
    { length: 23, nodes: 507 },
    { length: 25, nodes: 123 },
    { length: 26, nodes: 59 },
  ])('a /$length carries $nodes nodes of Databricks', ({ length, nodes }) =>
    expect(capacityOf(databricks, length, 'maxClusterNodes', inputsOf(databricks))).toBe(nodes),
  );

  test('growth multiplies demand once', () => {
    expect(sized(cacheForRedisPremium, { caches: 4, shards: 3 }, 'minimum', 50).needed).toBe(6 * (2 * 3 + 1));
    expect(sized(hdinsight, { clusters: 2, workerNodes: 4 }, 'minimum', 50).needed).toBe(2 * (7 + 6 + 1));
    expect(sized(databricks, { maxClusterNodes: 32000 }, 'minimum', 50).grown).toMatchObject([{ to: 32763, capped: true }]);
  });

  test('numbers that no page states are marked so', () => {
    const assumed = (service: Service, raw = {}) => sized(service, raw).lines.flatMap((line) => (line.assumed ? [line.addresses] : []));
    expect(assumed(hdinsight)).toEqual([1]);
    expect(assumed(hdinsight, { internalFrontends: 0 })).toEqual([]);
    expect(assumed(cacheForRedisPremium)).toEqual([]);
    expect(assumed(cacheForRedisPremium, { extraReplicas: 1 })).toEqual([1]);
    expect(assumed(managedRedis, { privateEndpoints: 2 })).toEqual([2]);
    for (const service of [databricks, digitalTwins, entraDomainServices, sqlManagedInstance]) expect(assumed(service), service.id).toEqual([]);
  });

  test.each([
    { service: managedRedis, resource: 'managed-redis' },
    { service: digitalTwins, resource: 'digital-twins' },
  ])('$service.id takes the number and the zone that its private endpoints have', ({ service, resource }) => {
    const group = findPrivateEndpointGroup(resource);
    expect(sized(service, { privateEndpoints: 7 }).needed).toBe(7 * (group?.addresses({}) ?? 0));
    expect(service.dns.zones).toEqual(group?.privateDnsZones);
  });
});

describe('operations of a managed instance take, beside what it has at rest,', () => {
  test.each([
    { one: { gp: 1 }, mode: 'planned', more: 2, why: 'General Purpose: vCores' },
    { one: { gp: 1 }, mode: 'storage', more: 0, why: 'General Purpose: storage' },
    { one: { gp: 1 }, mode: 'tier-change', more: 5, why: 'General Purpose to Business Critical: what that has at rest' },
    { one: { bc: 1 }, mode: 'planned', more: 5, why: 'Business Critical: vCores' },
    { one: { bc: 1 }, mode: 'storage', more: 5, why: 'Business Critical: storage' },
    { one: { bc: 1 }, mode: 'tier-change', more: 2, why: 'Business Critical to General Purpose' },
    { one: { bc: 1, bcZoneRedundant: 1 }, mode: 'planned', more: 5, why: 'zone redundancy changes nothing here' },
    { one: { gp: 1 }, mode: 'steady', more: 0, why: 'nothing is under way' },
  ])('$more more with $one and $mode: $why', ({ one, mode, more }) => {
    const at = (how: string) => sized(sqlManagedInstance, { ...one, mode: how }).needed;
    expect(at(mode) - at('steady')).toBe(more);
  });

  test('a change of hardware makes a group first', () => {
    expect(sized(sqlManagedInstance, { gp: 1, vmGroups: 2 }).needed - sized(sqlManagedInstance, { gp: 1 }).needed).toBe(8);
  });
});

describe('inputs that contradict each other', () => {
  test.each([
    { service: sqlManagedInstance, inputs: { bc: 1, bcZoneRedundant: 2 }, about: 'bcZoneRedundant' },
    { service: sqlManagedInstance, inputs: { bcZoneRedundant: 1 }, about: 'bcZoneRedundant' },
    { service: hdinsight, inputs: { kafkaRestProxy: true }, about: 'kafkaRestProxy' },
  ])('$service.id $inputs', ({ service, inputs, about }) => {
    const [text, ...rest] = saysAgainst(service, inputs);
    expect(rest).toEqual([]);
    expect(text).toMatch(new RegExp(`^The input ${about} should .*\\.$`));
  });

  test.each([
    { service: sqlManagedInstance, inputs: { bc: 2, bcZoneRedundant: 2 } },
    { service: sqlManagedInstance, inputs: {} },
    { service: hdinsight, inputs: { kafka: true, kafkaRestProxy: true } },
    { service: hdinsight, inputs: { kafka: true } },
  ])('not $service.id $inputs', ({ service, inputs }) => expect(saysAgainst(service, inputs)).toEqual([]));
});

describe('subnets', () => {
  test('delegations', () => {
    expect(databricks.subnet.delegation).toMatchObject({ to: 'Microsoft.Databricks/workspaces' });
    expect(sqlManagedInstance.subnet.delegation).toMatchObject({ to: 'Microsoft.Sql/managedInstances' });
    for (const { subnet } of [databricks, sqlManagedInstance]) expect(subnet.delegation?.actions).toHaveLength(3);
    for (const { subnet, id } of [cacheForRedisPremium, digitalTwins, entraDomainServices, hdinsight, managedRedis])
      expect(subnet.delegation, id).toBeUndefined();
  });

  test('who may share', () => {
    expect(Object.fromEntries(entries.map(({ id, subnet }) => [id, subnet.sharing.kind]))).toEqual({
      'cache-for-redis-premium': 'same-service',
      databricks: 'dedicated',
      'digital-twins': 'shared',
      'entra-domain-services': 'dedicated',
      hdinsight: 'shared',
      'managed-redis': 'shared',
      'sql-managed-instance': 'same-service',
    });
  });

  test('Databricks lies between a /26 and a /17, one domain a network, the caches have a date', () => {
    expect([databricks.subnet.smallest.value, databricks.subnet.largest?.value]).toEqual([26, 17]);
    expect(entraDomainServices.subnet.perNetwork?.value).toBe(1);
    expect(cacheForRedisPremium.lifecycle).toMatchObject({ status: 'retiring', date: '2028-09-30', successor: 'managed-redis' });
  });
});

describe('the set of Databricks', () => {
  test('is a host and a container subnet, of the same size whatever the number of nodes', () => {
    expect(databricksSet.members.map(({ role, service }) => [role, service])).toEqual([
      ['host', 'databricks'],
      ['container', 'databricks'],
    ]);
    expect(databricksSet.members.every((member) => member.inputs === undefined && member.when === undefined)).toBe(true);
  });

  test('has the five rows of the page: each member half of the network', () => {
    expect(databricksSet.examples.map((row) => [row.networkPrefixLength, row.memberPrefixLength])).toEqual([
      [16, 17],
      [17, 18],
      [20, 21],
      [22, 23],
      [24, 25],
    ]);
    for (const { networkPrefixLength, memberPrefixLength } of databricksSet.examples)
      expect(databricksSet.members.length * 2 ** (32 - memberPrefixLength)).toBe(2 ** (32 - networkPrefixLength));
  });
});

describe('security rules', () => {
  test('Databricks writes its own, and opens the nodes to its control plane only where they have public addresses', () => {
    expect(databricks.nsg.rules.every((rule) => rule.appliedBy === 'platform')).toBe(true);
    expect(rulesOf(databricks, {}, 'inbound')).toEqual(['worker-to-worker-inbound']);
    expect(rulesOf(databricks, { noPublicIp: false }, 'inbound')).toEqual([
      'worker-to-worker-inbound',
      'control-plane-ssh',
      'control-plane-worker-proxy',
    ]);
    expect(
      databricks.nsg.rules
        .filter((rule) => rule.direction === 'outbound')
        .map((rule) => [rule.priority, typeof rule.to === 'object' && 'tag' in rule.to ? rule.to.tag : rule.to, rule.ports]),
    ).toEqual([
      [100, 'AzureDatabricks', ['443', '3306', '8443-8451']],
      [101, 'Sql', ['3306']],
      [102, 'Storage', ['443']],
      [103, 'VirtualNetwork', ['*']],
      [104, 'EventHub', ['9093']],
    ]);
    expect(databricks.nsg.elsewhere).toMatchObject([{ access: 'deny', from: 'self', to: 'there', direction: 'inbound' }]);
  });

  test('Redis: every port of the list, from each of its peers', () => {
    const opened = new Map<string, string[]>();
    for (const { direction, from, to, ports } of cacheForRedisPremium.nsg.rules) {
      const peer = direction === 'inbound' ? from : to;
      const name = typeof peer === 'string' ? peer : 'tag' in peer ? peer.tag : 'prefix' in peer ? peer.prefix : 'role';
      for (const port of ports as readonly string[]) opened.set(`${direction} ${port}`, [...(opened.get(`${direction} ${port}`) ?? []), name].sort());
    }
    expect(Object.fromEntries(opened)).toEqual({
      'inbound 6379': ['AzureLoadBalancer', 'VirtualNetwork', 'self'],
      'inbound 6380': ['AzureLoadBalancer', 'VirtualNetwork', 'self'],
      'inbound 8443': ['self'],
      'inbound 8500': ['AzureLoadBalancer'],
      'inbound 10221-10231': ['AzureLoadBalancer', 'self'],
      'inbound 13000-13999': ['AzureLoadBalancer', 'VirtualNetwork'],
      'inbound 15000-15999': ['AzureLoadBalancer', 'VirtualNetwork', 'role'],
      'inbound 16001': ['AzureLoadBalancer'],
      'inbound 20226': ['self'],
      'outbound 80': ['any'],
      'outbound 443': ['AzureKeyVault', 'AzureMonitor', 'any'],
      'outbound 53': ['168.63.129.16/32', '169.254.169.254/32', 'role'],
      'outbound 6379-6380': ['self'],
      'outbound 8443': ['self'],
      'outbound 10221-10231': ['self'],
      'outbound 13000-13999': ['self'],
      'outbound 20226': ['self'],
      'outbound 15000-15999': ['role', 'self'],
    });
    const replica = (geoReplication: boolean) => rulesOf(cacheForRedisPremium, { geoReplication }).filter((name) => name === 'allow-geo-replica');
    expect([replica(false).length, replica(true).length]).toEqual([0, 2]);
  });

  test('HDInsight: its management, and the REST proxy where it is on', () => {
    expect(rulesOf(hdinsight)).toEqual(['allow-management']);
    expect(rulesOf(hdinsight, { kafka: true, kafkaRestProxy: true })).toEqual(['allow-management', 'allow-kafka-rest']);
  });

  test('Entra Domain Services: secure LDAP and logs where they are wanted, support never by itself', () => {
    expect(rulesOf(entraDomainServices, {}, 'inbound')).toEqual(['allow-management', 'allow-network', 'allow-load-balancer']);
    expect(rulesOf(entraDomainServices, { secureLdap: true }, 'inbound')).toContain('allow-secure-ldap');
    expect(rulesOf(entraDomainServices, { secureLdap: true, logAnalytics: true })).not.toContain('allow-support');
    expect(rulesOf(entraDomainServices, {}, 'outbound')).not.toContain('allow-event-hub');
    expect(rulesOf(entraDomainServices, { logAnalytics: true }, 'outbound')).toContain('allow-event-hub');
  });

  test('a managed instance: clients inside, and their direct connections in redirect mode', () => {
    const own = (raw: Readonly<Record<string, unknown>>) =>
      rulesOf(sqlManagedInstance, raw).filter((name) => ['allow-tds', 'allow-redirect'].includes(name));
    expect(own({})).toEqual(['allow-tds', 'allow-redirect']);
    expect(own({ redirect: false })).toEqual(['allow-tds']);
    expect(own({ localClients: false })).toEqual([]);
  });

  test('services that are only private endpoints claim no rules', () => {
    for (const { nsg } of [managedRedis, digitalTwins]) expect(nsg.rules).toEqual([]);
  });
});

describe('routes', () => {
  test.each([
    { service: databricks, inputs: {}, away: false, names: [] },
    {
      service: databricks,
      inputs: {},
      away: true,
      names: ['databricks-to-internet', 'sql-to-internet', 'storage-to-internet', 'event-hub-to-internet'],
    },
    {
      service: databricks,
      inputs: { privateLink: true, entraAuthentication: true },
      away: true,
      names: ['sql-to-internet', 'storage-to-internet', 'event-hub-to-internet', 'entra-id-to-internet'],
    },
    { service: hdinsight, inputs: {}, away: true, names: ['management-to-internet'] },
    { service: hdinsight, inputs: {}, away: false, names: [] },
    { service: cacheForRedisPremium, inputs: {}, away: true, names: ['default-to-internet'] },
    { service: cacheForRedisPremium, inputs: {}, away: false, names: [] },
    { service: entraDomainServices, inputs: {}, away: true, names: [] },
    { service: sqlManagedInstance, inputs: {}, away: true, names: [] },
  ])('$service.id $inputs, default route away: $away', ({ service, inputs, away, names }) => expect(routesOf(service, inputs, away)).toEqual(names));

  test('where the default route may lead', () => {
    expect(Object.fromEntries(entries.map(({ id, routes }) => [id, [routes.table.value, routes.defaultRoute]]))).toEqual({
      'cache-for-redis-premium': ['allowed', 'internet-only'],
      databricks: ['allowed', 'with-exceptions'],
      'digital-twins': ['allowed', 'any'],
      'entra-domain-services': ['avoid', 'forbidden'],
      hdinsight: ['allowed', 'with-exceptions'],
      'managed-redis': ['allowed', 'any'],
      'sql-managed-instance': ['required', 'any'],
    });
    expect(sqlManagedInstance.routes.required.map((route) => [route.appliedBy, route.need])).toEqual([
      ['platform', 'required'],
      ['platform', 'optional'],
      ['platform', 'optional'],
    ]);
  });
});

test.each([
  { service: hdinsight, inputs: {}, count: 2, why: 'one for each load balancer' },
  { service: hdinsight, inputs: { clusters: 3 }, count: 6, why: 'of each cluster' },
  { service: hdinsight, inputs: { privateLink: true, clusters: 3 }, count: 0, why: 'Private Link does without' },
  { service: databricks, inputs: { secureClusterConnectivity: false }, count: 0, why: 'Databricks makes those of the nodes' },
  { service: entraDomainServices, inputs: {}, count: 0, why: 'the service makes its own' },
])('$service.id $inputs asks for $count public addresses: $why', ({ service, inputs, count }) =>
  expect(service.publicAddresses.count(inputsOf(service, inputs))).toBe(count),
);

test('every entry is complete: facts among its sources, text that ends', () => {
  for (const service of entries) {
    const urls = new Set(service.sources.map((s) => `${s.url} ${s.date}`));
    const { sharing, smallest, largest, ipv6, resizable, perNetwork, delegation } = service.subnet;
    const facts = [sharing, smallest, largest, ipv6, resizable, perNetwork, delegation, service.nsg.support, service.routes.table, service.lifecycle];
    const named = [
      ...facts.flatMap((fact) => (fact?.source ? [fact.source] : [])),
      ...service.nsg.rules.map((rule) => rule.source),
      ...(service.nsg.elsewhere ?? []).map((rule) => rule.source),
      ...service.routes.required.map((route) => route.source),
      ...service.sizing.sources,
      ...service.sizing.examples.map((example) => example.source),
    ];
    for (const s of named)
      if (!s.title.startsWith('Azure Virtual Network frequently')) expect(urls, `${service.id}: ${s.title}`).toContain(`${s.url} ${s.date}`);
    for (const text of [
      service.summary,
      service.onPremises,
      service.sizing.rule,
      service.publicAddresses.note,
      ...service.notes,
      ...(service.nsg.notes ?? []),
      ...(service.routes.forbidden === undefined ? [] : [service.routes.forbidden]),
    ])
      expect(text, service.id).toMatch(/^[^a-z].*\.$/);
    for (const { says, followed } of service.conflicts) expect(says.length > 1 && followed.endsWith('.'), service.id).toBe(true);
  }
});
