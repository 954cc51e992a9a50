import { virtualNetworkFaq } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { managementInterface, wholeSubnet } from './firewall.ts';

/** The second subnet of a firewall that is managed apart from the traffic that it inspects. */
export const firewallManagement = defineService({
  id: 'firewall-management',
  name: 'Azure Firewall management interface',
  aliases: ['Azure Firewall management interface subnet', 'AzureFirewallManagementSubnet', 'forced tunneling subnet', 'forced tunnelling subnet', 'Management NIC'],
  family: 'security',
  summary: 'The subnet through which the platform manages a firewall that is Basic or forced to tunnel.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'dedicated', source: managementInterface },
    requiredName: { value: 'AzureFirewallManagementSubnet', source: managementInterface },
    smallest: { value: 26, source: managementInterface },
    recommended: { value: 26, source: managementInterface },
    ipv6: { value: 'unknown', source: managementInterface },
    resizable: { value: 'empty-only', source: virtualNetworkFaq, note: 'Not stated for this subnet; the rule of every subnet is held.', assumed: true },
    perNetwork: { value: 1, source: managementInterface, note: 'One for each firewall, and a network holds one firewall.' },
    companions: [{ service: 'firewall', why: 'It is the management side of a firewall in AzureFirewallSubnet.', needed: 'required' }],
  },
  sizing: {
    inputs: {},
    rule: 'Constantly a /26, in addition to AzureFirewallSubnet.',
    lines: () => wholeSubnet(26, 'the management interface of Azure Firewall has it to itself'),
    sources: [managementInterface],
    examples: [],
  },
  nsg: { support: { value: 'unknown', source: managementInterface }, rules: [] },
  routes: {
    table: { value: 'avoid', source: managementInterface },
    defaultRoute: 'internet-only',
    gatewayPropagation: 'must-be-off',
    required: [
      {
        name: 'default-to-internet', to: { prefix: '0.0.0.0/0' }, nextHop: 'internet', need: 'required',
        condition: 'a route table is attached that would lead it elsewhere', when: (_inputs, { defaultRouteAway }) => defaultRouteAway,
        purpose: 'The platform reaches the firewall directly over the internet.',
        source: managementInterface,
      },
    ],
    forbidden: 'Every other route. A system route table switches gateway propagation off by default.',
  },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 1, note: 'Used by the platform alone.' },
  excludedRanges: [],
  onPremises: 'None: it carries management only.',
  dns: { zones: [] },
  notes: [
    'Needed with the Basic SKU always, with forced tunnelling, and for a firewall without a public address in its data path.',
    'Firewalls in a secured Virtual WAN hub have it built in.',
  ],
  conflicts: [],
  sources: [managementInterface, virtualNetworkFaq],
});
