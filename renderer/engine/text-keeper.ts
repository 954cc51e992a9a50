import type { DocumentText } from '../../shared/contract/requests.ts';
import { differenceOf, type TextEdit } from '../../shared/plan/text-edit.ts';
import { invariant } from '../../shared/problem/invariant.ts';
import type { TextStep } from './calls.ts';
import { Scribe, type Written } from './scribe.ts';

/** The text, and what changed in it since it was told before. */
export interface Taken extends Written {
  readonly edits: readonly TextEdit[];
}

/** What the page may ask of whoever writes the text of the open document. */
export interface TextCalls {
  open(document: DocumentText): null;
  /** Works out what the first edit needs, while nobody waits for it. */
  prepare(): null;
  /** Makes steps, and returns the text after the last of them. */
  take(steps: readonly TextStep[]): Taken;
}

/** Returns a keeper of one document's text. */
export function createTextKeeper(): TextCalls {
  let scribe: Scribe | undefined;
  return {
    open(document) {
      scribe = new Scribe(document);
      return null;
    },
    prepare() {
      scribe?.prepare();
      return null;
    },
    take(steps) {
      invariant(scribe, 'no document is open');
      const before = scribe.written();
      for (const step of steps) scribe.take(step);
      const written = scribe.written();
      return { ...written, edits: differenceOf(before.text, written.text) };
    },
  };
}
