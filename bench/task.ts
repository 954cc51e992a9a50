import type { Contestant, Measured } from './measure.ts';
import type { Peers } from './peers.ts';

/** What a figure should be at most, or at least. */
export interface Goal {
  readonly is: 'at most' | 'at least';
  readonly value: number;
}

/** One line of the table. */
export interface Row {
  /** The piece of work: `every overlap`. */
  readonly work: string;
  /** How many prefixes, subnets or requests it is done for. */
  readonly count: number;
  /** Who does it, or what of it is looked at. */
  readonly what: string;
  readonly figure: number;
  readonly unit: Unit;
  /** Milliseconds of one run, for the reader; nothing is judged by it. */
  readonly ms?: number;
  readonly goal?: Goal;
}

/**
 * `× floor`: times as long as the floor in the same process. `× frame`: times as long as a frame of the same page in which nothing is done. `exponent`: how time
 * grows with the count.
 */
export type Unit =
  '× floor' | '× frame' | '× engine' | '× own IPv4' | '× whole plan' | '× smaller' | 'exponent' | 'MB' | 'bytes each' | '%' | 'cases';

/** What a task has at hand. */
export interface Bench {
  /** Fewer and smaller inputs. */
  readonly quick: boolean;
  readonly peers: Peers;
  /** Compares the answers, then takes the times; see `measure`. */
  readonly measure: (contestants: readonly Contestant[]) => Measured[];
}

/** One piece of work with everybody who does it. Each task runs in a process of its own. */
export interface Task {
  /** For --only. */
  readonly name: string;
  readonly run: (bench: Bench) => Row[] | Promise<Row[]>;
}

/** Reports whether a figure is as it should be; undefined without a goal. */
export function isMet({ figure, goal }: Pick<Row, 'figure' | 'goal'>): boolean | undefined {
  if (goal === undefined) return undefined;
  return goal.is === 'at most' ? figure <= goal.value : figure >= goal.value;
}

/** Returns a goal that a figure should not exceed. */
export function atMost(value: number): Goal {
  return { is: 'at most', value };
}

/** Returns a goal that a figure should reach. */
export function atLeast(value: number): Goal {
  return { is: 'at least', value };
}
