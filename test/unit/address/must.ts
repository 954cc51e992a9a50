import { parsePrefix, type Prefix } from '../../../shared/address/prefix.ts';
import { parseRange, type AddressRange } from '../../../shared/address/range.ts';

/** For fixed strings in tests: the prefix, or a throw. */
export function prefix(text: string): Prefix {
  const found = parsePrefix(text);
  if (found === undefined) throw new Error(`Not a prefix: ${text}`);
  return found;
}

/** For fixed strings in tests: the prefixes of a text with spaces between them. */
export function prefixes(text: string): Prefix[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(prefix);
}

/** For fixed strings in tests: the range, or a throw. */
export function range(text: string): AddressRange {
  const found = parseRange(text);
  if (found === undefined) throw new Error(`Not a range: ${text}`);
  return found;
}
