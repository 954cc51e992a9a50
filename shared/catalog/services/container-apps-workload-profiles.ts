import { customNetworks, egress, firewallIntegration, frontDoorForRegistry, keptRanges, networking, probes, ruleInputs } from './container-apps/environments.ts';
import { terraformTests } from './container-instances.ts';
import { RESERVED_PER_SUBNET } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const accelerator = source('Container Apps landing zone accelerator, networking', 'https://github.com/Azure/aca-landing-zone-accelerator/blob/main/docs/design-areas/networking.md', '2024-12-07');

/** What the page's table subtracts from a subnet, the addresses that Azure reserves included. */
const SUBTRACTED = 14;
const PLATFORM = SUBTRACTED - RESERVED_PER_SUBNET.value;
/** Replicas of the Consumption profile that share an address. */
const REPLICAS_PER_ADDRESS = 10;

/** The environment for new plans: nodes of its own and a Consumption profile side by side. */
export const containerAppsWorkloadProfiles = defineService({
  id: 'container-apps-workload-profiles',
  name: 'Azure Container Apps, workload profiles environment',
  aliases: ['Consumption + Dedicated', 'Container Apps workload profiles', 'Container Apps environment', 'workload profiles environment', 'Microsoft.App/managedEnvironments'],
  family: 'containers',
  summary: 'Environment of Container Apps with dedicated nodes and a Consumption profile, in a delegated subnet.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'dedicated', source: customNetworks, note: 'One environment a subnet; not together with function apps of Flex Consumption either, although the delegation is the same.' },
    delegation: {
      to: 'Microsoft.App/environments',
      actions: ['Microsoft.Network/virtualNetworks/subnets/join/action'],
      source: terraformTests,
    },
    smallest: { value: 27, source: customNetworks },
    ipv6: { value: 'not-supported', source: accelerator },
    resizable: { value: 'no', source: customNetworks, note: 'The network cannot move to another resource group or subscription either.' },
  },
  sizing: {
    inputs: {
      dedicatedNodes: { kind: 'count', unit: 'nodes', meaning: 'nodes of all dedicated profiles at their top scale', default: 0, least: 0, grows: true, aliases: ['nodes'] },
      consumptionReplicas: {
        kind: 'count',
        unit: 'replicas',
        meaning: 'replicas on the Consumption profile at their top scale',
        default: 90,
        least: 0,
        grows: true,
        aliases: ['replicas'],
        assumed: 'No page states a number; 90 replicas are what the smallest subnet carries when no dedicated node stands beside them.',
      },
      singleRevisionMode: { kind: 'flag', meaning: 'apps replace their revision in place, so that both revisions run for a while', default: true },
      managedIdentity: { kind: 'flag', meaning: 'apps use managed identities (adds a rule, no address)', default: false },
      ...ruleInputs,
    },
    rule: 'The platform takes 9 addresses, each dedicated node 1, and every 10 replicas of the Consumption profile 1. In single revision mode a new revision doubles what nodes and replicas take for a while.',
    lines: ({ dedicatedNodes, consumptionReplicas, singleRevisionMode }) => {
      const shared = Math.ceil(consumptionReplicas / REPLICAS_PER_ADDRESS);
      const workload = dedicatedNodes + shared;
      return [
        { label: 'platform', addresses: PLATFORM },
        ...(dedicatedNodes > 0 ? [{ label: `${dedicatedNodes} × dedicated node`, addresses: dedicatedNodes }] : []),
        { label: `${consumptionReplicas} × replica on the Consumption profile, ${REPLICAS_PER_ADDRESS} an address`, addresses: shared },
        ...(singleRevisionMode && workload > 0 ? [{ label: 'the same again while a revision is replaced', addresses: workload }] : []),
      ];
    },
    sources: [customNetworks],
    examples: (
      [
        { prefixLength: 27, available: 18, nodes: 9, replicas: 90 },
        { prefixLength: 24, available: 242, nodes: 121, replicas: 1210 },
        { prefixLength: 23, available: 498, nodes: 249, replicas: 2490 },
      ] as const
    ).flatMap(({ prefixLength, available, nodes, replicas }) => [
      { inputs: { consumptionReplicas: 0 }, prefixLength, capacity: { input: 'dedicatedNodes', most: nodes }, source: customNetworks, note: `${available} available addresses, single revision mode` },
      { inputs: { consumptionReplicas: replicas }, total: 2 ** (32 - prefixLength), prefixLength, source: customNetworks, note: `${replicas} replicas fill the ${available} available addresses, single revision mode` },
    ]),
  },
  nsg: {
    support: { value: 'allowed', source: firewallIntegration, note: 'Rules for what comes in matter to traffic through the network only: an external environment is reached at a public address that Azure runs.' },
    rules: [
      {
        name: 'allow-http',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'addresses of clients' }, to: 'self', ports: ['80', '31080'],
        priority: 100, need: 'required', condition: 'clients in the network use HTTP', coveredBy: 'AllowVNetInBound',
        purpose: 'Clients reach the proxy behind the internal load balancer.',
        source: firewallIntegration,
      },
      {
        name: 'allow-https',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'addresses of clients' }, to: 'self', ports: ['443', '31443'],
        priority: 110, need: 'required', condition: 'clients in the network use HTTPS', coveredBy: 'AllowVNetInBound',
        purpose: 'Clients reach the proxy behind the internal load balancer.',
        source: firewallIntegration,
      },
      probes,
      {
        name: 'allow-microsoft-registry',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'MicrosoftContainerRegistry' }, ports: ['443'],
        priority: 100, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'Images of the platform.',
        source: firewallIntegration,
      },
      {
        name: frontDoorForRegistry.name,
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'AzureFrontDoor.FirstParty' }, ports: ['443'],
        priority: 110, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'What the registry of Microsoft depends on.',
        source: firewallIntegration,
      },
      ...egress,
      {
        name: 'allow-entra-id',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'AzureActiveDirectory' }, ports: ['443'],
        priority: 170, need: 'required', condition: 'apps use managed identities, or images come from Azure Container Registry without a private endpoint', coveredBy: 'AllowInternetOutBound',
        when: ({ managedIdentity, registry, registryPrivateEndpoint }) => managedIdentity || (registry === 'azure-container-registry' && !registryPrivateEndpoint),
        purpose: 'Tokens for apps and for the registry.',
        source: firewallIntegration,
      },
    ],
    notes: ['Nothing that goes out may deny the DNS of Azure.'],
  },
  routes: { table: { value: 'allowed', source: customNetworks }, defaultRoute: 'any', required: [], forbidden: 'A NAT gateway of SKU StandardV2; one of SKU Standard works.' },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'Azure supplies them in the group that it runs: 1 for what goes out, 1 more for what comes into an external environment, and a Standard load balancer.' },
  excludedRanges: [
    ...keptRanges,
    ...['100.100.0.0/17', '100.100.128.0/19', '100.100.160.0/19', '100.100.192.0/19'].map((prefix) => ({
      prefix,
      appliesTo: 'subnet' as const,
      why: 'The environment uses this range inside.',
      source: customNetworks,
    })),
  ],
  onPremises: 'Through the network: an internal environment listens on the address of an internal load balancer.',
  dns: { zones: ['{environmentDefaultDomain}'], note: 'Internal environments: a private zone for the default domain of the environment, with a wildcard record to its static address.' },
  notes: ['The smallest subnet carries 9 dedicated nodes or 90 replicas in single revision mode.'],
  conflicts: [
    { topic: 'addresses of the platform', says: ['12 (text of the page 2025-05-01)', '14 subtracted in its table, the five of Azure included, so 9'], followed: 'The table: the figures that the page prints follow from it.' },
    { topic: 'smallest subnet', says: ['/27 (2025-05-01)', '/23 with 60 addresses for the platform (accelerator 2024-12-07), true of consumption-only environments'], followed: '/27.' },
    { topic: 'ports of probes', says: ['30000-32676, with clients let in too (earlier table, 2023-08-29)', '30000-32767, beside 31080 and 31443 (later table of the same date)'], followed: 'The later table.' },
    { topic: 'address of the DNS of Azure', says: ['168.63.129.16 (table of rules)', '168.63.128.16 (considerations on the same page), a misprint'], followed: '168.63.129.16.' },
    { topic: 'actions of the delegation', says: ['subnets/join/action (two tests of the provider)', 'subnets/action (one test)'], followed: 'subnets/join/action; Azure fills them in by itself.' },
  ],
  sources: [customNetworks, firewallIntegration, networking, accelerator, terraformTests],
});
