import { saveRevision } from '../../../backend/store/save-revision.ts';
import { readDocumentText } from '../../document-text.ts';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { print, printJson, safe } from '../../print.ts';
import { reportProblems } from '../../problems.ts';
import { authorOf, openOrMakeStore, withStore, type StoreOptions } from '../../store-call.ts';
import { revisionJson } from '../../store-text.ts';

export interface SaveOptions extends StoreOptions {
  readonly plan?: string;
  readonly note?: string;
  readonly author?: string;
  readonly tag?: string;
}

/** `cadastre store save FILE`: saves a document as the next revision of its plan. One that is the newest revision already is not saved again. */
export async function save(file: string, options: SaveOptions): Promise<ExitCode> {
  const { db, json = false, plan, note = '', author, tag } = options;
  const text = await readDocumentText(file, { db });
  if (!text.ok) return reportProblems(text.problems, { file, json });
  return withStore(
    options,
    async (store) => {
      const saved = await saveRevision(store, {
        ...(plan === undefined ? {} : { plan }),
        ...(tag === undefined ? {} : { tag }),
        text: text.value.text,
        language: text.value.format,
        author: authorOf(author),
        note,
        now: new Date(),
      });
      if (!saved.ok) return reportProblems(saved.problems, { file, json });
      const { plan: name, revision, isNew } = saved.value;
      if (json) printJson({ plan: name, saved: isNew, ...revisionJson(revision, tag === undefined ? [] : [tag]) });
      else if (isNew) print(`${safe(name)}: saved as revision ${revision.number}${tag === undefined ? '' : `, tagged ${safe(tag)}`}.`);
      else print(`${safe(name)}: identical to revision ${revision.number}; nothing was saved${tag === undefined ? '' : `, tagged ${safe(tag)}`}.`);
      return EXIT.done;
    },
    openOrMakeStore,
  );
}
