import { setsWith } from '../shared/catalog/find-set.ts';
import { expectation, readInputs, type InputSpecs } from '../shared/catalog/inputs.ts';
import type { PlatformService } from '../shared/catalog/platform-services.ts';
import type { RouteNeed, RuleElsewhere, RulePeer, Service } from '../shared/catalog/service.ts';
import type { Fact, Source } from '../shared/catalog/source.ts';
import type { SubnetSet } from '../shared/catalog/subnet-set.ts';
import type { Umbrella } from '../shared/catalog/umbrella.ts';
import { paint, table } from './print.ts';

/** Entries of the catalog as text for a terminal. */

const SHOWN_RANGES = 3;

export const PLACEMENTS = {
  'own-subnets': 'a prefix of a network in which it makes its subnets itself',
  block: 'a prefix of its own, outside of every network',
  none: 'none: it takes no address of a subnet',
} as const;

/** Returns an umbrella: its inputs, and what each combination of them chooses. */
export function umbrellaText({ id, name, inputs, rows, because }: Umbrella): string {
  const meanings = Object.entries(inputs).map(([input, { meaning, choices }]) => `${input}: ${meaning} (${choices.join(', ')})`);
  const lines = rows.map(({ when, service }, i) => [
    Object.entries(when)
      .map(([input, choice]) => `${input}=${choice}`)
      .join(' '),
    service,
    i === 0 ? 'default' : '',
  ]);
  const columns = [{ title: 'inputs' }, { title: 'entry' }, { title: '' }];
  return [`${paint('bold', name)} (${id})`, ...meanings, table(columns, lines, '  '), because].join('\n');
}

/** Returns a set: its subnets and how they relate. */
export function setText({ id, name, summary, relations, members, inputs, sources }: SubnetSet, all: InputSpecs): string {
  const rows = members.map((member) => [member.role, member.service, member.when ? 'if asked for' : '', member.why]);
  const own = Object.keys(inputs);
  return [
    `${paint('bold', name)} (set: ${id})`,
    summary,
    '',
    table([{ title: 'role' }, { title: 'service' }, { title: '' }, { title: 'why' }], rows, '  '),
    ...relations.map((relation) => `- ${relation}`),
    '',
    `${paint('bold', 'Inputs')}${own.length > 0 ? ` (${own.join(', ')} decide which subnets there are)` : ''}`,
    inputTable(all),
    '',
    `In a plan: subnets: [{set: ${id}, inputs: {…}}]`,
    '',
    sourceLines(sources),
  ].join('\n');
}

/** Returns what a platform service is made of, for names that are no entry themselves. */
export function platformText(service: PlatformService): string {
  const lines = [
    `${paint('bold', service.name)} (${service.id})`,
    'It takes no subnet by itself; these are the ways in which it meets a network.',
    '',
  ];
  for (const endpoint of service.serviceEndpoints) {
    const state = [endpoint.status === 'ga' ? '' : endpoint.status, endpoint.region.value === 'same-region' ? 'same region only' : 'any region']
      .filter(Boolean)
      .join(', ');
    lines.push(`Service endpoint ${endpoint.type} (${state}): ${endpoint.covers.join('; ')}`);
    for (const note of endpoint.notes) lines.push(`  - ${note}`);
    for (const step of endpoint.steps) lines.push(`  to do: ${step}`);
  }
  for (const resource of service.privateEndpoints) {
    lines.push(`Private endpoints to ${resource.name}`);
    const rows = resource.groups.map((group) => [
      group.id,
      group.groupId,
      group.ports.join(','),
      Object.keys(group.inputs).length > 0 ? 'by input' : `${String(group.addresses({}))}${group.assumed ? ' (assumed)' : ''}`,
      group.privateDnsZones.join(', '),
    ]);
    lines.push(
      table([{ title: 'in a plan' }, { title: 'group' }, { title: 'ports' }, { title: 'addresses' }, { title: 'private DNS zones' }], rows, '  '),
    );
    for (const note of resource.notes) lines.push(`  - ${note}`);
  }
  for (const entry of [...service.injected, ...service.outbound]) lines.push(`In a network: ${entry.id} (${entry.name})`);
  const sources = [...service.serviceEndpoints, ...service.privateEndpoints].flatMap((part) => part.sources);
  lines.push('', `Which way fits? cadastre advise ${service.id}`, '', sourceLines([...new Set(sources)]));
  return lines.join('\n');
}

/** Returns an entry whole. */
export function serviceText(service: Service): string {
  const { subnet, sizing, nsg, routes, placement } = service;
  const lines: string[] = [`${paint('bold', service.name)} (${service.id})`, service.summary, ''];
  const fact = (label: string, value: string | undefined) => {
    if (value !== undefined && value !== '') lines.push(`${label}: ${value}`);
  };
  fact('Also known as', service.aliases.join(', '));
  fact('Status', statusText(service));
  fact('Integration', service.integration.join(', '));
  if (placement) fact('Place', PLACEMENTS[placement]);
  if (placement !== 'none') lines.push(...subnetLines(service));
  lines.push('', paint('bold', 'Sizing'), sizing.rule);
  if (Object.keys(sizing.inputs).length > 0) lines.push(inputTable(sizing.inputs));
  if (placement !== 'none') lines.push('', ...nsgLines(service), '', ...routeLines(service));
  else {
    for (const rule of nsg.elsewhere ?? []) lines.push(elsewhereText(rule));
    lines.push(...neededRoutes(service));
  }
  fact('Forbidden', routes.forbidden);
  lines.push('');
  fact('Service endpoints', endpointText(service));
  fact('Public addresses', service.publicAddresses.note);
  fact('On-premises', service.onPremises);
  fact('DNS', [service.dns.zones.join(', '), service.dns.note ?? ''].filter(Boolean).join('. '));
  for (const range of service.excludedRanges) fact('Keeps out of', `${range.prefix} (${range.appliesTo}): ${range.why}`);
  const { values } = readInputs(sizing.inputs, {}, { of: service.id });
  const further = service.excludedRangesFor?.(values) ?? [];
  for (const range of further.slice(0, SHOWN_RANGES)) fact('Keeps out of, with the defaults', `${range.prefix} (${range.appliesTo}): ${range.why}`);
  if (further.length > SHOWN_RANGES) lines.push(`and of ${further.length - SHOWN_RANGES} more`);
  if (service.excludedRangesFor && further.length === 0) lines.push('Keeps out of the ranges that its inputs name.');
  for (const companion of subnet.companions ?? []) fact('Goes with', `${companion.service} (${companion.needed}): ${companion.why}`);
  for (const set of setsWith(service)) fact('Planned in one step', `set: ${set.id} (${set.members.map(({ role }) => role).join(', ')})`);
  for (const note of service.notes) lines.push(`- ${note}`);
  for (const conflict of service.conflicts)
    lines.push(
      `- Documents disagree on ${conflict.topic}: ${conflict.says.map((says) => says.replace(/\.$/, '')).join('; ')}. Followed: ${conflict.followed}`,
    );
  lines.push('', sourceLines(service.sources));
  return lines.join('\n');
}

/** Returns the lifecycle in one line: `retiring, 2027-03-31, successor app-service-vnet-integration`. */
export function statusText({ lifecycle: { status, date, successor, note } }: Service): string {
  return [[status, date, successor && `successor ${successor}`].filter(Boolean).join(', '), note].filter(Boolean).join('. ');
}

function subnetLines({ subnet, placement }: Service): string[] {
  const shared = { shared: 'may be shared', dedicated: 'of its own', 'same-service': 'for its own kind only' }[subnet.sharing.kind];
  const length = (fact: Fact<number> | undefined) => fact && `/${fact.value}${fact.assumed ? ' (assumed)' : ''}${fact.note ? `. ${fact.note}` : ''}`;
  const rows: [string, string | undefined][] = [
    ['Subnet', placement ? undefined : [shared, subnet.sharing.note].filter(Boolean).join('. ')],
    ['Name', subnet.requiredName && `must be ${subnet.requiredName.value}`],
    ['Never named', subnet.forbiddenNames?.join(', ')],
    ['Delegation', subnet.delegation && [subnet.delegation.to, subnet.delegation.note].filter(Boolean).join('. ')],
    ['Smallest', length(subnet.smallest)],
    ['Recommended', length(subnet.recommended)],
    ['Largest', length(subnet.largest)],
    ['IPv6', [subnet.ipv6.value, subnet.ipv6.note].filter(Boolean).join('. ')],
    ['Resizable', [subnet.resizable.value, subnet.resizable.note].filter(Boolean).join('. ')],
    ['Per network', subnet.perNetwork && [String(subnet.perNetwork.value), subnet.perNetwork.note].filter(Boolean).join('. ')],
  ];
  return rows.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [`${label}: ${value}`]));
}

function inputTable(inputs: InputSpecs): string {
  const rows = Object.entries(inputs).map(([name, spec]) => [
    name,
    expectation(spec),
    `default ${Array.isArray(spec.default) ? spec.default.join(',') : spec.default === '' ? 'none' : String(spec.default)}`,
    spec.kind === 'count' && spec.grows ? 'grows' : '',
    spec.meaning,
  ]);
  return table([{ title: 'input' }, { title: 'accepts' }, { title: '' }, { title: '' }, { title: 'meaning' }], rows, '  ');
}

function nsgLines({ nsg }: Service): string[] {
  const lines = [
    `${paint('bold', 'NSG')}: ${nsg.support.value}${nsg.supportFor ? ' (depends on inputs)' : ''}${nsg.support.note ? `. ${nsg.support.note}` : ''}`,
  ];
  const rows = nsg.rules.map((rule) => [
    rule.direction,
    String(rule.priority),
    rule.access,
    rule.protocol,
    peer(rule.from),
    peer(rule.to),
    typeof rule.ports === 'function' ? 'by input' : rule.ports.join(','),
    rule.appliedBy === 'platform' ? 'by the platform' : rule.need,
    rule.condition ?? '',
  ]);
  const titles = ['direction', 'prio', 'access', 'proto', 'from', 'to', 'ports', 'need', 'condition'];
  if (rows.length > 0) {
    lines.push(
      table(
        titles.map((title) => ({ title })),
        rows,
        '  ',
      ),
    );
  }
  for (const rule of nsg.elsewhere ?? []) lines.push(elsewhereText(rule));
  for (const note of nsg.notes ?? []) lines.push(`- ${note}`);
  return lines;
}

function elsewhereText(rule: RuleElsewhere): string {
  const end = (side: RuleElsewhere['from']) => (side === 'there' ? 'there' : peer(side));
  const ports = typeof rule.ports === 'function' ? 'by input' : rule.ports.join(',');
  return `Elsewhere, on ${rule.on}: ${rule.direction} ${rule.access} ${rule.protocol} ${end(rule.from)} → ${end(rule.to)} ${ports} (${rule.need}${rule.condition ? `: ${rule.condition}` : ''}). ${rule.purpose}`;
}

function routeLines(service: Service): string[] {
  const { routes } = service;
  const depends = routes.defaultRouteFor ? ' (depends on inputs)' : '';
  return [
    `${paint('bold', 'Route table')}: ${routes.table.value}; default route: ${routes.defaultRoute}${depends}${routes.table.note ? `. ${routes.table.note}` : ''}`,
    ...neededRoutes(service),
  ];
}

function neededRoutes({ routes }: Service): string[] {
  const target = ({ to }: RouteNeed) => (typeof to === 'string' ? 'the subnet' : 'prefix' in to ? to.prefix : 'tag' in to ? to.tag : to.role);
  return routes.required.map(
    (route) => `  ${route.need}: ${target(route)} → ${route.nextHop}. ${route.purpose}${route.condition ? ` (${route.condition})` : ''}`,
  );
}

function endpointText({ serviceEndpoints: { required, recommended, note } }: Service): string {
  const named = [...required.map((type) => `${type} (required)`), ...recommended.map((type) => `${type} (recommended)`)];
  return [named.join(', '), note].filter(Boolean).join('. ');
}

function peer(end: RulePeer): string {
  if (end === 'self') return 'subnet';
  if (end === 'any') return 'any';
  return 'tag' in end ? end.tag : 'prefix' in end ? end.prefix : `<${end.role}>`;
}

function sourceLines(sources: readonly Source[]): string {
  return [paint('bold', 'Sources'), ...sources.map((source) => `  ${source.title} (${source.date})\n  ${source.url}`)].join('\n');
}
