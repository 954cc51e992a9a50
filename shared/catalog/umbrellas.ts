import type { Umbrella } from './umbrella.ts';

/** Words that stand for several entries, by id. */
export const umbrellas: readonly Umbrella[] = [
  {
    id: 'aks',
    name: 'Azure Kubernetes Service',
    aliases: [
      'aks-common',
      'Azure Kubernetes Service',
      'Kubernetes Service',
      'Azure Container Service',
      'ACS',
      'Microsoft.ContainerService/managedClusters',
    ],
    inputs: {
      networkModel: {
        meaning: 'how pods get their addresses',
        choices: ['overlay', 'node-subnet', 'pod-subnet-dynamic', 'pod-subnet-static-block', 'kubenet'],
      },
    },
    rows: [
      { when: { networkModel: 'overlay' }, service: 'aks-azure-cni-overlay' },
      { when: { networkModel: 'node-subnet' }, service: 'aks-azure-cni-node-subnet' },
      { when: { networkModel: 'pod-subnet-dynamic' }, service: 'aks-azure-cni-pod-subnet-dynamic' },
      { when: { networkModel: 'pod-subnet-static-block' }, service: 'aks-azure-cni-pod-subnet-static-block' },
      { when: { networkModel: 'kubenet' }, service: 'aks-kubenet' },
    ],
    because: 'Overlay is what a new cluster gets when nothing is said (overlay page, 2026-07-31).',
  },
  {
    id: 'api-management',
    name: 'Azure API Management',
    aliases: ['Azure API Management', 'APIM', 'API Management'],
    inputs: {
      tier: { meaning: 'what is bought', choices: ['premium', 'developer', 'premium-v2', 'standard-v2', 'workspace-gateway'] },
      mode: {
        meaning: 'how the instance meets the network: external and internal for the classic tiers, injection or integration for the others',
        choices: ['external', 'internal', 'injection', 'integration'],
      },
    },
    rows: [
      { when: { tier: 'premium', mode: 'external' }, service: 'api-management-classic-injection' },
      { when: { tier: 'premium', mode: 'internal' }, service: 'api-management-classic-injection' },
      { when: { tier: 'developer', mode: 'external' }, service: 'api-management-classic-injection' },
      { when: { tier: 'developer', mode: 'internal' }, service: 'api-management-classic-injection' },
      { when: { tier: 'premium-v2', mode: 'injection' }, service: 'api-management-v2-injection' },
      { when: { tier: 'premium-v2', mode: 'integration' }, service: 'api-management-v2-integration' },
      { when: { tier: 'standard-v2', mode: 'integration' }, service: 'api-management-v2-integration' },
      { when: { tier: 'workspace-gateway', mode: 'injection' }, service: 'api-management-workspace-gateway' },
      { when: { tier: 'workspace-gateway', mode: 'integration' }, service: 'api-management-workspace-gateway' },
    ],
    because: 'The classic Premium tier is what the word meant first, and its external mode what it began with.',
  },
  {
    id: 'app-service-environment',
    name: 'App Service Environment',
    aliases: ['App Service Environment', 'ASE'],
    inputs: { version: { meaning: 'the generation of the environment', choices: ['v3', 'v2', 'v1'], aliases: ['generation'] } },
    rows: [
      { when: { version: 'v3' }, service: 'app-service-environment-v3' },
      { when: { version: 'v2' }, service: 'app-service-environment-v2' },
      { when: { version: 'v1' }, service: 'app-service-environment-v1' },
    ],
    because: 'The other versions are retired.',
  },
  {
    id: 'application-gateway',
    name: 'Azure Application Gateway',
    aliases: ['Azure Application Gateway', 'Application Gateway', 'App Gateway', 'AppGW', 'WAF'],
    inputs: {
      networkIsolation: { meaning: 'whether the gateway uses network isolation (private-only, no management rules)', choices: ['false', 'true'] },
      version: { meaning: 'the generation of the gateway', choices: ['v2', 'v1'], aliases: ['generation'] },
    },
    rows: [
      { when: { networkIsolation: 'false', version: 'v2' }, service: 'application-gateway-v2' },
      { when: { networkIsolation: 'true', version: 'v2' }, service: 'application-gateway-v2-private' },
      { when: { networkIsolation: 'false', version: 'v1' }, service: 'application-gateway-v1' },
    ],
    because: 'Network isolation is opt-in, and version 1 takes no new gateways.',
  },
  {
    id: 'azure-vmware-solution',
    name: 'Azure VMware Solution',
    aliases: ['AVS', 'VMware Solution', 'Microsoft.AVS/privateClouds'],
    inputs: { generation: { meaning: 'whether the private cloud stands beside the network or in it', choices: ['2', '1'], aliases: ['version'] } },
    rows: [
      { when: { generation: '2' }, service: 'vmware-solution-gen2' },
      { when: { generation: '1' }, service: 'vmware-solution-gen1' },
    ],
    because: 'The second generation stands in a network of yours, which is what a plan of networks is about.',
  },
  {
    id: 'container-apps',
    name: 'Azure Container Apps',
    aliases: ['Azure Container Apps', 'Container Apps', 'ACA'],
    inputs: {
      environmentType: { meaning: 'the kind of environment', choices: ['workload-profiles', 'consumption-only'], aliases: ['environment', 'plan'] },
    },
    rows: [
      { when: { environmentType: 'workload-profiles' }, service: 'container-apps-workload-profiles' },
      { when: { environmentType: 'consumption-only' }, service: 'container-apps-consumption-only' },
    ],
    because: 'The page calls the other kind legacy.',
  },
  {
    id: 'functions',
    name: 'Azure Functions',
    aliases: ['Azure Functions', 'Function App'],
    inputs: { plan: { meaning: 'the hosting plan', choices: ['flex-consumption', 'premium', 'dedicated'], aliases: ['hostingPlan'] } },
    rows: [
      { when: { plan: 'flex-consumption' }, service: 'functions-flex-consumption' },
      { when: { plan: 'premium' }, service: 'functions-premium-dedicated' },
      { when: { plan: 'dedicated' }, service: 'functions-premium-dedicated' },
    ],
    because: 'Flex Consumption is the plan for new apps that join a network.',
  },
  {
    id: 'ssis-integration-runtime',
    name: 'Azure-SSIS integration runtime',
    aliases: ['SSIS', 'SSIS integration runtime', 'Azure-SSIS IR'],
    inputs: { injection: { meaning: 'the method of injection', choices: ['standard', 'express'], aliases: ['method'] } },
    rows: [
      { when: { injection: 'standard' }, service: 'ssis-integration-runtime-standard' },
      { when: { injection: 'express' }, service: 'ssis-integration-runtime-express' },
    ],
    because: 'Standard injection asks for more around it, so a plan made for it holds for both.',
  },
];
