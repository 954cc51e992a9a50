import type { Finding, Fix } from '../checks/finding.ts';
import { Lines } from '../plan/text-problems.ts';
import type { DocumentSource } from '../plan/source.ts';
import { invertText, type TextEdit } from '../plan/text-edit.ts';
import { editSource } from '../plan/write-back.ts';
import { sarifMessage, type SarifArtifact, type SarifFix } from './sarif-log.ts';

// Each fix is worked out by reading the edited text again. Of fixes that would make more characters to read than these, none is written.
const MOST_CHARACTERS = 4_000_000;

/** Works out fixes as replacements of the text. */
export class SarifFixes {
  /** How many fixes were not worked out, because those before them had used up what may be read. */
  leftOut = 0;
  readonly #source: DocumentSource;
  readonly #artifact: SarifArtifact;
  readonly #lines: Lines;
  #left = MOST_CHARACTERS;

  constructor(source: DocumentSource, artifact: SarifArtifact) {
    this.#source = source;
    this.#artifact = artifact;
    this.#lines = new Lines(source.text);
  }

  /** Returns the fix of a finding and its alternatives, as far as they can be made in the text exactly. */
  of({ fix, alternatives = [] }: Finding): SarifFix[] {
    return (fix ? [fix, ...alternatives] : []).flatMap((one) => this.#written(one) ?? []);
  }

  #written({ title, edits }: Fix): SarifFix | undefined {
    const { text } = this.#source;
    if (this.#left < text.length) {
      this.leftOut++;
      return undefined;
    }
    this.#left -= text.length;
    const edited = editSource(this.#source, edits);
    if (!edited.ok || edited.value.undo.length === 0) return undefined;
    const replacements = invertText(edited.value.undo).map((edit) => this.#replacement(edit));
    return { description: sarifMessage(title), artifactChanges: [{ artifactLocation: this.#artifact, replacements }] };
  }

  #replacement({ at, was, text }: TextEdit) {
    const [start, end] = [this.#lines.placeOf(at), this.#lines.placeOf(at + was.length)];
    const deletedRegion = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
    return text === '' ? { deletedRegion } : { deletedRegion, insertedContent: { text } };
  }
}
