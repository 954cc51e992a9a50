/** What makes one document into another. Plain data: it can be kept as JSON, applied and reversed. */
export interface DocumentDiff {
  readonly format: 'cadastre-patch/1';
  /** Null where the two are equal. */
  readonly change: ValueDiff | null;
}

export type ValueDiff = Replacement | GroupDiff | ListDiff;

/** A value for another one. Without `from` there was none, without `to` there is none. */
export interface Replacement {
  readonly kind: 'value';
  readonly from?: unknown;
  readonly to?: unknown;
}

/** The keys of a group whose values differ; all others stay. */
export interface GroupDiff {
  readonly kind: 'group';
  readonly keys: readonly (readonly [key: string, change: ValueDiff])[];
}

/** How a list is made of the entries of another one. Each entry of the old list is in one run, or removed. */
export interface ListDiff {
  readonly kind: 'list';
  /** How many entries the old list has. */
  readonly length: number;
  /** The new list from its first entry to its last. */
  readonly runs: readonly ListRun[];
  readonly removed: readonly { readonly at: number; readonly value: unknown }[];
}

/** `count` entries of the old list from `at` on, as they were; the one at `at`, changed; or a new one. */
export type ListRun =
  { readonly at: number; readonly count: number } | { readonly at: number; readonly change: ValueDiff } | { readonly add: unknown };

/** A pool, external network, virtual network or subnet that bears another name in the second document. Subnets as `network/subnet`, each with the network's name in its own document. */
export interface Rename {
  readonly list: 'addressPools' | 'externalNetworks' | 'virtualNetworks' | 'subnets';
  readonly from: string;
  readonly to: string;
}

/** Returns whether a diff changes nothing. */
export function isEmptyDiff(diff: DocumentDiff): boolean {
  return diff.change === null;
}
