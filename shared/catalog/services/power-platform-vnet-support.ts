import { SMALLEST_SUBNET } from '../azure-subnet.ts';
import { powerPlatformGeographies, powerPlatformGeographyOf, powerPlatformOverview as overview } from '../power-platform-regions.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const setup = source('Set up virtual network support for Power Platform', 'https://learn.microsoft.com/power-platform/admin/vnet-support-setup-configure', '2026-02-06');

/** Names the geographies that have this many regions, with the regions. */
const geographiesWith = (count: number) =>
  powerPlatformGeographies
    .filter(({ regions }) => regions.length === count)
    .map(({ name, regions }) => `${name} (${regions.join(', ')})`)
    .join('; ');

/** Plug-ins and connectors of managed environments leave by containers in the subnet: a budget of addresses for each environment. */
export const powerPlatformVnetSupport = defineService({
  id: 'power-platform-vnet-support',
  name: 'Power Platform virtual network support',
  aliases: ['Power Platform subnet injection', 'enterprise policy', 'Power Platform enterprise policy', 'Power Platform VNet support', 'Microsoft.PowerPlatform/enterprisePolicies'],
  family: 'integration',
  summary: 'Delegated subnet through which plug-ins and connectors of Power Platform environments reach a network.',
  integration: ['outbound-integration'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'dedicated', source: overview, note: 'A subnet serves one enterprise policy only.' },
    delegation: { to: 'Microsoft.PowerPlatform/enterprisePolicies', actions: [], source: setup, note: 'Its actions are not published.' },
    smallest: { value: SMALLEST_SUBNET.value, source: overview, note: 'Not stated; the smallest of Azure, and the sum.', assumed: true },
    recommended: { value: 24, source: setup, note: 'the subnet of the sample; the sum follows the environments' },
    ipv6: { value: 'unknown', source: overview },
    resizable: { value: 'no', source: overview, note: 'A change of the range, or of the DNS servers of the network, breaks environments that use it: remove the feature before, or ask support.' },
  },
  sizing: {
    inputs: {
      prodEnvironments: { kind: 'count', unit: 'environments', meaning: 'production environments of the policy', default: 0, least: 0, grows: true },
      nonProdEnvironments: { kind: 'count', unit: 'environments', meaning: 'sandbox, developer and other environments of the policy', default: 0, least: 0, grows: true },
      perProd: { kind: 'count', unit: 'addresses', meaning: 'addresses of each production environment', default: 30, least: 25, most: 30 },
      perNonProd: { kind: 'count', unit: 'addresses', meaning: 'addresses of each other environment', default: 10, least: 6, most: 10 },
    },
    rule: 'Each production environment takes 25 to 30 addresses, each other one 6 to 10; the subnets of both regions are of one size. Containers start at 4 an environment and mostly stay between 10 and 30.',
    lines: ({ prodEnvironments, nonProdEnvironments, perProd, perNonProd }) => [
      { label: `${prodEnvironments} × production environment, ${perProd} each`, addresses: prodEnvironments * perProd },
      ...(nonProdEnvironments > 0 ? [{ label: `${nonProdEnvironments} × other environment, ${perNonProd} each`, addresses: nonProdEnvironments * perNonProd }] : []),
    ],
    sources: [overview],
    examples: [{ inputs: { prodEnvironments: 4, perProd: 30 }, total: 125, prefixLength: 25, sizing: 'minimum', source: overview, note: 'worked example: a policy of production environments' }],
  },
  nsg: {
    support: { value: 'allowed', source: overview },
    rules: [
      {
        name: 'allow-dns',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { role: 'the DNS servers of the network' }, ports: ['53'],
        priority: 100, need: 'required',
        purpose: 'A check of health asks the DNS servers over TCP from time to time.',
        source: overview,
      },
    ],
  },
  routes: { table: { value: 'allowed', source: overview }, defaultRoute: 'any', required: [] },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None by itself; where plug-ins and connectors call the internet, a NAT gateway on the subnet brings its own.' },
  excludedRanges: [],
  onPremises: 'Over ExpressRoute and VPN.',
  dns: { zones: [], note: 'The DNS servers of the network resolve every endpoint.' },
  notes: [
    `Where a geography has two regions, a network with a subnet of as many available addresses is needed in both: ${geographiesWith(2)}.`,
    `Geographies of a single region: ${geographiesWith(1)}.`,
    'Managed environments only; trial environments and those of Teams are not supported.',
    'Calls to public endpoints stop working unless the network lets them out.',
  ],
  conflicts: [
    {
      topic: 'Singapore',
      says: ['the setup page takes the location singapore for policies (2026-02-06)', `the table of regions lists ${powerPlatformGeographyOf('southeastasia')?.regions.join(' and ') ?? ''} for Asia (2026-01-06)`],
      followed: 'The table.',
    },
  ],
  sources: [overview, setup],
});
