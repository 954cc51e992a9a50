import type { Source } from '../shared/catalog/source.ts';
import type {
  NatGatewayResource,
  NetworkResource,
  NsgResource,
  PrivateEndpointResource,
  PublicAddressResource,
  Resources,
  RouteTableResource,
  RuleResource,
  ServiceEndpointPolicyResource,
  ServiceEndpointResource,
  SubnetResource,
} from '../shared/config/resources.ts';
import { regionsText } from '../shared/config/service-endpoints.ts';
import { paint, safe, table } from './print.ts';

/** What belongs to a subnet. `null`, so that the JSON form names what is not there. */
export interface Attached {
  readonly nsg: NsgResource | null;
  readonly routeTable: RouteTableResource | null;
  readonly natGateway: NatGatewayResource | null;
  readonly serviceEndpointPolicies: readonly ServiceEndpointPolicyResource[];
  readonly publicAddresses: readonly PublicAddressResource[];
  readonly privateEndpoints: readonly PrivateEndpointResource[];
}

/** Returns what belongs to a subnet of a network. */
export function attachedTo(network: NetworkResource, { address, nsg, routeTable, natGateway }: SubnetResource): Attached {
  return {
    nsg: network.nsgs.find(({ name }) => name === nsg) ?? null,
    routeTable: network.routeTables.find(({ name }) => name === routeTable) ?? null,
    natGateway: network.natGateways.find(({ name }) => name === natGateway) ?? null,
    serviceEndpointPolicies: network.serviceEndpointPolicies.filter(({ subnet }) => subnet === address),
    publicAddresses: network.publicAddresses.filter(({ subnet }) => subnet === address),
    privateEndpoints: network.privateEndpoints.filter(({ subnet }) => subnet === address),
  };
}

/** Pages that rules rest on: named once below, by number where they are used. */
class Notes {
  readonly #sources: Source[] = [];

  /** ` [1]`, or nothing for what rests on no page. */
  mark(source: Source | undefined): string {
    if (!source) return '';
    let at = this.#sources.findIndex(({ url, date }) => url === source.url && date === source.date);
    if (at < 0) at = this.#sources.push(source) - 1;
    return ` [${at + 1}]`;
  }

  lines(): string[] {
    return this.#sources.map(({ title, date, url }, i) => paint('dim', `  [${i + 1}] ${title} (${date}) ${url}`));
  }
}

/** Returns all that is generated for a subnet, for people. */
export function subnetText(subnet: SubnetResource, attached: Attached): string {
  const { nsg, routeTable, natGateway, serviceEndpointPolicies, publicAddresses, privateEndpoints } = attached;
  const notes = new Notes();
  const lines = [`${paint('bold', safe(subnet.address))}  ${subnet.prefixes.join(' ')}  ${subnet.purpose}`];
  if (subnet.delegation) lines.push(`  delegated to ${subnet.delegation.to}: ${subnet.delegation.because}`);
  if (subnet.serviceEndpoints.length > 0) lines.push(`  service endpoints: ${subnet.serviceEndpoints.map(endpointText).join('; ')}`);
  for (const { name, definitions } of serviceEndpointPolicies)
    lines.push(`  service endpoint policy ${safe(name)}: ${definitions.flatMap(({ resources }) => resources.map(safe)).join(', ')}`);
  lines.push(...(nsg ? nsgLines(nsg, notes) : [`  no NSG: ${subnet.noNsgBecause ?? ''}`]));
  if (routeTable) lines.push(...routeLines(routeTable, notes));
  if (natGateway) lines.push(`  NAT gateway ${safe(natGateway.name)} (${natGateway.sku}): ${natGateway.publicAddresses.map(safe).join(', ')}`);
  for (const { name, because } of publicAddresses) lines.push(`  public address ${safe(name)}: ${safe(because)}`);
  if (privateEndpoints.length > 0) {
    const rows = privateEndpoints.map(({ name, purpose, groupId, dnsZones }) => [safe(name), purpose, groupId, dnsZones.join(' ')]);
    lines.push(titled(['private endpoint', 'to', 'sub-resource', 'zone'], rows, '    '));
  }
  return [...lines, ...notes.lines()].join('\n');
}

function endpointText(endpoint: ServiceEndpointResource): string {
  return [safe(endpoint.type), regionsText(endpoint)].filter((text) => text !== '').join(' in ');
}

function nsgLines({ name, rules, platformRules, conditionalRules }: NsgResource, notes: Notes): string[] {
  const row = (rule: RuleResource, mark: string) => [
    rule.direction,
    String(rule.priority),
    rule.access,
    rule.protocol,
    rule.sources.join(' '),
    rule.destinations.join(' '),
    rule.ports.join(' '),
    `${safe(`${mark}${rule.origin}: ${rule.because}`)}${notes.mark(rule.source)}`,
  ];
  const rows = [...rules.map((rule) => row(rule, '')), ...platformRules.map((rule) => row(rule, 'by the platform, '))];
  return [
    `  NSG ${safe(name)}`,
    rows.length === 0
      ? '    only the default rules'
      : titled(['direction', 'priority', 'access', 'protocol', 'from', 'to', 'ports', 'why'], rows, '    '),
    ...conditionalRules.map(
      (rule) =>
        `    if ${rule.condition}: ${rule.direction} ${rule.access} ${rule.protocol} ${rule.from} → ${rule.to} ${rule.ports.join(' ')} (${rule.origin}: ${rule.because})${notes.mark(rule.source)}`,
    ),
  ];
}

function routeLines({ name, gatewayPropagation, because, routes, platformRoutes }: RouteTableResource, notes: Notes): string[] {
  const rows = [...routes, ...platformRoutes].map((route) => [
    safe(route.name),
    route.to,
    [route.nextHop, route.nextHopAddress].filter(Boolean).join(' '),
    `${safe(`${platformRoutes.includes(route) ? 'by the platform, ' : ''}${route.origin}: ${route.because}`)}${notes.mark(route.source)}`,
  ]);
  return [
    `  Route table ${safe(name)}${gatewayPropagation ? '' : ', without routes learned by gateways'}: ${because}`,
    ...(rows.length > 0 ? [titled(['route', 'to', 'next hop', 'why'], rows, '    ')] : []),
  ];
}

/** Returns what is generated for the plan as a whole: peerings, private DNS zones, what services make themselves. */
export function planTexts({ peerings, dnsZones, leftToServices }: Resources): string[] {
  const yes = (value: boolean) => (value ? 'yes' : 'no');
  const parts: string[] = [];
  const part = (title: string, columns: readonly string[], rows: readonly (readonly string[])[]) => {
    if (rows.length > 0) parts.push(`${paint('bold', title)}\n${titled(columns, rows, '  ')}`);
  };
  part(
    'Peerings',
    ['from', 'to', 'forwarded traffic', 'gateway transit', 'remote gateway'],
    peerings.map((p) => [safe(p.from), safe(p.to), yes(p.allowForwardedTraffic), yes(p.allowGatewayTransit), yes(p.useRemoteGateways)]),
  );
  part(
    'Private DNS zones',
    ['zone', 'resource group', 'linked to'],
    dnsZones.map(({ name, resourceGroup, links }) => [name, safe(resourceGroup), links.map(({ network }) => safe(network)).join(', ')]),
  );
  part(
    'Left to services',
    ['subject', 'prefix', ''],
    leftToServices.map(({ subject, prefixes, because }) => [safe(subject), prefixes.join(', '), because]),
  );
  return parts;
}

function titled(columns: readonly string[], rows: readonly (readonly string[])[], indent: string): string {
  return table(
    columns.map((title) => ({ title })),
    rows,
    indent,
  );
}
