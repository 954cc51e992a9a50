import { defineService, type SizingLine } from '../service.ts';
import { source } from '../source.ts';
import { usableAddresses } from '../azure-subnet.ts';

const faq = source('Azure Firewall frequently asked questions', 'https://learn.microsoft.com/azure/firewall/firewall-faq', '2025-07-01');
const forcedTunnellingPage = source('Azure Firewall forced tunneling', 'https://learn.microsoft.com/azure/firewall/forced-tunneling', 'undated');
const ipv6Overview = source('What is IPv6 for Azure Virtual Network?', 'https://learn.microsoft.com/azure/virtual-network/ip-services/ipv6-overview', '2023-08-24');

export const managementInterface = source('Azure Firewall management NIC', 'https://learn.microsoft.com/azure/firewall/management-nic', 'undated');

/** Returns the receipt of a subnet that one service fills: every usable address of a subnet of `prefixLength`. */
export function wholeSubnet(prefixLength: number, why: string): readonly SizingLine[] {
  return [{ label: `The whole /${prefixLength}: ${why}`, addresses: usableAddresses(prefixLength) }];
}

/** Whether the platform manages a firewall apart from the traffic that it inspects, in a subnet of its own. */
export function managedApart({ sku, forcedTunnelling }: { sku: string; forcedTunnelling: boolean }): boolean {
  return sku === 'Basic' || forcedTunnelling;
}

/** A constant size: the firewall scales inside its /26. */
export const firewall = defineService({
  id: 'firewall',
  name: 'Azure Firewall',
  aliases: ['AzFW', 'AFW', 'Azure Firewall Premium', 'Azure Firewall Standard', 'Azure Firewall Basic', 'Azure Firewall in a virtual network', 'AzureFirewallSubnet', 'Microsoft.Network/azureFirewalls'],
  family: 'security',
  summary: 'Managed stateful firewall, usually in the hub.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'dedicated', source: faq },
    requiredName: { value: 'AzureFirewallSubnet', source: faq },
    smallest: { value: 26, source: faq },
    recommended: { value: 26, source: faq, note: 'Covers every scale; a larger one is never needed.' },
    ipv6: { value: 'not-supported', source: ipv6Overview, note: 'The subnet must be IPv4 only; the network may be dual stack.' },
    resizable: { value: 'empty-only', source: faq, note: 'There is no need: the /26 covers every scale.' },
    perNetwork: { value: 1, source: faq, note: 'Follows from one firewall in AzureFirewallSubnet; typically one for each hub and region.' },
    companions: [{ service: 'firewall-management', why: 'The Basic SKU, forced tunnelling, and a firewall without a public address of its own need the management interface and its subnet.', needed: 'conditional', when: managedApart }],
  },
  sizing: {
    inputs: {
      sku: { kind: 'choice', meaning: 'the SKU; Basic always has the management interface', choices: ['Basic', 'Standard', 'Premium'], default: 'Standard', aliases: ['tier'], assumed: 'The middle one; it does not change the size.' },
      forcedTunnelling: { kind: 'flag', meaning: 'internet traffic leaves through on-premises or another appliance; needs the management interface', default: false, aliases: ['forcedTunneling'] },
    },
    rule: 'Constantly a /26, sufficient for all scaling. How many addresses the firewall takes inside it is not published.',
    lines: () => wholeSubnet(26, 'Azure Firewall scales inside it'),
    sources: [faq],
    examples: [],
  },
  nsg: { support: { value: 'not-supported', source: faq, note: 'Switched off by the platform on this subnet.' }, rules: [] },
  routes: {
    table: { value: 'allowed', source: faq },
    defaultRoute: 'internet-only',
    defaultRouteFor: (inputs) => (managedApart(inputs) ? 'any' : 'internet-only'),
    required: [
      {
        name: 'default-to-internet', to: { prefix: '0.0.0.0/0' }, nextHop: 'internet', need: 'required',
        condition: 'a default route arrives by BGP and the firewall has no management interface',
        when: (inputs, { defaultRouteAway }) => defaultRouteAway && !managedApart(inputs),
        purpose: 'Without the management interface the firewall itself must reach the internet directly.',
        source: faq,
      },
    ],
    forbidden: '0.0.0.0/0 to another appliance or to on-premises, unless the management interface is enabled. Routes to on-premises for known internet prefixes are allowed.',
  },
  serviceEndpoints: { recommended: [], required: [], note: 'Where the firewall is to filter traffic to a service, put the endpoint on this subnet in place of the spoke subnets.' },
  publicAddresses: { count: ({ forcedTunnelling }) => (forcedTunnelling ? 0 : 1), note: 'At least one Standard address, unless only the management interface has one (forced tunnelling); that one is counted with its own subnet.' },
  excludedRanges: [],
  onPremises: 'Sits in the hub. Spokes route 0.0.0.0/0 and the prefixes of on-premises to its private address; for inspection in both directions the gateway subnet routes the prefixes of the spokes to it as well.',
  dns: { zones: [] },
  notes: [
    'Firewall and network live in one resource group; public addresses may live elsewhere in the subscription.',
    'No source translation towards RFC 1918 and RFC 6598 destinations. A private network that uses public ranges must be listed as private, or its traffic is translated; 0.0.0.0/0 in that list means never, and no direct way to the internet.',
    'Traffic that an application rule lets through always has its source translated.',
    'The private address may change when the firewall is stopped and started: look at the routes again.',
    'A route for the whole network to the firewall also catches traffic inside the subnet; a route for the own prefix with next hop virtual network keeps it local.',
    'Starts with two instances; up to 30 Gbps with Standard and 100 Gbps with Premium.',
    'With the management interface, 0.0.0.0/0 may lead anywhere.',
    'A firewall in a secured Virtual WAN hub lives in the range of the hub instead.',
  ],
  conflicts: [
    { topic: 'enabling forced tunnelling later', says: ['only at creation (FAQ, 2025-07-01)', 'on an existing firewall after stop and start (management-nic, undated, later wording)'], followed: 'Neither: the plan states it from the start.' },
    { topic: 'destinations without source translation', says: ['RFC 1918 only (forced-tunneling, undated)', 'RFC 1918 and RFC 6598 (FAQ, 2025-07-01)'], followed: 'The dated page.' },
  ],
  sources: [faq, managementInterface, forcedTunnellingPage, ipv6Overview],
});
