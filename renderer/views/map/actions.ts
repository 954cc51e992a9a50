import { buddyOf, formatPrefix, parsePrefix } from '../../../shared/address/prefix.ts';
import type { Operation } from '../../engine/calls.ts';
import type { Block, Space } from './scene.ts';

/** What can be done with a block: an edit, or something that asks first. */
export interface BlockAction {
  readonly id: 'pick-up' | 'add' | 'halves' | 'split' | 'join' | 'larger' | 'smaller' | 'go-in';
  readonly title: string;
  /** The key that does the same in the map. */
  readonly key?: string;
  /** Absent: the map does it, or asks first. */
  readonly operation?: Operation;
}

/** Returns what can be done with a block of a row. Whether the plan allows it the engine says when it is asked. */
export function actionsOf(space: Space, block: Block): BlockAction[] {
  const goIn: BlockAction = { id: 'go-in', title: 'Zoom to it', key: 'Enter' };
  const prefix = parsePrefix(block.prefix);
  if (!prefix || prefix.family === 6) return [goIn];
  if (block.kind === 'free') return space.kind === 'network' && space.subject !== '' ? [{ id: 'add', title: 'Add a subnet here…' }, goIn] : [goIn];
  if (block.kind !== 'network' && block.kind !== 'subnet') return [goIn];
  const { subject } = block;
  const from = block.kind === 'network' ? { from: block.prefix } : {};
  const resize = (length: number): Operation => ({ kind: 'resize', subject, length: `/${length}`, ...from });
  return [
    { id: 'pick-up', title: 'Move…', key: 'Space' },
    { id: 'larger', title: `Larger, /${prefix.length - 1}`, operation: resize(prefix.length - 1) },
    { id: 'smaller', title: `Smaller, /${prefix.length + 1}`, operation: resize(prefix.length + 1) },
    { id: 'halves', title: 'Split in halves', operation: { kind: 'split', subject, ...from } },
    { id: 'split', title: 'Split…' },
    ...joinOf(space, block),
    goIn,
  ];
}

/** Joins a subnet with the one beside it, where the two make up one prefix. */
function joinOf({ blocks }: Space, block: Block): BlockAction[] {
  const own = parsePrefix(block.prefix);
  const buddy = own && buddyOf(own);
  const other = block.kind === 'subnet' && buddy && blocks.find(({ kind, prefix }) => kind === 'subnet' && prefix === formatPrefix(buddy));
  return other ? [{ id: 'join', title: `Join with ${other.title}`, operation: { kind: 'join', subjects: [block.subject, other.subject] } }] : [];
}

/** Returns the prefix lengths that a block can be split into, with the number of pieces: two to 256 of them. */
export function splitLengths(prefix: string): readonly { readonly length: string; readonly pieces: number }[] {
  const own = parsePrefix(prefix);
  if (own?.family !== 4) return [];
  const lengths = [];
  for (let bits = 1; bits <= 8 && own.length + bits <= 29; bits++) lengths.push({ length: `/${own.length + bits}`, pieces: 2 ** bits });
  return lengths;
}
