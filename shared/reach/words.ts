import type { AddressSet } from '../address/address-set.ts';
import { formatPrefix } from '../address/prefix.ts';
import { formatIpv4 } from '../address/ipv4.ts';
import { formatIpv6 } from '../address/ipv6.ts';
import type { Extent } from './extent.ts';

const MOST_NAMED = 4;

/** Returns addresses in words: `10.64.0.0/24`, or the first few prefixes and how many more there are. */
export function setWords(set: AddressSet): string {
  const prefixes = set.prefixes();
  const named = (prefixes.length > MOST_NAMED ? prefixes.slice(0, MOST_NAMED - 1) : prefixes).map((prefix) =>
    prefix.family === 4 && prefix.length === 32
      ? formatIpv4(prefix.first)
      : prefix.family === 6 && prefix.length === 128
        ? formatIpv6(prefix.first)
        : formatPrefix(prefix),
  );
  return prefixes.length > MOST_NAMED ? `${named.join(', ')} and ${prefixes.length - named.length} more prefixes` : named.join(', ');
}

/** Returns an end of traffic in words. */
export function extentWords(extent: Extent): string {
  return extent.kind === 'tag' ? extent.tag : extent.atLarge ? 'the internet' : setWords(extent.set);
}
