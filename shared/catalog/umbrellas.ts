import type { Umbrella } from './umbrella.ts';

/** Words that stand for several entries, by id. */
export const umbrellas: readonly Umbrella[] = [
  {
    id: 'aks',
    name: 'Azure Kubernetes Service',
    aliases: ['aks-common', 'Azure Kubernetes Service', 'Kubernetes Service', 'Azure Container Service', 'ACS'],
    input: 'networkModel',
    meaning: 'how pods get their addresses',
    choices: {
      overlay: 'aks-azure-cni-overlay',
      'node-subnet': 'aks-azure-cni-node-subnet',
      'pod-subnet-dynamic': 'aks-azure-cni-pod-subnet-dynamic',
      'pod-subnet-static-block': 'aks-azure-cni-pod-subnet-static-block',
      kubenet: 'aks-kubenet',
    },
    default: 'overlay',
    because: 'Overlay is what a new cluster gets when nothing is said (overlay page, 2026-07-31).',
  },
  {
    id: 'api-management',
    name: 'Azure API Management',
    aliases: ['Azure API Management', 'APIM', 'API Management'],
    input: 'integration',
    meaning: 'how the instance meets the network',
    choices: {
      injection: 'api-management-classic-injection',
      'v2-injection': 'api-management-v2-injection',
      'v2-integration': 'api-management-v2-integration',
      'workspace-gateway': 'api-management-workspace-gateway',
    },
    default: 'injection',
    because: 'Classic Developer and Premium tiers are what the word meant first.',
  },
  {
    id: 'application-gateway',
    name: 'Azure Application Gateway',
    aliases: ['Azure Application Gateway', 'Application Gateway', 'App Gateway', 'AppGW', 'WAF'],
    input: 'networkIsolation',
    meaning: 'whether the gateway uses network isolation (private-only, no management rules)',
    choices: { false: 'application-gateway-v2', true: 'application-gateway-v2-private' },
    default: 'false',
    because: 'Network isolation is opt-in.',
  },
];
