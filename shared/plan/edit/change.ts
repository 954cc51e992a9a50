import type { Ipv4Prefix, Ipv6Prefix, Prefix } from '../../address/prefix.ts';
import type { Problem } from '../../problem/problem.ts';
import { resolvePlan } from '../resolve.ts';
import { checkShape } from '../read.ts';
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

/** What edits are made of: a document with its text, its plan, and where everything in it lies. */
export interface PlacedPlan {
  readonly source: DocumentSource;
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
  /** The edits of `text` that bring the document back, byte for byte. */
  readonly undo: readonly TextEdit[];
  /** The document's text afterwards. */
  readonly text: string;
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

/** What an operation has worked out: everything of a change but the text. */
export interface Draft {
  readonly title: string;
  readonly edits: readonly SourceEdit[];
  readonly changes: readonly PlaceChange[];
  /** Looks at the plan that comes out, where a rule is about what it says then. */
  readonly check?: (after: Plan) => Refusal | undefined;
}

/**
 * Returns a change with its text and its undo. Refused when the text cannot be edited without touching other places of it, when what
 * comes out is no plan document, and by the draft's own look at it.
 */
export function makeChange({ source }: PlacedPlan, { title, edits, changes, check }: Draft): EditResult {
  const edited = editSource(source, edits);
  if (!edited.ok) return edited;
  const { text, value, undo } = edited.value;
  const shape = checkShape(value);
  if (shape.length > 0) return refuse(...shape.map(plain));
  const resolved = resolvePlan(value as PlanDocument);
  if (!resolved.ok) return refuse(...(resolved.problems as readonly DocumentProblem[]).map(plain));
  const refusal = check?.(resolved.value);
  if (refusal) return refuse(refusal);
  const recorded = changes.filter(({ what }) => what === 'recorded').length;
  const more =
    recorded === 0 ? '' : ` Records ${recorded} ${recorded === 1 ? 'other prefix' : 'other prefixes'} in the document, so that nothing else moves.`;
  return { ok: true, value: { title: title + more, edits, undo, text, changes } };
}

function plain({ path: _path, part: _part, ...problem }: DocumentProblem): Refusal {
  return problem;
}
