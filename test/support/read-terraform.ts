import { parse } from '@cdktf/hcl2json';
import type { ExportFile } from '../../shared/export/exporter.ts';
import { plainId, type Given, type Plain } from './plain-resources.ts';

type Json = Record<string, unknown>;

/**
 * Reads Terraform back with HashiCorp's own grammar and says what it makes, in the words of the plain resources. References are followed; an
 * expression that the exporter is not known to write throws, so that nothing passes unread.
 */
export async function readTerraform(files: readonly ExportFile[], given: Given): Promise<Plain> {
  const all: Json[] = [];
  for (const { path, text } of files) if (path.endsWith('.tf')) all.push((await parse(path, text)) as Json);
  return new Reader(all, given).plain();
}

class Reader {
  readonly #resources = new Map<string, Map<string, Json>>();
  readonly #locals: Json;
  readonly #subscriptions = new Map<string, string>();
  readonly #given: Given;

  constructor(files: readonly Json[], given: Given) {
    this.#given = given;
    for (const file of files)
      for (const [type, byLabel] of Object.entries((file['resource'] ?? {}) as Record<string, Record<string, Json[]>>)) {
        const own = this.#resources.get(type) ?? new Map<string, Json>();
        this.#resources.set(type, own);
        for (const [label, bodies] of Object.entries(byLabel)) {
          if (own.has(label) || bodies.length !== 1) throw new Error(`${type}.${label} is there twice`);
          own.set(label, bodies[0] as Json);
        }
      }
    this.#locals = Object.assign({}, ...files.flatMap((file) => (file['locals'] as Json[] | undefined) ?? [])) as Json;
    for (const file of files)
      for (const { alias, subscription_id } of (file['provider'] as Record<string, Json[]> | undefined)?.['azurerm'] ?? [])
        if (alias !== undefined) this.#subscriptions.set(alias as string, text(subscription_id));
  }

  async plain(): Promise<Plain> {
    const out: Record<string, unknown> = {};
    for (const body of this.#all('azurerm_network_security_group'))
      out[this.#id('networkSecurityGroups', body)] = {
        ...(await this.#beside(body)),
        rules: blocks(body['security_rule']).map((rule) => ({
          name: text(rule['name']),
          priority: rule['priority'],
          direction: lower(rule['direction']),
          access: lower(rule['access']),
          protocol: rule['protocol'] === '*' ? 'any' : lower(rule['protocol']),
          sources: several(rule, 'source_address_prefix', 'source_address_prefixes'),
          destinations: several(rule, 'destination_address_prefix', 'destination_address_prefixes'),
          ports: several(rule, 'destination_port_range', 'destination_port_ranges'),
          description: text(rule['description']),
        })),
      };
    for (const body of this.#all('azurerm_route_table'))
      out[this.#id('routeTables', body)] = {
        ...(await this.#beside(body)),
        propagation: body['bgp_route_propagation_enabled'],
        routes: blocks(body['route']).map((route) => ({
          name: text(route['name']),
          to: text(route['address_prefix']),
          nextHop: route['next_hop_type'],
          nextHopAddress: route['next_hop_in_ip_address'],
        })),
      };
    for (const body of this.#all('azurerm_public_ip')) out[this.#id('publicIPAddresses', body)] = { ...(await this.#beside(body)), sku: body['sku'] };
    for (const [label, body] of this.#resources.get('azurerm_nat_gateway') ?? [])
      out[this.#id('natGateways', body)] = {
        ...(await this.#beside(body)),
        sku: body['sku_name'],
        publicAddresses: this.#all('azurerm_nat_gateway_public_ip_association')
          .filter((one) => one['nat_gateway_id'] === `\${azurerm_nat_gateway.${label}.id}`)
          .map((one) => text(this.#reference(one['public_ip_address_id'])['name'])),
      };
    for (const body of this.#all('azurerm_subnet_service_endpoint_storage_policy'))
      out[this.#id('serviceEndpointPolicies', body)] = {
        ...(await this.#beside(body)),
        definitions: blocks(body['definition']).map((definition) => ({
          name: text(definition['name']),
          service: text(definition['service']),
          resources: (definition['service_resources'] as unknown[]).map(text),
          description: text(definition['description']),
        })),
      };
    for (const [label, body] of this.#resources.get('azurerm_virtual_network') ?? []) {
      const served = new Map<string, string>();
      for (const one of this.#all('azurerm_subnet_nat_gateway_association')) {
        const before = `\${azurerm_virtual_network.${label}.id}/subnets/`;
        const id = String(one['subnet_id']);
        if (id.startsWith(before)) served.set(text(id.slice(before.length)), text(this.#reference(one['nat_gateway_id'])['name']));
      }
      const name = (reference: unknown) => (reference === undefined ? undefined : text(this.#reference(reference)['name']));
      out[this.#id('virtualNetworks', body)] = {
        ...(await this.#beside(body)),
        addressSpace: body['address_space'],
        subnets: blocks(body['subnet']).map((subnet) => ({
          name: text(subnet['name']),
          prefixes: subnet['address_prefixes'],
          nsg: name(subnet['security_group']),
          routeTable: name(subnet['route_table_id']),
          natGateway: served.get(text(subnet['name'])),
          delegation: blocks(blocks(subnet['delegation'])[0]?.['service_delegation'])[0]?.['name'],
          serviceEndpoints: subnet['service_endpoints'] ?? [],
          endpointPolicy: name((subnet['service_endpoint_policy_ids'] as unknown[] | undefined)?.[0]),
          policies: subnet['private_endpoint_network_policies'],
          outbound: subnet['default_outbound_access_enabled'],
        })),
      };
    }
    await this.#endpoints(out);
    for (const [label, body] of this.#resources.get('azurerm_private_dns_zone') ?? [])
      out[this.#id('privateDnsZones', body)] = {
        links: this.#all('azurerm_private_dns_zone_virtual_network_link')
          .filter((link) => link['private_dns_zone_name'] === `\${azurerm_private_dns_zone.${label}.name}`)
          .map((link) => ({ name: text(link['name']), network: this.#id('virtualNetworks', this.#reference(link['virtual_network_id'])) })),
      };
    for (const body of this.#all('azurerm_virtual_network_peering')) {
      const network = text(this.#reference(body['virtual_network_name'])['name']);
      out[plainId(this.#subscription(body), this.#group(body), 'virtualNetworks/virtualNetworkPeerings', network, text(body['name']))] = {
        to: this.#id('virtualNetworks', this.#reference(body['remote_virtual_network_id'])),
        forwarded: body['allow_forwarded_traffic'],
        transit: body['allow_gateway_transit'],
        remote: body['use_remote_gateways'] === '${var.gateways_exist}' ? this.#given.gatewaysExist : body['use_remote_gateways'],
      };
    }
    return out;
  }

  async #endpoints(out: Record<string, unknown>): Promise<void> {
    for (const [label, body] of this.#resources.get('azurerm_private_endpoint') ?? []) {
      const local = `private_endpoints_${label}`;
      expectText(
        body['for_each'],
        `\${{ for name, endpoint in local.${local} : name => endpoint if contains(keys(var.private_endpoint_targets), name) }}`,
      );
      expectText(body['name'], '${each.key}');
      expectText(body['subnet_id'], `\${azurerm_virtual_network.${label}.id}/subnets/\${each.value.subnet}`);
      const [connection] = blocks(body['private_service_connection']);
      expectText(connection?.['private_connection_resource_id'], '${var.private_endpoint_targets[each.key]}');
      expectText(connection?.['subresource_names'], '${each.value.sub_resources}');
      const writesRecords = body['dynamic'] !== undefined;
      for (const [key, value] of Object.entries(this.#locals[local] as Record<string, Json>)) {
        const name = text(key);
        const target = this.#given.targets[name];
        if (target === undefined) continue;
        const zones = value['zones'] as string[];
        if (zones.length > 0 && !writesRecords) throw new Error(`${name} writes no records`);
        out[plainId(this.#subscription(body), this.#group(body), 'privateEndpoints', name)] = {
          ...(await this.#beside(body)),
          subnet: text(value['subnet']),
          target,
          groupId: text((value['sub_resources'] as string[])[0] ?? ''),
          zones: zones.map((zone) => this.#id('privateDnsZones', this.#reference((this.#locals['private_dns_zone_ids'] as Json)[zone]))),
        };
      }
    }
  }

  #all(type: string): Json[] {
    return [...(this.#resources.get(type)?.values() ?? [])];
  }

  /** The resource that `${type.label.attribute}` leads to. */
  #reference(expression: unknown): Json {
    const [, type = '', label = ''] = /^\$\{(azurerm_\w+)\.(\w+)\.(?:id|name)\}$/.exec(String(expression)) ?? [];
    const found = this.#resources.get(type)?.get(label);
    if (!found) throw new Error(`nothing at ${String(expression)}`);
    return found;
  }

  #subscription(body: Json): string {
    if (body['provider'] === undefined) return this.#given.home;
    const provider = JSON.stringify(body['provider']);
    const subscription = this.#subscriptions.get(/^"\$\{azurerm\.(\w+)\}"$/.exec(provider)?.[1] ?? '');
    if (subscription === undefined) throw new Error(`no provider ${provider}`);
    return subscription;
  }

  #group(body: Json): string {
    const group = this.#reference(body['resource_group_name']);
    if (this.#subscription(group) !== this.#subscription(body)) throw new Error('a resource group of another subscription');
    return text(group['name']);
  }

  #id(type: string, body: Json): string {
    return plainId(this.#subscription(body), this.#group(body), type, text(body['name']));
  }

  async #beside(body: Json): Promise<{ location: unknown; tags: unknown }> {
    const { tags } = body;
    const location = body['location'] === '${var.location}' ? this.#given.location : text(body['location']);
    if (tags === '${var.tags}') return { location, tags: {} };
    const own = /^\$\{merge\(var\.tags, (\{.*\})\)\}$/s.exec(String(tags))?.[1];
    if (own === undefined) throw new Error(`tags ${String(tags)}`);
    const read = ((await parse('tags.tf', `locals {\n  tags = ${own}\n}\n`)) as { locals: { tags: Json }[] }).locals[0]?.tags ?? {};
    return { location, tags: Object.fromEntries(Object.entries(read).map(([key, value]) => [text(key), text(value)])) };
  }
}

/** Plain text of a literal: what would be a template is escaped in it. */
function text(value: unknown): string {
  if (typeof value !== 'string') throw new Error(`no text: ${JSON.stringify(value)}`);
  if (/(?<![$%])[$%]\{/.test(value.replace(/[$%][$%]\{/g, ''))) throw new Error(`an expression: ${value}`);
  return value.replace(/([$%])\1\{/g, '$1{');
}

function blocks(value: unknown): Json[] {
  return value === undefined ? [] : (value as Json[]);
}

function several(body: Json, one: string, many: string): unknown {
  return body[many] ?? [body[one]];
}

function lower(value: unknown): string {
  return text(value).toLowerCase();
}

function expectText(value: unknown, expected: string): void {
  if (value !== expected) throw new Error(`${String(value)} in place of ${expected}`);
}
