import { formatPrefix, parsePrefix, prefixContains, prefixesOverlap } from '../address/prefix.ts';
import { FORBIDDEN_RANGES, PRIVATE_RANGES } from '../catalog/address-ranges.ts';
import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import type { Pool } from '../plan/plan.ts';
import { defineCheck } from './check.ts';
import { carveAnew } from './remedies/place-anew.ts';

const forbidden = FORBIDDEN_RANGES.flatMap((range) => parsePrefix(range.prefix) ?? []);
const privateRanges = PRIVATE_RANGES.flatMap((range) => parsePrefix(range.prefix) ?? []);

/** An IPv4 address space should come from the private ranges. */
export const publicRange = defineCheck({
  rule: 'public-range',
  severity: 'warning',
  title: 'An address space is not private.',
  why: 'Azure accepts public ranges inside a virtual network, but the real owners of those addresses become unreachable from it, and Azure Firewall translates traffic to them unless they are declared private.',
  born: '2026-11',
  scope: 'network',
  sources: [virtualNetworkFaq],
  messages: {
    public:
      'The address space {prefix} of {network} should lie in a private range; it holds public addresses, whose real owners cannot be reached from this network.',
  },
  samples: {
    failing: 'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: hub, addressSpace: [20.30.0.0/24]}\n',
    passing: 'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: hub, addressSpace: [172.16.0.0/24]}\n',
  },
  *run({ allocation }, finding) {
    for (const { network, prefixes } of allocation.networks) {
      for (const prefix of prefixes) {
        if (prefix.family !== 4 || privateRanges.some((range) => prefixContains(range, prefix))) continue;
        // What Azure accepts nowhere is told by another check.
        if (forbidden.some((range) => prefixesOverlap(range, prefix))) continue;
        const path = network.addressSpace.find((written) => written.prefix === prefix)?.path ?? network.path;
        const fix = network.pool && isPrivate(network.pool) ? carveAnew(network) : undefined;
        yield finding('public', [network.name], path, { network: network.name, prefix: formatPrefix(prefix) }, { fix });
      }
    }
  },
});

/** Whether all IPv4 prefixes of a pool are private, so that whatever is carved from it is. */
function isPrivate({ prefixes }: Pool): boolean {
  return prefixes.every(({ prefix }) => prefix?.family !== 4 || privateRanges.some((range) => prefixContains(range, prefix)));
}
