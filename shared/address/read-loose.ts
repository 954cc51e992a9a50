import { ok, refused, type Result } from '../problem/result.ts';
import { explainPrefix } from './explain-prefix.ts';
import { looseReading, type LoosePrefix } from './loose-forms.ts';

export type { LoosePrefix } from './loose-forms.ts';

/**
 * Returns the prefix that `text` most likely means, with every change that was made to it in words.
 *
 * Accepts what people paste: spaces around it, an address alone (as /32 or /128), a mask or wildcard mask after a
 * slash or a space, leading zeros (decimal), host bits (cleared; `neighbours` offers the two candidates), a range that
 * is exactly one prefix, an IPv4-mapped address. A strict spelling comes back unchanged, with no changes.
 * Problem: `invalid-prefix`, with an empty `at`, for everything else.
 *
 * @example readPrefixLoosely('10.0.0.4 255.255.255.0')  // 10.0.0.0/24, two changes
 */
export function readPrefixLoosely(text: string): Result<LoosePrefix> {
  const reading = looseReading(text);
  return reading === undefined ? refused([explainPrefix(text, '')]) : ok(reading);
}
