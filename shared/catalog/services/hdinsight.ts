import { SMALLEST_SUBNET } from '../azure-subnet.ts';
import { dnsTable, endpointOverview } from '../private-endpoint-resource.ts';
import { hdinsightEndpoints } from '../private-endpoint-resources/hdinsight.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const architecture = source('Azure HDInsight virtual network architecture', 'https://learn.microsoft.com/azure/hdinsight/hdinsight-virtual-network-architecture', '2025-01-02');
const controlTraffic = source('Control network traffic in Azure HDInsight', 'https://learn.microsoft.com/azure/hdinsight/control-network-traffic', '2024-06-15');
const planNetwork = source('Plan a virtual network for Azure HDInsight', 'https://learn.microsoft.com/azure/hdinsight/hdinsight-plan-virtual-network-deployment', '2020-04-21');
const serviceTags = source('Network security group service tags for Azure HDInsight', 'https://learn.microsoft.com/azure/hdinsight/hdinsight-service-tags', '2020-03-10');

/** Machines that each cluster has whatever its size: 2 head nodes, 3 ZooKeeper nodes, 2 gateway nodes. */
const FIXED_NODES = 7;
const KAFKA_WORKERS = 3;

/** Clusters of machines, each with one interface. */
export const hdinsight = defineService({
  id: 'hdinsight',
  name: 'Azure HDInsight',
  aliases: ['HDInsight', 'HDI', 'HDInsight on VMs', 'Microsoft.HDInsight/clusters'],
  family: 'data',
  summary: 'Clusters for Hadoop, Spark, HBase and Kafka whose machines stand in a subnet of yours.',
  integration: ['injection', 'private-endpoint'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'shared', source: architecture, note: 'A subnet of its own is recommended; other compute may share it. No delegation, and no service endpoint policies on the subnet.' },
    smallest: { ...SMALLEST_SUBNET, note: 'No floor of its own is published: the sum decides.' },
    ipv6: { value: 'unknown', source: architecture },
    resizable: { value: 'empty-only', source: architecture, note: 'Not stated; taken as any subnet. A cluster that exists cannot be moved into a network.', assumed: true },
  },
  sizing: {
    inputs: {
      workerNodes: { kind: 'count', unit: 'nodes', meaning: 'worker nodes (or HBase region nodes) of each cluster at the peak of autoscaling', default: 2, least: 1, grows: true },
      kafka: { kind: 'flag', meaning: `the clusters run Kafka, which has at least ${KAFKA_WORKERS} workers`, default: false },
      kafkaRestProxy: { kind: 'flag', meaning: 'the Kafka REST proxy is on (decides a rule, no address)', default: false },
      clusters: { kind: 'count', unit: 'clusters', meaning: 'alike clusters in the subnet', default: 1, least: 1 },
      edgeNodes: { kind: 'count', unit: 'nodes', meaning: 'edge nodes of each cluster', default: 0, least: 0, assumed: 'A cluster has none unless they are asked for.' },
      idBrokerNodes: { kind: 'count', unit: 'nodes', meaning: 'ID broker nodes of each cluster', default: 0, least: 0, assumed: 'Only clusters with an ID broker have them, and how many is not published: give a number for those.' },
      internalFrontends: { kind: 'count', unit: 'front ends', meaning: 'front ends of internal load balancers of each cluster, for its -int name', default: 1, least: 0, assumed: 'No page says whether the -int name takes an address of the subnet; one is planned.' },
      privateLink: { kind: 'flag', meaning: 'clusters with Private Link, which have no public addresses (no address of the subnet)', default: false },
    },
    rule: 'One address for each machine: 2 head nodes, 3 ZooKeeper nodes, 2 gateway nodes and the workers of each cluster, and what edge and ID broker nodes there are. Whether the internal name takes one more is unknown; it is planned.',
    lines: ({ workerNodes, kafka, clusters, edgeNodes, idBrokerNodes, internalFrontends }) => {
      const workers = kafka ? Math.max(workerNodes, KAFKA_WORKERS) : workerNodes;
      return [
        { label: `${clusters} × cluster: 2 head, 3 ZooKeeper and 2 gateway nodes`, addresses: clusters * FIXED_NODES },
        { label: `${clusters * workers} × worker node${workers > workerNodes ? `: Kafka has at least ${KAFKA_WORKERS} in each cluster` : ''}`, addresses: clusters * workers },
        ...(edgeNodes > 0 ? [{ label: `${clusters * edgeNodes} × edge node`, addresses: clusters * edgeNodes }] : []),
        ...(idBrokerNodes > 0 ? [{ label: `${clusters * idBrokerNodes} × ID broker node`, addresses: clusters * idBrokerNodes }] : []),
        ...(internalFrontends > 0 ? [{ label: `${clusters * internalFrontends} × internal front end: no page says whether it takes an address`, addresses: clusters * internalFrontends, assumed: true as const }] : []),
      ];
    },
    contradictions: ({ kafka, kafkaRestProxy }) => (kafkaRestProxy && !kafka ? ['The input kafkaRestProxy should be true only where kafka is true too: the REST proxy belongs to Kafka clusters.'] : []),
    sources: [architecture],
    examples: [
      { inputs: { workerNodes: 2, clusters: 1, internalFrontends: 0 }, needed: 9, total: 14, source: architecture, note: 'the page counts the 9 interfaces of the default cluster and names no subnet; the sum with the reserved five is ours' },
    ],
  },
  nsg: {
    support: { value: 'allowed', source: controlTraffic, note: 'Recommended, together with a NAT gateway.' },
    rules: [
      {
        name: 'allow-management',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'HDInsight' }, to: { tag: 'VirtualNetwork' }, ports: ['443'],
        priority: 1400, need: 'required',
        purpose: 'Health and management of the clusters.',
        source: serviceTags,
      },
      {
        name: 'allow-kafka-rest',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'clients of the REST proxy' }, to: { tag: 'VirtualNetwork' }, ports: ['9400'],
        priority: 1410, need: 'required', condition: 'the Kafka REST proxy is on', when: ({ kafkaRestProxy }) => kafkaRestProxy,
        purpose: 'Calls of the Kafka REST proxy.',
        source: controlTraffic,
      },
    ],
    notes: [
      'In place of the tag for all regions, the tag of one region is enough in AustraliaSoutheast, AustraliaCentral, NorthCentralUS, WestUS2, WestCentralUS, CanadaEast, BrazilSouth, KoreaCentral, KoreaSouth, CentralIndia, SouthIndia, JapanWest, FranceCentral, UKSouth, ChinaEast2, ChinaNorth2, USDoDCentral, USGovTexas and USDoDEast.',
      'EastUS2, CentralUS, SouthCentralUS, EastUS, WestUS, JapanEast, NorthEurope, WestEurope, EastAsia and SoutheastAsia need HDInsight.WestUS and HDInsight.EastUS beside their own tag.',
      'Both lists are of 2020-03-10; for other regions ask the service tag discovery API.',
    ],
  },
  routes: {
    table: { value: 'allowed', source: controlTraffic },
    defaultRoute: 'with-exceptions',
    required: [
      {
        name: 'management-to-internet', to: { tag: 'HDInsight' }, nextHop: 'internet', need: 'required',
        condition: 'the default route leads away from the internet', when: (_inputs, { defaultRouteAway }) => defaultRouteAway,
        purpose: 'Replies to the management services have to leave the way that the calls came.',
        source: controlTraffic,
      },
    ],
    forbidden: 'Tunnelling everything to on-premises is not recommended; it takes metastores of your own.',
  },
  serviceEndpoints: { recommended: [], required: [], note: 'No list is published. Service endpoint policies must not be attached to the subnet.' },
  publicAddresses: { count: ({ clusters, privateLink }) => (privateLink ? 0 : 2 * clusters), note: 'Two for each cluster, bound to its two load balancers (the name of the cluster, and the one that ends in -ssh); none with Private Link.' },
  excludedRanges: [],
  onPremises: 'Reachable over VPN and ExpressRoute. Names need a DNS server of your own, set on the network before the cluster is created.',
  dns: {
    zones: [...new Set(hdinsightEndpoints.groups.flatMap((group) => group.privateDnsZones))],
    note: 'For private endpoints (groups gateway and headnode). Inside the network the name is {cluster}-int.azurehdinsight.net.',
  },
  notes: [
    'Clusters of HDInsight 3.4 and later need a Resource Manager network.',
    'Interfaces, load balancers and NSGs that the service makes must not be deleted.',
    'HDInsight on AKS is another product.',
  ],
  conflicts: [
    { topic: 'load balancers', says: ['Basic (2020-04-21)', 'Standard, two of them (2025-01-02)'], followed: 'The newer page.' },
    { topic: 'forced tunnelling', says: ['not supported (2020-04-21)', 'not recommended, possible with metastores of your own (2024-06-15)'], followed: 'The newer page.' },
    { topic: 'group of private endpoints', says: ['cluster (2025-03-25)', 'gateway and headnode (2025-08-04)'], followed: 'The newer page.' },
    { topic: 'tags of Australia East and North Central US', says: ['one tag is enough (2020-03-10)', 'three are needed (the same page)'], followed: 'The tag for all regions, which holds for both.' },
  ],
  sources: [architecture, controlTraffic, planNetwork, serviceTags, dnsTable, endpointOverview],
});
