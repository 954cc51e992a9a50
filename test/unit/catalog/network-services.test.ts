import { describe, expect, test } from 'vitest';
import type { Service } from '../../../shared/catalog/service.ts';
import { sizeSubnet, smallestAccepted } from '../../../shared/catalog/size.ts';
import { applicationGatewayPrivateLink } from '../../../shared/catalog/services/application-gateway-private-link.ts';
import { applicationGatewayV1 } from '../../../shared/catalog/services/application-gateway-v1.ts';
import { applicationGatewayV2Private } from '../../../shared/catalog/services/application-gateway-v2-private.ts';
import { applicationGatewayV2 } from '../../../shared/catalog/services/application-gateway-v2.ts';
import { bastion, bastionInstances } from '../../../shared/catalog/services/bastion.ts';
import { dnsPrivateResolver } from '../../../shared/catalog/services/dns-private-resolver.ts';
import { circuitsCarried, expressRouteGateway } from '../../../shared/catalog/services/expressroute-gateway.ts';
import { firewallManagement } from '../../../shared/catalog/services/firewall-management.ts';
import { firewall } from '../../../shared/catalog/services/firewall.ts';
import { loadBalancer } from '../../../shared/catalog/services/load-balancer.ts';
import { natGateway } from '../../../shared/catalog/services/nat-gateway.ts';
import { networkVirtualAppliance } from '../../../shared/catalog/services/network-virtual-appliance.ts';
import { privateEndpoint } from '../../../shared/catalog/services/private-endpoint.ts';
import { privateLinkService } from '../../../shared/catalog/services/private-link-service.ts';
import { machinesCarried, routeServer, unitsForMachines } from '../../../shared/catalog/services/route-server.ts';
import { virtualMachines } from '../../../shared/catalog/services/virtual-machines.ts';
import { vpnGateway } from '../../../shared/catalog/services/vpn-gateway.ts';
import { inputsOf, sized, heldRules } from '../../support/catalog-answers.ts';

const entries: readonly Service[] = [
  applicationGatewayV2,
  applicationGatewayV2Private,
  applicationGatewayV1,
  applicationGatewayPrivateLink,
  vpnGateway,
  expressRouteGateway,
  firewall,
  firewallManagement,
  bastion,
  routeServer,
  natGateway,
  loadBalancer,
  virtualMachines,
  networkVirtualAppliance,
  dnsPrivateResolver,
  privateEndpoint,
  privateLinkService,
];

const rulesOf = heldRules;

function portsOf(service: Service, name: string, raw: Readonly<Record<string, unknown>> = {}) {
  const rule = service.nsg.rules.find((r) => r.name === name);
  return typeof rule?.ports === 'function' ? rule.ports(inputsOf(service, raw)) : rule?.ports;
}

describe('what the pages print', () => {
  test.each(
    entries.flatMap((service) =>
      service.sizing.examples.map((example) => ({ service, example, id: service.id, shown: JSON.stringify(example.inputs) })),
    ),
  )('$id with $shown', ({ service, example }) => {
    const size = sized(service, example.inputs, example.sizing ?? 'minimum');
    if (example.needed !== undefined) expect(size.needed).toBe(example.needed);
    if (example.total !== undefined) expect(size.total).toBe(example.total);
    if (example.prefixLength !== undefined) expect(size.prefixLength).toBe(example.prefixLength);
  });
});

describe('sizes', () => {
  test.each([
    { service: applicationGatewayV2, inputs: { maxInstances: 15 }, needed: 15, length: 27, why: '20 with the reserved ones' },
    {
      service: applicationGatewayV2,
      inputs: { maxInstances: 15, privateFrontend: true },
      needed: 16,
      length: 27,
      why: 'the private frontend takes one',
    },
    { service: applicationGatewayV2, inputs: { maxInstances: 27 }, needed: 27, length: 27, why: 'fills a /27' },
    {
      service: applicationGatewayV2,
      inputs: { maxInstances: 27, privateFrontend: true },
      needed: 28,
      length: 26,
      why: 'one more needs the next size',
    },
    {
      service: applicationGatewayV2,
      inputs: { maxInstances: 10, gateways: 3, privateFrontend: true },
      needed: 33,
      length: 26,
      why: 'summed over the gateways',
    },
    { service: applicationGatewayV2, inputs: { maxInstances: 1 }, needed: 1, length: 29, why: 'no floor of its own' },
    { service: applicationGatewayV2, inputs: {}, needed: 125, length: 24, why: 'no maximum given: the highest' },
    { service: applicationGatewayV2Private, inputs: { maxInstances: 10 }, needed: 11, length: 28, why: 'a private frontend is normally there' },
    {
      service: applicationGatewayV1,
      inputs: { maxInstances: 32, privateFrontend: true },
      needed: 33,
      length: 26,
      why: 'the name that the facts use',
    },
    { service: vpnGateway, inputs: {}, needed: 2, length: 27, why: 'the floor' },
    { service: vpnGateway, inputs: { sku: 'Basic' }, needed: 2, length: 29, why: 'Basic alone' },
    { service: vpnGateway, inputs: { sku: 'basic', coexistsWithExpressRoute: true }, needed: 2, length: 27, why: 'Basic, but not alone' },
    { service: expressRouteGateway, inputs: { circuits: 15 }, needed: 2, length: 27, why: 'fewer than 16 circuits' },
    { service: expressRouteGateway, inputs: { circuits: 16, sku: 'ErGw3AZ' }, needed: 2, length: 26, why: '16 circuits' },
    {
      service: expressRouteGateway,
      inputs: { circuits: 16, coexistsWithVpn: true, sku: 'ErGw3AZ' },
      needed: 2,
      length: 26,
      why: 'the stricter floor holds',
    },
    {
      service: expressRouteGateway,
      inputs: { sku: 'ErGwScale', scaleUnits: 40 },
      needed: 40,
      length: 26,
      why: 'an address for each scale unit, assumed',
    },
    { service: firewall, inputs: {}, needed: 59, length: 26, why: 'the whole /26' },
    { service: firewallManagement, inputs: {}, needed: 59, length: 26, why: 'the whole /26' },
    { service: bastion, inputs: {}, needed: 2, length: 26, why: 'the floor' },
    { service: bastion, inputs: { scaleUnits: 50 }, needed: 50, length: 26, why: 'every scale fits' },
    { service: bastion, inputs: { concurrentRdp: 5000 }, needed: 50, length: 26, why: 'capped at the instances of one host' },
    { service: routeServer, inputs: { routingInfrastructureUnits: 12 }, needed: 2, length: 26, why: 'units change nothing' },
    { service: natGateway, inputs: { publicIps: 16 }, needed: 0, length: 29, why: 'no address of the subnet' },
    { service: loadBalancer, inputs: { internalFrontends: 4, publicFrontends: 9 }, needed: 4, length: 28, why: 'only internal frontends count' },
    { service: virtualMachines, inputs: { machines: 40 }, needed: 40, length: 26, why: 'one each' },
    {
      service: virtualMachines,
      inputs: { vms: 10, nicsPerVm: 2, ipConfigsPerNic: 3, scaleSetMax: 5 },
      needed: 90,
      length: 25,
      why: 'the names that the facts use',
    },
    {
      service: virtualMachines,
      inputs: { scaleSetInstances: 100, scaleSets: 2, overprovisionExtra: 20 },
      needed: 240,
      length: 24,
      why: 'scale sets at their most',
    },
    { service: virtualMachines, inputs: {}, needed: 0, length: 29, why: 'nothing yet' },
    { service: networkVirtualAppliance, inputs: {}, needed: 3, length: 29, why: 'two machines and a frontend' },
    { service: networkVirtualAppliance, inputs: { instances: 4, nics: 2, internalFrontends: 0 }, needed: 8, length: 28, why: 'every interface' },
    { service: dnsPrivateResolver, inputs: {}, needed: 11, length: 28, why: 'the whole /28' },
    {
      service: dnsPrivateResolver,
      inputs: { inboundEndpoints: 1, outboundEndpoints: 1 },
      needed: 11,
      length: 28,
      why: 'the other endpoint has a subnet of its own',
    },
    { service: privateEndpoint, inputs: {}, needed: 1, length: 29, why: 'one' },
    { service: privateEndpoint, inputs: { endpoints: 3, addressesPerEndpoint: 10 }, needed: 30, length: 26, why: 'several members' },
    { service: privateLinkService, inputs: { natIps: 8 }, needed: 8, length: 28, why: 'eight and the reserved five' },
    { service: applicationGatewayPrivateLink, inputs: { privateLinkIps: 8, configurations: 2 }, needed: 16, length: 27, why: 'two configurations' },
  ])('$service.id $inputs: $why', ({ service, inputs, needed, length }) => {
    const size = sized(service, inputs);
    expect({ needed: size.needed, length: size.prefixLength }).toEqual({ needed, length });
    expect(size.lines.reduce((sum, line) => sum + line.addresses, 0)).toBe(needed);
    expect(size.needed).toBeLessThanOrEqual(size.usable);
  });

  test.each([
    { service: applicationGatewayV2, length: 24 },
    { service: applicationGatewayV2Private, length: 24 },
    { service: applicationGatewayV1, length: 26 },
    { service: vpnGateway, length: 27 },
    { service: expressRouteGateway, length: 26 },
    { service: firewall, length: 26 },
    { service: bastion, length: 26 },
    { service: privateLinkService, length: 28 },
    { service: virtualMachines, length: 29 },
  ])('$service.id as recommended: /$length', ({ service, length }) => {
    expect(sized(service, 'maxInstances' in service.sizing.inputs ? { maxInstances: 2 } : {}, 'recommended').prefixLength).toBe(length);
  });

  test('VPN and ExpressRoute together in one GatewaySubnet: the strictest floor, and both are named', () => {
    const workloads = [vpnGateway, expressRouteGateway].map((service) => ({ service, inputs: inputsOf(service), growth: 0 }));
    const size = sizeSubnet(workloads, 'minimum');
    expect(size).toMatchObject({ needed: 4, prefixLength: 27 });
    expect(size.lines.map((line) => line.label.split(':')[0])).toEqual(['Azure VPN Gateway', 'Azure ExpressRoute gateway']);
    const basic = [
      { service: vpnGateway, inputs: inputsOf(vpnGateway, { sku: 'Basic' }), growth: 0 },
      { service: expressRouteGateway, inputs: inputsOf(expressRouteGateway, { circuits: 16 }), growth: 0 },
    ];
    expect(smallestAccepted(basic)?.prefixLength).toBe(26);
  });

  test('growth of instances stops at what a gateway can have', () => {
    expect(sized(applicationGatewayV2, { maxInstances: 120 }, 'minimum', 25).grown).toEqual([
      { input: 'maxInstances', from: 120, to: 125, percent: 25, capped: true },
    ]);
    expect(sized(virtualMachines, { machines: 40 }, 'minimum', 25).needed).toBe(50);
  });

  test('numbers that no page states are marked so', () => {
    for (const service of [vpnGateway, expressRouteGateway, bastion, routeServer, dnsPrivateResolver])
      expect(sized(service).lines[0]?.assumed).toBe(true);
    for (const service of [applicationGatewayV2, virtualMachines, privateEndpoint, firewall])
      expect(sized(service).lines.some((line) => line.assumed)).toBe(false);
  });
});

test.each([
  { sku: 'ErGw1AZ', scaleUnits: 1, circuits: 4 },
  { sku: 'HighPerformance', scaleUnits: 1, circuits: 8 },
  { sku: 'UltraPerformance', scaleUnits: 1, circuits: 16 },
  { sku: 'ErGwScale', scaleUnits: 1, circuits: 4 },
  { sku: 'ErGwScale', scaleUnits: 2, circuits: 8 },
  { sku: 'ErGwScale', scaleUnits: 9, circuits: 8 },
  { sku: 'ErGwScale', scaleUnits: 10, circuits: 16 },
])('$sku with $scaleUnits scale units carries $circuits circuits', ({ sku, scaleUnits, circuits }) =>
  expect(circuitsCarried(sku, scaleUnits)).toBe(circuits),
);

describe('inputs that contradict each other', () => {
  test.each([
    { service: expressRouteGateway, inputs: { circuits: 16 }, says: undefined, why: 'no SKU was decided, so one that carries them is bought' },
    { service: expressRouteGateway, inputs: { circuits: 4, sku: 'ErGw1AZ' }, says: undefined, why: 'the most of this SKU' },
    { service: expressRouteGateway, inputs: { circuits: 5, sku: 'ErGw1AZ' }, says: /at most 4 where sku is ErGw1AZ, not 5/, why: 'one more' },
    { service: expressRouteGateway, inputs: { circuits: 16, sku: 'ErGw3AZ' }, says: undefined, why: 'the largest fixed SKU' },
    {
      service: expressRouteGateway,
      inputs: { circuits: 8, sku: 'ErGwScale', scaleUnits: 1 },
      says: /at most 4 where sku is ErGwScale with 1 scale unit, not 8/,
      why: '8 circuits take 2 scale units',
    },
    { service: expressRouteGateway, inputs: { circuits: 8, sku: 'ErGwScale', scaleUnits: 2 }, says: undefined, why: 'which it has here' },
    { service: vpnGateway, inputs: { sku: 'Basic' }, says: undefined, why: 'Basic alone' },
    { service: vpnGateway, inputs: { sku: 'Basic', coexistsWithExpressRoute: true }, says: /another than Basic/, why: 'no coexistence with Basic' },
    { service: vpnGateway, inputs: { coexistsWithExpressRoute: true }, says: undefined, why: 'every other SKU' },
    { service: bastion, inputs: { sku: 'Basic', concurrentRdp: 40 }, says: undefined, why: 'two instances carry 40 RDP sessions' },
    { service: bastion, inputs: { sku: 'Basic', concurrentRdp: 41 }, says: /Standard or Premium for 41 concurrentRdp/, why: 'a third instance' },
    { service: bastion, inputs: { sku: 'Basic', scaleUnits: 3 }, says: /scaleUnits should be 2/, why: 'Basic always has 2' },
    {
      service: bastion,
      inputs: { sku: 'Basic', targetPorts: ['2222'] },
      says: /targetPorts should be 22 and 3389/,
      why: 'custom ports take Standard',
    },
    { service: bastion, inputs: { sku: 'Standard', targetPorts: ['2222'], scaleUnits: 50 }, says: undefined, why: 'which this is' },
    {
      service: bastion,
      inputs: { sku: 'Standard', privateOnly: true },
      says: /Premium where privateOnly is true/,
      why: 'private-only takes Premium',
    },
    { service: bastion, inputs: { privateOnly: true, scaleUnits: 50 }, says: undefined, why: 'no SKU was decided' },
    { service: applicationGatewayV2, inputs: { sharedPort: true }, says: /privateFrontend should be true/, why: 'one frontend shares no port' },
    { service: applicationGatewayV2, inputs: { sharedPort: true, privateFrontend: true }, says: undefined, why: 'two frontends' },
    { service: dnsPrivateResolver, inputs: { inboundEndpoints: 0 }, says: /should be 1/, why: 'a subnet without an endpoint' },
    { service: dnsPrivateResolver, inputs: { inboundEndpoints: 0, outboundEndpoints: 1 }, says: undefined, why: 'the outbound one' },
  ])('$service.id $inputs: $why', ({ service, inputs, says }) => {
    const sentences = service.sizing.contradictions?.(inputsOf(service, inputs)) ?? [];
    expect(sentences).toHaveLength(says === undefined ? 0 : 1);
    for (const sentence of sentences) {
      expect(sentence).toMatch(/should .*\.$/);
      expect(sentence).toMatch(says ?? /^$/);
    }
  });
});

test.each([
  { units: 2, machines: 4000 },
  { units: 3, machines: 5000 },
  { units: 5, machines: 7000 },
])('$units routing infrastructure units carry $machines machines', ({ units, machines }) => expect(machinesCarried(units)).toBe(machines));

test.each([
  { vms: 0, units: 2, why: 'never fewer than 2' },
  { vms: 4000, units: 2, why: 'what 2 carry' },
  { vms: 4001, units: 3, why: 'one more' },
  { vms: 7000, units: 5, why: 'three thousand more' },
])('a route server for $vms machines has $units units: $why', ({ vms, units }) => {
  expect(unitsForMachines(vms)).toBe(units);
  expect(sized(routeServer, { vms }).lines[1]?.label).toBe(`${units} routing infrastructure units, for ${machinesCarried(units)} machines`);
});

test.each([
  { scaleUnits: 2, rdp: 0, ssh: 0, instances: 2, why: 'never fewer than 2' },
  { scaleUnits: 2, rdp: 40, ssh: 0, instances: 2, why: '20 RDP sessions each' },
  { scaleUnits: 2, rdp: 41, ssh: 0, instances: 3, why: 'one more' },
  { scaleUnits: 2, rdp: 0, ssh: 80, instances: 2, why: '40 SSH sessions each' },
  { scaleUnits: 2, rdp: 30, ssh: 60, instances: 3, why: 'the mix is summed before it is rounded' },
  { scaleUnits: 10, rdp: 40, ssh: 0, instances: 10, why: 'what was asked for' },
  { scaleUnits: 2, rdp: 1001, ssh: 0, instances: 50, why: 'no host has more' },
])('bastion with $rdp RDP and $ssh SSH: $why', ({ scaleUnits, rdp, ssh, instances }) =>
  expect(bastionInstances(scaleUnits, rdp, ssh)).toBe(instances),
);

describe('security rules', () => {
  test('application gateway: clients from the internet, and from inside with a private frontend', () => {
    expect(rulesOf(applicationGatewayV2)).toEqual(['allow-internet-clients', 'allow-gateway-manager', 'allow-health-probe', 'allow-internet']);
    expect(rulesOf(applicationGatewayV2, { privateFrontend: true })).toContain('allow-network-clients');
    expect(rulesOf(applicationGatewayV2, { publicClients: false })).toEqual([
      'allow-network-clients',
      'allow-gateway-manager',
      'allow-health-probe',
      'allow-internet',
    ]);
    expect(portsOf(applicationGatewayV2, 'allow-internet-clients', { listenerPorts: [8443] })).toEqual(['8443']);
    expect(portsOf(applicationGatewayV2, 'allow-gateway-manager')).toEqual(['65200-65535']);
    expect(portsOf(applicationGatewayV1, 'allow-gateway-manager')).toEqual(['65503-65534']);
  });

  test('an isolated gateway needs no rule for its management', () => {
    expect(rulesOf(applicationGatewayV2Private)).toEqual(['allow-network-clients', 'allow-health-probe']);
    expect(rulesOf(applicationGatewayV2Private, { publicClients: true, privateFrontend: false })).toEqual([
      'allow-internet-clients',
      'allow-health-probe',
    ]);
  });

  test('bastion: the eight published rules with their priorities', () => {
    const rules = bastion.nsg.rules
      .filter((rule) => rulesOf(bastion).includes(rule.name))
      .map(({ direction, priority, protocol, name }) => [direction, priority, protocol, portsOf(bastion, name)?.join()]);
    expect(rules).toEqual([
      ['inbound', 120, 'tcp', '443'],
      ['inbound', 130, 'tcp', '443'],
      ['inbound', 140, 'tcp', '443'],
      ['inbound', 150, 'any', '8080,5701'],
      ['outbound', 100, 'any', '22,3389'],
      ['outbound', 110, 'tcp', '443'],
      ['outbound', 120, 'any', '8080,5701'],
      ['outbound', 130, 'any', '80'],
    ]);
    expect(portsOf(bastion, 'allow-targets', { targetPorts: ['2222', 22] })).toEqual(['22', '3389', '2222']);
    expect(rulesOf(bastion, { privateOnly: true })).not.toContain('allow-https');
  });

  test('what must be open on the machines that bastion reaches', () => {
    const [rule] = bastion.nsg.elsewhere ?? [];
    expect(rule).toMatchObject({ direction: 'inbound', from: 'self', to: 'there', need: 'required' });
    expect(typeof rule?.ports === 'function' && rule.ports(inputsOf(bastion, { targetPorts: ['2222'] }))).toEqual(['22', '3389', '2222']);
  });

  test('a load balancer names its rules for the subnets of its backends too', () => {
    expect(loadBalancer.nsg.elsewhere?.map(({ name, to }) => [name, to])).toEqual([
      ['allow-health-probe', 'there'],
      ['allow-clients', 'there'],
    ]);
    for (const service of [loadBalancer, networkVirtualAppliance]) {
      expect(portsOf(service, 'allow-health-probe')).toEqual(['*']);
      expect(portsOf(service, 'allow-health-probe', { probePorts: [8080] })).toEqual(['8080']);
    }
  });

  test('the resolver answers queries at inbound endpoints only', () => {
    expect(rulesOf(dnsPrivateResolver)).toEqual(['allow-dns']);
    expect(rulesOf(dnsPrivateResolver, { inboundEndpoints: 0, outboundEndpoints: 1 })).toEqual([]);
  });

  test('a port that both frontends of a gateway share has a rule of its own', () => {
    expect(rulesOf(applicationGatewayV2, { privateFrontend: true, sharedPort: true })).toContain('allow-clients-of-shared-port');
  });

  test('names and priorities are unique in each direction', () => {
    for (const { id, nsg } of entries) {
      for (const direction of ['inbound', 'outbound']) {
        const rules = nsg.rules.filter((rule) => rule.direction === direction);
        expect(new Set(rules.map((rule) => rule.name)).size, id).toBe(rules.length);
        expect(new Set(rules.map((rule) => rule.priority)).size, id).toBe(rules.length);
        for (const { priority } of rules) expect(priority >= 100 && priority <= 4096, `${id}: ${priority}`).toBe(true);
      }
    }
  });

  test('where Azure allows no NSG there are no rules', () => {
    for (const { nsg, id } of entries) if (nsg.support.value === 'not-supported') expect(nsg.rules, id).toEqual([]);
  });
});

describe('routes and public addresses', () => {
  const away = { defaultRouteAway: true };

  test('the firewall keeps its way to the internet, unless it is managed apart', () => {
    const [route] = firewall.routes.required;
    expect(route?.when?.(inputsOf(firewall), away)).toBe(true);
    expect(route?.when?.(inputsOf(firewall), { defaultRouteAway: false })).toBe(false);
    expect(route?.when?.(inputsOf(firewall, { forcedTunnelling: true }), away)).toBe(false);
    expect(route?.when?.(inputsOf(firewall, { sku: 'Basic' }), away)).toBe(false);
  });

  test.each([
    { inputs: {}, apart: false },
    { inputs: { sku: 'Premium' }, apart: false },
    { inputs: { sku: 'Basic' }, apart: true },
    { inputs: { forcedTunnelling: true }, apart: true },
  ])('firewall $inputs: managed apart $apart', ({ inputs, apart }) => {
    const values = inputsOf(firewall, inputs);
    expect(firewall.routes.defaultRouteFor?.(values)).toBe(apart ? 'any' : 'internet-only');
    expect(firewall.subnet.companions?.map(({ service, when }) => [service, when?.(values)])).toEqual([['firewall-management', apart]]);
  });

  test('the management interface keeps its way to the internet', () => {
    const [route] = firewallManagement.routes.required;
    expect([route?.when?.({}, away), route?.when?.({}, { defaultRouteAway: false })]).toEqual([true, false]);
  });

  test('each further endpoint of a resolver is a companion', () => {
    const [other] = dnsPrivateResolver.subnet.companions ?? [];
    expect(other?.when?.(inputsOf(dnsPrivateResolver))).toBe(false);
    expect(other?.when?.(inputsOf(dnsPrivateResolver, { outboundEndpoints: 1 }))).toBe(true);
  });

  test('networks keep out of what gateways hand out or peer with', () => {
    expect(vpnGateway.excludedRangesFor?.(inputsOf(vpnGateway))).toEqual([]);
    expect(vpnGateway.excludedRangesFor?.(inputsOf(vpnGateway, { clientAddressPool: '172.20.0.0/24' }))).toMatchObject([
      { prefix: '172.20.0.0/24', appliesTo: 'network' },
    ]);
    expect(expressRouteGateway.excludedRangesFor?.(inputsOf(expressRouteGateway))).toEqual([]);
    expect(expressRouteGateway.excludedRangesFor?.(inputsOf(expressRouteGateway, { privatePeeringRange: '192.168.255.0/29' }))).toMatchObject([
      { prefix: '192.168.255.0/29', appliesTo: 'network' },
    ]);
  });

  test('gateway subnets take no default route and keep propagation', () => {
    for (const { routes } of [vpnGateway, expressRouteGateway])
      expect(routes).toMatchObject({ defaultRoute: 'forbidden', gatewayPropagation: 'must-be-on' });
    expect(firewallManagement.routes.gatewayPropagation).toBe('must-be-off');
  });

  test.each([
    { service: applicationGatewayV2, inputs: { gateways: 3 }, count: 3 },
    { service: applicationGatewayV2Private, inputs: {}, count: 0 },
    { service: vpnGateway, inputs: {}, count: 1 },
    { service: vpnGateway, inputs: { activeActive: true }, count: 2 },
    { service: expressRouteGateway, inputs: {}, count: 0 },
    { service: firewall, inputs: {}, count: 1 },
    { service: firewall, inputs: { forcedTunneling: true }, count: 0 },
    { service: firewallManagement, inputs: {}, count: 1 },
    { service: bastion, inputs: {}, count: 1 },
    { service: bastion, inputs: { privateOnly: true }, count: 0 },
    { service: natGateway, inputs: { publicIps: 4 }, count: 4 },
    { service: loadBalancer, inputs: { publicFrontends: 2 }, count: 2 },
    { service: routeServer, inputs: {}, count: 1 },
  ])('$service.id $inputs: $count public addresses', ({ service, inputs, count }) =>
    expect(service.publicAddresses.count(inputsOf(service, inputs))).toBe(count),
  );
});

test('the reserved range of the DNS resolver is 10.0.1.0 to 10.0.16.255 without gap or overlap', () => {
  let next = (10 << 24) + (1 << 8);
  for (const { prefix } of dnsPrivateResolver.excludedRanges) {
    const [address = '', length] = prefix.split('/');
    const first = address.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);
    expect(first).toBe(next);
    expect(first % 2 ** (32 - Number(length))).toBe(0);
    next = first + 2 ** (32 - Number(length));
  }
  expect(next).toBe((10 << 24) + (17 << 8));
});

test('every entry is complete: sources with dates, text that ends, facts among the sources', () => {
  for (const service of entries) {
    const urls = new Set(service.sources.map((s) => `${s.url} ${s.date}`));
    for (const s of service.sources) expect(s.date, `${service.id}: ${s.url}`).toMatch(/^(\d{4}-\d\d-\d\d|undated)$/);
    const named = [
      service.subnet.sharing.source,
      service.subnet.smallest.source,
      service.subnet.ipv6.source,
      service.subnet.resizable.source,
      service.nsg.support.source,
      service.routes.table.source,
      ...[
        service.subnet.requiredName,
        service.subnet.recommended,
        service.subnet.largest,
        service.subnet.perNetwork,
        service.subnet.delegation,
      ].flatMap((fact) => (fact ? [fact.source] : [])),
      ...service.nsg.rules.map((rule) => rule.source),
      ...service.routes.required.map((route) => route.source),
      ...service.sizing.sources,
      ...service.excludedRanges.map((range) => range.source),
    ];
    for (const s of named)
      if (!s.title.startsWith('Azure Virtual Network frequently')) expect(urls, `${service.id}: ${s.title}`).toContain(`${s.url} ${s.date}`);
    for (const text of [
      service.summary,
      service.onPremises,
      service.sizing.rule,
      service.publicAddresses.note,
      ...service.notes,
      ...(service.nsg.notes ?? []),
    ])
      expect(text, service.id).toMatch(/^[^a-z].*\.$/);
    for (const { says, followed } of service.conflicts) expect(says.length > 1 && followed.endsWith('.'), service.id).toBe(true);
  }
});
