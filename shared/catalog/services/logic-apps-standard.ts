import { defineService } from '../service.ts';
import { source } from '../source.ts';
import { delegation, overview, recommended, smallest, terraformTests } from './app-service/plan-subnet.ts';

const page = source('Secure traffic between Standard logic apps and virtual networks with private endpoints', 'https://learn.microsoft.com/azure/logic-apps/secure-single-tenant-workflow-virtual-network-private-endpoint', '2022-03-11');

/** Workflows on the integration of App Service, with its rule; private endpoints for the way in stand in another subnet. */
export const logicAppsStandard = defineService({
  id: 'logic-apps-standard',
  name: 'Azure Logic Apps (Standard)',
  aliases: ['Azure Logic Apps (Standard), virtual network integration', 'Logic Apps Standard', 'Azure Logic Apps Standard', 'single-tenant Logic Apps', 'Workflow Standard'],
  family: 'integration',
  summary: 'Delegated subnet through which workflows of a Workflow Standard plan reach a network.',
  integration: ['outbound-integration', 'private-endpoint'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'same-service', source: page, note: 'As App Service integration, on which it runs.' },
    delegation: { ...delegation, note: 'That of App Service integration; the page of Logic Apps asks only for a subnet without delegation for the private endpoints.' },
    smallest: { ...smallest, note: 'that of App Service integration' },
    floor: ({ createdInPortal }) => (createdInPortal ? { value: 27, source: page, note: 'subnet made in the dialogue of the portal' } : undefined),
    recommended: { value: recommended.value, source: page },
    ipv6: { value: 'unknown', source: page },
    resizable: { value: 'no', source: overview, note: 'As App Service integration.' },
    companions: [
      {
        service: 'private-endpoint', needed: 'conditional', when: ({ privateInbound }) => privateInbound,
        why: 'Private endpoints for calls to the workflows stand in another subnet without delegation, 1 address each.',
      },
    ],
  },
  sizing: {
    inputs: {
      maxInstances: {
        kind: 'count', unit: 'instances', meaning: 'planned top scale of the Workflow Standard plan', default: 3, least: 1, grows: true,
        assumed: 'No page states a number; the recommended /26 carries 29.',
      },
      createdInPortal: { kind: 'flag', meaning: 'the subnet is made in the dialogue of the portal, which takes a /27 at least', default: false },
      storageOverNetwork: { kind: 'flag', meaning: 'the storage account of the runtime is reached over the network (adds a rule, no address)', default: true, assumed: 'The rule is opened unless it is known not to be needed: without its storage the runtime stops.' },
      managedConnectors: { kind: 'flag', meaning: 'managed connectors are used and all traffic is routed into the network (adds a rule, no address)', default: false },
      privateInbound: { kind: 'flag', meaning: 'workflows are called over private endpoints, which stand in another subnet (adds no address here)', default: false },
    },
    rule: 'As App Service integration: each instance takes 1 address, and twice the planned maximum is reserved.',
    lines: ({ maxInstances }) => [
      { label: `${maxInstances} × instance`, addresses: maxInstances },
      { label: 'as many again for size changes and addresses that linger', addresses: maxInstances },
    ],
    sources: [page, overview],
    examples: [
      { inputs: {}, prefixLength: 26, sizing: 'recommended', source: page, note: 'advised: 64 addresses' },
      { inputs: { createdInPortal: true }, prefixLength: 27, sizing: 'minimum', source: page, note: 'the least that the portal makes: 32 addresses' },
    ],
  },
  nsg: {
    support: { value: 'allowed', source: page },
    rules: [
      {
        name: 'allow-runtime-storage',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'Storage' }, ports: ['443', '445'],
        priority: 500, need: 'required', condition: 'the storage account of the runtime is reached over the network', when: ({ storageOverNetwork }) => storageOverNetwork, coveredBy: 'AllowInternetOutBound',
        purpose: 'The runtime cannot live without its storage account.',
        source: page,
      },
      {
        name: 'allow-connectors',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'AzureConnectors' }, ports: ['443'],
        priority: 510, need: 'required', condition: 'managed connectors are used and all traffic is routed into the network', when: ({ managedConnectors }) => managedConnectors, coveredBy: 'AllowInternetOutBound',
        purpose: 'The service of managed connectors; the page asks for an uninterrupted connection, tag and port follow from that.',
        source: page,
      },
    ],
  },
  routes: {
    table: { value: 'allowed', source: page },
    defaultRoute: 'any',
    required: [],
    forbidden: 'Whatever cuts off the storage account of the runtime or the managed connectors.',
  },
  serviceEndpoints: { recommended: ['Microsoft.Storage'], required: [] },
  publicAddresses: { count: () => 0, note: 'None.' },
  excludedRanges: [],
  onPremises: 'Over the network; managed connectors keep to the on-premises data gateway.',
  dns: { zones: [], note: 'The DNS servers of the network; where they are custom ones, the settings WEBSITE_DNS_SERVER and WEBSITE_DNS_ALT_SERVER name them.' },
  notes: [
    'A webhook trigger of a managed connector cannot call a logic app that only has a private endpoint.',
    'It follows the integration service environment (logic-apps-ise), which was retired on 2024-08-31.',
  ],
  conflicts: [],
  sources: [page, overview, terraformTests],
});
