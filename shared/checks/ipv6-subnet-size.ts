import { formatPrefix, prefixAround } from '../address/prefix.ts';
import { IPV6_SUBNET, virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import type { Subnet, WrittenPrefix } from '../plan/plan.ts';
import { defineCheck } from './check.ts';
import type { Fix } from './finding.ts';

/** An IPv6 subnet should be a /64, and a subnet's two prefixes should stand under the right key. */
export const ipv6SubnetSize = defineCheck({
  rule: 'ipv6-subnet-size',
  severity: 'error',
  title: 'The IPv6 prefix of a subnet is not a /64.',
  why: 'Azure accepts exactly /64 for the IPv6 prefix of a subnet. The IPv4 prefix stands under prefix, the IPv6 one under ipv6Prefix.',
  born: '2026-11',
  scope: 'network',
  sources: [virtualNetworkFaq],
  messages: {
    length: 'The IPv6 prefix {prefix} of {subnet} should be a /{length}.',
    key: '{prefix} of {subnet} should stand under {key}.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24, "fd00:64::/56"]\n    subnets: [{name: app, prefix: 10.64.0.0/26, ipv6Prefix: "fd00:64::/60"}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24, "fd00:64::/56"]\n    subnets: [{name: app, prefix: 10.64.0.0/26, ipv6Prefix: "fd00:64::/64"}]\n',
  },
  *run({ plan }, finding) {
    for (const network of plan.networks) {
      for (const subnet of network.subnets) {
        const six = subnet.ipv6Prefix?.prefix;
        if (subnet.ipv6Prefix && six?.family === 4)
          yield finding(
            'key',
            [subnet.address],
            subnet.ipv6Prefix.path,
            { prefix: formatPrefix(six), subnet: subnet.address, key: 'prefix' },
            { fix: underKey(subnet, subnet.ipv6Prefix, 'prefix') },
          );
        if (subnet.prefix?.prefix?.family === 6)
          yield finding(
            'key',
            [subnet.address],
            subnet.prefix.path,
            { prefix: subnet.prefix.text, subnet: subnet.address, key: 'ipv6Prefix' },
            { fix: underKey(subnet, subnet.prefix, 'ipv6Prefix') },
          );
        if (subnet.ipv6Prefix && six?.family === 6 && six.length !== IPV6_SUBNET.value) {
          const { path } = subnet.ipv6Prefix;
          const right = formatPrefix(prefixAround(six.first, IPV6_SUBNET.value));
          const fix = subnet.deployed ? undefined : { title: `Write ${right}`, edits: [{ path, set: right }] };
          yield finding('length', [subnet.address], path, { prefix: formatPrefix(six), subnet: subnet.address, length: IPV6_SUBNET.value }, { fix });
        }
      }
    }
  },
});

/** Moves a prefix to the key that it belongs under, where that is still free. */
function underKey(subnet: Subnet, { text, path }: WrittenPrefix, key: 'prefix' | 'ipv6Prefix'): Fix | undefined {
  if (subnet.deployed || subnet[key] !== undefined) return undefined;
  return { title: `Write ${text} under ${key}`, edits: [{ path }, { path: [...subnet.path, key], set: text }] };
}
