import { expectation, type InputSpecs } from '../../../shared/catalog/inputs.ts';
import type { RulePeer } from '../../../shared/catalog/service.ts';
import type { Conflict, Source } from '../../../shared/catalog/source.ts';
import { plain, table } from '../markdown.ts';

// What the pages of the catalog share.

export function inputRows(inputs: InputSpecs): string {
  return table(
    ['input', 'accepts', 'default', 'grows', 'meaning'],
    Object.entries(inputs).map(([name, spec]) => [
      name,
      expectation(spec),
      Array.isArray(spec.default) ? spec.default.join(', ') : spec.default === '' ? 'none' : String(spec.default),
      spec.kind === 'count' && spec.grows ? 'yes' : 'no',
      [spec.meaning, spec.assumed].filter(Boolean).join('. '),
    ]),
  );
}

export function conflictTable(conflicts: readonly Conflict[]): string[] {
  if (conflicts.length === 0) return [];
  return [
    `Where documents disagree:\n\n${table(
      ['topic', 'they say', 'followed'],
      conflicts.map((conflict) => [conflict.topic, conflict.says.join('; '), conflict.followed]),
    )}`,
  ];
}

export function sourceList(sources: readonly Source[]): string {
  return `Sources:\n\n${sources.map((one) => `- [${plain(one.title)}](${one.url}), ${one.date}${one.note ? ` (${plain(one.note)})` : ''}, read ${one.checkedOn}`).join('\n')}`;
}

export function dated(source: { readonly title: string; readonly date: string }): string {
  return `${source.title}, ${source.date}`;
}

export function peer(end: RulePeer): string {
  if (end === 'self') return 'the subnet';
  if (end === 'any') return 'any';
  if ('tag' in end) return `${end.tag}${end.regional ? ' (of the region)' : ''}`;
  return 'prefix' in end ? end.prefix : end.role;
}
