import { inputsOfSet } from '../../../shared/catalog/find-set.ts';
import type { SubnetSet } from '../../../shared/catalog/subnet-set.ts';
import { MADE, plain, table } from '../markdown.ts';
import { dated, inputRows, sourceList } from './parts.ts';

/** Returns the page of all sets of subnets. */
export function setsPage(sets: readonly SubnetSet[]): string {
  const parts = [
    MADE,
    '# Sets of subnets',
    'Subnets that belong together, planned in one step: `subnets: [{set: databricks, inputs: {maxClusterNodes: 100}}]`.',
  ];
  for (const set of sets) {
    parts.push(`## ${set.id}`, `${plain(set.name)}: ${plain(set.summary)}`);
    parts.push(
      table(
        ['role', 'service', 'present', 'why'],
        set.members.map((member) => [member.role, member.service, member.when ? 'if asked for' : 'always', member.why]),
      ),
    );
    parts.push(set.relations.map((relation) => `- ${plain(relation)}`).join('\n'));
    parts.push(inputRows(inputsOfSet(set)));
    if (set.examples.length > 0)
      parts.push(
        `Figures that official pages print:\n\n${table(
          ['in an empty network of', 'each subnet at most', 'source', 'note'],
          set.examples.map(({ networkPrefixLength, memberPrefixLength, source, note = '' }) => [
            `/${networkPrefixLength}`,
            `/${memberPrefixLength}`,
            dated(source),
            note,
          ]),
        )}`,
      );
    parts.push(sourceList(set.sources));
  }
  return `${parts.join('\n\n')}\n`;
}
