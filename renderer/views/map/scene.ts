import { freePrefixes } from '../../../shared/address/free-space.ts';
import {
  addressCountExact,
  comparePrefixes,
  formatPrefix,
  parsePrefix,
  prefixContains,
  prefixesOverlap,
  type Prefix,
} from '../../../shared/address/prefix.ts';
import type { NetworkRow, Snapshot } from '../../engine/snapshot.ts';
import { conflictsOf, mainFamily } from '../plan/ribbons.ts';

/** Something that lies in a row of the map. */
export interface Block {
  /** The same while the block is where it is. */
  readonly key: string;
  readonly kind: 'network' | 'subnet' | 'external' | 'reserved' | 'free';
  /** What selecting it selects; empty for what the plan has no name for. */
  readonly subject: string;
  readonly title: string;
  readonly prefix: string;
  /** Classes that give its colour and pattern. */
  readonly look: string;
  readonly note: string;
  readonly conflict: boolean;
  /** Where it begins, in addresses from the beginning of its row, and how many it has. Exact in IPv4; a float holds an IPv6 one well enough to draw it. */
  readonly at: number;
  readonly size: number;
}

/** A row of the map: one prefix, to scale, and what lies in it. */
export interface Space {
  readonly key: string;
  readonly kind: 'pool' | 'alone' | 'external' | 'network';
  readonly title: string;
  readonly prefix: string;
  readonly ip: 4 | 6;
  readonly size: number;
  readonly subject: string;
  /** In the order of their addresses. Free blocks are among them. */
  readonly blocks: readonly Block[];
}

interface Item extends Omit<Block, 'at' | 'size' | 'prefix' | 'key'> {
  readonly at: Prefix;
}

/**
 * Returns the rows at the top of the map: each prefix of each pool, then what lies in no pool (networks of their own, networks outside of their
 * pool, external networks), where what overlaps shares a row. IPv4 first, then IPv6, each in the order of the document.
 */
export function spacesOf(snapshot: Snapshot): Space[] {
  const items = itemsOf(snapshot);
  const pools = snapshot.pools.flatMap((pool) =>
    read(pool.prefixes).map((prefix) => {
      const reserved = pool.reserved.flatMap(({ prefix: text, reason }): Item[] =>
        read([text]).map((at) => ({ kind: 'reserved', subject: '', title: 'reserved', look: 'reserved', note: reason, conflict: false, at })),
      );
      return spaceFrom({ kind: 'pool', title: pool.name, subject: `pool:${pool.name}`, prefix }, [...reserved, ...items]);
    }),
  );
  const poolPrefixes = snapshot.pools.flatMap(({ prefixes }) => read(prefixes));
  const outside = items.filter(({ at }) => !poolPrefixes.some((pool) => prefixContains(pool, at)));
  const alone = widest(outside).map((owner) =>
    spaceFrom({ kind: owner.kind === 'external' ? 'external' : 'alone', title: owner.title, subject: owner.subject, prefix: owner.at }, items),
  );
  const all = [...pools, ...alone];
  return [...all.filter(({ ip }) => ip === 4), ...all.filter(({ ip }) => ip === 6)];
}

/** Returns a row for each prefix of a network, with its subnets; IPv4 first. */
export function networkSpaces(network: NetworkRow, conflicts: ReadonlySet<string>): Space[] {
  const subnets = network.subnets.flatMap(({ address, name, service, family, prefix, ipv6Prefix, needed, usable }): Item[] =>
    read([prefix, ipv6Prefix]).map((at) => ({
      kind: 'subnet',
      subject: address,
      title: name,
      look: `family family-block family-${family}`,
      note: at.family === 4 ? `${service}, ${needed} of ${usable}` : service,
      conflict: conflicts.has(address),
      at,
    })),
  );
  const spaces = read(network.addressSpace).map((prefix) =>
    spaceFrom({ kind: 'network', title: network.name, subject: network.name, prefix }, subnets),
  );
  // A subnet that lies in no prefix of its network is wrong, and is seen for that.
  const lost = subnets.filter(({ at }) => !read(network.addressSpace).some((space) => prefixesOverlap(space, at)));
  const rows = [
    ...spaces,
    ...widest(lost).map(({ at }) => spaceFrom({ kind: 'network', title: 'outside of the network', subject: '', prefix: at }, lost)),
  ];
  return [...rows.filter(({ ip }) => ip === 4), ...rows.filter(({ ip }) => ip === 6)];
}

/** Returns the rows of the network that a subject is, or is in; none for other subjects. */
export function rowsBelow(snapshot: Snapshot, subject: string): Space[] {
  const name = subject.split('/')[0];
  const network = snapshot.networks.find((row) => row.name === name);
  return network ? networkSpaces(network, conflictsOf(snapshot)) : [];
}

/** Returns the row that holds a subject, or undefined when none does. */
export function spaceOf(spaces: readonly Space[], subject: string): Space | undefined {
  const name = subject.split('/')[0];
  if (!name) return undefined;
  return spaces.find((space) => space.subject === name) ?? spaces.find(({ blocks }) => blocks.some((block) => block.subject === name));
}

function itemsOf(snapshot: Snapshot): Item[] {
  const conflicts = conflictsOf(snapshot);
  const networks = snapshot.networks.flatMap(({ name, addressSpace, subnets }): Item[] =>
    read(addressSpace).map((at) => ({
      kind: 'network',
      subject: name,
      title: name,
      look: `family family-block family-${mainFamily(subnets)}`,
      note: subnets.length === 1 ? '1 subnet' : `${subnets.length} subnets`,
      conflict: conflicts.has(name),
      at,
    })),
  );
  const wrong = networks.filter(({ conflict }) => conflict);
  const externals = snapshot.externals.flatMap(({ name, prefixes, kind }): Item[] =>
    read(prefixes).map((at) => ({
      kind: 'external',
      subject: `external:${name}`,
      title: name,
      look: 'foreign',
      note: `${kind}, not ours`,
      conflict: wrong.some((network) => prefixesOverlap(network.at, at)),
      at,
    })),
  );
  return [...externals, ...networks];
}

/** The items that lie in no other, each prefix once. */
function widest(items: readonly Item[]): Item[] {
  return items.filter(
    (item, i) => !items.some((other, j) => i !== j && prefixContains(other.at, item.at) && (!prefixContains(item.at, other.at) || j < i)),
  );
}

function spaceFrom(space: Pick<Space, 'kind' | 'title' | 'subject'> & { readonly prefix: Prefix }, items: readonly Item[]): Space {
  const { prefix } = space;
  const own = items.filter(({ at }) => at.family === prefix.family && prefixesOverlap(at, prefix));
  const free = freePrefixes(
    prefix,
    own.map(({ at }) => at),
  ).map((at): Item => ({ kind: 'free', subject: '', title: 'free', look: 'hatched free', note: '', conflict: false, at }));
  const text = formatPrefix(prefix);
  const blocks = [...own, ...free]
    .sort((a, b) => comparePrefixes(a.at, b.at))
    .map(({ at, ...item }): Block => {
      // What is wider than the row fills it.
      const shown = prefixContains(at, prefix) ? prefix : at;
      return {
        ...item,
        key: `${item.kind} ${item.subject || item.note} ${formatPrefix(at)}`,
        prefix: formatPrefix(at),
        at: Number(BigInt(shown.first) - BigInt(prefix.first)),
        size: Number(addressCountExact(shown)),
      };
    });
  return {
    ...space,
    key: `${space.kind} ${space.subject} ${text}`,
    prefix: text,
    ip: prefix.family,
    size: Number(addressCountExact(prefix)),
    blocks,
  };
}

function read(texts: readonly (string | null)[]): Prefix[] {
  return texts.flatMap((text) => (text === null ? [] : (parsePrefix(text) ?? [])));
}
