import { defineService } from '../service.ts';
import { source } from '../source.ts';

const injection = source('Inject a Premium v2 instance of API Management into a virtual network', 'https://learn.microsoft.com/azure/api-management/inject-vnet-v2', '2025-10-08');
const ruleInclude = source('Security rules of API Management v2 tiers', 'https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/api-management-virtual-network-v2-nsg-rules.md', '2025-06-25', { note: 'include file' });
const terraformTests = source('azurerm provider, acceptance tests and examples', 'https://github.com/hashicorp/terraform-provider-azurerm', '2026-08-21');

/** Premium v2, injected: two addresses a unit, and one for its load balancer. */
export const apiManagementV2Injection = defineService({
  id: 'api-management-v2-injection',
  name: 'Azure API Management Premium v2, injected',
  aliases: ['Azure API Management Premium v2, virtual network injection', 'APIM v2 injection', 'APIM Premium v2', 'Azure API Management Premium v2', 'API Management Premium v2'],
  family: 'integration',
  summary: 'API gateway of the Premium v2 tier inside a delegated subnet, on a private address.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'dedicated', source: injection, note: 'One instance a subnet.' },
    delegation: { to: 'Microsoft.Web/hostingEnvironments', actions: ['Microsoft.Network/virtualNetworks/subnets/action'], source: terraformTests },
    smallest: { value: 27, source: injection },
    recommended: { value: 24, source: injection },
    ipv6: { value: 'unknown', source: injection },
    resizable: { value: 'empty-only', source: injection, note: 'Subnet settings can be changed later; injection itself is chosen when the instance is made, with no change to integration.' },
  },
  sizing: {
    inputs: { units: { kind: 'count', unit: 'scale units', meaning: 'units of the instance', default: 1, least: 1, most: 30, grows: true } },
    rule: 'Each unit takes 2 addresses, the internal load balancer 1.',
    lines: ({ units }) => [
      { label: `${units} × scale unit, 2 each`, addresses: 2 * units },
      { label: 'internal load balancer', addresses: 1 },
    ],
    sources: [injection],
    examples: [
      { inputs: {}, prefixLength: 27, capacity: { input: 'units', most: 13 }, source: injection, note: '24 addresses remain beside the first unit and the load balancer: 12 more units' },
      { inputs: {}, prefixLength: 25, capacity: { input: 'units', most: 30 }, source: injection, note: '120 addresses remain; the tier, not the subnet, ends at 30 units' },
    ],
  },
  nsg: {
    support: { value: 'required', source: injection },
    rules: [
      {
        name: 'allow-storage',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: { tag: 'VirtualNetwork' }, to: { tag: 'Storage' }, ports: ['443'],
        priority: 400, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'Storage that the service depends on.',
        source: ruleInclude,
      },
    ],
  },
  routes: { table: { value: 'unknown', source: injection }, defaultRoute: 'unknown', required: [] },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None is documented.' },
  excludedRanges: [],
  onPremises: 'The private address is reachable from connected and peered networks.',
  dns: { zones: ['{serviceName}.azure-api.net'], note: 'An A record for the service name that points at the private address.' },
  notes: ['Instance and network are in the same region and subscription.', 'The page prints 24 addresses for a /27 after the first unit and the load balancer are taken off.'],
  conflicts: [],
  sources: [injection, ruleInclude, terraformTests],
});
