import type { Service } from '../service.ts';
import { aksApiServerVnetIntegration } from './aks/aks-api-server-vnet-integration.ts';
import { aksAutomatic } from './aks/aks-automatic.ts';
import { aksAzureCniNodeSubnet } from './aks/aks-azure-cni-node-subnet.ts';
import { aksAzureCniOverlay } from './aks/aks-azure-cni-overlay.ts';
import { aksAzureCniPodSubnetDynamic } from './aks/aks-azure-cni-pod-subnet-dynamic.ts';
import { aksAzureCniPodSubnetStaticBlock } from './aks/aks-azure-cni-pod-subnet-static-block.ts';
import { aksKubenet } from './aks/aks-kubenet.ts';
import { aksPodSubnetNodes } from './aks/aks-pod-subnet-nodes.ts';
import { aksVirtualNodes } from './aks/aks-virtual-nodes.ts';
import { apiManagementClassicInjection } from './api-management-classic-injection.ts';
import { apiManagementV2Injection } from './api-management-v2-injection.ts';
import { apiManagementV2Integration } from './api-management-v2-integration.ts';
import { apiManagementWorkspaceGateway } from './api-management-workspace-gateway.ts';
import { appServiceEnvironmentV1 } from './app-service-environment-v1.ts';
import { appServiceEnvironmentV2 } from './app-service-environment-v2.ts';
import { appServiceEnvironmentV3 } from './app-service-environment-v3.ts';
import { appServiceGatewayRequiredVnetIntegration } from './app-service-gateway-required-vnet-integration.ts';
import { appServiceHybridConnections } from './app-service-hybrid-connections.ts';
import { appServiceVnetIntegration } from './app-service-vnet-integration.ts';
import { applicationGatewayPrivateLink } from './application-gateway-private-link.ts';
import { applicationGatewayV1 } from './application-gateway-v1.ts';
import { applicationGatewayV2 } from './application-gateway-v2.ts';
import { applicationGatewayV2Private } from './application-gateway-v2-private.ts';
import { bastion } from './bastion.ts';
import { batchPool } from './batch-pool.ts';
import { cacheForRedisPremium } from './cache-for-redis-premium.ts';
import { cloudHsm } from './cloud-hsm.ts';
import { containerAppsConsumptionOnly } from './container-apps-consumption-only.ts';
import { containerAppsWorkloadProfiles } from './container-apps-workload-profiles.ts';
import { containerInstances } from './container-instances.ts';
import { dataExplorer } from './data-explorer.ts';
import { databaseForMysqlFlexibleServer } from './database-for-mysql-flexible-server.ts';
import { databaseForPostgresqlFlexibleServer } from './database-for-postgresql-flexible-server.ts';
import { databricks } from './databricks.ts';
import { dedicatedHsm } from './dedicated-hsm.ts';
import { devBox } from './dev-box.ts';
import { digitalTwins } from './digital-twins.ts';
import { dnsPrivateResolver } from './dns-private-resolver.ts';
import { entraDomainServices } from './entra-domain-services.ts';
import { expressRouteGateway } from './expressroute-gateway.ts';
import { firewall } from './firewall.ts';
import { firewallManagement } from './firewall-management.ts';
import { functionsFlexConsumption } from './functions-flex-consumption.ts';
import { functionsPremiumDedicated } from './functions-premium-dedicated.ts';
import { hdinsight } from './hdinsight.ts';
import { kubernetesFleetPrivateHub } from './kubernetes-fleet-private-hub.ts';
import { labServices } from './lab-services.ts';
import { loadBalancer } from './load-balancer.ts';
import { logicAppsIse } from './logic-apps-ise.ts';
import { logicAppsStandard } from './logic-apps-standard.ts';
import { machineLearningCompute } from './machine-learning-compute.ts';
import { machineLearningManagedOnlineEndpoints } from './machine-learning-managed-online-endpoints.ts';
import { managedInstanceForApacheCassandra } from './managed-instance-for-apache-cassandra.ts';
import { managedLustre } from './managed-lustre.ts';
import { managedRedis } from './managed-redis.ts';
import { natGateway } from './nat-gateway.ts';
import { netappFiles } from './netapp-files.ts';
import { networkVirtualAppliance } from './network-virtual-appliance.ts';
import { paymentHsm } from './payment-hsm.ts';
import { powerPlatformVnetSupport } from './power-platform-vnet-support.ts';
import { privateEndpoint } from './private-endpoint.ts';
import { privateLinkService } from './private-link-service.ts';
import { redHatOpenshift } from './red-hat-openshift.ts';
import { routeServer } from './route-server.ts';
import { serviceFabricManagedCluster } from './service-fabric-managed-cluster.ts';
import { springApps } from './spring-apps.ts';
import { sqlManagedInstance } from './sql-managed-instance.ts';
import { ssisIntegrationRuntimeExpress } from './ssis-integration-runtime-express.ts';
import { ssisIntegrationRuntimeStandard } from './ssis-integration-runtime-standard.ts';
import { streamAnalytics } from './stream-analytics.ts';
import { synapseManagedVnet } from './synapse-managed-vnet.ts';
import { virtualDesktopSessionHosts } from './virtual-desktop-session-hosts.ts';
import { virtualMachines } from './virtual-machines.ts';
import { virtualNetworkRoutingAppliance } from './virtual-network-routing-appliance.ts';
import { virtualWanHub } from './virtual-wan-hub.ts';
import { vmwareSolutionGen1 } from './vmware-solution-gen1.ts';
import { vmwareSolutionGen2 } from './vmware-solution-gen2.ts';
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
  aksVirtualNodes,
  apiManagementClassicInjection,
  apiManagementV2Injection,
  apiManagementV2Integration,
  apiManagementWorkspaceGateway,
  appServiceEnvironmentV1,
  appServiceEnvironmentV2,
  appServiceEnvironmentV3,
  appServiceGatewayRequiredVnetIntegration,
  appServiceHybridConnections,
  appServiceVnetIntegration,
  applicationGatewayPrivateLink,
  applicationGatewayV1,
  applicationGatewayV2,
  applicationGatewayV2Private,
  bastion,
  batchPool,
  cacheForRedisPremium,
  cloudHsm,
  containerAppsConsumptionOnly,
  containerAppsWorkloadProfiles,
  containerInstances,
  dataExplorer,
  databaseForMysqlFlexibleServer,
  databaseForPostgresqlFlexibleServer,
  databricks,
  dedicatedHsm,
  devBox,
  digitalTwins,
  dnsPrivateResolver,
  entraDomainServices,
  expressRouteGateway,
  firewall,
  firewallManagement,
  functionsFlexConsumption,
  functionsPremiumDedicated,
  hdinsight,
  kubernetesFleetPrivateHub,
  labServices,
  loadBalancer,
  logicAppsIse,
  logicAppsStandard,
  machineLearningCompute,
  machineLearningManagedOnlineEndpoints,
  managedInstanceForApacheCassandra,
  managedLustre,
  managedRedis,
  natGateway,
  netappFiles,
  networkVirtualAppliance,
  paymentHsm,
  powerPlatformVnetSupport,
  privateEndpoint,
  privateLinkService,
  redHatOpenshift,
  routeServer,
  serviceFabricManagedCluster,
  springApps,
  sqlManagedInstance,
  ssisIntegrationRuntimeExpress,
  ssisIntegrationRuntimeStandard,
  streamAnalytics,
  synapseManagedVnet,
  virtualDesktopSessionHosts,
  virtualMachines,
  virtualNetworkRoutingAppliance,
  virtualWanHub,
  vmwareSolutionGen1,
  vmwareSolutionGen2,
  vpnGateway,
];
