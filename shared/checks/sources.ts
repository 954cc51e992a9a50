import { source } from '../catalog/source.ts';

/** Pages that several checks rest on and no catalog entry owns. */
export const peeringPage = source(
  'Virtual network peering',
  'https://learn.microsoft.com/azure/virtual-network/virtual-network-peering-overview',
  '2016-10-17',
);
export const planIpPage = source(
  'Plan for IP addressing',
  'https://learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/plan-for-ip-addressing',
  'undated',
);
export const delegationPage = source(
  'What is subnet delegation?',
  'https://learn.microsoft.com/azure/virtual-network/subnet-delegation-overview',
  '2023-05-08',
);
export const privateEndpointPage = source(
  'What is a private endpoint?',
  'https://learn.microsoft.com/azure/private-link/private-endpoint-overview',
  '2025-03-25',
);
export const routesPage = source(
  'Virtual network traffic routing',
  'https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview',
  '2023-05-27',
);
export const nsgPage = source(
  'Azure network security groups overview',
  'https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview',
  '2025-07-15',
);
