/**
 * The API version that each resource type is written with, and the day on which it was chosen.
 *
 * `network`: Microsoft.Network, all types but private DNS. `privateDns`: Microsoft.Network/privateDnsZones and their links.
 * `resourceGroup` and `deployment`: Microsoft.Resources. Each is a stable version that Microsoft's published schemas and Bicep's type
 * files hold (Azure/azure-resource-manager-schemas of 2026-08-16, Azure/bicep-types-az of 2026-08-20).
 */
export const API_VERSIONS = {
  chosenOn: '2026-11-23',
  network: '2025-01-01',
  privateDns: '2024-06-01',
  resourceGroup: '2024-03-01',
  deployment: '2024-03-01',
} as const;
