import { expectation, readInputs } from '../../shared/catalog/inputs.ts';
import type { RulePeer, Service } from '../../shared/catalog/service.ts';
import { sizeSubnet } from '../../shared/catalog/size.ts';
import { fence, MADE, plain, table } from './markdown.ts';

/** Returns the page of one service: its subnet, its sum with the worked examples, its rules and routes, and the sources. */
export function catalogPage(service: Service): string {
  const { subnet, sizing, nsg, routes } = service;
  const parts = [MADE, `# ${plain(service.name)}`, `\`${service.id}\`: ${plain(service.summary)}`];
  if (service.lifecycle.status !== 'ga')
    parts.push(
      `**${service.lifecycle.status}**${service.lifecycle.date ? ` ${service.lifecycle.date}` : ''}${service.lifecycle.successor ? `; successor \`${service.lifecycle.successor}\`` : ''}${service.lifecycle.note ? `. ${plain(service.lifecycle.note)}` : ''}`,
    );
  parts.push(`Also known as: ${plain(service.aliases.join(', ') || 'nothing else')}.`);
  parts.push(
    `## Subnet\n\n${table(
      ['', 'value', 'note', 'source'],
      [
        ['sharing', subnet.sharing.kind, subnet.sharing.note ?? '', dated(subnet.sharing.source)],
        ...(subnet.requiredName ? [['name', subnet.requiredName.value, subnet.requiredName.note ?? '', dated(subnet.requiredName.source)]] : []),
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
  const inputs = Object.entries(sizing.inputs).map(([name, spec]) => [
    name,
    expectation(spec),
    Array.isArray(spec.default) ? spec.default.join(', ') : String(spec.default),
    spec.kind === 'count' && spec.grows ? 'yes' : 'no',
    [spec.meaning, spec.assumed].filter(Boolean).join('. '),
  ]);
  if (inputs.length > 0) parts.push(table(['input', 'accepts', 'default', 'grows', 'meaning'], inputs));
  parts.push(`With the defaults:\n\n${fence(receipt(service))}`);
  if (sizing.examples.length > 0) {
    parts.push(
      `Figures that official pages print:\n\n${table(
        ['inputs', 'printed', 'here', 'source', 'note'],
        sizing.examples.map((example) => {
          const printed = [
            example.needed !== undefined && `${example.needed} addresses`,
            example.total !== undefined && `${example.total} with the reserved`,
            example.prefixLength !== undefined && `/${example.prefixLength}`,
            example.capacity && `at most ${example.capacity.most} ${example.capacity.input}`,
          ]
            .filter(Boolean)
            .join(', ');
          const here = example.unmet
            ? [
                example.unmet.ours.needed !== undefined && `${example.unmet.ours.needed} addresses`,
                example.unmet.ours.total !== undefined && `${example.unmet.ours.total} with the reserved`,
                example.unmet.ours.prefixLength !== undefined && `/${example.unmet.ours.prefixLength}`,
              ]
                .filter(Boolean)
                .join(', ')
            : 'the same';
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
  parts.push(`## NSG\n\n${nsg.support.value}${nsg.support.note ? `: ${plain(nsg.support.note)}` : ''} (${plain(dated(nsg.support.source))})`);
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
  for (const note of nsg.notes ?? []) parts.push(`- ${plain(note)}`);
  parts.push(
    `## Routes\n\nRoute table: ${routes.table.value}${routes.table.note ? ` (${plain(routes.table.note)})` : ''}. Default route: ${routes.defaultRoute}.${routes.gatewayPropagation ? ` Routes learned by gateways: ${routes.gatewayPropagation}.` : ''}`,
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
  for (const companion of subnet.companions ?? []) parts.push(`- Goes with \`${companion.service}\` (${companion.needed}): ${plain(companion.why)}`);
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

/** Returns the list of all services. */
export function catalogIndex(services: readonly Service[]): string {
  const rows = services.map(
    (service) => `| [${service.id}](${service.id}.md) | ${plain(service.name)} | /${service.subnet.smallest.value} | ${service.lifecycle.status} |`,
  );
  return [MADE, '# Services', ['| id | name | smallest subnet | status |', '| --- | --- | --- | --- |', ...rows].join('\n'), '']
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function receipt(service: Service): string {
  const { values } = readInputs(service.sizing.inputs, {}, { of: service.id });
  const size = sizeSubnet([{ service, inputs: values, growth: 0 }], 'recommended');
  const rows: [string, number][] = [
    ...size.lines.map((line): [string, number] => [`${line.label}${line.assumed ? ' (assumed)' : ''}`, line.addresses]),
    ['reserved by Azure', size.reserved],
    ['total', size.total],
  ];
  const wide = Math.max(...rows.map(([label]) => label.length));
  const lines = rows.map(([label, addresses]) => `${label.padEnd(wide)}  ${String(addresses).padStart(6)}`);
  const floor = size.floor ? ` (/${size.floor.prefixLength} is ${size.floor.because})` : '';
  return [...lines, `/${size.prefixLength}, ${size.usable} usable${floor}`].join('\n');
}

function dated(source: { readonly title: string; readonly date: string }): string {
  return `${source.title}, ${source.date}`;
}

function peer(end: RulePeer): string {
  if (end === 'self') return 'the subnet';
  if (end === 'any') return 'any';
  return 'tag' in end ? `${end.tag}${end.regional ? ' (of the region)' : ''}` : end.role;
}
