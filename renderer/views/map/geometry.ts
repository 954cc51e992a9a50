import { addressCountExact, formatPrefix, parsePrefix, prefixAround, type Prefix } from '../../../shared/address/prefix.ts';
import type { Block, Space } from './scene.ts';

/** What of a row is on screen, in addresses from the beginning of the row. */
export interface View {
  readonly from: number;
  readonly span: number;
}

/** A block as it is drawn, in pixels. */
export interface Box {
  readonly key: string;
  readonly left: number;
  readonly width: number;
  /** Blocks that overlap lie one under another: which of how many lanes. */
  readonly lane: number;
  readonly lanes: number;
  readonly block: Block;
  /** How many blocks it stands for: several that are too narrow to be told apart are drawn as one. */
  readonly count: number;
  readonly conflict: boolean;
}

/** Below this many pixels a block is not told apart from its neighbours. */
export const NARROW = 3;
/** The fewest addresses that a row shows. */
const LEAST_SPAN = 8;

/** Returns the whole of a row. */
export function wholeOf({ size }: Pick<Space, 'size'>): View {
  return { from: 0, span: size };
}

/** Returns a view as it may be: inside of the row, and no narrower than a few addresses. */
export function clampView({ from, span }: View, size: number): View {
  const shown = Math.min(size, Math.max(Math.min(LEAST_SPAN, size), span));
  return { from: Math.min(size - shown, Math.max(0, from)), span: shown };
}

/** Returns a view that shows more (`factor` below 1) or fewer addresses, so that what is at `share` of its width (0 to 1) stays there. */
export function zoomed({ from, span }: View, factor: number, share: number, size: number): View {
  const { span: shown } = clampView({ from, span: span / factor }, size);
  return clampView({ from: from + share * (span - shown), span: shown }, size);
}

/** Returns a view moved by a share of its width. */
export function panned({ from, span }: View, share: number, size: number): View {
  return clampView({ from: from + share * span, span }, size);
}

/** Returns a view that shows a block: the same one if the block is in it, else one with the block in its middle. */
export function revealing(view: View, { at, size }: Pick<Block, 'at' | 'size'>, all: number): View {
  if (at >= view.from && at + size <= view.from + view.span) return view;
  return clampView({ from: at + size / 2 - Math.max(view.span, size) / 2, span: Math.max(view.span, size) }, all);
}

/**
 * Returns what of a row is drawn in a view of that many pixels: at most `width / NARROW` boxes per lane, however many blocks there are, because neighbours
 * that are too narrow are drawn as one. In the order of their addresses.
 */
export function boxesOf({ blocks }: Pick<Space, 'blocks'>, { from, span }: View, width: number): Box[] {
  const scale = width / span;
  const boxes: Box[] = [];
  let run: { key: string; left: number; end: number; block: Block; count: number; conflict: boolean; only: number } | undefined;
  const endRun = () => {
    if (!run) return;
    const { left, end, only, ...box } = run;
    boxes.push({ ...box, left, width: Math.max(box.count > 1 ? NARROW : only, end - left), lane: 0, lanes: 1 });
    run = undefined;
  };
  for (const group of lanesOf(blocks.filter(({ at, size }) => at < from + span && at + size > from))) {
    for (const { block, lane, lanes } of group) {
      // What reaches beyond the view is cut off there, so that its label is seen.
      const left = Math.max(0, (block.at - from) * scale);
      const end = Math.min(width, (block.at + block.size - from) * scale);
      if (end - left >= NARROW) {
        endRun();
        boxes.push({ key: block.key, left, width: end - left, lane, lanes, block, count: 1, conflict: block.conflict });
        continue;
      }
      if (run && end - run.left > 4 * NARROW) endRun();
      if (!run) run = { key: block.key, left, end, block, count: 1, conflict: block.conflict, only: end - left };
      else {
        run.end = Math.max(run.end, end);
        run.conflict ||= block.conflict;
        // Free slivers between blocks are not counted; alone they stay what they are.
        if (block.kind === 'free') continue;
        if (run.block.kind === 'free') Object.assign(run, { block, key: block.key });
        else run.count += 1;
      }
    }
  }
  endRun();
  return boxes;
}

/** Returns the most blocks of a row that lie one under another, whatever part of it is on screen: a row is as tall as they need. */
export function lanesIn({ blocks }: Pick<Space, 'blocks'>): number {
  let most = 1;
  for (const [first] of lanesOf(blocks)) most = Math.max(most, first?.lanes ?? 1);
  return most;
}

/** Returns the part of a row from its first to its last block that is not free, with a little beside it; all of it when nothing is used. */
export function usedPart({ blocks, size }: Pick<Space, 'blocks' | 'size'>): View {
  const used = blocks.filter(({ kind }) => kind !== 'free');
  const from = used[0]?.at;
  if (from === undefined) return { from: 0, span: size };
  const end = used.reduce((last, block) => Math.max(last, block.at + block.size), 0);
  const beside = (end - from) / 16;
  // Cut off at the ends of the row, rather than moved away from them.
  const shown = Math.max(0, from - beside);
  return clampView({ from: shown, span: Math.min(size, end + beside) - shown }, size);
}

interface InLane {
  readonly block: Block;
  readonly lane: number;
  readonly lanes: number;
}

/** Groups what overlaps, and gives each block of a group a lane of its own among those that it meets. */
function* lanesOf(blocks: readonly Block[]): Generator<InLane[]> {
  let group: { block: Block; lane: number }[] = [];
  let ends: number[] = [];
  const done = () => group.map(({ block, lane }) => ({ block, lane, lanes: ends.length }));
  for (const block of blocks) {
    if (group.length > 0 && ends.every((end) => end <= block.at)) {
      yield done();
      group = [];
      ends = [];
    }
    let lane = ends.findIndex((end) => end <= block.at);
    if (lane < 0) lane = ends.length;
    ends[lane] = block.at + block.size;
    group.push({ block, lane });
  }
  if (group.length > 0) yield done();
}

/** Where a block is drawn in a view, in pixels; it may reach beyond it. */
export function spanOf(
  { at, size }: Pick<Block, 'at' | 'size'>,
  { from, span }: View,
  width: number,
): { readonly left: number; readonly width: number } {
  return { left: ((at - from) * width) / span, width: (size * width) / span };
}

/** Returns where a prefix lies in a row, in addresses from its beginning; undefined when it does not lie in it. */
export function placeIn(space: Pick<Space, 'prefix'>, text: string): { readonly at: number; readonly size: number } | undefined {
  const row = readPrefix(space.prefix);
  const prefix = parsePrefix(text);
  if (prefix?.family !== row.family || prefix.length < row.length) return undefined;
  const at = BigInt(prefix.first) - BigInt(row.first);
  return at < 0n || at >= addressCountExact(row) ? undefined : { at: Number(at), size: Number(addressCountExact(prefix)) };
}

/** Returns the aligned prefix of a length around a place in a row, written as text; undefined beyond the row, or for a length that is wider. */
export function prefixAt({ prefix }: Pick<Space, 'prefix'>, at: number, length: number): string | undefined {
  const row = readPrefix(prefix);
  if (!Number.isFinite(at) || at < 0 || at >= Number(addressCountExact(row)) || length < row.length) return undefined;
  const address = BigInt(row.first) + BigInt(Math.floor(at));
  return formatPrefix(prefixAround(row.family === 4 ? Number(address) : address, length));
}

/** Returns the prefix that a block becomes when its end is pulled to a place: the length whose size is nearest, around its own beginning. */
export function resizedTo(space: Pick<Space, 'prefix'>, block: Pick<Block, 'at' | 'prefix'>, end: number): string | undefined {
  const own = readPrefix(block.prefix);
  const row = readPrefix(space.prefix);
  const bits = Math.round(Math.log2(Math.max(1, end - block.at)));
  const length = Math.min(own.family === 4 ? 29 : 64, Math.max(row.length, (own.family === 4 ? 32 : 128) - bits));
  return prefixAt(space, block.at, length);
}

export interface Tick {
  readonly left: number;
  readonly text: string;
}

/** Returns the scale above a row: round addresses, at least `apart` pixels from one another, each with the pixel where it is. */
export function ticksOf(space: Pick<Space, 'prefix' | 'size'>, { from, span }: View, width: number, apart: number): Tick[] {
  const row = readPrefix(space.prefix);
  const step = Math.max(1, 2 ** Math.ceil(Math.log2((span * apart) / width)));
  const ticks: Tick[] = [];
  const longest = row.family === 4 ? 32 : 128;
  for (let at = Math.ceil(from / step) * step; at < from + span && ticks.length < 64; at += step) {
    const address = BigInt(row.first) + BigInt(at);
    const text = formatPrefix(prefixAround(row.family === 4 ? Number(address) : address, longest)).split('/')[0] ?? '';
    ticks.push({ left: ((at - from) * width) / span, text });
  }
  return ticks;
}

function readPrefix(text: string): Prefix {
  const prefix = parsePrefix(text);
  if (!prefix) throw new Error(`${text} was written by the engine, and is no prefix`);
  return prefix;
}
