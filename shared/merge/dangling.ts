import type { PlanDocument } from '../plan/document.ts';
import { valueAt } from '../plan/source-edit.ts';
import type { Side } from './conflict.ts';
import { itemAt, type Item } from './items.ts';
import { namedPlaces, namesOf, type NamedPlace } from './references.ts';
import { trailPath } from './trail.ts';

/** A place of a merged document that names what is no longer there, though it is where the side that wrote the place has it. */
export interface Dangling {
  /** What the place is known by in several documents. */
  readonly key: string;
  readonly item: Item | undefined;
  /** Where it stands, as of a conflict. */
  readonly at: string;
  readonly to: string;
  /** The side that has removed it. */
  readonly removedBy: Side;
}

/** Returns the places of a merged document that lead nowhere by the merge alone. Names mean the same in all documents. */
export function danglingPlaces(merged: PlanDocument, base: PlanDocument, sides: Readonly<Record<Side, PlanDocument>>): readonly Dangling[] {
  const leadsNowhere = nowhereIn(merged);
  const lost = namedPlaces(merged).filter(leadsNowhere);
  if (lost.length === 0) return [];
  const known = namesOf(base);
  const wasThere = ({ kind, to, path }: NamedPlace) => (path[0] === 'suppress' ? known.node.has(to) || known.pool.has(to) : known[kind].has(to));
  const held = { ours: placesBy(sides.ours), theirs: placesBy(sides.theirs) };
  return lost.filter(wasThere).flatMap((place): Dangling[] => {
    const key = keyOf(merged, place);
    const holders = (['ours', 'theirs'] as const).filter((side) => held[side].places.has(key));
    // A side that has the place and not what it names was wrong before.
    if (holders.some((side) => held[side].nowhere.has(key))) return [];
    const [holder = 'ours'] = holders;
    const item = itemAt(merged, place.path);
    return [{ key, item, at: item ? trailPath(item.trail) : String(place.path[0]), to: place.to, removedBy: holder === 'ours' ? 'theirs' : 'ours' }];
  });
}

function nowhereIn(document: PlanDocument): (place: NamedPlace) => boolean {
  const names = namesOf(document);
  return ({ kind, to, path }) => !names[kind].has(to) && !(path[0] === 'suppress' && names.pool.has(to));
}

function placesBy(document: PlanDocument) {
  const places = namedPlaces(document);
  const leadsNowhere = nowhereIn(document);
  return {
    places: new Set(places.map((place) => keyOf(document, place))),
    nowhere: new Set(places.filter(leadsNowhere).map((place) => keyOf(document, place))),
  };
}

/** What a place is known by in several documents: the item around it, its keys, and what it names. */
function keyOf(document: PlanDocument, { path, kind, to }: NamedPlace): string {
  const item = itemAt(document, path);
  const inner = path.slice(item ? item.steps.length * 2 : 0);
  const keys = inner.map((step, i) =>
    typeof step === 'number' ? nameAt(document, [...path.slice(0, path.length - inner.length), ...inner.slice(0, i + 1)]) : step,
  );
  return JSON.stringify([item?.steps.map(({ identity }) => identity), keys, kind, to]);
}

/** A rule within a subnet is known by its name; where in a list of ends a name stands does not matter. */
function nameAt(document: PlanDocument, path: readonly (string | number)[]): unknown {
  const { name } = (valueAt(document, path) ?? {}) as { readonly name?: unknown };
  return typeof name === 'string' ? name : '';
}
