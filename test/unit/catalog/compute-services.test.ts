import { describe, expect, test } from 'vitest';
import { defaultRouteOf, delegationOf } from '../../../shared/catalog/by-inputs.ts';
import { findEntry } from '../../../shared/catalog/catalog.ts';
import { findSubnetSet, subnetsOfSet } from '../../../shared/catalog/find-set.ts';
import type { Service } from '../../../shared/catalog/service.ts';
import { capacityOf } from '../../../shared/catalog/size.ts';
import { batchPool } from '../../../shared/catalog/services/batch-pool.ts';
import { cloudHsm } from '../../../shared/catalog/services/cloud-hsm.ts';
import { dedicatedHsm } from '../../../shared/catalog/services/dedicated-hsm.ts';
import { devBox } from '../../../shared/catalog/services/dev-box.ts';
import { labServices } from '../../../shared/catalog/services/lab-services.ts';
import { machineLearningCompute } from '../../../shared/catalog/services/machine-learning-compute.ts';
import { machineLearningManagedOnlineEndpoints } from '../../../shared/catalog/services/machine-learning-managed-online-endpoints.ts';
import { paymentHsm } from '../../../shared/catalog/services/payment-hsm.ts';
import { springApps } from '../../../shared/catalog/services/spring-apps.ts';
import { virtualDesktopSessionHosts } from '../../../shared/catalog/services/virtual-desktop-session-hosts.ts';
import { inputsOf, sized, heldRules, heldRoutes, type Raw } from '../../support/catalog-answers.ts';

const rulesOf = (service: Service, direction: 'inbound' | 'outbound', raw: Raw = {}) => heldRules(service, raw, direction);

const routesOf = heldRoutes;

describe('names', () => {
  test.each([
    { name: 'Azure Batch', id: 'batch-pool', why: 'what people call it' },
    { name: 'Batch', id: 'batch-pool', why: 'shorter' },
    { name: 'Batch pools', id: 'batch-pool', why: 'of the facts' },
    { name: 'Azure Spring Cloud', id: 'spring-apps', why: 'its old name' },
    { name: 'AML compute', id: 'machine-learning-compute', why: 'short' },
    { name: 'managed endpoints', id: 'machine-learning-managed-online-endpoints', why: 'short' },
    { name: 'WVD', id: 'virtual-desktop-session-hosts', why: 'its old name, short' },
    { name: 'Windows 365 network connection', id: 'dev-box', why: 'the same thing in Windows 365' },
    { name: 'lab plan VNet injection', id: 'lab-services', why: 'the feature' },
    { name: 'azure-dedicated-hsm', id: 'dedicated-hsm', why: "the vendor's name in front" },
    { name: 'azure-payment-hsm', id: 'payment-hsm', why: "the vendor's name in front" },
    { name: 'successor of Dedicated HSM', id: 'cloud-hsm', why: 'of the facts' },
  ])('$name finds $id: $why', ({ name, id }) => {
    expect(findEntry(name)?.id).toBe(id);
  });
});

describe('sizes', () => {
  test.each([
    { service: batchPool, inputs: { targetDedicatedNodes: 27 }, needed: 27, length: 27, why: 'fills a /27' },
    { service: batchPool, inputs: { targetDedicatedNodes: 27, targetLowPriorityNodes: 1 }, needed: 28, length: 26, why: 'spot nodes count too' },
    { service: batchPool, inputs: { targetDedicatedNodes: 0 }, needed: 0, length: 29, why: 'pools that stand at no node' },
    { service: machineLearningCompute, inputs: {}, needed: 0, length: 29, why: 'nothing yet' },
    {
      service: machineLearningCompute,
      inputs: { computeInstances: 5, clusterNodes: 20, serverlessNodes: 2 },
      needed: 27,
      length: 27,
      why: 'each kind takes one address',
    },
    {
      service: machineLearningCompute,
      inputs: { clusterNodes: 20, clusters: 9, publicIps: true },
      needed: 20,
      length: 27,
      why: 'clusters and public addresses take none',
    },
    { service: virtualDesktopSessionHosts, inputs: { sessionHosts: 30 }, needed: 60, length: 25, why: 'a whole new set beside the old one' },
    { service: virtualDesktopSessionHosts, inputs: { sessionHosts: 30, imageReplacement: '10%' }, needed: 33, length: 26, why: 'a share of them' },
    { service: virtualDesktopSessionHosts, inputs: { sessionHosts: 27, imageReplacement: 0 }, needed: 27, length: 27, why: 'replaced in place' },
    { service: devBox, inputs: { devBoxes: 59 }, needed: 59, length: 26, why: 'fills a /26' },
    { service: devBox, inputs: { devBoxes: 60 }, needed: 60, length: 25, why: 'one more needs the next size' },
    { service: labServices, inputs: { labVms: 120 }, needed: 121, length: 25, why: 'one for the lab, assumed' },
    { service: labServices, inputs: { labVms: 120, labs: 4 }, needed: 124, length: 24, why: 'four labs no longer fit a /25' },
    { service: dedicatedHsm, inputs: {}, needed: 2, length: 29, why: 'a pair; the page asks for no size' },
    { service: dedicatedHsm, inputs: { devices: 4 }, needed: 4, length: 28, why: 'one each' },
    { service: paymentHsm, inputs: {}, needed: 3, length: 29, why: 'two hosts and management' },
    { service: paymentHsm, inputs: { devices: 2 }, needed: 6, length: 28, why: 'three each' },
    { service: paymentHsm, inputs: { devices: 2, interfaces: 'host' }, needed: 4, length: 28, why: 'management in another network' },
    { service: paymentHsm, inputs: { devices: 2, interfaces: 'management' }, needed: 2, length: 29, why: 'that other network' },
  ])('$service.id $inputs: $why', ({ service, inputs, needed, length }) => {
    const size = sized(service, inputs);
    expect({ needed: size.needed, length: size.prefixLength }).toEqual({ needed, length });
  });

  test('Payment HSM is given what samples use, unless the minimum is asked for', () => {
    expect(sized(paymentHsm, {}, 'recommended').prefixLength).toBe(24);
  });

  test.each([cloudHsm, machineLearningManagedOnlineEndpoints])('$id takes no address and no reserved ones', (service) => {
    expect(sized(service)).toMatchObject({ needed: 0, reserved: 0, total: 0, lines: [] });
  });

  test.each([
    { service: batchPool, assumed: [false] },
    { service: machineLearningCompute, assumed: [false, false] },
    { service: dedicatedHsm, assumed: [false] },
    { service: virtualDesktopSessionHosts, assumed: [true, true] },
    { service: devBox, assumed: [true] },
    { service: labServices, assumed: [false, true] },
    { service: paymentHsm, assumed: [true] },
    { service: springApps, assumed: [false, true] },
  ])('lines of $service.id that no page states are marked so', ({ service, assumed }) => {
    expect(sized(service).lines.map((line) => line.assumed === true)).toEqual(assumed);
  });

  test('growth reaches what scales', () => {
    expect(sized(batchPool, { targetDedicatedNodes: 100, targetLowPriorityNodes: 10 }, 'minimum', 20).needed).toBe(132);
    expect(sized(virtualDesktopSessionHosts, { sessionHosts: 10 }, 'minimum', 50).needed).toBe(30);
    expect(sized(springApps, { instances: 400 }, 'minimum', 50).grown).toEqual([
      { input: 'instances', from: 400, to: 500, percent: 50, capped: true },
    ]);
  });
});

describe('Azure Spring Apps', () => {
  // The table as it is printed: cores of an app instance by the subnet of the applications.
  test.each([
    { length: 28, cores: '0.5', most: 192 },
    { length: 28, cores: '1', most: 96 },
    { length: 28, cores: '2', most: 48 },
    { length: 28, cores: '3', most: 32 },
    { length: 28, cores: '4', most: 24 },
    { length: 27, cores: '0.5', most: 456 },
    { length: 27, cores: '1', most: 228 },
    { length: 27, cores: '2', most: 144 },
    { length: 27, cores: '3', most: 96 },
    { length: 27, cores: '4', most: 72 },
    { length: 26, cores: '0.5', most: 500 },
    { length: 26, cores: '1', most: 500 },
    { length: 26, cores: '2', most: 336 },
    { length: 26, cores: '3', most: 224 },
    { length: 26, cores: '4', most: 168 },
    { length: 25, cores: '0.5', most: 500 },
    { length: 25, cores: '1', most: 500 },
    { length: 25, cores: '2', most: 500 },
    { length: 25, cores: '3', most: 480 },
    { length: 25, cores: '4', most: 360 },
    { length: 24, cores: '0.5', most: 500 },
    { length: 24, cores: '1', most: 500 },
    { length: 24, cores: '2', most: 500 },
    { length: 24, cores: '3', most: 500 },
    { length: 24, cores: '4', most: 500 },
  ])('a /$length carries $most app instances with $cores cores', ({ length, cores, most }) => {
    expect(capacityOf(springApps, length, 'instances', inputsOf(springApps, { coresPerInstance: cores }))).toBe(most);
    expect(sized(springApps, { instances: most, coresPerInstance: cores }).prefixLength).toBeGreaterThanOrEqual(length);
    if (most < 500) expect(sized(springApps, { instances: most + 1, coresPerInstance: cores }).prefixLength).toBe(length - 1);
  });

  test.each([
    { inputs: { instances: 1 }, lines: [3, 1], length: 28, why: 'the smallest there is' },
    { inputs: { instances: 96 }, lines: [3, 8], length: 28, why: 'all 8 addresses that the page counts as available' },
    { inputs: { instances: 97 }, lines: [3, 11], length: 27, why: '24 for 228, in proportion' },
    { inputs: { instances: 228 }, lines: [3, 24], length: 27, why: 'all 24' },
    { inputs: { instances: 96, requestsPerSecond: 1 }, lines: [3, 8, 1], length: 27, why: 'the ingress finds no room in a full /28' },
    { inputs: { instances: 84, requestsPerSecond: 10_000 }, lines: [3, 7, 1], length: 28, why: 'one address for 10,000 requests' },
    { inputs: { instances: 84, requestsPerSecond: 10_001 }, lines: [3, 7, 2], length: 27, why: 'one more request needs another' },
    { inputs: { subnet: 'runtime', instances: 500, requestsPerSecond: 90_000 }, lines: [11], length: 28, why: 'the runtime does not scale' },
  ])('$inputs: $why', ({ inputs, lines, length }) => {
    const size = sized(springApps, inputs);
    expect({ lines: size.lines.map((line) => line.addresses), length: size.prefixLength }).toEqual({ lines, length });
  });

  test('the receipt says that the table stands behind the number', () => {
    const [, machines] = sized(springApps, { instances: 100 }).lines;
    expect(machines?.label).toContain('a /27 carries 228 on 24 addresses by the table');
    expect(machines?.label).toContain('not published');
  });

  test('more cores never take a smaller subnet', () => {
    for (let instances = 1; instances <= 500; instances++) {
      const needs = ['0.5', '1', '2', '3', '4'].map((coresPerInstance) => sized(springApps, { instances, coresPerInstance }).needed);
      expect(needs).toEqual([...needs].sort((a, b) => a - b));
    }
  });

  test('the set has both subnets, and the inputs reach the applications', () => {
    const set = findSubnetSet('Azure Spring Apps');
    expect(set?.id).toBe('spring-apps');
    if (!set) return;
    const { subnets, problems } = subnetsOfSet(set, { instances: 200, cores: 2 });
    expect(problems).toEqual([]);
    const sizes = subnets.map(({ member, service, inputs }) => [member.role, sized(service, inputs).prefixLength]);
    expect(sizes).toEqual([
      ['runtime', 28],
      ['applications', 26],
    ]);
  });

  test('service endpoints take the place of rules', () => {
    const all = ['allow-azure', 'allow-ntp', 'allow-container-registry', 'allow-storage', 'allow-event-hubs'];
    expect(rulesOf(springApps, 'outbound')).toEqual(all);
    expect(rulesOf(springApps, 'outbound', { serviceEndpoints: true })).toEqual(all.slice(0, 2));
  });
});

describe('rules and routes', () => {
  test.each([
    { inputs: {}, inbound: [], outbound: ['allow-batch-management', 'allow-storage'], why: 'simplified mode' },
    { inputs: { storage: false }, inbound: [], outbound: ['allow-batch-management'], why: 'without storage' },
    {
      inputs: { communication: 'classic', storage: false },
      inbound: ['allow-batch-to-nodes'],
      outbound: ['allow-storage', 'allow-tasks-to-batch'],
      why: 'classic mode needs storage whatever tasks do',
    },
    {
      inputs: { mpi: true },
      inbound: ['allow-ssh-between-nodes'],
      outbound: ['allow-batch-management', 'allow-storage'],
      why: 'tasks over several nodes',
    },
    {
      inputs: { cloudServicesConfiguration: true },
      inbound: ['allow-cloud-services-pool'],
      outbound: ['allow-batch-management', 'allow-storage'],
      why: 'the retired kind of pool',
    },
  ])('batch-pool $inputs: $why', ({ inputs, inbound, outbound }) => {
    expect(rulesOf(batchPool, 'inbound', inputs)).toEqual(inbound);
    expect(rulesOf(batchPool, 'outbound', inputs)).toEqual(outbound);
  });

  const always = [
    'allow-sign-in',
    'allow-machine-learning',
    'allow-instance-management',
    'allow-batch-management',
    'allow-resource-manager',
    'allow-storage',
    'allow-microsoft-images',
    'allow-images-front-door',
  ];
  test.each([
    { inputs: {}, inbound: [], more: ['allow-front-door', 'allow-monitor'], why: 'without public addresses nothing comes in' },
    { inputs: { publicIps: true }, inbound: ['allow-management'], more: ['allow-front-door', 'allow-monitor'], why: 'the service comes in' },
    { inputs: { operatedBy21Vianet: true, privateMonitor: true }, inbound: [], more: [], why: 'what always holds' },
    {
      inputs: { operatedBy21Vianet: true, privateMonitor: true, rStudio: true, firewallBeforeStorage: true, hbiWorkspace: true },
      inbound: [],
      more: ['allow-rstudio', 'allow-file-shares', 'allow-key-vault'],
      why: 'each case adds its rule',
    },
  ])('machine-learning-compute $inputs: $why', ({ inputs, inbound, more }) => {
    expect(rulesOf(machineLearningCompute, 'inbound', inputs)).toEqual(inbound);
    expect(new Set(rulesOf(machineLearningCompute, 'outbound', inputs))).toEqual(new Set([...always, ...more]));
  });

  test.each([
    { service: batchPool, inputs: {}, away: true, routes: [], defaultRoute: 'any', why: 'simplified mode may be tunnelled' },
    {
      service: batchPool,
      inputs: { communication: 'classic' },
      away: true,
      routes: ['batch-to-internet'],
      defaultRoute: 'with-exceptions',
      why: 'classic mode may not',
    },
    {
      service: batchPool,
      inputs: { communication: 'classic' },
      away: false,
      routes: [],
      defaultRoute: 'with-exceptions',
      why: 'nothing is tunnelled',
    },
    { service: machineLearningCompute, inputs: {}, away: true, routes: [], defaultRoute: 'any', why: 'without public addresses' },
    {
      service: machineLearningCompute,
      inputs: { publicIp: true },
      away: true,
      routes: ['machine-learning-to-internet'],
      defaultRoute: 'with-exceptions',
      why: 'with public addresses',
    },
    {
      service: virtualDesktopSessionHosts,
      inputs: {},
      away: true,
      routes: ['virtual-desktop-to-internet'],
      defaultRoute: 'any',
      why: 'advised past the appliance',
    },
    { service: devBox, inputs: {}, away: true, routes: ['virtual-desktop-to-internet'], defaultRoute: 'any', why: 'the same' },
    { service: dedicatedHsm, inputs: {}, away: true, routes: [], defaultRoute: 'forbidden', why: 'no user routes' },
    { service: paymentHsm, inputs: {}, away: true, routes: [], defaultRoute: 'forbidden', why: 'no user routes' },
  ])('routes of $service.id $inputs: $why', ({ service, inputs, away, routes, defaultRoute }) => {
    expect(routesOf(service, inputs, away)).toEqual(routes);
    expect(defaultRouteOf({ service, inputs: inputsOf(service, inputs) })).toBe(defaultRoute);
  });

  test.each([
    { inputs: {}, inbound: ['allow-shortpath-managed'], own: ['allow-sign-in', 'allow-shortpath-public'] },
    { inputs: { shortpath: 'managed' }, inbound: ['allow-shortpath-managed'], own: ['allow-sign-in'] },
    { inputs: { shortpath: 'public' }, inbound: [], own: ['allow-sign-in', 'allow-shortpath-public'] },
    { inputs: { shortpath: 'none', diagnosticSettings: true }, inbound: [], own: ['allow-sign-in', 'allow-event-hubs'] },
  ])('virtual desktop $inputs has $inbound and $own beside what a box needs', ({ inputs, inbound, own }) => {
    const box = new Set(rulesOf(devBox, 'outbound'));
    expect(rulesOf(virtualDesktopSessionHosts, 'inbound', inputs)).toEqual(inbound);
    expect(rulesOf(virtualDesktopSessionHosts, 'outbound', inputs).filter((name) => !box.has(name))).toEqual(own);
  });

  test('session hosts and boxes have what they share under the same priorities', () => {
    const shape = (service: Service) =>
      new Map(service.nsg.rules.filter(({ direction }) => direction === 'outbound').map((rule) => [rule.name, { ...rule, source: undefined }]));
    const hosts = shape(virtualDesktopSessionHosts);
    const boxes = shape(devBox);
    const shared = [...boxes.keys()].filter((name) => hosts.has(name));
    expect(shared).toHaveLength(8);
    for (const name of shared) expect(boxes.get(name)).toEqual(hosts.get(name));
    const taken = new Set([...hosts.values()].map(({ priority }) => priority));
    expect([...boxes].filter(([name, { priority }]) => !hosts.has(name) && taken.has(priority))).toEqual([]);
  });

  test('the port of RDP Shortpath can be changed', () => {
    const rule = virtualDesktopSessionHosts.nsg.rules.find(({ name }) => name === 'allow-shortpath-managed');
    const ports = (raw: Raw) => (typeof rule?.ports === 'function' ? rule.ports(inputsOf(virtualDesktopSessionHosts, raw)) : []);
    expect(ports({})).toEqual(['3390']);
    expect(ports({ shortpathPort: [3400] })).toEqual(['3400']);
  });

  test('labs open SSH and Remote Desktop to anyone, and must have an NSG', () => {
    expect(labServices.nsg.support.value).toBe('required');
    expect(labServices.nsg.rules).toMatchObject([{ direction: 'inbound', from: 'any', to: 'self', ports: ['22', '3389'], priority: 1000 }]);
  });

  test('clients of Cloud HSM are told its ports', () => {
    expect(cloudHsm.nsg.elsewhere?.map(({ ports }) => ports)).toEqual([['2224', '2225', '443', '444']]);
    expect(cloudHsm.dns.zones).toEqual(['privatelink.cloudhsm.azure.net']);
  });
});

test.each([
  { service: batchPool, inputs: { nodes: 100 }, count: 1, why: 'a hundred nodes' },
  { service: batchPool, inputs: { nodes: 101 }, count: 2, why: 'the next hundred begun' },
  { service: batchPool, inputs: { nodes: 60, spotNodes: 60 }, count: 2, why: 'spot nodes count' },
  { service: batchPool, inputs: { nodes: 90, pools: 3 }, count: 3, why: 'each pool has its own' },
  { service: batchPool, inputs: { nodes: 500, publicIps: false }, count: 0, why: 'pools without' },
  { service: machineLearningCompute, inputs: { computeInstances: 3, clusterNodes: 40, clusters: 2 }, count: 0, why: 'not unless asked' },
  {
    service: machineLearningCompute,
    inputs: { computeInstances: 3, clusterNodes: 40, clusters: 2, publicIps: true },
    count: 5,
    why: 'each instance and cluster',
  },
  { service: machineLearningCompute, inputs: { computeInstances: 3, publicIps: true }, count: 3, why: 'a cluster at 0 nodes gives its address back' },
  { service: labServices, inputs: {}, count: 0, why: 'the service makes its own' },
])('public addresses of $service.id $inputs: $count, $why', ({ service, inputs, count }) => {
  expect(service.publicAddresses.count(inputsOf(service, inputs))).toBe(count);
});

test.each([
  { service: batchPool, to: undefined },
  { service: springApps, to: undefined },
  { service: machineLearningCompute, to: undefined },
  { service: labServices, to: 'Microsoft.LabServices/labplans' },
  { service: dedicatedHsm, to: 'Microsoft.HardwareSecurityModules/dedicatedHSMs' },
  { service: paymentHsm, to: 'Microsoft.HardwareSecurityModules/dedicatedHSMs' },
])('$service.id asks for the delegation $to', ({ service, to }) => {
  expect(delegationOf({ service, inputs: inputsOf(service) })?.to).toBe(to);
});

test.each([
  { service: springApps, status: 'retiring', date: '2028-03-31', successor: 'container-apps' },
  { service: labServices, status: 'retiring', date: '2027-06-28', successor: undefined },
  { service: dedicatedHsm, status: 'retiring', date: '2028-07-31', successor: 'cloud-hsm' },
])('$service.id ends on $date', ({ service, status, date, successor }) => {
  const { lifecycle } = service;
  expect({ status: lifecycle.status, date: lifecycle.date, successor: lifecycle.successor }).toEqual({ status, date, successor });
});

test('a network of Machine Learning keeps out of the range of Docker', () => {
  expect(machineLearningCompute.excludedRanges).toMatchObject([{ prefix: '172.17.0.0/16', appliesTo: 'network' }]);
});

test('Dedicated HSM brings an ExpressRoute gateway along', () => {
  expect(dedicatedHsm.subnet.companions).toMatchObject([{ service: 'expressroute-gateway', needed: 'required' }]);
});
