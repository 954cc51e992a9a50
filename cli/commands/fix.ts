import { writeFileAtomically } from '../../backend/files.ts';
import { checks } from '../../shared/checks/index.ts';
import type { LineChange, LineRange } from '../../shared/plan/changed-lines.ts';
import { didYouMean } from '../../shared/problem/nearest.ts';
import { showInput, type Problem } from '../../shared/problem/problem.ts';
import { countsOf } from '../../shared/report/report.ts';
import { fixAll, type Applied, type FixReport, type Skipped } from '../../shared/result/fix-all.ts';
import { findingResult } from '../../shared/result/write-result.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { findingLine, findingSummary } from '../findings.ts';
import { openPlan } from '../open-plan.ts';
import { count, paint, print, printJson, safe, warn } from '../print.ts';
import { reportProblems } from '../problems.ts';

interface FixCommandOptions {
  /** Makes the fixes in FILE; without it they are only shown. */
  readonly yes: boolean;
  readonly rules: readonly string[] | undefined;
  readonly json: boolean;
  readonly db: string | undefined;
  readonly today: string;
}

/** `cadastre check FILE --fix`: shows what the fixes of findings change; with `--yes` makes them in FILE. The exit code speaks of FILE as it is then. */
export async function fix(file: string, { yes, rules, json, today, db }: FixCommandOptions): Promise<ExitCode> {
  const problems = [...(yes && file === '-' ? [cannotWrite] : []), ...(rules ?? []).flatMap(unknownRule)];
  if (problems.length > 0) return reportProblems(problems, { json });
  const opened = await openPlan(file, { today, db, writesBack: yes });
  if (!opened.ok) return reportProblems(opened.problems, { file, json });
  const { source, computed } = opened.value;
  const report = fixAll({ source, computed }, { rules: rules && new Set(rules), today });
  const { applied, after } = report;
  const isWritten = yes && applied.length > 0;
  if (isWritten) {
    const written = await writeFileAtomically(file, after.source.text);
    if (!written.ok) return reportProblems(written.problems, { file, json });
  }
  if (json) printJson(resultOf(report, isWritten));
  else print(textOf(file, report, isWritten));
  if (isWritten) warn(`${safe(file)}: written.`);
  else warn(`Nothing was written${applied.length === 0 ? '.' : `; --yes makes the changes in ${file === '-' ? 'a file' : safe(file)}.`}`);
  const { findings } = isWritten ? after.computed : computed;
  return findings.some(({ severity }) => severity === 'error') ? EXIT.findings : EXIT.done;
}

const cannotWrite: Problem = {
  code: 'wrong-call',
  at: '--yes',
  text: 'Standard input cannot be written to.',
  hint: 'Name a file, or leave out --yes.',
};

function unknownRule(rule: string): Problem[] {
  const known = checks.map((check) => check.rule);
  if (known.includes(rule)) return [];
  return [
    {
      code: 'wrong-call',
      at: '--rule',
      text: `${showInput(rule)} should be the rule of a check.`,
      input: showInput(rule),
      expected: 'a rule such as overlap-in-network',
      hint: didYouMean(rule, known) ?? 'docs/checks/README.md lists them.',
    },
  ];
}

function resultOf({ applied, skipped, after }: FixReport, isWritten: boolean) {
  const { plan } = after.computed;
  return {
    format: 'cadastre-fixes/1',
    plan: plan.name,
    written: isWritten,
    applied: applied.map(({ finding, place, lines }) => ({ ...findingResult(finding), place: place ?? null, lines })),
    skipped: skipped.map(({ finding, place, because }) => ({ ...findingResult(finding), place: place ?? null, because })),
    summary: countsOf(after.computed),
  };
}

function textOf(file: string, { applied, skipped, after }: FixReport, isWritten: boolean): string {
  const parts = [...applied.map((one) => appliedText(file, one)), ...skipped.map((one) => skippedText(file, one))];
  const counts = [
    applied.length === 0 ? 'No fixes' : count(applied.length, 'fix', 'fixes'),
    ...(skipped.length === 0 ? [] : [`${skipped.length} not possible`]),
  ];
  const when = isWritten ? 'Now' : applied.length > 0 ? 'With them' : 'As it is';
  return [...parts, `${counts.join(', ')}. ${when}: ${findingSummary(after.computed)}.`].join('\n\n');
}

function appliedText(file: string, { finding, fix: { title }, place, lines }: Applied): string {
  return [findingLine(file, finding, place), paint('dim', `    fix: ${safe(title)}`), ...lines.flatMap(changeLines)].join('\n');
}

function skippedText(file: string, { finding, fix: { title }, place, because }: Skipped): string {
  return [findingLine(file, finding, place), paint('dim', `    not fixed: ${safe(title)}`), `    ${safe(because)}`].join('\n');
}

/** Lines that go and come, as a unified diff without context shows them. */
function changeLines({ from, to }: LineChange): string[] {
  const where = ({ line, lines }: LineRange) => (lines.length === 1 ? String(line) : `${line},${lines.length}`);
  // Lines may be indented by tabs, which are safe.
  const marked = (mark: string, { lines }: LineRange) => lines.map((line) => `    ${mark}${safe(line.replaceAll('\t', '    '))}`);
  return [
    paint('cyan', `    @@ -${where(from)} +${where(to)} @@`),
    ...marked('-', from).map((line) => paint('red', line)),
    ...marked('+', to).map((line) => paint('green', line)),
  ];
}
