import type { DocumentText } from '../../shared/contract/requests.ts';
import { applyEdits } from '../../shared/plan/apply-edits.ts';
import type { PlanDocument } from '../../shared/plan/document.ts';
import { readSource, type DocumentSource } from '../../shared/plan/source.ts';
import type { SourceEdit } from '../../shared/plan/source-edit.ts';
import { editText, type TextEdit } from '../../shared/plan/text-edit.ts';
import { writePlanDocument } from '../../shared/plan/write.ts';
import { undoWord } from '../../shared/plan/word-edit.ts';
import { editSource, type EditedSource } from '../../shared/plan/write-back.ts';
import { invariant } from '../../shared/problem/invariant.ts';
import type { TextStep } from './calls.ts';

/** The text of the open document, and whether its layout could be kept: an edit inside of what YAML shares by an alias cannot be. */
export interface Written extends DocumentText {
  readonly keptLayout: boolean;
}

/** How a step was made: by edits of the text, or by another text. */
interface Done {
  readonly step: Exclude<TextStep, { kind: 'undo' | 'redo' }>;
  readonly back:
    | { readonly edits: readonly TextEdit[]; /** Of a word: what the document said before. */ readonly value?: unknown }
    | { readonly document: DocumentText };
}

/**
 * Keeps the text of the open document in step with the plan: comments, layout and order stay. Apart from the engine, since reading a large
 * text takes longer than a person waits for a key; it follows a moment later.
 */
export class Scribe {
  #source: DocumentSource;
  #done: Done[] = [];
  #undone: Done['step'][] = [];
  #keptLayout = true;

  constructor({ text, language }: DocumentText) {
    this.#source = sourceOf({ text, language });
  }

  /** Works out where everything stands in the text, which the first edit needs. */
  prepare(): void {
    this.#source.spanOf([]);
  }

  /** Makes one step after the others. */
  take(step: TextStep): void {
    if (step.kind === 'undo') this.#undo();
    else if (step.kind === 'redo') {
      const again = this.#undone.pop();
      invariant(again, 'there is a step to make again');
      this.#make(again);
    } else {
      this.#undone = [];
      this.#make(step);
    }
  }

  written(): Written {
    return { text: this.#source.text, language: this.#source.format, keptLayout: this.#keptLayout };
  }

  #make(step: Done['step']): void {
    const before: DocumentText = { text: this.#source.text, language: this.#source.format };
    if (step.kind === 'replace') {
      this.#source = sourceOf(step.document);
      this.#done.push({ step, back: { document: before } });
      return;
    }
    if (step.kind === 'series') {
      for (const edits of step.series) this.#edit(edits);
      this.#done.push({ step, back: { document: before } });
      return;
    }
    const { value } = this.#source;
    const edited = this.#edit(step.edits);
    const back = edited ? { edits: edited.undo, ...(edited.isWord ? { value } : {}) } : { document: before };
    this.#done.push({ step, back });
  }

  /** Returns how it was done, or undefined where the text had to be laid out anew. */
  #edit(edits: readonly SourceEdit[]): EditedSource | undefined {
    const edited = editSource(this.#source, edits);
    if (edited.ok) {
      this.#source = edited.value.source;
      return edited.value;
    }
    const document = applyEdits(this.#source.value as PlanDocument, edits);
    this.#source = sourceOf({ text: writePlanDocument(document, this.#source.format), language: this.#source.format });
    this.#keptLayout = false;
    return undefined;
  }

  #undo(): void {
    const last = this.#done.pop();
    invariant(last, 'there is a step to take back');
    this.#undone.push(last.step);
    if ('document' in last.back) this.#source = sourceOf(last.back.document);
    else {
      const word = 'value' in last.back ? undoWord(this.#source, last.back.edits, last.back.value) : undefined;
      if (word) {
        this.#source = word;
        return;
      }
      const text = editText(this.#source.text, last.back.edits);
      invariant(text.ok, 'a step can be taken back');
      this.#source = sourceOf({ text: text.value, language: this.#source.format });
    }
  }
}

function sourceOf({ text, language }: DocumentText): DocumentSource {
  const read = readSource(text, language);
  invariant(read.ok, 'the text of an open plan can be read');
  return read.value;
}
