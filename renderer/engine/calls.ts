import type { SourceEdit } from '../../shared/plan/source-edit.ts';
import type { Add, Join, Move, PlaceChange, Remove, Rename, Resize, Split } from '../../shared/plan/edit/index.ts';
import type { Result } from '../../shared/problem/result.ts';
import type { FindingResult } from '../../shared/result/result.ts';
import type { Acceptance } from './acceptance-edits.ts';
import type { Configuration } from './configuration.ts';
import type { ExportPreview } from './exports.ts';
import type { FixedEverything } from './fix-everything.ts';
import type { FoundItem } from './find.ts';
import type { Inspection } from './inspect.ts';
import type { Merging } from './merging.ts';
import type { PlaceAnswer, Places } from './places.ts';
import type { PlanComparison } from './comparison.ts';
import type { Snapshot } from './snapshot.ts';
import type { DocumentText } from '../../shared/contract/requests.ts';

/** An edit that the page asks for: one of the engine's operations, or edits of the document with a sentence of their own. */
export type Operation =
  | ({ readonly kind: 'add' } & Add)
  | ({ readonly kind: 'join' } & Join)
  | ({ readonly kind: 'move' } & Move)
  | ({ readonly kind: 'remove' } & Remove)
  | ({ readonly kind: 'rename' } & Rename)
  | ({ readonly kind: 'resize' } & Resize)
  | ({ readonly kind: 'split' } & Split)
  /** Edits of the document. */
  | { readonly kind: 'edits'; readonly title: string; readonly edits: readonly SourceEdit[] }
  /** Edits of the subject's part of the document: `path` begins there. */
  | { readonly kind: 'fields'; readonly title: string; readonly subject: string; readonly edits: readonly SourceEdit[] }
  /** Another service for a subnet. */
  | { readonly kind: 'service'; readonly subject: string; readonly service: string }
  /** The fix of a finding, or the alternative of that number, from 1. */
  | { readonly kind: 'fix'; readonly finding: number; readonly alternative?: number }
  /** The fixes of all findings, or of those of one rule, that do no harm. */
  | { readonly kind: 'fix-all'; readonly rule?: string }
  /** A finding is accepted: the document says why. */
  | ({ readonly kind: 'accept' } & Acceptance)
  /** An accepted finding, by its number among those, is reported again. */
  | { readonly kind: 'report-again'; readonly accepted: number }
  /** Every place that the engine chose is recorded in the document. */
  | { readonly kind: 'record' }
  /** Another document in the place of this one. */
  | { readonly kind: 'replace'; readonly title: string; readonly document: DocumentText };

/** What an edit would change. */
export interface Preview {
  readonly title: string;
  readonly changes: readonly PlaceChange[];
  /** Findings that come, and those that go. */
  readonly comes: readonly FindingResult[];
  readonly goes: readonly FindingResult[];
  /** Of fixing everything: what is fixed how, and what is not, and why. */
  readonly fixes?: Pick<FixedEverything, 'fixed' | 'skipped'>;
}

/** An edit that was made. */
export interface Edited {
  readonly snapshot: Snapshot;
  readonly title: string;
  readonly step: TextStep;
}

/** What is to be done to the text of the document, so that it says the same as the plan. */
export type TextStep =
  | { readonly kind: 'edits'; readonly edits: readonly SourceEdit[] }
  /** Edits of the document that those before them gave. */
  | { readonly kind: 'series'; readonly series: readonly (readonly SourceEdit[])[] }
  | { readonly kind: 'replace'; readonly document: DocumentText }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };

/**
 * What the page may ask of the engine that holds the open plan. The same whether it runs in the page or in a worker: values are plain, and
 * every answer comes as a promise.
 */
export interface EngineCalls {
  /** Reads a document and holds it from now on. Problems: those of the document, with line and column; what was held before stays. */
  open(document: DocumentText, today: string): Result<Snapshot>;
  /** Works everything out once more as after an edit, and drops it: the first edit then is answered as quickly as those that follow. */
  rehearse(): null;
  edit(operation: Operation): Result<Edited>;
  preview(operation: Operation): Result<Preview>;
  /** Takes the last edit back, or makes it again; undefined when there is none. */
  undo(): Edited | undefined;
  redo(): Edited | undefined;
  inspect(subject: string): Inspection | undefined;
  /** Where a subject may lie, for the map. */
  places(subject: string): Places | undefined;
  /** Why a subject may not lie at a prefix, or what would follow. */
  placeAt(subject: string, prefix: string): PlaceAnswer;
  find(words: string): readonly FoundItem[];
  configuration(network: string): Configuration | undefined;
  exportPreview(format: string): Promise<ExportPreview>;
  compare(from: DocumentText, to: DocumentText | 'open', names: { readonly from: string; readonly to: string }): Result<PlanComparison>;
  /** Merges two documents that were made from a third one; the open plan stays as it is. */
  merge(base: DocumentText | null, mine: DocumentText, theirs: DocumentText): Result<Merging>;
}
