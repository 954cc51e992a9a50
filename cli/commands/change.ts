import { changeSheet } from '../../shared/change-sheet/change-sheet.ts';
import { changeSheetLines, changeSheetMarkdown } from '../../shared/compare-report/change-sheet.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { openPlan } from '../open-plan.ts';
import { print, printJson, safe } from '../print.ts';
import { reportProblems } from '../problems.ts';

/** The forms of the output; `text` is for people. */
export const CHANGE_FORMATS = ['text', 'json', 'markdown'] as const;

export interface ChangeOptions {
  readonly db?: string;
  readonly format?: (typeof CHANGE_FORMATS)[number];
  readonly json?: boolean;
}

/** `cadastre change OLD NEW`: the ordered steps that lead from one plan to another in Azure. 1 when the new plan has errors. */
export async function change(from: string, to: string, { db, format, json = false }: ChangeOptions): Promise<ExitCode> {
  if (json && format !== undefined && format !== 'json')
    return reportProblems(
      [
        {
          code: 'wrong-call',
          at: '--json',
          text: `--json should not be asked for together with --format ${format}.`,
          hint: 'Leave out one of the two.',
        },
      ],
      { json },
    );
  const old = await openPlan(from, { db });
  const now = await openPlan(to, { db });
  // Both are told about at once.
  if (!old.ok || !now.ok) {
    let code: ExitCode = EXIT.wrongInput;
    if (!old.ok) code = reportProblems(old.problems, { file: from, json });
    if (!now.ok) code = reportProblems(now.problems, { file: to, json });
    return code;
  }
  const sheet = changeSheet(old.value.computed, now.value.computed, { from, to });
  if (json || format === 'json') printJson(sheet);
  else if (format === 'markdown') print(changeSheetMarkdown(sheet));
  else print(changeSheetLines(sheet).map(safe).join('\n'));
  return now.value.computed.findings.some(({ severity }) => severity === 'error') ? EXIT.findings : EXIT.done;
}
