import { describe, expect, test } from 'vitest';
import { formatIpv4 } from '../../../shared/address/ipv4.ts';
import { RESERVED_ADDRESSES, usableAddresses } from '../../../shared/catalog/azure-subnet.ts';
import { defaultRouteOf } from '../../../shared/catalog/by-inputs.ts';
import { services } from '../../../shared/catalog/catalog.ts';
import { readInputs } from '../../../shared/catalog/inputs.ts';
import { limits, type LimitName } from '../../../shared/catalog/limits.ts';
import { findDefaultRule } from '../../../shared/catalog/nsg-rules.ts';
import type { Service } from '../../../shared/catalog/service.ts';
import { applicationGatewayV2Private } from '../../../shared/catalog/services/application-gateway-v2-private.ts';
import { applicationGatewayV2 } from '../../../shared/catalog/services/application-gateway-v2.ts';
import { bastion } from '../../../shared/catalog/services/bastion.ts';
import { privateEndpoint } from '../../../shared/catalog/services/private-endpoint.ts';
import { sizeSubnet } from '../../../shared/catalog/size.ts';
import { defaultOutboundAccess, multiplePrefixes } from '../../../shared/catalog/subnet-rules.ts';
import type { RouteDocument } from '../../../shared/plan/document.ts';
import { findingNames, mustCompute, mustPrefix, mustResult, oneNetwork } from '../../support/plans.ts';

// Worked examples that Microsoft prints for the platform as a whole, and what follows from them directly. `page` is the date of
// the page. Those that are rows of another file already:
//
// | example                                                    | page       | rows in                                                  |
// | ---------------------------------------------------------- | ---------- | -------------------------------------------------------- |
// | blocks of a private cloud (AVS): 172.17 and outside of RFC | 2025-12-16 | network-blocks "where private clouds may be"             |
// | circuits of a scalable gateway: 8 take 2 scale units       | 2025-11-10 | network-services "inputs that contradict each other"     |
// | GatewaySubnet: no 0.0.0.0/0, propagation stays on          | 2023-09-26 | tables "GatewaySubnet" of the special subnets            |
// | Route Server: units for 4,000, 4,001 and 7,000 machines    | 2025-09-17 | network-services "a route server for … machines"         |
// | Virtual WAN: Gbps and machines of 2, 3, 4 and 50 units     | 2023-08-24 | network-blocks "a hub of Virtual WAN"                    |
// | firewall with and without the management interface         | 2025-07-01 | network-services "the firewall keeps its way …"          |
// | the five reserved addresses of 192.168.1.0/24              | 2024-07-22 | tables "five addresses are kept"                         |
// | order of NSGs, default rules and origins of routes         | several    | tables "security groups" and "routes", as tables only    |
//
// Which of several routes a packet takes, and what the NSGs on its way make of it, nothing here answers.

type Raw = Readonly<Record<string, unknown>>;

function workload(service: Service, raw: Raw = {}) {
  const read = readInputs(service.sizing.inputs, raw, { of: service.id });
  expect(read.problems).toEqual([]);
  return { service, inputs: read.values, growth: 0 };
}

/** The addresses of an IPv4 prefix that Azure does not keep, by the table of those that it does. */
function usableOf(text: string): string[] {
  const prefix = mustPrefix(text);
  if (prefix.family !== 4) throw new Error(`not IPv4: ${text}`);
  const count = 2 ** (32 - prefix.length);
  const kept = new Set(RESERVED_ADDRESSES.value.map(({ offset }) => (offset < 0 ? count + offset : offset)));
  return Array.from({ length: count }, (_, i) => i).flatMap((i) => (kept.has(i) ? [] : [formatIpv4(prefix.first + i)]));
}

/** The route table that a subnet gets with these routes of the plan, and what the checks say. */
function routed(service: string, routes: RouteDocument[]) {
  const document = oneNetwork([{ service, routes }]);
  const result = mustResult(document);
  // What is only worth knowing, such as the number of public addresses, stands against nothing.
  const findings = findingNames({ ...result, findings: result.findings.filter(({ severity }) => severity !== 'info') });
  return { findings, table: mustCompute(document).resources.networks[0]?.routeTables[0] };
}

describe('addresses', () => {
  test('192.168.1.0/24 is usable from .4 to .254: 251 addresses (2024-07-22; ends and count follow)', () => {
    const usable = usableOf('192.168.1.0/24');
    expect([usable[0], usable.at(-1), usable.length]).toEqual(['192.168.1.4', '192.168.1.254', 251]);
    expect(usableAddresses(24)).toBe(251);
  });

  test('a firewall in it has the first of them, which routes to the firewall name', () => {
    const { resources } = mustCompute(
      oneNetwork(
        [
          { service: 'firewall', prefix: '192.168.1.0/24' },
          { name: 'app', prefix: '192.168.0.0/26', routes: [{ prefix: '0.0.0.0/0', nextHop: 'firewall' }] },
        ],
        { addressSpace: ['192.168.0.0/23'] },
      ),
    );
    expect(resources.networks[0]?.routeTables[0]?.routes[0]?.nextHopAddress).toBe(usableOf('192.168.1.0/24')[0]);
  });

  // Printed on 2025-09-05 for 10.5.5.0/24: a private frontend each, from the end of the subnet; instances fill it from the start.
  test.each([
    { gateways: 1, frontends: ['10.5.5.254'] },
    { gateways: 4, frontends: ['10.5.5.254', '10.5.5.253', '10.5.5.252', '10.5.5.251'] },
  ])('private frontends of $gateways application gateways: $frontends', ({ gateways, frontends }) => {
    const { service, inputs, growth } = workload(applicationGatewayV2, { gateways, maxInstances: 61, privateFrontend: true });
    const { lines, prefixLength } = sizeSubnet([{ service, inputs, growth }], 'recommended');
    const counted = lines.find(({ label }) => label.includes('private frontend'))?.addresses;
    const usable = usableOf(`10.5.5.0/${prefixLength}`);
    expect(usable.slice(-(counted ?? 0)).reverse()).toEqual(frontends);
    expect(usable.slice(0, gateways * 61)).not.toContain(frontends.at(-1));
    expect(service.notes.join()).toMatch(/instances take addresses from the start of the subnet; private frontends at its end/i);
  });

  test.each([
    { maxInstances: 61, length: 24, why: '244 instances and 4 frontends leave 3 free' },
    { maxInstances: 62, length: 23, why: '248 instances from the start would meet 4 frontends from the end' },
  ])('four gateways of $maxInstances instances take a /$length: $why', ({ maxInstances, length }) => {
    const gateways = workload(applicationGatewayV2, { gateways: 4, maxInstances, privateFrontend: true });
    expect(sizeSubnet([gateways], 'recommended').prefixLength).toBe(length);
  });
});

describe('address ranges, as a network has them (2024-07-22)', () => {
  test.each([
    { prefix: '169.254.10.0/24', verdict: 'error', because: '169.254.0.0/16 (link local)' },
    { prefix: '224.0.1.0/24', verdict: 'error', because: '224.0.0.0/4 (multicast)' },
    { prefix: '127.0.0.0/16', verdict: 'error', because: '127.0.0.0/8 (loopback)' },
    { prefix: '168.63.129.16/32', verdict: 'error', because: '168.63.129.16/32 (DNS and health probes of the platform)' },
    { prefix: '203.0.113.0/24', verdict: 'warning', because: 'should lie in a private range' },
    { prefix: '10.0.0.0/8', verdict: undefined, because: undefined },
    { prefix: '100.64.0.0/12', verdict: undefined, because: undefined },
  ])('$prefix: $verdict', ({ prefix, verdict, because }) => {
    const { findings } = mustResult(oneNetwork([], { addressSpace: [prefix] }));
    if (because === undefined) return expect(findings).toEqual([]);
    const rule = verdict === 'error' ? 'forbidden-range' : 'public-range';
    const told = findings.filter((finding) => finding.rule === rule);
    expect(told.map(({ severity, subjects }) => [severity, ...subjects])).toEqual([[verdict, 'net']]);
    expect(told[0]?.message).toContain(because);
    expect(findings.some(({ severity }) => severity === 'error')).toBe(verdict === 'error');
  });
});

describe('limits, at the last number that is accepted and the first that is not', () => {
  // Private endpoints: the page of 2025-04-01 repeats the 1,000 of 2020-04-21. Above 4,000 across peers connections only degrade.
  test.each<{ limit: LimitName; count: number; accepted: boolean; page: string; says?: RegExp }>([
    { limit: 'serviceTagRoutesPerTable', count: 25, accepted: true, page: '2025-10-16' },
    { limit: 'serviceTagRoutesPerTable', count: 26, accepted: false, page: '2025-10-16' },
    { limit: 'routesPerTable', count: 400, accepted: true, page: '2025-10-16', says: /earlier pages say 400/ },
    { limit: 'routesPerTable', count: 600, accepted: true, page: '2025-10-16' },
    { limit: 'routesPerTable', count: 601, accepted: false, page: '2025-10-16', says: /more through Azure Virtual Network Manager/ },
    { limit: 'privateEndpointsPerNetwork', count: 1000, accepted: true, page: '2020-04-21' },
    { limit: 'privateEndpointsPerNetwork', count: 1001, accepted: false, page: '2020-04-21' },
    { limit: 'privateEndpointsPerNetworkHighScale', count: 5000, accepted: true, page: '2025-04-01' },
    { limit: 'privateEndpointsPerPeeredNetworks', count: 4001, accepted: false, page: '2025-04-01', says: /connections degrade/ },
    { limit: 'privateEndpointsPerPeeredNetworksHighScale', count: 20_000, accepted: true, page: '2025-04-01' },
    { limit: 'subnetsPerSubnetPeeringSide', count: 200, accepted: true, page: '2025-12-09' },
    { limit: 'subnetsPerSubnetPeeringSide', count: 201, accepted: false, page: '2025-12-09' },
    { limit: 'peeredSubnetsPerNetwork', count: 1000, accepted: true, page: '2025-12-09' },
    { limit: 'peeredSubnetsPerNetwork', count: 1001, accepted: false, page: '2025-12-09' },
    { limit: 'natGatewaysPerSubnet', count: 2, accepted: false, page: '2025-11-04' },
    { limit: 'networksPerNatGateway', count: 2, accepted: false, page: '2025-11-04' },
    // Two subnets of one network are one network.
    { limit: 'networksPerNatGateway', count: 1, accepted: true, page: '2025-11-04', says: /many subnets/ },
  ])('$limit: $count accepted is $accepted', ({ limit, count, accepted, page, says }) => {
    const { value, source } = limits[limit];
    expect([count <= value, source.date]).toEqual([accepted, page]);
    if (says) expect('note' in limits[limit] ? limits[limit].note : '').toMatch(says);
  });

  test.each([
    { endpoints: 5000, accepted: true },
    { endpoints: 5001, accepted: false },
  ])('a plan of $endpoints private endpoints in one subnet: $accepted, which high scale alone carries', ({ endpoints, accepted }) => {
    const { problems } = readInputs(privateEndpoint.sizing.inputs, { endpoints }, { of: privateEndpoint.id });
    expect([problems.length === 0, endpoints <= limits.privateEndpointsPerNetworkHighScale.value]).toEqual([accepted, accepted]);
  });

  // Printed on 2025-03-25: the first two as accepted; the others follow from the bound.
  test.each([
    { sources: 1, destinations: 1, ports: 4000, accepted: true },
    { sources: 10, destinations: 10, ports: 10, accepted: true },
    { sources: 250, destinations: 250, ports: 4, accepted: true },
    { sources: 250, destinations: 251, ports: 4, accepted: false },
  ])(
    'rules with $sources sources, $destinations private endpoints and $ports port ranges: $accepted',
    ({ sources, destinations, ports, accepted }) => {
      const { value, source } = limits.privateEndpointRuleProduct;
      expect([sources * destinations * ports <= value, source.date]).toEqual([accepted, '2025-03-25']);
    },
  );
});

describe('subnets', () => {
  test.each([
    { prefix: '10.64.0.0/27', finds: ['subnet-too-small net/GatewaySubnet'], says: /should have a \/26 or larger/ },
    { prefix: '10.64.0.0/26', finds: [], says: undefined },
  ])('16 ExpressRoute circuits in $prefix find $finds (2025-11-10)', ({ prefix, finds, says }) => {
    const result = mustResult(oneNetwork([{ service: 'expressroute-gateway', inputs: { circuits: 16 }, prefix }]));
    expect(findingNames(result)).toEqual(finds);
    if (says) expect(result.findings[0]?.message).toMatch(says);
  });

  test('a NAT gateway on GatewaySubnet is an error (2025-11-04)', () => {
    const { findings } = mustResult(oneNetwork([{ name: 'GatewaySubnet', service: 'nat-gateway' }]));
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'subnet-name-required', severity: 'error', subjects: ['net/GatewaySubnet'] }));
  });

  // Two prefixes on one subnet, such as 10.0.0.0/24 and 10.0.1.0/24 (2025-08-29).
  test('further prefixes are for machines, which are not delegated, and for the gateways of GatewaySubnet', () => {
    const several = services.filter(({ subnet }) => subnet.resizable.value === 'add-prefix');
    expect(several.map(({ id, subnet }) => [id, subnet.requiredName?.value])).toEqual([
      ['expressroute-gateway', multiplePrefixes.exceptFor.value],
      ['virtual-machines', undefined],
      ['vpn-gateway', multiplePrefixes.exceptFor.value],
    ]);
    for (const { id, subnet } of several)
      expect([subnet.resizable.source.date, subnet.delegation, subnet.delegationFor], id).toEqual(['2025-08-29', undefined, undefined]);
  });

  // Of networks whose subnets say nothing of default outbound access (2026-01-30).
  test.each([
    { api: '2025-05-01', exists: false, access: 'allowed', why: 'an earlier version' },
    { api: '2026-03-31', exists: false, access: 'allowed', why: 'not later than the day itself' },
    { api: '2026-04-01', exists: false, access: 'denied', why: 'a later version' },
    { api: '2026-04-01', exists: true, access: 'allowed', why: 'what exists stays as it is' },
  ])('a network of API version $api, existing $exists: $access, $why', ({ api, exists, access }) => {
    const { privateAfterApiVersion, absentMeans, absentMeansLater, source } = defaultOutboundAccess;
    const later = api > privateAfterApiVersion.value && !exists;
    expect([later ? absentMeansLater.value : absentMeans.value, source.date]).toEqual([access, '2026-01-30']);
  });
});

describe('routes', () => {
  test.each([
    { service: applicationGatewayV2, goes: 'internet-only', why: 'without network isolation an appliance is refused' },
    { service: applicationGatewayV2Private, goes: 'any', why: 'with it the appliance may be the next hop' },
  ])('0.0.0.0/0 of $service.id: $goes, $why (2025-09-05)', ({ service, goes }) => {
    expect(defaultRouteOf(workload(service))).toBe(goes);
    expect(service.routes.table.value).toBe(goes === 'any' ? 'allowed' : 'limited');
  });

  // The pages exclude 0.0.0.0/0, not single prefixes (2023-09-26; follows).
  test('GatewaySubnet takes a route for 10.3.0.0/16 to an appliance, and keeps what gateways learn', () => {
    for (const service of ['vpn-gateway', 'expressroute-gateway']) {
      const { findings, table } = routed(service, [{ prefix: '10.3.0.0/16', nextHop: '10.64.9.4' }]);
      expect(findings, service).toEqual([]);
      expect(table).toMatchObject({
        subnet: 'net/GatewaySubnet',
        gatewayPropagation: true,
        routes: [{ to: '10.3.0.0/16', nextHop: 'VirtualAppliance', nextHopAddress: '10.64.9.4' }],
      });
    }
  });

  test('a firewall that learns a default route by BGP is mended by a route of yours to the internet (2025-07-01)', () => {
    const { findings, table } = routed('firewall', [{ prefix: '0.0.0.0/0', nextHop: 'internet' }]);
    expect(findings).toEqual([]);
    expect(table?.routes.map(({ to, nextHop }) => [to, nextHop])).toEqual([['0.0.0.0/0', 'Internet']]);
  });
});

describe('security rules', () => {
  // Every rule of the page but the one to AzureCloud (2026-02-24): a default rule lets it pass, and it is missing all the same.
  test('a rule set of Bastion without AzureCloud lacks that rule', () => {
    const given = [
      'allow-https',
      'allow-gateway-manager',
      'allow-health-probe',
      'allow-host-communication-in',
      'allow-targets',
      'allow-host-communication-out',
      'allow-session-information',
    ];
    const { inputs } = workload(bastion);
    const needed = bastion.nsg.rules.filter(({ need, when }) => need === 'required' && (when?.(inputs) ?? true));
    expect(needed.map(({ name }) => name)).toEqual(expect.arrayContaining(given));
    expect(needed.filter(({ name }) => !given.includes(name))).toMatchObject([
      { direction: 'outbound', protocol: 'tcp', to: { tag: 'AzureCloud' }, ports: ['443'], coveredBy: 'AllowInternetOutBound' },
    ]);
    expect(bastion.nsg.support.note).toMatch(/must hold all of the rules/);
  });

  // How the page of 2018-05-29 lets port 80 in that DenyAllInBound kept out; the NSG of an interface needs the same, which no plan holds.
  test('a rule of priority 100 for port 80 stands before the default rule that denies', () => {
    const { resources } = mustCompute(
      oneNetwork([
        {
          name: 'web',
          prefix: '10.64.0.0/26',
          rules: [{ name: 'http', direction: 'inbound', access: 'allow', protocol: 'tcp', from: 'any', to: 'self', ports: [80], priority: 100 }],
        },
      ]),
    );
    const [first] = resources.networks[0]?.nsgs[0]?.rules ?? [];
    expect(first).toMatchObject({
      direction: 'inbound',
      access: 'allow',
      protocol: 'tcp',
      sources: ['*'],
      destinations: ['10.64.0.0/26'],
      ports: ['80'],
      priority: limits.leastRulePriority.value,
    });
    expect(findDefaultRule('DenyAllInBound')).toMatchObject({ direction: 'inbound', access: 'deny', from: 'any', priority: 65_500 });
  });
});
