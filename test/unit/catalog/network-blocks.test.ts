import { describe, expect, test } from 'vitest';
import { parsePrefix, prefixesOverlap } from '../../../shared/address/prefix.ts';
import { excludedRangesOf } from '../../../shared/catalog/by-inputs.ts';
import { subnetsOfSet } from '../../../shared/catalog/find-set.ts';
import { readInputs } from '../../../shared/catalog/inputs.ts';
import type { Service } from '../../../shared/catalog/service.ts';
import { sizeSubnet, smallestAccepted, type SizingMode } from '../../../shared/catalog/size.ts';
import { hubCapacity, unitsForMachines, virtualWanHub } from '../../../shared/catalog/services/virtual-wan-hub.ts';
import { natGateway } from '../../../shared/catalog/services/nat-gateway.ts';
import { virtualNetworkRoutingAppliance } from '../../../shared/catalog/services/virtual-network-routing-appliance.ts';
import { vmwareSolutionGen1 } from '../../../shared/catalog/services/vmware-solution-gen1.ts';
import { vmwareSolutionGen2 } from '../../../shared/catalog/services/vmware-solution-gen2.ts';
import { applicationGatewayPrivateLinkSet } from '../../../shared/catalog/sets/application-gateway-private-link.ts';
import { dnsPrivateResolverSet } from '../../../shared/catalog/sets/dns-private-resolver.ts';
import { firewallSet } from '../../../shared/catalog/sets/firewall.ts';
import { networkVirtualApplianceSet } from '../../../shared/catalog/sets/network-virtual-appliance.ts';
import { vmwareSolutionGen2Set } from '../../../shared/catalog/sets/vmware-solution-gen2.ts';
import { findSpecialSubnet } from '../../../shared/catalog/special-subnets.ts';
import type { SubnetSet } from '../../../shared/catalog/subnet-set.ts';

type Raw = Readonly<Record<string, unknown>>;

function workload(service: Service, raw: Raw = {}) {
  const read = readInputs(service.sizing.inputs, raw, { of: service.id });
  expect(read.problems).toEqual([]);
  return { service, inputs: read.values, growth: 0 };
}
const sized = (service: Service, raw: Raw = {}, mode: SizingMode = 'minimum') => sizeSubnet([workload(service, raw)], mode);

describe('sizes', () => {
  test.each([
    { service: virtualWanHub, inputs: {}, needed: 256, length: 24, recommended: 23, why: 'the whole block, and the one that is advised' },
    { service: virtualWanHub, inputs: { nvasInHub: 3 }, needed: 256, length: 24, recommended: 23, why: 'appliances live inside the block' },
    { service: virtualWanHub, inputs: { units: 50, vms: 50000 }, needed: 256, length: 24, recommended: 23, why: 'capacity changes nothing' },
    { service: vmwareSolutionGen1, inputs: {}, needed: 1024, length: 22, recommended: 22, why: 'what is carved fills the /22' },
    { service: vmwareSolutionGen1, inputs: { privateClouds: 2 }, needed: 2048, length: 21, recommended: 21, why: 'two side by side' },
    { service: vmwareSolutionGen1, inputs: { privateClouds: 3 }, needed: 3072, length: 20, recommended: 20, why: 'three need room for four' },
    { service: vmwareSolutionGen2, inputs: {}, needed: 1536, length: 21, recommended: 21, why: 'a /22 and the two /24 of HCX' },
    { service: vmwareSolutionGen2, inputs: { hcx: false }, needed: 1024, length: 22, recommended: 22, why: 'a /22 alone' },
    { service: vmwareSolutionGen2, inputs: { subnet: 'private-cloud' }, needed: 1024, length: 22, recommended: 22, why: 'as the set plans it' },
    { service: vmwareSolutionGen2, inputs: { subnet: 'hcx-management' }, needed: 256, length: 24, recommended: 24, why: 'as the set plans it' },
    { service: vmwareSolutionGen2, inputs: { subnet: 'hcx-uplink' }, needed: 256, length: 24, recommended: 24, why: 'as the set plans it' },
    { service: virtualNetworkRoutingAppliance, inputs: { instances: 2 }, needed: 251, length: 24, recommended: 24, why: 'set aside as a whole' },
    { service: natGateway, inputs: { publicIps: 16 }, needed: 0, length: 29, recommended: 29, why: 'no address at all' },
  ])('$service.id $inputs: $why', ({ service, inputs, needed, length, recommended }) => {
    expect(sized(service, inputs)).toMatchObject({ needed, prefixLength: length });
    expect(sized(service, inputs, 'recommended').prefixLength).toBe(recommended);
  });

  test('nothing is reserved in what is no subnet', () => {
    for (const service of [virtualWanHub, vmwareSolutionGen1, vmwareSolutionGen2, natGateway]) expect(sized(service).reserved, service.id).toBe(0);
    expect(sized(virtualNetworkRoutingAppliance).reserved).toBe(5);
  });

  test('the receipts of private clouds list what is carved, largest part of it by name', () => {
    const labels = (service: Service, raw: Raw = {}) => sized(service, raw).lines.map(({ label, addresses }) => `${label}: ${addresses}`);
    expect(labels(vmwareSolutionGen1)).toContain('/25 vMotion: 128');
    expect(labels(vmwareSolutionGen1)).toContain('3 × /32 reserved: 3');
    expect(labels(vmwareSolutionGen1, { privateClouds: 2 })).toContain('6 × /32 reserved: 6');
    expect(labels(vmwareSolutionGen2)).toContain('/26 avs-network-infra-gw: 64');
    expect(labels(vmwareSolutionGen2)).toContain('The rest of the /22, of which the page lists no use: 320');
    expect(labels(vmwareSolutionGen2, { subnet: 'private-cloud' }).join()).not.toContain('HCX');
  });

  test('a part of a private cloud has the floor of that part', () => {
    expect(smallestAccepted([workload(vmwareSolutionGen2)])?.prefixLength).toBe(22);
    expect(smallestAccepted([workload(vmwareSolutionGen2, { subnet: 'hcx-uplink' })])?.prefixLength).toBe(24);
  });

  test('only what is assumed is marked so', () => {
    expect(sized(virtualNetworkRoutingAppliance).lines.map((line) => line.assumed)).toEqual([true]);
    for (const service of [virtualWanHub, vmwareSolutionGen1, vmwareSolutionGen2])
      expect(
        sized(service).lines.some((line) => line.assumed),
        service.id,
      ).toBe(false);
  });
});

describe('a hub of Virtual WAN', () => {
  test.each([
    { units: 2, gbps: 3, machines: 2000 },
    { units: 3, gbps: 3, machines: 3000 },
    { units: 4, gbps: 4, machines: 4000 },
    { units: 50, gbps: 50, machines: 50_000 },
  ])('$units units carry $gbps Gbps and $machines machines', ({ units, gbps, machines }) => expect(hubCapacity(units)).toEqual({ gbps, machines }));

  test.each([
    { machines: 2000, units: 2, why: 'what 2 carry' },
    { machines: 2001, units: 3, why: 'one more' },
    { machines: 50_000, units: 50, why: 'the most' },
  ])('$machines machines take $units units: $why', ({ machines, units }) => expect(unitsForMachines(machines)).toBe(units));

  test('the receipt names the units, and says when there are too many machines', () => {
    expect(sized(virtualWanHub, { vms: 6500 }).lines.at(-1)?.label).toBe('7 routing infrastructure units, for 7 Gbps and 7000 machines');
    expect(sized(virtualWanHub, { vms: 50_001 }).lines.at(-1)?.label).toContain('more than the 50000 that a hub carries');
  });

  test.each([
    { nvasInHub: 0, holds: undefined },
    { nvasInHub: 1, holds: '/28' },
    { nvasInHub: 2, holds: '/27' },
  ])('$nvasInHub appliances in it have a $holds', ({ nvasInHub, holds }) => {
    const line = sized(virtualWanHub, { nvasInHub }).lines.find(({ label }) => label.includes('appliance in the hub'));
    if (holds === undefined) expect(line).toBeUndefined();
    else expect(line?.label).toContain(`in a ${holds} of that block`);
  });
});

describe('where private clouds may be', () => {
  const inTheWay = (service: Service, text: string) => {
    const prefix = parsePrefix(text);
    if (!prefix) throw new Error(text);
    return excludedRangesOf(workload(service)).filter((range) => {
      const excluded = parsePrefix(range.prefix);
      return excluded !== undefined && prefixesOverlap(prefix, excluded);
    });
  };

  test.each([
    { block: '10.0.0.0/22', valid: true, why: 'RFC 1918' },
    { block: '172.16.0.0/22', valid: true, why: 'beside the exception' },
    { block: '172.16.252.0/22', valid: true, why: 'the last before the exception' },
    { block: '172.17.4.0/22', valid: false, why: 'the exception' },
    { block: '172.18.0.0/22', valid: true, why: 'the first after the exception' },
    { block: '172.31.252.0/22', valid: true, why: 'the last of RFC 1918 there' },
    { block: '172.32.0.0/22', valid: false, why: 'just outside' },
    { block: '192.168.8.0/22', valid: true, why: 'RFC 1918' },
    { block: '100.64.0.0/22', valid: false, why: 'private to Azure, but not RFC 1918' },
    { block: '198.18.0.0/22', valid: false, why: 'outside of RFC 1918' },
  ])('$block: $why', ({ block, valid }) => {
    for (const service of [vmwareSolutionGen1, vmwareSolutionGen2]) expect(inTheWay(service, block).length === 0, service.id).toBe(valid);
  });

  test('what NSX uses binds the network, the rest the block alone', () => {
    const kinds = (text: string) => inTheWay(vmwareSolutionGen2, text).map((range) => range.appliesTo);
    expect(kinds('172.17.0.0/24')).toEqual(['subnet']);
    expect(kinds('100.73.9.0/24')).toContain('network');
    expect(kinds('169.254.3.0/24')).toContain('network');
    expect(kinds('100.65.0.0/24')).toEqual(['subnet']);
  });

  test('a network holds one of them, however many subnets it has', () => {
    const { perNetwork, countsFor } = vmwareSolutionGen2.subnet;
    expect(perNetwork?.value).toBe(1);
    const counted = (subnet: string) => countsFor?.(workload(vmwareSolutionGen2, { subnet }).inputs);
    expect(['all', 'private-cloud', 'hcx-management', 'hcx-uplink'].map(counted)).toEqual([1, 1, 0, 0]);
  });

  test.each([
    { inputs: { hcx: false, subnet: 'hcx-uplink' }, says: ['hcx should be true where subnet is hcx-uplink.'] },
    { inputs: { hcx: false, subnet: 'private-cloud' }, says: [] },
    { inputs: { subnet: 'hcx-management' }, says: [] },
  ])('$inputs', ({ inputs, says }) => expect(vmwareSolutionGen2.sizing.contradictions?.(workload(vmwareSolutionGen2, inputs).inputs)).toEqual(says));
});

test('what is no subnet says so', () => {
  expect([virtualWanHub, vmwareSolutionGen1, vmwareSolutionGen2, natGateway, virtualNetworkRoutingAppliance].map((s) => s.placement)).toEqual([
    'block',
    'block',
    'own-subnets',
    'none',
    undefined,
  ]);
});

test('the routing appliance owns its reserved name', () => {
  expect(findSpecialSubnet('VirtualNetworkApplianceSubnet')).toMatchObject({
    services: ['virtual-network-routing-appliance'],
    source: virtualNetworkRoutingAppliance.subnet.requiredName?.source,
  });
  expect(virtualNetworkRoutingAppliance.lifecycle.status).toBe('preview');
});

describe('sets', () => {
  const rolesOf = (set: SubnetSet, raw: Raw) => {
    const { subnets, problems } = subnetsOfSet(set, raw);
    expect(problems).toEqual([]);
    return subnets.map(({ member }) => member.role);
  };

  test.each<{ set: SubnetSet; inputs: Raw; roles: readonly string[]; why: string }>([
    { set: firewallSet, inputs: {}, roles: ['firewall'], why: 'a Standard firewall with a way out of its own' },
    { set: firewallSet, inputs: { sku: 'Premium' }, roles: ['firewall'], why: 'the same' },
    { set: firewallSet, inputs: { tier: 'Basic' }, roles: ['firewall', 'management'], why: 'Basic is always managed apart' },
    { set: firewallSet, inputs: { forcedTunneling: true }, roles: ['firewall', 'management'], why: 'forced tunnelling is too' },
    { set: applicationGatewayPrivateLinkSet, inputs: { maxInstances: 10, privateLinkIps: 2 }, roles: ['gateway', 'private-link'], why: 'both' },
    { set: dnsPrivateResolverSet, inputs: {}, roles: ['inbound', 'outbound'], why: 'one of each, as the facts default' },
    { set: dnsPrivateResolverSet, inputs: { outboundEndpoints: 0 }, roles: ['inbound'], why: 'answers only' },
    {
      set: dnsPrivateResolverSet,
      inputs: { inboundEndpoints: 3, outboundEndpoints: 2 },
      roles: ['inbound', 'inbound-2', 'inbound-3', 'outbound', 'outbound-2'],
      why: 'a subnet for each',
    },
    { set: vmwareSolutionGen2Set, inputs: {}, roles: ['private-cloud', 'hcx-management', 'hcx-uplink'], why: 'with HCX' },
    { set: vmwareSolutionGen2Set, inputs: { hcx: false }, roles: ['private-cloud'], why: 'without' },
    { set: networkVirtualApplianceSet, inputs: { instances: 3 }, roles: ['trusted', 'untrusted', 'management'], why: 'as usual' },
    { set: networkVirtualApplianceSet, inputs: { management: false }, roles: ['trusted', 'untrusted'], why: 'managed in band' },
  ])('$set.id $inputs: $why', ({ set, inputs, roles }) => expect(rolesOf(set, inputs)).toEqual(roles));

  test('members of a set size what is theirs', () => {
    const needs = (set: SubnetSet, raw: Raw) => subnetsOfSet(set, raw).subnets.map(({ service, inputs }) => sized(service, inputs).needed);
    expect(needs(vmwareSolutionGen2Set, {})).toEqual([1024, 256, 256]);
    expect(needs(networkVirtualApplianceSet, { instances: 3, internalFrontends: 2 })).toEqual([5, 3, 3]);
    expect(needs(applicationGatewayPrivateLinkSet, { maxInstances: 10, privateFrontend: true, privateLinkIps: 4, configurations: 2 })).toEqual([
      11, 8,
    ]);
  });

  test('each endpoint of a resolver has rules of its own', () => {
    const { subnets } = subnetsOfSet(dnsPrivateResolverSet, {});
    expect(
      subnets.map(({ member, service, inputs }) => [
        member.role,
        service.nsg.rules.filter((rule) => rule.when?.(workload(service, inputs).inputs)).map((rule) => rule.name),
      ]),
    ).toEqual([
      ['inbound', ['allow-dns']],
      ['outbound', []],
    ]);
  });
});
