import { parsePrefix, type Prefix } from '../../shared/address/prefix.ts';

/** Reads prefixes with the engine, as everything in it does. */
export function readPrefixes(list: readonly string[]): Prefix[] {
  return list.map((text) => {
    const prefix = parsePrefix(text);
    if (prefix === undefined) throw new RangeError(text);
    return prefix;
  });
}
