import UFuzzy from '@leeoniya/ufuzzy';
import { formatPrefix, parsePrefix, prefixContains, prefixesOverlap, type Prefix } from '../../shared/address/prefix.ts';
import { services } from '../../shared/catalog/catalog.ts';
import type { Computed } from '../../shared/result/compute.ts';

/** Something that the command palette finds. */
export interface FoundItem {
  readonly kind: 'network' | 'subnet' | 'pool' | 'external' | 'service';
  /** What it is called, and what is said beside it. */
  readonly title: string;
  readonly note: string;
  /** What to go to. */
  readonly subject: string;
}

/** The most that a list can show. */
const MOST = 60;

// A letter too few, too many, wrong or twisted is forgiven, once in a word.
// Its enumeration is there for types alone.
// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
const fuzzy = new UFuzzy({ intraMode: 1 });

/**
 * Returns what is to be found by words, the likeliest first: names, services and prefixes that hold them, letters left out or twisted too; of an
 * address or a prefix everything that contains it or lies in it, the smallest first. A question such as “what contains 10.64.3.7?” is one for the
 * address.
 */
export function findIn(computed: Computed, words: string): FoundItem[] {
  const prefix = prefixIn(words);
  if (prefix) return holders(computed, prefix);
  const wanted = words.trim();
  if (wanted === '') return [];
  const { items, texts } = indexOf(computed);
  const found = fuzzyOrder(texts, wanted);
  return found.slice(0, MOST).flatMap((i) => items[i] ?? []);
}

/** Returns the places in a list of the texts that are like `wanted`, the likeliest first. */
export function fuzzyOrder(texts: readonly string[], wanted: string): number[] {
  const haystack = texts as string[];
  const [places, info, order] = fuzzy.search(haystack, wanted, 1);
  if (!places) return [];
  // Where so many are found that they are not ranked, more words will do it.
  return order ? order.map((at) => info.idx[at] ?? 0) : [...places];
}

/** Returns the address or prefix in a question. */
function prefixIn(words: string): Prefix | undefined {
  for (const word of words.trim().split(/\s+/)) {
    const text = word.replace(/\?$/, '');
    const prefix = parsePrefix(text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`);
    if (prefix) return prefix;
  }
  return undefined;
}

interface Index {
  readonly items: readonly FoundItem[];
  readonly texts: readonly string[];
}

const indices = new WeakMap<Computed, Index>();

function indexOf(computed: Computed): Index {
  const known = indices.get(computed);
  if (known) return known;
  const items = [...itemsOf(computed)];
  for (const { id, name, aliases } of services) items.push({ kind: 'service', title: name, note: ['service', ...aliases].join(' '), subject: id });
  const made = { items, texts: items.map(({ title, note }) => `${title} ${note}`) };
  indices.set(computed, made);
  return made;
}

function* itemsOf({ plan, allocation }: Computed): Generator<FoundItem> {
  for (const pool of plan.pools)
    yield { kind: 'pool', title: pool.name, note: `pool ${pool.prefixes.map(({ text }) => text).join(', ')}`, subject: `pool:${pool.name}` };
  for (const { network, prefixes } of allocation.networks)
    yield { kind: 'network', title: network.name, note: prefixes.map(formatPrefix).join(', ') || 'no place', subject: network.name };
  for (const { subnets } of allocation.networks)
    for (const { subnet, prefix } of subnets)
      yield {
        kind: 'subnet',
        title: subnet.address,
        note: `${prefix ? formatPrefix(prefix) : 'no place'} · ${subnet.workloads.map(({ service }) => service.name).join(' + ')}`,
        subject: subnet.address,
      };
  for (const external of plan.externalNetworks)
    yield {
      kind: 'external',
      title: external.name,
      note: `${external.kind} ${external.prefixes.map(({ text }) => text).join(', ')}`,
      subject: `external:${external.name}`,
    };
}

function holders({ plan, allocation }: Computed, wanted: Prefix): FoundItem[] {
  const found: { readonly length: number; readonly item: FoundItem }[] = [];
  const look = (prefix: Prefix | undefined, item: Omit<FoundItem, 'note'>) => {
    if (!prefix || prefix.family !== wanted.family || !prefixesOverlap(prefix, wanted)) return;
    const how = prefixContains(prefix, wanted) ? 'contains it' : 'lies in it';
    found.push({ length: prefix.length, item: { ...item, note: `${formatPrefix(prefix)} · ${how}` } });
  };
  for (const pool of plan.pools)
    for (const { prefix } of pool.prefixes) look(prefix, { kind: 'pool', title: pool.name, subject: `pool:${pool.name}` });
  for (const external of plan.externalNetworks)
    for (const { prefix } of external.prefixes) look(prefix, { kind: 'external', title: external.name, subject: `external:${external.name}` });
  for (const { network, prefixes, subnets } of allocation.networks) {
    for (const prefix of prefixes) look(prefix, { kind: 'network', title: network.name, subject: network.name });
    for (const { subnet, prefix, ipv6Prefix } of subnets)
      for (const own of [prefix, ipv6Prefix]) look(own, { kind: 'subnet', title: subnet.address, subject: subnet.address });
  }
  return found
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST)
    .map(({ item }) => item);
}
