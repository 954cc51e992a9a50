/** What the exit code of a command means. */
export const EXIT = {
  /** Done; no finding of severity error. */
  done: 0,
  /** Done; findings of severity error. */
  findings: 1,
  /** The input or the call is wrong: nothing was computed, nothing was written. */
  wrongInput: 2,
  /** A fault of the program itself. */
  bug: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
