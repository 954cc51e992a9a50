import fc from 'fast-check';
import type { PlanDocument } from '../../shared/plan/document.ts';
import { checkShape } from '../../shared/plan/read.ts';
import { anyDocument } from './random-documents.ts';

/** Numbers from 0 to 1, the same ones for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** A document and others that were made of it by a few changes each, one after the other. */
export function chainOfDocuments(length: number): fc.Arbitrary<readonly PlanDocument[]> {
  return fc
    .record({
      first: anyDocument,
      others: fc.array(anyDocument, { minLength: 1, maxLength: 2 }),
      steps: fc.array(fc.record({ seed: fc.nat({ max: 1e6 }), count: fc.integer({ min: 0, max: 4 }) }), {
        minLength: length - 1,
        maxLength: length - 1,
      }),
    })
    .map(({ first, others, steps }) => {
      // Fast-check makes objects without a prototype now and then; a document that was read has none of those.
      const chain = [structuredClone(first)];
      for (const { seed, count } of steps) chain.push(changedDocument(chain.at(-1) as PlanDocument, others, randomFrom(seed), count));
      return chain;
    });
}

/** A copy of a document with a few changes of any kind, some of them with parts of other documents. What names refer to does not matter. */
export function changedDocument(document: PlanDocument, others: readonly PlanDocument[], random: () => number, count: number): PlanDocument {
  const copy = structuredClone(document);
  const below = (n: number) => Math.floor(random() * n);
  for (let i = 0; i < count; i++) {
    const groups = holders(copy);
    const { holder, path } = groups[below(groups.length)] ?? { holder: copy, path: '' };
    const alike = others.flatMap((other) => holders(other)).filter((one) => one.path === path);
    const donor = structuredClone(alike[below(alike.length)]?.holder);
    if (Array.isArray(holder)) changeList(holder, Array.isArray(donor) ? donor : [], below);
    else changeGroup(holder as Record<string, unknown>, (donor ?? {}) as Record<string, unknown>, below, path === '');
  }
  return copy;
}

function changeList(list: unknown[], donor: readonly unknown[], below: (n: number) => number): void {
  const at = below(list.length);
  switch (below(4)) {
    case 0:
      if (list.length > 1) list.splice(at, 1);
      return;
    case 1:
      list.splice(below(list.length + 1), 0, ...(donor.length > 0 ? [donor[below(donor.length)]] : structuredClone(list.slice(at, at + 1))));
      return;
    case 2:
      list.splice(below(list.length), 0, ...list.splice(at, 1));
      return;
    default:
      list.reverse();
  }
}

function changeGroup(group: Record<string, unknown>, donor: Readonly<Record<string, unknown>>, below: (n: number) => number, isRoot: boolean): void {
  const keys = Object.keys(group);
  const key = keys[below(keys.length)];
  const given = Object.keys(donor);
  const taken = given[below(given.length)];
  if (below(3) === 0 && key !== undefined && !(isRoot && ['cadastre', 'name'].includes(key))) Reflect.deleteProperty(group, key);
  else if (taken !== undefined) Object.defineProperty(group, taken, { value: donor[taken], enumerable: true, writable: true, configurable: true });
  else if (typeof group['name'] === 'string') group['name'] = `${group['name'].slice(0, 60)}-${below(5)}`;
}

/** As `changedDocument`, without the changes that would leave something that no reader accepts. */
export function editedDocument(document: PlanDocument, others: readonly PlanDocument[], random: () => number, count: number): PlanDocument {
  let now = structuredClone(document);
  for (let i = 0; i < count; i++) {
    const next = changedDocument(now, others, random, 1);
    if (checkShape(next).length === 0) now = next;
  }
  return now;
}

/** Every group and list of a value, with the keys that lead there. */
function holders(value: unknown, path = ''): { readonly holder: object; readonly path: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Array.isArray(value)
    ? value.flatMap((entry) => holders(entry, `${path}[]`))
    : Object.entries(value).flatMap(([key, entry]) => holders(entry, `${path}.${key}`));
  return [{ holder: value, path }, ...inner];
}
