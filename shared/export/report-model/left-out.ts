import type { Resources } from '../../config/resources.ts';
import { code, codes, table, type Section } from './model.ts';

/** What the plan holds and no deployment makes. */
export function leftOut({ unplaced, leftToServices }: Resources): Section[] {
  const rows = [
    ...leftToServices.map(({ subject, prefixes, because }) => [[code(subject)], codes(prefixes), because] as const),
    ...unplaced.map((subject) => [[code(subject)], 'none', 'No place was found for it.'] as const),
  ];
  const blocks = table(['In the plan, and not deployed'], ['Subject', 'Prefixes', 'Why'], rows);
  return blocks.length > 0 ? [{ id: 'left-out', title: ['What is left out'], blocks, sections: [] }] : [];
}
