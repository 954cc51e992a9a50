import { grouped } from '../../checks/words.ts';
import type { PlanResult } from '../../result/result.ts';
import { code, numbers, table, type Section } from './model.ts';
import type { SourceNumbers } from './sources.ts';

/** How much of each limit of the platform is used, where it is used most. */
export function limitSections({ meters }: PlanResult, sources: SourceNumbers): Section[] {
  const blocks = table(
    ['For each limit the fullest that the plan has'],
    ['What is counted', 'Where', numbers('Count'), numbers('Limit'), numbers('Used'), 'Source'],
    meters.map(({ what, subject, count, limit, share, source }) => [
      what,
      [code(subject)],
      grouped(count),
      grouped(limit),
      `${Math.round(share * 1000) / 10} %`,
      sources.cite(source),
    ]),
  );
  return blocks.length > 0 ? [{ id: 'limits', title: ['Limits of the platform'], blocks, sections: [] }] : [];
}
