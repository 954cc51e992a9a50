import { findEntry, isUmbrella, services as catalog, umbrellas } from '../../shared/catalog/catalog.ts';
import { unknownService } from '../../shared/catalog/find-service.ts';
import { expectation } from '../../shared/catalog/inputs.ts';
import type { RulePeer, Service } from '../../shared/catalog/service.ts';
import type { Umbrella } from '../../shared/catalog/umbrella.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { paint, print, printJson, table } from '../print.ts';
import { reportProblems } from '../problems.ts';

/** `cadastre services [ID]`: the catalog as a list, or one entry whole. */
export function services(name: string | undefined, { json = false }: { json?: boolean }): ExitCode {
  if (name === undefined) {
    if (json) printJson([...catalog, ...umbrellas].map((entry) => summaryOf(entry)).sort((a, b) => (a.id < b.id ? -1 : 1)));
    else print(listText());
    return EXIT.done;
  }
  const entry = findEntry(name);
  if (!entry) return reportProblems([{ ...unknownService(name), at: 'ID' }], { json });
  if (json) printJson(isUmbrella(entry) ? entry : { ...entry, publicAddresses: { note: entry.publicAddresses.note } });
  else print(isUmbrella(entry) ? umbrellaText(entry) : serviceText(entry));
  return EXIT.done;
}

function summaryOf(entry: Service | Umbrella) {
  return isUmbrella(entry)
    ? { id: entry.id, name: entry.name, aliases: entry.aliases, choices: entry.choices }
    : {
        id: entry.id,
        name: entry.name,
        aliases: entry.aliases,
        integration: entry.integration,
        status: entry.lifecycle.status,
        smallest: entry.subnet.smallest.value,
      };
}

function listText(): string {
  const rows = [...catalog]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((service) => [
      service.id,
      `/${service.subnet.smallest.value}`,
      service.lifecycle.status === 'ga' ? '' : service.lifecycle.status,
      service.name,
    ]);
  const words = umbrellas.map((umbrella) => `  ${umbrella.id} with ${umbrella.input}=${Object.keys(umbrella.choices).join('|')}`);
  return `${table([{ title: 'id' }, { title: 'smallest' }, { title: 'status' }, { title: 'name' }], rows)}\n\nWords that stand for several entries:\n${words.join('\n')}`;
}

function umbrellaText(umbrella: Umbrella): string {
  const rows = Object.entries(umbrella.choices).map(([choice, id]) => [
    `${umbrella.input}=${choice}`,
    id,
    choice === umbrella.default ? 'default' : '',
  ]);
  return `${paint('bold', umbrella.name)} (${umbrella.id})\n${umbrella.input}: ${umbrella.meaning}\n${table([{ title: 'choice' }, { title: 'entry' }, { title: '' }], rows, '  ')}\n${umbrella.because}`;
}

function serviceText(service: Service): string {
  const { subnet, sizing, nsg, routes } = service;
  const lines: string[] = [`${paint('bold', service.name)} (${service.id})`, service.summary, ''];
  const fact = (label: string, value: string | undefined) => {
    if (value !== undefined && value !== '') lines.push(`${label}: ${value}`);
  };
  fact('Also known as', service.aliases.join(', '));
  fact(
    'Status',
    [service.lifecycle.status, service.lifecycle.date, service.lifecycle.successor && `successor ${service.lifecycle.successor}`]
      .filter(Boolean)
      .join(', '),
  );
  fact(
    'Subnet',
    [
      subnet.sharing.kind === 'shared' ? 'may be shared' : subnet.sharing.kind === 'dedicated' ? 'of its own' : 'for its own kind only',
      subnet.sharing.note,
    ]
      .filter(Boolean)
      .join('. '),
  );
  fact('Name', subnet.requiredName && `must be ${subnet.requiredName.value}`);
  fact('Delegation', subnet.delegation?.to);
  fact('Smallest', `/${subnet.smallest.value}${subnet.smallest.note ? ` (${subnet.smallest.note})` : ''}`);
  fact('Recommended', subnet.recommended && `/${subnet.recommended.value}${subnet.recommended.note ? ` (${subnet.recommended.note})` : ''}`);
  fact('Largest', subnet.largest && `/${subnet.largest.value}`);
  fact('IPv6', [subnet.ipv6.value, subnet.ipv6.note].filter(Boolean).join('. '));
  fact('Resizable', [subnet.resizable.value, subnet.resizable.note].filter(Boolean).join('. '));
  fact('Per network', subnet.perNetwork && String(subnet.perNetwork.value));
  for (const companion of subnet.companions ?? []) fact('Goes with', `${companion.service} (${companion.needed}): ${companion.why}`);
  lines.push('', paint('bold', 'Sizing'), sizing.rule);
  const inputs = Object.entries(sizing.inputs).map(([name, spec]) => [
    name,
    expectation(spec),
    `default ${Array.isArray(spec.default) ? spec.default.join(',') : String(spec.default)}`,
    spec.meaning,
  ]);
  if (inputs.length > 0) lines.push(table([{ title: 'input' }, { title: 'accepts' }, { title: '' }, { title: 'meaning' }], inputs, '  '));
  lines.push('', `${paint('bold', 'NSG')}: ${nsg.support.value}`);
  if (nsg.rules.length > 0) {
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
    lines.push(
      table(
        ['direction', 'prio', 'access', 'proto', 'from', 'to', 'ports', 'need', 'condition'].map((title) => ({ title })),
        rows,
        '  ',
      ),
    );
  }
  lines.push('', `${paint('bold', 'Route table')}: ${routes.table.value}; default route: ${routes.defaultRoute}`);
  for (const route of routes.required)
    lines.push(
      `  ${route.need}: ${typeof route.to === 'string' ? 'the subnet' : 'prefix' in route.to ? route.to.prefix : 'tag' in route.to ? route.to.tag : route.to.role} → ${route.nextHop}. ${route.purpose}${route.condition ? ` (${route.condition})` : ''}`,
    );
  fact('Forbidden', routes.forbidden);
  lines.push('');
  fact('Public addresses', service.publicAddresses.note);
  fact('On-premises', service.onPremises);
  for (const range of service.excludedRanges) fact('Keeps out of', `${range.prefix} (${range.appliesTo}): ${range.why}`);
  for (const note of service.notes) lines.push(`- ${note}`);
  for (const conflict of service.conflicts)
    lines.push(
      `- Documents disagree on ${conflict.topic}: ${conflict.says.map((says) => says.replace(/\.$/, '')).join('; ')}. Followed: ${conflict.followed}`,
    );
  lines.push('', paint('bold', 'Sources'), ...service.sources.map((source) => `  ${source.title} (${source.date})\n  ${source.url}`));
  return lines.join('\n');
}

function peer(end: RulePeer): string {
  if (end === 'self') return 'subnet';
  if (end === 'any') return 'any';
  return 'tag' in end ? end.tag : `<${end.role}>`;
}
