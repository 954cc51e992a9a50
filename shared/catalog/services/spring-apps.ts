import { usableAddresses } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const virtualNetwork = source('Deploy Azure Spring Apps in a virtual network', 'https://learn.microsoft.com/azure/spring-apps/basic-standard/how-to-deploy-in-azure-virtual-network', '2024-06-27');
const responsibilities = source('Customer responsibilities for Azure Spring Apps in a virtual network', 'https://learn.microsoft.com/azure/spring-apps/vnet-customer-responsibilities', '2021-11-02');
const quickstart = source('Quickstart: provision Azure Spring Apps using Azure CLI', 'https://learn.microsoft.com/azure/spring-apps/basic-standard/quickstart-deploy-infrastructure-vnet-azure-cli', '2024-08-28');
const endOfLife = source('End of life of Azure services', 'https://github.com/Azure/EOL/blob/main/service_list.json', '2025-12-18');

const SMALLEST = 28;
/** Addresses that the service itself keeps of the subnet of the applications, at least. */
const OWN = 3;
/** App instances of one service, whatever the subnet. */
const MOST_INSTANCES = 500;
/** Traffic for which one more address is set aside. */
const REQUESTS_PER_ADDRESS = 10_000;

const CORES = ['0.5', '1', '2', '3', '4'] as const;
type Cores = (typeof CORES)[number];

interface Row {
  readonly prefixLength: number;
  /** Addresses that the page counts as available: those of the subnet without the five of Azure and the service's own. */
  readonly available: number;
  /** The most app instances, by cores of each. */
  readonly most: Readonly<Record<Cores, number>>;
}

/** The table of the page: what a subnet of the applications carries. Machines, and how many instances each hosts, are not published. */
const TABLE: readonly [Row, ...Row[]] = [
  { prefixLength: 24, available: 248, most: { 0.5: 500, 1: 500, 2: 500, 3: 500, 4: 500 } },
  { prefixLength: 25, available: 120, most: { 0.5: 500, 1: 500, 2: 500, 3: 480, 4: 360 } },
  { prefixLength: 26, available: 56, most: { 0.5: 500, 1: 500, 2: 336, 3: 224, 4: 168 } },
  { prefixLength: 27, available: 24, most: { 0.5: 456, 1: 228, 2: 144, 3: 96, 4: 72 } },
  { prefixLength: 28, available: 8, most: { 0.5: 192, 1: 96, 2: 48, 3: 32, 4: 24 } },
];

/** Returns the smallest subnet of the table that carries so many instances; the largest where none does. */
function rowFor(instances: number, cores: Cores): Row {
  return TABLE.findLast(({ most }) => most[cores] >= instances) ?? TABLE[0];
}

const egress = (name: string, priority: number, tag: string, ports: readonly string[], purpose: string, byEndpoint: boolean) => ({
  name,
  direction: 'outbound' as const, access: 'allow' as const, protocol: 'tcp' as const, from: 'self' as const, to: { tag }, ports,
  priority, need: 'required' as const,
  condition: byEndpoint ? 'the way out is restricted, and the subnets have no service endpoint for it' : 'the way out is restricted',
  when: ({ serviceEndpoints }: { readonly serviceEndpoints: boolean }) => !(byEndpoint && serviceEndpoints),
  coveredBy: 'AllowInternetOutBound', purpose, source: responsibilities,
});

/** Two subnets for one service: its runtime, and the applications. Only the latter scales. */
export const springApps = defineService({
  id: 'spring-apps',
  name: 'Azure Spring Apps',
  aliases: ['Azure Spring Cloud', 'Spring Cloud', 'Azure Spring Apps (Standard and Enterprise) in a virtual network', 'Microsoft.AppPlatform/Spring'],
  family: 'web',
  summary: 'Spring applications run by Azure in two subnets of yours, one for the runtime and one for the applications.',
  integration: ['injection'],
  lifecycle: { status: 'retiring', date: '2028-03-31', successor: 'container-apps', note: 'The Basic, Standard and Enterprise plans end on that day; the Standard consumption and dedicated plan ended in March 2025.', source: endOfLife },
  subnet: {
    sharing: { kind: 'dedicated', source: virtualNetwork, note: 'Two subnets for one service, which no other service of the kind may use.' },
    smallest: { value: SMALLEST, source: virtualNetwork, note: '/29 and /30 do not work.' },
    ipv6: { value: 'unknown', source: virtualNetwork },
    resizable: { value: 'no', source: virtualNetwork, note: 'Network and route tables are chosen when the service is made.' },
  },
  sizing: {
    inputs: {
      subnet: { kind: 'choice', choices: ['applications', 'runtime'], meaning: 'which of the two subnets of a service this is', default: 'applications', assumed: 'The subnet of the applications is never the smaller of the two.' },
      instances: {
        kind: 'count', unit: 'app instances', meaning: 'app instances of the whole service at their most', default: 100, least: 1, most: MOST_INSTANCES, grows: true,
        assumed: 'No page states a number; too many is safer than too few.',
      },
      coresPerInstance: { kind: 'choice', choices: CORES, meaning: 'cores of each app instance', default: '1', aliases: ['cores'] },
      requestsPerSecond: {
        kind: 'count', unit: 'requests a second', meaning: 'requests a second at their peak, through the ingress of the service', default: 0, least: 0, grows: true,
        assumed: 'The printed table counts none; give the peak where much traffic is expected.',
      },
      serviceEndpoints: { kind: 'flag', meaning: 'both subnets have service endpoints for Container Registry, Storage and Event Hubs (takes the place of rules)', default: false },
    },
    rule: 'In the subnet of the applications the service keeps 3 addresses at least, the rest carries the machines that host app instances: several each, fewer with more cores. How many is not published, only what subnets of /28 to /24 carry; the smallest of those is planned. Each 10,000 requests a second take 1 address more for the ingress. The runtime takes a subnet of /28 or larger.',
    lines: ({ subnet, instances, coresPerInstance, requestsPerSecond }) => {
      if (subnet === 'runtime') return [{ label: `a whole /${SMALLEST}: what the runtime takes is not published`, addresses: usableAddresses(SMALLEST), assumed: true }];
      const { prefixLength, available, most } = rowFor(instances, coresPerInstance);
      const carried = most[coresPerInstance];
      const ingress = Math.ceil(requestsPerSecond / REQUESTS_PER_ADDRESS);
      return [
        { label: 'the service itself', addresses: OWN },
        {
          label: `${instances} × app instance with ${coresPerInstance} ${coresPerInstance === '1' ? 'core' : 'cores'}, in proportion: a /${prefixLength} carries ${carried} on ${available} addresses by the table, more is not published`,
          addresses: Math.ceil((instances * available) / carried),
          assumed: true,
        },
        ...(ingress > 0 ? [{ label: `ingress for ${requestsPerSecond} requests a second, 1 for each ${REQUESTS_PER_ADDRESS}`, addresses: ingress }] : []),
      ];
    },
    sources: [virtualNetwork],
    examples: [
      ...TABLE.flatMap(({ prefixLength, most }) =>
        CORES.map((coresPerInstance) => ({
          inputs: { coresPerInstance },
          prefixLength,
          capacity: { input: 'instances', most: most[coresPerInstance] },
          source: virtualNetwork,
          note: `the table of smaller subnets${most[coresPerInstance] === MOST_INSTANCES ? '; a service has no more instances' : ''}`,
        })),
      ),
      ...TABLE.map(({ prefixLength, available }) => ({
        inputs: {},
        prefixLength,
        usable: available,
        source: virtualNetwork,
        note: 'available addresses, the same table',
        unmet: {
          ours: { usable: usableAddresses(prefixLength) },
          why: `The page takes off the ${OWN} addresses of the service too; here they are a line of the receipt, and the same number is left for machines.`,
        },
      })),
      {
        inputs: { instances: 1, requestsPerSecond: REQUESTS_PER_ADDRESS },
        needed: 1,
        source: virtualNetwork,
        note: 'what 10,000 requests a second add',
        unmet: { ours: { needed: OWN + 2 }, why: 'The figure is the part of the ingress alone; 3 addresses of the service and 1 for a machine come to it.' },
      },
      { inputs: { subnet: 'runtime' }, prefixLength: SMALLEST, sizing: 'minimum', source: virtualNetwork, note: 'smallest subnet of the runtime' },
    ],
  },
  nsg: {
    support: { value: 'unknown', source: virtualNetwork, note: 'Not described; what the service makes in its subnets should stay as it is.' },
    rules: [
      egress('allow-azure', 400, 'AzureCloud', ['443'], 'Management of the service.', false),
      {
        name: 'allow-ntp',
        direction: 'outbound', access: 'allow', protocol: 'udp', from: 'self', to: 'any', ports: ['123'],
        priority: 410, need: 'required', condition: 'the way out is restricted', when: () => true, coveredBy: 'AllowInternetOutBound',
        purpose: 'Time of day.',
        source: responsibilities,
      },
      egress('allow-container-registry', 420, 'AzureContainerRegistry', ['443'], 'Images of the service.', true),
      egress('allow-storage', 430, 'Storage', ['443', '445'], 'File shares.', true),
      egress('allow-event-hubs', 440, 'EventHub', ['443'], 'Event hubs of the service.', true),
    ],
    notes: ['Where the way out goes by host names, those of AKS are needed (FQDN tag AzureKubernetesService), and the hosts of certificate revocation lists.'],
  },
  routes: {
    table: { value: 'limited', source: virtualNetwork, note: 'Only when the service is made: each subnet has a table of its own, or neither has one. A table cannot serve another service, nor be swapped later.' },
    defaultRoute: 'any',
    required: [
      {
        name: 'default-route', to: { prefix: '0.0.0.0/0' }, nextHop: 'appliance', need: 'required', condition: 'the subnet has a table of its own',
        purpose: 'A default route, to the internet or to an appliance, must stand in the table at all times.',
        source: virtualNetwork,
      },
    ],
    forbidden: 'Editing or deleting what the service itself writes into the table.',
  },
  serviceEndpoints: { recommended: ['Microsoft.ContainerRegistry', 'Microsoft.Storage', 'Microsoft.EventHub'], required: [] },
  publicAddresses: { count: () => 0, note: 'Not published.' },
  excludedRanges: [],
  onPremises: 'Through the network, as any host of it.',
  dns: { zones: ['*.svc.private.azuremicroservices.io'], note: 'Private zone of the service, for its apps.' },
  notes: [
    'The network is in the region and the subscription of the service.',
    'The resource provider needs Network Contributor and User Access Administrator on the network, and on route tables of your own.',
    'Besides, the service takes three ranges of /16 or larger for itself, outside the network and not 169.254.0.0/16, 172.30.0.0/16, 172.31.0.0/16 or 192.0.2.0/24 (2024-08-28).',
  ],
  conflicts: [],
  sources: [virtualNetwork, responsibilities, quickstart, endOfLife],
});
