import { formatIpv4 } from '../../address/ipv4.ts';
import { addressCount, formatPrefix, prefixLast } from '../../address/prefix.ts';
import type { SubnetPlace } from '../../allocate/allocation.ts';
import { usableWith } from '../../catalog/size.ts';
import type { NetworkResource, SubnetResource } from '../../config/resources.ts';
import { regionsText } from '../../config/service-endpoints.ts';
import { compareText } from '../../problem/compare.ts';
import type { Computed } from '../../result/compute.ts';
import type { PlanResult } from '../../result/result.ts';
import { networksByName, subnetsByPrefix } from '../report-model/order.ts';
import { purposeOf } from '../svg/plan-ribbons.ts';
import type { Cell, Sheet } from './sheet.ts';

/** The virtual networks, by name. What found no place has no address space. */
export function networksSheet({ allocation, resources }: Computed, result: PlanResult): Sheet {
  const results = new Map(result.virtualNetworks.map((network) => [network.name, network]));
  const made = new Map(resources.networks.map((network) => [network.name, network]));
  return {
    name: 'Networks',
    columns: [
      'Virtual network',
      'Region',
      'Pool',
      'Address space',
      'Source',
      'Addresses',
      'In subnets',
      'Subnets',
      'Resource group',
      'Subscription',
      'Tags',
    ],
    rows: networksByName(allocation).map(({ network, origin, subnets }): Cell[] => {
      const { addressSpace = [], addresses, assigned } = results.get(network.name) ?? {};
      const tags = Object.entries(network.tags).sort(([a], [b]) => compareText(a, b));
      return [
        network.name,
        network.region,
        network.pool?.name,
        [...addressSpace].sort(compareText).join(', '),
        addressSpace.length > 0 ? origin : 'no place',
        addresses,
        assigned,
        subnets.length,
        made.get(network.name)?.resourceGroup,
        network.subscription,
        tags.map(([key, value]) => `${key}=${value}`).join('; '),
      ];
    }),
  };
}

/** The subnets, by network and prefix, with their sums. What found no place has no prefix. */
export function subnetsSheet({ allocation, resources }: Computed): Sheet {
  const made = new Map(resources.networks.flatMap((network) => network.subnets.map((subnet) => [subnet.address, subnet])));
  const policies = new Map(resources.networks.flatMap((network) => network.serviceEndpointPolicies.map((policy) => [policy.subnet, policy])));
  return {
    name: 'Subnets',
    columns: [
      'Virtual network',
      'Subnet',
      'Prefix',
      'IPv6 prefix',
      'First address',
      'Last address',
      'Addresses',
      'Needed',
      'Reserved',
      'Usable',
      'What lives in it',
      'Source',
      'NSG',
      'Route table',
      'NAT gateway',
      'Delegation',
      'Service endpoints',
      'Service endpoint policy',
      'Policies on private endpoints',
      'Default outbound access',
    ],
    rows: networksByName(allocation).flatMap((place) =>
      subnetsByPrefix(place).map((entry) => [
        place.network.name,
        ...subnetCells(entry),
        ...settingCells(made.get(entry.subnet.address), policies.get(entry.subnet.address)),
      ]),
    ),
  };
}

function subnetCells({ subnet, prefix, ipv6Prefix, origin }: SubnetPlace): Cell[] {
  const { needed, reserved } = subnet.sizing;
  return [
    subnet.name,
    prefix && formatPrefix(prefix),
    ipv6Prefix && formatPrefix(ipv6Prefix),
    prefix && formatIpv4(prefix.first),
    prefix && formatIpv4(prefixLast(prefix)),
    prefix && addressCount(prefix),
    needed,
    reserved,
    prefix && usableWith(prefix.length, reserved),
    purposeOf(subnet),
    prefix ? origin : 'no place',
  ];
}

function settingCells(subnet: SubnetResource | undefined, policy: NetworkResource['serviceEndpointPolicies'][number] | undefined): Cell[] {
  if (!subnet) return Array.from({ length: 8 }, () => undefined);
  return [
    subnet.nsg ?? subnet.noNsgBecause,
    subnet.routeTable,
    subnet.natGateway,
    subnet.delegation?.to,
    subnet.serviceEndpoints.map((endpoint) => [endpoint.type, regionsText(endpoint)].filter((text) => text !== '').join(': ')).join('; '),
    policy && `${policy.name}: ${policy.definitions.flatMap(({ resources }) => resources).join(', ')}`,
    subnet.privateEndpointPolicies === 'Enabled' ? 'on' : 'off',
    subnet.defaultOutboundAccess ? 'on' : 'off',
  ];
}
