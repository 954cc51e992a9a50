import { describe, expect, test } from 'vitest';
import { usableAddresses } from '../../../shared/catalog/azure-subnet.ts';
import { defaultRouteOf, delegationOf } from '../../../shared/catalog/by-inputs.ts';
import { readInputs, type Inputs } from '../../../shared/catalog/inputs.ts';
import type { Example, Service } from '../../../shared/catalog/service.ts';
import { capacityOf, sizeSubnet } from '../../../shared/catalog/size.ts';
import { aksApiServerVnetIntegration } from '../../../shared/catalog/services/aks/aks-api-server-vnet-integration.ts';
import { aksAutomatic } from '../../../shared/catalog/services/aks/aks-automatic.ts';
import { aksAzureCniNodeSubnet } from '../../../shared/catalog/services/aks/aks-azure-cni-node-subnet.ts';
import { aksAzureCniOverlay } from '../../../shared/catalog/services/aks/aks-azure-cni-overlay.ts';
import { aksAzureCniPodSubnetDynamic } from '../../../shared/catalog/services/aks/aks-azure-cni-pod-subnet-dynamic.ts';
import { aksAzureCniPodSubnetStaticBlock } from '../../../shared/catalog/services/aks/aks-azure-cni-pod-subnet-static-block.ts';
import { aksKubenet } from '../../../shared/catalog/services/aks/aks-kubenet.ts';
import { aksPodSubnetNodes } from '../../../shared/catalog/services/aks/aks-pod-subnet-nodes.ts';
import { apiManagementClassicInjection } from '../../../shared/catalog/services/api-management-classic-injection.ts';
import { apiManagementV2Injection } from '../../../shared/catalog/services/api-management-v2-injection.ts';
import { apiManagementV2Integration } from '../../../shared/catalog/services/api-management-v2-integration.ts';
import { apiManagementWorkspaceGateway } from '../../../shared/catalog/services/api-management-workspace-gateway.ts';
import { appServiceEnvironmentV1 } from '../../../shared/catalog/services/app-service-environment-v1.ts';
import { appServiceEnvironmentV2 } from '../../../shared/catalog/services/app-service-environment-v2.ts';
import { appServiceEnvironmentV3 } from '../../../shared/catalog/services/app-service-environment-v3.ts';
import { appServiceVnetIntegration } from '../../../shared/catalog/services/app-service-vnet-integration.ts';
import type { Source } from '../../../shared/catalog/source.ts';
import { umbrellas } from '../../../shared/catalog/umbrellas.ts';

const aks = [
  aksKubenet,
  aksAzureCniNodeSubnet,
  aksAzureCniOverlay,
  aksAzureCniPodSubnetDynamic,
  aksAzureCniPodSubnetStaticBlock,
  aksPodSubnetNodes,
  aksApiServerVnetIntegration,
  aksAutomatic,
];
const apiManagement = [apiManagementClassicInjection, apiManagementV2Injection, apiManagementV2Integration, apiManagementWorkspaceGateway];
const appService = [appServiceEnvironmentV3, appServiceEnvironmentV2, appServiceEnvironmentV1, appServiceVnetIntegration];
const entries: readonly Service[] = [...aks, ...apiManagement, ...appService];
const rows = entries.map((service) => ({ id: service.id, service }));

function inputsOf(service: Service, raw: Readonly<Record<string, unknown>>): Inputs {
  const read = readInputs(service.sizing.inputs, raw, { of: service.id });
  expect(read.problems).toEqual([]);
  return read.values;
}

function sized(
  service: Service,
  raw: Readonly<Record<string, unknown>>,
  { mode = 'minimum', growth = 0 }: { mode?: 'minimum' | 'recommended'; growth?: number } = {},
) {
  return sizeSubnet([{ service, inputs: inputsOf(service, raw), growth }], mode);
}

function receipt(service: Service, raw: Readonly<Record<string, unknown>>) {
  return service.sizing.lines(inputsOf(service, raw)).map(({ label, addresses }) => [label, addresses]);
}

/** The names of the rules that would be generated, by direction. */
function applied(service: Service, raw: Readonly<Record<string, unknown>>, direction: 'inbound' | 'outbound') {
  const inputs = inputsOf(service, raw);
  return service.nsg.rules
    .filter((rule) => rule.direction === direction && (rule.when ? rule.when(inputs) : rule.condition === undefined))
    .map((rule) => rule.name);
}

const examples = entries.flatMap((service) =>
  service.sizing.examples.map((example, index) => ({ at: `${service.id} ${index}`, why: example.note ?? '', service, example })),
);

describe('printed figures', () => {
  test.each(examples)('$at: $why', ({ service, example }) => {
    const ours = computed(service, example);
    if (example.unmet) {
      expect(ours).toMatchObject(example.unmet.ours);
      expect(ours).not.toMatchObject(printed(example));
    } else expect(ours).toMatchObject(printed(example));
  });

  test('there is a figure for every vector of sizes', () => {
    expect(Object.fromEntries(entries.map((entry) => [entry.id, entry.sizing.examples.length]))).toEqual({
      'aks-kubenet': 7,
      'aks-azure-cni-node-subnet': 8,
      'aks-azure-cni-overlay': 7,
      'aks-azure-cni-pod-subnet-dynamic': 1,
      'aks-azure-cni-pod-subnet-static-block': 2,
      'aks-pod-subnet-nodes': 4,
      'aks-api-server-vnet-integration': 2,
      'aks-automatic': 1,
      'api-management-classic-injection': 4,
      'api-management-v2-injection': 2,
      'api-management-v2-integration': 2,
      'api-management-workspace-gateway': 1,
      'app-service-environment-v3': 3,
      'app-service-environment-v2': 2,
      'app-service-environment-v1': 0,
      'app-service-vnet-integration': 6,
    });
  });

  function computed(service: Service, { inputs, sizing, capacity, prefixLength }: Example) {
    const values = inputsOf(service, inputs);
    if (capacity) {
      const most = capacityOf(service, prefixLength as number, capacity.input, values);
      const { needed, total } = sizeSubnet([{ service, inputs: values, growth: 0 }], 'minimum');
      return { needed, total, prefixLength, usable: usableAddresses(prefixLength as number), capacity: { input: capacity.input, most } };
    }
    const { needed, total, prefixLength: length } = sizeSubnet([{ service, inputs: values, growth: 0 }], sizing ?? 'minimum');
    return { needed, total, prefixLength: length };
  }

  function printed({ needed, total, prefixLength, usable, capacity }: Example) {
    return {
      ...(needed === undefined ? {} : { needed }),
      ...(total === undefined ? {} : { total }),
      ...(prefixLength === undefined ? {} : { prefixLength }),
      ...(usable === undefined ? {} : { usable }),
      ...(capacity === undefined ? {} : { capacity }),
    };
  }
});

describe('receipts', () => {
  test.each([
    {
      service: aksAzureCniNodeSubnet,
      inputs: { nodes: 20 },
      lines: [
        ['20 nodes', 20],
        ['2 surge nodes during upgrade (10 %)', 2],
        ['22 nodes × 30 pods', 660],
      ],
      why: '10 % of 20 are 2',
    },
    {
      service: aksAzureCniNodeSubnet,
      inputs: { nodes: 21, maxSurge: '33%', maxPods: 110, internalLoadBalancers: 2, privateEndpoint: 1 },
      lines: [
        ['21 nodes', 21],
        ['7 surge nodes during upgrade (33 %)', 7],
        ['28 nodes × 110 pods', 3080],
        ['2 front ends of internal load balancers', 2],
        ['1 private endpoint of the API server', 1],
      ],
      why: '6.93 rounds up; the endpoint is counted as a number',
    },
    {
      service: aksAzureCniNodeSubnet,
      inputs: { nodes: 1, maxPods: 10 },
      lines: [
        ['1 node', 1],
        ['1 surge node during upgrade (10 %)', 1],
        ['2 nodes × 10 pods', 20],
        ['20 more pods, because a pool must have room for 30', 20],
      ],
      why: 'a pool offers room for 30 pods, surge not counted',
    },
    {
      service: aksAzureCniPodSubnetStaticBlock,
      inputs: { nodes: 1, maxPods: 10, maxSurge: 0, pools: 2 },
      lines: [
        ['1 node × 1 block of 16 for 10 pods and 1 kept', 16],
        ['3 more blocks of 16, because a pool must have room for 30 pods', 48],
      ],
      why: '2 pools take 2 blocks each at least',
    },
    {
      service: aksAzureCniOverlay,
      inputs: { nodes: 1 },
      lines: [
        ['1 node', 1],
        ['1 surge node during upgrade (10 %)', 1],
      ],
      why: 'a percentage rounds up, so at least 1',
    },
    {
      service: aksAzureCniOverlay,
      inputs: { nodes: 50, maxSurge: 1 },
      lines: [
        ['50 nodes', 50],
        ['1 surge node during upgrade', 1],
      ],
      why: 'a number is taken as it is',
    },
    {
      service: aksAzureCniOverlay,
      inputs: { nodes: 2, maxSurge: 5 },
      lines: [
        ['2 nodes', 2],
        ['2 surge nodes during upgrade', 2],
      ],
      why: 'no more surge than nodes',
    },
    {
      service: aksAzureCniOverlay,
      inputs: { nodes: 7, pools: 3 },
      lines: [
        ['7 nodes', 7],
        ['3 surge nodes during upgrade (10 % of each of 3 pools)', 3],
      ],
      why: 'each pool rounds up for itself',
    },
    { service: aksAzureCniOverlay, inputs: { nodes: 9, maxSurge: 0 }, lines: [['9 nodes', 9]], why: 'maxUnavailable in place of surge' },
    {
      service: aksAzureCniPodSubnetDynamic,
      inputs: { nodes: 10, podsPerNode: 8 },
      lines: [
        ['10 nodes × 1 batch of 16 for 8 pods', 160],
        ['1 surge node during upgrade (10 %) × 1 batch of 16', 16],
      ],
      why: '8 pods leave 8 free: one batch',
    },
    {
      service: aksAzureCniPodSubnetDynamic,
      inputs: { nodes: 10, maxPods: 9 },
      lines: [
        ['10 nodes × 2 batches of 16 for 9 pods', 320],
        ['1 surge node during upgrade (10 %) × 2 batches of 16', 32],
      ],
      why: '9 pods leave 7 free: another batch',
    },
    {
      service: aksAzureCniPodSubnetStaticBlock,
      inputs: { nodes: 20, maxPods: 32 },
      lines: [
        ['20 nodes × 3 blocks of 16 for 32 pods and 1 kept', 960],
        ['2 surge nodes during upgrade (10 %) × 3 blocks of 16', 96],
      ],
      why: '32 pods and one kept exceed 2 blocks by one',
    },
    {
      service: aksAutomatic,
      inputs: { nodes: 30 },
      lines: [
        ['30 user nodes', 30],
        ['3 surge nodes during upgrade (10 %)', 3],
        ['4 system nodes, surge included', 4],
      ],
      why: 'both kinds of node',
    },
    {
      service: appServiceEnvironmentV3,
      inputs: { planInstances: 42, osSkuGroups: 2, windowsContainerAppsPerPlan: 2, scaleHeadroom: 10, ilb: true },
      lines: [
        ['front ends and support roles', 27],
        ['42 × plan instance, 3 each with 2 × Windows container app', 126],
        ['4 × standby instance, 1 for every 20 of each of 2 groups, rounded up', 4],
        ['10 × instance whose plan changes size, 3 each with 2 × Windows container app', 30],
        ['internal virtual address; not stated whether front ends and support roles include it', 1],
      ],
      why: 'spread as 1 + 41 instances they cost 1 + 3 standby ones',
    },
    {
      service: appServiceEnvironmentV3,
      inputs: { planInstances: 150 },
      lines: [
        ['front ends and support roles', 27],
        ['150 × plan instance', 150],
        ['8 × standby instance, 1 for every 20 of the group, rounded up', 8],
        ['100 × instance whose plan changes size', 100],
      ],
      why: 'a plan has 100 at most',
    },
    {
      service: appServiceEnvironmentV3,
      inputs: { planInstances: 12, scaleHeadroom: 0 },
      lines: [
        ['front ends and support roles', 27],
        ['12 × plan instance', 12],
        ['1 × standby instance, 1 for every 20 of the group, rounded up', 1],
      ],
      why: 'no size change wanted',
    },
    {
      service: appServiceEnvironmentV2,
      inputs: { planInstances: 60, ilb: true },
      lines: [
        ['the environment before its first app, internal virtual address included', 13],
        ['60 × plan instance', 60],
        ['60 × plan instance while it changes size', 60],
        ['7 × infrastructure role, 1 for every 15 and 1 for every 20 instances', 7],
      ],
      why: '60 is 4 × 15 and 3 × 20',
    },
    {
      service: appServiceVnetIntegration,
      inputs: { plans: 2, maxInstances: 5, windowsContainerApps: 1 },
      lines: [
        ['2 plans × 5 × instance, 2 each with 1 × Windows container app', 20],
        ['as many again for size changes and addresses that linger', 20],
      ],
      why: 'twice the planned maximum',
    },
    {
      service: apiManagementClassicInjection,
      inputs: { units: 4, mode: 'external' },
      lines: [['4 × scale unit, 2 each', 8]],
      why: 'no load balancer address in external mode',
    },
    {
      service: apiManagementClassicInjection,
      inputs: { tier: 'developer', units: 4 },
      lines: [
        ['Developer instance', 1],
        ['internal load balancer', 1],
      ],
      why: 'Developer does not scale',
    },
    {
      service: apiManagementV2Injection,
      inputs: { units: 13 },
      lines: [
        ['13 × scale unit, 2 each', 26],
        ['internal load balancer', 1],
      ],
      why: 'fills a /27 with the five reserved',
    },
    {
      service: apiManagementV2Integration,
      inputs: { units: 14 },
      lines: [
        ['a whole /27: use per unit is not published', 27],
        ['what 14 × scale unit, 2 each, take beyond that', 1],
      ],
      why: '28 exceed a /27 by one',
    },
  ])('$service.id $inputs: $why', ({ service, inputs, lines }) => {
    expect(receipt(service, inputs)).toEqual(lines);
  });

  test.each([
    {
      service: aksAzureCniNodeSubnet,
      inputs: { nodes: 20, maxPods: 30 },
      growth: 50,
      needed: 33 * 31,
      prefixLength: 21,
      why: '30 nodes and 3 of surge',
    },
    {
      service: aksAzureCniPodSubnetStaticBlock,
      inputs: { nodes: 7, maxSurge: 0, maxPods: 15 },
      growth: 0,
      needed: 112,
      prefixLength: 25,
      why: '7 blocks leave one of a /25 free',
    },
    {
      service: aksAzureCniPodSubnetStaticBlock,
      inputs: { nodes: 8, maxSurge: 0, maxPods: 15 },
      growth: 0,
      needed: 128,
      prefixLength: 24,
      why: '8 blocks would fill a /25, reserved addresses and all',
    },
    { service: aksApiServerVnetIntegration, inputs: { clusters: 2 }, growth: 0, needed: 18, prefixLength: 27, why: 'a /28 serves one cluster' },
    {
      service: appServiceEnvironmentV3,
      inputs: { planInstances: 60 },
      growth: 100,
      needed: 27 + 120 + 6 + 100,
      prefixLength: 23,
      why: 'the head room grows with the instances, up to a full plan',
    },
    {
      service: appServiceVnetIntegration,
      inputs: { maxInstances: 1, plans: 2 },
      growth: 0,
      needed: 4,
      prefixLength: 26,
      why: 'several plans need a /26',
    },
    {
      service: appServiceVnetIntegration,
      inputs: { maxInstances: 1, createdInPortal: true },
      growth: 0,
      needed: 2,
      prefixLength: 27,
      why: 'the portal makes a /27 at least',
    },
    {
      service: appServiceVnetIntegration,
      inputs: { maxInstances: 1, multiPlanSubnetJoin: true },
      growth: 0,
      needed: 2,
      prefixLength: 26,
      why: 'one plan, but more will come',
    },
    { service: apiManagementClassicInjection, inputs: { units: 30 }, growth: 50, needed: 63, prefixLength: 25, why: 'growth stops at 31 units' },
    { service: apiManagementClassicInjection, inputs: { units: 2 }, growth: 0, needed: 5, prefixLength: 28, why: 'a second unit leaves the /29' },
  ])('$service.id $inputs grown by $growth %: $why', ({ service, inputs, growth, needed, prefixLength }) => {
    expect(sized(service, inputs, { growth })).toMatchObject({ needed, prefixLength });
  });

  test.each([
    { inputs: { planInstances: 5 }, prefixLength: 24 },
    { inputs: { planInstances: 100, scaleHeadroom: 0, frequentScaleUpDown: true }, prefixLength: 24 },
    { inputs: { planInstances: 101, scaleHeadroom: 0, frequentScaleUpDown: true }, prefixLength: 23 },
    { inputs: { planInstances: 101, scaleHeadroom: 0 }, prefixLength: 24 },
  ])('recommended environment for $inputs is a /$prefixLength', ({ inputs, prefixLength }) => {
    expect(sized(appServiceEnvironmentV3, inputs, { mode: 'recommended' }).prefixLength).toBe(prefixLength);
  });

  test.each(rows)('$id never shrinks when a count rises', ({ service }) => {
    for (const [input, spec] of Object.entries(service.sizing.inputs)) {
      if (spec.kind !== 'count') continue;
      for (const others of [{}, ...(service.sizing.inputs['pools'] ? [{ pools: 3 }, { maxSurge: 2, pools: 4 }] : [])]) {
        let before = 0;
        for (let n = spec.least; n <= Math.min(spec.most ?? 260, 260); n++) {
          const { needed } = sized(service, { ...others, [input]: n });
          expect(needed, `${input} ${n}`).toBeGreaterThanOrEqual(before);
          before = needed;
        }
      }
    }
  });
});

describe('rules', () => {
  test.each([
    {
      service: apiManagementClassicInjection,
      inputs: {},
      inbound: ['allow-management', 'allow-load-balancer', 'allow-machine-health'],
      why: 'internal mode takes no clients from the internet',
    },
    {
      service: apiManagementClassicInjection,
      inputs: { mode: 'external', multiRegion: true },
      inbound: ['allow-clients', 'allow-management', 'allow-load-balancer', 'allow-traffic-manager', 'allow-machine-health'],
      why: 'external and in several regions',
    },
    {
      service: apiManagementClassicInjection,
      inputs: { multiRegion: true },
      inbound: ['allow-management', 'allow-load-balancer', 'allow-machine-health'],
      why: 'Traffic Manager probes in external mode only',
    },
    {
      service: apiManagementClassicInjection,
      inputs: { tier: 'developer', externalRedis: true, rateLimits: true },
      inbound: ['allow-management', 'allow-machine-health', 'allow-external-redis-in', 'allow-rate-limits-in'],
      why: 'Developer has no load balancer probe',
    },
    { service: apiManagementWorkspaceGateway, inputs: { mode: 'integration' }, inbound: [], why: 'nothing comes in' },
    { service: apiManagementWorkspaceGateway, inputs: {}, inbound: ['allow-health-ping', 'allow-clients'], why: 'injected' },
    { service: appServiceEnvironmentV3, inputs: { ilb: true }, inbound: ['allow-health-ping', 'allow-network-clients'], why: 'internal address' },
    {
      service: appServiceEnvironmentV3,
      inputs: { ftp: true },
      inbound: ['allow-health-ping', 'allow-network-clients', 'allow-outside-clients', 'allow-ftp', 'allow-ftp-ping'],
      why: 'FTP takes clients and a probe',
    },
    {
      service: appServiceEnvironmentV3,
      inputs: { ilb: true, remoteDebugging: true, webDeploy: true },
      inbound: ['allow-health-ping', 'allow-network-clients', 'allow-remote-debugging', 'allow-web-deploy'],
      why: 'each by its flag',
    },
    { service: appServiceEnvironmentV1, inputs: {}, inbound: ['allow-management', 'allow-http', 'allow-https'], why: 'management stands first' },
    {
      service: aksKubenet,
      inputs: {},
      inbound: ['allow-node-to-node-in', 'allow-node-to-pod-in', 'allow-pod-to-pod-in'],
      why: 'pods have a range of their own',
    },
    { service: aksAzureCniNodeSubnet, inputs: {}, inbound: ['allow-node-to-node-in'], why: 'pods have addresses of the subnet' },
    {
      service: aksApiServerVnetIntegration,
      inputs: {},
      inbound: ['allow-nodes-to-api-server', 'allow-load-balancer-probe'],
      why: 'nodes and the probe',
    },
  ])('inbound to $service.id with $inputs: $why', ({ service, inputs, inbound }) => {
    expect(applied(service, inputs, 'inbound')).toEqual(inbound);
  });

  test.each([
    { service: aksAzureCniOverlay, inputs: {}, outbound: [], why: 'what old or rare clusters need is shown, not generated' },
    { service: aksAzureCniOverlay, inputs: { customDns: true, monitoring: true }, outbound: ['allow-dns', 'allow-monitor'], why: 'each by its flag' },
    { service: aksPodSubnetNodes, inputs: {}, outbound: ['allow-pod-subnet-out'], why: 'to the pods' },
    {
      service: appServiceVnetIntegration,
      inputs: { contentShare: true },
      outbound: ['allow-content-share', 'allow-health-check'],
      why: 'the share that holds the app',
    },
  ])('outbound from $service.id with $inputs: $why', ({ service, inputs, outbound }) => {
    expect(applied(service, inputs, 'outbound')).toEqual(outbound);
  });

  test('API Management has the 23 rules of its reference page', () => {
    const rules = apiManagementClassicInjection.nsg.rules;
    expect(rules).toHaveLength(23);
    expect(rules.filter((rule) => rule.direction === 'inbound').map((rule) => rule.ports)).toEqual([
      ['80', '443'],
      ['3443'],
      ['6390'],
      ['443'],
      ['6391'],
      ['6380'],
      ['6381-6383'],
      ['4290'],
    ]);
  });

  test('environments of version 3 have no management ports, earlier ones have 454 and 455', () => {
    const ports = (service: Service) => service.nsg.rules.flatMap((rule) => rule.ports as readonly string[]);
    expect(ports(appServiceEnvironmentV3)).not.toContain('454-455');
    expect(ports(appServiceEnvironmentV2)).toContain('454-455');
    expect(ports(appServiceEnvironmentV1)).toContain('454-455');
  });

  test.each([
    { service: apiManagementClassicInjection, inputs: { mode: 'external' }, away: true, routes: ['management-to-internet', 'clients-to-internet'] },
    { service: apiManagementClassicInjection, inputs: {}, away: true, routes: ['management-to-internet'] },
    { service: apiManagementClassicInjection, inputs: { mode: 'external' }, away: false, routes: [] },
    { service: appServiceEnvironmentV2, inputs: {}, away: true, routes: ['management-to-internet'] },
    { service: appServiceEnvironmentV2, inputs: {}, away: false, routes: [] },
    { service: appServiceEnvironmentV2, inputs: { forcedTunneling: true }, away: false, routes: ['default-to-internet'] },
    { service: appServiceEnvironmentV3, inputs: {}, away: true, routes: [] },
  ])('routes of $service.id with $inputs, default route away: $away', ({ service, inputs, away, routes }) => {
    const values = inputsOf(service, inputs);
    expect(service.routes.required.filter((route) => route.when?.(values, { defaultRouteAway: away })).map((route) => route.name)).toEqual(routes);
  });

  test.each([
    { service: appServiceEnvironmentV2, inputs: {}, goes: 'with-exceptions' },
    { service: appServiceEnvironmentV2, inputs: { forcedTunnelling: true }, goes: 'internet-only' },
    { service: appServiceEnvironmentV3, inputs: {}, goes: 'any' },
  ])('the default route of $service.id with $inputs: $goes', ({ service, inputs, goes }) => {
    expect(defaultRouteOf({ service, inputs: inputsOf(service, inputs) })).toBe(goes);
  });

  test.each([
    { service: appServiceVnetIntegration, inputs: {}, to: 'Microsoft.Web/serverFarms' },
    { service: apiManagementClassicInjection, inputs: {}, to: undefined },
    { service: apiManagementV2Injection, inputs: {}, to: 'Microsoft.Web/hostingEnvironments' },
    { service: apiManagementV2Integration, inputs: {}, to: 'Microsoft.Web/serverFarms' },
    { service: apiManagementWorkspaceGateway, inputs: {}, to: 'Microsoft.Web/hostingEnvironments' },
    { service: apiManagementWorkspaceGateway, inputs: { mode: 'integration' }, to: 'Microsoft.Web/serverFarms' },
  ])('$service.id with $inputs is delegated to $to', ({ service, inputs, to }) => {
    expect(delegationOf({ service, inputs: inputsOf(service, inputs) })?.to).toBe(to);
  });

  test.each(rows)('$id: names and priorities are unique in each direction', ({ service }) => {
    for (const direction of ['inbound', 'outbound']) {
      const rules = service.nsg.rules.filter((rule) => rule.direction === direction);
      expect(new Set(rules.map((rule) => rule.priority)).size).toBe(rules.length);
      expect(new Set(rules.map((rule) => rule.name)).size).toBe(rules.length);
      for (const rule of rules) expect(rule.priority >= 100 && rule.priority <= 4096).toBe(true);
    }
  });

  test('services that share a subnet do not take each other’s priorities', () => {
    const taken = new Map<string, string>();
    for (const { nsg, subnet } of entries) {
      if (subnet.sharing.kind !== 'shared') continue;
      for (const rule of nsg.rules) {
        const place = `${rule.direction} ${rule.priority}`;
        // In words: an entry may narrow the case in which it asks for a rule that others ask for too.
        const claim = JSON.stringify(rule);
        expect(taken.get(place) ?? claim, place).toBe(claim);
        taken.set(place, claim);
      }
    }
  });
});

describe('entries', () => {
  test('names are unique, and none is that of an umbrella', () => {
    const names = [
      ...entries.flatMap((entry) => [entry.id, ...entry.aliases]),
      ...umbrellas.flatMap((umbrella) => [umbrella.id, ...umbrella.aliases]),
    ].map((name) => name.toLowerCase());
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test.each(rows)('$id names all its pages', ({ service }) => {
    const { sources, ...rest } = service;
    const missing = pagesIn(rest).filter((page) => !sources.includes(page));
    expect(missing.map((page) => page.title)).toEqual([]);
    expect(new Set(sources).size).toBe(sources.length);
  });

  test('ranges that AKS keeps to itself are forbidden in the whole network', () => {
    for (const service of aks) {
      expect(service.excludedRanges.map(({ prefix, appliesTo }) => `${appliesTo} ${prefix}`)).toEqual([
        'network 169.254.0.0/16',
        'network 172.30.0.0/16',
        'network 172.31.0.0/16',
        'network 192.0.2.0/24',
      ]);
    }
    expect(appServiceEnvironmentV3.excludedRanges).toMatchObject([{ prefix: '172.31.192.0/25', appliesTo: 'clients' }]);
  });

  test.each([
    { service: aksKubenet, raw: { nodes: 401 }, why: 'a route table holds 400 routes' },
    { service: aksAzureCniNodeSubnet, raw: { maxPods: 251 }, why: 'most pods' },
    { service: aksAzureCniNodeSubnet, raw: { maxPods: 9 }, why: 'fewest pods' },
    { service: aksAzureCniNodeSubnet, raw: { nodes: 0 }, why: 'no cluster without nodes' },
    { service: appServiceEnvironmentV3, raw: { planInstances: 201 }, why: 'ceiling of an environment' },
    { service: appServiceEnvironmentV3, raw: { infraAddresses: 6 }, why: 'least of the platform' },
    { service: appServiceVnetIntegration, raw: { maxInstances: 31 }, why: 'ceiling of a plan' },
    { service: apiManagementClassicInjection, raw: { units: 32 }, why: 'ceiling of the tier' },
    { service: apiManagementV2Injection, raw: { units: 31 }, why: 'ceiling of the tier' },
  ])('$service.id refuses $raw: $why', ({ service, raw }) => {
    expect(readInputs(service.sizing.inputs, raw, { of: service.id }).problems.map((problem) => problem.code)).toEqual(['wrong-input']);
  });

  test.each([
    { service: apiManagementClassicInjection, inputs: { tier: 'developer' }, says: [] },
    {
      service: apiManagementClassicInjection,
      inputs: { tier: 'developer', units: 2 },
      says: ['units should be 1 with tier developer: an instance of that tier does not scale.'],
    },
    { service: apiManagementClassicInjection, inputs: { tier: 'premium', units: 31 }, says: [] },
    {
      service: appServiceEnvironmentV3,
      inputs: { ilb: true, ownPublicAddress: true },
      says: ['ownPublicAddress should be false with ilb: an internal virtual address takes no public one.'],
    },
    { service: appServiceVnetIntegration, inputs: { windowsContainerApps: 4, subnetConnections: 2 }, says: [] },
    { service: appServiceVnetIntegration, inputs: { windowsContainerApps: 4, subnetConnections: 2, coresPerWorker: 4 }, says: [] },
    { service: appServiceVnetIntegration, inputs: { windowsContainerApps: 3, subnetConnections: 2, coresPerWorker: 2 }, says: [] },
    {
      service: appServiceVnetIntegration,
      inputs: { windowsContainerApps: 4, subnetConnections: 2, coresPerWorker: 2 },
      says: [
        'windowsContainerApps should be at most 3 with coresPerWorker 2 and subnetConnections 2: a worker has 6 networking units, 3 for each core.',
      ],
    },
  ])('$service.id with $inputs: inputs hold together, or the sentence says why not', ({ service, inputs, says }) => {
    expect(service.sizing.contradictions?.(inputsOf(service, inputs))).toEqual(says);
  });

  test.each(examples)('$at: the inputs of the figure hold together', ({ service, example }) => {
    expect(service.sizing.contradictions?.(inputsOf(service, example.inputs)) ?? []).toEqual([]);
  });

  test.each([
    { service: appServiceEnvironmentV3, inputs: {}, count: 0 },
    { service: appServiceEnvironmentV3, inputs: { ownPublicAddress: true }, count: 1 },
    { service: apiManagementClassicInjection, inputs: {}, count: 0 },
    { service: apiManagementClassicInjection, inputs: { mode: 'external', ownPublicAddress: true }, count: 1 },
  ])('$service.id with $inputs takes $count public addresses of yours', ({ service, inputs, count }) => {
    expect(service.publicAddresses.count(inputsOf(service, inputs))).toBe(count);
  });

  test('apps that leave by further subnets go with App Service integration', () => {
    const needs = (raw: Readonly<Record<string, unknown>>) =>
      appServiceEnvironmentV3.subnet.companions?.filter(({ when }) => when?.(inputsOf(appServiceEnvironmentV3, raw))).map(({ service }) => service);
    expect(needs({})).toEqual([]);
    expect(needs({ outboundSegmentation: true })).toEqual(['app-service-vnet-integration']);
  });

  test('retired and retiring services name the day and what follows', () => {
    expect(aksKubenet.lifecycle).toMatchObject({ status: 'retiring', date: '2028-03-31', successor: 'aks-azure-cni-overlay' });
    for (const service of [appServiceEnvironmentV1, appServiceEnvironmentV2])
      expect(service.lifecycle).toMatchObject({
        status: 'retired',
        date: '2024-08-31',
        successor: 'app-service-environment-v3',
        source: { date: '2022-03-29' },
      });
  });

  /** All pages anywhere in an entry. */
  function pagesIn(value: unknown): Source[] {
    if (typeof value !== 'object' || value === null) return [];
    if ('url' in value && 'checkedOn' in value) return [value as Source];
    return Object.values(value).flatMap(pagesIn);
  }
});
