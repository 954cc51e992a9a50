import { acceptedResult, findingResult } from '../../shared/result/write-result.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { acceptedLines, findingLines, findingSummary, placeOf } from '../findings.ts';
import { openPlan } from '../open-plan.ts';
import { print, printJson } from '../print.ts';
import { reportProblems } from '../problems.ts';
import { today as todayOfClock } from '../today.ts';

export interface CheckOptions {
  readonly json?: boolean;
  readonly format?: 'text' | 'json';
  /** Shows the findings that the document accepts too. */
  readonly accepted?: boolean;
  /** The day on which acceptances of findings expire; that of the clock when absent. */
  readonly today?: string;
}

/** `cadastre check FILE`: the findings alone, with their places in FILE. */
export async function check(file: string, options: CheckOptions): Promise<ExitCode> {
  const json = options.json === true || options.format === 'json';
  const opened = await openPlan(file, { today: options.today ?? todayOfClock() });
  if (!opened.ok) return reportProblems(opened.problems, { file, json });
  const { computed, source } = opened.value;
  const { findings, accepted } = computed;
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  if (json) {
    printJson({
      format: 'cadastre-findings/1',
      plan: computed.plan.name,
      findings: findings.map((finding) => ({ ...findingResult(finding), place: placeOf(finding, source.locate) ?? null })),
      accepted: accepted.map((one) => ({ ...acceptedResult(one), place: placeOf(one.finding, source.locate) ?? null })),
      summary: { errors: count('error'), warnings: count('warning'), infos: count('info'), accepted: accepted.length },
    });
  } else {
    const lines = [...findingLines(opened.value, findings), ...(options.accepted === true ? acceptedLines(opened.value) : [])];
    if (lines.length > 0) print(`${lines.join('\n')}\n`);
    print(`${findingSummary(computed)}.`);
  }
  return count('error') > 0 ? EXIT.findings : EXIT.done;
}
