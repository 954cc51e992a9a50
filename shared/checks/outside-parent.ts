import { formatPrefix, prefixContains, type Prefix } from '../address/prefix.ts';
import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import { defineCheck } from './check.ts';

/** A subnet should lie wholly inside one prefix of its network's address space. */
export const outsideParent = defineCheck({
  rule: 'outside-parent',
  severity: 'error',
  title: 'A subnet lies outside its virtual network.',
  why: 'Azure refuses a subnet that does not lie in one prefix of the address space of its network.',
  born: '2026-11',
  scope: 'network',
  sources: [virtualNetworkFaq],
  messages: { outside: 'The prefix {prefix} of {subnet} should lie inside the address space of {network}, which is {space}.' },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: app, prefix: 10.64.1.0/26}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: app, prefix: 10.64.0.64/26}]\n',
  },
  *run({ allocation }, finding) {
    for (const { network, prefixes, subnets } of allocation.networks) {
      if (prefixes.length === 0) continue;
      const isInside = (own: Prefix | undefined) => own === undefined || prefixes.some((space) => prefixContains(space, own));
      for (const { subnet, prefix, ipv6Prefix } of subnets) {
        if (isInside(prefix) && isInside(ipv6Prefix)) continue;
        for (const [own, path] of [[prefix, subnet.prefix?.path] as const, [ipv6Prefix, subnet.ipv6Prefix?.path] as const]) {
          if (own === undefined || isInside(own)) continue;
          yield finding(
            'outside',
            [subnet.address],
            path ?? subnet.path,
            { subnet: subnet.address, prefix: formatPrefix(own), network: network.name, space: prefixes.map(formatPrefix).join(', ') },
            {
              ...(subnet.deployed || path === undefined
                ? {}
                : { fix: { title: `Let ${subnet.address} be placed inside ${network.name}`, edits: [{ path }] } }),
            },
          );
        }
      }
    }
  },
});
