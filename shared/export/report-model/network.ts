import type { NetworkPlace, SubnetPlace } from '../../allocate/allocation.ts';
import type { NetworkResource, ServiceEndpointResource } from '../../config/resources.ts';
import { regionsText } from '../../config/service-endpoints.ts';
import { compareText } from '../../problem/compare.ts';
import type { Computed } from '../../result/compute.ts';
import type { NetworkResult, PlanResult } from '../../result/result.ts';
import { networkRibbons, purposeOf } from '../svg/plan-ribbons.ts';
import { endpointBlocks } from './endpoints.ts';
import { code, codes, numbers, table, type Block, type Section, type Text } from './model.ts';
import { networksByName, subnetsByPrefix } from './order.ts';
import { routeSections } from './routes.ts';
import { ruleSections } from './rules.ts';
import { sizeBlocks } from './sizes.ts';
import type { SourceNumbers } from './sources.ts';

/** A network with what each part of its report needs. */
export interface NetworkAbout {
  /** `network-3`: ids of sections begin so. */
  readonly id: string;
  readonly place: NetworkPlace;
  readonly result: NetworkResult;
  /** What of it is deployed; absent when it is in no export. */
  readonly resource: NetworkResource | undefined;
  /** Its subnets by prefix; those without a place are the last, by name. */
  readonly subnets: readonly SubnetPlace[];
}

/** Returns a section for each network, by name: its map, its subnets with their sums, NSGs, route tables and endpoints. */
export function networkSections({ allocation, resources }: Computed, result: PlanResult, sources: SourceNumbers): Section[] {
  const results = new Map(result.virtualNetworks.map((network) => [network.name, network]));
  const made = new Map(resources.networks.map((network) => [network.name, network]));
  return networksByName(allocation).map((place, i) => {
    const { name } = place.network;
    const about: NetworkAbout = {
      id: `network-${i + 1}`,
      place,
      result: results.get(name) as NetworkResult,
      resource: made.get(name),
      subnets: subnetsByPrefix(place),
    };
    return {
      id: about.id,
      title: ['Virtual network ', code(name)],
      blocks: [
        { kind: 'list', items: facts(about) },
        ...networkRibbons(place).map((ribbon): Block => ({ kind: 'ribbon', ribbon })),
        ...subnetTable(about, sources),
        ...settingsTable(about),
        ...sizeBlocks(about, sources),
        ...endpointBlocks(about),
      ],
      sections: [...ruleSections(about, sources), ...routeSections(about, sources)],
    };
  });
}

function facts({ place: { network, prefixes, origin }, result, resource }: NetworkAbout): Text[] {
  const tags = Object.entries(network.tags).sort(([a], [b]) => compareText(a, b));
  return [
    ['Address space: ', ...(prefixes.length > 0 ? [...codes([...result.addressSpace].sort(compareText)), ` (${origin})`] : ['no place was found'])],
    ...(network.region === undefined ? [] : [['Region: ', code(network.region)]]),
    ...(resource ? [['Resource group: ', code(resource.resourceGroup)]] : []),
    ...(network.subscription === undefined ? [] : [['Subscription: ', code(network.subscription)]]),
    ...(tags.length === 0 ? [] : [['Tags: ', ...tags.flatMap(([key, value], i) => [i === 0 ? '' : ', ', code(key), ' = ', code(value)])]]),
    ...(prefixes.length > 0 ? [['Free: ', ...(result.free.length > 0 ? codes(result.free.slice(0, 12)) : ['nothing'])]] : []),
  ].map((item, i, all) => (i === all.length - 1 && result.free.length > 12 ? [...item, ` and ${result.free.length - 12} more`] : item));
}

function subnetTable({ place, result, subnets }: NetworkAbout, sources: SourceNumbers): Block[] {
  const sizes = new Map(result.subnets.map(({ name, sizing }) => [name, sizing]));
  const results = new Map(result.subnets.map((subnet) => [subnet.name, subnet]));
  return table(
    ['Subnets of ', code(place.network.name)],
    ['Subnet', 'Prefix', 'What lives in it', 'Source', numbers('Needed'), numbers('Reserved'), numbers('Usable'), 'Rule of size'],
    subnets.map(({ subnet, prefix, origin }) => {
      const { prefix: four = null, ipv6Prefix = null } = results.get(subnet.name) ?? {};
      const sizing = sizes.get(subnet.name);
      return [
        [code(subnet.name)],
        prefix ? codes([four, ipv6Prefix].filter((text) => text !== null)) : `no place (/${subnet.size ?? subnet.sizing.prefixLength})`,
        purposeOf(subnet),
        prefix ? origin : '',
        sizing?.needed ?? '',
        sizing?.reserved ?? '',
        prefix ? (sizing?.usable ?? '') : '',
        sources.citeAll(sizing?.sources ?? []),
      ];
    }),
  );
}

function settingsTable({ resource }: NetworkAbout): Block[] {
  if (!resource) return [];
  return table(
    ['What belongs to the subnets of ', code(resource.name)],
    [
      'Subnet',
      'NSG',
      'Route table',
      'NAT gateway',
      'Delegation',
      'Service endpoints',
      'Service endpoint policy',
      'Policies on private endpoints',
      'Default outbound access',
    ],
    resource.subnets.map((subnet) => [
      [code(subnet.name)],
      subnet.nsg === undefined ? (subnet.noNsgBecause ?? 'none') : [code(subnet.nsg)],
      subnet.routeTable === undefined ? 'none' : [code(subnet.routeTable)],
      subnet.natGateway === undefined ? 'none' : [code(subnet.natGateway)],
      subnet.delegation ? [code(subnet.delegation.to), `: ${subnet.delegation.because}`] : 'none',
      subnet.serviceEndpoints.length > 0 ? subnet.serviceEndpoints.flatMap(endpointText) : 'none',
      subnet.serviceEndpointPolicy === undefined ? 'none' : [code(subnet.serviceEndpointPolicy)],
      subnet.privateEndpointPolicies === 'Enabled' ? 'on' : 'off',
      subnet.defaultOutboundAccess ? 'on' : 'off',
    ]),
  );
}

function endpointText(endpoint: ServiceEndpointResource, i: number): (string | ReturnType<typeof code>)[] {
  const regions = regionsText(endpoint);
  return [...(i === 0 ? [] : [', ']), code(endpoint.type), ...(regions === '' ? [] : [` (${regions})`])];
}
