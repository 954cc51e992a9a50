import { diffDocuments, editsOfDiff, type Rename } from '../compare/patch/index.ts';
import type { PlanDocument } from '../plan/document.ts';
import { placeAt } from '../plan/place-at.ts';
import type { DocumentSource } from '../plan/source.ts';
import { invertText, type TextEdit } from '../plan/text-edit.ts';
import { editSource } from '../plan/write-back.ts';
import { ok, type Result } from '../problem/result.ts';
import { addedPlaces } from './added-places.ts';
import { carryTexts, type MadeText } from './carry-text.ts';
import type { Conflict, MergeNote, Side } from './conflict.ts';
import { pathOfItem } from './items.ts';
import { markedText } from './markers.ts';
import { mergeBothWays } from './merge-documents.ts';

/** A plan document that was read, as `readPlanDocument` answers it. */
export interface ReadDocument {
  readonly document: PlanDocument;
  readonly source: DocumentSource;
}

/** Two texts of a document merged. */
export interface MergedText {
  /** Without conflicts a plan document; with them ours and theirs between markers, which no reader takes for one. */
  readonly text: string;
  /** The merge; with conflicts, each is decided as ours. */
  readonly document: PlanDocument;
  readonly conflicts: readonly Conflict[];
  readonly notes: readonly MergeNote[];
  /** The merge as a plan document, each conflict decided for one side; the same two texts where there is none. */
  readonly decided: Readonly<Record<Side, string>>;
}

/**
 * Returns two texts merged that were both made from `base`: what theirs changed, written into the text of ours, so that comments, the order of keys
 * and the layout of ours stay. What theirs added comes as theirs wrote it, with its comments, where the layout around it allows.
 *
 * Problems: those of `editSource`, where an alias of the text stands in the way.
 */
export function mergeTexts(base: PlanDocument, ours: ReadDocument, theirs: ReadDocument): Result<MergedText> {
  const merged = mergeBothWays(base, ours.document, theirs.document);
  const { document, conflicts, notes, asOurs, asTheirs, renames } = merged;
  const first = written(ours, asOurs, renames.fromOurs, { source: theirs.source, called: merged.theirs.asOurs });
  if (!first.ok) return first;
  const { source } = first.value;
  const { text: decidedOurs } = source;
  if (conflicts.length === 0) return ok({ text: decidedOurs, document, conflicts, notes, decided: { ours: decidedOurs, theirs: decidedOurs } });
  const second = written({ document: asOurs, source }, asTheirs, renames.toTheirs, { source: theirs.source, called: merged.theirs.asTheirs });
  if (!second.ok) return second;
  const path = (merged.about && pathOfItem(asOurs, merged.about)) ?? [];
  const text = markedText(source.text, second.value.edits, placeAt(path, source.locate)?.line ?? 1);
  return ok({ text, document, conflicts, notes, decided: { ours: decidedOurs, theirs: second.value.source.text } });
}

/** Where what was added comes from: a text, and its document with the names of the merged one. */
interface Origin {
  readonly source: DocumentSource;
  readonly called: PlanDocument;
}

/** A document written into the text of another one, and the edits that do it. */
function written(into: ReadDocument, document: PlanDocument, renames: readonly Rename[], { source, called }: Origin): Result<MadeText> {
  const diff = diffDocuments(into.document, document, renames);
  const edited = editSource(into.source, editsOfDiff(diff, into.document));
  if (!edited.ok) return edited;
  const edits: readonly TextEdit[] = invertText(edited.value.undo);
  const added = addedPlaces(diff, document, called, source.value);
  return ok(carryTexts(into.source.text, { source: edited.value.source, edits }, added, source));
}
