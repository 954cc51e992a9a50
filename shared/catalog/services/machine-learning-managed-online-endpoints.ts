import { noNsg, noRoutes, noSubnet } from '../no-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const isolation = source('Plan for network isolation of Azure Machine Learning', 'https://learn.microsoft.com/azure/machine-learning/how-to-network-isolation-planning', '2025-01-13');

/** Lives in the managed network of the workspace; callers come by the private endpoint of the workspace. */
export const machineLearningManagedOnlineEndpoints = defineService({
  id: 'machine-learning-managed-online-endpoints',
  name: 'Azure Machine Learning managed online endpoints',
  aliases: ['AML online endpoints', 'managed endpoints', 'managed online endpoints', 'Azure ML online endpoints', 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints'],
  family: 'compute',
  summary: 'Models served from the managed network of a workspace; no address of yours.',
  integration: ['private-endpoint'],
  placement: 'none',
  lifecycle: { status: 'ga' },
  subnet: noSubnet(isolation),
  sizing: {
    inputs: {},
    rule: 'Deployments are in the managed network of the workspace. Private callers use the private endpoint of the workspace, which counts in the subnet that it stands in.',
    lines: () => [],
    sources: [isolation],
    examples: [],
  },
  nsg: noNsg(isolation),
  routes: noRoutes(isolation),
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None in a network of yours.' },
  excludedRanges: [],
  onPremises: 'Through the private endpoint of the workspace.',
  dns: { zones: ['privatelink.api.azureml.ms'], note: 'That of the private endpoint of the workspace.' },
  notes: [
    'How many addresses the private endpoint of a workspace takes is not published here; plan it as a private endpoint of the resource machine-learning-workspace.',
    'A managed network for each deployment is the older way, and advised against.',
    'Models served from a Kubernetes cluster follow the entries of AKS.',
  ],
  conflicts: [
    { topic: 'networks of your own', says: ['not supported, by the table that compares them (2025-01-13)', 'possible through the older managed network, by the text of the same page'], followed: 'Not supported.' },
  ],
  sources: [isolation],
});
