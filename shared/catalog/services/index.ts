import type { Service } from '../service.ts';
import { aksApiServerVnetIntegration } from './aks/aks-api-server-vnet-integration.ts';
import { aksAutomatic } from './aks/aks-automatic.ts';
import { aksAzureCniNodeSubnet } from './aks/aks-azure-cni-node-subnet.ts';
import { aksAzureCniOverlay } from './aks/aks-azure-cni-overlay.ts';
import { aksAzureCniPodSubnetDynamic } from './aks/aks-azure-cni-pod-subnet-dynamic.ts';
import { aksAzureCniPodSubnetStaticBlock } from './aks/aks-azure-cni-pod-subnet-static-block.ts';
import { aksKubenet } from './aks/aks-kubenet.ts';
import { aksPodSubnetNodes } from './aks/aks-pod-subnet-nodes.ts';
import { apiManagementClassicInjection } from './api-management-classic-injection.ts';
import { apiManagementV2Injection } from './api-management-v2-injection.ts';
import { apiManagementV2Integration } from './api-management-v2-integration.ts';
import { apiManagementWorkspaceGateway } from './api-management-workspace-gateway.ts';
import { appServiceEnvironmentV1 } from './app-service-environment-v1.ts';
import { appServiceEnvironmentV2 } from './app-service-environment-v2.ts';
import { appServiceEnvironmentV3 } from './app-service-environment-v3.ts';
import { appServiceVnetIntegration } from './app-service-vnet-integration.ts';
import { applicationGatewayPrivateLink } from './application-gateway-private-link.ts';
import { applicationGatewayV1 } from './application-gateway-v1.ts';
import { applicationGatewayV2Private } from './application-gateway-v2-private.ts';
import { applicationGatewayV2 } from './application-gateway-v2.ts';
import { bastion } from './bastion.ts';
import { dnsPrivateResolver } from './dns-private-resolver.ts';
import { expressRouteGateway } from './expressroute-gateway.ts';
import { firewallManagement } from './firewall-management.ts';
import { firewall } from './firewall.ts';
import { loadBalancer } from './load-balancer.ts';
import { natGateway } from './nat-gateway.ts';
import { networkVirtualAppliance } from './network-virtual-appliance.ts';
import { privateEndpoint } from './private-endpoint.ts';
import { privateLinkService } from './private-link-service.ts';
import { routeServer } from './route-server.ts';
import { sqlManagedInstance } from './sql-managed-instance.ts';
import { virtualMachines } from './virtual-machines.ts';
import { vpnGateway } from './vpn-gateway.ts';

/** Every service of the catalog, by id. A new service is a file beside this one and a line here. */
export const services: readonly Service[] = [
  aksApiServerVnetIntegration,
  aksAutomatic,
  aksAzureCniNodeSubnet,
  aksAzureCniOverlay,
  aksAzureCniPodSubnetDynamic,
  aksAzureCniPodSubnetStaticBlock,
  aksKubenet,
  aksPodSubnetNodes,
  apiManagementClassicInjection,
  apiManagementV2Injection,
  apiManagementV2Integration,
  apiManagementWorkspaceGateway,
  appServiceEnvironmentV1,
  appServiceEnvironmentV2,
  appServiceEnvironmentV3,
  appServiceVnetIntegration,
  applicationGatewayPrivateLink,
  applicationGatewayV1,
  applicationGatewayV2,
  applicationGatewayV2Private,
  bastion,
  dnsPrivateResolver,
  expressRouteGateway,
  firewall,
  firewallManagement,
  loadBalancer,
  natGateway,
  networkVirtualAppliance,
  privateEndpoint,
  privateLinkService,
  routeServer,
  sqlManagedInstance,
  virtualMachines,
  vpnGateway,
];
