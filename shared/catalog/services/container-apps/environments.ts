import type { InputSpecs } from '../../inputs.ts';
import type { ExcludedRange, RuleNeed } from '../../service.ts';
import { source } from '../../source.ts';

/** What both kinds of Container Apps environment share. */
export const customNetworks = source('Custom virtual networks of Azure Container Apps', 'https://learn.microsoft.com/azure/container-apps/custom-virtual-networks', '2025-05-01');
export const firewallIntegration = source('Secure an existing virtual network of Azure Container Apps', 'https://learn.microsoft.com/azure/container-apps/firewall-integration', '2023-08-29');
export const networking = source('Networking in Azure Container Apps', 'https://learn.microsoft.com/azure/container-apps/networking', 'undated');

const AZURE_DNS = '168.63.129.16/32';

/** Inputs that decide rules, and no address. */
export const ruleInputs = {
  registry: {
    kind: 'choice',
    choices: ['azure-container-registry', 'other'],
    meaning: 'where images of apps come from (decides rules, not addresses)',
    default: 'azure-container-registry',
  },
  registryPrivateEndpoint: { kind: 'flag', meaning: 'the registry has a private endpoint, so that no rule leads to its public address', default: false },
  registryPorts: { kind: 'ports', meaning: 'ports of a registry other than Azure Container Registry', default: ['443'] },
  monitoring: { kind: 'flag', meaning: 'Azure Monitor is used (adds a rule, no address)', default: false },
} as const satisfies InputSpecs;

export const keptRanges: readonly ExcludedRange[] = ['169.254.0.0/16', '172.30.0.0/16', '172.31.0.0/16', '192.0.2.0/24'].map((prefix) => ({
  prefix,
  appliesTo: 'subnet',
  why: 'The platform below keeps this range to itself.',
  source: customNetworks,
}));

/** The load balancer probes two ports of this range, which stay the same once the environment exists. */
export const probes: RuleNeed = {
  name: 'allow-load-balancer-probes',
  direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'AzureLoadBalancer' }, to: 'self', ports: ['30000-32767'],
  priority: 120, need: 'required', coveredBy: 'AllowAzureLoadBalancerInBound',
  purpose: 'Probes of the load balancer; two fixed ports once the environment exists.',
  source: firewallIntegration,
};

const withAcr = (rule: Omit<RuleNeed, 'condition' | 'when' | 'need' | 'source' | 'direction' | 'access' | 'from' | 'coveredBy'>): RuleNeed => ({
  ...rule,
  direction: 'outbound', access: 'allow', from: 'self',
  need: 'required', condition: 'images come from Azure Container Registry', when: ({ registry }) => registry === 'azure-container-registry', coveredBy: 'AllowInternetOutBound',
  source: firewallIntegration,
});

/** Front Door serves the registries' layers. A workload profiles environment always needs it, for images of the platform. */
export const frontDoorForRegistry = withAcr({ name: 'allow-front-door', protocol: 'tcp', to: { tag: 'AzureFrontDoor.FirstParty' }, ports: ['443'], priority: 110, purpose: 'Layers of images.' });

/** What either environment needs to leave the subnet for. */
export const egress: readonly RuleNeed[] = [
  {
    name: 'allow-inside-subnet-out',
    direction: 'outbound', access: 'allow', protocol: 'any', from: 'self', to: 'self', ports: ['*'],
    priority: 120, need: 'required', coveredBy: 'AllowVnetOutBound',
    purpose: 'Traffic inside the subnet.',
    source: firewallIntegration,
  },
  ...(['tcp', 'udp'] as const).map(
    (protocol): RuleNeed => ({
      name: `allow-azure-dns-${protocol}`,
      direction: 'outbound', access: 'allow', protocol, from: 'self', to: { prefix: AZURE_DNS }, ports: ['53'],
      priority: protocol === 'tcp' ? 130 : 135, need: 'required', coveredBy: 'AllowVnetOutBound',
      purpose: 'Names, which the environment resolves with the DNS of Azure.',
      source: firewallIntegration,
    }),
  ),
  {
    name: 'allow-container-registry',
    direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'AzureContainerRegistry' }, ports: ['443'],
    priority: 140, need: 'required', condition: 'images come from Azure Container Registry without a private endpoint', coveredBy: 'AllowInternetOutBound',
    when: ({ registry, registryPrivateEndpoint }) => registry === 'azure-container-registry' && !registryPrivateEndpoint,
    purpose: 'Images of apps.',
    source: firewallIntegration,
  },
  {
    name: 'allow-other-registry',
    direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { role: 'the container registry' }, ports: ({ registryPorts }) => registryPorts as readonly string[],
    priority: 145, need: 'required', condition: 'images come from another registry without a private endpoint', coveredBy: 'AllowInternetOutBound',
    when: ({ registry, registryPrivateEndpoint }) => registry === 'other' && !registryPrivateEndpoint,
    purpose: 'Images of apps.',
    source: firewallIntegration,
  },
  withAcr({ name: 'allow-storage', protocol: 'tcp', to: { tag: 'Storage', regional: true }, ports: ['443'], priority: 150, purpose: 'Layers of images.' }),
  {
    name: 'allow-monitor',
    direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'AzureMonitor' }, ports: ['443'],
    priority: 160, need: 'required', condition: 'Azure Monitor is used', when: ({ monitoring }) => monitoring === true, coveredBy: 'AllowInternetOutBound',
    purpose: 'Metrics and logs.',
    source: firewallIntegration,
  },
];
