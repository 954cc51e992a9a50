import type { DnsZoneResource, NetworkResource, PeeringResource, Resources } from '../../config/resources.ts';
import { hash } from '../../config/names.ts';
import { compareText } from '../../problem/compare.ts';
import { API_VERSIONS } from '../api-versions.ts';
import { TARGETS, TARGETS_PARAMETER, ZONES } from './network-module.ts';
import { GROUP_FILE, LINK_FILE, PEERING_FILE, ZONE_FILE } from './small-modules.ts';
import { Symbols } from './symbols.ts';
import { code, comment, quote, write, type Expression, type Value } from './writer.ts';

/** What `main.bicep` and its parameter file must agree on. */
export interface MainLayout {
  readonly planName: string;
  readonly resources: Resources;
  /** Region (or '' where the plan names none) → parameter. */
  readonly locations: ReadonlyMap<string, string>;
  /** Network → file of its module, relative. */
  readonly files: ReadonlyMap<string, string>;
}

/** Returns the parameter of each region: `locationWesteurope`; `location` for networks without a region. */
export function locationParameters(resources: Resources): Map<string, string> {
  const regions = [...new Set(resources.networks.map((network) => network.region ?? ''))].sort(compareText);
  return new Map(regions.map((region) => [region, region === '' ? 'location' : `location${region.charAt(0).toUpperCase()}${region.slice(1)}`]));
}

/** Returns `main.bicep`: resource groups first, then the networks, then the peerings. */
export function mainModule(layout: MainLayout): string {
  const { resources, locations, planName } = layout;
  const symbols = new Symbols(['tags', 'gatewaysExist', TARGETS, ...locations.values()]);
  const parts: string[] = [
    [
      comment(`${planName}: virtual networks, NSGs, route tables, peerings, and what else their subnets need.`),
      comment('Written by Cadastre. Change the plan, not this file.'),
      comment('az deployment sub create --location REGION --template-file main.bicep --parameters main.bicepparam'),
    ].join('\n'),
    "targetScope = 'subscription'",
    ...[...locations].map(([region, parameter]) =>
      [
        `@description(${quote(region === '' ? 'Region of the networks for which the plan names none.' : `Region of what the plan places in ${region}.`)})`,
        `param ${parameter} string`,
      ].join('\n'),
    ),
    ["@description('Tags of every resource; those of a network in the plan are added to them.')", 'param tags object = {}'].join('\n'),
  ];
  if (resources.peerings.some((peering) => peering.useRemoteGateways)) {
    parts.push(
      ["@description('Whether the gateways exist yet: a peering can use a remote gateway only then.')", 'param gatewaysExist bool'].join('\n'),
    );
  }
  if (resources.networks.some(({ privateEndpoints }) => privateEndpoints.length > 0)) parts.push(TARGETS_PARAMETER);
  parts.push(...resourceGroups(layout, symbols));
  const networkOf = new Map(resources.networks.map((network) => [network.name, network]));
  for (const zone of resources.dnsZones) parts.push(zoneCall(zone, networkOf, symbols));
  for (const network of resources.networks) parts.push(networkCall(network, layout, symbols));
  for (const zone of resources.dnsZones) parts.push(...linkCalls(zone, networkOf, symbols));
  const dependencies = peeringDependencies(resources, symbols);
  for (const peering of resources.peerings)
    parts.push(peeringCall(peering, networkOf.get(peering.from) as NetworkResource, dependencies.get(peering) ?? [], symbols));
  return `${parts.join('\n\n')}\n`;
}

interface Group {
  readonly name: string;
  readonly subscription: string | undefined;
  readonly location: string;
}

const groupKey = (network: NetworkResource) => `${network.subscription ?? ''}/${network.resourceGroup.toLowerCase()}`;

function groupsOf({ resources, locations }: MainLayout): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const network of resources.networks) {
    const key = groupKey(network);
    if (!groups.has(key))
      groups.set(key, {
        name: network.resourceGroup,
        subscription: network.subscription,
        location: locations.get(network.region ?? '') ?? 'location',
      });
  }
  return groups;
}

// Groups of this deployment's own subscription are resources; those of another one need a module, which carries the scope.
function resourceGroups(layout: MainLayout, symbols: Symbols): string[] {
  return [...groupsOf(layout)].map(([key, group]) => {
    const symbol = symbols.of('group', key);
    if (group.subscription === undefined)
      return `resource ${symbol} 'Microsoft.Resources/resourceGroups@${API_VERSIONS.resourceGroup}' = ${write({ name: group.name, location: code(group.location), tags: code('tags') })}`;
    return moduleCall(symbol, GROUP_FILE, {
      name: deploymentName('group', group.name, key),
      scope: code(`subscription(${quote(group.subscription)})`),
      params: { name: group.name, location: code(group.location), tags: code('tags') },
    });
  });
}

function groupScope(network: NetworkResource, symbols: Symbols): { scope: Expression; dependsOn?: Value } {
  const symbol = symbols.of('group', groupKey(network));
  if (network.subscription === undefined) return { scope: code(symbol) };
  return { scope: code(`resourceGroup(${quote(network.subscription)}, ${quote(network.resourceGroup)})`), dependsOn: [code(symbol)] };
}

function networkCall(network: NetworkResource, { locations, files }: MainLayout, symbols: Symbols): string {
  const { scope, dependsOn } = groupScope(network, symbols);
  const own = Object.keys(network.tags).length > 0 ? code(`union(tags, ${write(network.tags, '    ')})`) : code('tags');
  return moduleCall(symbols.of('network', network.name), files.get(network.name) ?? '', {
    name: deploymentName('network', network.name, network.name),
    scope,
    params: { location: code(locations.get(network.region ?? '') ?? 'location'), tags: own, ...endpointParameters(network, symbols) },
    dependsOn,
  });
}

function endpointParameters({ privateEndpoints }: NetworkResource, symbols: Symbols): Readonly<Record<string, Value>> {
  if (privateEndpoints.length === 0) return {};
  const zones = [...new Set(privateEndpoints.flatMap(({ dnsZones }) => dnsZones))].sort(compareText);
  return {
    [TARGETS]: code(TARGETS),
    [ZONES]: Object.fromEntries(zones.map((zone) => [zone, code(`${symbols.of('zone', zone)}.outputs.id`)])),
  };
}

// Zones come before the networks, whose endpoints write records into them; their links after.
function zoneCall({ name, beside }: DnsZoneResource, networkOf: ReadonlyMap<string, NetworkResource>, symbols: Symbols): string {
  return moduleCall(symbols.of('zone', name), ZONE_FILE, {
    name: deploymentName('zone', name, name),
    ...groupScope(networkOf.get(beside) as NetworkResource, symbols),
    params: { name, tags: code('tags') },
  });
}

function linkCalls({ name, beside, links }: DnsZoneResource, networkOf: ReadonlyMap<string, NetworkResource>, symbols: Symbols): string[] {
  return links.map((link) =>
    moduleCall(symbols.of('link', `${name} to ${link.network}`), LINK_FILE, {
      name: deploymentName('link', `${name}-${link.network}`, `${name} to ${link.network}`),
      scope: groupScope(networkOf.get(beside) as NetworkResource, symbols).scope,
      params: {
        zoneName: name,
        linkName: link.name,
        networkId: code(`${symbols.of('network', link.network)}.outputs.id`),
        tags: code('tags'),
      },
      dependsOn: [code(symbols.of('zone', name))],
    }),
  );
}

function peeringCall(peering: PeeringResource, from: NetworkResource, dependsOn: Value, symbols: Symbols): string {
  const { scope } = groupScope(from, symbols);
  return moduleCall(symbols.of('peering', `${peering.from} to ${peering.to}`), PEERING_FILE, {
    name: deploymentName('peering', peering.name, peering.name),
    scope,
    params: {
      networkName: peering.from,
      peeringName: peering.name,
      remoteNetworkId: code(`${symbols.of('network', peering.to)}.outputs.id`),
      allowForwardedTraffic: peering.allowForwardedTraffic,
      allowGatewayTransit: peering.allowGatewayTransit,
      useRemoteGateways: peering.useRemoteGateways ? code('gatewaysExist') : false,
    },
    dependsOn,
  });
}

/**
 * Returns what each peering comes after, beyond what its parameters say. Its own network must exist. Peerings that touch one
 * network are made one after the other, since Azure refuses two changes of a network at the same time; and a side that uses a
 * remote gateway comes after the side that allows it.
 */
function peeringDependencies({ networks, peerings }: Resources, symbols: Symbols): Map<PeeringResource, Value> {
  const lastOf = new Map(networks.map((network) => [network.name, symbols.of('network', network.name)]));
  const dependencies = new Map<PeeringResource, Value>();
  for (const peering of peeringOrder(peerings)) {
    const after = [symbols.of('network', peering.from), lastOf.get(peering.from), lastOf.get(peering.to)].filter(
      (symbol) => symbol !== undefined && symbol !== symbols.of('network', peering.to),
    );
    dependencies.set(peering, [...new Set(after as string[])].map(code));
    const own = symbols.of('peering', `${peering.from} to ${peering.to}`);
    lastOf.set(peering.from, own);
    lastOf.set(peering.to, own);
  }
  return dependencies;
}

/** Sides that allow gateway transit first, so that those that use it find it allowed. */
export function peeringOrder(peerings: readonly PeeringResource[]): PeeringResource[] {
  return [...peerings].sort(
    (a, b) => Number(a.useRemoteGateways) - Number(b.useRemoteGateways) || compareText(a.from, b.from) || compareText(a.to, b.to),
  );
}

function moduleCall(symbol: string, file: string, body: Readonly<Record<string, Value | undefined>>): string {
  return `module ${symbol} ${quote(file)} = ${write(body)}`;
}

/** Deployment names hold at most 64 letters, digits, periods, hyphens, underscores; `key` tells cut ones apart. */
function deploymentName(kind: string, name: string, key: string): string {
  const plain = `cadastre-${kind}-${name}`.replace(/[^A-Za-z0-9._-]+/g, '-');
  return plain.length <= 64 && plain.endsWith(name) ? plain : `${plain.slice(0, 55)}-${hash(key)}`;
}
