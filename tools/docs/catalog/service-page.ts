import { usableAddresses } from '../../../shared/catalog/azure-subnet.ts';
import { smallestOf } from '../../../shared/catalog/by-inputs.ts';
import { setsWith } from '../../../shared/catalog/find-set.ts';
import { readInputs } from '../../../shared/catalog/inputs.ts';
import type { Figures, RuleElsewhere, Service } from '../../../shared/catalog/service.ts';
import { capacityOf, sizeSubnet, toldLines } from '../../../shared/catalog/size.ts';
import { fence, MADE, plain, table } from '../markdown.ts';
import { dated, inputRows, peer } from './parts.ts';

/** Returns the page of one service: its subnet, its sum with the worked examples, its rules and routes, and the sources. */
export function catalogPage(service: Service): string {
  const { subnet, sizing, nsg, routes } = service;
  const parts = [MADE, `# ${plain(service.name)}`, `\`${service.id}\`: ${plain(service.summary)}`];
  if (service.lifecycle.status !== 'ga')
    parts.push(
      `**${service.lifecycle.status}**${service.lifecycle.date ? ` ${service.lifecycle.date}` : ''}${service.lifecycle.successor ? `; successor \`${service.lifecycle.successor}\`` : ''}${service.lifecycle.note ? `. ${plain(service.lifecycle.note)}` : ''}`,
    );
  parts.push(`Also known as: ${plain(service.aliases.join(', ') || 'nothing else')}.`);
  if (service.placement) parts.push(`Place in a plan: ${PLACES[service.placement]}.`);
  if (service.placement !== 'none')
    parts.push(
      `## ${service.placement ? 'Place' : 'Subnet'}\n\n${table(
        ['', 'value', 'note', 'source'],
        [
          ...(service.placement ? [] : [['sharing', subnet.sharing.kind, subnet.sharing.note ?? '', dated(subnet.sharing.source)]]),
          ...(subnet.requiredName ? [['name', subnet.requiredName.value, subnet.requiredName.note ?? '', dated(subnet.requiredName.source)]] : []),
          ...(subnet.forbiddenNames?.length ? [['never named', subnet.forbiddenNames.join(', '), '', '']] : []),
          ...(subnet.delegation ? [['delegation', subnet.delegation.to, subnet.delegation.note ?? '', dated(subnet.delegation.source)]] : []),
          ...(
            [
              ['smallest', subnet.smallest],
              ['recommended', subnet.recommended],
              ['largest', subnet.largest],
            ] as const
          ).flatMap(([label, fact]) =>
            fact ? [[label, `/${fact.value}${fact.assumed ? ' (assumed)' : ''}`, fact.note ?? '', dated(fact.source)]] : [],
          ),
          ['IPv6', subnet.ipv6.value, subnet.ipv6.note ?? '', dated(subnet.ipv6.source)],
          ['resizable', subnet.resizable.value, subnet.resizable.note ?? '', dated(subnet.resizable.source)],
          ...(subnet.perNetwork
            ? [['per network', String(subnet.perNetwork.value), subnet.perNetwork.note ?? '', dated(subnet.perNetwork.source)]]
            : []),
        ],
      )}`,
    );
  parts.push(`## Size\n\n${plain(sizing.rule)}`);
  if (Object.keys(sizing.inputs).length > 0) parts.push(inputRows(sizing.inputs));
  if (service.placement !== 'none') parts.push(`With the defaults:\n\n${fence(receipt(service))}`);
  const typical = typicalSizes(service);
  if (typical !== undefined) parts.push(typical);
  if (sizing.examples.length > 0) {
    parts.push(
      `Figures that official pages print:\n\n${table(
        ['inputs', 'printed', 'here', 'source', 'note'],
        sizing.examples.map((example) => {
          const capacity = example.capacity ? [`at most ${example.capacity.most} ${example.capacity.input}`] : [];
          const printed = [figures(example), ...capacity].join(', ');
          const here = example.unmet ? figures(example.unmet.ours) : 'the same';
          return [
            Object.entries(example.inputs)
              .map(([name, value]) => `${name}=${String(value)}`)
              .join(' '),
            printed,
            here,
            dated(example.source),
            [example.note, example.unmet?.why].filter(Boolean).join(' '),
          ];
        }),
      )}`,
    );
  }
  parts.push(
    `## NSG\n\n${nsg.support.value}${nsg.supportFor ? ', depending on inputs' : ''}${nsg.support.note ? `: ${plain(nsg.support.note)}` : ''} (${plain(dated(nsg.support.source))})`,
  );
  if (nsg.rules.length > 0) {
    parts.push(
      table(
        ['direction', 'priority', 'access', 'protocol', 'from', 'to', 'ports', 'need', 'purpose', 'source'],
        nsg.rules.map((rule) => [
          rule.direction,
          String(rule.priority),
          rule.access,
          rule.protocol,
          peer(rule.from),
          peer(rule.to),
          typeof rule.ports === 'function' ? 'by input' : rule.ports.join(', '),
          [rule.appliedBy === 'platform' ? 'added by the platform' : rule.need, rule.condition].filter(Boolean).join(': '),
          rule.purpose,
          dated(rule.source),
        ]),
      ),
    );
  }
  if (nsg.elsewhere?.length) {
    const end = (side: RuleElsewhere['from']) => (side === 'there' ? 'there' : peer(side));
    parts.push(
      `Elsewhere:\n\n${table(
        ['on', 'direction', 'access', 'protocol', 'from', 'to', 'ports', 'need', 'purpose', 'source'],
        nsg.elsewhere.map((rule) => [
          rule.on,
          rule.direction,
          rule.access,
          rule.protocol,
          end(rule.from),
          end(rule.to),
          typeof rule.ports === 'function' ? 'by input' : rule.ports.join(', '),
          [rule.need, rule.condition].filter(Boolean).join(': '),
          rule.purpose,
          dated(rule.source),
        ]),
      )}`,
    );
  }
  if (nsg.notes?.length) parts.push(nsg.notes.map((note) => `- ${plain(note)}`).join('\n'));
  parts.push(
    `## Routes\n\nRoute table: ${routes.table.value}${routes.tableFor ? ', depending on inputs' : ''}${routes.table.note ? ` (${plain(routes.table.note)})` : ''}. Default route: ${routes.defaultRoute}${routes.defaultRouteFor ? ', depending on inputs' : ''}.${routes.gatewayPropagation ? ` Routes learned by gateways: ${routes.gatewayPropagation}.` : ''}`,
  );
  if (routes.required.length > 0) {
    parts.push(
      table(
        ['route', 'to', 'next hop', 'need', 'purpose', 'source'],
        routes.required.map((route) => [
          route.name,
          typeof route.to === 'string' ? 'the subnet' : 'prefix' in route.to ? route.to.prefix : 'tag' in route.to ? route.to.tag : route.to.role,
          route.nextHop,
          [route.appliedBy === 'platform' ? 'added by the platform' : route.need, route.condition].filter(Boolean).join(': '),
          route.purpose,
          dated(route.source),
        ]),
      ),
    );
  }
  if (routes.forbidden) parts.push(plain(routes.forbidden));
  const around = [
    [
      'service endpoints',
      [
        ...service.serviceEndpoints.required.map((e) => `${e} (required)`),
        ...service.serviceEndpoints.recommended.map((e) => `${e} (recommended)`),
        service.serviceEndpoints.note ?? '',
      ]
        .filter(Boolean)
        .join(', ') || 'none',
    ],
    ['public addresses', service.publicAddresses.note],
    ['on-premises', service.onPremises],
    ['DNS', [service.dns.zones.join(', '), service.dns.note ?? ''].filter(Boolean).join('. ') || 'nothing particular'],
    ...service.excludedRanges.map((range) => [`keeps out of ${range.prefix}`, `${range.appliesTo}: ${range.why} (${dated(range.source)})`]),
  ];
  parts.push(`## Around it\n\n${table(['', ''], around)}`);
  const beside = [
    ...(subnet.companions ?? []).map(
      (companion) => `- Goes with [${companion.service}](${companion.service}.md) (${companion.needed}): ${plain(companion.why)}`,
    ),
    ...setsWith(service).map(
      (set) => `- Planned in one step with \`set: ${set.id}\`: ${set.members.map(({ role }) => role).join(', ')}. See [sets](sets.md#${set.id}).`,
    ),
  ];
  if (beside.length > 0) parts.push(beside.join('\n'));
  if (service.notes.length > 0) parts.push(`## Worth knowing\n\n${service.notes.map((note) => `- ${plain(note)}`).join('\n')}`);
  if (service.conflicts.length > 0)
    parts.push(
      `## Where documents disagree\n\n${table(
        ['topic', 'they say', 'followed'],
        service.conflicts.map((conflict) => [conflict.topic, conflict.says.join('; '), conflict.followed]),
      )}`,
    );
  parts.push(
    `## Sources\n\n${service.sources.map((source) => `- [${plain(source.title)}](${source.url}), ${source.date}${source.note ? ` (${plain(source.note)})` : ''}, read ${source.checkedOn}`).join('\n')}`,
  );
  return `${parts.join('\n\n')}\n`;
}

/** What the places of entries that stand in no ordinary subnet are called. */
const PLACES = {
  'own-subnets': 'a prefix of a network in which it makes its subnets itself; exports leave it out',
  block: 'a prefix of its own, outside of every network: a plan holds it as a virtual network with this one service, and exports leave that out',
  none: 'none; it takes no address of a subnet',
} as const;

function figures({ needed, total, prefixLength, usable, publicAddresses }: Figures): string {
  return [
    needed !== undefined && `${needed} addresses`,
    total !== undefined && `${total} with the reserved`,
    prefixLength !== undefined && `/${prefixLength}`,
    usable !== undefined && `${usable} usable`,
    publicAddresses !== undefined && `${publicAddresses} public addresses`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** How much of the input that grows first each size of subnet carries, the other inputs as they are by default; undefined where nothing counts. */
function typicalSizes(service: Service): string | undefined {
  const { inputs } = service.sizing;
  const main = Object.entries(inputs).find(([, spec]) => spec.kind === 'count' && spec.grows);
  if (main === undefined || service.placement !== undefined) return undefined;
  const [name, spec] = main;
  const { values } = readInputs(inputs, {}, { of: service.id });
  const smallest = smallestOf({ service, inputs: values }).value;
  const rows: string[][] = [];
  let before: number | undefined;
  for (let length = smallest; length >= smallest - 7 && length >= 16; length--) {
    const most = capacityOf(service, length, name, values);
    if (most === undefined) continue;
    rows.push([`/${length}`, String(usableAddresses(length)), String(most)]);
    if (most === before && most === (spec.kind === 'count' ? spec.most : undefined)) break;
    before = most;
  }
  if (rows.length < 2) return undefined;
  return `What a subnet carries, the other inputs as by default:\n\n${table(['subnet', 'usable', `most ${name}`], rows)}`;
}

function receipt(service: Service): string {
  const { values } = readInputs(service.sizing.inputs, {}, { of: service.id });
  const size = sizeSubnet([{ service, inputs: values, growth: 0 }], 'recommended');
  const rows: [string, number][] = [
    ...toldLines(size.lines).map((line): [string, number] => [`${line.label}${line.assumed ? ' (assumed)' : ''}`, line.addresses]),
    ...(size.reserved > 0 ? [['reserved by Azure', size.reserved] as [string, number]] : []),
    ['total', size.total],
  ];
  const wide = Math.max(...rows.map(([label]) => label.length));
  const lines = rows.map(([label, addresses]) => `${label.padEnd(wide)}  ${String(addresses).padStart(6)}`);
  const floor = size.floor ? ` (/${size.floor.prefixLength} is ${size.floor.because})` : '';
  return [...lines, `/${size.prefixLength}, ${size.usable} usable${floor}`].join('\n');
}
