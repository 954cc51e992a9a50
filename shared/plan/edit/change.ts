import type { Ipv4Prefix, Ipv6Prefix, Prefix } from '../../address/prefix.ts';
import type { Problem } from '../../problem/problem.ts';
import { ok, type Result } from '../../problem/result.ts';
import { applyEdits } from '../apply-edits.ts';
import { resolvePlan } from '../resolve.ts';
import { checkEditedShape } from '../read.ts';
import type { PlanDocument } from '../document.ts';
import type { DocumentProblem } from '../document-problem.ts';
import type { Network, Plan, Subnet } from '../plan.ts';
import type { DocumentSource } from '../source.ts';
import type { SourceEdit } from '../source-edit.ts';
import type { TextEdit } from '../text-edit.ts';
import { editSource } from '../write-back.ts';

/** Where things lie now. An allocation is such an answer. */
export interface Places {
  readonly networks: readonly NetworkHolding[];
}

/** A network and its address space, which is empty when it found no place. */
export interface NetworkHolding {
  readonly network: Network;
  /** First those that the document gives and that can be read, in their order. */
  readonly prefixes: readonly Prefix[];
  readonly subnets: readonly SubnetHolding[];
}

/** A subnet and its prefixes, as far as it found any. */
export interface SubnetHolding {
  readonly subnet: Subnet;
  readonly prefix: Ipv4Prefix | undefined;
  readonly ipv6Prefix: Ipv6Prefix | undefined;
}

/** What edits are made of: a plan, and where everything in it lies. */
export interface PlacedPlan {
  readonly plan: Plan;
  readonly places: Places;
}

/** What an edit does to one prefix. `recorded`: it stays where it lies, and the document now says so. */
export interface PlaceChange {
  /** The network's name or `network/subnet`, as it was; of what is added, as it is. */
  readonly subject: string;
  readonly what: 'moved' | 'resized' | 'recorded' | 'added' | 'removed' | 'renamed';
  readonly from: string | null;
  readonly to: string | null;
  /** The new name. */
  readonly name?: string;
}

/** An edit of the document that nothing stands in the way of. */
export interface Change {
  /** A sentence that says what happens. */
  readonly title: string;
  readonly edits: readonly SourceEdit[];
  /** The document afterwards. What the edits do not touch is the very same as before. */
  readonly document: PlanDocument;
  /** Which prefixes change, come, go or are recorded. */
  readonly changes: readonly PlaceChange[];
}

/** Why an edit cannot be made. `nearest`: the nearest place or prefix length that could be asked for instead. */
export interface Refusal extends Problem {
  readonly nearest?: string;
}

/** An edit of the document, or every reason against it. */
export type EditResult = { readonly ok: true; readonly value: Change } | { readonly ok: false; readonly problems: readonly Refusal[] };

/** Returns a refusal by these reasons. */
export function refuse(...problems: readonly Refusal[]): { readonly ok: false; readonly problems: readonly Refusal[] } {
  return { ok: false, problems };
}

/** What an operation has worked out: everything of a change but what comes of it. */
export interface Draft extends Omit<Change, 'document'> {
  /** Looks at the plan that comes out, where a rule is about what it says then. */
  readonly check?: (after: Plan) => Refusal | undefined;
}

/** Returns a draft as a change. Refused when what comes out is no plan document, and by the draft's own look at it. */
export function makeChange({ plan }: PlacedPlan, { title, edits, changes, check }: Draft): EditResult {
  const document = applyEdits(plan.document, edits);
  const shape = checkEditedShape(document, plan.document);
  if (shape.length > 0) return refuse(...shape.map(plain));
  const resolved = resolvePlan(document);
  if (!resolved.ok) return refuse(...(resolved.problems as readonly DocumentProblem[]).map(plain));
  const refusal = check?.(resolved.value);
  if (refusal) return refuse(refusal);
  const recorded = changes.filter(({ what }) => what === 'recorded').length;
  const more =
    recorded === 0 ? '' : ` Records ${recorded} ${recorded === 1 ? 'other prefix' : 'other prefixes'} in the document, so that nothing else moves.`;
  return { ok: true, value: { title: title + more, edits, document, changes } };
}

/** A change that is made in a text. */
export interface WrittenChange extends Change {
  /** The document's text afterwards. */
  readonly text: string;
  /** The edits of `text` that bring the document back, byte for byte. */
  readonly undo: readonly TextEdit[];
}

/**
 * Returns a change made in the text of its document. Refused when the text cannot be edited without touching other places of it: those
 * of `editSource`.
 */
export function writeChange(source: DocumentSource, change: Change): Result<WrittenChange> {
  const edited = editSource(source, change.edits);
  return edited.ok ? ok({ ...change, text: edited.value.text, undo: edited.value.undo }) : edited;
}

function plain({ path: _path, part: _part, ...problem }: DocumentProblem): Refusal {
  return problem;
}
