import type { PlatformService } from '../../../shared/catalog/platform-services.ts';
import { MADE, plain, table } from '../markdown.ts';
import { conflictTable, dated, sourceList } from './parts.ts';

/** Returns the page of a platform service that has no entry of its own: the endpoints over which it is reached. */
export function platformPage(service: PlatformService): string {
  const parts = [
    MADE,
    `# ${plain(service.name)}`,
    `\`${service.id}\` takes no subnet by itself. \`cadastre advise ${service.id}\` compares the ways in which it meets a network.`,
  ];
  if (service.aliases.length > 0) parts.push(`Also known as: ${plain(service.aliases.join(', '))}.`);
  for (const endpoint of service.serviceEndpoints) {
    parts.push(
      `## Service endpoint ${endpoint.type}`,
      table(
        ['', ''],
        [
          ['status', endpoint.status],
          ['leads to', endpoint.covers.join('; ')],
          ['region', `${endpoint.region.value} (${dated(endpoint.region.source)})${endpoint.region.note ? `: ${endpoint.region.note}` : ''}`],
          ['service tag', endpoint.tag ?? 'not verified'],
          ['ports', [endpoint.ports.join(', ') || 'not published', endpoint.portsNote].filter(Boolean).join('. ')],
          ...(endpoint.networkRules === undefined ? [] : [['subnets that one resource admits', String(endpoint.networkRules.value)]]),
          ...(endpoint.ipRules === undefined ? [] : [['public ranges that one resource admits', String(endpoint.ipRules.value)]]),
        ],
      ),
      endpoint.steps.map((step, i) => `${i + 1}. ${plain(step)}`).join('\n'),
      ...(endpoint.notes.length > 0 ? [endpoint.notes.map((note) => `- ${plain(note)}`).join('\n')] : []),
      ...conflictTable(endpoint.conflicts),
    );
  }
  for (const resource of service.privateEndpoints) {
    parts.push(
      `## Private endpoints to ${plain(resource.name)}`,
      table(
        ['in a plan', 'group', 'addresses', 'ports', 'private DNS zones'],
        resource.groups.map((group) => [
          group.id,
          group.groupId,
          `${Object.keys(group.inputs).length > 0 ? 'by input' : String(group.addresses({}))}${group.assumed ? ' (assumed)' : ''}`,
          `${group.ports.join(', ')}${group.portsAssumed ? ' (assumed)' : ''}`,
          group.privateDnsZones.join(', '),
        ]),
      ),
      ...(resource.notes.length > 0 ? [resource.notes.map((note) => `- ${plain(note)}`).join('\n')] : []),
      ...conflictTable(resource.conflicts),
    );
  }
  const entries = [...service.injected, ...service.outbound];
  if (entries.length > 0) parts.push(`## In a network\n\n${entries.map(({ id, name }) => `- [${id}](${id}.md): ${plain(name)}`).join('\n')}`);
  parts.push(sourceList([...new Set([...service.serviceEndpoints, ...service.privateEndpoints].flatMap((part) => part.sources))]));
  return `${parts.join('\n\n')}\n`;
}
