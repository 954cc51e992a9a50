import type { Problem } from './problem.ts';

/**
 * What an operation that can be refused answers: a value, or every problem that stands in its way.
 *
 * Plain data, so that it crosses a process boundary unchanged. `problems` is never empty.
 */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

/** Returns a successful result that holds `value`. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Returns a refusal. At least one problem must be given. */
export function refused(problems: readonly Problem[]): Result<never> {
  return { ok: false, problems };
}
