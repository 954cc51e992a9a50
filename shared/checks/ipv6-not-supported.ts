import { formatPrefix } from '../address/prefix.ts';
import type { NetworkPlace } from '../allocate/allocation.ts';
import type { Service } from '../catalog/service.ts';
import { ipv6Overview } from '../catalog/ipv6-rules.ts';
import type { Subnet } from '../plan/plan.ts';
import { compareText } from '../problem/compare.ts';
import { residentsOf } from './attachments.ts';
import { defineCheck } from './check.ts';
import { listed } from './words.ts';

/** A service without IPv6 should get no IPv6 prefix, and keep out of networks in which it cannot stand beside IPv6. */
export const ipv6NotSupported = defineCheck({
  rule: 'ipv6-not-supported',
  severity: 'error',
  title: 'A service that does not support IPv6 stands in a dual-stack network.',
  why: 'In a dual-stack network a subnet gets a /64 only if its services are not known to refuse it: Azure Firewall, Bastion and VPN gateways, say, stand there with IPv4 alone, which is said once for each network. An IPv6 prefix that the document gives such a subnet is an error, and so is a service that cannot stand in a network that has IPv6 elsewhere. Services of which no page says anything get their /64.',
  born: '2026-11',
  scope: 'network',
  sources: [ipv6Overview],
  messages: {
    pinned: '{subnet} should have no IPv6 prefix ({prefix}); {service} does not support IPv6.',
    network: '{service} in {subnet} should not stand in the dual-stack network {network}. {reason}',
    left: '{network} is dual stack, and {subnets} should stay with IPv4 alone: {services} {do} not support IPv6.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24, "fd00:64::/56"]\n    subnets: [{service: firewall, prefix: 10.64.0.0/26, ipv6Prefix: "fd00:64::/64"}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24, "fd00:64::/56"]\n    ipv6: true\n    subnets: [{name: app, inputs: {machines: 4}}]\n',
  },
  *run({ allocation }, finding) {
    for (const place of allocation.networks) {
      const { network, subnets } = place;
      const isDualStack = hasIpv6(place);
      const left: { subnet: Subnet; service: Service }[] = [];
      for (const { subnet, ipv6Prefix } of subnets) {
        const refusing = servicesWithout(subnet);
        for (const service of isDualStack ? refusing : []) {
          const { inDualStackNetwork: there } = service.subnet;
          if (there)
            yield finding(
              'network',
              [subnet.address, network.name],
              subnet.path,
              { service: service.name, subnet: subnet.address, network: network.name, reason: there.value },
              { source: there.source },
            );
        }
        const [service] = refusing;
        if (!service) continue;
        if (ipv6Prefix) {
          const path = subnet.ipv6Prefix?.path ?? subnet.path;
          const fix = subnet.deployed ? {} : { fix: { title: `Remove the IPv6 prefix of ${subnet.address}`, edits: [{ path }] } };
          yield finding(
            'pinned',
            [subnet.address],
            path,
            { subnet: subnet.address, prefix: formatPrefix(ipv6Prefix), service: service.name },
            { ...fix, source: service.subnet.ipv6.source },
          );
        } else if (network.ipv6) left.push({ subnet, service });
      }
      if (left.length === 0) continue;
      const names = new Set(left.map(({ service }) => service.name));
      yield finding(
        'left',
        [network.name, ...left.map(({ subnet }) => subnet.address).sort(compareText)],
        [...network.path, 'ipv6'],
        {
          network: network.name,
          subnets: listed(left.map(({ subnet }) => subnet.name)),
          services: listed(names),
          do: names.size === 1 ? 'does' : 'do',
        },
        { severity: 'info' },
      );
    }
  },
});

function hasIpv6({ network, prefixes }: NetworkPlace): boolean {
  return network.ipv6 || prefixes.some(({ family }) => family === 6);
}

/** The services in a subnet that are known not to support IPv6, each once, by id. */
function servicesWithout(subnet: Subnet): readonly Service[] {
  const services = new Set(residentsOf(subnet).flatMap(({ service }) => (service.subnet.ipv6.value === 'not-supported' ? service : [])));
  return [...services].sort((a, b) => compareText(a.id, b.id));
}
