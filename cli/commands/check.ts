import path from 'node:path';
import { problemAnnotations } from '../../shared/report/github.ts';
import { reporters } from '../../shared/report/index.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { acceptedLines, findingLines, findingSummary } from '../findings.ts';
import { openPlan } from '../open-plan.ts';
import { print, warn } from '../print.ts';
import { reportProblems } from '../problems.ts';
import { today as todayOfClock } from '../today.ts';
import { PROGRAM } from '../version.ts';
import { fix } from './fix.ts';

/** The forms of the output; `text` is for people. */
export const CHECK_FORMATS: readonly string[] = ['text', ...reporters.map(({ id }) => id)];

export interface CheckOptions {
  readonly db?: string;
  readonly json?: boolean;
  readonly format?: string;
  /** Shows the findings that the document accepts too. */
  readonly accepted?: boolean;
  /** The day on which acceptances of findings expire; that of the clock when absent. */
  readonly today?: string;
  /** Shows what the fixes of findings change. */
  readonly fix?: boolean;
  /** With `fix`: makes the fixes in FILE. */
  readonly yes?: boolean;
  /** With `fix`: the rules whose findings are remedied; all when absent. */
  readonly rule?: readonly string[];
}

/** `cadastre check FILE`: the findings alone, with their places in FILE; with `--fix` what would remedy them. */
export async function check(file: string, options: CheckOptions): Promise<ExitCode> {
  const { json = false, format = json ? 'json' : 'text', accepted = false, today = todayOfClock() } = options;
  const wrong = wrongCall(options);
  if (wrong) return reportProblems([{ code: 'wrong-call', ...wrong }], { json: json || format === 'json' });
  if (options.fix === true) return fix(file, { yes: options.yes === true, rules: options.rule, json: format === 'json', today, db: options.db });
  const opened = await openPlan(file, { today, db: options.db });
  if (!opened.ok) {
    if (format === 'github') process.stdout.write(problemAnnotations(reportedName(file), opened.problems));
    return reportProblems(opened.problems, { file, json: format === 'json' });
  }
  const { computed, source } = opened.value;
  const reporter = reporters.find(({ id }) => id === format);
  if (reporter) {
    process.stdout.write(reporter.write({ file: reportedName(file), source, computed, program: PROGRAM }));
    if (format !== 'json') warn(`${findingSummary(computed)}.`);
  } else {
    const lines = [...findingLines(opened.value, computed.findings), ...(accepted ? acceptedLines(opened.value) : [])];
    if (lines.length > 0) print(`${lines.join('\n')}\n`);
    print(`${findingSummary(computed)}.`);
  }
  return computed.findings.some(({ severity }) => severity === 'error') ? EXIT.findings : EXIT.done;
}

function wrongCall({ json, format, fix: fixes, yes, rule, accepted }: CheckOptions): Omit<Problem, 'code'> | undefined {
  if (json === true && format !== undefined && format !== 'json')
    return { at: '--json', text: `--json should not be asked for together with --format ${format}.`, hint: 'Leave out one of the two.' };
  if (fixes !== true) {
    const option = yes === true ? '--yes' : rule === undefined ? undefined : '--rule';
    return option === undefined
      ? undefined
      : { at: option, text: `${option} should be asked for together with --fix only.`, hint: `Add --fix, or leave out ${option}.` };
  }
  if (format !== undefined && format !== 'text' && format !== 'json')
    return { at: '--format', text: `--fix should not be asked for together with --format ${format}.`, expected: 'text or json' };
  if (accepted === true)
    return { at: '--accepted', text: '--accepted should not be asked for together with --fix.', hint: 'Leave out one of the two.' };
  return undefined;
}

/** A file as reports name it: below the folder that the command runs in without what leads to that folder, and with forward slashes. */
function reportedName(file: string): string {
  if (file === '-') return file;
  const below = path.relative(process.cwd(), file);
  const isBelow = below !== '' && !path.isAbsolute(below) && below.split(path.sep)[0] !== '..';
  return (isBelow ? below : file).split(path.sep).join('/');
}
