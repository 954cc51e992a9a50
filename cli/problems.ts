import type { Problem } from '../shared/problem/problem.ts';
import { count, paint, printJson, safe, warn } from './print.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';

// More than this many lines help nobody; the JSON form has them all.
const SHOWN = 50;

/**
 * Reports why nothing was computed: to standard error in words, all of them with their places, and with `json` also as
 * one value on standard output. Returns the exit code.
 */
export function reportProblems(problems: readonly Problem[], { file, json = false }: { file?: string; json?: boolean } = {}): ExitCode {
  for (const problem of problems.slice(0, SHOWN)) {
    const place = problem.place ? `:${problem.place.line}:${problem.place.column}` : '';
    const where = file === undefined ? '' : `${safe(file)}${place}: `;
    warn(
      `${where}${paint('red', 'error', process.stderr)}: ${safe(problem.text)}${problem.hint === undefined ? '' : ` ${safe(problem.hint)}`}${problem.at === '' || where === '' ? '' : paint('dim', ` [${safe(problem.at)}]`, process.stderr)}`,
    );
  }
  if (problems.length > SHOWN) warn(`… and ${count(problems.length - SHOWN, 'more problem')}; --json lists them all.`);
  warn(`Nothing was done: ${count(problems.length, 'problem')} in the input.`);
  if (json) printJson({ format: 'cadastre-problems/1', problems });
  return EXIT.wrongInput;
}
