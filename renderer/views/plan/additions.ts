import type { SourceEdit } from '../../../shared/plan/source-edit.ts';
import type { Operation } from '../../engine/calls.ts';
import type { Snapshot } from '../../engine/snapshot.ts';

export type PlaceKind = 'network' | 'pool' | 'external';

/** What is to be added beside what the plan has. */
export interface Addition {
  readonly kind: PlaceKind;
  readonly name: string;
  readonly prefixes: readonly string[];
  /** Empty: as the plan says. */
  readonly region: string;
  /** Empty: none. */
  readonly pool: string;
  /** The prefix length that is carved from the pool, as `/24`. */
  readonly size: string;
  readonly peer: string;
}

/** Returns the edit that adds a network, a pool or an external network behind those that are there. */
export function additionOf(
  { kind, name, prefixes, region, pool, size, peer }: Addition,
  { networks, pools, externals, peerings }: Snapshot,
): Operation {
  const title = `Add ${name}`;
  switch (kind) {
    case 'pool':
      return { kind: 'edits', title, edits: [appended('addressPools', pools.length, { name, prefixes })] };
    case 'external':
      return { kind: 'edits', title, edits: [appended('externalNetworks', externals.length, { name, prefixes })] };
    case 'network': {
      const network = { name, ...(region === '' ? {} : { region }), ...(pool === '' ? { addressSpace: prefixes } : { pool, size }) };
      const edits = [appended('virtualNetworks', networks.length, network)];
      if (peer !== '') edits.push(appended('peerings', peerings, { between: [peer, name] }));
      return { kind: 'edits', title, edits };
    }
  }
}

/** Returns a prefix length as the document has it, with its slash, whether or not it was written with one. */
export function lengthText(written: string): string {
  const text = written.trim();
  return text.startsWith('/') ? text : `/${text}`;
}

/** An entry behind the last one of a list of the document, or the list itself where there is none yet. */
function appended(list: string, count: number, entry: unknown): SourceEdit {
  return count === 0 ? { path: [list], set: [entry] } : { path: [list, count], insert: entry };
}
