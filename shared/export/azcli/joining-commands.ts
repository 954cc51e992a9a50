import type { DnsZoneResource, NetworkResource, PeeringResource, PrivateEndpointResource } from '../../config/resources.ts';
import { ensure, idOf, regionWord, scopeOf, tagsOption, where, type Scope } from './scope.ts';
import { az, comment, text, variable, type Option } from './shell.ts';

/** Returns the commands of a private DNS zone and its links to networks. */
export function zoneCommands(zone: DnsZoneResource, networks: ReadonlyMap<string, NetworkResource>): string[] {
  const scope = zoneScope(zone, networks);
  const links = zone.links.flatMap(({ name, network }) => {
    const linked = networks.get(network);
    if (linked === undefined) return [];
    const identity: Option[] = [['name', text(name)], ['zone-name', text(zone.name)], ...where(scope)];
    return [
      `${comment(`Network ${network} resolves the names of ${zone.name}.`)}\n${ensure(
        'network private-dns link vnet',
        identity,
        [
          ['virtual-network', idOf(scopeOf(linked), 'virtualNetworks', linked.name)],
          ['registration-enabled', false],
        ],
        [],
      )}`,
    ];
  });
  return [
    `${comment(`Private DNS zone ${zone.name}.`)}\n${ensure('network private-dns zone', [['name', text(zone.name)], ...where(scope)], [], [])}`,
    ...links,
  ];
}

/** Returns where a zone is: in its group, in the subscription of the network beside which it stands. */
export function zoneScope(zone: DnsZoneResource, networks: ReadonlyMap<string, NetworkResource>): Scope {
  return { subscription: networks.get(zone.beside)?.subscription, group: zone.resourceGroup };
}

/** Returns the commands of a private endpoint: made only where the script is told its target, in the variable `target`. */
export function endpointCommands(
  endpoint: PrivateEndpointResource,
  target: string,
  network: NetworkResource,
  zones: ReadonlyMap<string, Scope>,
): string {
  const scope = scopeOf(network);
  const { name, subnet } = endpoint;
  const groups = endpoint.dnsZones.flatMap((zone) => {
    const at = zones.get(zone);
    return at === undefined ? [] : [{ zone, id: idOf(at, 'privateDnsZones', zone) }];
  });
  const commands = [
    az(
      'network private-endpoint create',
      [
        ['name', text(name)],
        ...where(scope),
        ['location', regionWord(network.region)],
        ['vnet-name', text(network.name)],
        ['subnet', text(subnet.startsWith(`${network.name}/`) ? subnet.slice(network.name.length + 1) : subnet)],
        ['connection-name', text(name)],
        ['private-connection-resource-id', variable(target)],
        ['group-id', text(endpoint.groupId)],
        tagsOption(network.tags),
      ],
      '  ',
    ),
    // The first zone makes the group anew, so that a second run does not add to it.
    ...groups.map(({ zone, id }, i) =>
      az(
        `network private-endpoint dns-zone-group ${i === 0 ? 'create' : 'add'}`,
        [
          ['name', text('default')],
          ['endpoint-name', text(name)],
          ...where(scope),
          ['zone-name', text(zone.replaceAll('.', '-'))],
          ['private-dns-zone', id],
        ],
        '  ',
      ),
    ),
  ];
  return [comment(`Private endpoint in ${subnet}: ${endpoint.purpose}`), `if [ -n ${variable(target).text} ]; then`, ...commands, 'fi'].join('\n');
}

/** Returns the command of one side of a peering. */
export function peeringCommand(peering: PeeringResource, from: NetworkResource, to: NetworkResource): string {
  return az('network vnet peering create', [
    ['name', text(peering.name)],
    ['vnet-name', text(from.name)],
    ...where(scopeOf(from)),
    ['remote-vnet', idOf(scopeOf(to), 'virtualNetworks', to.name)],
    ['allow-vnet-access', true],
    ['allow-forwarded-traffic', peering.allowForwardedTraffic],
    ['allow-gateway-transit', peering.allowGatewayTransit],
    ['use-remote-gateways', peering.useRemoteGateways ? variable('gateways_exist') : false],
  ]);
}
