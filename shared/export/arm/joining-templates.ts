import type { DnsZoneResource, NetworkResource, PeeringResource, PrivateEndpointResource } from '../../config/resources.ts';
import { API_VERSIONS } from '../api-versions.ts';
import { idAnywhere, type Group } from './scopes.ts';
import { innerTemplate, LOCATION, resource, TAGS } from './template.ts';
import { call, expression, quote, type Expression, type Value } from './value.ts';

const NETWORK = 'Microsoft.Network/virtualNetworks';
const ZONE = 'Microsoft.Network/privateDnsZones';
const ENDPOINT = 'Microsoft.Network/privateEndpoints';

/** Returns the id of a network anywhere, seen from an inner template. */
function networkId(network: NetworkResource): Expression {
  return idAnywhere({ name: network.resourceGroup, subscription: network.subscription }, NETWORK, network.name);
}

/** Returns the inner template of one side of a peering. */
export function peeringTemplate(peering: PeeringResource, to: NetworkResource): Value {
  return innerTemplate(
    `Peering ${peering.name} of ${peering.from} with ${peering.to}. Written by Cadastre.`,
    { homeSubscription: 'string', ...(peering.useRemoteGateways ? { gatewaysExist: 'bool' as const } : {}) },
    [
      resource(`${NETWORK}/virtualNetworkPeerings`, API_VERSIONS.network, `${peering.from}/${peering.name}`, {
        properties: {
          remoteVirtualNetwork: { id: networkId(to) },
          allowVirtualNetworkAccess: true,
          allowForwardedTraffic: peering.allowForwardedTraffic,
          allowGatewayTransit: peering.allowGatewayTransit,
          useRemoteGateways: peering.useRemoteGateways ? expression("parameters('gatewaysExist')") : false,
        },
      }),
    ],
  );
}

/** Returns the inner template of a private DNS zone and its links. Zones have no region. */
export function zoneTemplate(zone: DnsZoneResource, networks: ReadonlyMap<string, NetworkResource>): Value {
  const links = zone.links.flatMap(({ name, network }) => {
    const linked = networks.get(network);
    if (linked === undefined) return [];
    return [
      resource(`${ZONE}/virtualNetworkLinks`, API_VERSIONS.privateDns, `${zone.name}/${name}`, {
        comments: `Network ${network} resolves the names of the zone.`,
        location: 'global',
        tags: TAGS,
        dependsOn: [call('resourceId', ZONE, zone.name)],
        properties: { registrationEnabled: false, virtualNetwork: { id: networkId(linked) } },
      }),
    ];
  });
  return innerTemplate(`Private DNS zone ${zone.name} and its links. Written by Cadastre.`, { tags: 'object', homeSubscription: 'string' }, [
    resource(ZONE, API_VERSIONS.privateDns, zone.name, { location: 'global', tags: TAGS, properties: {} }),
    ...links,
  ]);
}

/**
 * Returns the inner template of the private endpoints of a network. The plan does not say to which resource each leads, so that one is made
 * only where the parameter `privateEndpointTargets` names its target.
 */
export function endpointTemplate(network: NetworkResource, zoneGroups: ReadonlyMap<string, Group>): Value {
  return innerTemplate(
    `Private endpoints of ${network.name}. Written by Cadastre.`,
    { location: 'string', tags: 'object', privateEndpointTargets: 'object', homeSubscription: 'string' },
    network.privateEndpoints.flatMap((endpoint) => endpointResources(endpoint, network, zoneGroups)),
  );
}

function endpointResources(endpoint: PrivateEndpointResource, network: NetworkResource, zoneGroups: ReadonlyMap<string, Group>): Value[] {
  const { name, subnet, purpose, groupId } = endpoint;
  const targets = expression("parameters('privateEndpointTargets')");
  const condition = call('contains', targets, name);
  // Of the two sides of `if` only the chosen one is worked out, so that a missing target is no error.
  const target = call('if', condition, expression(`${targets.code}[${quote(name)}]`), '');
  const own = resource(ENDPOINT, API_VERSIONS.network, name, {
    comments: `Private endpoint in ${subnet}: ${purpose}.`,
    condition,
    location: LOCATION,
    tags: TAGS,
    properties: {
      subnet: { id: call('resourceId', `${NETWORK}/subnets`, network.name, subnetName(subnet, network)) },
      privateLinkServiceConnections: [{ name, properties: { privateLinkServiceId: target, groupIds: [groupId] } }],
    },
  });
  const zones = endpoint.dnsZones.flatMap((zone) => {
    const group = zoneGroups.get(zone);
    if (group === undefined) return [];
    return [{ name: zone.replaceAll('.', '-'), properties: { privateDnsZoneId: idAnywhere(group, ZONE, zone) } }];
  });
  if (zones.length === 0) return [own];
  const zoneGroup = resource(`${ENDPOINT}/privateDnsZoneGroups`, API_VERSIONS.network, `${name}/default`, {
    condition,
    dependsOn: [call('resourceId', ENDPOINT, name)],
    properties: { privateDnsZoneConfigs: zones },
  });
  return [own, zoneGroup];
}

// A subnet is addressed as `network/subnet`; either name may hold a slash in a plan that is wrong, so the known one is taken off.
function subnetName(address: string, network: NetworkResource): string {
  return address.startsWith(`${network.name}/`) ? address.slice(network.name.length + 1) : address;
}
