import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { applyDelta, encodeDelta } from './delta.ts';

/** A revision's text as the store keeps it. */
export interface Content {
  readonly encoding: 'full' | 'delta';
  readonly bytes: Uint8Array;
}

/** A full text stands at least this often, so that reading one replays fewer deltas than this. */
export const FULL_EVERY = 32;

// Reading a text never takes more memory than this, whatever stands in the file.
const MOST_BYTES = 256 * 1024 * 1024;

/** Returns a text as a delta against the one before it; as a full text where there is none, when it is time, and when the delta is over half of it. */
export function packContent(text: string, before: { readonly text: string; readonly sinceFull: number } | undefined): Content {
  const full = deflateRawSync(text);
  if (before === undefined || before.sinceFull + 1 >= FULL_EVERY) return { encoding: 'full', bytes: full };
  const delta = deflateRawSync(encodeDelta(before.text, text));
  return delta.length * 2 > full.length ? { encoding: 'full', bytes: full } : { encoding: 'delta', bytes: delta };
}

/** Returns the text, or undefined when the bytes are damaged or do not fit the text before. */
export function unpackContent({ encoding, bytes }: Content, before: string | undefined): string | undefined {
  let unpacked: string;
  try {
    unpacked = inflateRawSync(bytes, { maxOutputLength: MOST_BYTES }).toString('utf8');
  } catch {
    return undefined;
  }
  if (encoding === 'full') return unpacked;
  return before === undefined ? undefined : applyDelta(before, unpacked);
}
