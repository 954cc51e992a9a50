/** One way to do a piece of work. */
export interface Contestant {
  /** How the table calls it. */
  readonly name: string;
  readonly run: () => unknown;
  /** What came out, as text that is the same for everybody who did the work right. Absent: there is nothing to compare. */
  readonly answer?: (outcome: never) => string;
  /** Answers are compared among those that do the same work; absent: all contestants do. */
  readonly work?: string;
}

export interface Measured {
  readonly name: string;
  /** Median of the rounds, milliseconds for one run. */
  readonly ms: number;
  /** Quickest and slowest round. */
  readonly least: number;
  readonly most: number;
  readonly rounds: number;
}

export interface Effort {
  readonly rounds: number;
  /** A round repeats quick work until it has taken this long, milliseconds. */
  readonly leastRound: number;
  /** How long work is repeated before it is timed, so that it runs as compiled as it ever will, milliseconds. */
  readonly warmUp: number;
}

export const FULL: Effort = { rounds: 7, leastRound: 30, warmUp: 400 };
export const QUICK: Effort = { rounds: 5, leastRound: 10, warmUp: 100 };

/** The outcomes of contestants differ: then there is nothing to be timed. */
export class WrongAnswer extends Error {}

/**
 * Returns how long each contestant takes. First all answers are compared; then rounds are taken in turn, so that whatever else the
 * machine does falls on all of them alike, and medians of the rounds are returned, in the order of the contestants.
 */
export function measure(contestants: readonly Contestant[], { rounds, leastRound, warmUp }: Effort): Measured[] {
  compareAnswers(contestants);
  const all = contestants.map((contestant) => ({ contestant, repeat: repetitions(contestant, leastRound, warmUp), times: [] as number[] }));
  for (let round = 0; round < rounds; round++) {
    for (const { contestant, repeat, times } of all) {
      collectGarbage();
      const begun = performance.now();
      for (let k = 0; k < repeat; k++) contestant.run();
      times.push((performance.now() - begun) / repeat);
    }
  }
  return all.map(({ contestant, times }) => {
    times.sort((a, b) => a - b);
    return { name: contestant.name, ms: median(times), least: times[0] ?? 0, most: times.at(-1) ?? 0, rounds };
  });
}

function compareAnswers(contestants: readonly Contestant[]): void {
  const answers = new Map<string, { readonly name: string; readonly answer: string }>();
  for (const { name, run, answer, work = '' } of contestants) {
    if (answer === undefined) continue;
    const own = answer(run() as never);
    const before = answers.get(work);
    if (before === undefined) answers.set(work, { name, answer: own });
    else if (before.answer !== own) throw new WrongAnswer(`${name} answers ${own}, and ${before.name} answers ${before.answer}.`);
  }
}

function repetitions({ run }: Contestant, leastRound: number, warmUp: number): number {
  collectGarbage();
  const begun = performance.now();
  let runs = 0;
  do {
    run();
    runs++;
  } while (performance.now() - begun < warmUp && runs < 5000);
  return Math.max(1, Math.ceil((leastRound * runs) / (performance.now() - begun)));
}

/** Returns the middle of an ascending list, or of its two middle ones. */
export function median(ascending: readonly number[]): number {
  const half = ascending.length >> 1;
  return ascending.length % 2 === 1 ? ascending[half]! : (ascending[half - 1]! + ascending[half]!) / 2;
}

/** Returns the exponent with which time grows from one count to another: 1 when ten times as much takes ten times as long. */
export function growthExponent(from: { readonly count: number; readonly ms: number }, to: { readonly count: number; readonly ms: number }): number {
  return Math.log(to.ms / from.ms) / Math.log(to.count / from.count);
}

// Garbage of one contestant should not be collected on another's time. Present with --expose-gc, as the children have it.
function collectGarbage(): void {
  (globalThis as { gc?: () => void }).gc?.();
}
