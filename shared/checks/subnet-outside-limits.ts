import { formatPrefix } from '../address/prefix.ts';
import { LARGEST_SUBNET, SMALLEST_SUBNET, virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import type { Source } from '../catalog/source.ts';
import { demandedLength, type Subnet } from '../plan/plan.ts';
import { defineCheck } from './check.ts';
import { resizeSubnet } from './remedies/place-anew.ts';

/** A subnet should be neither smaller nor larger than Azure accepts, nor larger than its service accepts. */
export const subnetOutsideLimits = defineCheck({
  rule: 'subnet-outside-limits',
  severity: 'error',
  title: 'A subnet is smaller or larger than Azure accepts.',
  why: 'The smallest IPv4 subnet is a /29, of which three addresses are usable; some services also refuse subnets above a size.',
  born: '2026-11',
  scope: 'network',
  sources: [virtualNetworkFaq],
  messages: {
    small: 'The prefix {prefix} of {subnet} should be a /{smallest} or larger; Azure accepts no smaller subnet.',
    large: 'The prefix {prefix} of {subnet} should be a /{largest} or smaller; {who} accepts no larger subnet.',
    need: '{subnet} needs {total} addresses, more than the largest subnet that Azure accepts (/{largest}).',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: app, prefix: 10.64.0.0/30}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: app, prefix: 10.64.0.0/29}]\n',
  },
  *run({ allocation }, finding) {
    for (const place of allocation.networks) {
      for (const { subnet, prefix } of place.subnets) {
        const path = subnet.prefix?.path ?? subnet.path;
        if (subnet.sizing.tooLarge)
          yield finding('need', [subnet.address], path, { subnet: subnet.address, total: subnet.sizing.total, largest: LARGEST_SUBNET.value });
        if (!prefix) continue;
        const report = (message: 'small' | 'large', more: Readonly<Record<string, string | number>>, source?: Source) =>
          finding(
            message,
            [subnet.address],
            path,
            { subnet: subnet.address, prefix: formatPrefix(prefix), ...more },
            { source, fix: subnet.sizing.tooLarge ? undefined : resizeSubnet(place, subnet, withinLimits(subnet)) },
          );
        if (prefix.length > SMALLEST_SUBNET.value) yield report('small', { smallest: SMALLEST_SUBNET.value });
        if (prefix.length < LARGEST_SUBNET.value) yield report('large', { largest: LARGEST_SUBNET.value, who: 'Azure' });
        for (const { service } of subnet.workloads) {
          const { largest } = service.subnet;
          if (largest && prefix.length < largest.value) yield report('large', { largest: largest.value, who: service.name }, largest.source);
        }
      }
    }
  },
});

/** The prefix length that a subnet asks for, or the nearest one that Azure and all of its services accept. */
function withinLimits(subnet: Subnet): number {
  const largest = Math.max(LARGEST_SUBNET.value, ...subnet.workloads.map(({ service }) => service.subnet.largest?.value ?? 0));
  return Math.min(Math.max(demandedLength(subnet), largest), SMALLEST_SUBNET.value);
}
