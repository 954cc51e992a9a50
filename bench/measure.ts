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
  /** Median of the rounds, milliseconds of processor time for one run. */
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
  /** Rounds are cut down to three where all of them together would take longer than this, milliseconds. */
  readonly budget: number;
  /** How long work is repeated before it is timed, so that it runs as compiled as it ever will, milliseconds. */
  readonly warmUp: number;
}

export const FULL: Effort = { rounds: 7, leastRound: 30, budget: 8000, warmUp: 400 };
export const QUICK: Effort = { rounds: 5, leastRound: 10, budget: 4000, warmUp: 100 };

/** The outcomes of contestants differ: then there is nothing to be timed. */
export class WrongAnswer extends Error {}

/**
 * Returns how long each contestant takes. First all answers are compared; then rounds are taken in turn, so that whatever else the
 * machine does falls on all of them alike, and medians of the rounds are returned, in the order of the contestants.
 */
export function measure(contestants: readonly Contestant[], effort: Effort): Measured[] {
  compareAnswers(contestants);
  const all = contestants.map((contestant) => ({ contestant, ...repetitions(contestant, effort), times: [] as number[] }));
  const oneRound = all.reduce((sum, { repeat, ms }) => sum + repeat * ms, 0);
  const rounds = Math.min(effort.rounds, Math.max(3, Math.floor(effort.budget / oneRound)));
  for (let round = 0; round < rounds; round++) {
    for (const { contestant, repeat, times } of all) {
      collectGarbage();
      const begun = worked();
      for (let k = 0; k < repeat; k++) contestant.run();
      times.push((worked() - begun) / repeat);
    }
  }
  return all.map(({ contestant, times }) => {
    times.sort((a, b) => a - b);
    return { name: contestant.name, ms: median(times), least: times[0] ?? 0, most: times.at(-1) ?? 0, rounds };
  });
}

/**
 * Milliseconds that the processor has worked for this thread: what other programs do meanwhile counts for little. Time on the clock
 * where Node is too old to tell, and on Windows, which counts in steps of 16 milliseconds.
 */
function worked(): number {
  const { threadCpuUsage } = process as Partial<Pick<NodeJS.Process, 'threadCpuUsage'>>;
  if (threadCpuUsage === undefined || process.platform === 'win32') return performance.now();
  // Linux brings the time of a thread up to date every few milliseconds, but at once for who asks for that of the whole process.
  process.cpuUsage();
  const { user, system } = threadCpuUsage();
  return (user + system) / 1000;
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

/** Returns how often a round repeats the work, and about how long it takes once, milliseconds. */
function repetitions({ run }: Contestant, { leastRound, warmUp }: Effort): { readonly repeat: number; readonly ms: number } {
  collectGarbage();
  const begun = performance.now();
  const workedBefore = worked();
  let runs = 0;
  do {
    run();
    runs++;
  } while (performance.now() - begun < warmUp && runs < 5000);
  const ms = (worked() - workedBefore) / runs;
  return { repeat: Math.max(1, Math.ceil(leastRound / ms)), ms };
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
