import { formatPrefix } from '../address/prefix.ts';
import type { SourceEdit } from '../plan/source-edit.ts';
import type { Computed } from './compute.ts';

/**
 * Returns the edits that record every chosen prefix in the document, so that nothing moves again: address spaces of
 * carved networks, prefixes of placed subnets. Empty when all is recorded.
 */
export function recordEdits({ allocation }: Pick<Computed, 'allocation'>): SourceEdit[] {
  const edits: SourceEdit[] = [];
  for (const { network, prefixes, subnets } of allocation.networks) {
    // A dual-stack network may have its IPv4 space given and its IPv6 space chosen: then the list is extended.
    if (prefixes.length > network.addressSpace.filter((written) => written.prefix).length) {
      const unreadable = network.addressSpace.filter((written) => !written.prefix).map((written) => written.text);
      edits.push({ path: [...network.path, 'addressSpace'], set: [...prefixes.map(formatPrefix), ...unreadable] });
    }
    for (const { subnet, prefix, ipv6Prefix } of subnets) {
      if (!subnet.prefix && prefix) edits.push({ path: [...subnet.path, 'prefix'], set: formatPrefix(prefix) });
      if (!subnet.ipv6Prefix && ipv6Prefix) edits.push({ path: [...subnet.path, 'ipv6Prefix'], set: formatPrefix(ipv6Prefix) });
    }
  }
  return edits;
}
