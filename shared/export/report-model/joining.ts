import { listed } from '../../checks/words.ts';
import type { Resources } from '../../config/resources.ts';
import { code, codes, paragraph, table, type Section } from './model.ts';

/** What joins networks: peerings with the flags of both sides, and the private DNS zones that they resolve. */
export function joiningSections({ peerings, dnsZones }: Resources): Section[] {
  const flag = (on: boolean) => (on ? 'yes' : 'no');
  const peeringTable = table(
    ['Peerings, one row for each side'],
    ['Peering', 'Network', 'Remote network', 'Forwarded traffic', 'Offers its gateway', 'Uses the remote gateway'],
    peerings.map((peering) => [
      [code(peering.name)],
      [code(peering.from)],
      [code(peering.to)],
      flag(peering.allowForwardedTraffic),
      flag(peering.allowGatewayTransit),
      flag(peering.useRemoteGateways),
    ]),
  );
  const zoneTable = table(
    ['Zones and the networks that resolve their names'],
    ['Zone', 'Resource group', 'Beside', 'Linked networks'],
    dnsZones.map((zone) => [
      [code(zone.name)],
      [code(zone.resourceGroup)],
      [code(zone.beside)],
      zone.links.length > 0 ? codes(zone.links.map(({ network }) => network)) : 'none',
    ]),
  );
  const gateways = peerings.filter(({ useRemoteGateways }) => useRemoteGateways).map(({ to }) => to);
  return [
    ...(peeringTable.length > 0
      ? [
          {
            id: 'peerings',
            title: ['Peerings'],
            blocks: [
              ...(gateways.length > 0
                ? [paragraph(`A side can use a remote gateway only once it exists: deploy the gateways of ${listed(gateways)} first.`)]
                : []),
              ...peeringTable,
            ],
            sections: [],
          },
        ]
      : []),
    ...(zoneTable.length > 0 ? [{ id: 'dns-zones', title: ['Private DNS zones'], blocks: zoneTable, sections: [] }] : []),
  ];
}
