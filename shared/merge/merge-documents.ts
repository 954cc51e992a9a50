import { equal } from '../compare/patch/equal.ts';
import type { PlanDocument } from '../plan/document.ts';
import type { Rename } from '../compare/patch/index.ts';
import { commonNames } from './common-names.ts';
import type { Conflict, MergeNote, Side } from './conflict.ts';
import { nameConflict, planConflict, referenceConflict, valueConflict } from './conflict-text.ts';
import { danglingPlaces } from './dangling.ts';
import { isChanged, itemAt, withItemsOf, type Item } from './items.ts';
import { mergeValues } from './merge-values.ts';
import { renamesFrom } from './new-names.ts';
import { planTroubles, type PlanTrouble } from './plan-conflicts.ts';
import { trailPath } from './trail.ts';

/** Two documents with a common ancestor as one. */
export interface Merged {
  /** Without conflicts: the merge. With them, each is decided as ours. */
  readonly document: PlanDocument;
  /** First what does not agree by itself, in the order of the document; then errors that only the merged plan has. */
  readonly conflicts: readonly Conflict[];
  /** Prefixes that nobody has recorded and that lie elsewhere after the merge. */
  readonly notes: readonly MergeNote[];
}

/** A merge, and what it takes to show both sides of its conflicts. */
export interface MergedBothWays extends Merged {
  /** With the conflicts decided as ours: also without what theirs brought into those of the plan as a whole. */
  readonly asOurs: PlanDocument;
  /** With the conflicts decided as theirs. */
  readonly asTheirs: PlanDocument;
  /** What theirs brought into conflicts of references and of the plan as a whole. */
  readonly contested: readonly Item[];
  /** Of a conflict of the plan as a whole: an item that it is about, whoever changed it. */
  readonly about: Item | undefined;
  /** What is called otherwise in `asOurs` than in ours, and in `asTheirs` than in `asOurs`. */
  readonly renames: { readonly fromOurs: readonly Rename[]; readonly toTheirs: readonly Rename[] };
  /** Theirs, with its lists as they are and with the names of `asOurs` and of `asTheirs`. */
  readonly theirs: { readonly asOurs: PlanDocument; readonly asTheirs: PlanDocument };
}

/**
 * Returns two documents merged that were both made from `base`: key by key and item by item, in the terms of the plan. What one renamed is
 * followed where the other refers to it. A merge that is right key by key and wrong as a plan has conflicts too: the three plans are computed, and
 * each error that only the merged one has is one. Order of lists: that of ours, what theirs added behind what it follows there.
 */
export function mergeDocuments(base: PlanDocument, ours: PlanDocument, theirs: PlanDocument): Merged {
  const { document, conflicts, notes } = mergeBothWays(base, ours, theirs);
  return { document, conflicts, notes };
}

/** As `mergeDocuments`, with both ways to decide the conflicts. */
export function mergeBothWays(base: PlanDocument, ours: PlanDocument, theirs: PlanDocument): MergedBothWays {
  const once = mergeOnce(base, ours, theirs, 'ours');
  const { document, names, values } = once;
  const isSide = equal(document, ours) || equal(document, theirs);
  const local = [...names.disagreements.map(nameConflict), ...values.map(valueConflict)];
  const other = local.length === 0 ? once : mergeOnce(base, ours, theirs, 'theirs');
  // What leads nowhere only as long as a conflict is not decided is not one more.
  const nowhere = new Set(danglingPlaces(other.document, other.names.base, other.names).map(({ key }) => key));
  const dangling = danglingPlaces(document, names.base, names).filter(({ key }) => nowhere.has(key));
  const references = dangling.map(referenceConflict);
  // A name that leads nowhere is said already.
  const { troubles, notes } = isSide || references.length > 0 ? { troubles: [], notes: [] } : planTroubles(document, names);
  const items = troubles.map((trouble) => itemsOf(trouble, document));
  const errors = troubles.map((trouble, i) => planConflict(trouble, items[i]?.[0] ? trailPath(items[i][0].trail) : ''));
  const contested = [...dangling.flatMap(({ item }) => (item ? [item] : [])), ...items.flat()].filter((item) =>
    isChanged(item, names.base, names.theirs),
  );
  return {
    document,
    conflicts: [...local, ...references, ...errors],
    notes,
    contested,
    about: contested[0] ?? items.flat()[0],
    asOurs: withItemsOf(document, contested, names.ours),
    asTheirs: other.document,
    theirs: { asOurs: names.theirs, asTheirs: other.names.theirs },
    renames: {
      fromOurs: renamesFrom(names.renamed.ours, names.renamed.final),
      toTheirs: renamesFrom(names.renamed.final, other.names.renamed.final),
    },
  };
}

function mergeOnce(base: PlanDocument, ours: PlanDocument, theirs: PlanDocument, favoured: Side) {
  const names = commonNames(base, ours, theirs, favoured);
  const renamed = new Set(names.disagreements.flatMap(({ kind, at }) => (kind === 'changed-removed' ? [at] : [])));
  const { document, disagreements } = mergeValues(names.base, names.ours, names.theirs, favoured, renamed);
  return { document, names, values: disagreements };
}

/** The networks, subnets and other items of a document that an error is about. */
function itemsOf({ path, subjects }: PlanTrouble, document: PlanDocument): readonly Item[] {
  const paths = subjects.flatMap((subject) => pathsNamed(document, subject));
  return [path, ...paths].flatMap((one) => itemAt(document, one) ?? []);
}

function pathsNamed(document: PlanDocument, name: string) {
  const found: (readonly (string | number)[])[] = [];
  for (const list of ['addressPools', 'externalNetworks', 'virtualNetworks'] as const)
    (document[list] ?? []).forEach((item, i) => {
      if (item.name === name) found.push([list, i]);
    });
  (document.virtualNetworks ?? []).forEach((network, i) => {
    if (!name.startsWith(`${network.name}/`)) return;
    (network.subnets ?? []).forEach((_, j) => {
      const path = ['virtualNetworks', i, 'subnets', j];
      if (itemAt(document, path)?.steps[1]?.identity === name.slice(network.name.length + 1)) found.push(path);
    });
  });
  return found;
}
