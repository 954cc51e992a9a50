import { growthExponent, type Measured } from '../measure.ts';
import { grouped } from '../table.ts';
import type { Bench, Goal, Row, Unit } from '../task.ts';

/** Returns a line for each one measured: how many times as long as the first of them it takes. Goals are found by name. */
export function ratioRows(
  work: string,
  count: number,
  measured: readonly Measured[],
  goals: Readonly<Record<string, Goal>> = {},
  unit: Unit = '× floor',
): Row[] {
  const [first] = measured;
  return measured.map(({ name, ms }) => {
    const goal = goals[name];
    return { work, count, what: name, figure: ms / (first?.ms ?? ms), unit, ms, ...(goal === undefined ? {} : { goal }) };
  });
}

/** Returns what was measured under a name; that it was is for the caller to know. */
export function named(measured: readonly Measured[], name: string): Measured {
  const found = measured.find((one) => one.name === name);
  if (found === undefined) throw new Error(`${name} was not measured.`);
  return found;
}

/** Returns how often `slow` takes the time of `quick`. */
export function timesAsLong(slow: Measured, quick: Measured): number {
  return slow.ms / quick.ms;
}

/** One piece of work at a count. */
export interface SizedWork {
  readonly count: number;
  readonly run: () => unknown;
}

/** Returns a line for each step from a count to the next: how the time of the work grows. All counts take turns, so that one busy moment does not look like growth. */
export function growthRows(
  work: string,
  sizes: readonly SizedWork[],
  { measure }: Pick<Bench, 'measure'>,
  goalFrom: (count: number) => Goal | undefined,
): Row[] {
  const measured = measure(sizes.map(({ count, run }) => ({ name: String(count), run })));
  return sizes.slice(1).map((to, i): Row => {
    const from = { count: sizes[i]!.count, ms: measured[i]!.ms };
    const goal = goalFrom(from.count);
    return {
      work,
      count: to.count,
      what: `engine, growth from ${grouped(from.count)} to ${grouped(to.count)}`,
      figure: growthExponent(from, { count: to.count, ms: measured[i + 1]!.ms }),
      unit: 'exponent',
      ...(goal === undefined ? {} : { goal }),
    };
  });
}

/** What was measured for one count. */
export interface SizedRound {
  readonly count: number;
  readonly measured: readonly Measured[];
}
