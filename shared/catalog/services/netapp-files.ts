import { usableAddresses } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const delegatePage = source('Delegate a subnet to Azure NetApp Files', 'https://learn.microsoft.com/azure/azure-netapp-files/azure-netapp-files-delegate-subnet', '2025-06-27');
const guidelines = source('Guidelines for Azure NetApp Files network planning', 'https://learn.microsoft.com/azure/azure-netapp-files/azure-netapp-files-network-topologies', '2026-02-13');
const terraformExamples = source('azurerm provider, examples of azurerm_netapp_volume', 'https://github.com/hashicorp/terraform-provider-azurerm', '2026-08-21');

const SMALLEST = 28;

/** Volumes in the one delegated subnet of a network. How many share an address is for the service to decide. */
export const netappFiles = defineService({
  id: 'netapp-files',
  name: 'Azure NetApp Files',
  aliases: ['ANF', 'NetApp', 'NetApp volumes', 'Microsoft.NetApp/netAppAccounts', 'Microsoft.NetApp/volumes', 'Microsoft.NetApp/elasticVolumes'],
  family: 'data',
  summary: 'NFS and SMB volumes on NetApp storage, reached in a delegated subnet of yours.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'dedicated', source: delegatePage, note: 'Only volumes; those of a network all stand in this one subnet.' },
    delegationFor: ({ elasticZoneRedundant }) => ({
      to: elasticZoneRedundant ? 'Microsoft.NetApp/elasticVolumes' : 'Microsoft.NetApp/volumes',
      actions: ['Microsoft.Network/networkinterfaces/*', 'Microsoft.Network/virtualNetworks/subnets/join/action'],
      source: terraformExamples,
      note: 'The pages do not state the actions.',
    }),
    smallest: { value: SMALLEST, source: delegatePage, note: 'The smallest that the page speaks of; it warns that this may not be enough.' },
    recommended: { value: 26, source: guidelines },
    recommendedFor: ({ sap, elasticZoneRedundant }) =>
      elasticZoneRedundant
        ? { value: 24, source: delegatePage, note: 'usual for Elastic zone-redundant storage' }
        : sap
          ? { value: 25, source: guidelines, note: 'for SAP' }
          : undefined,
    ipv6: { value: 'not-supported', source: guidelines, note: 'Volumes have IPv4 addresses only.' },
    resizable: { value: 'no', source: delegatePage, note: 'The prefix length of the delegated subnet cannot change afterwards.' },
    perNetwork: { value: 1, source: delegatePage, note: 'One subnet delegated to Azure NetApp Files; an account may use several networks.' },
  },
  sizing: {
    inputs: {
      volumesAndEndpoints: {
        kind: 'count',
        unit: 'addresses',
        meaning: 'addresses of storage endpoints; the number of volumes is the most that it can be',
        default: usableAddresses(SMALLEST),
        least: 1,
        grows: true,
        aliases: ['storageEndpoints', 'volumes'],
        assumed: `No page says what volumes take: a /${SMALLEST}, the smallest that one speaks of, counts as full.`,
      },
      sap: { kind: 'flag', meaning: 'the volumes serve SAP: a larger subnet is recommended', default: false },
      elasticZoneRedundant: { kind: 'flag', meaning: 'Elastic zone-redundant storage: another delegation, and usually a larger subnet', default: false },
      networkFeatures: {
        kind: 'choice',
        meaning: 'network features of the volumes; Basic takes no NSG, no routes and no service endpoints (decides rules, not addresses)',
        choices: ['Standard', 'Basic'],
        default: 'Standard',
        aliases: ['features'],
        assumed: 'NSGs, routes, private endpoints and global peering need it.',
      },
    },
    rule: 'What a volume takes is not published: volumes share addresses as the service decides. A /26 is recommended, a /25 for SAP, larger ones (/24, /23) for many volumes.',
    lines: ({ volumesAndEndpoints }) => [
      { label: `${volumesAndEndpoints} × address of a storage endpoint; the service decides how many volumes share one`, addresses: volumesAndEndpoints, assumed: true },
    ],
    sources: [guidelines, delegatePage],
    examples: [
      { inputs: {}, prefixLength: 28, usable: 11, source: delegatePage, note: 'usable addresses of a /28' },
      { inputs: {}, prefixLength: 26, usable: 59, source: delegatePage, note: 'usable addresses of a /26' },
      { inputs: { sap: true }, sizing: 'recommended', prefixLength: 25, source: guidelines, note: 'recommended least for SAP' },
      { inputs: { sap: false }, sizing: 'recommended', prefixLength: 26, source: guidelines, note: 'recommended least for everything else' },
    ],
  },
  nsg: {
    support: { value: 'allowed', source: guidelines, note: 'With Standard network features only: with Basic the delegation fails where an NSG is attached.' },
    supportFor: ({ networkFeatures }) =>
      networkFeatures === 'Basic'
        ? { value: 'not-supported', source: guidelines, note: 'With Basic network features the delegation fails where an NSG is attached.' }
        : { value: 'allowed', source: guidelines },
    rules: [],
    notes: ['On the subnet, never on an interface of a volume.'],
  },
  routes: {
    table: { value: 'allowed', source: guidelines, note: 'With Standard network features only, not with Basic.' },
    tableFor: ({ networkFeatures }) => ({ value: networkFeatures === 'Basic' ? 'not-supported' : 'allowed', source: guidelines }),
    defaultRoute: 'any',
    defaultRouteFor: ({ networkFeatures }) => (networkFeatures === 'Basic' ? 'forbidden' : 'any'),
    required: [],
    forbidden:
      'A route that leads traffic for the volumes through an appliance and is wider than the delegated subnet: it is ignored, or the ways differ. In the route table of a gateway name the address of the volume (/32); aggregates divert nothing (2026-02-13).',
  },
  serviceEndpoints: { recommended: [], required: [], note: 'Allowed with Standard network features only.' },
  publicAddresses: { count: () => 0, note: 'None; the subnet has no way to the internet.' },
  excludedRanges: [],
  onPremises: 'Reachable over VPN and ExpressRoute. Active-active gateways, FastPath, global peering and Virtual WAN need Standard network features.',
  dns: { zones: [] },
  notes: [
    'Basic network features: at most 1,000 addresses in the network and its direct peers; raised route limits for Basic ended on 2025-05-30.',
    'The delegated subnet lies in the address space that the network already has.',
    'Load balancers in front of volumes are not supported; private endpoints are reached with Standard network features only.',
    'A gateway in the spoke goes before the one in the hub and cuts the way from the hub to the volumes.',
  ],
  conflicts: [
    { topic: 'subnet for SAP', says: ['/23 hinted at for many volumes (2025-06-27)', '/25 recommended (2026-02-13)'], followed: '/25, and larger where the number of addresses asks for it.' },
    { topic: 'address space of a peered network', says: ['cannot be extended (2026-02-13)', 'can be, by the general pages on virtual networks'], followed: 'The general pages; plan the subnet in space that exists.' },
  ],
  sources: [delegatePage, guidelines, terraformExamples],
});
