import { excludedByCluster, nodesServed, podRangeTooSmall, rangeContradictions } from './aks/ranges.ts';
import { parsePrefix } from '../../address/prefix.ts';
import { usableAddresses } from '../azure-subnet.ts';
import { surgeNodes } from '../inputs.ts';
import { defineService, type ExcludedRange } from '../service.ts';
import { source } from '../source.ts';

const networking = source('Networking in Azure Red Hat OpenShift', 'https://learn.microsoft.com/azure/openshift/concepts-networking', '2023-05-25');
const walkthrough = source('Create an Azure Red Hat OpenShift cluster', 'https://learn.microsoft.com/azure/openshift/create-cluster', '2024-06-12');
const ownGroup = source('Bring your own network security group to Azure Red Hat OpenShift', 'https://learn.microsoft.com/azure/openshift/howto-bring-nsg', '2024-02-12');
const largeClusters = source('Deploy a large Azure Red Hat OpenShift cluster', 'https://learn.microsoft.com/azure/openshift/howto-large-clusters', '2024-09-12');
const rangeDefinitions = source('OpenShift Container Platform, CIDR range definitions', 'https://docs.openshift.com/container-platform/4.14/networking/cidr-range-definitions.html', 'undated', { note: 'edition 4.14, with the change for 4.20 of openshift/openshift-docs' });

const SMALLEST = 27;
const WHOLE = usableAddresses(SMALLEST);
/** What of the pod range a node owns, and the longest prefix length of that range. */
const NODE_BLOCK = 23;
const POD_RANGE_LONGEST = 18;
/** Nodes that one outbound address carries. */
const NODES_PER_ADDRESS = 62;
const ADDRESSES_MOST = 20;

const keptRanges: readonly ExcludedRange[] = ['100.64.0.0/16', '100.88.0.0/16', '169.254.169.0/29', '169.254.0.0/17'].map((prefix) => ({
  prefix,
  appliesTo: 'network',
  why: 'OVN-Kubernetes uses this range inside the cluster: neither the cluster nor what is around it may use it.',
  source: rangeDefinitions,
}));

/** A cluster has two empty subnets: one for the control plane, one for the workers. `subnet` says which of them is meant. */
export const redHatOpenshift = defineService({
  id: 'red-hat-openshift',
  name: 'Azure Red Hat OpenShift',
  aliases: ['Azure Red Hat OpenShift 4', 'ARO', 'OpenShift', 'Red Hat OpenShift', 'Microsoft.RedHatOpenShift/openShiftClusters'],
  family: 'containers',
  summary: 'OpenShift cluster run by Red Hat and Microsoft, with one subnet for its control plane and one for its workers.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'dedicated', source: networking, note: 'Both subnets are empty when the cluster is made, and serve one cluster.' },
    smallest: { value: SMALLEST, source: networking },
    ipv6: { value: 'unknown', source: networking },
    resizable: { value: 'no', source: networking, note: 'Not stated; taken as impossible.', assumed: true },
  },
  sizing: {
    inputs: {
      subnet: { kind: 'choice', choices: ['workers', 'control-plane'], meaning: 'which of the two subnets of the cluster', default: 'workers', aliases: ['role'] },
      controlPlaneNodes: { kind: 'count', unit: 'nodes', meaning: 'nodes of the control plane', default: 3, least: 1, aliases: ['masters'] },
      workerNodes: { kind: 'count', unit: 'workers', meaning: 'workers at top scale, infrastructure nodes included', default: 3, least: 1, most: 250, grows: true, aliases: ['workers', 'nodes'] },
      maxSurge: {
        kind: 'surge',
        meaning: 'workers that an upgrade adds, as a number or a percentage (rounded up)',
        default: '10%',
        assumed: 'No page states what an upgrade adds. 10 %, as in AKS, is the safer choice.',
      },
      internalLoadBalancers: { kind: 'count', unit: 'front ends', meaning: 'front-end addresses of internal LoadBalancer services in the subnet of the workers', default: 0, least: 0, grows: true },
      podCidr: { kind: 'prefix', meaning: 'range of the pods, a /18 or larger, with a /23 for each node; no network around the cluster may overlap it', default: '10.128.0.0/14' },
      serviceCidr: { kind: 'prefix', meaning: 'range of the services; no network around the cluster may overlap it', default: '172.30.0.0/16' },
      ownNsg: { kind: 'flag', meaning: 'the cluster is made with a security group of yours on both subnets, in place of the one that the service attaches (decides rules, not addresses)', default: false },
      publicApiServer: { kind: 'flag', meaning: 'the API server has a public address (decides rules, not addresses)', default: false, assumed: 'No page that we read states a default; nothing is opened to the internet unless you say so.' },
      publicIngress: { kind: 'flag', meaning: 'routes of the cluster have a public address (decides rules, not addresses)', default: false, assumed: 'No page that we read states a default; nothing is opened to the internet unless you say so.' },
      publicServices: { kind: 'flag', meaning: 'LoadBalancer services of the cluster have public addresses (decides rules, not addresses)', default: false },
      servicePorts: { kind: 'ports', meaning: 'ports of public LoadBalancer services', default: ['443'], assumed: 'No page names a port; HTTPS is the usual one.' },
    },
    rule: 'Each node takes 1 address, and each internal load balancer front end another. What load balancers and upgrades take besides is not published, so the whole of a /27 is the least that is planned. Pods take none: every node owns a /23 of the pod range.',
    lines: ({ subnet, controlPlaneNodes, workerNodes, maxSurge, internalLoadBalancers }) => {
      const surge = surgeNodes(maxSurge, workerNodes);
      const lines =
        subnet === 'control-plane'
          ? [{ label: `${controlPlaneNodes} × node of the control plane`, addresses: controlPlaneNodes }]
          : [
              { label: `${workerNodes} × worker`, addresses: workerNodes },
              ...(surge > 0 ? [{ label: `${surge} × worker during upgrade: not published, taken as in AKS`, addresses: surge, assumed: true as const }] : []),
              ...(internalLoadBalancers > 0 ? [{ label: `${internalLoadBalancers} × front end of internal load balancers`, addresses: internalLoadBalancers }] : []),
            ];
      const rest = WHOLE - lines.reduce((sum, { addresses }) => sum + addresses, 0);
      return rest > 0 ? [...lines, { label: `the rest of a /${SMALLEST}: load balancers and the endpoint of the operators, not published`, addresses: rest, assumed: true as const }] : lines;
    },
    contradictions: ({ controlPlaneNodes, workerNodes, podCidr, serviceCidr }) => {
      const pods = parsePrefix(podCidr);
      return [
        ...rangeContradictions({ podCidr, serviceCidr }, keptRanges, 'OVN-Kubernetes'),
        ...(pods && pods.length > POD_RANGE_LONGEST
          ? [`podCidr (${podCidr}) should be a /${POD_RANGE_LONGEST} or larger.`]
          : podRangeTooSmall(podCidr, NODE_BLOCK, controlPlaneNodes + workerNodes, 'controlPlaneNodes and workerNodes')),
      ];
    },
    sources: [networking, walkthrough],
    examples: [
      { inputs: { subnet: 'control-plane' }, sizing: 'minimum', total: 32, prefixLength: 27, source: networking, note: 'smallest subnet of the control plane' },
      { inputs: { subnet: 'workers' }, sizing: 'minimum', total: 32, prefixLength: 27, source: networking, note: 'smallest subnet of the workers' },
      ...(['control-plane', 'workers'] as const).map((subnet) => ({
        inputs: { subnet },
        total: 512,
        prefixLength: 23,
        source: walkthrough,
        note: 'the walkthrough cuts a /22 into two /23, a sample',
        unmet: { ours: { total: 32, prefixLength: 27 }, why: 'The walkthrough gives both halves of its network away whatever the cluster needs; three nodes fit the smallest subnet.' },
      })),
      {
        inputs: { workerNodes: 1, maxSurge: 0 },
        needed: 512,
        prefixLength: NODE_BLOCK,
        source: networking,
        note: 'the block of the pod range that a node owns',
        unmet: { ours: { needed: 27, prefixLength: 27 }, why: 'The figure is about podCidr, which is no space of the network: of the subnet a node takes one address.' },
      },
      { inputs: { workers: 62 }, publicAddresses: 1, source: largeClusters, note: 'the most nodes that one outbound address carries' },
    ],
  },
  nsg: {
    support: { value: 'allowed', source: ownGroup, note: 'A group of yours is attached to both subnets and asked for when the cluster is made (ownNsg). Without it the service attaches one of its own, which cannot be changed.' },
    supportFor: ({ ownNsg }) =>
      ownNsg
        ? { value: 'allowed', source: ownGroup }
        : { value: 'not-supported', source: networking, note: 'The service attaches one of its own, which cannot be changed.' },
    rules: [
      {
        name: 'allow-inside-subnet-in',
        direction: 'inbound', access: 'allow', protocol: 'any', from: 'self', to: 'self', ports: ['*'],
        priority: 100, need: 'required', condition: 'the security group is yours', when: ({ ownNsg }) => ownNsg, coveredBy: 'AllowVNetInBound',
        purpose: 'Traffic inside the subnet, which no deny rule may touch.',
        source: ownGroup,
      },
      {
        name: 'allow-other-subnet-in',
        direction: 'inbound', access: 'allow', protocol: 'any', from: { role: 'the other subnet of the cluster' }, to: 'self', ports: ['*'],
        priority: 110, need: 'required', condition: 'the security group is yours', when: ({ ownNsg }) => ownNsg, coveredBy: 'AllowVNetInBound',
        purpose: 'Traffic between control plane and workers, which no deny rule may touch.',
        source: ownGroup,
      },
      {
        name: 'allow-api-server',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'Internet' }, to: 'self', ports: ['6443'],
        priority: 120, need: 'required', condition: 'the API server is public and the security group is yours; sources may be narrowed', when: ({ subnet, ownNsg, publicApiServer }) => ownNsg && subnet === 'control-plane' && publicApiServer,
        purpose: 'Calls to the API server.',
        source: ownGroup,
      },
      {
        name: 'allow-router',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'Internet' }, to: { role: 'public address of the router on the load balancer' }, ports: ['80', '443'],
        priority: 130, need: 'required', condition: 'ingress is public and the security group is yours; sources may be narrowed', when: ({ subnet, ownNsg, publicIngress }) => ownNsg && subnet === 'workers' && publicIngress,
        purpose: 'Calls to the console and to routes.',
        source: ownGroup,
      },
      {
        name: 'allow-public-services',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'Internet' }, to: { role: 'public address of the service' }, ports: ({ servicePorts }) => servicePorts,
        priority: 140, need: 'required', condition: 'there are public LoadBalancer services and the security group is yours; sources may be narrowed', when: ({ subnet, ownNsg, publicServices }) => ownNsg && subnet === 'workers' && publicServices,
        purpose: 'Calls to LoadBalancer services.',
        source: ownGroup,
      },
      {
        name: 'allow-inside-subnet-out',
        direction: 'outbound', access: 'allow', protocol: 'any', from: 'self', to: 'self', ports: ['*'],
        priority: 100, need: 'required', condition: 'the security group is yours', when: ({ ownNsg }) => ownNsg, coveredBy: 'AllowVnetOutBound',
        purpose: 'Traffic inside the subnet, which no deny rule may touch.',
        source: ownGroup,
      },
      {
        name: 'allow-other-subnet-out',
        direction: 'outbound', access: 'allow', protocol: 'any', from: 'self', to: { role: 'the other subnet of the cluster' }, ports: ['*'],
        priority: 110, need: 'required', condition: 'the security group is yours', when: ({ ownNsg }) => ownNsg, coveredBy: 'AllowVnetOutBound',
        purpose: 'Traffic between control plane and workers, which no deny rule may touch.',
        source: ownGroup,
      },
    ],
    notes: ['A group of yours is not updated when LoadBalancer services are made.'],
  },
  routes: { table: { value: 'allowed', source: networking, note: 'For clusters whose egress is locked down.' }, defaultRoute: 'any', required: [] },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: {
    count: ({ subnet, workerNodes }) => (subnet === 'workers' ? Math.min(ADDRESSES_MOST, Math.ceil(workerNodes / NODES_PER_ADDRESS)) : 0),
    note: 'On the public load balancer, for what goes out: 62 workers each, 20 addresses at most, counted with the workers. Private clusters are reached at internal addresses of the control plane subnet.',
  },
  excludedRanges: keptRanges,
  excludedRangesFor: excludedByCluster(networking),
  onPremises: 'Through the network. Pods are seen with the address of their node.',
  dns: { zones: [], note: 'A domain of your own needs records for api and *.apps. That the network has DNS servers of its own was not possible by the networking page of 2023.' },
  notes: [
    'A cluster needs both subnets: the set red-hat-openshift plans them in one step.',
    `At most 250 workers, 50 of them when the cluster is made; clusters start with 3. A pod range of /18 serves ${nodesServed('10.128.0.0/18', NODE_BLOCK)} nodes and the default /14 serves ${nodesServed('10.128.0.0/14', NODE_BLOCK)} (derived).`,
    'Over 100 workers larger machines for the control plane and 3 infrastructure nodes are advised.',
    'A Private Link endpoint for the operators (aro-pls) lives in the network.',
    'Neither the pod range nor the service range may overlap the network or one that it is connected to.',
    'The default service range 172.30.0.0/16 is one that AKS refuses around its clusters: no network that holds or peers with either should use it (derived).',
    '169.254.0.0/17 is the masquerade range of new clusters from 4.17 on.',
  ],
  conflicts: [
    { topic: 'network plug-in', says: ['OpenShift SDN (networking page 2023-05-25)', 'OVN-Kubernetes, the default from 4.14 (Red Hat documentation)'], followed: 'OVN-Kubernetes, so its ranges are kept out of.' },
    { topic: 'security group', says: ['cannot be changed (networking page 2023-05-25)', 'one of yours, at creation (2024-02-12)'], followed: 'One of yours.' },
  ],
  sources: [networking, walkthrough, ownGroup, largeClusters, rangeDefinitions],
});
