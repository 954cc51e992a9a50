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
  readonly peer: string;
}

/** Returns the edit that adds a network, a pool or an external network behind those that are there. */
export function additionOf({ kind, name, prefixes, region, pool, peer }: Addition, { networks, pools, externals, peerings }: Snapshot): Operation {
  const title = `Add ${name}`;
  switch (kind) {
    case 'pool':
      return { kind: 'edits', title, edits: [appended('addressPools', pools.length, { name, prefixes })] };
    case 'external':
      return { kind: 'edits', title, edits: [appended('externalNetworks', externals.length, { name, prefixes })] };
    case 'network': {
      const network = { name, ...(region === '' ? {} : { region }), ...(pool === '' ? { addressSpace: prefixes } : { pool }) };
      const edits = [appended('virtualNetworks', networks.length, network)];
      if (peer !== '') edits.push(appended('peerings', peerings, { between: [peer, name] }));
      return { kind: 'edits', title, edits };
    }
  }
}

/** An entry behind the last one of a list of the document, or the list itself where there is none yet. */
function appended(list: string, count: number, entry: unknown): SourceEdit {
  return count === 0 ? { path: [list], set: [entry] } : { path: [list, count], insert: entry };
}
