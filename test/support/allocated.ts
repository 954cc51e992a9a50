import { formatPrefix } from '../../shared/address/prefix.ts';
import { allocate } from '../../shared/allocate/allocate.ts';
import type { Allocation } from '../../shared/allocate/allocation.ts';
import type { PlanDocument } from '../../shared/plan/document.ts';
import { resolvePlan } from '../../shared/plan/resolve.ts';

/** Allocates a document that a test knows to be right, without its checks. */
export function mustAllocate(document: PlanDocument): Allocation {
  const plan = resolvePlan(document);
  if (!plan.ok) throw new Error(plan.problems.map((problem) => `${problem.at}: ${problem.text}`).join('\n'));
  return allocate(plan.value);
}

/** Every prefix of an allocation by subject: `net` and `net/subnet`, whatever the order of an address space; what has none is left out. */
export function placesOf({ networks }: Allocation): Map<string, string> {
  const all = new Map<string, string>();
  for (const { network, prefixes, subnets } of networks) {
    if (prefixes.length > 0) all.set(network.name, prefixes.map(formatPrefix).sort().join(' '));
    for (const { subnet, prefix, ipv6Prefix } of subnets) {
      const own = [prefix, ipv6Prefix].flatMap((one) => (one ? [formatPrefix(one)] : []));
      if (own.length > 0) all.set(subnet.address, own.join(' '));
    }
  }
  return all;
}
