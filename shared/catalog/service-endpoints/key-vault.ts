import { anyRegion, endpointOverview, type ServiceEndpoint } from '../service-endpoint.ts';
import { source } from '../source.ts';

const page = source(
  'Virtual network service endpoints for Azure Key Vault',
  'https://learn.microsoft.com/azure/key-vault/general/overview-vnet-service-endpoints',
  '2026-08-20',
);
const securityPage = source(
  'Network security of Azure Key Vault',
  'https://learn.microsoft.com/azure/key-vault/general/network-security',
  '2026-06-16',
);

export const keyVaultEndpoint: ServiceEndpoint = {
  type: 'Microsoft.KeyVault',
  id: 'key-vault',
  name: 'Azure Key Vault',
  status: 'ga',
  covers: ['The data plane of vaults'],
  region: anyRegion,
  otherTenants: { value: 'accepted', source: endpointOverview },
  tag: 'AzureKeyVault',
  ports: ['443'],
  networkRules: { value: 200, source: securityPage },
  ipRules: { value: 1000, source: securityPage },
  steps: [
    'Enable the endpoint on the subnet.',
    'Add a network rule for the subnet.',
    'Set the default action to deny.',
    'Let trusted services in if wanted.',
  ],
  notes: [
    'Management operations are not protected.',
    'Trusted services get in even with public access disabled, unless a network security perimeter overrides it.',
    'IPv4 rules only.',
    'Subnets of other tenants are accepted.',
  ],
  conflicts: [],
  sources: [page, securityPage, endpointOverview],
};
