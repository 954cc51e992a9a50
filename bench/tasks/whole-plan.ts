import type { PlanDocument } from '../../shared/plan/document.ts';
import { readPlanDocument } from '../../shared/plan/read.ts';
import { computePlan, type Computed } from '../../shared/result/compute.ts';
import type { PlanResult } from '../../shared/result/result.ts';
import { resultOf } from '../../shared/result/write-result.ts';
import { planDocument } from '../given/plan-document.ts';
import { atMost, type Row, type Task } from '../task.ts';
import { growthBetween, ratioRows, type SizedRound } from './rows.ts';

const WORK = 'a whole plan';
const FLOOR = 'floor: JSON.parse of the document, JSON.stringify of the result';
const ENGINE = 'engine: read, size, allocate, check, write';

/** From the text of a document to the text of its result. All counts take turns, so that their times can be held against one another. */
export const wholePlan: Task = {
  name: 'plan',
  run: ({ quick, measure }) => {
    const counts = quick ? [1000, 10_000] : [1000, 10_000, 50_000];
    const measured = measure(
      counts.flatMap((count) => {
        const text = textOf(count);
        const result = answerTo(text);
        return [
          {
            name: `${FLOOR} ${count}`,
            run: (): [unknown, string] => [JSON.parse(text), JSON.stringify(result)],
            answer: ([, written]: readonly [unknown, string]) => written,
            work: String(count),
          },
          { name: `${ENGINE} ${count}`, run: () => JSON.stringify(answerTo(text)), answer: (written: string) => written, work: String(count) },
        ];
      }),
    );
    const rounds = counts.map((count, i): SizedRound => {
      const [floor, engine] = [measured[2 * i]!, measured[2 * i + 1]!];
      return {
        count,
        measured: [
          { ...floor, name: FLOOR },
          { ...engine, name: ENGINE },
        ],
      };
    });
    return [
      ...rounds.flatMap(({ count, measured: own }) => ratioRows(WORK, count, own, { [ENGINE]: atMost(6) })),
      ...rounds.slice(1).map((to, i): Row => {
        const from = rounds[i]!;
        return {
          work: WORK,
          count: to.count,
          what: `engine, growth from ${from.count} to ${to.count}`,
          figure: growthBetween(from, to, ENGINE),
          unit: 'exponent',
          goal: atMost(1.1),
        };
      }),
    ];
  },
};

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

/** Computes a document that is known to be right. */
export function mustCompute(document: PlanDocument): Computed {
  const computed = computePlan(document);
  if (!computed.ok) throw new Error(computed.problems[0]?.text);
  return computed.value;
}
