import { usableAddresses } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const integration = source('Integrate an API Management v2 instance with a virtual network for outbound connections', 'https://learn.microsoft.com/azure/api-management/integrate-vnet-outbound', '2025-03-20');
const ruleInclude = source('Security rules of API Management v2 tiers', 'https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/api-management-virtual-network-v2-nsg-rules.md', '2025-06-25', { note: 'include file' });
const terraformTests = source('azurerm provider, acceptance tests and examples', 'https://github.com/hashicorp/terraform-provider-azurerm', '2026-08-21');

const SMALLEST = 27;

/** Standard v2 and Premium v2 with a way out into a network. Use per unit is not published. */
export const apiManagementV2Integration = defineService({
  id: 'api-management-v2-integration',
  name: 'Azure API Management v2 tiers, outbound integration',
  aliases: ['Azure API Management Standard v2 and Premium v2, outbound virtual network integration', 'APIM v2 VNet integration', 'APIM Standard v2', 'Azure API Management Standard v2', 'API Management Standard v2'],
  family: 'integration',
  summary: 'Delegated subnet through which an API gateway of a v2 tier reaches back ends; callers stay outside.',
  integration: ['outbound-integration'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'dedicated', source: integration, note: 'One instance a subnet.' },
    delegation: { to: 'Microsoft.Web/serverFarms', actions: ['Microsoft.Network/virtualNetworks/subnets/action'], source: terraformTests },
    smallest: { value: SMALLEST, source: integration },
    recommended: { value: 24, source: integration },
    ipv6: { value: 'unknown', source: integration },
    resizable: { value: 'no', source: integration, note: 'Not stated; taken as impossible.', assumed: true },
  },
  sizing: {
    inputs: { units: { kind: 'count', unit: 'scale units', meaning: 'units of the instance', default: 1, least: 1, grows: true } },
    rule: 'What a unit takes is not published, only that the subnet be a /27 at least and better a /24. The whole of a /27 is planned, and 2 addresses a unit, as for an injected instance, once that is more.',
    lines: ({ units }) => {
      const whole = usableAddresses(SMALLEST);
      return [
        { label: `a whole /${SMALLEST}: use per unit is not published`, addresses: whole, assumed: true as const },
        ...(2 * units > whole ? [{ label: `what ${units} × scale unit, 2 each, take beyond that`, addresses: 2 * units - whole, assumed: true as const }] : []),
      ];
    },
    sources: [integration],
    examples: [
      { inputs: {}, total: 32, prefixLength: 27, sizing: 'minimum', source: integration, note: 'smallest subnet' },
      { inputs: {}, prefixLength: 24, sizing: 'recommended', source: integration, note: 'advised: 256 addresses' },
    ],
  },
  nsg: {
    support: { value: 'required', source: integration },
    rules: [
      {
        name: 'allow-storage',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: { tag: 'VirtualNetwork' }, to: { tag: 'Storage' }, ports: ['443'],
        priority: 400, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'Storage that the service depends on, by the rules of 2025-06-25.',
        source: ruleInclude,
      },
    ],
    notes: ['Inbound rules have no effect.'],
  },
  routes: { table: { value: 'unknown', source: integration }, defaultRoute: 'unknown', required: [] },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'Gateway and portal stay public on addresses of the platform.' },
  excludedRanges: [],
  onPremises: 'As any client in the network.',
  dns: { zones: [], note: 'The DNS servers of the network.' },
  notes: ['Instance and network are in the same region and subscription.', 'Integration can be added to an existing instance.'],
  conflicts: [
    { topic: 'security rules', says: ['a security group is needed but no particular rule (2025-03-20)', 'outbound Storage 443 must be allowed (include 2025-06-25)'], followed: 'The rule is generated.' },
  ],
  sources: [integration, ruleInclude, terraformTests],
});
