import { describe, expect, test } from 'vitest';
import { usableAddresses } from '../../../shared/catalog/azure-subnet.ts';
import { defaultRouteOf, delegationOf, excludedRangesOf, recommendedOf, smallestOf } from '../../../shared/catalog/by-inputs.ts';
import { findEntry } from '../../../shared/catalog/catalog.ts';
import type { Service } from '../../../shared/catalog/service.ts';
import { capacityOf } from '../../../shared/catalog/size.ts';
import { dataExplorer } from '../../../shared/catalog/services/data-explorer.ts';
import { databaseForMysqlFlexibleServer as mysql } from '../../../shared/catalog/services/database-for-mysql-flexible-server.ts';
import { databaseForPostgresqlFlexibleServer as postgresql } from '../../../shared/catalog/services/database-for-postgresql-flexible-server.ts';
import { managedInstanceForApacheCassandra as cassandra } from '../../../shared/catalog/services/managed-instance-for-apache-cassandra.ts';
import { ssisIntegrationRuntimeExpress as ssisExpress } from '../../../shared/catalog/services/ssis-integration-runtime-express.ts';
import { ssisIntegrationRuntimeStandard as ssisStandard } from '../../../shared/catalog/services/ssis-integration-runtime-standard.ts';
import { managedLustre } from '../../../shared/catalog/services/managed-lustre.ts';
import { netappFiles } from '../../../shared/catalog/services/netapp-files.ts';
import { streamAnalytics } from '../../../shared/catalog/services/stream-analytics.ts';
import { synapseManagedVnet } from '../../../shared/catalog/services/synapse-managed-vnet.ts';
import { inputsOf, sized } from '../../support/catalog-answers.ts';

const entries: readonly Service[] = [
  postgresql,
  mysql,
  cassandra,
  netappFiles,
  managedLustre,
  ssisStandard,
  ssisExpress,
  synapseManagedVnet,
  dataExplorer,
  streamAnalytics,
];

/** Names of the rules that would be generated in a direction: not optional, and without a condition or with one that the inputs meet. */
function rulesOf(service: Service, direction: 'inbound' | 'outbound', raw: Readonly<Record<string, unknown>> = {}) {
  const inputs = inputsOf(service, raw);
  return service.nsg.rules
    .filter((rule) => rule.direction === direction && rule.need !== 'optional' && (rule.when ? rule.when(inputs) : rule.condition === undefined))
    .map((rule) => rule.name);
}

function routesOf(service: Service, defaultRouteAway: boolean) {
  const inputs = inputsOf(service);
  return service.routes.required
    .filter((route) => route.when?.(inputs, { defaultRouteAway }) ?? route.condition === undefined)
    .map((route) => route.name);
}

test.each([
  { name: 'PostgreSQL', service: postgresql },
  { name: 'Azure Database for PostgreSQL', service: postgresql },
  { name: 'MySQL', service: mysql },
  { name: 'Azure Database for MySQL', service: mysql },
  { name: 'ANF', service: netappFiles },
  { name: 'AMLFS', service: managedLustre },
  { name: 'SSIS IR', service: ssisStandard },
  { name: 'Managed workspace Virtual Network', service: synapseManagedVnet },
  { name: 'Kusto', service: dataExplorer },
  { name: 'Azure Stream Analytics (job in a VNet)', service: streamAnalytics },
])('$name is $service.id', ({ name, service }) => expect(findEntry(name)?.id).toBe(service.id));

describe('sizes', () => {
  test.each([
    { service: postgresql, inputs: {}, needed: 4, length: 28, why: 'one server, planned as if it were highly available' },
    { service: postgresql, inputs: { haServers: 2, singleServers: 0 }, needed: 8, length: 28, why: 'two fit the smallest subnet' },
    { service: postgresql, inputs: { haServers: 2 }, needed: 12, length: 27, why: 'the server that is there by default is a third one' },
    { service: mysql, inputs: {}, needed: 2, length: 29, why: 'one server, with room for its second node' },
    { service: mysql, inputs: { roomForHighAvailability: false }, needed: 1, length: 29, why: 'one address for a node' },
    { service: mysql, inputs: { haServers: 1 }, needed: 4, length: 28, why: 'one address more than the 3 of a /29' },
    { service: mysql, inputs: { haServers: 1, roomForHighAvailability: false }, needed: 3, length: 29, why: 'the exact sum fills a /29' },
    { service: cassandra, inputs: {}, needed: 251, length: 24, why: 'the whole subnet of the samples' },
    { service: cassandra, inputs: { nodes: 251 }, needed: 251, length: 24, why: 'an address for each node still fits it' },
    { service: cassandra, inputs: { nodes: 252 }, needed: 252, length: 23, why: 'one node more than a /24 can hold' },
    { service: netappFiles, inputs: {}, needed: 11, length: 28, why: 'the smallest subnet counts as full' },
    { service: netappFiles, inputs: { volumes: 60 }, needed: 60, length: 25, why: 'one more than a /26 holds' },
    { service: netappFiles, inputs: { volumesAndEndpoints: 40, networkFeatures: 'Basic' }, needed: 40, length: 26, why: 'features change no size' },
    { service: ssisStandard, inputs: {}, needed: 2, length: 29, why: 'twice the nodes' },
    {
      service: ssisStandard,
      inputs: { nodes: 5, customSetup: 'public', azureFiles: 'private' },
      needed: 10,
      length: 28,
      why: 'what it uses changes no size',
    },
    { service: ssisExpress, inputs: { nodes: 6 }, needed: 12, length: 27, why: '17 with the reserved ones' },
    { service: synapseManagedVnet, inputs: {}, needed: 3, length: 29, why: 'Sql, SqlOnDemand and Dev' },
    { service: synapseManagedVnet, inputs: { privateEndpoints: 0 }, needed: 0, length: 29, why: 'the managed network takes nothing' },
    { service: synapseManagedVnet, inputs: { privateEndpoints: 4 }, needed: 4, length: 28, why: 'with the endpoint of the hub' },
    { service: dataExplorer, inputs: { clusters: 2 }, needed: 16, length: 27, why: 'two clusters no longer fit a /28' },
    { service: dataExplorer, inputs: { extremeIngestion: true }, needed: 8, length: 28, why: 'advice counts only where it is asked for' },
    { service: streamAnalytics, inputs: {}, needed: 3, length: 29, why: 'one unit fills a /29' },
    { service: streamAnalytics, inputs: { streamingUnitsV2: 2 }, needed: 5, length: 28, why: 'the one address for the subnet is not doubled' },
  ])('$service.id $inputs: $why', ({ service, inputs, needed, length }) => {
    const size = sized(service, inputs);
    expect({ needed: size.needed, length: size.prefixLength }).toEqual({ needed, length });
  });

  test.each([
    { service: netappFiles, inputs: {}, length: 26, why: 'everything but SAP' },
    { service: netappFiles, inputs: { sap: true, volumes: 200 }, length: 24, why: 'the sum asks for more than the advice' },
    { service: netappFiles, inputs: { elasticZoneRedundant: true }, length: 24, why: 'usual for elastic storage' },
    { service: netappFiles, inputs: { elasticZoneRedundant: true, sap: true }, length: 24, why: 'the larger of the two' },
    { service: dataExplorer, inputs: { clusters: 1 }, length: 28, why: 'the smallest is the recommended one' },
    { service: postgresql, inputs: {}, length: 28, why: 'nothing is recommended' },
  ])('$service.id $inputs as recommended: /$length, $why', ({ service, inputs, length }) =>
    expect(sized(service, inputs, 'recommended').prefixLength).toBe(length),
  );

  test.each([
    { capacityTiB: 4, length: 27, why: 'start of the table' },
    { capacityTiB: 16, length: 27, why: 'end of a band' },
    { capacityTiB: 17, length: 26, why: 'between two bands: the next one' },
    { capacityTiB: 20, length: 26, why: 'start of a band' },
    { capacityTiB: 40, length: 26, why: 'end of a band' },
    { capacityTiB: 43, length: 25, why: 'between two bands' },
    { capacityTiB: 92, length: 25, why: 'end of a band' },
    { capacityTiB: 93, length: 24, why: 'between two bands' },
    { capacityTiB: 196, length: 24, why: 'end of a band' },
    { capacityTiB: 199, length: 23, why: 'between two bands' },
    { capacityTiB: 400, length: 23, why: 'end of the table' },
  ])('$capacityTiB TiB of Lustre: /$length, $why', ({ capacityTiB, length }) => {
    const size = sized(managedLustre, { capacityTiB });
    expect(size).toMatchObject({ prefixLength: length, needed: usableAddresses(length) });
    expect(sized(managedLustre, { capacityTiB, otherAddresses: 1 }).prefixLength).toBe(length - 1);
  });

  test('growth: Lustre up to the end of its table, other addresses on top of it', () => {
    const size = sized(managedLustre, { capacityTiB: 390, otherAddresses: 10 }, 'minimum', 50);
    expect(size.grown).toEqual([
      { input: 'capacityTiB', from: 390, to: 400, percent: 50, capped: true },
      { input: 'otherAddresses', from: 10, to: 15, percent: 50 },
    ]);
    expect(size).toMatchObject({ needed: usableAddresses(23) + 15, prefixLength: 22 });
  });

  test('a full PostgreSQL subnet: each server without high availability takes the place of one with', () => {
    expect(capacityOf(postgresql, 27, 'haServers', inputsOf(postgresql, { singleServers: 0 }))).toBe(6);
    expect(capacityOf(postgresql, 27, 'haServers', inputsOf(postgresql, { singleServers: 2 }))).toBe(4);
  });

  test('numbers that no page states are marked so', () => {
    for (const service of [postgresql, cassandra, netappFiles, managedLustre])
      expect(
        sized(service).lines.some((line) => line.assumed),
        service.id,
      ).toBe(true);
    expect(sized(dataExplorer, { extremeIngestion: true }).lines.some((line) => line.assumed)).toBe(true);
    for (const service of [mysql, ssisStandard, ssisExpress, synapseManagedVnet, dataExplorer, streamAnalytics])
      expect(
        sized(service).lines.some((line) => line.assumed),
        service.id,
      ).toBe(false);
    expect(sized(postgresql, { haServers: 1, singleServers: 0 }).lines.some((line) => line.assumed)).toBe(false);
  });
});

describe('subnets', () => {
  test.each([
    { service: postgresql, inputs: {}, to: 'Microsoft.DBforPostgreSQL/flexibleServers' },
    { service: mysql, inputs: {}, to: 'Microsoft.DBforMySQL/flexibleServers' },
    { service: cassandra, inputs: {}, to: undefined },
    { service: netappFiles, inputs: {}, to: 'Microsoft.NetApp/volumes' },
    { service: netappFiles, inputs: { elasticZoneRedundant: true }, to: 'Microsoft.NetApp/elasticVolumes' },
    { service: managedLustre, inputs: {}, to: undefined },
    { service: ssisStandard, inputs: {}, to: undefined },
    { service: ssisExpress, inputs: {}, to: 'Microsoft.Batch/batchAccounts' },
    { service: dataExplorer, inputs: {}, to: undefined },
    { service: streamAnalytics, inputs: {}, to: 'Microsoft.StreamAnalytics/streamingJobs' },
  ])('$service.id $inputs is delegated to $to', ({ service, inputs, to }) =>
    expect(delegationOf({ service, inputs: inputsOf(service, inputs) })?.to).toBe(to),
  );

  test.each([
    { service: postgresql, length: 28 },
    { service: mysql, length: 29 },
    { service: netappFiles, length: 28 },
    { service: managedLustre, length: 27 },
    { service: dataExplorer, length: 28 },
  ])('$service.id takes no subnet smaller than /$length', ({ service, length }) =>
    expect(smallestOf({ service, inputs: inputsOf(service) }).value).toBe(length),
  );

  test('a network has one subnet of NetApp volumes', () => {
    expect(netappFiles.subnet).toMatchObject({ perNetwork: { value: 1 }, sharing: { kind: 'dedicated' } });
  });

  test('what may share, and names that are refused', () => {
    expect(entries.filter(({ subnet }) => subnet.sharing.kind === 'shared')).toEqual([managedLustre, ssisStandard, synapseManagedVnet, dataExplorer]);
    expect(postgresql.subnet.forbiddenNames).toEqual(['AzureFirewallSubnet', 'AzureFirewallManagementSubnet', 'AzureBastionSubnet', 'GatewaySubnet']);
    expect(ssisStandard.subnet.forbiddenNames).toEqual(['GatewaySubnet']);
  });

  test.each([
    { service: streamAnalytics, inputs: {}, ranges: ['subnet 10.0.0.0/16'] },
    { service: ssisStandard, inputs: {}, ranges: [] },
    { service: ssisStandard, inputs: { customSetup: 'private' }, ranges: ['network 172.16.0.0/12'] },
    { service: ssisExpress, inputs: { customSetup: 'private' }, ranges: [] },
  ])('$service.id $inputs keeps out of $ranges', ({ service, inputs, ranges }) =>
    expect(excludedRangesOf({ service, inputs: inputsOf(service, inputs) }).map(({ appliesTo, prefix }) => `${appliesTo} ${prefix}`)).toEqual(ranges),
  );

  test.each([
    { service: streamAnalytics, inputs: {}, count: 1 },
    { service: ssisStandard, inputs: {}, count: 0 },
    { service: ssisStandard, inputs: { ownPublicAddresses: true }, count: 2 },
    { service: ssisExpress, inputs: {}, count: 0 },
    { service: mysql, inputs: {}, count: 0 },
  ])('$service.id $inputs: $count public addresses', ({ service, inputs, count }) =>
    expect(service.publicAddresses.count(inputsOf(service, inputs))).toBe(count),
  );

  test('zones of private endpoints are those that the endpoints name, each once', () => {
    expect(dataExplorer.dns.zones).toEqual([
      'privatelink.{regionName}.kusto.windows.net',
      'privatelink.blob.core.windows.net',
      'privatelink.queue.core.windows.net',
      'privatelink.table.core.windows.net',
    ]);
    expect(synapseManagedVnet.dns.zones).toEqual([
      'privatelink.sql.azuresynapse.net',
      'privatelink.dev.azuresynapse.net',
      'privatelink.azuresynapse.net',
    ]);
  });
});

describe('security rules', () => {
  test('PostgreSQL: clients, the servers among themselves, Storage, and Entra ID where it is used', () => {
    expect(rulesOf(postgresql, 'inbound')).toEqual(['allow-database-inside-in', 'allow-database-clients']);
    expect(rulesOf(postgresql, 'outbound')).toEqual(['allow-database-inside-out', 'allow-storage', 'allow-entra-id']);
    expect(rulesOf(postgresql, 'outbound', { entraAuthentication: false })).toEqual(['allow-database-inside-out', 'allow-storage']);
  });

  test('Cassandra: every dependency at 443, clients and nodes from the network', () => {
    const outbound = cassandra.nsg.rules.filter(({ direction }) => direction === 'outbound');
    expect(
      outbound.map(({ to }) => (typeof to === 'object' && 'tag' in to ? to.tag : typeof to === 'object' && 'prefix' in to ? to.prefix : undefined)),
    ).toEqual([
      'Storage',
      'AzureKeyVault',
      'EventHub',
      'AzureMonitor',
      'AzureActiveDirectory',
      'AzureResourceManager',
      'AzureFrontDoor.FirstParty',
      'GuestAndHybridManagement',
      'ApiManagement',
      '104.40.0.0/13',
      '13.104.0.0/14',
      '40.64.0.0/10',
    ]);
    for (const { ports, protocol } of outbound) expect([protocol, ports]).toEqual(['tcp', ['443']]);
    const inbound = cassandra.nsg.rules.filter(({ direction }) => direction === 'inbound');
    expect(inbound.map(({ ports }) => ports)).toEqual([['9042'], ['7001', '7199', '8443', '9443']]);
  });

  test('Lustre: everything inside the subnet; its way out is shown only, since nobody says where it leads', () => {
    expect(rulesOf(managedLustre, 'inbound')).toEqual(['allow-lustre-inside-in']);
    expect(rulesOf(managedLustre, 'outbound')).toEqual(['allow-lustre-inside-out']);
  });

  test('SSIS: management comes in with standard injection only', () => {
    expect(rulesOf(ssisStandard, 'inbound')).toEqual(['allow-batch-management']);
    expect(rulesOf(ssisExpress, 'inbound')).toEqual([]);
    expect(rulesOf(ssisStandard, 'outbound')).toEqual(['allow-azure']);
    expect(rulesOf(ssisExpress, 'outbound')).toEqual(['allow-data-factory']);
  });

  test.each([
    { inputs: { catalogDatabase: 'public' }, rule: 'allow-catalog-database', to: 'Sql', ports: ['1433', '11000-11999'] },
    { inputs: { ssisdb: 'private', proxyOnly: true }, rule: 'allow-catalog-database-private', to: 'VirtualNetwork', ports: ['1433'] },
    { inputs: { customSetup: 'public' }, rule: 'allow-custom-setup', to: 'Storage', ports: ['443'] },
    { inputs: { customSetup: 'private' }, rule: 'allow-custom-setup-private', to: 'VirtualNetwork', ports: ['443'] },
    { inputs: { azureFiles: 'public' }, rule: 'allow-azure-files', to: 'Storage', ports: ['445'] },
    { inputs: { azureFiles: 'private' }, rule: 'allow-azure-files-private', to: 'VirtualNetwork', ports: ['445'] },
  ])('SSIS with $inputs adds one rule, to $to', ({ inputs, rule, to, ports }) => {
    for (const service of [ssisStandard, ssisExpress]) {
      expect(rulesOf(service, 'outbound', inputs).slice(1)).toEqual([rule]);
      const found = service.nsg.rules.find(({ name }) => name === rule);
      expect(found?.to).toEqual({ tag: to });
      expect(typeof found?.ports === 'function' ? found.ports(inputsOf(service, inputs)) : found?.ports).toEqual(ports);
    }
  });

  test('where no page speaks of an NSG, none is claimed to be possible', () => {
    expect(entries.filter(({ nsg }) => nsg.support.value !== 'allowed')).toEqual([streamAnalytics]);
  });
});

describe('routes', () => {
  test.each([
    { service: postgresql, routes: ['entra-id-to-internet', 'subnet-to-network'] },
    { service: ssisStandard, routes: ['batch-management-to-internet'] },
    { service: ssisExpress, routes: [] },
    {
      service: cassandra,
      routes: [
        'storage-to-internet',
        'key-vault-to-internet',
        'event-hubs-to-internet',
        'monitor-to-internet',
        'entra-id-to-internet',
        'resource-manager-to-internet',
        'front-door-to-internet',
        'guest-management-to-internet',
        'api-management-to-internet',
      ],
    },
  ])('$service.id needs $routes once the default route leads elsewhere', ({ service, routes }) => {
    expect(routesOf(service, true)).toEqual(routes);
    expect(routesOf(service, false)).toEqual([]);
    expect(service.routes.defaultRoute).toBe(routes.length > 0 ? 'with-exceptions' : 'any');
  });

  test('NetApp volumes with Basic features take no user route', () => {
    expect(defaultRouteOf({ service: netappFiles, inputs: inputsOf(netappFiles) })).toBe('any');
    expect(defaultRouteOf({ service: netappFiles, inputs: inputsOf(netappFiles, { networkFeatures: 'basic' }) })).toBe('forbidden');
  });
});

test('sources that depend on inputs are listed as well, and text ends', () => {
  for (const service of entries) {
    const asked = ['elasticZoneRedundant', 'sap', 'extremeIngestion'].filter((name) => name in service.sizing.inputs);
    for (const raw of [
      {},
      ...asked.map((name) => ({ [name]: true })),
      ...('customSetup' in service.sizing.inputs ? [{ customSetup: 'public' }] : []),
    ]) {
      const needing = { service, inputs: inputsOf(service, raw) };
      for (const fact of [delegationOf(needing), recommendedOf(needing), ...excludedRangesOf(needing)])
        if (fact) expect(service.sources, `${service.id}: ${fact.source.title}`).toContain(fact.source);
    }
    const { nsg, routes, sizing } = service;
    const texts = [service.summary, service.onPremises, sizing.rule, service.publicAddresses.note, ...service.notes, ...(nsg.notes ?? [])];
    for (const text of [...texts, ...routes.required.map((route) => route.purpose)]) expect(text, service.id).toMatch(/^[^a-z].*\.$/);
    for (const { says, followed } of service.conflicts) expect(says.length > 1 && followed.endsWith('.'), service.id).toBe(true);
  }
});
