import { formatOf, writeFileAtomically } from '../../backend/files.ts';
import { mergeTexts, type MergedText, type ReadDocument } from '../../shared/merge/merge-texts.ts';
import type { PlanDocument } from '../../shared/plan/document.ts';
import { readPlanDocument } from '../../shared/plan/read.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import type { Result } from '../../shared/problem/result.ts';
import { readDocumentText, type DocumentCall } from '../document-text.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { mergeReport } from '../merge-text.ts';
import { printJson, safe, warn } from '../print.ts';
import { reportProblems } from '../problems.ts';

export interface MergeOptions {
  readonly db?: string;
  readonly out?: string;
  /** Writes the merge into OURS, as git wants it of a merge driver. */
  readonly write?: boolean;
  /** The name of the document, for its format, where those of the files say nothing of it. */
  readonly path?: string;
  readonly json?: boolean;
}

/**
 * `cadastre merge BASE OURS THEIRS`: merges two plan documents that were made from a third one. 0 without conflicts, 1 with them; where one of the
 * three cannot be read, 2, and nothing is written.
 */
export async function merge(
  base: string,
  ours: string,
  theirs: string,
  { out, write = false, path, db, json = false }: MergeOptions,
): Promise<ExitCode> {
  const wrong = wrongCalls([base, ours, theirs], { out, write });
  if (wrong.length > 0) return reportProblems(wrong, { json });
  const read = {
    base: await open(base, path, { db }),
    ours: await open(ours, path, { db, writesBack: write }),
    theirs: await open(theirs, path, { db }),
  };
  // An empty file is how git says that the two have no common ancestor.
  const ancestor = isEmpty(read.base) ? NOTHING : read.base;
  for (const { file, result } of [
    { file: base, result: ancestor },
    { file: ours, result: read.ours },
    { file: theirs, result: read.theirs },
  ])
    if (!result.ok) return reportProblems(result.problems, { file: path ?? file, json });
  if (!ancestor.ok || !read.ours.ok || !read.theirs.ok) return EXIT.wrongInput;
  const merged = mergeTexts(ancestor.value.document, read.ours.value, read.theirs.value);
  if (!merged.ok) return reportProblems(merged.problems, { file: path ?? ours, json });
  const target = write ? ours : out === '-' ? undefined : out;
  if (target !== undefined) {
    const written = await writeFileAtomically(target, merged.value.text);
    if (!written.ok) return reportProblems(written.problems, { file: target, json });
  }
  report(merged.value, target, { name: write ? (path ?? ours) : (target ?? ''), json });
  return merged.value.conflicts.length > 0 ? EXIT.findings : EXIT.done;
}

type Opened = Result<ReadDocument>;

const NOTHING: Result<Pick<ReadDocument, 'document'>> = { ok: true, value: { document: {} as PlanDocument } };

async function open(file: string, path: string | undefined, call: DocumentCall): Promise<Opened> {
  const text = await readDocumentText(file, call);
  if (!text.ok) return text;
  return readPlanDocument(text.value.text, path === undefined ? text.value.format : formatOf(path, text.value.text));
}

function isEmpty(read: Opened): boolean {
  return !read.ok && read.problems.some(({ code }) => code === 'empty-document');
}

function wrongCalls(files: readonly string[], { out, write }: { readonly out: string | undefined; readonly write: boolean }): readonly Problem[] {
  const problems: Problem[] = [];
  if (files.filter((file) => file === '-').length > 1)
    problems.push({
      code: 'wrong-call',
      at: 'file',
      text: 'Standard input should be one of the three documents only.',
      hint: 'Name files for the others.',
    });
  if (write && out !== undefined)
    problems.push({
      code: 'wrong-call',
      at: '--write',
      text: 'The merge should go to one place: either --write or --out.',
      hint: 'Leave out one of the two.',
    });
  if (write && files[1] === '-')
    problems.push({ code: 'wrong-call', at: '--write', text: 'Standard input cannot be written to.', hint: 'Name a file, or leave out --write.' });
  return problems;
}

function report(merged: MergedText, target: string | undefined, { name, json }: { readonly name: string; readonly json: boolean }): void {
  const { text, conflicts, notes } = merged;
  if (json)
    printJson({
      format: 'cadastre-merge/1',
      clean: conflicts.length === 0,
      written: target ?? null,
      conflicts,
      notes,
      text: target === undefined ? text : null,
    });
  else if (target === undefined) process.stdout.write(text);
  warn(mergeReport(merged));
  if (target !== undefined) warn(`${safe(name)}: written.`);
}
