import type {
  NetworkResource,
  NsgResource,
  RouteTableResource,
  RuleResource,
  ServiceEndpointPolicyResource,
  SubnetResource,
} from '../../config/resources.ts';
import { nsgOnlyShown, reason, routesOnlyShown, shortReason } from '../reasons.ts';
import { ensure, regionWord, scopeOf, tagsOption, where } from './scope.ts';
import { az, comment, quote, text, type Option } from './shell.ts';

/** Returns the commands of one network, in order: NSGs, route tables, public addresses, NAT gateways, policies of service endpoints, the network, its subnets. */
export function networkCommands(network: NetworkResource): string[] {
  return [
    comment(`Virtual network ${network.name}: ${network.addressSpace.join(', ')}`),
    ...network.nsgs.flatMap((nsg) => nsgCommands(nsg, network)),
    ...network.routeTables.flatMap((table) => routeTableCommands(table, network)),
    ...network.publicAddresses.map((address) =>
      commented(
        [`Public address of ${address.subnet}, for ${address.origin}: ${address.because}`],
        ensure(
          'network public-ip',
          identity(address.name, network),
          [...place(network), ['sku', text(address.sku)], ['version', text('IPv4')]],
          [['allocation-method', text('Static')], tagsOption(network.tags)],
        ),
      ),
    ),
    ...network.natGateways.map((gateway) =>
      commented(
        [`NAT gateway of ${gateway.subnet}.`],
        ensure(
          'network nat gateway',
          identity(gateway.name, network),
          [...place(network), ['sku', gateway.sku === 'Standard' ? undefined : quote(JSON.stringify({ name: gateway.sku }))]],
          [['public-ip-addresses', gateway.publicAddresses.map(text)], tagsOption(network.tags)],
        ),
      ),
    ),
    ...network.serviceEndpointPolicies.flatMap((policy) => endpointPolicyCommands(policy, network)),
    ensure('network vnet', identity(network.name, network), place(network), [
      ['address-prefixes', network.addressSpace.map(text)],
      tagsOption(network.tags),
    ]),
    ...network.subnets.map((subnet) => subnetCommand(subnet, network)),
  ];
}

function commented(lines: readonly string[], command: string): string {
  return [...lines.map(comment), command].join('\n');
}

function identity(name: string, network: NetworkResource): Option[] {
  return [['name', text(name)], ...where(scopeOf(network))];
}

function place({ region }: NetworkResource): Option[] {
  return [['location', regionWord(region)]];
}

function nsgCommands(nsg: NsgResource, network: NetworkResource): string[] {
  return [
    commented(
      [`NSG of ${nsg.subnet}.`, ...nsgOnlyShown(nsg)],
      ensure('network nsg', identity(nsg.name, network), place(network), [tagsOption(network.tags)]),
    ),
    ...nsg.rules.map((rule) => commented([reason(rule)], ruleCommand(rule, nsg, network))),
  ];
}

const PROTOCOLS = { tcp: 'Tcp', udp: 'Udp', icmp: 'Icmp', any: '*' } as const;

function ruleCommand(rule: RuleResource, nsg: NsgResource, network: NetworkResource): string {
  return az('network nsg rule create', [
    ['name', text(rule.name)],
    ['nsg-name', text(nsg.name)],
    ...where(scopeOf(network)),
    ['priority', rule.priority],
    ['direction', text(rule.direction === 'inbound' ? 'Inbound' : 'Outbound')],
    ['access', text(rule.access === 'allow' ? 'Allow' : 'Deny')],
    ['protocol', text(PROTOCOLS[rule.protocol])],
    ['source-address-prefixes', rule.sources.map(text)],
    ['source-port-ranges', [text('*')]],
    ['destination-address-prefixes', rule.destinations.map(text)],
    ['destination-port-ranges', rule.ports.map(text)],
    ['description', rule.because === '' ? undefined : text(shortReason(rule.because))],
  ]);
}

function routeTableCommands(table: RouteTableResource, network: NetworkResource): string[] {
  return [
    commented(
      [`Route table of ${table.subnet}. ${table.because}`, ...routesOnlyShown(table)],
      ensure('network route-table', identity(table.name, network), place(network), [
        ['disable-bgp-route-propagation', !table.gatewayPropagation],
        tagsOption(network.tags),
      ]),
    ),
    ...table.routes.map((route) =>
      commented(
        [reason(route)],
        az('network route-table route create', [
          ['name', text(route.name)],
          ['route-table-name', text(table.name)],
          ...where(scopeOf(network)),
          ['address-prefix', text(route.to)],
          ['next-hop-type', text(route.nextHop)],
          ['next-hop-ip-address', route.nextHopAddress === undefined ? undefined : text(route.nextHopAddress)],
        ]),
      ),
    ),
  ];
}

function endpointPolicyCommands(policy: ServiceEndpointPolicyResource, network: NetworkResource): string[] {
  return [
    commented(
      [`What the Storage endpoint of ${policy.subnet} may reach.`],
      ensure('network service-endpoint policy', identity(policy.name, network), place(network), [tagsOption(network.tags)]),
    ),
    ...policy.definitions.map((definition) =>
      commented(
        [definition.because],
        az('network service-endpoint policy-definition create', [
          ['name', text(definition.name)],
          ['policy-name', text(policy.name)],
          ...where(scopeOf(network)),
          ['service', text(definition.service)],
          ['service-resources', definition.resources.map(text)],
          ['description', text(shortReason(definition.because))],
        ]),
      ),
    ),
  ];
}

// A subnet gets its NSG and its route table as it is made, so that policies that deny one without them let it pass.
function subnetCommand(subnet: SubnetResource, network: NetworkResource): string {
  const { nsg, noNsgBecause, routeTable, natGateway, delegation } = subnet;
  const about = [`Subnet ${subnet.address}: ${subnet.purpose}`];
  if (noNsgBecause !== undefined) about.push(noNsgBecause);
  if (delegation !== undefined) about.push(`Delegated to ${delegation.to}: ${delegation.because}`);
  const named = (name: string | undefined) => (name === undefined ? undefined : text(name));
  return commented(
    about,
    az('network vnet subnet create', [
      ['name', text(subnet.name)],
      ['vnet-name', text(network.name)],
      ...where(scopeOf(network)),
      ['address-prefixes', subnet.prefixes.map(text)],
      ['network-security-group', named(nsg)],
      ['route-table', named(routeTable)],
      ['nat-gateway', named(natGateway)],
      ['delegations', delegation === undefined ? undefined : [text(delegation.to)]],
      ['service-endpoints', subnet.serviceEndpoints.map(({ type }) => text(type))],
      ['service-endpoint-policy', subnet.serviceEndpointPolicy === undefined ? undefined : [text(subnet.serviceEndpointPolicy)]],
      ['private-endpoint-network-policies', text(subnet.privateEndpointPolicies)],
      ['default-outbound-access', subnet.defaultOutboundAccess],
    ]),
  );
}
