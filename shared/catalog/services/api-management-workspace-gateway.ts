import { usableAddresses } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const workspaces = source('Virtual network resources of API Management workspace gateways', 'https://learn.microsoft.com/azure/api-management/virtual-network-workspaces-resources', '2026-05-20');
const terraformTests = source('azurerm provider, acceptance tests and examples', 'https://github.com/hashicorp/terraform-provider-azurerm', '2026-08-21');

const SMALLEST = 27;

/** The gateway of a workspace, injected or integrated. Use per unit is not published. */
export const apiManagementWorkspaceGateway = defineService({
  id: 'api-management-workspace-gateway',
  name: 'Azure API Management workspace gateway',
  aliases: ['Azure API Management workspace gateway in a virtual network', 'APIM workspace gateway', 'API Management workspace gateway'],
  family: 'integration',
  summary: 'Gateway of an API Management workspace inside a delegated subnet, or with a way out through one.',
  integration: ['injection', 'outbound-integration'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'dedicated', source: workspaces, note: 'One gateway a subnet.' },
    delegationFor: ({ mode }) => ({
      to: mode === 'injection' ? 'Microsoft.Web/hostingEnvironments' : 'Microsoft.Web/serverFarms',
      actions: ['Microsoft.Network/virtualNetworks/subnets/action'],
      source: terraformTests,
    }),
    smallest: { value: SMALLEST, source: workspaces },
    recommended: { value: 24, source: workspaces },
    largest: { value: 24, source: workspaces, note: 'the page names a /24 both as the largest and as the advised subnet' },
    ipv6: { value: 'unknown', source: workspaces },
    resizable: { value: 'no', source: workspaces, note: 'Not stated; taken as impossible.', assumed: true },
  },
  sizing: {
    inputs: { mode: { kind: 'choice', choices: ['injection', 'integration'], meaning: 'injection: callers and back ends are private; integration: only the way out is (decides the delegation and the rules, not addresses)', default: 'injection' } },
    rule: 'What a unit takes is not published, only that the subnet lie between a /27 and a /24. The whole of a /27 is planned.',
    lines: () => [{ label: `a whole /${SMALLEST}: use per unit is not published`, addresses: usableAddresses(SMALLEST), assumed: true }],
    sources: [workspaces],
    examples: [{ inputs: {}, total: 32, prefixLength: 27, sizing: 'minimum', source: workspaces, note: 'smallest subnet' }],
  },
  nsg: {
    support: { value: 'required', source: workspaces },
    rules: [
      {
        name: 'allow-health-ping',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'AzureLoadBalancer' }, to: 'self', ports: ['80'],
        priority: 400, need: 'required', condition: 'mode injection', when: ({ mode }) => mode === 'injection', coveredBy: 'AllowAzureLoadBalancerInBound',
        purpose: 'Health of the gateway.',
        source: workspaces,
      },
      {
        name: 'allow-clients',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'VirtualNetwork' }, to: 'self', ports: ['80', '443'],
        priority: 410, need: 'required', condition: 'mode injection', when: ({ mode }) => mode === 'injection', coveredBy: 'AllowVNetInBound',
        purpose: 'Calls of clients.',
        source: workspaces,
      },
      {
        name: 'allow-storage',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: { tag: 'VirtualNetwork' }, to: { tag: 'Storage' }, ports: ['443'],
        priority: 400, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'Storage that the gateway depends on.',
        source: workspaces,
      },
      {
        name: 'allow-key-vault',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: { tag: 'VirtualNetwork' }, to: { tag: 'AzureKeyVault' }, ports: ['443'],
        priority: 410, need: 'required', condition: 'mode injection', when: ({ mode }) => mode === 'injection', coveredBy: 'AllowInternetOutBound',
        purpose: 'Key vaults that the gateway depends on.',
        source: workspaces,
      },
    ],
    notes: ['The inbound rules must rank above the default rules.'],
  },
  routes: { table: { value: 'unknown', source: workspaces }, defaultRoute: 'unknown', required: [] },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None for injection.' },
  excludedRanges: [],
  onPremises: 'As any host in the network.',
  dns: { zones: ['{gatewayName}-{hash}.gateway.{regionName}-{nn}.azure-api.net'], note: 'An A record for the name of the gateway.' },
  notes: ['Mode injection takes the delegation Microsoft.Web/hostingEnvironments, mode integration Microsoft.Web/serverFarms.', 'Gateway, instance and network are in the same region and subscription.'],
  conflicts: [],
  sources: [workspaces, terraformTests],
});
