import type { PlanDocument } from '../../shared/plan/document.ts';
import { readPlanDocument } from '../../shared/plan/read.ts';
import { computePlan, type Computed } from '../../shared/result/compute.ts';
import type { PlanResult } from '../../shared/result/result.ts';
import { resultOf } from '../../shared/result/write-result.ts';
import { planDocument } from '../given/plan-document.ts';
import type { Contestant } from '../measure.ts';
import { atMost, type Task } from '../task.ts';
import { growthRows, ratioRows } from './rows.ts';

const WORK = 'a whole plan';
const FLOOR = 'floor: JSON.parse of the document, JSON.stringify of the result';
const ENGINE = 'engine: read, size, allocate, check, write';

/** From the text of a document to the text of its result. */
export const wholePlan: Task = {
  name: 'plan',
  run: (bench) => {
    const counts = bench.quick ? [1000, 10_000] : [1000, 10_000, 50_000];
    const rows = counts.flatMap((count) => ratioRows(WORK, count, bench.measure(contestants(count)), { [ENGINE]: atMost(6) }));
    const sizes = counts.map((count) => {
      const text = textOf(count);
      return { count, run: () => JSON.stringify(answerTo(text)) };
    });
    return [...rows, ...growthRows(WORK, sizes, bench, () => atMost(1.1))];
  },
};

function contestants(count: number): Contestant[] {
  const text = textOf(count);
  const result = answerTo(text);
  return [
    {
      name: FLOOR,
      run: (): [unknown, string] => [JSON.parse(text), JSON.stringify(result)],
      answer: ([, written]: readonly [unknown, string]) => written,
    },
    { name: ENGINE, run: () => JSON.stringify(answerTo(text)), answer: (written: string) => written },
  ];
}

/** Returns the document of so many subnets as text, laid out as people keep it. */
export function textOf(count: number): string {
  return JSON.stringify(planDocument(count), null, 2);
}

/** Reads a document and answers it, as `cadastre plan --json` does. */
export function answerTo(text: string): PlanResult {
  const read = readPlanDocument(text, 'json');
  if (!read.ok) throw new Error(read.problems[0]?.text);
  return resultOf(mustCompute(read.value.document));
}

/** Computes a document that is known to be right; `previous`: what was computed of one that it was edited from. */
export function mustCompute(document: PlanDocument, previous?: Computed): Computed {
  const computed = computePlan(document, { previous });
  if (!computed.ok) throw new Error(computed.problems[0]?.text);
  return computed.value;
}
