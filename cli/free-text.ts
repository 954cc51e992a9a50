import type { FreeResult } from '../shared/result/free.ts';
import type { GapResult, NeighbourResult } from '../shared/result/gap-result.ts';
import { advertisesLines, isSummarized, limitsText, shorterLines } from './advertised.ts';
import { count, paint, percentOf, safe, table, type Column } from './print.ts';

const COLUMNS: readonly Column[] = [
  { title: 'free' },
  { title: 'addresses', align: 'right' },
  { title: 'last' },
  { title: 'after' },
  { title: 'before' },
];
const KINDS = { expressroute: 'ExpressRoute', vpn: 'VPN' } as const;
/** Networks that a heading names; the rest is counted. */
const MOST_NAMED = 5;

/** Returns the answer of `cadastre free` in words. */
export function freeText(entries: readonly FreeResult[]): string {
  return [...entries.map(entryText), ...legendOf(entries)].join('\n\n');
}

function legendOf(entries: readonly FreeResult[]): string[] {
  const legend = [
    ...(entries.some(({ fragmentation }) => fragmentation > 0)
      ? ['Fragmentation is the share of free addresses outside of the largest free block.']
      : []),
    ...(entries.some(({ advertises }) => advertises && isSummarized(advertises))
      ? ['A summary covers no addresses of others: only what is free in the pools of its networks.']
      : []),
  ];
  return legend.length === 0 ? [] : [paint('dim', legend.join(' '))];
}

function entryText(entry: FreeResult): string {
  const { gaps = [], room = [], advertises, gateway, limits = [] } = entry;
  const lines = [
    ...figureLines(entry),
    ...nextLines(entry),
    ...room.map(({ text }) => safe(text)),
    // A pool or a network with one prefix is advertised by that: the heading or its entry names it.
    ...(advertises && (advertises.prefixes > 1 || gateway !== undefined) ? advertisesLines(advertises) : []),
    ...(advertises && gateway !== undefined ? shorterLines(gateway, advertises) : []),
  ];
  return [
    headingText(entry),
    ...(gaps.length > 0 ? [table(COLUMNS, gaps.map(gapRow), '  ')] : []),
    ...lines.map((line) => `  ${line}`),
    ...[limitsText(limits) ?? []].flat(),
  ].join('\n');
}

function headingText({ pool, network, region, gateway, kinds = [], virtualNetworks = [], prefixes }: FreeResult): string {
  const space = prefixes.length === 0 ? 'no address space' : safe(prefixes.join(', '));
  if (pool !== undefined) return `${paint('bold', `Pool ${safe(pool)}`)}  ${space}`;
  if (network !== undefined) return `${paint('bold', safe(network))}  ${space}`;
  const named = virtualNetworks.slice(0, MOST_NAMED).map(safe).join(', ');
  const networks = virtualNetworks.length > MOST_NAMED ? `${named} and ${virtualNetworks.length - MOST_NAMED} more` : named;
  if (region !== undefined) return `${paint('bold', `Region ${safe(region)}`)}  ${networks}`;
  return `${paint('bold', `Gateway in ${safe(gateway ?? '')}`)}  ${kinds.map((kind) => KINDS[kind]).join(' and ')}, serves ${networks}`;
}

function figureLines({ virtualNetworks, prefixes, free, largestFree, freeAddresses, fragmentation }: FreeResult): string[] {
  if (prefixes.length === 0) return [];
  if (free.length === 0) return ['nothing free'];
  const ipv6 = free.filter((prefix) => prefix.includes(':')).length;
  const ipv4 = free.length - ipv6;
  const where = virtualNetworks ? ' in them' : '';
  return [
    ...(ipv4 === 0
      ? []
      : [
          `${count(ipv4, 'free block')}${where}, ${count(freeAddresses, 'address', 'addresses')}; the largest is ${largestFree ?? ''}, fragmentation ${percentOf(fragmentation, 1)}`,
        ]),
    ...(ipv6 === 0 ? [] : [`${count(ipv6, 'free IPv6 block')}${where}`]),
  ];
}

function nextLines({ size = '', next, fits = 0 }: FreeResult): string[] {
  if (next === undefined) return [];
  return [next === null ? `next ${size}: none, no free block is that large` : `next ${size}: ${next}; ${fits} fit`];
}

/** A run of blocks between the same two neighbours names the one in its first row and the other in its last. */
function gapRow(gap: GapResult, i: number, gaps: readonly GapResult[]): string[] {
  const { prefix, addresses, last, after, before } = gap;
  // Without neighbours it is the whole of a prefix, and a run of its own.
  const isSameRun = (other: GapResult | undefined) =>
    other !== undefined && (after !== null || before !== null) && isSame(other.after, after) && isSame(other.before, before);
  return [
    prefix,
    addresses === null ? `2^${128 - Number(prefix.split('/')[1])}` : String(addresses),
    last,
    isSameRun(gaps[i - 1]) ? '' : neighbourText(after, 'start'),
    isSameRun(gaps[i + 1]) ? '' : neighbourText(before, 'end'),
  ];
}

function isSame(a: NeighbourResult | null, b: NeighbourResult | null): boolean {
  return a?.kind === b?.kind && a?.name === b?.name && a?.prefix === b?.prefix;
}

function neighbourText(neighbour: NeighbourResult | null, edge: string): string {
  if (neighbour === null) return `the ${edge}`;
  const name = safe(neighbour.name);
  return neighbour.kind === 'reserved' || neighbour.kind === 'forbidden' ? `${neighbour.kind}: ${name}` : name;
}
