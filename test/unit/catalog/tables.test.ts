import { describe, expect, test } from 'vitest';
import { CLASS_E, FORBIDDEN_RANGES, PLATFORM_ADDRESSES, PRIVATE_RANGES, SERVICE_RANGES } from '../../../shared/catalog/address-ranges.ts';
import * as azureSubnet from '../../../shared/catalog/azure-subnet.ts';
import { findEntry, services } from '../../../shared/catalog/catalog.ts';
import { readInputs } from '../../../shared/catalog/inputs.ts';
import { limits, NETWORKS_PER_PREMIUM_CIRCUIT } from '../../../shared/catalog/limits.ts';
import * as integration from '../../../shared/catalog/integration-facts.ts';
import * as ipv6 from '../../../shared/catalog/ipv6-rules.ts';
import { checkName, nameRules, type NameKind } from '../../../shared/catalog/names.ts';
import * as nsg from '../../../shared/catalog/nsg-rules.ts';
import * as onPremises from '../../../shared/catalog/on-premises-rules.ts';
import * as peering from '../../../shared/catalog/peering-rules.ts';
import * as platform from '../../../shared/catalog/platform-traffic.ts';
import * as endpoints from '../../../shared/catalog/private-endpoint-rules.ts';
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
  referencedRegions,
  regionConflicts,
  regions,
  regionSources,
  regionTag,
  unlistedRegions,
} from '../../../shared/catalog/regions.ts';
import * as routing from '../../../shared/catalog/route-rules.ts';
import * as policies from '../../../shared/catalog/service-endpoint-policies.ts';
import * as endpointRules from '../../../shared/catalog/service-endpoint-rules.ts';
import {
  ACCEPTED_ENDPOINT_TYPES,
  findServiceEndpoint,
  nearestServiceEndpoint,
  serviceEndpoints,
} from '../../../shared/catalog/service-endpoints/index.ts';
import { findServiceTag, serviceTagOf, serviceTags } from '../../../shared/catalog/service-tags.ts';
import type { Conflict, Fact, Source } from '../../../shared/catalog/source.ts';
import { findSpecialSubnet, specialSubnets } from '../../../shared/catalog/special-subnets.ts';
import * as subnets from '../../../shared/catalog/subnet-rules.ts';

const dated = (source: Source) => expect(source.date, source.url).toMatch(/^(\d{4}-\d\d-\d\d|undated)$/);
/** Every value inside a module's exports that `is` accepts, with the way to it. */
function found<T>(is: (value: object) => value is T & object, value: unknown, at = '', seen = new Set<unknown>()): { at: string; value: T }[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const below = Object.entries(value).flatMap(([key, inner]) => found(is, inner, `${at}.${key}`, seen));
  return is(value) ? [{ at, value }, ...below] : below;
}
const isFact = (value: object): value is Fact<unknown> => 'value' in value && 'source' in value;
const isConflict = (value: object): value is Conflict => 'says' in value && 'followed' in value;
const sorted = (names: readonly string[]) => [...names].sort((a, b) => (a < b ? -1 : 1));

describe('tables of rules', () => {
  const modules = { azureSubnet, endpointRules, endpoints, integration, ipv6, nsg, onPremises, peering, platform, policies, routing, subnets };

  test('every fact has a dated page, and one that is assumed says why', () => {
    const facts = found(isFact, modules);
    expect(facts.length).toBeGreaterThan(150);
    for (const { at, value } of facts) {
      dated(value.source);
      expect(value.source.url, at).toMatch(/^https:\/\//);
      expect(value.source.checkedOn, at).toMatch(/^\d{4}-\d\d-\d\d$/);
      if (value.assumed) expect(value.note, at).toMatch(/\w+ \w+|derived/);
    }
  });

  test('conflicts name at least two documents with their dates, and what is followed', () => {
    const conflicts = found(isConflict, { modules, serviceEndpoints, regionConflicts });
    expect(conflicts.length).toBeGreaterThan(10);
    for (const { at, value } of conflicts) {
      expect(value.says.length, at).toBeGreaterThan(1);
      expect(value.says.join(), at).toMatch(/\d{4}-\d\d|undated/);
      expect(value.followed, at).toMatch(/^[A-Z].*\.$/);
    }
  });

  test.each([
    { of: 'service endpoints', rules: endpointRules.serviceEndpointRules },
    { of: 'private endpoints', rules: endpoints.privateEndpointBehaviour },
    { of: 'names of private endpoints', rules: endpoints.privateEndpointDns },
    { of: 'changes of peerings', rules: peering.peeringChanges },
    { of: 'hubs', rules: peering.hubTransit },
    { of: 'default outbound access', rules: subnets.defaultOutboundAccess.effects },
    { of: 'default routes', rules: routing.userDefaultRoute },
  ])('rules of $of are sentences', ({ rules }) => {
    for (const [name, { value }] of Object.entries(rules)) expect(value, name).toMatch(/^[A-Z].*\.$/);
  });

  test('services that they name are in the catalog', () => {
    const named = [
      ...peering.UNREACHABLE_ACROSS_REGIONS.value,
      ...policies.noServiceEndpointPolicies.flatMap((row) => row.services),
      ...policies.requiredPolicyAliases.map(({ service }) => service),
    ];
    for (const id of named) expect(findEntry(id)?.id, id).toBe(id);
    expect(new Set(policies.noServiceEndpointPolicies.flatMap((row) => row.services)).size).toBe(
      policies.noServiceEndpointPolicies.flatMap((row) => row.services).length,
    );
  });
});

describe('subnets', () => {
  test('five addresses are kept: in 192.168.1.0/24 the first four and the last', () => {
    expect(azureSubnet.RESERVED_ADDRESSES.value.map(({ offset }) => (offset < 0 ? 256 + offset : offset))).toEqual([0, 1, 2, 3, 255]);
    expect(azureSubnet.RESERVED_PER_SUBNET.value).toBe(5);
    expect(azureSubnet.RESERVED_PER_FURTHER_PREFIX).toMatchObject({ value: 5, assumed: true });
  });

  test('services without IPv6 say so in their entries', () => {
    for (const id of ['bastion', 'dns-private-resolver', 'firewall', 'route-server', 'virtual-wan-hub', 'vpn-gateway'])
      expect(services.find((service) => service.id === id)?.subnet.ipv6.value, id).toBe('not-supported');
  });

  test('networks of newer API versions have private subnets, four ways lead out', () => {
    expect(subnets.defaultOutboundAccess.privateAfterApiVersion.value).toBe('2026-03-31');
    expect(subnets.defaultOutboundAccess.absentMeans.value).toBe('allowed');
    expect(subnets.defaultOutboundAccess.explicitMethods.value).toHaveLength(4);
    expect(subnets.multiplePrefixes).toMatchObject({ property: { value: 'addressPrefixes' }, delegatedSubnet: { value: false } });
  });
});

describe('security groups', () => {
  test('the default rules, in the order in which they are tried', () => {
    expect(nsg.defaultRules.map(({ direction, name, priority, access }) => `${direction} ${priority} ${access} ${name}`)).toEqual([
      'inbound 65000 allow AllowVNetInBound',
      'inbound 65001 allow AllowAzureLoadBalancerInBound',
      'inbound 65500 deny DenyAllInBound',
      'outbound 65000 allow AllowVnetOutBound',
      'outbound 65001 allow AllowInternetOutBound',
      'outbound 65500 deny DenyAllOutBound',
    ]);
    for (const { from, to, priority } of nsg.defaultRules) {
      for (const end of [from, to]) if (end !== 'any') expect(findServiceTag(end.tag)).toBe(end.tag);
      expect(priority).toBeGreaterThan(limits.mostRulePriority.value);
    }
    expect(nsg.findDefaultRule('DenyAllInbound')?.name).toBe('DenyAllInBound');
    expect(nsg.findDefaultRule('DenyAll')).toBeUndefined();
  });

  test('what entries say that a default rule covers, one of that direction allows', () => {
    for (const service of services) {
      for (const { coveredBy, name, direction } of [...service.nsg.rules, ...(service.nsg.elsewhere ?? [])]) {
        if (coveredBy === undefined) continue;
        const rule = nsg.defaultRules.find((one) => one.name === coveredBy);
        expect([rule?.direction, rule?.access], `${service.id} ${name}: ${coveredBy}`).toEqual([direction, 'allow']);
      }
    }
  });

  test('inbound the subnet is asked first, outbound the interface', () => {
    expect(nsg.nsgEvaluation.order.inbound.value).toEqual(['subnet', 'interface']);
    expect(nsg.nsgEvaluation.order.outbound.value).toEqual(['interface', 'subnet']);
  });

  test('only tags of the platform reach the addresses of the platform', () => {
    for (const tag of platform.PLATFORM_TAGS.value) expect(serviceTagOf(tag), tag).toMatchObject({ outbound: true, routes: false });
  });
});

describe('routes', () => {
  test('what is recommended for networks is dropped elsewhere', () => {
    const dropped = routing.systemRoutes.flatMap(({ to, nextHop }) => (typeof to === 'object' && nextHop === 'None' ? [to.prefix] : []));
    expect(sorted(dropped)).toEqual(PRIVATE_RANGES.map((range) => range.prefix));
  });

  test('each other system route has the next hop of its kind', () => {
    expect(routing.systemRoutes.filter(({ nextHop }) => nextHop !== 'None').map(({ to, nextHop }) => [to, nextHop])).toEqual([
      ['address-space', 'VnetLocal'],
      [{ prefix: '0.0.0.0/0' }, 'Internet'],
      ['peered-network', 'VNetPeering'],
      ['learned-by-gateway', 'VirtualNetworkGateway'],
      ['service-endpoint', 'VirtualNetworkServiceEndpoint'],
    ]);
  });

  test('a user names five next hops and none of the platform', () => {
    const named = routing.userNextHops.value.map(({ type }) => type);
    expect(named).toEqual(['VirtualAppliance', 'VirtualNetworkGateway', 'VnetLocal', 'Internet', 'None']);
    for (const hop of routing.PLATFORM_NEXT_HOPS.value) expect(named).not.toContain(hop);
  });

  test('who wins: user routes, then learned ones; not over service endpoints', () => {
    expect(routing.routeSelection.sameLength.value).toEqual(['user', 'gateway', 'default']);
    expect(routing.routeSelection.beforeLongerLearned.value).toContain('VNetPeering');
    expect(routing.routeSelection.neverOverridden.value).toEqual([endpointRules.SERVICE_ENDPOINT_NEXT_HOP.value]);
  });
});

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
    for (const { name, location } of regions) expect(location, name).not.toBe('');
    for (const name of Object.keys(referencedRegions)) expect(unlistedRegions).toContain(name);
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
    { region: 'swedensouth', tag: 'Storage', suffix: 'SwedenSouth' },
    { region: 'eastus2euap', tag: 'Storage', suffix: 'eastus2euap' },
  ])('$tag in $region: $suffix', ({ region, tag, suffix }) => expect(regionTag(region, tag)).toBe(suffix));

  test('look-ups', () => {
    expect(findRegion('WESTEUROPE')).toMatchObject({ name: 'westeurope', pair: 'northeurope', zones: true, restricted: false, code: 'we' });
    expect(findRegion('germanywestcentral')).toMatchObject({ location: 'Frankfurt', geography: 'Germany' });
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
    expect(ACCEPTED_ENDPOINT_TYPES.value).toHaveLength(11);
  });

  test.each([
    { type: 'Microsoft.Storage', networkRules: 400, ipRules: 400, otherTenants: 'accepted', paired: 'unclear' },
    { type: 'Microsoft.Storage.Global', networkRules: 400, ipRules: 400, otherTenants: 'accepted', paired: undefined },
    { type: 'Microsoft.Sql', networkRules: 128, ipRules: undefined, otherTenants: 'refused', paired: 'no' },
    { type: 'Microsoft.KeyVault', networkRules: 200, ipRules: 1000, otherTenants: 'accepted', paired: undefined },
    { type: 'Microsoft.AzureCosmosDB', networkRules: undefined, ipRules: undefined, otherTenants: 'refused', paired: undefined },
    { type: 'Microsoft.ContainerRegistry', networkRules: 100, ipRules: undefined, otherTenants: undefined, paired: undefined },
  ])('what $type admits', ({ type, networkRules, ipRules, otherTenants, paired }) => {
    const endpoint = findServiceEndpoint(type);
    expect([endpoint?.networkRules?.value, endpoint?.ipRules?.value, endpoint?.otherTenants?.value, endpoint?.pairedRegion?.value]).toEqual([
      networkRules,
      ipRules,
      otherTenants,
      paired,
    ]);
  });

  test('paired regions matter only where other regions do not count; one type excludes private endpoints', () => {
    for (const { type, region, pairedRegion } of serviceEndpoints) expect(pairedRegion !== undefined, type).toBe(region.value === 'same-region');
    expect(serviceEndpoints.filter((endpoint) => endpoint.excludesPrivateEndpoints).map(({ type }) => type)).toEqual(['Microsoft.ContainerRegistry']);
  });

  test('policies are for Storage; what has no endpoint is a resource without one', () => {
    for (const type of policies.serviceEndpointPolicies.types.value) expect(findServiceEndpoint(type)?.tag).toBe('Storage');
    const aliases = [
      ...policies.requiredPolicyAliases.map(({ alias }) => alias.value),
      ...policies.noServiceEndpointPolicies.flatMap((row) => Object.values(row.aliases ?? {})),
    ];
    for (const alias of aliases) expect(policies.readPolicyResource(alias)).toEqual({ kind: 'alias', value: alias });
    for (const id of endpointRules.WITHOUT_SERVICE_ENDPOINT.value)
      expect(privateEndpointResources.find((resource) => resource.id === id)?.serviceEndpoints, id).toEqual([]);
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
    { name: 'Azure Container Registry (Premium)', id: 'container-registry' },
    { name: 'Azure Database for MySQL (flexible; single server retired)', id: 'database-for-mysql' },
    { name: 'Azure Storage account (blob)', id: undefined },
    { name: '(key-vault)', id: undefined },
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

  test('resources with service endpoints name those that exist, and every type but one leads to a resource', () => {
    const named = privateEndpointResources.flatMap(({ serviceEndpoints: types }) => types);
    for (const type of named) expect(findServiceEndpoint(type)?.type).toBe(type);
    expect(serviceEndpoints.map(({ type }) => type).filter((type) => !named.includes(type))).toEqual(['Microsoft.AzureActiveDirectory']);
  });

  test.each([
    { id: 'key-vault', says: 'At most 64 endpoints to one resource, 400 such resources with endpoints in a subscription.' },
    { id: 'container-registry', says: 'At most 200 endpoints to one resource.' },
    { id: 'backup', says: 'At most 12 endpoints to one resource.' },
    { id: 'monitor-private-link-scope', says: 'At most 10 endpoints to one resource, 1 such resource for a network.' },
    { id: 'private-link-service', says: 'At most 1,000 endpoints to one resource.' },
    { id: 'data-explorer', says: 'The subnet of its endpoints is a /28 at least.' },
    { id: 'backup', says: 'A /27 or larger is advised for the subnet of its endpoints.' },
    { id: 'hdinsight', says: 'A static address is not supported.' },
  ])('notes of $id: $says', ({ id, says }) => {
    expect(privateEndpointResources.find((resource) => resource.id === id)?.notes).toContain(says);
  });

  test('what takes no static address', () => {
    expect(privateEndpointResources.filter((resource) => resource.dynamicAddressOnly).map(({ id }) => id)).toEqual([
      'application-gateway',
      'backup',
      'hdinsight',
      'kubernetes-service-api',
      'private-link-service',
      'site-recovery',
    ]);
  });

  test('pages of bounds are among the sources', () => {
    for (const { id, limits: bounds = {}, subnet = {}, sources } of privateEndpointResources)
      for (const fact of [...Object.values(bounds), ...Object.values(subnet)]) expect(sources, id).toContain(fact.source);
  });

  test('braces in zone names are explained, all of them', () => {
    const used = privateEndpointGroups.flatMap(({ privateDnsZones, publicForwarders, governmentZones }) =>
      [...privateDnsZones, ...publicForwarders, ...governmentZones].flatMap((zone) => [...zone.matchAll(/\{(\w+)\}/g)].map((match) => match[1])),
    );
    expect(sorted([...new Set(used)].map(String))).toEqual(sorted(Object.keys(endpoints.zonePlaceholders)));
  });

  test('the policy of a subnet: nothing by default, and regions where none acts', () => {
    const { values, default: usual } = endpoints.privateEndpointPolicies;
    expect(values[usual]).toEqual({ nsg: false, routes: false });
    expect(values.NetworkSecurityGroupEnabled).toEqual({ nsg: true, routes: false });
    for (const region of endpoints.REGIONS_WITHOUT_ENDPOINT_POLICIES.value) expect(findRegion(region)?.name).toBe(region);
  });
});
