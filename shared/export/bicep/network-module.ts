import type { NetworkResource, NsgResource, RouteTableResource, RuleResource, SubnetResource } from '../../config/resources.ts';
import { API_VERSIONS } from './api-versions.ts';
import { Symbols } from './symbols.ts';
import { code, COMMENT, comment, write, type Value } from './writer.ts';

/**
 * Returns the module of one virtual network: its NSGs and route tables, then the network with its subnets inside its own
 * properties, so that deploying it again never drops one.
 */
export function networkModule(network: NetworkResource): string {
  const symbols = new Symbols(['location', 'tags', 'virtualNetwork', 'id']);
  const parts = [
    [
      comment(`Virtual network ${network.name}: ${network.addressSpace.join(', ')}`),
      comment('Written by Cadastre. Change the plan, not this file.'),
    ].join('\n'),
    ["@description('Region of the network and of everything beside it.')", 'param location string'].join('\n'),
    ["@description('Tags of every resource in this module.')", 'param tags object'].join('\n'),
    ...network.nsgs.map((nsg) => nsgResource(nsg, symbols)),
    ...network.routeTables.map((table) => routeTableResource(table, symbols)),
    networkResource(network, symbols),
    ["@description('Resource id of the virtual network.')", 'output id string = virtualNetwork.id'].join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function resource(symbol: string, type: string, body: Readonly<Record<string, Value | undefined>>, above: readonly string[] = []): string {
  return [...above.map(comment), `resource ${symbol} '${type}@${API_VERSIONS.network}' = ${write(body)}`].join('\n');
}

function nsgResource(nsg: NsgResource, symbols: Symbols): string {
  const above = [`NSG of ${nsg.subnet}.`];
  for (const rule of nsg.platformRules) above.push(`Added by the platform (${rule.origin}): ${ruleWords(rule)}`);
  for (const rule of nsg.conditionalRules)
    above.push(
      `Only if ${rule.condition}: ${rule.direction} ${rule.access} ${rule.protocol} ${rule.from} → ${rule.to} ${rule.ports.join(', ')} (${rule.origin})`,
    );
  return resource(
    symbols.of('', nsg.name),
    'Microsoft.Network/networkSecurityGroups',
    { name: nsg.name, location: code('location'), tags: code('tags'), properties: { securityRules: nsg.rules.map(ruleValue) } },
    above,
  );
}

function ruleWords(rule: RuleResource): string {
  return `${rule.direction} ${rule.priority} ${rule.access} ${rule.protocol} ${rule.sources.join(', ')} → ${rule.destinations.join(', ')} ${rule.ports.join(', ')}`;
}

const PROTOCOLS = { tcp: 'Tcp', udp: 'Udp', icmp: 'Icmp', any: '*' } as const;

function ruleValue(rule: RuleResource): Value {
  return {
    [COMMENT]: `${rule.origin === 'user' ? 'plan' : rule.origin}: ${rule.because}${rule.source ? ` ${rule.source.url} (${rule.source.date})` : ''}`,
    name: rule.name,
    properties: {
      description: rule.because.slice(0, 140),
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
  const above = [`Route table of ${table.subnet}. ${table.because}`];
  for (const route of table.platformRoutes) above.push(`Added by the platform (${route.origin}): ${route.to} → ${route.nextHop}`);
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
          [COMMENT]: `${route.origin === 'user' ? 'plan' : route.origin}: ${route.because}`,
          name: route.name,
          properties: { addressPrefix: route.to, nextHopType: route.nextHop, nextHopIpAddress: route.nextHopAddress },
        })),
      },
    },
    above,
  );
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
    [COMMENT]: subnet.purpose,
    [`${COMMENT}nsg`]: subnet.noNsgBecause,
    name: subnet.name,
    properties: {
      // Some services accept the single property only, so the list is kept for dual stack.
      ...(prefixes.length === 1 ? { addressPrefix: prefixes[0] as string } : { addressPrefixes: prefixes }),
      networkSecurityGroup: subnet.nsg === undefined ? undefined : { id: code(`${symbols.of('', subnet.nsg)}.id`) },
      routeTable: subnet.routeTable === undefined ? undefined : { id: code(`${symbols.of('', subnet.routeTable)}.id`) },
      delegations: subnet.delegation === undefined ? undefined : [{ name: 'delegation', properties: { serviceName: subnet.delegation.to } }],
      serviceEndpoints: subnet.serviceEndpoints.length === 0 ? undefined : subnet.serviceEndpoints.map((service) => ({ service })),
      privateEndpointNetworkPolicies: subnet.privateEndpointPolicies,
      defaultOutboundAccess: subnet.defaultOutboundAccess,
    },
  };
}
