import { defineService, type Delegation, type RouteNeeds, type RuleNeed } from '../service.ts';
import { source } from '../source.ts';

/** Pages and parts that the virtual nodes of AKS, which are container groups, rest on too. */
export const groupsConcept = source('Virtual network scenarios and resources for Azure Container Instances', 'https://learn.microsoft.com/azure/container-instances/container-instances-virtual-network-concepts', '2026-07-25');
const howTo = source('Deploy container instances into a virtual network', 'https://learn.microsoft.com/azure/container-instances/container-instances-vnet', '2025-11-17');
export const terraformTests = source('azurerm provider, acceptance tests and examples', 'https://github.com/hashicorp/terraform-provider-azurerm', '2026-08-21');

export const groupDelegation: Delegation = {
  to: 'Microsoft.ContainerInstance/containerGroups',
  actions: ['Microsoft.Network/virtualNetworks/subnets/action'],
  source: terraformTests,
  note: 'Set before the first group is deployed.',
};

export const groupRules: readonly RuleNeed[] = [
  {
    name: 'allow-network-in',
    direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'VirtualNetwork' }, to: 'self', ports: ['*'],
    priority: 500, need: 'required', condition: 'a firewall or a security group filters what comes in', when: () => true, coveredBy: 'AllowVNetInBound',
    purpose: 'All addresses of the network should reach the groups.',
    source: groupsConcept,
  },
  {
    name: 'allow-portal-console',
    direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'users of the portal' }, to: 'self', ports: ['19390'],
    priority: 510, need: 'required', condition: 'the console of the portal should connect to a container',
    purpose: 'Connection of the portal to a running container.',
    source: groupsConcept,
  },
];

export const groupRoutes: RouteNeeds = {
  table: { value: 'allowed', source: groupsConcept, note: 'Use with Azure Firewall is described; what exactly a table may hold is not.' },
  defaultRoute: 'unknown',
  required: [],
  forbidden: 'The only supported way out is a NAT gateway. Outbound port 25 is not supported.',
};

/** The prefix length that the how-to advises: a /29 works, but leaves three addresses. */
const ADVISED = 28;

/** Container groups in a delegated subnet. Each takes an address; as many more keep starts and restarts from waiting. */
export const containerInstances = defineService({
  id: 'container-instances',
  name: 'Azure Container Instances',
  aliases: ['ACI', 'Azure Container Instances (container groups in a virtual network)', 'Container Instances', 'container groups', 'Microsoft.ContainerInstance/containerGroups'],
  family: 'containers',
  summary: 'Groups of containers without a cluster, each with a private address of a delegated subnet.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'same-service', source: groupsConcept, note: 'Many groups share the subnet; no other type of resource lives in it.' },
    delegation: groupDelegation,
    smallest: { value: 29, source: howTo, note: 'Works with its three addresses, and is advised against.' },
    recommended: { value: ADVISED, source: howTo },
    ipv6: { value: 'not-supported', source: groupsConcept },
    resizable: { value: 'no', source: groupsConcept, note: 'Not stated; taken as impossible.', assumed: true },
    companions: [{ service: 'nat-gateway', why: 'It is the only supported way out of the subnet.', needed: 'required' }],
  },
  sizing: {
    inputs: {
      containerGroups: {
        kind: 'count',
        unit: 'container groups',
        meaning: 'groups that exist at one time',
        default: 5,
        least: 1,
        most: 3000,
        grows: true,
        aliases: ['groups'],
        assumed: 'No page states a number; 5 groups are what the advised /28 carries. Say how many you will run.',
      },
    },
    rule: 'Each group takes 1 address. The pages advise a subnet one size larger than fits exactly, so that there is a spare address for each group; in a tight subnet groups hang while they start, stop or restart.',
    lines: ({ containerGroups }) => [
      { label: `${containerGroups} × container group`, addresses: containerGroups },
      { label: `${containerGroups} × spare address for starts and restarts, one a group: our reading of the advice to take the next size`, addresses: containerGroups, assumed: true },
    ],
    sources: [groupsConcept, howTo],
    examples: [{ inputs: {}, prefixLength: 29, usable: 3, source: howTo, note: 'works, but a /28 is advised' }],
  },
  nsg: { support: { value: 'allowed', source: groupsConcept }, rules: groupRules },
  routes: groupRoutes,
  serviceEndpoints: { recommended: ['Microsoft.Storage'], required: [], note: 'Required when groups mount or use a storage account.' },
  publicAddresses: { count: () => 0, note: 'One on the NAT gateway that the way out needs, counted there. A group in a network has neither a public address nor a DNS label.' },
  excludedRanges: [],
  onPremises: 'Through VPN and ExpressRoute gateways. Global peering is not supported.',
  dns: { zones: [], note: 'Groups do not take over the DNS servers of the network: name servers are set on each group.' },
  notes: [
    'A subnet holds up to 3,000 groups, scaled in steps of 1,000.',
    'The subnet and its groups are in the same subscription.',
    'Network profiles were the older way to attach groups.',
    'Images are pulled from Azure Container Registry; other private registries do not work from a network.',
  ],
  conflicts: [
    { topic: 'port 19390', says: ['not supported as an outbound port (2026-07-25)', 'to be opened on the firewall for the portal (same page)'], followed: 'Shown as an inbound rule for the console, not generated.' },
  ],
  sources: [groupsConcept, howTo, terraformTests],
});
