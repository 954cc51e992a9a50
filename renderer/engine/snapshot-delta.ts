import type { Snapshot } from './snapshot.ts';

/** A list as parts of the one that was sent before, and what is new in between. */
type Parts<T> = readonly (readonly [from: number, count: number] | { readonly fresh: readonly T[] })[];

/** A snapshot without what the other side has already. */
export interface PackedSnapshot extends Omit<Snapshot, 'networks' | 'findings'> {
  readonly networks: Parts<Snapshot['networks'][number]>;
  readonly findings: Parts<Snapshot['findings'][number]>;
}

/** Returns a snapshot less what the one before it has: rows and findings that are the very same values. */
export function packSnapshot(snapshot: Snapshot, before: Snapshot | undefined): PackedSnapshot {
  return { ...snapshot, networks: pack(snapshot.networks, before?.networks ?? []), findings: pack(snapshot.findings, before?.findings ?? []) };
}

/** Returns the snapshot that was packed; what it shares with the one before it is the very same value again. */
export function unpackSnapshot(packed: PackedSnapshot, before: Snapshot | undefined): Snapshot {
  return { ...packed, networks: unpack(packed.networks, before?.networks ?? []), findings: unpack(packed.findings, before?.findings ?? []) };
}

function pack<T extends object>(list: readonly T[], before: readonly T[]): Parts<T> {
  const places = new Map(before.map((one, i) => [one, i]));
  const parts: ([from: number, count: number] | { fresh: T[] })[] = [];
  for (const one of list) {
    const at = places.get(one);
    const last = parts.at(-1);
    if (at === undefined) {
      if (last && 'fresh' in last) last.fresh.push(one);
      else parts.push({ fresh: [one] });
    } else if (last && !('fresh' in last) && last[0] + last[1] === at) last[1]++;
    else parts.push([at, 1]);
  }
  return parts;
}

function unpack<T>(parts: Parts<T>, before: readonly T[]): T[] {
  return parts.flatMap((part) => ('fresh' in part ? part.fresh : before.slice(part[0], part[0] + part[1])));
}
