import { formatOf, writeFileAtomically } from '../../backend/files.ts';
import type { Finding } from '../../shared/checks/finding.ts';
import { writeChange, type PlaceChange, type WrittenChange } from '../../shared/plan/edit/index.ts';
import { readPlanDocument } from '../../shared/plan/read.ts';
import { ok, type Result } from '../../shared/problem/result.ts';
import { computePlan } from '../../shared/result/compute.ts';
import { findingResult } from '../../shared/result/write-result.ts';
import { formatPath } from '../../shared/problem/problem.ts';
import { readEditCall, type EditCallOptions } from '../edit-call.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { findingLines } from '../findings.ts';
import { openPlan, type OpenedPlan } from '../open-plan.ts';
import { paint, print, printJson, safe, table, warn } from '../print.ts';
import { reportProblems } from '../problems.ts';

export interface EditOptions extends EditCallOptions {
  readonly db?: string;
  readonly write?: boolean;
  readonly json?: boolean;
}

/** `cadastre edit FILE OPERATION …`: shows what an edit of the document changes; with `--write` makes it in FILE. */
export async function edit(
  file: string,
  [operation = '', ...args]: readonly string[],
  { write = false, json = false, db, ...options }: EditOptions,
): Promise<ExitCode> {
  if (write && file === '-')
    return reportProblems(
      [{ code: 'wrong-call', at: '--write', text: 'Standard input cannot be written to.', hint: 'Name a file, or leave out --write.' }],
      { json },
    );
  const call = readEditCall(operation, args, options);
  if (!call.ok) return reportProblems(call.problems, { json });
  const opened = await openPlan(file, { db, writesBack: write });
  if (!opened.ok) return reportProblems(opened.problems, { file, json });
  const { source, computed } = opened.value;
  const made = call.value({ plan: computed.plan, places: computed.allocation }, computed);
  const edited = made.ok ? writeChange(source, made.value) : made;
  if (!edited.ok) return reportProblems(edited.problems, { file, json });
  const change = edited.value;
  const after = reopened(file, change.text);
  if (!after.ok) return reportProblems(after.problems, { file, json });
  if (write) {
    const written = await writeFileAtomically(file, change.text);
    if (!written.ok) return reportProblems(written.problems, { file, json });
  }
  const found = newFindings(computed.findings, after.value.computed.findings);
  if (json)
    printJson({
      format: 'cadastre-edit/1',
      title: change.title,
      written: write,
      changes: change.changes,
      ...editsJson(change),
      newFindings: found.map(findingResult),
    });
  else {
    print(`${paint('bold', safe(change.title))}\n\n${changesText(change.changes)}`);
    if (found.length > 0) print(`\nNew findings:\n${findingLines(after.value, found).join('\n')}`);
  }
  warn(write ? `${safe(file)}: written.` : `Nothing was written; --write makes the change in ${file === '-' ? 'a file' : safe(file)}.`);
  return after.value.computed.findings.some(({ severity }) => severity === 'error') ? EXIT.findings : EXIT.done;
}

/** The plan that the edited text gives. An edit has been held against all rules, so that it reads. */
function reopened(file: string, text: string): Result<OpenedPlan> {
  const read = readPlanDocument(text, formatOf(file, text));
  if (!read.ok) return read;
  const computed = computePlan(read.value.document);
  return computed.ok ? ok({ file, ...read.value, computed: computed.value }) : computed;
}

function newFindings(before: readonly Finding[], after: readonly Finding[]): readonly Finding[] {
  const key = ({ rule, subjects, message }: Finding) => JSON.stringify([rule, subjects, message]);
  const known = new Set(before.map(key));
  return after.filter((finding) => !known.has(key(finding)));
}

function changesText(changes: readonly PlaceChange[]): string {
  const rows = changes.map(({ subject, what, from, to, name }) => [
    safe(name === undefined ? subject : `${subject} → ${name}`),
    from ?? 'none',
    to ?? 'none',
    what,
  ]);
  return table([{ title: 'subject' }, { title: 'before' }, { title: 'after' }, { title: 'change' }], rows, '  ');
}

function editsJson({ edits, undo }: WrittenChange) {
  return { edits: edits.map(({ path, ...edit }) => ({ path: formatPath(path), ...edit })), undo };
}
