import { defineService } from '../service.ts';
import { source } from '../source.ts';
import { contentShareRule, delegation, healthCheckRule, MOST_INSTANCES, overview, portalFloor, recommended, smallest, terraformTests } from './app-service/plan-subnet.ts';

const overview2023 = source('Integrate an app with an Azure virtual network', 'https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/app-service/overview-vnet-integration.md', '2023-07-21', { note: 'older edition' });
const overview2021 = source('Integrate an app with an Azure virtual network', 'https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/app-service/overview-vnet-integration.md', '2021-10-20', { note: 'older edition' });

/** Networking units of a worker that runs Windows containers. */
const UNITS_PER_CORE = 3;

/** A way out for apps: every instance of a plan takes an address of the subnet. */
export const appServiceVnetIntegration = defineService({
  id: 'app-service-vnet-integration',
  name: 'App Service virtual network integration',
  aliases: ['regional VNet integration', 'Swift', 'App Service Web App VNet integration', 'App Service VNet integration', 'VNet integration', 'Web App VNet integration', 'Microsoft.Web/serverFarms'],
  family: 'web',
  summary: 'Delegated subnet through which web apps and functions reach a network; nothing comes in by it.',
  integration: ['outbound-integration'],
  lifecycle: { status: 'ga', note: 'Tiers Basic, Standard, Premium, Premium v2, v3, v4 and Elastic Premium.' },
  subnet: {
    sharing: { kind: 'same-service', with: ['functions-premium-dedicated'], source: overview, note: 'Several plans of one subscription may share a subnet of /26 or larger, Elastic Premium ones among them.' },
    delegation,
    smallest,
    floor: ({ plans, multiPlanSubnetJoin, createdInPortal }) =>
      plans > 1 || multiPlanSubnetJoin
        ? { value: 26, source: overview, note: 'several plans in one subnet' }
        : createdInPortal
          ? portalFloor
          : undefined,
    recommended,
    ipv6: { value: 'unknown', source: overview, note: 'The page of 2021 excluded networks with IPv6 space; that of 2026 no longer says so.' },
    resizable: { value: 'no', source: overview, note: 'The size cannot change once assigned.' },
  },
  sizing: {
    inputs: {
      plans: { kind: 'count', unit: 'plans', meaning: 'App Service plans joined to the subnet', default: 1, least: 1 },
      maxInstances: {
        kind: 'count',
        unit: 'instances',
        meaning: 'planned top scale of each plan',
        default: 3,
        least: 1,
        most: MOST_INSTANCES,
        grows: true,
        assumed: 'No page states a number; the recommended /26 carries 29.',
      },
      windowsContainerApps: { kind: 'count', unit: 'apps', meaning: 'Windows container apps of each plan: each takes an address on every instance', default: 0, least: 0 },
      multiPlanSubnetJoin: { kind: 'flag', meaning: 'several plans will share the subnet, which takes a /26 at least even while there is one', default: false },
      headroom: { kind: 'choice', choices: ['double', 'none'], meaning: 'double: twice the planned maximum, as advised; none: steady use', default: 'double' },
      createdInPortal: { kind: 'flag', meaning: 'the subnet is made in the dialogue of the portal, which takes a /27 at least', default: false },
      subnetConnections: { kind: 'count', unit: 'subnets', meaning: 'subnets that each plan is joined to, 2 at most, 4 in an App Service Environment (for networking units, not for addresses)', default: 1, least: 1, most: 4 },
      coresPerWorker: { kind: 'count', unit: 'cores', meaning: 'cores of each worker of a plan that runs Windows containers, 0 where not known (for networking units, not for addresses)', default: 0, least: 0 },
      contentShare: { kind: 'flag', meaning: 'the content share is routed through the network (adds a rule, no address)', default: false },
      privatePorts: { kind: 'flag', meaning: 'instances talk to each other on private ports (adds rules, no address)', default: false },
    },
    rule: 'Each plan instance takes 1 address and, in plans of Windows containers, 1 more for each app. A size change doubles that until it ends, and freed addresses can linger up to 12 hours: reserve twice the planned maximum.',
    lines: ({ plans, maxInstances, windowsContainerApps, headroom }) => {
      const each = 1 + windowsContainerApps;
      const instances = plans * maxInstances;
      const counted = `${plans === 1 ? '' : `${plans} plans × `}${maxInstances} × instance${each === 1 ? '' : `, ${each} each with ${windowsContainerApps} × Windows container app`}`;
      return [
        { label: counted, addresses: instances * each },
        ...(headroom === 'double' ? [{ label: 'as many again for size changes and addresses that linger', addresses: instances * each }] : []),
      ];
    },
    contradictions: ({ windowsContainerApps, subnetConnections, coresPerWorker }) => {
      const units = UNITS_PER_CORE * coresPerWorker;
      // The worker itself takes a unit, and so does every connection.
      const left = Math.max(0, units - 1 - subnetConnections);
      return coresPerWorker > 0 && windowsContainerApps > left
        ? [`windowsContainerApps should be at most ${left} with coresPerWorker ${coresPerWorker} and subnetConnections ${subnetConnections}: a worker has ${units} networking units, ${UNITS_PER_CORE} for each core.`]
        : [];
    },
    sources: [overview],
    examples: [
      { inputs: { maxInstances: 4, headroom: 'none' }, needed: 4, source: overview, note: 'steady use' },
      { inputs: {}, prefixLength: 28, sizing: 'minimum', usable: 11, capacity: { input: 'maxInstances', most: 5 }, source: overview2021, note: 'the row still stands in the networking page of Functions (2026-03-03)' },
      { inputs: {}, prefixLength: 26, sizing: 'minimum', usable: 59, capacity: { input: 'maxInstances', most: 29 }, source: overview2021, note: 'same table' },
      {
        inputs: { plans: 1, maxInstances: 30 },
        total: 64,
        prefixLength: 26,
        source: overview,
        note: 'a /26 is said to cover the largest single plan, 30 instances',
        unmet: { ours: { total: 65, prefixLength: 25 }, why: 'Twice 30 and the reserved five are 65, one more than a /26 has; the table of the same page says 29. The doubling is kept, which is the larger subnet.' },
      },
      { inputs: { plans: 2, multiPlanSubnetJoin: true }, prefixLength: 26, source: overview, note: 'smallest subnet for several plans' },
      {
        inputs: { windowsContainerApps: 4, subnetConnections: 2, coresPerWorker: 4 },
        source: overview,
        note: '7 networking units, for which I2v2 (4 cores, 12 units) is the smallest size: no figure about addresses; with 2 cores (6 units) the inputs are refused',
      },
    ],
  },
  nsg: {
    support: { value: 'allowed', source: overview, note: 'Outbound rules act on the traffic of apps; inbound rules do nothing to an app.' },
    rules: [
      contentShareRule,
      healthCheckRule,
      {
        name: 'allow-private-ports-tcp-in',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: 'self', to: 'self', ports: ['20000-30000'],
        priority: 500, need: 'required', condition: 'private ports are used', when: ({ privatePorts }) => privatePorts, coveredBy: 'AllowVNetInBound',
        purpose: 'Traffic from instance to instance.',
        source: overview,
      },
      {
        name: 'allow-private-ports-udp-in',
        direction: 'inbound', access: 'allow', protocol: 'udp', from: 'self', to: 'self', ports: ['20000-30000'],
        priority: 510, need: 'required', condition: 'private ports are used', when: ({ privatePorts }) => privatePorts, coveredBy: 'AllowVNetInBound',
        purpose: 'Traffic from instance to instance.',
        source: overview,
      },
      {
        name: 'allow-private-ports-tcp-out',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: 'self', ports: ['20000-30000'],
        priority: 520, need: 'required', condition: 'private ports are used', when: ({ privatePorts }) => privatePorts, coveredBy: 'AllowVnetOutBound',
        purpose: 'Traffic from instance to instance.',
        source: overview,
      },
      {
        name: 'allow-private-ports-udp-out',
        direction: 'outbound', access: 'allow', protocol: 'udp', from: 'self', to: 'self', ports: ['20000-30000'],
        priority: 530, need: 'required', condition: 'private ports are used', when: ({ privatePorts }) => privatePorts, coveredBy: 'AllowVnetOutBound',
        purpose: 'Traffic from instance to instance.',
        source: overview,
      },
    ],
  },
  routes: {
    table: { value: 'allowed', source: overview, note: 'Acts on what is routed into the integration: private ranges and service endpoint targets, or everything with Route All.' },
    defaultRoute: 'any',
    required: [],
    forbidden: 'Nothing. Replies to inbound requests never follow the table.',
  },
  serviceEndpoints: { recommended: [], required: [], note: 'Those of the services that apps call: Microsoft.Storage, Microsoft.Sql, Microsoft.KeyVault and so on. Service endpoint policies are not allowed on the subnet.' },
  publicAddresses: { count: () => 0, note: 'None; a NAT gateway on the subnet gives a fixed outbound address.' },
  excludedRanges: [],
  onPremises: 'Apps reach networks behind VPN and ExpressRoute and over global peering; BGP routes apply. Networks outside must route the whole subnet back.',
  dns: { zones: [], note: 'Apps use the DNS servers of the network and the private zones linked to it.' },
  notes: [
    'Outbound only: for inbound traffic an app takes a private endpoint.',
    'Any address of the subnet may be the source: firewall rules must admit the whole prefix.',
    'At most 2 integrations a plan, 1 an app. Network and app are in one region; the network may be in another subscription.',
    'Windows containers also obey a limit of networking units, 3 for each core: the worker takes 1, every subnet connection 1, every app 1. So 4 apps and 2 connections take 7 units, size I2v2 at least.',
    'A deleted app can leave a service association link behind that blocks changes of the subnet; a purge call removes it.',
  ],
  conflicts: [
    { topic: 'plans in one subnet', says: ['one only (2021-10-20)', 'many of one subscription, in a /26 or larger (2026-02-25)'], followed: 'The newer page.' },
    { topic: 'what doubles', says: ['changes of size and of instance count (2023-07-21; Functions page 2026-03-03)', 'changes of size only (2026-02-25)'], followed: 'Twice the planned maximum, which covers both.' },
    { topic: 'integrations of a plan', says: ['2 for Windows, 1 for Linux (2023-07-21)', '2 for either (2026-02-25)'], followed: 'The newer page.' },
    { topic: 'SMTP port 25', says: ['works through the integration if the subscription permits it (2026-02-25)', 'does not work (Functions page 2026-03-03)'], followed: 'Shown as a doubt.' },
    { topic: 'largest plan', says: ['a /26 covers the largest plan, 30 instances (2026-02-25)', 'a /26 carries 29 (table of 2021-10-20)'], followed: 'The table: 30 doubled take a /25.' },
  ],
  sources: [overview, overview2023, overview2021, terraformTests],
});
