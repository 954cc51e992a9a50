import { virtualNetworkFaq } from '../../azure-subnet.ts';
import { source } from '../../source.ts';

/** Pages that several AKS entries rest on, each written once. */
export const ipPlanning = source('IP address planning for AKS clusters', 'https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning', '2026-04-16');
export const cniOverview = source('AKS CNI networking overview', 'https://learn.microsoft.com/azure/aks/concepts-network-cni-overview', '2026-07-10');
export const rollingUpgrade = source('Rolling upgrades of AKS node pools', 'https://learn.microsoft.com/azure/aks/upgrade-aks-node-pools-rolling', '2026-05-29');
export const capacityPlanning = source('Capacity and cost planning for AKS upgrades', 'https://learn.microsoft.com/azure/aks/upgrade-capacity-cost-planning', '2026-07-07');
export const egressRules = source('Outbound network and FQDN rules for AKS clusters', 'https://learn.microsoft.com/azure/aks/outbound-rules-control-egress', '2026-06-18');
export const networkConcepts = source('Network concepts for applications in AKS', 'https://learn.microsoft.com/azure/aks/concepts-network', '2024-06-03');
export const standardLoadBalancer = source('Configure a public standard load balancer in AKS', 'https://learn.microsoft.com/azure/aks/configure-load-balancer-standard', '2024-01-23');
export const staticEgress = source('Static egress gateway in AKS', 'https://learn.microsoft.com/azure/aks/configure-static-egress-gateway', '2026-08-06');
export const internalLoadBalancer = source('Internal load balancers in AKS', 'https://learn.microsoft.com/azure/aks/internal-lb', '2026-07-31');
export const privateClusters = source('Private AKS clusters', 'https://learn.microsoft.com/azure/aks/private-clusters', '2026-08-05');
export const autoProvisioningNetworking = source('Networking of AKS node auto-provisioning', 'https://learn.microsoft.com/azure/aks/node-auto-provisioning-networking', '2024-06-13');
export const autoProvisioning = source('AKS node auto-provisioning', 'https://learn.microsoft.com/azure/aks/node-auto-provisioning', '2026-02-15');
export const cilium = source('Azure CNI powered by Cilium', 'https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium', '2026-08-05');
export const largeClusters = source('Best practices for large AKS clusters', 'https://learn.microsoft.com/azure/aks/best-practices-performance-scale-large', '2026-06-05');
export const limitsInclude = source('AKS limits', 'https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/container-service-limits.md', '2024-01-12', { note: 'include file' });
export const azureCni2019 = source('Configure Azure CNI in AKS', 'https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/aks/configure-azure-cni.md', '2019-06-03', { note: 'older edition, with the Docker bridge' });
export const releaseNotes = source('AKS release notes', 'https://github.com/Azure/AKS/blob/master/CHANGELOG.md', '2026-07-17');
export const baseline = source('AKS baseline, network topology', 'https://github.com/mspnp/aks-baseline/blob/main/network-team/topology.md', '2026-03-27');
export const kubenetPage = source('Use kubenet networking in AKS', 'https://learn.microsoft.com/azure/aks/configure-kubenet', '2026-04-16');
export const podSubnetConcept = source('Azure CNI Pod Subnet in AKS', 'https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-pod-subnet', '2024-05-21');
export const dynamicAllocation = source('Azure CNI with dynamic IP allocation in AKS', 'https://learn.microsoft.com/azure/aks/configure-azure-cni-dynamic-ip-allocation', '2024-07-09');
export const staticBlock = source('Azure CNI with static block allocation in AKS', 'https://learn.microsoft.com/azure/aks/configure-azure-cni-static-block-allocation', '2024-03-18');
export const apiServerPage = source('API Server VNet Integration in AKS', 'https://learn.microsoft.com/azure/aks/api-server-vnet-integration', '2026-04-15');
export const automaticCustomNetwork = source('AKS Automatic in a custom virtual network', 'https://learn.microsoft.com/azure/aks/automatic/quick-automatic-custom-network', '2026-06-02');
export const terraformTests = source('azurerm provider, acceptance tests and examples', 'https://github.com/hashicorp/terraform-provider-azurerm', '2026-08-21');

/** The pages behind what all network models share. */
export const commonSources = [
  ipPlanning,
  cniOverview,
  rollingUpgrade,
  capacityPlanning,
  egressRules,
  networkConcepts,
  standardLoadBalancer,
  staticEgress,
  internalLoadBalancer,
  privateClusters,
  autoProvisioningNetworking,
  autoProvisioning,
  cilium,
  largeClusters,
  limitsInclude,
  azureCni2019,
  releaseNotes,
  baseline,
  kubenetPage,
  virtualNetworkFaq,
] as const;
