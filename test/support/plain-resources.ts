import type { Resources } from '../../shared/config/resources.ts';
import { shortReason } from '../../shared/export/reasons.ts';
import { HOSTILE_NAMES } from './hostile-names.ts';

/** What a deployment makes, as plain data that any export can be read back to: id → properties. Ids are in lower case. */
export type Plain = Readonly<Record<string, unknown>>;

/** What is not in the resources and every export is given. */
export interface Given {
  /** The subscription of what the plan puts in none. */
  readonly home: string;
  /** The region of networks for which the plan names none. */
  readonly location: string;
  readonly gatewaysExist: boolean;
  /** Private endpoint → id of its target. */
  readonly targets: Readonly<Record<string, string>>;
}

/** Returns the id of a resource of Microsoft.Network, in lower case. */
export function plainId(subscription: string, group: string, type: string, ...names: readonly string[]): string {
  const parts = type.split('/').map((part, i) => `${part}/${names[i] ?? ''}`);
  return `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.Network/${parts.join('/')}`.toLowerCase();
}

/** Returns what has to come out of resources, whatever the export. */
export function plainOf({ networks, peerings, dnsZones }: Resources, given: Given): Plain {
  const out: Record<string, unknown> = {};
  const network = (name: string) => networks.find((one) => one.name === name);
  const idIn = (name: string, type: string, ...names: string[]) =>
    plainId(network(name)?.subscription ?? given.home, network(name)?.resourceGroup ?? '', type, ...names);
  const zoneGroup = (name: string) => {
    const zone = dnsZones.find((one) => one.name === name);
    return [network(zone?.beside ?? '')?.subscription ?? given.home, zone?.resourceGroup ?? ''] as const;
  };
  for (const one of networks) {
    const id = (type: string, ...names: string[]) => idIn(one.name, type, ...names);
    const beside = { location: one.region ?? given.location, tags: one.tags };
    for (const nsg of one.nsgs)
      out[id('networkSecurityGroups', nsg.name)] = {
        ...beside,
        rules: nsg.rules.map(({ name, priority, direction, access, protocol, sources, destinations, ports, because }) => ({
          name,
          priority,
          direction,
          access,
          protocol,
          sources,
          destinations,
          ports,
          description: shortReason(because),
        })),
      };
    for (const table of one.routeTables)
      out[id('routeTables', table.name)] = {
        ...beside,
        propagation: table.gatewayPropagation,
        routes: table.routes.map(({ name, to, nextHop, nextHopAddress }) => ({ name, to, nextHop, nextHopAddress })),
      };
    for (const { name, sku } of one.publicAddresses) out[id('publicIPAddresses', name)] = { ...beside, sku };
    for (const { name, sku, publicAddresses } of one.natGateways) out[id('natGateways', name)] = { ...beside, sku, publicAddresses };
    for (const { name, definitions } of one.serviceEndpointPolicies)
      out[id('serviceEndpointPolicies', name)] = {
        ...beside,
        definitions: definitions.map((definition) => ({
          name: definition.name,
          service: definition.service,
          resources: definition.resources,
          description: shortReason(definition.because),
        })),
      };
    out[id('virtualNetworks', one.name)] = {
      ...beside,
      addressSpace: one.addressSpace,
      subnets: one.subnets.map((subnet) => ({
        name: subnet.name,
        prefixes: subnet.prefixes,
        nsg: subnet.nsg,
        routeTable: subnet.routeTable,
        natGateway: subnet.natGateway,
        delegation: subnet.delegation?.to,
        serviceEndpoints: subnet.serviceEndpoints.map(({ type }) => type),
        endpointPolicy: subnet.serviceEndpointPolicy,
        policies: subnet.privateEndpointPolicies,
        outbound: subnet.defaultOutboundAccess,
      })),
    };
    for (const endpoint of one.privateEndpoints) {
      const target = given.targets[endpoint.name];
      if (target === undefined) continue;
      out[id('privateEndpoints', endpoint.name)] = {
        ...beside,
        subnet: endpoint.subnet.slice(one.name.length + 1),
        target,
        groupId: endpoint.groupId,
        zones: endpoint.dnsZones.map((zone) => plainId(...zoneGroup(zone), 'privateDnsZones', zone)),
      };
    }
  }
  for (const { name, links } of dnsZones)
    out[plainId(...zoneGroup(name), 'privateDnsZones', name)] = {
      links: links.map((link) => ({ name: link.name, network: idIn(link.network, 'virtualNetworks', link.network) })),
    };
  for (const peering of peerings)
    out[idIn(peering.from, 'virtualNetworks/virtualNetworkPeerings', peering.from, peering.name)] = {
      to: idIn(peering.to, 'virtualNetworks', peering.to),
      forwarded: peering.allowForwardedTraffic,
      transit: peering.allowGatewayTransit,
      remote: peering.useRemoteGateways && given.gatewaysExist,
    };
  return out;
}

/** Resources of every kind, two networks in two subscriptions, every text of a user a hostile one. No plan has all of these names. */
export function hostileResources(): Resources {
  const texts = [...HOSTILE_NAMES, '[parameters(1)]', "['x']", '[[', 'two\nlines', 'a\r\nb', '@/etc/hostname', '??', '\u0007bell'];
  const subscription = '00000000-0000-0000-0000-000000000002';
  const networks = ['hub', 'spoke'].map((role, n): Resources['networks'][number] => {
    const name = `${role} ${texts[n + 1] ?? ''} [x]`;
    return {
      name,
      region: n === 0 ? 'westeurope' : undefined,
      resourceGroup: `[rg] '${role}' \${x} [y]`,
      subscription: n === 0 ? undefined : subscription,
      addressSpace: n === 0 ? ['10.0.0.0/16', 'fd00::/56'] : ['10.1.0.0/16'],
      tags: Object.fromEntries(texts.map((text, i) => [`${text}${i}`, text])),
      subnets: texts.map((text, i) => ({
        name: `${text}-${i}`,
        address: `${name}/${text}-${i}`,
        prefixes: n === 0 ? [`10.0.${i}.0/24`, `fd00:0:0:${i}::/64`] : [`10.1.${i}.0/24`],
        purpose: text,
        nsg: i === 0 ? `nsg ${text}` : undefined,
        noNsgBecause: i === 0 ? undefined : text,
        routeTable: i === 0 ? `rt ${text}` : undefined,
        natGateway: i === 0 ? 'nat' : undefined,
        delegation: i === 1 ? { to: 'Microsoft.Web/serverFarms', because: text } : undefined,
        serviceEndpoints: i === 2 ? (['Microsoft.KeyVault', 'Microsoft.Storage'] as const).map((type) => ({ type, regions: 'all' as const })) : [],
        serviceEndpointPolicy: i === 2 ? `se ${text}` : undefined,
        privateEndpointPolicies: i === 0 ? 'Enabled' : 'Disabled',
        defaultOutboundAccess: false,
      })),
      nsgs: [
        {
          name: `nsg ${texts[0] ?? ''}`,
          subnet: `${name}/${texts[0] ?? ''}-0`,
          rules: texts.map((text, i) => ({
            name: text,
            priority: 100 + i,
            direction: i % 2 === 0 ? 'inbound' : 'outbound',
            access: i % 3 === 0 ? 'deny' : 'allow',
            protocol: (['tcp', 'udp', 'icmp', 'any'] as const)[i % 4] ?? 'any',
            sources: i % 2 === 0 ? ['*'] : ['10.0.0.0/8', '172.16.0.0/12'],
            destinations: ['VirtualNetwork'],
            ports: i % 2 === 0 ? ['443', '8000-8080'] : ['*'],
            because: i === 4 ? `${text} ${'reason '.repeat(40)}` : text,
            origin: 'user',
          })),
          platformRules: [],
          conditionalRules: [
            {
              name: 'c',
              direction: 'inbound',
              access: 'allow',
              from: texts[0] ?? '',
              to: 'self',
              protocol: 'tcp',
              ports: ['1'],
              condition: 'two\nlines $(touch /tmp/owned)',
              because: '`touch /tmp/owned`',
              origin: 'x',
              source: { title: 't', url: 'https://example.com/', date: '2026-01-01', checkedOn: '2026-01-01' },
            },
          ],
        },
      ],
      routeTables: [
        {
          name: `rt ${texts[0] ?? ''}`,
          subnet: `${name}/${texts[0] ?? ''}-0`,
          gatewayPropagation: n === 0,
          routes: texts.map((text, i) => ({
            name: text,
            to: `192.168.${i}.0/24`,
            nextHop: i % 2 === 0 ? 'VirtualAppliance' : 'None',
            ...(i % 2 === 0 ? { nextHopAddress: '10.0.0.4' } : {}),
            because: text,
            origin: 'user',
          })),
          platformRoutes: [],
          because: texts[3] ?? '',
        },
      ],
      publicAddresses: [
        { name: 'pip-1', sku: 'StandardV2', subnet: `${name}/x`, because: texts[4] ?? '', origin: 'nat' },
        { name: 'pip-2', sku: 'StandardV2', subnet: `${name}/x`, because: texts[5] ?? '', origin: 'nat' },
      ],
      natGateways: [{ name: 'nat', sku: 'StandardV2', subnet: `${name}/x`, publicAddresses: ['pip-1', 'pip-2'] }],
      serviceEndpointPolicies: [
        {
          name: `se ${texts[2] ?? ''}`,
          subnet: `${name}/${texts[2] ?? ''}-2`,
          definitions: [
            { name: 'storage', service: 'Microsoft.Storage', resources: texts, because: `${texts[3] ?? ''} ${'reason '.repeat(40)}` },
            { name: 'aliases', service: 'Global', resources: ['/services/Azure'], because: texts[4] ?? '' },
          ],
        },
      ],
      privateEndpoints: ['one', 'two'].map((which) => ({
        name: `pe-${role}-${which} it's`,
        subnet: `${name}/${texts[0] ?? ''}-0`,
        resource: 'storage-blob',
        purpose: texts[6] ?? '',
        groupId: 'blob',
        dnsZones: ['privatelink.blob.core.windows.net', 'privatelink.dfs.core.windows.net'],
      })),
    };
  });
  const [hub, spoke] = networks.map((network) => network.name) as [string, string];
  return {
    networks,
    peerings: [
      { name: "to [spoke] 'x'", from: hub, to: spoke, allowForwardedTraffic: true, allowGatewayTransit: true, useRemoteGateways: false },
      { name: '- to hub', from: spoke, to: hub, allowForwardedTraffic: false, allowGatewayTransit: false, useRemoteGateways: true },
    ],
    dnsZones: ['privatelink.blob.core.windows.net', 'privatelink.dfs.core.windows.net'].map((name, i) => ({
      name,
      resourceGroup: `rg-dns '${i}'`,
      beside: i === 0 ? hub : spoke,
      links: [
        { name: 'link-hub', network: hub },
        { name: 'link-spoke', network: spoke },
      ],
    })),
    unplaced: ['two\nlines', '[x]'],
    leftToServices: [{ subject: '\u2028wan', prefixes: ['10.9.0.0/16'], because: texts[7] ?? '' }],
  };
}
