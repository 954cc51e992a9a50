import { writeFileAtomically } from '../../../backend/files.ts';
import { referencedText } from '../../../backend/store/references.ts';
import { saveRevision } from '../../../backend/store/save-revision.ts';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { print, printJson, safe, warn } from '../../print.ts';
import { reportProblems } from '../../problems.ts';
import { authorOf, withStore, type StoreOptions } from '../../store-call.ts';
import { revisionJson } from '../../store-text.ts';
import { referenceTo } from './show.ts';

export interface RestoreOptions extends StoreOptions {
  readonly note?: string;
  readonly author?: string;
  readonly out?: string;
}

/** `cadastre store restore PLAN@REF`: a new revision with the text of an earlier one; what came between stays. With `--out` the text is a file as well. */
export function restore(name: string, options: RestoreOptions): Promise<ExitCode> {
  const { json = false, out } = options;
  return withStore(options, async (store) => {
    const found = referencedText(store, referenceTo(store, name));
    if (!found.ok) return reportProblems(found.problems, { json });
    const { plan, revision, text, language } = found.value;
    if (out !== undefined) {
      const written = await writeFileAtomically(out, text);
      if (!written.ok) return reportProblems(written.problems, { file: out, json });
      warn(`${safe(out)}: written.`);
    }
    const note = options.note ?? (revision ? `Restores revision ${revision.number}` : 'Saves the working copy');
    const saved = await saveRevision(store, { plan: plan.name, text, language, author: authorOf(options.author), note, now: new Date() });
    if (!saved.ok) return reportProblems(saved.problems, { json });
    const { revision: now, isNew } = saved.value;
    if (json) printJson({ plan: plan.name, saved: isNew, ...revisionJson(now, []) });
    else if (isNew) print(`${safe(plan.name)}: ${revision ? `revision ${revision.number}` : 'the working copy'} restored as revision ${now.number}.`);
    else print(`${safe(plan.name)}: identical to revision ${now.number}; nothing was saved.`);
    return EXIT.done;
  });
}
