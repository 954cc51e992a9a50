import { subnetName } from '../compare/identity.ts';
import { isGroup, keysOf } from '../compare/patch/equal.ts';
import type { Rename } from '../compare/patch/index.ts';
import type { PlanDocument, SubnetDocument } from '../plan/document.ts';
import { compareText } from '../problem/compare.ts';

/**
 * Returns what bears another name in `side` than in `base`: a pool, external network, network or subnet that is gone, and one that is new, of
 * which everything but the name is the same, or else the pinned place, or of networks all subnets, or pool, region and the names of all subnets.
 * Where several could be meant, none is.
 */
export function renamesBetween(base: PlanDocument, side: PlanDocument): readonly Rename[] {
  const found: Rename[] = [];
  for (const list of ['addressPools', 'externalNetworks', 'virtualNetworks'] as const) {
    const [before, after]: readonly (readonly { readonly name: string }[])[] = [base[list] ?? [], side[list] ?? []];
    for (const [from, to] of matches(before ?? [], after ?? [], ({ name }) => name)) found.push({ list, from, to });
  }
  const networks = new Map(found.flatMap(({ list, from, to }) => (list === 'virtualNetworks' ? [[from, to]] : [])));
  const after = new Map((side.virtualNetworks ?? []).map((network) => [network.name, network]));
  for (const before of base.virtualNetworks ?? []) {
    const now = after.get(networks.get(before.name) ?? before.name);
    for (const [from, to] of matches(before.subnets ?? [], now?.subnets ?? [], nameOf))
      found.push({ list: 'subnets', from: `${before.name}/${from}`, to: `${now?.name ?? ''}/${to}` });
  }
  return found;
}

// A subnet that bears the name its service demands cannot have been renamed.
function nameOf(subnet: SubnetDocument): string {
  return subnet.name ?? (subnet.set === undefined ? '' : subnetName(subnet));
}

function matches<T extends object>(
  before: readonly T[],
  after: readonly T[],
  nameOfItem: (item: T) => string,
): readonly (readonly [string, string])[] {
  const [old, now] = [new Set(before.map(nameOfItem)), new Set(after.map(nameOfItem))];
  let gone = before.filter((item) => nameOfItem(item) !== '' && !now.has(nameOfItem(item)));
  let come = after.filter((item) => nameOfItem(item) !== '' && !old.has(nameOfItem(item)));
  const found: [string, string][] = [];
  for (const markOf of [contentOf, placeOf, subnetsOf, subnetNamesOf]) {
    if (gone.length === 0 || come.length === 0) break;
    const [olds, news] = [byMark(gone, markOf), byMark(come, markOf)];
    const matched = new Set<T>();
    for (const [mark, [item, ...more]] of olds) {
      const [other, ...others] = news.get(mark) ?? [];
      if (!item || !other || more.length > 0 || others.length > 0) continue;
      found.push([nameOfItem(item), nameOfItem(other)]);
      matched.add(item).add(other);
    }
    gone = gone.filter((item) => !matched.has(item));
    come = come.filter((item) => !matched.has(item));
  }
  return found;
}

function byMark<T>(items: readonly T[], markOf: (item: T) => string | undefined): ReadonlyMap<string, readonly T[]> {
  const marks = new Map<string, T[]>();
  for (const item of items) {
    const mark = markOf(item);
    if (mark === undefined) continue;
    const list = marks.get(mark) ?? [];
    marks.set(mark, list);
    list.push(item);
  }
  return marks;
}

type Fields = Readonly<Record<string, unknown>>;

function contentOf(item: object): string {
  const { name: _name, ...content } = item as Fields;
  return canonical(content);
}

function placeOf(item: object): string | undefined {
  const { prefix, addressSpace, prefixes } = item as Fields;
  const place = prefix ?? addressSpace ?? prefixes;
  return place === undefined ? undefined : canonical(place);
}

function subnetsOf(item: object): string | undefined {
  const { subnets } = item as Fields;
  return Array.isArray(subnets) && subnets.length > 0 ? canonical(subnets) : undefined;
}

function subnetNamesOf(item: object): string | undefined {
  const { subnets, pool, region } = item as Fields;
  if (!Array.isArray(subnets) || subnets.length === 0) return undefined;
  return canonical([subnets.map((subnet) => subnetName(subnet as SubnetDocument)).sort(compareText), pool ?? '', region ?? '']);
}

/** A value as text that does not depend on the order of keys. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isGroup(value)) return JSON.stringify(value);
  const keys = keysOf(value).sort(compareText);
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join()}}`;
}
