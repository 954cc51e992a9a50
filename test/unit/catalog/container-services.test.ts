import { describe, expect, test } from 'vitest';
import { defaultRouteOf, delegationOf, excludedRangesOf, nsgSupportOf, recommendedOf, tableSupportOf } from '../../../shared/catalog/by-inputs.ts';
import { chooseService, findEntry } from '../../../shared/catalog/catalog.ts';
import { findSubnetSet, subnetsOfSet } from '../../../shared/catalog/find-set.ts';
import { readServiceInputs } from '../../../shared/catalog/service-inputs.ts';
import type { Service } from '../../../shared/catalog/service.ts';
import { aksApiServerVnetIntegration } from '../../../shared/catalog/services/aks/aks-api-server-vnet-integration.ts';
import { aksAutomatic } from '../../../shared/catalog/services/aks/aks-automatic.ts';
import { aksAzureCniNodeSubnet } from '../../../shared/catalog/services/aks/aks-azure-cni-node-subnet.ts';
import { aksAzureCniOverlay } from '../../../shared/catalog/services/aks/aks-azure-cni-overlay.ts';
import { aksAzureCniPodSubnetDynamic } from '../../../shared/catalog/services/aks/aks-azure-cni-pod-subnet-dynamic.ts';
import { aksAzureCniPodSubnetStaticBlock } from '../../../shared/catalog/services/aks/aks-azure-cni-pod-subnet-static-block.ts';
import { aksKubenet } from '../../../shared/catalog/services/aks/aks-kubenet.ts';
import { aksPodSubnetNodes } from '../../../shared/catalog/services/aks/aks-pod-subnet-nodes.ts';
import { aksVirtualNodes } from '../../../shared/catalog/services/aks/aks-virtual-nodes.ts';
import { nodesServed } from '../../../shared/catalog/services/aks/ranges.ts';
import { containerAppsConsumptionOnly } from '../../../shared/catalog/services/container-apps-consumption-only.ts';
import { containerAppsWorkloadProfiles } from '../../../shared/catalog/services/container-apps-workload-profiles.ts';
import { containerInstances } from '../../../shared/catalog/services/container-instances.ts';
import { kubernetesFleetPrivateHub } from '../../../shared/catalog/services/kubernetes-fleet-private-hub.ts';
import { redHatOpenshift } from '../../../shared/catalog/services/red-hat-openshift.ts';
import { serviceFabricManagedCluster } from '../../../shared/catalog/services/service-fabric-managed-cluster.ts';
import { inputsOf, sized, heldRules, type Raw } from '../../support/catalog-answers.ts';

const rulesOf = (service: Service, direction: 'inbound' | 'outbound', raw: Raw = {}) => heldRules(service, raw, direction);

describe('names', () => {
  test.each([
    { name: 'ARO', id: 'red-hat-openshift', why: 'short' },
    { name: 'azure-red-hat-openshift', id: 'red-hat-openshift', why: "the vendor's name in front" },
    { name: 'Azure Red Hat OpenShift 4', id: 'red-hat-openshift', why: 'of the facts' },
    { name: 'ACI', id: 'container-instances', why: 'short' },
    { name: 'microsoft.containerinstance/containergroups', id: 'container-instances', why: 'type of resource' },
    { name: 'virtual kubelet', id: 'aks-virtual-nodes', why: 'the open-source project' },
    { name: 'Consumption + Dedicated', id: 'container-apps-workload-profiles', why: 'of the facts' },
    { name: 'ACA', id: 'container-apps', why: 'the umbrella' },
    { name: 'ACA consumption only', id: 'container-apps-consumption-only', why: 'of the facts' },
    { name: 'Fleet Manager hub', id: 'kubernetes-fleet-private-hub', why: 'of the facts' },
    { name: 'SFMC', id: 'service-fabric-managed-cluster', why: 'short' },
    { name: 'Azure Service Fabric', id: 'service-fabric-managed-cluster', why: 'of the facts' },
    { name: 'AKS with Azure CNI Node Subnet (legacy)', id: 'aks-azure-cni-node-subnet', why: 'of the facts' },
  ])('$name is found: $why', ({ name, id }) => {
    expect(findEntry(name)?.id).toBe(id);
  });
});

describe('sizes', () => {
  test.each([
    { service: redHatOpenshift, inputs: { workers: 23 }, needed: 27, length: 27, why: '23 and 3 of surge leave one of the 27' },
    { service: redHatOpenshift, inputs: { workers: 24 }, needed: 27, length: 27, why: '24 and 3 of surge fill a /27' },
    { service: redHatOpenshift, inputs: { workers: 25 }, needed: 28, length: 26, why: 'one more needs the next size' },
    { service: redHatOpenshift, inputs: { workers: 24, internalLoadBalancers: 1 }, needed: 28, length: 26, why: 'so does a front end' },
    { service: redHatOpenshift, inputs: { workers: 250 }, needed: 275, length: 23, why: 'the most workers' },
    { service: redHatOpenshift, inputs: { subnet: 'control-plane', workers: 250 }, needed: 27, length: 27, why: 'workers live elsewhere' },
    { service: containerInstances, inputs: { groups: 1 }, needed: 2, length: 29, why: 'a group and its spare in the smallest subnet' },
    { service: containerInstances, inputs: { groups: 2 }, needed: 4, length: 28, why: 'a /29 has three addresses' },
    { service: containerInstances, inputs: {}, needed: 10, length: 28, why: 'five groups by default' },
    { service: containerInstances, inputs: { groups: 3000 }, needed: 6000, length: 19, why: 'the most of a subnet' },
    { service: aksVirtualNodes, inputs: { burstPods: 3 }, needed: 3, length: 29, why: 'fills a /29' },
    { service: aksVirtualNodes, inputs: {}, needed: 11, length: 28, why: 'fills a /28' },
    { service: containerAppsWorkloadProfiles, inputs: {}, needed: 27, length: 27, why: '90 replicas fill a /27' },
    { service: containerAppsWorkloadProfiles, inputs: { replicas: 91 }, needed: 29, length: 26, why: 'the 91st takes another address, twice' },
    { service: containerAppsWorkloadProfiles, inputs: { replicas: 1211 }, needed: 253, length: 23, why: 'one more than a /24 carries' },
    { service: containerAppsWorkloadProfiles, inputs: { replicas: 91, singleRevisionMode: false }, needed: 19, length: 27, why: 'nothing twice' },
    {
      service: containerAppsWorkloadProfiles,
      inputs: { replicas: 11, nodes: 3 },
      needed: 19,
      length: 27,
      why: '3 nodes and 2 shared addresses, doubled',
    },
    { service: containerAppsConsumptionOnly, inputs: {}, needed: 506, length: 23, why: 'the most that a /23 carries' },
    { service: containerAppsConsumptionOnly, inputs: { replicas: 126 }, needed: 508, length: 22, why: 'one more needs the next size' },
    { service: containerAppsConsumptionOnly, inputs: { replicas: 1 }, needed: 258, length: 23, why: 'a platform at its largest' },
    { service: serviceFabricManagedCluster, inputs: { nodes: 3 }, needed: 3, length: 29, why: 'no floor but that of Azure' },
    { service: serviceFabricManagedCluster, inputs: { nodes: 10, internalLoadBalancers: 2 }, needed: 12, length: 27, why: 'front ends count' },
    { service: kubernetesFleetPrivateHub, inputs: {}, needed: 11, length: 28, why: 'a whole /28 at least' },
    { service: kubernetesFleetPrivateHub, inputs: { apiServerSubnet: true }, needed: 9, length: 28, why: 'the floor of an API server' },
    { service: aksAutomatic, inputs: { apiServerSubnet: true, userNodes: 5000 }, needed: 9, length: 28, why: 'nodes live elsewhere' },
    {
      service: aksAzureCniPodSubnetDynamic,
      inputs: { nodes: 1, maxSurge: 0, podsPerNode: 8, internalLoadBalancers: 40, privateEndpoint: true },
      needed: 16,
      length: 27,
      why: 'front ends and the endpoint live with the nodes',
    },
    {
      service: aksAzureCniPodSubnetStaticBlock,
      inputs: { nodes: 2, maxSurge: 0, maxPods: 15, internalLoadBalancerIps: 40, privateEndpoints: 1 },
      needed: 32,
      length: 26,
      why: 'the same, under the other names',
    },
    {
      service: aksPodSubnetNodes,
      inputs: { nodes: 2, maxSurge: 0, internalLoadBalancers: 4, privateEndpoint: true },
      needed: 7,
      length: 28,
      why: 'and count there',
    },
  ])('$service.id with $inputs: $why', ({ service, inputs, needed, length }) => {
    expect(sized(service, inputs)).toMatchObject({ needed, prefixLength: length });
  });

  test.each([
    { service: containerInstances, inputs: { groups: 1 }, length: 28, why: 'advised' },
    { service: kubernetesFleetPrivateHub, inputs: {}, length: 23, why: 'nodes of unknown number: the sample' },
    { service: kubernetesFleetPrivateHub, inputs: { apiServerSubnet: true }, length: 28, why: 'known: the sample is generous' },
    { service: redHatOpenshift, inputs: {}, length: 27, why: 'nothing is advised beyond the floor' },
  ])('recommended for $service.id with $inputs: $why', ({ service, inputs, length }) => {
    expect(sized(service, inputs, 'recommended').prefixLength).toBe(length);
  });

  test.each([
    { service: redHatOpenshift, inputs: { workers: 20 }, growth: 50, needed: 33, why: '30 workers and 3 of surge' },
    { service: redHatOpenshift, inputs: { workers: 240 }, growth: 50, needed: 275, why: 'growth stops at 250 workers' },
    { service: containerInstances, inputs: { groups: 10 }, growth: 25, needed: 26, why: '12.5 rounds up, before the spare' },
    { service: containerAppsWorkloadProfiles, inputs: { replicas: 100 }, growth: 10, needed: 31, why: '110 replicas take 11, twice' },
  ])('$service.id with $inputs grown by $growth %: $why', ({ service, inputs, growth, needed }) => {
    expect(sized(service, inputs, 'minimum', growth).needed).toBe(needed);
  });

  test.each([
    { service: redHatOpenshift, inputs: {}, assumed: [true, true], why: 'surge and the rest of the /27' },
    { service: redHatOpenshift, inputs: { workers: 100, maxSurge: 0 }, assumed: [], why: 'nothing but workers' },
    { service: containerAppsConsumptionOnly, inputs: { replicas: 1 }, assumed: [true], why: 'growth of the platform' },
    { service: containerAppsConsumptionOnly, inputs: { replicas: 0 }, assumed: [], why: 'all of it is printed' },
    { service: kubernetesFleetPrivateHub, inputs: {}, assumed: [true], why: 'the number of nodes' },
    { service: kubernetesFleetPrivateHub, inputs: { apiServerSubnet: true }, assumed: [], why: 'printed' },
    { service: serviceFabricManagedCluster, inputs: { internalLoadBalancers: 1 }, assumed: [true, true], why: 'all of it is derived' },
  ])('what is assumed of $service.id with $inputs: $why', ({ service, inputs, assumed }) => {
    expect(service.sizing.lines(inputsOf(service, inputs)).flatMap((line) => line.assumed ?? [])).toEqual(assumed);
  });
});

describe('contradictions', () => {
  test.each([
    { service: aksAzureCniOverlay, raw: { nodes: 232 }, says: [], why: '232 and 24 of surge fill the 256 blocks of the default range' },
    { service: aksAzureCniOverlay, raw: { nodes: 233 }, says: ['podCidr should be a /15'], why: 'one more than that' },
    { service: aksAzureCniOverlay, raw: { nodes: 256, maxSurge: 0 }, says: [], why: 'a /16 serves 256 nodes' },
    { service: aksAzureCniOverlay, raw: { nodes: 257, maxSurge: 0 }, says: ['podCidr should be a /15'], why: 'and no more' },
    { service: aksAzureCniOverlay, raw: { nodes: 1000, podCidr: '10.240.0.0/13' }, says: [], why: 'a /13 serves 2,048' },
    { service: aksAzureCniOverlay, raw: { nodes: 900, podCidr: '' }, says: [], why: 'no range is told' },
    {
      service: aksAzureCniOverlay,
      raw: { nodes: 3, maxSurge: 0, podCidr: '10.9.0.0/25' },
      says: ['podCidr should be a /22'],
      why: 'not even one block',
    },
    { service: aksKubenet, raw: { nodes: 400 }, says: ['podCidr should be a /15'], why: 'the most nodes of kubenet, with surge' },
    { service: aksKubenet, raw: { nodes: 400, podCidr: '10.8.0.0/15' }, says: [], why: 'in a range that holds them' },
    {
      service: aksAutomatic,
      raw: { userNodes: 250, maxSurge: 0, systemNodes: 7 },
      says: ['podCidr should be a /15'],
      why: 'system nodes own blocks too',
    },
    { service: aksAutomatic, raw: { userNodes: 300, apiServerSubnet: true }, says: [], why: 'the API server owns none' },
    {
      service: aksAzureCniOverlay,
      raw: { podCidr: '172.16.0.0/12' },
      says: ['keep out of 172.30.0.0/16', 'keep out of 172.31.0.0/16'],
      why: 'refused since May 2026',
    },
    { service: aksAzureCniNodeSubnet, raw: { serviceCidr: '192.0.2.128/25' }, says: ['keep out of 192.0.2.0/24'], why: 'AKS keeps it' },
    { service: aksAzureCniNodeSubnet, raw: { serviceCidr: '10.0.0.0/12' }, says: ['smaller than a /12'], why: 'a /12 is too large' },
    { service: aksAzureCniNodeSubnet, raw: { serviceCidr: '10.0.0.0/13' }, says: [], why: 'a /13 is not' },
    {
      service: aksKubenet,
      raw: { serviceCidr: '10.244.3.0/24' },
      says: ['podCidr (10.244.0.0/16) and serviceCidr (10.244.3.0/24) should not overlap'],
      why: 'inside the default range',
    },
    { service: aksKubenet, raw: { serviceCidr: '10.245.0.0/16' }, says: [], why: 'beside it' },
    { service: aksAzureCniOverlay, raw: { nodes: 2, maxPods: 10 }, says: ['room for 30 pods'], why: '20 pods' },
    { service: aksAzureCniOverlay, raw: { nodes: 3, maxPods: 10 }, says: [], why: '30 pods' },
    { service: aksKubenet, raw: { nodes: 5, pools: 2, maxPods: 10 }, says: ['room for 30 pods'], why: 'the smaller pool has two nodes' },
    { service: aksAzureCniPodSubnetStaticBlock, raw: { nodes: 1, maxPods: 29 }, says: ['room for 30 pods'], why: '29 pods' },
    { service: aksAzureCniNodeSubnet, raw: { nodes: 1, maxPods: 30 }, says: [], why: '30 pods' },
    { service: aksAzureCniPodSubnetDynamic, raw: { nodes: 1, podsPerNode: 1 }, says: [], why: 'pods expected, not the most' },
    { service: aksPodSubnetNodes, raw: { nodes: 1000 }, says: [], why: 'a pool holds 1,000' },
    { service: aksPodSubnetNodes, raw: { nodes: 1001 }, says: ['pools should be 2'], why: 'one more needs another' },
    { service: aksPodSubnetNodes, raw: { nodes: 5000, pools: 5 }, says: [], why: '1,000 each' },
    { service: aksPodSubnetNodes, raw: { egressGatewayNodes: 2 }, says: ['refused in clusters with a pod subnet'], why: 'a limit of the gateway' },
    { service: aksAzureCniOverlay, raw: { nodes: 3, egressGatewayNodes: 4 }, says: ['no more than nodes'], why: 'gateway nodes are nodes' },
    { service: redHatOpenshift, raw: { podCidr: '10.128.0.0/18', workers: 29 }, says: [], why: '29 and 3 fill a /18' },
    { service: redHatOpenshift, raw: { podCidr: '10.128.0.0/18', workers: 30 }, says: ['podCidr should be a /17'], why: 'one more does not fit' },
    {
      service: redHatOpenshift,
      raw: { podCidr: '10.128.0.0/18', workers: 29, controlPlaneNodes: 5 },
      says: ['podCidr should be a /17'],
      why: 'the control plane counts',
    },
    { service: redHatOpenshift, raw: { podCidr: '10.128.0.0/19' }, says: ['a /18 or larger'], why: 'whatever the nodes' },
    { service: redHatOpenshift, raw: { podCidr: '100.64.0.0/14' }, says: ['keep out of 100.64.0.0/16'], why: 'used by OVN-Kubernetes' },
    { service: redHatOpenshift, raw: { serviceCidr: '100.88.4.0/24' }, says: ['keep out of 100.88.0.0/16'], why: 'used by OVN-Kubernetes' },
    { service: redHatOpenshift, raw: { serviceCidr: '10.130.0.0/16' }, says: ['should not overlap'], why: 'inside the default pod range' },
    { service: containerAppsConsumptionOnly, raw: { platformReservedCidr: '10.2.0.0/16' }, says: ['given together'], why: 'all or none' },
    { service: containerAppsConsumptionOnly, raw: { platformReservedCidr: '10.2.0.0/16', dockerBridgeCidr: '10.3.0.0/28' }, says: [], why: 'both' },
    {
      service: containerAppsConsumptionOnly,
      raw: { platformReservedCidr: '10.2.0.0/22', dockerBridgeCidr: '10.3.0.0/29' },
      says: ['a /21 to a /12', 'a /28 to a /12'],
      why: 'both too small',
    },
    {
      service: containerAppsConsumptionOnly,
      raw: { platformReservedCidr: '10.0.0.0/11', dockerBridgeCidr: '10.64.0.0/16' },
      says: ['a /21 to a /12'],
      why: 'too large',
    },
    {
      service: containerAppsConsumptionOnly,
      raw: { platformReservedCidr: '10.2.0.0/16', dockerBridgeCidr: '10.2.3.0/24' },
      says: ['should not overlap'],
      why: 'one in the other',
    },
  ])('$service.id with $raw: $why', ({ service, raw, says }) => {
    const texts = readServiceInputs(service, raw).problems.map((problem) => problem.text);
    expect(texts).toHaveLength(says.length);
    says.forEach((words, index) => {
      expect(texts[index]).toContain(words);
    });
  });

  test.each([
    { range: '10.128.0.0/14', block: 23, served: 512 },
    { range: '10.128.0.0/18', block: 23, served: 32 },
    { range: '10.244.0.0/16', block: 24, served: 256 },
    { range: '10.244.0.0/24', block: 24, served: 1 },
    { range: '10.244.0.0/25', block: 24, served: 0 },
    { range: '', block: 24, served: 0 },
  ])('$range serves $served nodes that own a /$block', ({ range, block, served }) => {
    expect(nodesServed(range, block)).toBe(served);
  });
});

describe('the word aks', () => {
  test.each(['overlay', 'node-subnet', 'pod-subnet-dynamic', 'pod-subnet-static-block', 'kubenet'])(
    'takes what the node subnet holds with networkModel %s too',
    (networkModel) => {
      const raw = {
        networkModel,
        nodes: 10,
        internalLoadBalancers: 2,
        privateEndpoint: 1,
        serviceCidr: '10.9.0.0/16',
        outboundType: 'userDefinedRouting',
      };
      const chosen = chooseService('aks', raw);
      if (chosen === undefined || !('service' in chosen)) throw new Error('no service is chosen');
      expect(readServiceInputs(chosen.service, chosen.inputs).problems).toEqual([]);
    },
  );
});

describe('ranges', () => {
  test.each([
    { service: aksAzureCniOverlay, raw: {}, network: ['10.244.0.0/16'], why: 'the default range of pods; services are not told' },
    { service: aksKubenet, raw: { podCidr: '10.9.0.0/16', serviceCidr: '10.8.0.0/16' }, network: ['10.9.0.0/16', '10.8.0.0/16'], why: 'both' },
    { service: aksAutomatic, raw: { podCidr: '' }, network: [], why: 'none is told' },
    { service: aksAzureCniNodeSubnet, raw: {}, network: [], why: 'pods have addresses of the network' },
    { service: aksPodSubnetNodes, raw: { serviceCidr: '10.8.0.0/16' }, network: ['10.8.0.0/16'], why: 'services' },
    { service: aksAzureCniPodSubnetDynamic, raw: { serviceCidr: '10.8.0.0/16' }, network: ['10.8.0.0/16'], why: 'services' },
    { service: aksAzureCniPodSubnetStaticBlock, raw: { serviceCidr: '10.8.0.0/16' }, network: ['10.8.0.0/16'], why: 'services' },
    { service: redHatOpenshift, raw: {}, network: ['10.128.0.0/14', '172.30.0.0/16'], why: 'the defaults' },
    { service: redHatOpenshift, raw: { podCidr: '', serviceCidr: '10.8.0.0/16' }, network: ['10.8.0.0/16'], why: 'as told' },
    {
      service: containerAppsConsumptionOnly,
      raw: { platformReservedCidr: '10.2.0.0/16', dockerBridgeCidr: '10.3.0.0/16' },
      network: ['10.2.0.0/16', '10.3.0.0/16'],
      why: 'both',
    },
    { service: containerAppsConsumptionOnly, raw: {}, network: [], why: 'none is told' },
  ])('the network of $service.id keeps out of $network with $raw: $why', ({ service, raw, network }) => {
    const inputs = inputsOf(service, raw);
    const own = excludedRangesOf({ service, inputs }).filter((range) => !service.excludedRanges.includes(range));
    expect(own.map(({ prefix }) => prefix)).toEqual(network);
    expect(own.every(({ appliesTo }) => appliesTo === 'network')).toBe(true);
  });

  test.each([
    {
      service: redHatOpenshift,
      ranges: ['network 100.64.0.0/16', 'network 100.88.0.0/16', 'network 169.254.169.0/29', 'network 169.254.0.0/17'],
    },
    {
      service: containerAppsWorkloadProfiles,
      ranges: [
        'subnet 169.254.0.0/16',
        'subnet 172.30.0.0/16',
        'subnet 172.31.0.0/16',
        'subnet 192.0.2.0/24',
        'subnet 100.100.0.0/17',
        'subnet 100.100.128.0/19',
        'subnet 100.100.160.0/19',
        'subnet 100.100.192.0/19',
      ],
    },
    {
      service: containerAppsConsumptionOnly,
      ranges: ['subnet 169.254.0.0/16', 'subnet 172.30.0.0/16', 'subnet 172.31.0.0/16', 'subnet 192.0.2.0/24'],
    },
    { service: containerInstances, ranges: [] },
    { service: aksVirtualNodes, ranges: [] },
  ])('$service.id always keeps out of $ranges', ({ service, ranges }) => {
    expect(service.excludedRanges.map(({ appliesTo, prefix }) => `${appliesTo} ${prefix}`)).toEqual(ranges);
  });
});

describe('delegations, groups and routes', () => {
  test.each([
    { service: aksAutomatic, raw: {}, to: undefined },
    { service: aksAutomatic, raw: { apiServerSubnet: true }, to: 'Microsoft.ContainerService/managedClusters' },
    { service: kubernetesFleetPrivateHub, raw: {}, to: undefined },
    { service: kubernetesFleetPrivateHub, raw: { apiServerSubnet: true }, to: 'Microsoft.ContainerService/managedClusters' },
    { service: aksPodSubnetNodes, raw: {}, to: undefined },
    { service: aksVirtualNodes, raw: {}, to: 'Microsoft.ContainerInstance/containerGroups' },
    { service: containerInstances, raw: {}, to: 'Microsoft.ContainerInstance/containerGroups' },
    { service: containerAppsWorkloadProfiles, raw: {}, to: 'Microsoft.App/environments' },
    { service: containerAppsConsumptionOnly, raw: {}, to: undefined },
    { service: redHatOpenshift, raw: {}, to: undefined },
    { service: serviceFabricManagedCluster, raw: {}, to: undefined },
  ])('$service.id with $raw is delegated to $to', ({ service, raw, to }) => {
    expect(delegationOf({ service, inputs: inputsOf(service, raw) })?.to).toBe(to);
  });

  test.each([
    { service: redHatOpenshift, raw: {}, support: 'not-supported', why: 'the service attaches its own' },
    { service: redHatOpenshift, raw: { ownNsg: true }, support: 'allowed', why: 'asked for at creation' },
    { service: serviceFabricManagedCluster, raw: {}, support: 'not-supported', why: 'the cluster puts its own there' },
    { service: serviceFabricManagedCluster, raw: { nodeTypeSubnet: true }, support: 'required', why: 'attached before the cluster is made' },
    { service: containerInstances, raw: {}, support: 'allowed', why: 'as any' },
  ])('a group on the subnet of $service.id with $raw is $support: $why', ({ service, raw, support }) => {
    expect(nsgSupportOf({ service, inputs: inputsOf(service, raw) }).value).toBe(support);
  });

  test.each([
    { service: containerAppsWorkloadProfiles, table: 'allowed', goes: 'any' },
    { service: containerAppsConsumptionOnly, table: 'not-supported', goes: 'forbidden' },
    { service: containerInstances, table: 'allowed', goes: 'unknown' },
    { service: redHatOpenshift, table: 'allowed', goes: 'any' },
    { service: serviceFabricManagedCluster, table: 'unknown', goes: 'unknown' },
    { service: aksKubenet, table: 'required', goes: 'any' },
  ])('$service.id: table $table, default route $goes', ({ service, table, goes }) => {
    const workload = { service, inputs: inputsOf(service) };
    expect(tableSupportOf(workload).value).toBe(table);
    expect(defaultRouteOf(workload)).toBe(goes);
  });

  test.each([
    aksAzureCniOverlay,
    aksAzureCniNodeSubnet,
    aksKubenet,
    aksPodSubnetNodes,
    aksAzureCniPodSubnetDynamic,
    aksAutomatic,
    kubernetesFleetPrivateHub,
  ])('$id asks for the default route with user-defined routing only', (service) => {
    const route = service.routes.required.find(({ name }) => name === 'default-to-appliance');
    const asks = (raw: Raw) => route?.when?.(inputsOf(service, raw), { defaultRouteAway: false });
    expect(asks({})).toBe(false);
    expect(asks({ outboundType: 'none' })).toBe(false);
    expect(asks({ outboundType: 'userDefinedRouting' })).toBe(true);
  });

  test('nothing is advised for the API server of a fleet', () => {
    expect(
      recommendedOf({ service: kubernetesFleetPrivateHub, inputs: inputsOf(kubernetesFleetPrivateHub, { apiServerSubnet: true }) }),
    ).toBeUndefined();
  });
});

describe('rules', () => {
  test.each([
    { service: redHatOpenshift, raw: {}, inbound: [], outbound: [], why: 'the group is not yours' },
    {
      service: redHatOpenshift,
      raw: { ownNsg: true, publicApiServer: true, publicIngress: true, publicServices: true },
      inbound: ['allow-inside-subnet-in', 'allow-other-subnet-in', 'allow-router', 'allow-public-services'],
      outbound: ['allow-inside-subnet-out', 'allow-other-subnet-out'],
      why: 'routers and services are with the workers',
    },
    {
      service: redHatOpenshift,
      raw: { ownNsg: true, publicApiServer: true, publicIngress: true, publicServices: true, subnet: 'control-plane' },
      inbound: ['allow-inside-subnet-in', 'allow-other-subnet-in', 'allow-api-server'],
      outbound: ['allow-inside-subnet-out', 'allow-other-subnet-out'],
      why: 'the API server is not',
    },
    {
      service: redHatOpenshift,
      raw: { ownNsg: true, subnet: 'control-plane' },
      inbound: ['allow-inside-subnet-in', 'allow-other-subnet-in'],
      outbound: ['allow-inside-subnet-out', 'allow-other-subnet-out'],
      why: 'nothing is public',
    },
    { service: aksAutomatic, raw: {}, inbound: ['allow-node-to-node-in', 'allow-node-to-pod-in', 'allow-pod-to-pod-in'], outbound: [], why: 'nodes' },
    {
      service: aksAutomatic,
      raw: { apiServerSubnet: true, customDns: true, monitoring: true },
      inbound: ['allow-nodes-to-api-server', 'allow-load-balancer-probe'],
      outbound: [],
      why: 'the API server has rules of its own',
    },
    {
      service: kubernetesFleetPrivateHub,
      raw: { customDns: true, monitoring: true },
      inbound: ['allow-node-to-node-in'],
      outbound: ['allow-dns', 'allow-monitor'],
      why: 'nodes',
    },
    {
      service: kubernetesFleetPrivateHub,
      raw: { apiServerSubnet: true },
      inbound: ['allow-nodes-to-api-server', 'allow-load-balancer-probe'],
      outbound: [],
      why: 'API server',
    },
    { service: containerInstances, raw: {}, inbound: ['allow-network-in'], outbound: [], why: 'the console is shown only' },
    {
      service: containerAppsWorkloadProfiles,
      raw: {},
      inbound: ['allow-load-balancer-probes'],
      outbound: [
        'allow-microsoft-registry',
        'allow-front-door',
        'allow-inside-subnet-out',
        'allow-azure-dns-tcp',
        'allow-azure-dns-udp',
        'allow-container-registry',
        'allow-storage',
        'allow-entra-id',
      ],
      why: 'images come from Azure Container Registry',
    },
    {
      service: containerAppsWorkloadProfiles,
      raw: { registryPrivateEndpoint: true, monitoring: true },
      inbound: ['allow-load-balancer-probes'],
      outbound: [
        'allow-microsoft-registry',
        'allow-front-door',
        'allow-inside-subnet-out',
        'allow-azure-dns-tcp',
        'allow-azure-dns-udp',
        'allow-storage',
        'allow-monitor',
      ],
      why: 'the registry is reached inside, its layers are not',
    },
    {
      service: containerAppsWorkloadProfiles,
      raw: { registry: 'other', managedIdentity: true },
      inbound: ['allow-load-balancer-probes'],
      outbound: [
        'allow-microsoft-registry',
        'allow-front-door',
        'allow-inside-subnet-out',
        'allow-azure-dns-tcp',
        'allow-azure-dns-udp',
        'allow-other-registry',
        'allow-entra-id',
      ],
      why: 'another registry; identities need tokens',
    },
    {
      service: containerAppsConsumptionOnly,
      raw: { registry: 'other', registryPrivateEndpoint: true },
      inbound: ['allow-load-balancer-probes', 'allow-inside-subnet-in'],
      outbound: [
        'allow-inside-subnet-out',
        'allow-azure-dns-tcp',
        'allow-azure-dns-udp',
        'allow-tunnel-udp',
        'allow-tunnel-tcp',
        'allow-azure-cloud',
        'allow-ntp',
      ],
      why: 'Front Door goes with Azure Container Registry',
    },
    { service: serviceFabricManagedCluster, raw: {}, inbound: ['allow-resource-provider'], outbound: [], why: 'the rest is optional' },
    {
      service: serviceFabricManagedCluster,
      raw: { rdp: true },
      inbound: ['allow-resource-provider', 'allow-rdp'],
      outbound: [],
      why: 'RDP is let in',
    },
  ])('$service.id with $raw: $why', ({ service, raw, inbound, outbound }) => {
    expect(rulesOf(service, 'inbound', raw)).toEqual(inbound);
    expect(rulesOf(service, 'outbound', raw)).toEqual(outbound);
  });

  test('the platform writes the rules of Service Fabric, at its own priorities', () => {
    expect(serviceFabricManagedCluster.nsg.rules.map(({ name, priority, appliedBy }) => [name, priority, appliedBy])).toEqual([
      ['allow-resource-provider', 500, 'platform'],
      ['allow-clients', 3001, 'platform'],
      ['allow-rdp', 3002, 'platform'],
      ['allow-load-balanced', 3003, 'platform'],
    ]);
  });

  test.each([aksAzureCniOverlay, aksAzureCniNodeSubnet, aksKubenet, aksPodSubnetNodes])(
    '$id shows what the subnet of its API server needs',
    ({ nsg }) => {
      expect(nsg.elsewhere?.map(({ from, to, ports }) => [from, to, ports])).toEqual([
        ['self', 'there', ['443', '4443']],
        [{ tag: 'AzureLoadBalancer' }, 'there', ['9988']],
      ]);
    },
  );
});

describe('public addresses', () => {
  test.each([
    { service: redHatOpenshift, raw: { workers: 62 }, count: 1, why: 'one carries 62' },
    { service: redHatOpenshift, raw: { workers: 63 }, count: 2, why: 'one more needs another' },
    { service: redHatOpenshift, raw: { workers: 63, subnet: 'control-plane' }, count: 0, why: 'counted with the workers' },
    { service: aksAzureCniOverlay, raw: { nodes: 128 }, count: 0, why: 'the load balancer brings its own' },
    { service: aksAzureCniOverlay, raw: { nodes: 129, maxSurge: 0, outboundPortsPerNode: 1000 }, count: 3, why: 'one more than 2 addresses carry' },
    { service: aksKubenet, raw: { nodes: 128, maxSurge: 1, outboundPortsPerNode: 1000 }, count: 3, why: 'a surge node has ports too' },
    {
      service: aksAzureCniNodeSubnet,
      raw: { nodes: 128, outboundPortsPerNode: 1000, outboundType: 'userDefinedRouting' },
      count: 0,
      why: 'no load balancer',
    },
    { service: aksAzureCniOverlay, raw: { nodes: 20, egressGatewayNodes: 3 }, count: 4, why: 'a public /30 is the smallest that serves three' },
    { service: aksAzureCniOverlay, raw: { nodes: 20, egressGatewayNodes: 1 }, count: 2, why: 'the smallest public prefix is a /31' },
    { service: aksApiServerVnetIntegration, raw: {}, count: 0, why: 'none' },
  ])('$service.id with $raw: $count, $why', ({ service, raw, count }) => {
    expect(service.publicAddresses.count(inputsOf(service, raw))).toBe(count);
  });
});

describe('sets', () => {
  test.each([
    { set: 'ARO', raw: {}, subnets: { 'control-plane': 27, workers: 27 }, why: 'both at their floor' },
    { set: 'red-hat-openshift', raw: { workers: 100 }, subnets: { 'control-plane': 27, workers: 25 }, why: 'workers grow alone' },
    {
      set: 'aks-pod-subnet',
      raw: { nodes: 20, podsPerNode: 24, internalLoadBalancers: 6 },
      subnets: { nodes: 26, pods: 22 },
      why: 'in batches; front ends with the nodes',
    },
    {
      set: 'aks-pod-subnet',
      raw: { nodes: 20, maxPods: 31, allocation: 'static-block' },
      subnets: { nodes: 27, 'pod-blocks': 22 },
      why: 'in blocks',
    },
    {
      set: 'aks-pod-subnet',
      raw: { nodes: 20, podsPerNode: 24, apiServerSubnet: true },
      subnets: { nodes: 27, pods: 22, 'api-server': 28 },
      why: 'a third',
    },
    { set: 'aks-api-server', raw: { nodes: 50 }, subnets: { nodes: 26, 'api-server': 28 }, why: 'overlay' },
    {
      set: 'aks-automatic',
      raw: { userNodes: 50, internalLoadBalancers: 20 },
      subnets: { 'user-nodes': 25, 'system-nodes': 28, 'api-server': 28 },
      why: 'three subnets; front ends count once',
    },
    { set: 'aks-virtual-nodes', raw: { nodes: 3, burstPods: 100 }, subnets: { nodes: 24, 'virtual-nodes': 25 }, why: 'a flat network' },
    { set: 'Fleet Manager hub', raw: {}, subnets: { nodes: 28, 'api-server': 28 }, why: 'both at their floor' },
  ])('$set with $raw: $why', ({ set, raw, subnets }) => {
    const found = findSubnetSet(set);
    if (found === undefined) throw new Error(`${set} is not a set`);
    const expanded = subnetsOfSet(found, raw);
    expect(expanded.problems).toEqual([]);
    expect(Object.fromEntries(expanded.subnets.map(({ member, service, inputs }) => [member.role, sized(service, inputs).prefixLength]))).toEqual(
      subnets,
    );
  });
});
