import type { TextExporter } from '../../shared/export/exporter.ts';
import { exporters } from '../../shared/export/index.ts';
import { planDocument } from '../given/plan-document.ts';
import type { Measured } from '../measure.ts';
import { atMost, type Bench, type Row, type Task } from '../task.ts';
import { named, timesAsLong } from './rows.ts';
import { mustCompute } from './whole-plan.ts';

const WORK = 'an export';
const FLOOR = 'floor: JSON.stringify of the plan';
// A workbook is made by a compressor, and the pack is all the others.
const formats = exporters.filter((format): format is TextExporter => format.kind === 'file' || format.kind === 'folder');

/**
 * Every format of text, from a plan that is computed already. Formats write from about as many bytes as the plan has to forty times as many,
 * so that each has a second line: how long a byte of it takes, in times of a byte of the floor.
 */
export const exportPlan: Task = {
  name: 'export',
  run: (bench) => {
    const rounds = roundsOf(bench.quick ? [1000, 10_000] : [1000, 10_000, 50_000], bench);
    const [, tenth, whole] = rounds;
    return [...rounds.flatMap(rowsOf), ...(tenth && whole ? growthRows(tenth, whole) : [])];
  },
};

interface Round {
  readonly count: number;
  readonly measured: readonly Measured[];
  /** What each writes, in characters; the floor too. */
  readonly written: ReadonlyMap<string, number>;
}

/** All counts take turns, so that one busy moment does not look like growth. */
function roundsOf(counts: readonly number[], { measure }: Bench): Round[] {
  const sizes = counts.map((count) => {
    const document = planDocument(count);
    const computed = mustCompute(document);
    return { count, document, computed };
  });
  const all = measure(
    sizes.flatMap(({ document, computed }) => [
      { name: FLOOR, run: () => JSON.stringify(document) },
      ...formats.map((format) => ({ name: format.id, run: () => format.write(computed) })),
    ]),
  );
  return sizes.map(({ count, document, computed }, i): Round => {
    const lengths = formats.map((format) => [format.id, format.write(computed).reduce((sum, { text }) => sum + text.length, 0)] as const);
    return {
      count,
      measured: all.slice(i * (formats.length + 1), (i + 1) * (formats.length + 1)),
      written: new Map([[FLOOR, JSON.stringify(document).length], ...lengths]),
    };
  });
}

function rowsOf({ count, measured, written }: Round): Row[] {
  const floor = named(measured, FLOOR);
  return measured.flatMap((one): Row[] => {
    const figure = timesAsLong(one, floor);
    const row: Row = { work: WORK, count, what: one.name, figure, unit: '× floor', ms: one.ms };
    if (one === floor) return [row];
    const more = (written.get(one.name) ?? 0) / (written.get(FLOOR) ?? 1);
    return [
      { ...row, ...(count === 10_000 ? { goal: atMost(10) } : {}) },
      { work: WORK, count, what: `${one.name}, for each byte that it writes`, figure: figure / more, unit: '× floor' },
    ];
  });
}

function growthRows(from: Round, to: Round): Row[] {
  return formats.map(({ id }) => ({
    work: WORK,
    count: to.count,
    what: `${id}, against the same with ${from.count}`,
    figure: timesAsLong(named(to.measured, id), named(from.measured, id)),
    unit: '× smaller',
    goal: atMost(5.5),
  }));
}
