/** Which of the two documents that are merged. */
export type Side = 'ours' | 'theirs';

/**
 * What kind of conflict it is: both changed one value; both added an item of one name; one changed what the other removed; both renamed one
 * thing; one refers to what the other removed; the merged plan has an error that neither side has.
 */
export type ConflictKind = 'both-changed' | 'both-added' | 'changed-removed' | 'both-renamed' | 'reference' | 'plan';

/** Something that two documents do not agree on, in the terms of the plan. */
export interface Conflict {
  /** What it is about: a network, `network/subnet`, a pool, an external network, or another item in words; of the document itself 'the plan'. */
  readonly subject: string;
  readonly kind: ConflictKind;
  /** The place in the document, items by what they are known by: `virtualNetworks.hub.subnets.app.size`. */
  readonly at: string;
  /** What stood and stands there; null where nothing does. Of a plan conflict, all three are null. */
  readonly base: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
  /** One sentence. */
  readonly text: string;
  /** How to settle it. */
  readonly hint: string;
  /** Of a plan conflict: the rule of the finding, or the code of the problem. */
  readonly rule?: string;
}

/** A prefix that nobody has recorded and that the merge moves. */
export interface MergeNote {
  /** A network, or `network/subnet`. */
  readonly subject: string;
  readonly from: string;
  /** Null where it finds no place any more. */
  readonly to: string | null;
  readonly text: string;
}
