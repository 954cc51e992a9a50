import { addressCountExact, formatPrefix, longestLength, parsePrefix, prefixAround, prefixLast } from '../../../shared/address/prefix.ts';
import type { Box } from './geometry.ts';

/** What stands on a block, and what is read out of it. */
export interface BlockText {
  readonly name: string;
  readonly prefix: string;
  readonly spoken: string;
}

/** Returns the texts of a drawn block. One that stands for several says how many. */
export function boxText({ block, count, conflict, width }: Pick<Box, 'block' | 'count' | 'conflict' | 'width'>): BlockText {
  const wrong = conflict ? ', in conflict' : '';
  if (count > 1) {
    const spoken = `${count} blocks from ${block.prefix} on, too narrow to be told apart${wrong}; Enter zooms in`;
    return { name: '', prefix: '', spoken };
  }
  const spoken = [block.title, block.prefix, block.note].filter(Boolean).join(', ') + wrong;
  const length = `/${block.prefix.split('/')[1]}`;
  // What does not fit is written shorter rather than cut off: seven pixels a character.
  const prefix = width >= 7 * (block.prefix.length + 1) ? block.prefix : length;
  return { name: block.title, prefix, spoken };
}

/** Returns the first and the last address of a prefix and how many it has, for the panel. */
export function extentOf(text: string): { readonly first: string; readonly last: string; readonly addresses: string } | undefined {
  const prefix = parsePrefix(text);
  if (!prefix) return undefined;
  const addressOf = (at: number | bigint) => formatPrefix(prefixAround(at, longestLength(prefix.family))).split('/')[0] ?? '';
  const count = addressCountExact(prefix);
  return {
    first: addressOf(prefix.first),
    last: addressOf(prefixLast(prefix)),
    // Of IPv6 nobody counts addresses.
    addresses: prefix.family === 4 ? count.toLocaleString('en-US') : `2^${128 - prefix.length}`,
  };
}
