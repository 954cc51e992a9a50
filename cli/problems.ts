import type { Problem } from '../shared/problem/problem.ts';
import { count, paint, printJson, safe, warn } from './print.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';

/** Returns a file as messages name it. */
export function fileName(file: string): string {
  return file === '-' ? '<standard input>' : safe(file);
}

// More than this many lines help nobody; the JSON form has them all.
const SHOWN = 50;

/**
 * Reports why nothing was computed: to standard error in words, all of them with their places, and with `json` also as
 * one value on standard output. Returns the exit code.
 */
export function reportProblems(problems: readonly Problem[], { file, json = false }: { file?: string; json?: boolean } = {}): ExitCode {
  for (const problem of problems.slice(0, SHOWN)) {
    const place = problem.place ? `:${problem.place.line}:${problem.place.column}` : '';
    // A problem of the file itself names the file in its sentence.
    const where = file === undefined || problem.at === file ? '' : `${fileName(file)}${place}: `;
    const hint = problem.hint === undefined ? '' : ` ${safe(problem.hint)}`;
    const at = problem.at === '' || where === '' ? '' : paint('dim', ` [${safe(problem.at)}]`, process.stderr);
    warn(`${where}${paint('red', 'error', process.stderr)}: ${safe(problem.text)}${hint}${at}`);
  }
  if (problems.length > SHOWN) warn(`… and ${count(problems.length - SHOWN, 'more problem')}; --json lists them all.`);
  warn(`Nothing was done: ${count(problems.length, 'problem')}.`);
  if (json) printJson({ format: 'cadastre-problems/1', problems });
  return EXIT.wrongInput;
}
