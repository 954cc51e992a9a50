import { comparePrefixes, formatPrefix, prefixContains, type Ipv4Prefix, type Prefix } from '../address/prefix.ts';
import type { NetworkPlace } from '../allocate/allocation.ts';
import { compareText } from '../problem/compare.ts';
import type { Computed } from '../result/compute.ts';
import { csvTable } from './csv.ts';
import type { TextExporter } from './exporter.ts';
import { PrefixTable } from './prefix-table.ts';

const FIELDS = ['kind', 'space', 'block', 'name', 'cidr', 'desc'] as const;

/**
 * Blocks and reservations for Azure IPAM (github.com/Azure/ipam). It has no import of files (issue 104 asks for one), so that each row is one
 * request of its API, in the order in which they have to be sent, and the columns are the fields of its request models
 * (engine/app/models.py, commit 037bad4, read on 2026-11-26):
 *
 * - `space`: POST /api/spaces with name (the column `space`) and desc.
 * - `block`: POST /api/spaces/SPACE/blocks with name (the column `block`) and cidr.
 * - `external`: POST /api/spaces/SPACE/blocks/BLOCK/externals with name, desc and cidr, where an external network lies in a block.
 * - `reservation`: POST /api/spaces/SPACE/blocks/BLOCK/reservations with cidr and desc: what a pool keeps free, and each address space that is
 *   planned. Azure IPAM finds deployed networks itself, so that they have their block and no reservation.
 *
 * Its names and descriptions take few characters (routers/space.py): others become a hyphen. It knows no IPv6, which is left out. Within a
 * space no two reservations may overlap: networks that share addresses go into further spaces, `NAME-2` and on.
 */
export const azureIpamCsv: TextExporter = {
  id: 'azure-ipam-csv',
  title: 'Azure IPAM blocks and reservations (CSV)',
  kind: 'file',
  fileName: 'azure-ipam.csv',
  write: (computed) => [{ path: 'azure-ipam.csv', text: csvTable(FIELDS, rows(computed)) }],
};

interface Held {
  readonly prefix: Ipv4Prefix;
  readonly kind: 'external' | 'reservation' | 'deployed';
  readonly name: string;
  readonly desc: string;
}

interface Space {
  readonly blocks: Ipv4Prefix[];
  readonly held: Held[];
  /** The prefixes that are held. */
  readonly taken: PrefixTable;
}

const emptySpace = (): Space => ({ blocks: [], held: [], taken: new PrefixTable() });

const isIpv4 = (prefix: Prefix | undefined): prefix is Ipv4Prefix => prefix?.family === 4;

function rows(computed: Computed): string[][] {
  const base = named(computed.plan.name, 60, 'plan');
  const out: string[][] = [];
  for (const [i, space] of spacesOf(computed).entries()) {
    const name = i === 0 ? base : `${base}-${i + 1}`;
    const desc = i === 0 ? `Plan ${computed.plan.name}` : `Plan ${computed.plan.name}, networks that share addresses with others`;
    out.push(['space', name, '', '', '', described(desc)]);
    const blocks = outermost(space.blocks);
    const table = new PrefixTable(blocks);
    for (const block of blocks) out.push(['block', name, blockName(block), '', formatPrefix(block), '']);
    for (const { kind, prefix, name: own, desc: about } of [...space.held].sort((a, b) => comparePrefixes(a.prefix, b.prefix))) {
      const block = table.around(prefix);
      if (block === undefined || kind === 'deployed') continue;
      out.push([kind, name, blockName(block), kind === 'external' ? named(own, 32, 'external') : '', formatPrefix(prefix), described(about)]);
    }
  }
  return out;
}

// Pools and what they keep free are in the first space. Each network goes, by name, into the first one in which nothing has its addresses.
function spacesOf({ plan, allocation }: Computed): Space[] {
  const first = emptySpace();
  const spaces = [first];
  for (const { name, prefixes, reserved } of plan.pools) {
    first.blocks.push(...prefixes.map(({ prefix }) => prefix).filter(isIpv4));
    for (const { range, reason } of reserved)
      if (isIpv4(range.prefix)) hold(first, [{ prefix: range.prefix, kind: 'reservation', name, desc: `Kept free in pool ${name} - ${reason}` }]);
  }
  for (const place of [...allocation.networks].sort((a, b) => compareText(a.network.name, b.network.name))) {
    const held = heldBy(place);
    if (held.length === 0) continue;
    let space = spaces.find(({ taken }) => !held.some(({ prefix }) => taken.overlaps(prefix)));
    if (space === undefined) spaces.push((space = emptySpace()));
    for (const one of held) {
      space.blocks.push(one.prefix);
      space.held.push(one);
      space.taken.add(one.prefix);
    }
  }
  for (const { name, kind, prefixes } of [...plan.externalNetworks].sort((a, b) => compareText(a.name, b.name)))
    for (const { prefix } of prefixes)
      if (isIpv4(prefix)) hold(first, [{ prefix, kind: 'external', name, desc: `External network ${name}, ${kind}` }]);
  return spaces;
}

// What overlaps something that is held already is left to it: Azure IPAM would refuse it.
function hold(space: Space, more: readonly Held[]): void {
  for (const one of more) {
    if (space.taken.overlaps(one.prefix)) continue;
    space.held.push(one);
    space.taken.add(one.prefix);
  }
}

function heldBy({ network, prefixes }: NetworkPlace): Held[] {
  const about = network.region === undefined ? network.name : `${network.name} in ${network.region}`;
  const kind = network.deployed ? 'deployed' : 'reservation';
  return prefixes.filter(isIpv4).map((prefix) => ({ prefix, kind, name: network.name, desc: `Virtual network ${about}` }));
}

function outermost(prefixes: readonly Ipv4Prefix[]): Ipv4Prefix[] {
  const out: Ipv4Prefix[] = [];
  // What lies around a prefix comes before it, with nothing but its other contents between.
  for (const prefix of [...prefixes].sort(comparePrefixes)) {
    const last = out.at(-1);
    if (last === undefined || !prefixContains(last, prefix)) out.push(prefix);
  }
  return out;
}

// By its prefix, so that a block keeps its name when the pool gets a second one.
function blockName(block: Ipv4Prefix): string {
  return formatPrefix(block).replace('/', '-');
}

/** Letters, digits, periods, underscores and hyphens; none but letters and digits at the ends. */
function named(text: string, most: number, otherwise: string): string {
  const plain = ends(ends(text.replace(/[^A-Za-z0-9._-]+/g, '-')).slice(0, most));
  return plain === '' ? otherwise : plain;
}

/** The same, with spaces and slashes, at most 128. */
function described(text: string): string {
  return ends(ends(text.replace(/, /g, ' - ').replace(/[^A-Za-z0-9 /._-]+/g, '-')).slice(0, 128));
}

function ends(text: string): string {
  return text.replace(/^[ /._-]+|[ /._-]+$/g, '');
}
