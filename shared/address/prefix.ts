// The prefix, the value that everything else in this folder is about: one door to its parts.
export {
  addressCount,
  addressCountExact,
  comparePrefixes,
  ipv4Prefix,
  ipv6Prefix,
  longestLength,
  maskTo,
  prefixAround,
  prefixContains,
  prefixContainsAddress,
  prefixLast,
  prefixesOverlap,
  samePrefix,
} from './prefix-value.ts';
export type { Address, Ipv4Prefix, Ipv6Prefix, Prefix } from './prefix-value.ts';
export { formatPrefix, parsePrefix } from './prefix-text.ts';
export { buddyOf, halvesOf, nextPrefix, parentOf, previousPrefix, subprefixes } from './prefix-kin.ts';
export { explainPrefix } from './explain-prefix.ts';
