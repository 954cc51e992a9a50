import type { SubnetSet } from '../subnet-set.ts';
import { aksApiServerSet } from './aks-api-server.ts';
import { aksAutomaticSet } from './aks-automatic.ts';
import { aksPodSubnetSet } from './aks-pod-subnet.ts';
import { aksVirtualNodesSet } from './aks-virtual-nodes.ts';
import { applicationGatewayPrivateLinkSet } from './application-gateway-private-link.ts';
import { databricksSet } from './databricks.ts';
import { dnsPrivateResolverSet } from './dns-private-resolver.ts';
import { firewallSet } from './firewall.ts';
import { kubernetesFleetPrivateHubSet } from './kubernetes-fleet-private-hub.ts';
import { logicAppsIseSet } from './logic-apps-ise.ts';
import { networkVirtualApplianceSet } from './network-virtual-appliance.ts';
import { redHatOpenshiftSet } from './red-hat-openshift.ts';
import { springAppsSet } from './spring-apps.ts';
import { vmwareSolutionGen2Set } from './vmware-solution-gen2.ts';

/** Every set of subnets, by id. A new set is a file beside this one and a line here. */
export const subnetSets: readonly SubnetSet[] = [
  aksApiServerSet,
  aksAutomaticSet,
  aksPodSubnetSet,
  aksVirtualNodesSet,
  applicationGatewayPrivateLinkSet,
  databricksSet,
  dnsPrivateResolverSet,
  firewallSet,
  kubernetesFleetPrivateHubSet,
  logicAppsIseSet,
  networkVirtualApplianceSet,
  redHatOpenshiftSet,
  springAppsSet,
  vmwareSolutionGen2Set,
];
