import { source, type Fact } from './source.ts';

const overview = source(
  'Virtual network service endpoint policies',
  'https://learn.microsoft.com/azure/virtual-network/virtual-network-service-endpoint-policies-overview',
  'undated',
  { note: 'a revision of 2023-04-06 has the same wording' },
);
const overview2018 = source(
  'Virtual network service endpoint policies',
  'https://learn.microsoft.com/azure/virtual-network/virtual-network-service-endpoint-policies-overview',
  '2018-09-18',
  { note: 'older edition' },
);
const managedInstance = source(
  'Configure service endpoint policies for Azure SQL Managed Instance',
  'https://learn.microsoft.com/azure/azure-sql/managed-instance/service-endpoint-policies-configure',
  '2021-09-24',
  { note: 'read in the repository of the documentation; newer editions say the same of aliases', checkedOn: '2026-11-26' },
);
const applicationGateway = source(
  'Application Gateway infrastructure configuration',
  'https://learn.microsoft.com/azure/application-gateway/configuration-infrastructure',
  '2025-09-05',
);
const providerTests = source(
  'azurerm provider, acceptance tests of service endpoint policies',
  'https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/network/subnet_service_endpoint_storage_policy_resource_test.go',
  'undated',
  { note: 'not among the collected facts; read on 2026-11-25', checkedOn: '2026-11-25' },
);

/** A policy narrows the Storage endpoint of a subnet to the accounts that it lists. No other service has policies. */
export const serviceEndpointPolicies = {
  /** The endpoint types of which the subnet must have one. */
  types: { value: ['Microsoft.Storage', 'Microsoft.Storage.Global'], source: overview },
  status: { value: 'ga', source: overview, note: 'in all global regions' },
  /** What a line of a policy may name. */
  scopes: { value: ['storage account', 'resource group', 'subscription'], source: overview },
  /** What a line of the service `Global` may name, so that managed services reach accounts of their own. */
  aliases: {
    value: [
      '/services/Azure',
      '/services/Azure/Batch',
      '/services/Azure/DataFactory',
      '/services/Azure/MachineLearning',
      '/services/Azure/ManagedInstance',
      '/services/Azure/WebPI',
    ],
    source: providerTests,
  },
  rules: {
    value: [
      'The subnet has a Storage endpoint, and the policy lives in the region of the network.',
      'Only what the policies of the subnet list is reachable through the endpoint; several policies add up.',
      'Classic accounts are always denied; the secondary of a read-access account goes with its primary.',
      'Traffic from on-premises is not covered, and each peered network has policies of its own.',
      'Only the regions of the endpoint are filtered: rules with the tags of the other regions have to deny those.',
    ],
    source: overview,
  },
} as const satisfies Readonly<Record<string, Fact<string | readonly string[]>>>;

/** Ids of services in whose subnets policies must not be used, with the page that says so. */
export const noServiceEndpointPolicies: readonly {
  readonly services: readonly string[];
  /** As a sentence. */
  readonly why: string;
  /** By id: the alias that may let a service through to what it keeps itself. */
  readonly aliases?: Readonly<Record<string, string>>;
  readonly fact: Fact<true>;
}[] = [
  {
    services: [
      'api-management-classic-injection',
      'app-service-environment-v1',
      'app-service-environment-v2',
      'app-service-environment-v3',
      'application-gateway-v1',
      'batch-pool',
      'cache-for-redis-premium',
      'entra-domain-services',
      'firewall',
      'hdinsight',
      'vpn-gateway',
    ],
    why: 'It keeps data of its own in Storage, which a policy would cut off.',
    aliases: { 'batch-pool': '/services/Azure/Batch' },
    fact: { value: true, source: overview2018, note: 'The current page offers aliases for some managed services; which was not verified.' },
  },
  {
    services: ['application-gateway-v2', 'application-gateway-v2-private'],
    why: 'Policies are not supported on its subnet.',
    fact: { value: true, source: applicationGateway },
  },
];

/** Services in whose subnets a policy has to name an alias: without it Azure refuses the subnet. */
export const requiredPolicyAliases: readonly { readonly service: string; readonly alias: Fact<string> }[] = [
  {
    service: 'sql-managed-instance',
    alias: {
      value: '/services/Azure/ManagedInstance',
      source: managedInstance,
      note: 'It attaches policies of its own besides, whose names begin with _e41f87a2_ (connectivity architecture, 2026-05-12).',
    },
  },
];

const GUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const STORAGE_SCOPE = new RegExp(
  `^/subscriptions/${GUID}(?:/resourceGroups/[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-](?:/providers/Microsoft\\.Storage/storageAccounts/[a-z0-9]{3,24})?)?$`,
  'iu',
);

/** What a line of a policy should be, in words. */
export const POLICY_RESOURCE = 'the id of a subscription, a resource group or a storage account, or an alias such as /services/Azure/DataFactory';

/**
 * Returns what a line of a policy names: an alias as Azure spells it, whatever its case, or the id of a subscription, a resource group or a
 * storage account as it is. Undefined for anything else.
 */
export function readPolicyResource(text: string): { readonly kind: 'alias' | 'id'; readonly value: string } | undefined {
  const alias = serviceEndpointPolicies.aliases.value.find((one) => one.toLowerCase() === text.toLowerCase());
  if (alias !== undefined) return { kind: 'alias', value: alias };
  return STORAGE_SCOPE.test(text) ? { kind: 'id', value: text } : undefined;
}

export const serviceEndpointPolicyLimits = {
  policiesPerSubscription: { value: 500, source: overview2018, note: 'newer values not verified' },
  policiesPerSubnet: { value: 100, source: overview2018, note: 'newer values not verified' },
  resourcesPerPolicyDefinition: { value: 200, source: overview2018, note: 'newer values not verified' },
} as const satisfies Readonly<Record<string, Fact<number>>>;
