import type { PlatformService } from '../../../shared/catalog/platform-services.ts';
import type { Service } from '../../../shared/catalog/service.ts';
import type { SubnetSet } from '../../../shared/catalog/subnet-set.ts';
import type { Umbrella } from '../../../shared/catalog/umbrella.ts';
import { MADE, plain } from '../markdown.ts';

export interface CatalogParts {
  readonly services: readonly Service[];
  readonly umbrellas: readonly Umbrella[];
  readonly sets: readonly SubnetSet[];
  /** Those that have no entry. */
  readonly platform: readonly PlatformService[];
}

/** Returns the list of everything in the catalog: services, words for several of them, sets, and what is reached over an endpoint only. */
export function catalogIndex({ services, umbrellas, sets, platform }: CatalogParts): string {
  const page = (id: string) => `[${id}](${id}.md)`;
  const parts = [
    MADE,
    '# Services',
    rawTable(
      ['id', 'name', 'smallest subnet', 'status'],
      services.map((service) => [
        page(service.id),
        plain(service.name),
        service.placement === 'none' ? 'none' : `/${service.subnet.smallest.value}`,
        plain([service.lifecycle.status, service.lifecycle.date].filter(Boolean).join(' ')),
      ]),
    ),
    '## Words that stand for several entries',
    rawTable(
      ['word', 'inputs', 'entry'],
      umbrellas.flatMap((umbrella) =>
        umbrella.rows.map(({ when, service }, i) => [
          i === 0 ? `\`${umbrella.id}\`` : '',
          Object.entries(when)
            .map(([input, choice]) => `${input}=${choice}`)
            .join(' '),
          page(service),
        ]),
      ),
    ),
    '## Sets of subnets',
    rawTable(
      ['set', 'subnets', 'name'],
      sets.map((set) => [`[${set.id}](sets.md#${set.id})`, set.members.map(({ role }) => role).join(', '), plain(set.name)]),
    ),
    '## Reached over an endpoint only',
    rawTable(
      ['id', 'name', 'over'],
      platform.map((service) => [
        page(service.id),
        plain(service.name),
        [...service.serviceEndpoints.map(({ type }) => type), ...(service.privateEndpoints.length > 0 ? ['private endpoint'] : [])].join(', '),
      ]),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** A table whose cells are Markdown already. */
function rawTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
