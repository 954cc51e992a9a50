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
import { nsgOnlyShown, reason, routesOnlyShown, shortReason } from '../reasons.ts';
import { groupNameOf, labelKey, locationOf, providerOf, type Layout } from './layout.ts';
import { attributes, block, code, comment, quote, write, type Expression, type Item, type Value } from './writer.ts';

interface Here {
  readonly network: NetworkResource;
  /** Label of the network. */
  readonly label: string;
  readonly group: Expression;
  readonly provider: Expression | undefined;
  readonly tags: Expression;
  /** Returns the label of an NSG, route table, public address, NAT gateway or service endpoint policy of the network. */
  readonly labelOf: (name: string) => string;
  /** Returns what the delegation of a subnet allows, by its address. */
  readonly actionsOf: (subnet: string) => readonly string[];
}

/**
 * Returns the file of one virtual network: NSGs, route tables, public addresses and NAT gateways, the network with its subnets inside,
 * so that none is ever there without its NSG and routes, then private endpoints.
 */
export function networkFile(network: NetworkResource, layout: Layout): string {
  const { nsgs, routeTables, publicAddresses, natGateways, serviceEndpointPolicies, privateEndpoints } = network;
  const here: Here = {
    network,
    label: layout.networks.get(network.name) ?? '',
    group: groupNameOf(network, layout),
    provider: providerOf(network.subscription, layout),
    labelOf: (name) => layout.labels.get(labelKey(network.name, name)) ?? '',
    actionsOf: (subnet) => layout.actions.get(subnet) ?? [],
    tags: Object.keys(network.tags).length > 0 ? code(`merge(var.tags, ${write(network.tags, '  ')})`) : code('var.tags'),
  };
  const parts = [
    [
      comment(`Virtual network ${network.name}: ${network.addressSpace.join(', ')}`),
      comment('Written by Cadastre. Change the plan, not this file.'),
    ].join('\n'),
    ...nsgs.map((nsg) => nsgResource(nsg, here)),
    ...routeTables.map((table) => routeTableResource(table, here)),
    ...publicAddresses.map((address) => publicAddressResource(address, here)),
    ...natGateways.flatMap((gateway) => natGatewayResources(gateway, here)),
    ...serviceEndpointPolicies.map((policy) => endpointPolicyResource(policy, here)),
    networkResource(here),
    ...natGateways.map((gateway) => natAssociation(gateway, here)),
    ...(privateEndpoints.length > 0 ? privateEndpointBlocks(privateEndpoints, here) : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function resource(type: string, label: string, items: readonly Item[], above: readonly string[] = []): string {
  return [...above.map(comment), block(`resource "${type}" "${label}"`, items)].join('\n');
}

/** What every resource of a network begins with. */
function common(name: string, { network, group, provider, tags }: Here): Item[] {
  return attributes({ provider, name, location: locationOf(network.region), resource_group_name: group, tags });
}

const PROTOCOLS = { tcp: 'Tcp', udp: 'Udp', icmp: 'Icmp', any: '*' } as const;

function nsgResource(nsg: NsgResource, here: Here): string {
  const rules = nsg.rules.flatMap((rule): Item[] => [{ comment: reason(rule) }, { block: 'security_rule', items: attributes(ruleValues(rule)) }]);
  return resource(
    'azurerm_network_security_group',
    here.labelOf(nsg.name),
    [...common(nsg.name, here), ...rules],
    [`NSG of ${nsg.subnet}.`, ...nsgOnlyShown(nsg)],
  );
}

function ruleValues(rule: RuleResource): Readonly<Record<string, Value>> {
  return {
    name: rule.name,
    description: shortReason(rule.because),
    priority: rule.priority,
    direction: rule.direction === 'inbound' ? 'Inbound' : 'Outbound',
    access: rule.access === 'allow' ? 'Allow' : 'Deny',
    protocol: PROTOCOLS[rule.protocol],
    ...several('source_address_prefix', 'source_address_prefixes', rule.sources),
    source_port_range: '*',
    ...several('destination_address_prefix', 'destination_address_prefixes', rule.destinations),
    ...several('destination_port_range', 'destination_port_ranges', rule.ports),
  };
}

// The provider wants the singular argument for one value and for tags, the plural one for lists.
function several(one: string, many: string, values: readonly string[]): Readonly<Record<string, Value>> {
  return values.length === 1 ? { [one]: values[0] ?? '' } : { [many]: values };
}

function routeTableResource(table: RouteTableResource, here: Here): string {
  const routes = table.routes.flatMap((route): Item[] => [
    { comment: reason(route) },
    {
      block: 'route',
      items: attributes({
        name: route.name,
        address_prefix: route.to,
        next_hop_type: route.nextHop,
        next_hop_in_ip_address: route.nextHopAddress,
      }),
    },
  ]);
  const items = [...common(table.name, here), ...attributes({ bgp_route_propagation_enabled: table.gatewayPropagation }), ...routes];
  return resource('azurerm_route_table', here.labelOf(table.name), items, [
    `Route table of ${table.subnet}. ${table.because}`,
    ...routesOnlyShown(table),
  ]);
}

function publicAddressResource({ name, sku, because }: PublicAddressResource, here: Here): string {
  return resource(
    'azurerm_public_ip',
    here.labelOf(name),
    [...common(name, here), ...attributes({ sku, allocation_method: 'Static', ip_version: 'IPv4' })],
    [because],
  );
}

function natGatewayResources({ name, sku, subnet, publicAddresses }: NatGatewayResource, here: Here): string[] {
  const label = here.labelOf(name);
  return [
    resource('azurerm_nat_gateway', label, [...common(name, here), ...attributes({ sku_name: sku })], [`The way out of ${subnet}.`]),
    ...publicAddresses.map((address) => {
      const own = here.labelOf(address);
      return resource(
        'azurerm_nat_gateway_public_ip_association',
        own,
        attributes({
          provider: here.provider,
          nat_gateway_id: code(`azurerm_nat_gateway.${label}.id`),
          public_ip_address_id: code(`azurerm_public_ip.${own}.id`),
        }),
      );
    }),
  ];
}

function natAssociation({ name, subnet }: NatGatewayResource, here: Here): string {
  const label = here.labelOf(name);
  return resource(
    'azurerm_subnet_nat_gateway_association',
    label,
    attributes({
      provider: here.provider,
      subnet_id: subnetId(quote(subnet.slice(here.network.name.length + 1)).slice(1, -1), here),
      nat_gateway_id: code(`azurerm_nat_gateway.${label}.id`),
    }),
  );
}

function endpointPolicyResource({ name, subnet, definitions }: ServiceEndpointPolicyResource, here: Here): string {
  const items = definitions.map((definition): Item => ({
    block: 'definition',
    items: attributes({
      name: definition.name,
      description: shortReason(definition.because),
      service: definition.service,
      service_resources: definition.resources,
    }),
  }));
  return resource(
    'azurerm_subnet_service_endpoint_storage_policy',
    here.labelOf(name),
    [...common(name, here), ...items],
    [`What the Storage endpoint of ${subnet} may reach.`],
  );
}

function networkResource(here: Here): string {
  const { network, label } = here;
  const items = [
    ...common(network.name, here),
    ...attributes({ address_space: network.addressSpace }),
    ...network.subnets.flatMap((subnet) => subnetItems(subnet, here)),
  ];
  return resource('azurerm_virtual_network', label, items);
}

// What a delegation allows is told by Azure and never asked of it, yet the provider compares: what is not written, each plan would take away
// (hashicorp/terraform-provider-azurerm, issue 33481, 2026-09-21).
const ACTIONS_UNKNOWN =
  'What the delegation allows is not published: Azure fills it in, and terraform plan shows it as a change until it is listed as actions.';

function delegationItems({ address, delegation }: SubnetResource, { actionsOf }: Here): Item[] {
  if (!delegation) return [];
  const actions = actionsOf(address);
  const items: Item[] = [
    ...(actions.length === 0 ? [{ comment: ACTIONS_UNKNOWN }] : []),
    ...attributes({ name: delegation.to, actions: actions.length === 0 ? undefined : actions }),
  ];
  return [
    { comment: delegation.because },
    { block: 'delegation', items: [...attributes({ name: 'delegation' }), { block: 'service_delegation', items }] },
  ];
}

function subnetItems(subnet: SubnetResource, here: Here): Item[] {
  const { labelOf } = here;
  const { serviceEndpoints, serviceEndpointPolicy: policy } = subnet;
  const items: Item[] = [
    ...attributes({
      name: subnet.name,
      address_prefixes: subnet.prefixes,
      security_group: subnet.nsg === undefined ? undefined : code(`azurerm_network_security_group.${labelOf(subnet.nsg)}.id`),
      route_table_id: subnet.routeTable === undefined ? undefined : code(`azurerm_route_table.${labelOf(subnet.routeTable)}.id`),
      service_endpoints: serviceEndpoints.length === 0 ? undefined : serviceEndpoints.map(({ type }) => type),
      service_endpoint_policy_ids: policy === undefined ? undefined : [code(`azurerm_subnet_service_endpoint_storage_policy.${labelOf(policy)}.id`)],
      private_endpoint_network_policies: subnet.privateEndpointPolicies,
      default_outbound_access_enabled: subnet.defaultOutboundAccess,
    }),
    ...delegationItems(subnet, here),
  ];
  return [{ comment: subnet.purpose }, ...(subnet.noNsgBecause === undefined ? [] : [{ comment: subnet.noNsgBecause }]), { block: 'subnet', items }];
}

/**
 * The id of a subnet, made of that of its network: subnets are not resources of their own, and the ids that the network lists are unknown
 * whenever one of its subnets changes, which would make private endpoints anew.
 */
function subnetId(name: string, { label }: Here): Expression {
  return code(`"\${azurerm_virtual_network.${label}.id}/subnets/${name}"`);
}

function privateEndpointBlocks(endpoints: readonly PrivateEndpointResource[], here: Here): string[] {
  const { label, network, group, provider, tags } = here;
  const local = `private_endpoints_${label}`;
  const values = Object.fromEntries(
    endpoints.map(({ name, subnet, groupId, dnsZones }) => [
      name,
      { subnet: subnet.slice(network.name.length + 1), sub_resources: groupId === '' ? [] : [groupId], zones: dnsZones },
    ]),
  );
  return [
    [
      ...endpoints.map(({ name, purpose, subnet }) => comment(`${name}: ${purpose}, in ${subnet}`)),
      block('locals', attributes({ [local]: values })),
    ].join('\n'),
    block(`resource "azurerm_private_endpoint" "${label}"`, [
      ...attributes({
        provider,
        for_each: code(`{ for name, endpoint in local.${local} : name => endpoint if contains(keys(var.private_endpoint_targets), name) }`),
      }),
      ...attributes({
        name: code('each.key'),
        location: locationOf(network.region),
        resource_group_name: group,
        subnet_id: subnetId('${each.value.subnet}', here),
        tags,
      }),
      {
        block: 'private_service_connection',
        items: attributes({
          name: code('each.key'),
          private_connection_resource_id: code('var.private_endpoint_targets[each.key]'),
          subresource_names: code('each.value.sub_resources'),
          is_manual_connection: false,
        }),
      },
      ...(endpoints.some(({ dnsZones }) => dnsZones.length > 0)
        ? [
            {
              block: 'dynamic "private_dns_zone_group"',
              items: [
                ...attributes({ for_each: code('length(each.value.zones) > 0 ? [each.value.zones] : []') }),
                {
                  block: 'content',
                  items: attributes({
                    name: 'default',
                    private_dns_zone_ids: code('[for zone in private_dns_zone_group.value : local.private_dns_zone_ids[zone]]'),
                  }),
                },
              ],
            },
          ]
        : []),
    ]),
  ];
}
