import type { DnsZoneResource, NetworkResource, PeeringResource } from '../../config/resources.ts';
import type { ExportFile } from '../exporter.ts';
import { groupNameOf, labelsOf, providerOf, type Layout } from './layout.ts';
import { attributes, block, code, comment } from './writer.ts';

/** Returns the files of what joins networks: peerings, and private DNS zones with their links. Those without content are left out. */
export function joiningFiles(layout: Layout): ExportFile[] {
  const { peerings, dnsZones } = layout.resources;
  return [
    ...(peerings.length > 0 ? [{ path: 'peerings.tf', text: peeringsFile(layout) }] : []),
    ...(dnsZones.length > 0 ? [{ path: 'private-dns.tf', text: zonesFile(layout) }] : []),
  ];
}

const WRITTEN = comment('Written by Cadastre. Change the plan, not this file.');
const joined = (parts: readonly string[]) => `${parts.join('\n\n')}\n`;

function peeringsFile(layout: Layout): string {
  const { networks, peerings } = layout.resources;
  const byName = new Map(networks.map((network) => [network.name, network]));
  const key = ({ from, to }: Pick<PeeringResource, 'from' | 'to'>) => JSON.stringify([from, to]);
  const labels = peeringLabels(peerings, layout, key);
  return joined([
    [comment('Peerings, one for each direction.'), WRITTEN].join('\n'),
    ...peerings.map((peering) => {
      const { name, from, to, allowForwardedTraffic, allowGatewayTransit, useRemoteGateways } = peering;
      const network = byName.get(from) as NetworkResource;
      // The side that allows gateway transit comes first.
      const allowing = useRemoteGateways ? labels.get(key({ from: to, to: from })) : undefined;
      return block(
        `resource "azurerm_virtual_network_peering" "${labels.get(key(peering)) ?? ''}"`,
        attributes({
          provider: providerOf(network.subscription, layout),
          name,
          resource_group_name: groupNameOf(network, layout),
          virtual_network_name: code(`azurerm_virtual_network.${layout.networks.get(from) ?? ''}.name`),
          remote_virtual_network_id: code(`azurerm_virtual_network.${layout.networks.get(to) ?? ''}.id`),
          allow_virtual_network_access: true,
          allow_forwarded_traffic: allowForwardedTraffic,
          allow_gateway_transit: allowGatewayTransit,
          use_remote_gateways: useRemoteGateways ? code('var.gateways_exist') : false,
          // Without it the peering does not learn of prefixes that the other side gets later.
          triggers: { remote_address_space: code(`join(",", azurerm_virtual_network.${layout.networks.get(to) ?? ''}.address_space)`) },
          depends_on: allowing === undefined ? undefined : [code(`azurerm_virtual_network_peering.${allowing}`)],
        }),
      );
    }),
  ]);
}

// The labels of both ends, which are unique, so that no two pairs come out alike.
function peeringLabels(peerings: readonly PeeringResource[], { networks }: Layout, key: (peering: PeeringResource) => string): Map<string, string> {
  return new Map(peerings.map((peering) => [key(peering), `${networks.get(peering.from) ?? ''}__to__${networks.get(peering.to) ?? ''}`]));
}

function zonesFile(layout: Layout): string {
  const { networks, dnsZones } = layout.resources;
  const byName = new Map(networks.map((network) => [network.name, network]));
  const label = ({ name }: DnsZoneResource) => layout.zones.get(name) ?? '';
  const linked = labelsOf([...new Set(dnsZones.flatMap(({ links }) => links.map(({ network }) => network)))]);
  return joined([
    [comment('Private DNS zones, and the networks that resolve names in them.'), WRITTEN].join('\n'),
    block(
      'locals',
      attributes({
        private_dns_zone_ids: Object.fromEntries(dnsZones.map((zone) => [zone.name, code(`azurerm_private_dns_zone.${label(zone)}.id`)])),
      }),
    ),
    ...dnsZones.flatMap((zone) => {
      const beside = byName.get(zone.beside) as NetworkResource;
      const provider = providerOf(beside.subscription, layout);
      const group = groupNameOf(beside, layout);
      return [
        block(
          `resource "azurerm_private_dns_zone" "${label(zone)}"`,
          attributes({ provider, name: zone.name, resource_group_name: group, tags: code('var.tags') }),
        ),
        ...zone.links.map((link) =>
          block(
            `resource "azurerm_private_dns_zone_virtual_network_link" "${label(zone)}__${linked.get(link.network) ?? ''}"`,
            attributes({
              provider,
              name: link.name,
              resource_group_name: group,
              private_dns_zone_name: code(`azurerm_private_dns_zone.${label(zone)}.name`),
              virtual_network_id: code(`azurerm_virtual_network.${layout.networks.get(link.network) ?? ''}.id`),
              registration_enabled: false,
              tags: code('var.tags'),
            }),
          ),
        ),
      ];
    }),
  ]);
}
