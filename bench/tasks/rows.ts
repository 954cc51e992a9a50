import { growthExponent, type Measured } from '../measure.ts';
import type { Goal, Row, Unit } from '../task.ts';

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

/** Returns how the time of one name grows from a count to a larger one. */
export function growthBetween(from: SizedRound, to: SizedRound, name: string): number {
  return growthExponent({ count: from.count, ms: named(from.measured, name).ms }, { count: to.count, ms: named(to.measured, name).ms });
}

/** What was measured for one count. */
export interface SizedRound {
  readonly count: number;
  readonly measured: readonly Measured[];
}
