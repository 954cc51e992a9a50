import { comparePlans } from '../../shared/compare/compare.ts';
import type { Comparison } from '../../shared/compare/comparison.ts';
import { comparisonHtml } from '../../shared/compare-report/html.ts';
import { comparisonMarkdown } from '../../shared/compare-report/markdown.ts';
import { comparisonSvg } from '../../shared/compare-report/svg.ts';
import { comparisonLines } from '../../shared/compare-report/text.ts';
import type { Computed } from '../../shared/result/compute.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { openPlan } from '../open-plan.ts';
import { print, printJson, safe } from '../print.ts';
import { reportProblems } from '../problems.ts';

/** The forms of the output; `text` is for people. */
export const DIFF_FORMATS = ['text', 'json', 'markdown', 'html', 'svg'] as const;

export interface DiffOptions {
  readonly db?: string;
  readonly format?: (typeof DIFF_FORMATS)[number];
  readonly json?: boolean;
  /** Answers 1 where there are differences, 0 where there are none. */
  readonly exitCode?: boolean;
  /** How git calls a program that shows differences: PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE. */
  readonly git?: boolean;
}

/** `cadastre diff OLD NEW`: what became of a plan, what each change costs, and the findings that appeared and vanished. 0, or as `--exit-code` says. */
export async function diff(files: readonly string[], options: DiffOptions): Promise<ExitCode> {
  const { json = false, format = json ? 'json' : 'text', exitCode = false } = options;
  const call = readCall(files, options.git === true);
  if (!call) {
    return reportProblems(
      [
        {
          code: 'wrong-call',
          at: 'diff',
          text: `diff should be given two plans, not ${files.length}.`,
          expected: options.git === true ? 'the seven arguments that git gives' : 'OLD and NEW',
        },
      ],
      { json },
    );
  }
  if (json && options.format !== undefined && options.format !== 'json')
    return reportProblems(
      [
        {
          code: 'wrong-call',
          at: '--json',
          text: `--json should not be asked for together with --format ${options.format}.`,
          hint: 'Leave out one of the two.',
        },
      ],
      { json },
    );
  const opened = { from: await open(call.from, call.to, options.db), to: await open(call.to, call.from, options.db) };
  const answers = [
    { file: call.from, answer: opened.from },
    { file: call.to, answer: opened.to },
  ];
  // Both are told about at once.
  const broken = answers.filter(({ answer }) => !answer.ok);
  if (!opened.from.ok || !opened.to.ok) {
    let code: ExitCode = EXIT.wrongInput;
    for (const { file, answer } of broken) if (!answer.ok) code = reportProblems(answer.problems, { file, json });
    // Git gives up on all files when its program fails.
    return options.git === true ? EXIT.done : code;
  }
  const comparison = comparePlans(opened.from.value.computed, opened.to.value.computed, call.names);
  write(comparison, format, opened.from.value.computed, opened.to.value.computed);
  return exitCode && comparison.changes.length > 0 ? EXIT.findings : EXIT.done;
}

function write(comparison: Comparison, format: (typeof DIFF_FORMATS)[number], from: Computed, to: Computed): void {
  if (format === 'json') printJson(comparison);
  else if (format === 'html') print(comparisonHtml(from, to, comparison).trimEnd());
  else if (format === 'svg') print(comparisonSvg(from, to, comparison).trimEnd());
  else if (format === 'markdown') print(comparisonMarkdown(comparison));
  else print(comparisonLines(comparison).map(safe).join('\n'));
}

/** What git gives in place of a file that is not there. */
const NO_FILE = ['/dev/null', 'nul'];

/** Opens a plan; where git has none, one that holds nothing, under the name of the other. */
async function open(file: string, other: string, db: string | undefined): Promise<Awaited<ReturnType<typeof openPlan>>> {
  if (!NO_FILE.includes(file)) return openPlan(file, { db });
  return openPlan(other, { db, change: ({ cadastre, name }) => ({ cadastre, name }) });
}

interface Call {
  readonly from: string;
  readonly to: string;
  readonly names: { readonly from: string; readonly to: string };
}

function readCall(files: readonly string[], git: boolean): Call | undefined {
  const [first, second, , , fifth] = files;
  if (!git)
    return first !== undefined && second !== undefined && files.length === 2
      ? { from: first, to: second, names: { from: first, to: second } }
      : undefined;
  // A name that git renames comes with two more.
  if (files.length < 7 || first === undefined || second === undefined || fifth === undefined) return undefined;
  return { from: second, to: fifth, names: { from: `${first} (old)`, to: `${first} (new)` } };
}
