import type {
  NatGatewayResource,
  NetworkResource,
  NsgResource,
  PublicAddressResource,
  RouteTableResource,
  RuleResource,
  ServiceEndpointPolicyResource,
  SubnetResource,
} from '../../config/resources.ts';
import { API_VERSIONS } from '../api-versions.ts';
import { nsgNotes, routeTableNotes, shortReason } from '../reasons.ts';
import { innerTemplate, LOCATION, resource, TAGS } from './template.ts';
import { call, type Expression, type Value } from './value.ts';

const TYPES = {
  nsg: 'Microsoft.Network/networkSecurityGroups',
  routeTable: 'Microsoft.Network/routeTables',
  publicAddress: 'Microsoft.Network/publicIPAddresses',
  natGateway: 'Microsoft.Network/natGateways',
  endpointPolicy: 'Microsoft.Network/serviceEndpointPolicies',
  network: 'Microsoft.Network/virtualNetworks',
} as const;

/**
 * Returns the inner template of one virtual network: its NSGs, route tables, public addresses and NAT gateways, then the network with its
 * subnets inside its own properties, so that deploying it again never drops one.
 *
 * Reasons, and rules that are only shown, are in `metadata.reasons`: JSON has no comments.
 */
export function networkTemplate(network: NetworkResource): Value {
  return innerTemplate(
    `Virtual network ${network.name}: ${network.addressSpace.join(', ')}. Written by Cadastre.`,
    { location: 'string', tags: 'object' },
    [
      ...network.nsgs.map(nsgResource),
      ...network.routeTables.map(routeTableResource),
      ...network.publicAddresses.map(publicAddressResource),
      ...network.natGateways.map(natGatewayResource),
      ...network.serviceEndpointPolicies.map(endpointPolicyResource),
      networkResource(network),
    ],
    reasonsOf(network),
  );
}

function reasonsOf({ nsgs, routeTables, subnets }: NetworkResource): string[] {
  return [
    ...nsgs.flatMap((nsg) => nsgNotes(nsg).map((note) => `NSG of ${nsg.subnet}. ${note}`)),
    ...routeTables.flatMap((table) => routeTableNotes(table).map((note) => `Route table of ${table.subnet}. ${note}`)),
    ...subnets.flatMap((subnet) => [
      `Subnet ${subnet.address}: ${subnet.purpose}`,
      ...(subnet.noNsgBecause === undefined ? [] : [`Subnet ${subnet.address} has no NSG: ${subnet.noNsgBecause}`]),
      ...(subnet.delegation === undefined ? [] : [`Subnet ${subnet.address} is delegated to ${subnet.delegation.to}: ${subnet.delegation.because}`]),
    ]),
  ];
}

function beside(type: string, name: string, comments: string, more: Readonly<Record<string, Value | undefined>>): Value {
  return resource(type, API_VERSIONS.network, name, { comments, location: LOCATION, tags: TAGS, ...more });
}

function nsgResource(nsg: NsgResource): Value {
  return beside(TYPES.nsg, nsg.name, `NSG of ${nsg.subnet}.`, { properties: { securityRules: nsg.rules.map(ruleValue) } });
}

const PROTOCOLS = { tcp: 'Tcp', udp: 'Udp', icmp: 'Icmp', any: '*' } as const;

function ruleValue(rule: RuleResource): Value {
  return {
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

function routeTableResource(table: RouteTableResource): Value {
  return beside(TYPES.routeTable, table.name, `Route table of ${table.subnet}.`, {
    properties: {
      disableBgpRoutePropagation: !table.gatewayPropagation,
      routes: table.routes.map((route) => ({
        name: route.name,
        properties: { addressPrefix: route.to, nextHopType: route.nextHop, nextHopIpAddress: route.nextHopAddress },
      })),
    },
  });
}

function publicAddressResource(address: PublicAddressResource): Value {
  return beside(TYPES.publicAddress, address.name, `Public address of ${address.subnet}, for ${address.origin}: ${address.because}`, {
    sku: { name: address.sku, tier: 'Regional' },
    properties: { publicIPAllocationMethod: 'Static', publicIPAddressVersion: 'IPv4' },
  });
}

function natGatewayResource(gateway: NatGatewayResource): Value {
  const addresses = gateway.publicAddresses.map((name) => call('resourceId', TYPES.publicAddress, name));
  return beside(TYPES.natGateway, gateway.name, `NAT gateway of ${gateway.subnet}.`, {
    sku: { name: gateway.sku },
    dependsOn: addresses,
    properties: { publicIpAddresses: addresses.map((id) => ({ id })) },
  });
}

function endpointPolicyResource({ name, subnet, definitions }: ServiceEndpointPolicyResource): Value {
  return beside(TYPES.endpointPolicy, name, `What the Storage endpoint of ${subnet} may reach.`, {
    properties: {
      serviceEndpointPolicyDefinitions: definitions.map((definition) => ({
        name: definition.name,
        properties: { description: shortReason(definition.because), service: definition.service, serviceResources: definition.resources },
      })),
    },
  });
}

function networkResource({ name, addressSpace, nsgs, routeTables, natGateways, serviceEndpointPolicies, subnets }: NetworkResource): Value {
  const ids = (type: string, made: readonly { readonly name: string }[]) => made.map((one) => call('resourceId', type, one.name));
  const dependsOn: Expression[] = [
    ...ids(TYPES.nsg, nsgs),
    ...ids(TYPES.routeTable, routeTables),
    ...ids(TYPES.natGateway, natGateways),
    ...ids(TYPES.endpointPolicy, serviceEndpointPolicies),
  ];
  return beside(TYPES.network, name, `Virtual network ${name}.`, {
    dependsOn: dependsOn.length === 0 ? undefined : dependsOn,
    properties: { addressSpace: { addressPrefixes: addressSpace }, subnets: subnets.map(subnetValue) },
  });
}

function subnetValue(subnet: SubnetResource): Value {
  const { prefixes, nsg, routeTable, natGateway, delegation, serviceEndpoints, serviceEndpointPolicy } = subnet;
  const reference = (type: string, name: string | undefined) => (name === undefined ? undefined : { id: call('resourceId', type, name) });
  return {
    name: subnet.name,
    properties: {
      // Some services accept the single property only, so the list is kept for dual stack.
      ...(prefixes.length === 1 ? { addressPrefix: prefixes[0] as string } : { addressPrefixes: prefixes }),
      networkSecurityGroup: reference(TYPES.nsg, nsg),
      routeTable: reference(TYPES.routeTable, routeTable),
      natGateway: reference(TYPES.natGateway, natGateway),
      delegations: delegation === undefined ? undefined : [{ name: 'delegation', properties: { serviceName: delegation.to } }],
      serviceEndpoints: serviceEndpoints.length === 0 ? undefined : serviceEndpoints.map(({ type }) => ({ service: type })),
      serviceEndpointPolicies:
        serviceEndpointPolicy === undefined ? undefined : [{ id: call('resourceId', TYPES.endpointPolicy, serviceEndpointPolicy) }],
      privateEndpointNetworkPolicies: subnet.privateEndpointPolicies,
      defaultOutboundAccess: subnet.defaultOutboundAccess,
    },
  };
}
