import { describe, expect, test } from 'vitest';
import { CLASS_E, FORBIDDEN_RANGES, PLATFORM_ADDRESSES, PRIVATE_RANGES, SERVICE_RANGES } from '../../../shared/catalog/address-ranges.ts';
import { readInputs } from '../../../shared/catalog/inputs.ts';
import { limits, NETWORKS_PER_PREMIUM_CIRCUIT } from '../../../shared/catalog/limits.ts';
import { checkName, nameRules, type NameKind } from '../../../shared/catalog/names.ts';
import {
  findPrivateEndpointGroup,
  nearestPrivateEndpoint,
  privateEndpointGroups,
  privateEndpointResourceOf,
  privateEndpointResources,
} from '../../../shared/catalog/private-endpoint-resources/index.ts';
import {
  findRegion,
  nearestRegion,
  oddAzureCloudSuffixes,
  regions,
  regionSources,
  regionTag,
  unlistedRegions,
} from '../../../shared/catalog/regions.ts';
import { findServiceEndpoint, nearestServiceEndpoint, serviceEndpoints } from '../../../shared/catalog/service-endpoints.ts';
import { findServiceTag, serviceTagOf, serviceTags } from '../../../shared/catalog/service-tags.ts';
import type { Source } from '../../../shared/catalog/source.ts';
import { findSpecialSubnet, specialSubnets } from '../../../shared/catalog/special-subnets.ts';

const dated = (source: Source) => expect(source.date, source.url).toMatch(/^(\d{4}-\d\d-\d\d|undated)$/);
const sorted = (names: readonly string[]) => [...names].sort((a, b) => (a < b ? -1 : 1));

describe('address ranges', () => {
  test('the forbidden and the recommended ones are those of the FAQ', () => {
    expect(FORBIDDEN_RANGES.map((range) => range.prefix)).toEqual([
      '127.0.0.0/8',
      '168.63.129.16/32',
      '169.254.0.0/16',
      '224.0.0.0/4',
      '255.255.255.255/32',
    ]);
    expect(PRIVATE_RANGES.map((range) => range.prefix)).toEqual(['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16']);
    expect(CLASS_E).toMatchObject({ prefix: '240.0.0.0/4', value: 'unknown' });
    expect(PLATFORM_ADDRESSES.map((row) => row.address)).toEqual(['168.63.129.16', '169.254.169.254']);
  });

  test('every row has a reason and a source', () => {
    for (const range of [...FORBIDDEN_RANGES, ...PRIVATE_RANGES, ...SERVICE_RANGES]) {
      expect(range.why).not.toBe('');
      expect(range.prefix).toMatch(/^\d+\.\d+\.\d+\.\d+\/\d+$/);
      dated(range.source);
    }
  });
});

describe('special subnets', () => {
  test('names and owners', () => {
    expect(specialSubnets.map(({ name, services }) => [name, ...services])).toEqual([
      ['AzureBastionSubnet', 'bastion'],
      ['AzureFirewallManagementSubnet', 'firewall-management'],
      ['AzureFirewallSubnet', 'firewall'],
      ['GatewaySubnet', 'expressroute-gateway', 'vpn-gateway'],
      ['RouteServerSubnet', 'route-server'],
      ['VirtualNetworkApplianceSubnet', 'virtual-network-routing-appliance'],
    ]);
  });

  test.each([
    { name: 'GatewaySubnet', nsg: 'not-supported', table: 'limited', defaultRoute: 'forbidden', propagation: 'must-be-on', nat: 'not-supported' },
    { name: 'AzureFirewallSubnet', nsg: 'not-supported', table: 'allowed', defaultRoute: 'internet-only', propagation: undefined, nat: 'unknown' },
    {
      name: 'AzureFirewallManagementSubnet',
      nsg: 'unknown',
      table: 'avoid',
      defaultRoute: 'internet-only',
      propagation: 'must-be-off',
      nat: 'unknown',
    },
    { name: 'AzureBastionSubnet', nsg: 'allowed', table: 'not-supported', defaultRoute: 'forbidden', propagation: undefined, nat: 'unknown' },
    { name: 'RouteServerSubnet', nsg: 'not-supported', table: 'not-supported', defaultRoute: 'forbidden', propagation: undefined, nat: 'unknown' },
    { name: 'VirtualNetworkApplianceSubnet', nsg: 'unknown', table: 'unknown', defaultRoute: 'unknown', propagation: undefined, nat: 'unknown' },
  ])('$name', ({ name, nsg, table, defaultRoute, propagation, nat }) => {
    const found = findSpecialSubnet(name);
    expect([found?.nsg.value, found?.routeTable.value, found?.defaultRoute, found?.gatewayPropagation, found?.natGateway.value]).toEqual([
      nsg,
      table,
      defaultRoute,
      propagation,
      nat,
    ]);
  });

  test('found in any case, and the spelling is told', () => {
    expect(findSpecialSubnet('GatewaySubnet')?.exact).toBe(true);
    expect(findSpecialSubnet('gatewaysubnet')).toMatchObject({ name: 'GatewaySubnet', exact: false });
    expect(findSpecialSubnet('gateway')).toBeUndefined();
  });
});

describe('names', () => {
  test.each<{ kind: NameKind; name: string; reason: RegExp | undefined }>([
    { kind: 'subnet', name: 'a', reason: undefined },
    { kind: 'subnet', name: 'a'.repeat(80), reason: undefined },
    { kind: 'subnet', name: 'a'.repeat(81), reason: /1 to 80 characters; this one has 81/ },
    { kind: 'subnet', name: '', reason: /1 to 80 characters; this one has 0/ },
    { kind: 'subnet', name: 'snet.app_1-weu', reason: undefined },
    { kind: 'subnet', name: 'snet_', reason: undefined },
    { kind: 'subnet', name: '_snet', reason: /begin with a letter or a digit/ },
    { kind: 'subnet', name: 'snet-', reason: /end with a letter, a digit or an underscore/ },
    { kind: 'subnet', name: 'snet.', reason: /end with/ },
    { kind: 'subnet', name: 'a b', reason: /it holds " "/ },
    { kind: 'subnet', name: 'bür0', reason: /it holds "ü"/ },
    { kind: 'subnet', name: 'name\n', reason: /end with/ },
    { kind: 'virtual-network', name: 'v', reason: /2 to 64/ },
    { kind: 'virtual-network', name: 'v'.repeat(64), reason: undefined },
    { kind: 'virtual-network', name: 'v'.repeat(65), reason: /2 to 64/ },
    { kind: 'private-endpoint', name: 'p', reason: /2 to 64/ },
    { kind: 'security-rule', name: '_rule', reason: undefined },
    { kind: 'security-rule', name: '-rule', reason: /a letter, a digit or an underscore/ },
    { kind: 'route-table', name: 'rt-hub', reason: undefined },
    { kind: 'network-security-group', name: '.nsg', reason: /begin/ },
  ])('$kind "$name"', ({ kind, name, reason }) => {
    const answer = checkName(kind, name);
    if (reason === undefined) expect(answer).toBeUndefined();
    else expect(answer).toMatch(reason);
  });

  test('every kind has sources', () => {
    for (const [kind, rule] of Object.entries(nameRules)) {
      expect(rule.kind).toBe(kind);
      rule.sources.forEach(dated);
    }
  });
});

test('limits: positive whole numbers with a source', () => {
  for (const [name, fact] of Object.entries(limits)) {
    expect(Number.isSafeInteger(fact.value) && fact.value > 0, name).toBe(true);
    dated(fact.source);
  }
  expect(limits).toMatchObject({
    subnetsPerNetwork: { value: 3000 },
    peeringsPerNetwork: { value: 500 },
    routesPerTable: { value: 600 },
    serviceTagRoutesPerTable: { value: 25 },
    rulesPerSecurityGroup: { value: 1000 },
  });
  expect(NETWORKS_PER_PREMIUM_CIRCUIT.value[10_000]).toBe(100);
});

describe('regions', () => {
  test('57 of them, by name, with unique codes', () => {
    expect(regions).toHaveLength(57);
    expect(new Set(regions.map((region) => region.name)).size).toBe(57);
    expect(new Set(regions.map((region) => region.code)).size).toBe(57);
    expect(regions.filter((region) => region.zones)).toHaveLength(39);
    expect(unlistedRegions.filter((name) => regions.some((region) => region.name === name))).toEqual([]);
    regionSources.forEach(dated);
  });

  test('pairs name regions; the asymmetric ones are known', () => {
    const known = new Set([...regions.map((region) => region.name), ...unlistedRegions]);
    for (const { name, pair } of regions) if (pair !== undefined) expect(known, name).toContain(pair);
    const oneSided = regions
      .filter(({ name, pair }) => pair !== undefined && findRegion(pair) !== undefined && findRegion(pair)?.pair !== name)
      .map((region) => region.name);
    expect(oneSided).toEqual(['brazilsouth', 'brazilsoutheast', 'indiasouthcentral', 'westindia', 'westus3']);
  });

  test.each([
    { region: 'westeurope', tag: undefined, suffix: 'WestEurope' },
    { region: 'West Europe', tag: 'Storage', suffix: 'WestEurope' },
    { region: 'eastus2', tag: 'Sql', suffix: 'EastUS2' },
    { region: 'uksouth', tag: 'AzureCloud', suffix: 'UKSouth' },
    { region: 'francecentral', tag: 'AzureCloud', suffix: 'centralfrance' },
    { region: 'francecentral', tag: 'Storage', suffix: 'FranceCentral' },
    { region: 'switzerlandnorth', tag: 'azurecloud', suffix: 'switzerlandn' },
    { region: 'brazilsoutheast', tag: 'AzureCloud', suffix: 'brazilse' },
    { region: 'eastus2euap', tag: 'Storage', suffix: 'eastus2euap' },
  ])('$tag in $region: $suffix', ({ region, tag, suffix }) => expect(regionTag(region, tag)).toBe(suffix));

  test('look-ups', () => {
    expect(findRegion('WESTEUROPE')).toMatchObject({ name: 'westeurope', pair: 'northeurope', zones: true, restricted: false, code: 'we' });
    expect(findRegion('Korea South')).toMatchObject({ zones: false });
    expect(findRegion('atlantis')).toBeUndefined();
    expect(nearestRegion('westeurop')).toBe('westeurope');
    for (const region of Object.keys(oddAzureCloudSuffixes.suffixes)) expect(findRegion(region)?.name).toBe(region);
  });
});

describe('service tags', () => {
  test('by name, each once', () => {
    const names = serviceTags.map((tag) => tag.name);
    expect(names).toEqual(sorted(names));
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const tag of serviceTags) expect(tag.inbound || tag.outbound, tag.name).toBe(true);
  });

  test.each([
    { text: 'internet', tag: 'Internet' },
    { text: 'virtualnetwork', tag: 'VirtualNetwork' },
    { text: 'storage.westeurope', tag: 'Storage.WestEurope' },
    { text: 'Storage.West Europe', tag: 'Storage.WestEurope' },
    { text: 'AzureCloud.francecentral', tag: 'AzureCloud.centralfrance' },
    { text: 'AzureCloud.centralfrance', tag: 'AzureCloud.centralfrance' },
    { text: 'azurefrontdoor.backend', tag: 'AzureFrontDoor.Backend' },
    { text: 'AzureFrontDoor.Backend.WestEurope', tag: 'AzureFrontDoor.Backend.WestEurope' },
    { text: 'Storage.eastus2euap', tag: 'Storage.eastus2euap' },
    { text: 'Storage.Atlantis', tag: undefined },
    { text: 'Storage.centralfrance', tag: undefined },
    { text: 'Internet.WestEurope', tag: undefined },
    { text: 'AzureFrontDoor', tag: undefined },
    { text: '.WestEurope', tag: undefined },
    { text: '', tag: undefined },
  ])('"$text" is $tag', ({ text, tag }) => expect(findServiceTag(text)).toBe(tag));

  test('what a tag is good for', () => {
    expect(serviceTagOf('GatewayManager')).toMatchObject({ inbound: true, outbound: false, regional: false, firewall: false, routes: true });
    expect(serviceTagOf('Sql.WestEurope')).toMatchObject({ inbound: false, outbound: true, regional: true });
    expect(serviceTags.filter((tag) => !tag.routes).map((tag) => tag.name)).toEqual([
      'AzureLoadBalancer',
      'AzurePlatformDNS',
      'AzurePlatformIMDS',
      'AzurePlatformLKM',
      'Internet',
      'VirtualNetwork',
    ]);
  });
});

describe('service endpoints', () => {
  test('the closed list of types, by name', () => {
    expect(serviceEndpoints.map((endpoint) => endpoint.type)).toEqual([
      'Microsoft.AzureActiveDirectory',
      'Microsoft.AzureCosmosDB',
      'Microsoft.CognitiveServices',
      'Microsoft.ContainerRegistry',
      'Microsoft.EventHub',
      'Microsoft.KeyVault',
      'Microsoft.ServiceBus',
      'Microsoft.Sql',
      'Microsoft.Storage',
      'Microsoft.Storage.Global',
      'Microsoft.Web',
    ]);
  });

  test('regions, exclusions and tags', () => {
    expect(serviceEndpoints.filter((endpoint) => endpoint.region.value === 'same-region').map((endpoint) => endpoint.type)).toEqual([
      'Microsoft.AzureActiveDirectory',
      'Microsoft.Sql',
      'Microsoft.Storage',
    ]);
    for (const { type, excludes, tag, sources, steps } of serviceEndpoints) {
      if (excludes !== undefined) expect(findServiceEndpoint(excludes)?.excludes).toBe(type);
      if (tag !== undefined) expect(findServiceTag(tag)).toBe(tag);
      expect(steps.length).toBeGreaterThan(0);
      sources.forEach(dated);
    }
  });

  test('look-ups', () => {
    expect(findServiceEndpoint('microsoft.storage')?.type).toBe('Microsoft.Storage');
    expect(findServiceEndpoint('azure-key-vault')?.type).toBe('Microsoft.KeyVault');
    expect(findServiceEndpoint('Microsoft.Cache')).toBeUndefined();
    expect(nearestServiceEndpoint('Microsoft.CognitiveService')).toBe('Microsoft.CognitiveServices');
  });
});

describe('private endpoint resources', () => {
  test('by id, each id once, each with sources', () => {
    const ids = privateEndpointResources.map((resource) => resource.id);
    expect(ids).toEqual(sorted(ids));
    const groupIds = privateEndpointGroups.map((group) => group.id);
    expect(new Set(groupIds).size).toBe(groupIds.length);
    for (const id of groupIds) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const { id, sources, conflicts, notes } of privateEndpointResources) {
      expect(sources.length, id).toBeGreaterThan(0);
      sources.forEach(dated);
      for (const note of [...notes, ...conflicts.map((conflict) => conflict.followed)]) expect(note, id).toMatch(/\.$/);
    }
  });

  test('every group is found by its id and its aliases, and takes at least one address', () => {
    for (const group of privateEndpointGroups) {
      const names = [group.id, group.id.toUpperCase(), group.name, ...group.aliases, `azure-${group.id}`];
      for (const name of names) expect(findPrivateEndpointGroup(name)?.id, name).toBe(group.id);
      const { values } = readInputs(group.inputs, {}, { of: group.id });
      expect(group.addresses(values), group.id).toBeGreaterThanOrEqual(1);
      for (const port of group.ports) expect(port, group.id).toMatch(/^\d+(-\d+)?$/);
      for (const zone of group.privateDnsZones) expect(zone, group.id).toMatch(/privatelink/);
      if (group.portsAssumed) expect(group.portsNote ?? privateEndpointResourceOf(group).notes.join(), group.id).not.toBe('');
    }
  });

  test('every other name of a resource of one group leads to it', () => {
    for (const { groups, aliases, name, id } of privateEndpointResources) {
      if (groups.length === 1) for (const alias of [name, ...aliases]) expect(findPrivateEndpointGroup(alias)?.id, alias).toBe(id);
    }
  });

  test.each([
    { name: 'storage/blob', id: 'storage-blob' },
    { name: 'Microsoft.Storage/storageAccounts/dfs_secondary', id: 'storage-dfs-secondary' },
    { name: 'azure-storage/file', id: 'storage-file' },
    { name: 'Microsoft.KeyVault/vaults', id: 'key-vault' },
    { name: 'microsoft-purview/portal', id: 'purview-portal' },
    { name: 'Azure Cosmos DB Sql', id: 'cosmos-db-sql' },
    { name: 'cosmos_db/Sql', id: 'cosmos-db-sql' },
    { name: 'acr', id: 'container-registry' },
    { name: 'postgresql', id: 'database-for-postgresql' },
    { name: 'storage', id: undefined },
    { name: 'Microsoft.Cache/RedisEnterprise', id: undefined },
    { name: 'Microsoft.Cache/RedisEnterprise/redisEnterprise', id: undefined },
    { name: '', id: undefined },
  ])('"$name" is $id', ({ name, id }) => expect(findPrivateEndpointGroup(name)?.id).toBe(id));

  test.each([
    { name: 'storage', near: 'storage-blob' },
    { name: 'storage-blobs', near: 'storage-blob' },
    { name: 'azure-keyvalt', near: 'key-vault' },
    { name: 'cosmosdb', near: 'cosmos-db-sql' },
    { name: 'xylophone', near: undefined },
  ])('nearest to "$name" is $near', ({ name, near }) => expect(nearestPrivateEndpoint(name)).toBe(near));

  test.each([
    { id: 'storage-blob', inputs: {}, addresses: 1 },
    { id: 'cosmos-db-sql', inputs: {}, addresses: 2 },
    { id: 'cosmos-db-mongodb', inputs: { regions: 3 }, addresses: 4 },
    { id: 'container-registry', inputs: {}, addresses: 2 },
    { id: 'container-registry', inputs: { replicas: 3 }, addresses: 4 },
    { id: 'container-registry', inputs: { replicas: 3, regionalEndpoints: true }, addresses: 7 },
    { id: 'data-explorer', inputs: {}, addresses: 8 },
    { id: 'backup-azure-backup', inputs: {}, addresses: 10 },
    { id: 'monitor-private-link-scope', inputs: {}, addresses: 27 },
    { id: 'power-bi', inputs: {}, addresses: 10 },
  ])('$id $inputs: $addresses addresses', ({ id, inputs, addresses }) => {
    const group = findPrivateEndpointGroup(id);
    const { values, problems } = readInputs(group?.inputs ?? {}, inputs, { of: id });
    expect(problems).toEqual([]);
    expect(group?.addresses(values)).toBe(addresses);
  });

  test('resources with a service endpoint name one that exists', () => {
    for (const { serviceEndpoint, id } of privateEndpointResources)
      if (serviceEndpoint !== undefined) expect(findServiceEndpoint(serviceEndpoint)?.type, id).toBe(serviceEndpoint);
  });
});
