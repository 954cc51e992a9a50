import { findingResult } from '../../shared/result/write-result.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { findingLines, findingSummary, placeOf } from '../findings.ts';
import { openPlan } from '../open-plan.ts';
import { print, printJson } from '../print.ts';
import { reportProblems } from '../problems.ts';

export interface CheckOptions {
  readonly json?: boolean;
  readonly format?: 'text' | 'json';
}

/** `cadastre check FILE`: the findings alone, with their places in FILE. */
export async function check(file: string, options: CheckOptions): Promise<ExitCode> {
  const json = options.json === true || options.format === 'json';
  const opened = await openPlan(file);
  if (!opened.ok) return reportProblems(opened.problems, { file, json });
  const { computed, source } = opened.value;
  const { findings } = computed;
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  if (json) {
    printJson({
      format: 'cadastre-findings/1',
      plan: computed.plan.name,
      findings: findings.map((finding) => ({ ...findingResult(finding), place: placeOf(finding, source.locate) ?? null })),
      summary: { errors: count('error'), warnings: count('warning'), infos: count('info') },
    });
  } else {
    const lines = findingLines(opened.value);
    if (lines.length > 0) print(`${lines.join('\n')}\n`);
    print(`${findingSummary(findings)}.`);
  }
  return count('error') > 0 ? EXIT.findings : EXIT.done;
}
