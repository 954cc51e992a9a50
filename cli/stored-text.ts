import { openExistingStore } from './store-call.ts';
import { readReference, referencedText } from '../backend/store/references.ts';
import { ok, refused, type Result } from '../shared/problem/result.ts';
import type { DocumentText } from './document-text.ts';

/** Returns the text that `PLAN@REF` names in a store. */
export async function readReferenced(text: string, db: string | undefined): Promise<Result<DocumentText>> {
  const reference = readReference(text);
  if (!reference) return refused([{ code: 'wrong-reference', at: text, text: `"${text}" should be PLAN@REF.`, expected: 'PLAN@REF' }]);
  const store = await openExistingStore(db);
  if (!store.ok)
    return refused(
      store.problems.map((problem) => (problem.code === 'no-store' ? { ...problem, text: `There is no file ${text}. ${problem.text}` } : problem)),
    );
  try {
    const found = referencedText(store.value, reference);
    return found.ok ? ok({ text: found.value.text, format: found.value.language }) : found;
  } finally {
    store.value.close();
  }
}
