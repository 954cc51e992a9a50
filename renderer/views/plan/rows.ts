import type { ExternalRow, NetworkRow, PoolRow, Snapshot, SubnetRow } from '../../engine/snapshot.ts';

/** A line of the plan's tree. `subject` names what it stands for, as the rest of the app does. */
export type TreeRow =
  | { readonly kind: 'pool'; readonly subject: string; readonly level: 1; readonly pool: PoolRow; readonly networks: readonly NetworkRow[] }
  | { readonly kind: 'unpooled'; readonly subject: string; readonly level: 1; readonly networks: readonly NetworkRow[] }
  | { readonly kind: 'external'; readonly subject: string; readonly level: 1; readonly external: ExternalRow }
  | { readonly kind: 'network'; readonly subject: string; readonly level: 2; readonly network: NetworkRow }
  | { readonly kind: 'subnet'; readonly subject: string; readonly level: 3; readonly subnet: SubnetRow; readonly network: string };

/** What the tree leaves out: closed parts, and with words everything that does not have them. */
export interface Shown {
  readonly closed: ReadonlySet<string>;
  readonly words: string;
}

/** How a tree is at first: one value, by which it is known again. */
export const NOTHING_CLOSED: ReadonlySet<string> = new Set();

/**
 * Returns the lines of the tree: pools with the networks that are carved from them, then networks without a pool, then external networks. With
 * words only subnets and networks that have them in name, service or prefix, with what they are in, whatever is closed.
 */
export function treeRows(snapshot: Snapshot, shown: Shown): readonly TreeRow[] {
  // Who comes back from another view finds the tree as it was.
  const before = last.get(snapshot);
  if (before?.closed === shown.closed && before.words === shown.words) return before.rows;
  const rows = madeRows(snapshot, shown);
  last.set(snapshot, { ...shown, rows });
  return rows;
}

const last = new WeakMap<Snapshot, Shown & { readonly rows: readonly TreeRow[] }>();

function madeRows({ pools, networks, externals }: Snapshot, { closed, words }: Shown): TreeRow[] {
  const wanted = words.trim().toLowerCase();
  const rows: TreeRow[] = [];
  const byPool = new Map<string | null, NetworkRow[]>();
  for (const network of networks) {
    const own = byPool.get(network.pool);
    if (own) own.push(network);
    else byPool.set(network.pool, [network]);
  }
  const add = (own: readonly NetworkRow[]) => {
    for (const network of own) {
      const whole = has(wanted, network.name, network.region ?? '', ...network.addressSpace);
      const subnets =
        wanted === '' || whole ? network.subnets : network.subnets.filter((row) => has(wanted, row.name, row.service, row.prefix ?? ''));
      if (wanted !== '' && !whole && subnets.length === 0) continue;
      rows.push({ kind: 'network', subject: network.name, level: 2, network });
      if (closed.has(network.name) && wanted === '') continue;
      for (const subnet of subnets) rows.push({ kind: 'subnet', subject: subnet.address, level: 3, subnet, network: network.name });
    }
  };
  for (const pool of pools) {
    const own = byPool.get(pool.name) ?? [];
    rows.push({ kind: 'pool', subject: `pool:${pool.name}`, level: 1, pool, networks: own });
    if (!closed.has(`pool:${pool.name}`) || wanted !== '') add(own);
  }
  const rest = networks.filter(({ pool }) => pool === null || !pools.some(({ name }) => name === pool));
  if (rest.length > 0) {
    rows.push({ kind: 'unpooled', subject: 'unpooled:', level: 1, networks: rest });
    if (!closed.has('unpooled:') || wanted !== '') add(rest);
  }
  for (const external of externals)
    if (has(wanted, external.name, ...external.prefixes)) rows.push({ kind: 'external', subject: `external:${external.name}`, level: 1, external });
  return rows;
}

function has(wanted: string, ...texts: readonly string[]): boolean {
  return wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted));
}

/** What becomes of the selection by a key: another line, or another part of the tree open or closed. */
export type Moved = { readonly to: number } | { readonly toggle: string } | undefined;

/** Returns where a key leads to in the tree, as trees do: up and down; right opens or goes in, left closes or goes out. */
export function moveBy(key: string, rows: readonly TreeRow[], at: number, { closed }: Shown, page: number): Moved {
  const row = rows[at];
  const last = rows.length - 1;
  const clamp = (to: number) => ({ to: Math.max(0, Math.min(last, to)) });
  switch (key) {
    case 'ArrowDown':
      return clamp(at + 1);
    case 'ArrowUp':
      return clamp(at - 1);
    case 'PageDown':
      return clamp(at + page);
    case 'PageUp':
      return clamp(at - page);
    case 'Home':
      return clamp(0);
    case 'End':
      return clamp(last);
    case 'ArrowRight':
      if (!row || !hasInside(row)) return undefined;
      return closed.has(row.subject) ? { toggle: row.subject } : clamp(at + 1);
    case 'ArrowLeft': {
      if (!row) return undefined;
      if (hasInside(row) && !closed.has(row.subject)) return { toggle: row.subject };
      for (let i = at - 1; i >= 0; i--) if ((rows[i]?.level ?? 0) < row.level) return { to: i };
      return undefined;
    }
    default:
      return undefined;
  }
}

/** Whether a line can be opened and closed. */
export function hasInside(row: TreeRow): boolean {
  return row.kind === 'pool' || row.kind === 'unpooled' ? row.networks.length > 0 : row.kind === 'network' && row.network.subnets.length > 0;
}
