import { formatPrefix } from '../address/prefix.ts';
import { LARGEST_SUBNET, SMALLEST_SUBNET, virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import { defineCheck } from './check.ts';

/** A subnet should be neither smaller nor larger than Azure accepts, nor larger than its service accepts. */
export const subnetOutsideLimits = defineCheck({
  rule: 'subnet-outside-limits',
  severity: 'error',
  title: 'A subnet is smaller or larger than Azure accepts.',
  why: 'The smallest IPv4 subnet is a /29, of which three addresses are usable; some services also refuse subnets above a size.',
  born: '2026-11',
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
    for (const { subnets } of allocation.networks) {
      for (const { subnet, prefix } of subnets) {
        const path = subnet.prefix?.path ?? subnet.path;
        if (subnet.sizing.tooLarge)
          yield finding('need', [subnet.address], path, { subnet: subnet.address, total: subnet.sizing.total, largest: LARGEST_SUBNET.value });
        if (!prefix) continue;
        const values = { subnet: subnet.address, prefix: formatPrefix(prefix) };
        if (prefix.length > SMALLEST_SUBNET.value) yield finding('small', [subnet.address], path, { ...values, smallest: SMALLEST_SUBNET.value });
        if (prefix.length < LARGEST_SUBNET.value)
          yield finding('large', [subnet.address], path, { ...values, largest: LARGEST_SUBNET.value, who: 'Azure' });
        for (const { service } of subnet.workloads) {
          const { largest } = service.subnet;
          if (largest && prefix.length < largest.value)
            yield finding('large', [subnet.address], path, { ...values, largest: largest.value, who: service.name }, { source: largest.source });
        }
      }
    }
  },
});
