import type {
  NatGatewayResource,
  NetworkResource,
  NsgResource,
  PrivateEndpointResource,
  PublicAddressResource,
  RouteTableResource,
  RuleResource,
  ServiceEndpointPolicyResource,
  SubnetResource,
} from '../../config/resources.ts';
import { API_VERSIONS } from '../api-versions.ts';
import { nsgOnlyShown, reason, routesOnlyShown, shortReason } from '../reasons.ts';
import { Symbols } from './symbols.ts';
import { code, comment, Note, quote, write, type Value } from './writer.ts';

/**
 * Returns the module of one virtual network: its NSGs, route tables, public addresses and NAT gateways, then the network with its
 * subnets inside its own properties, so that deploying it again never drops one, then private endpoints.
 */
export function networkModule(network: NetworkResource): string {
  const symbols = new Symbols(['location', 'tags', 'virtualNetwork', 'id', TARGETS, ZONES]);
  const endpoints = network.privateEndpoints;
  const parts = [
    [
      comment(`Virtual network ${network.name}: ${network.addressSpace.join(', ')}`),
      comment('Written by Cadastre. Change the plan, not this file.'),
    ].join('\n'),
    ["@description('Region of the network and of everything beside it.')", 'param location string'].join('\n'),
    ["@description('Tags of every resource in this module.')", 'param tags object'].join('\n'),
    ...(endpoints.length > 0 ? [TARGETS_PARAMETER, ZONES_PARAMETER] : []),
    ...network.nsgs.map((nsg) => nsgResource(nsg, symbols)),
    ...network.routeTables.map((table) => routeTableResource(table, symbols)),
    ...network.publicAddresses.map((address) => publicAddressResource(address, symbols)),
    ...network.natGateways.map((gateway) => natGatewayResource(gateway, symbols)),
    ...network.serviceEndpointPolicies.map((policy) => endpointPolicyResource(policy, symbols)),
    networkResource(network, symbols),
    ...endpoints.flatMap((endpoint) => privateEndpointResources(network.name, endpoint, symbols)),
    ["@description('Resource id of the virtual network.')", 'output id string = virtualNetwork.id'].join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function resource(
  symbol: string,
  type: string,
  body: Readonly<Record<string, Value | undefined>>,
  above: readonly string[] = [],
  condition = '',
): string {
  return [...above.map(comment), `resource ${symbol} '${type}@${API_VERSIONS.network}' = ${condition}${write(body)}`].join('\n');
}

function nsgResource(nsg: NsgResource, symbols: Symbols): string {
  const above = [`NSG of ${nsg.subnet}.`, ...nsgOnlyShown(nsg)];
  return resource(
    symbols.of('', nsg.name),
    'Microsoft.Network/networkSecurityGroups',
    { name: nsg.name, location: code('location'), tags: code('tags'), properties: { securityRules: nsg.rules.map(ruleValue) } },
    above,
  );
}

const PROTOCOLS = { tcp: 'Tcp', udp: 'Udp', icmp: 'Icmp', any: '*' } as const;

function ruleValue(rule: RuleResource): Value {
  return {
    why: new Note(reason(rule)),
    name: rule.name,
    properties: {
      description: shortReason(rule.because),
      priority: rule.priority,
      direction: rule.direction === 'inbound' ? 'Inbound' : 'Outbound',
      access: rule.access === 'allow' ? 'Allow' : 'Deny',
      protocol: PROTOCOLS[rule.protocol],
      ...several('sourceAddressPrefix', 'sourceAddressPrefixes', rule.sources),
      sourcePortRange: '*',
      ...several('destinationAddressPrefix', 'destinationAddressPrefixes', rule.destinations),
      ...several('destinationPortRange', 'destinationPortRanges', rule.ports),
    },
  };
}

// Azure wants the singular property for one value and for tags, the plural one for lists of prefixes or ports.
function several(one: string, many: string, values: readonly string[]): Readonly<Record<string, Value>> {
  return values.length === 1 ? { [one]: values[0] as string } : { [many]: values };
}

function routeTableResource(table: RouteTableResource, symbols: Symbols): string {
  const above = [`Route table of ${table.subnet}. ${table.because}`, ...routesOnlyShown(table)];
  return resource(
    symbols.of('', table.name),
    'Microsoft.Network/routeTables',
    {
      name: table.name,
      location: code('location'),
      tags: code('tags'),
      properties: {
        disableBgpRoutePropagation: !table.gatewayPropagation,
        routes: table.routes.map((route) => ({
          why: new Note(reason(route)),
          name: route.name,
          properties: { addressPrefix: route.to, nextHopType: route.nextHop, nextHopIpAddress: route.nextHopAddress },
        })),
      },
    },
    above,
  );
}

function publicAddressResource({ name, sku, because }: PublicAddressResource, symbols: Symbols): string {
  return resource(
    symbols.of('', name),
    'Microsoft.Network/publicIPAddresses',
    {
      name,
      location: code('location'),
      tags: code('tags'),
      sku: { name: sku },
      properties: { publicIPAllocationMethod: 'Static', publicIPAddressVersion: 'IPv4' },
    },
    [because],
  );
}

function natGatewayResource({ name, sku, subnet, publicAddresses }: NatGatewayResource, symbols: Symbols): string {
  return resource(
    symbols.of('', name),
    'Microsoft.Network/natGateways',
    {
      name,
      location: code('location'),
      tags: code('tags'),
      sku: { name: sku },
      properties: { publicIpAddresses: publicAddresses.map((address) => ({ id: code(`${symbols.of('', address)}.id`) })) },
    },
    [`The way out of ${subnet}.`],
  );
}

function endpointPolicyResource({ name, subnet, definitions }: ServiceEndpointPolicyResource, symbols: Symbols): string {
  return resource(
    symbols.of('', name),
    'Microsoft.Network/serviceEndpointPolicies',
    {
      name,
      location: code('location'),
      tags: code('tags'),
      properties: {
        serviceEndpointPolicyDefinitions: definitions.map((definition) => ({
          name: definition.name,
          properties: { description: shortReason(definition.because), service: definition.service, serviceResources: definition.resources },
        })),
      },
    },
    [`What the Storage endpoint of ${subnet} may reach.`],
  );
}

/** The parameter that says to which resource each private endpoint leads. */
export const TARGETS = 'privateEndpointTargets';
/** The parameter of a network's module with the zones of its private endpoints. */
export const ZONES = 'privateDnsZoneIds';
/** How that parameter is declared. */
export const TARGETS_PARAMETER = [
  "@description('Resource id of what each private endpoint leads to, by name of the endpoint. Those without are not made.')",
  `param ${TARGETS} object`,
].join('\n');
const ZONES_PARAMETER = ["@description('Resource id of each private DNS zone, by name of the zone.')", `param ${ZONES} object`].join('\n');

// A private endpoint and, where zones answer for it, the group that writes its records.
function privateEndpointResources(
  networkName: string,
  { name, subnet, purpose, groupId, dnsZones }: PrivateEndpointResource,
  symbols: Symbols,
): string[] {
  const given = `if (contains(${TARGETS}, ${quote(name)})) `;
  const symbol = symbols.of('', name);
  const subnetName = subnet.slice(networkName.length + 1);
  const endpoint = resource(
    symbol,
    'Microsoft.Network/privateEndpoints',
    {
      name,
      location: code('location'),
      tags: code('tags'),
      properties: {
        subnet: { id: code(`resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, ${quote(subnetName)})`) },
        privateLinkServiceConnections: [
          { name, properties: { privateLinkServiceId: code(`${TARGETS}[${quote(name)}]`), groupIds: groupId === '' ? [] : [groupId] } },
        ],
      },
    },
    [`${purpose}, in ${subnet}.`],
    given,
  );
  if (dnsZones.length === 0) return [endpoint];
  const group = resource(
    symbols.of('zones', name),
    'Microsoft.Network/privateEndpoints/privateDnsZoneGroups',
    {
      parent: code(symbol),
      name: 'default',
      properties: {
        privateDnsZoneConfigs: dnsZones.map((zone) => ({
          name: zone.replace(/[^A-Za-z0-9]+/g, '-'),
          properties: { privateDnsZoneId: code(`${ZONES}[${quote(zone)}]`) },
        })),
      },
    },
    [],
    given,
  );
  return [endpoint, group];
}

function networkResource(network: NetworkResource, symbols: Symbols): string {
  return resource('virtualNetwork', 'Microsoft.Network/virtualNetworks', {
    name: network.name,
    location: code('location'),
    tags: code('tags'),
    properties: {
      addressSpace: { addressPrefixes: network.addressSpace },
      subnets: network.subnets.map((subnet) => subnetValue(subnet, symbols)),
    },
  });
}

function subnetValue(subnet: SubnetResource, symbols: Symbols): Value {
  const { prefixes } = subnet;
  return {
    purpose: new Note(subnet.purpose),
    noNsg: subnet.noNsgBecause === undefined ? undefined : new Note(subnet.noNsgBecause),
    name: subnet.name,
    properties: {
      // Some services accept the single property only, so the list is kept for dual stack.
      ...(prefixes.length === 1 ? { addressPrefix: prefixes[0] as string } : { addressPrefixes: prefixes }),
      networkSecurityGroup: subnet.nsg === undefined ? undefined : { id: code(`${symbols.of('', subnet.nsg)}.id`) },
      routeTable: subnet.routeTable === undefined ? undefined : { id: code(`${symbols.of('', subnet.routeTable)}.id`) },
      natGateway: subnet.natGateway === undefined ? undefined : { id: code(`${symbols.of('', subnet.natGateway)}.id`) },
      delegations: subnet.delegation === undefined ? undefined : [{ name: 'delegation', properties: { serviceName: subnet.delegation.to } }],
      serviceEndpoints: subnet.serviceEndpoints.length === 0 ? undefined : subnet.serviceEndpoints.map(({ type }) => ({ service: type })),
      serviceEndpointPolicies:
        subnet.serviceEndpointPolicy === undefined ? undefined : [{ id: code(`${symbols.of('', subnet.serviceEndpointPolicy)}.id`) }],
      privateEndpointNetworkPolicies: subnet.privateEndpointPolicies,
      defaultOutboundAccess: subnet.defaultOutboundAccess,
    },
  };
}
