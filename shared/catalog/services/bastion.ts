import { defineService } from '../service.ts';
import { source } from '../source.ts';

const configuration = source('About Bastion configuration settings', 'https://learn.microsoft.com/azure/bastion/configuration-settings', '2025-11-24');
const nsgPage = source('Working with NSG access and Azure Bastion', 'https://learn.microsoft.com/azure/bastion/bastion-nsg', '2026-02-24');
const nsgPage2020 = source('Working with NSG access and Azure Bastion', 'https://learn.microsoft.com/azure/bastion/bastion-nsg', '2020-02-03', { note: 'older edition' });
const faq = source('Azure Bastion frequently asked questions', 'https://learn.microsoft.com/azure/bastion/bastion-faq', '2023-01-30');
const terraform = source('azurerm provider, resource azurerm_bastion_host', 'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/bastion_host', 'undated', { note: 'bounds of scale_units' });

const MOST_INSTANCES = 50;
const LEAST_INSTANCES = 2;
const TARGET_PORTS: readonly string[] = ['22', '3389'];

/** Returns the host instances that the sessions alone ask for; 20 RDP or 40 SSH sessions each, and the mix as their sum. */
function instancesFor(concurrentRdp: number, concurrentSsh: number): number {
  return Math.ceil((2 * concurrentRdp + concurrentSsh) / 40);
}

/** Returns the host instances that a plan counts: what was asked for or what the sessions ask for, within what a host can have. */
export function bastionInstances(scaleUnits: number, concurrentRdp: number, concurrentSsh: number): number {
  return Math.min(MOST_INSTANCES, Math.max(scaleUnits, LEAST_INSTANCES, instancesFor(concurrentRdp, concurrentSsh)));
}

const portsOf = (targetPorts: readonly string[]) => [...new Set([...TARGET_PORTS, ...targetPorts])];

/** A floor of /26 at every scale; its NSG holds either all eight rules or none. */
export const bastion = defineService({
  id: 'bastion',
  name: 'Azure Bastion',
  aliases: ['Bastion host', 'Azure Bastion Service', 'AzureBastionSubnet', 'Microsoft.Network/bastionHosts'],
  family: 'security',
  summary: 'RDP and SSH to machines without public addresses.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'dedicated', source: configuration, note: 'Nothing else may live in the subnet.' },
    requiredName: { value: 'AzureBastionSubnet', source: configuration },
    smallest: { value: 26, source: configuration, note: 'Subnets of /27 whose host is older than 2021-11-02 keep working.' },
    recommended: { value: 26, source: configuration },
    ipv6: { value: 'not-supported', source: faq, note: 'Dual-stack machines are reached over IPv4.' },
    resizable: { value: 'empty-only', source: configuration },
    perNetwork: { value: 1, source: configuration, note: 'Follows from the name of the subnet. One host also serves the machines of peered networks.' },
  },
  sizing: {
    inputs: {
      sku: { kind: 'choice', choices: ['any', 'Basic', 'Standard', 'Premium'], default: 'any', aliases: ['tier'], meaning: 'the SKU; any: one that has what the other inputs ask for', assumed: 'Not decided: it does not change the size of the subnet.' },
      scaleUnits: { kind: 'count', unit: 'instances', meaning: 'host instances; Basic always has 2', default: LEAST_INSTANCES, least: LEAST_INSTANCES, most: MOST_INSTANCES, aliases: ['instances'] },
      concurrentRdp: { kind: 'count', unit: 'sessions', meaning: 'RDP sessions at the same time, at peak', default: 0, least: 0, grows: true },
      concurrentSsh: { kind: 'count', unit: 'sessions', meaning: 'SSH sessions at the same time, at peak', default: 0, least: 0, grows: true },
      targetPorts: { kind: 'ports', meaning: 'ports of the target machines besides 22 and 3389 (Standard SKU and up)', default: TARGET_PORTS },
      privateOnly: { kind: 'flag', meaning: 'the private-only deployment (Premium SKU): no public address', default: false },
    },
    rule: 'A floor of /26 at every scale. Addresses of an instance are not published; one each, at most 50, fits the /26. An instance carries 20 RDP or 40 SSH sessions of medium load, and there are at least 2.',
    lines: ({ scaleUnits, concurrentRdp, concurrentSsh }) => {
      const instances = bastionInstances(scaleUnits, concurrentRdp, concurrentSsh);
      const beyond = instancesFor(concurrentRdp, concurrentSsh) > MOST_INSTANCES;
      return [
        { label: `${instances} × host instance, 1 each; not published`, addresses: instances, assumed: true },
        ...(beyond ? [{ label: `${concurrentRdp} RDP and ${concurrentSsh} SSH sessions are more than the ${MOST_INSTANCES} instances of one host carry: plan a second host`, addresses: 0 }] : []),
      ];
    },
    contradictions: ({ sku, scaleUnits, concurrentRdp, concurrentSsh, targetPorts, privateOnly }) => [
      ...(sku === 'Basic' && scaleUnits > LEAST_INSTANCES ? [`scaleUnits should be ${LEAST_INSTANCES} where sku is Basic, not ${scaleUnits}.`] : []),
      ...(sku === 'Basic' && instancesFor(concurrentRdp, concurrentSsh) > LEAST_INSTANCES
        ? [`sku should be Standard or Premium for ${concurrentRdp} concurrentRdp and ${concurrentSsh} concurrentSsh: the ${LEAST_INSTANCES} instances of Basic do not carry them.`]
        : []),
      ...(sku === 'Basic' && targetPorts.some((port) => !TARGET_PORTS.includes(port)) ? ['targetPorts should be 22 and 3389 where sku is Basic; other ports take Standard or Premium.'] : []),
      ...(privateOnly && sku !== 'Premium' && sku !== 'any' ? [`sku should be Premium where privateOnly is true, not ${sku}.`] : []),
    ],
    sources: [configuration],
    examples: [],
  },
  nsg: {
    support: { value: 'allowed', source: nsgPage, note: 'An NSG must hold all of the rules, or creation and updates of the host fail.' },
    rules: [
      {
        name: 'allow-https',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'Internet' }, to: 'any', ports: ['443'],
        priority: 120, need: 'required', condition: 'the host has a public address; known client ranges may stand in place of the tag', when: ({ privateOnly }) => !privateOnly,
        purpose: 'Sessions of users.',
        source: nsgPage,
      },
      {
        name: 'allow-https-from-network',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'VirtualNetwork' }, to: 'any', ports: ['443'],
        priority: 125, need: 'recommended', condition: 'the host is private-only: users come over private connections (follows from the deployment, not printed)', when: ({ privateOnly }) => privateOnly,
        coveredBy: 'AllowVNetInBound',
        purpose: 'Sessions of users of a private-only host.',
        source: configuration,
      },
      {
        name: 'allow-gateway-manager',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'GatewayManager' }, to: 'any', ports: ['443'],
        priority: 130, need: 'required',
        purpose: 'Control plane.',
        source: nsgPage,
      },
      {
        name: 'allow-health-probe',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'AzureLoadBalancer' }, to: 'any', ports: ['443'],
        priority: 140, need: 'required', coveredBy: 'AllowAzureLoadBalancerInBound',
        purpose: 'Health probes.',
        source: nsgPage,
      },
      {
        name: 'allow-host-communication-in',
        direction: 'inbound', access: 'allow', protocol: 'any', from: { tag: 'VirtualNetwork' }, to: { tag: 'VirtualNetwork' }, ports: ['8080', '5701'],
        priority: 150, need: 'required', coveredBy: 'AllowVNetInBound',
        purpose: 'Traffic between the instances of the host.',
        source: nsgPage,
      },
      {
        name: 'allow-targets',
        direction: 'outbound', access: 'allow', protocol: 'any', from: 'any', to: { tag: 'VirtualNetwork' }, ports: ({ targetPorts }) => portsOf(targetPorts),
        priority: 100, need: 'required', coveredBy: 'AllowVnetOutBound',
        purpose: 'Sessions to the target machines.',
        source: nsgPage,
      },
      {
        name: 'allow-azure-cloud',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'any', to: { tag: 'AzureCloud' }, ports: ['443'],
        priority: 110, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'Logs and metering.',
        source: nsgPage,
      },
      {
        name: 'allow-host-communication-out',
        direction: 'outbound', access: 'allow', protocol: 'any', from: { tag: 'VirtualNetwork' }, to: { tag: 'VirtualNetwork' }, ports: ['8080', '5701'],
        priority: 120, need: 'required', coveredBy: 'AllowVnetOutBound',
        purpose: 'Traffic between the instances of the host.',
        source: nsgPage,
      },
      {
        name: 'allow-session-information',
        direction: 'outbound', access: 'allow', protocol: 'any', from: 'any', to: { tag: 'Internet' }, ports: ['80'],
        priority: 130, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'Validation of sessions and certificates, and shareable links.',
        source: nsgPage,
      },
    ],
    elsewhere: [
      {
        name: 'allow-bastion', on: 'the subnets of the machines that are reached',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: 'self', to: 'there', ports: ({ targetPorts }) => portsOf(targetPorts),
        need: 'required', condition: 'the subnet has an NSG that would deny it', coveredBy: 'AllowVNetInBound',
        purpose: 'Sessions from the host.',
        source: nsgPage,
      },
    ],
    notes: [
      'Whether a regional form of AzureCloud may be used: an edition of 2020-02-03 said no, the current one is silent. The rule uses the tag without region.',
    ],
  },
  routes: {
    table: { value: 'not-supported', source: faq },
    defaultRoute: 'forbidden',
    required: [],
    forbidden: 'Any route table on AzureBastionSubnet. Beside a secured Virtual WAN hub 0.0.0.0/0 must not be overridden.',
  },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: ({ privateOnly }) => (privateOnly ? 0 : 1), note: 'One Standard static address; none for the private-only deployment and the Developer offering.' },
  excludedRanges: [],
  onPremises: 'A private-only host is reached over private connections. IP-based connections reach machines in other networks.',
  dns: {
    zones: [],
    note: 'The network must not be linked to private zones named exactly management.azure.com, blob.core.windows.net, core.windows.net, vaultcore.windows.net, vault.azure.net or azure.com; zones below them, such as privatelink.blob.core.windows.net, do no harm.',
  },
  notes: [
    'Host and subnet live in the same network and the same resource group.',
    'It cannot live inside a Virtual WAN hub. Peered networks may have hosts of their own.',
    'The Developer offering needs no subnet at all.',
  ],
  conflicts: [
    { topic: 'sessions of one instance', says: ['20 RDP or 40 SSH (2025-11-24)', '25 or 50 (older write-ups, undated)'], followed: '20 and 40: more instances, the safer side.' },
    { topic: 'rules of the NSG', says: ['three rules (2020-02-03)', 'eight rules (2026-02-24)'], followed: 'The eight.' },
    { topic: 'protocol of the rules for 8080 and 5701, 22 and 3389, and 80', says: ['any, in the table (2026-02-24)', 'TCP, in the script of the same page'], followed: 'Any, the wider.' },
  ],
  sources: [configuration, nsgPage, nsgPage2020, faq, terraform],
});
