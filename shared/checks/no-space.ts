import { addressCount, formatPrefix, parsePrefix, prefixesOverlap } from '../address/prefix.ts';
import type { Shortage } from '../allocate/allocation.ts';
import { excludedRangesOf } from '../catalog/by-inputs.ts';
import { defineCheck } from './check.ts';
import { fixesFor } from './fit/fixes.ts';
import { planIpPage } from './sources.ts';
import type { Path } from '../problem/problem.ts';
import type { Plan } from '../plan/plan.ts';

/** Everything in a plan should find a place. */
export const noSpace = defineCheck({
  rule: 'no-space',
  severity: 'error',
  title: 'A network or a subnet found no place.',
  why: 'The message says how large a free block was needed and what the largest free one is. Add a prefix to the pool or to the address space, ask for less, or move something that is only planned. Each fix that is offered has been tried: with it everything is placed that was, and where it was, but for what the fix names.',
  born: '2026-11',
  sources: [planIpPage],
  messages: {
    fragmented:
      '{subject} needs a free /{length} in {within}; {free} addresses are free there, but the largest free block is {largest} (fragmentation {fragmentation} %).',
    small: '{subject} needs a free /{length} in {within}, where no more than {largest} is free.',
    fragmented6: '{subject} needs a free /{length} in {within}, where the largest free block is {largest}.',
    full: '{subject} needs a free /{length} in {within}, where nothing is free.',
    excluded: '{subject} needs a free /{length} in {within}; its services cannot use the ranges that are free there ({largest} is the largest).',
    excludedBy:
      '{subject} needs a free /{length} in {within}; its services cannot use the ranges that are free there ({largest} is the largest). {why}',
    family: '{subject} needs IPv{family} addresses; {within} has no IPv{family} prefix.',
    pins: '{subject} has pinned subnets, and no free block of {within} holds all of them together with the others.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/26]\n    subnets: [{name: app, size: /27}, {name: data, size: /26}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/25]\n    subnets: [{name: app, size: /27}, {name: data, size: /26}]\n',
  },
  *run({ plan, allocation }, finding) {
    if (allocation.shortages.length === 0) return;
    const paths = pathsOf(plan);
    const fixes = fixesFor(plan, allocation);
    for (const shortage of allocation.shortages) {
      const { subject, within, length = 0, largestFree, freeAddresses, family } = shortage;
      const why = rangesInTheWay(plan, shortage);
      const values = {
        subject,
        within,
        length,
        family,
        free: freeAddresses,
        largest: largestFree ? formatPrefix(largestFree) : 'none',
        fragmentation: fragmentation(shortage),
        why,
      };
      const [fix, ...alternatives] = fixes.get(shortage) ?? [];
      yield finding(messageFor(shortage, why), [subject, within], paths.get(subject) ?? [], values, { ...(fix ? { fix } : {}), alternatives });
    }
  },
});

function messageFor({ because, largestFree, family, freeAddresses }: Shortage, why: string) {
  if (because === 'no-pool-prefix') return 'family';
  if (because === 'pinned-subnets') return 'pins';
  if (because === 'excluded-ranges') return why === '' ? 'excluded' : 'excludedBy';
  if (!largestFree) return 'full';
  if (family === 6) return 'fragmented6';
  return addressCount(largestFree) === freeAddresses ? 'small' : 'fragmented';
}

/** The share of the free addresses that lies outside of the largest free block, in whole percent; what is neither nothing nor all never reads as such. */
function fragmentation({ largestFree, freeAddresses }: Shortage): number {
  if (largestFree === undefined || freeAddresses === 0) return 0;
  return Math.min(99, Math.max(1, Math.round(100 * (1 - addressCount(largestFree) / freeAddresses))));
}

/** The ranges that the services of a network or a subnet keep out of and that meet what is free, in sentences; at most three of them. */
function rangesInTheWay(plan: Plan, { subject, kind, largestFree }: Shortage): string {
  const subnets = plan.networks.flatMap((network) =>
    kind === 'network' ? (network.name === subject ? network.subnets : []) : network.subnets.filter(({ address }) => address === subject),
  );
  const said = subnets.flatMap(({ workloads }) =>
    workloads.flatMap((workload) =>
      excludedRangesOf(workload).flatMap(({ prefix, why, appliesTo }) => {
        const parsed = parsePrefix(prefix);
        const meets = appliesTo === kind && parsed !== undefined && largestFree !== undefined && prefixesOverlap(parsed, largestFree);
        return meets ? [`${workload.service.name} keeps out of ${prefix}: ${why}`] : [];
      }),
    ),
  );
  return [...new Set(said)]
    .slice(0, 3)

    .join(' ');
}

function pathsOf(plan: Plan): Map<string, Path> {
  const paths = new Map<string, Path>();
  for (const network of plan.networks) {
    paths.set(network.name, network.path);
    for (const subnet of network.subnets) paths.set(subnet.address, subnet.path);
  }
  return paths;
}
