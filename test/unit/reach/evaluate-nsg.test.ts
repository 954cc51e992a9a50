import { describe, expect, test } from 'vitest';
import { AddressSet } from '../../../shared/address/address-set.ts';
import type { RuleResource } from '../../../shared/config/resources.ts';
import { evaluateNsg, throughGates, type Gate } from '../../../shared/reach/evaluate-nsg.ts';
import { PUBLIC_ADDRESSES, PUBLIC_IPV4, tagHolds, type Extent } from '../../../shared/reach/extent.ts';
import { orderedRules, sideOf, type Surroundings } from '../../../shared/reach/nsg-sides.ts';
import { servicesOf, serviceWords, type Protocol } from '../../../shared/reach/traffic.ts';
import { extentWords } from '../../../shared/reach/words.ts';
import { mustPrefix } from '../../support/plans.ts';

const set = (...prefixes: string[]) => AddressSet.from(prefixes.map(mustPrefix));
const around: Surroundings = { connected: set('10.1.0.0/16', '192.168.0.0/24'), routed: set('172.30.0.0/16'), mayHoldMore: false };
const internet: Extent = { kind: 'addresses', set: PUBLIC_IPV4, atLarge: true };
const addresses = (...prefixes: string[]): Extent => ({ kind: 'addresses', set: set(...prefixes) });
const tag = (name: string): Extent => ({ kind: 'tag', tag: name });

const rule = (priority: number, access: 'allow' | 'deny', from: string, to: string, ports = '*', protocol: Protocol = 'tcp'): RuleResource => ({
  name: `rule-${priority}`,
  priority,
  direction: 'inbound',
  access,
  protocol,
  sources: from.split(' '),
  destinations: to.split(' '),
  ports: ports.split(' '),
  because: '',
  origin: 'user',
});
const inbound = (rules: readonly RuleResource[], there = around) => orderedRules(rules, 'inbound', there);
const short = (rules: readonly RuleResource[], from: Extent, to: Extent, protocol: Protocol = 'any', ports: readonly string[] = [], there = around) =>
  evaluateNsg(inbound(rules, there), { from, to, services: servicesOf(protocol, ports) })
    .decisions.map(
      ({ access, rule: { name }, traffic }) =>
        `${access} ${name} ${extentWords(traffic.from)} > ${extentWords(traffic.to)} ${serviceWords(traffic.services)}`,
    )
    .sort();

describe('the worked examples on how NSGs filter: port 80 from the internet', () => {
  const open = [rule(100, 'allow', 'Internet', '10.1.1.0/24', '80')];
  const judge = (...groups: (readonly RuleResource[] | undefined)[]) => {
    const gates = groups.map((rules, i): Gate => ({ on: i === 0 ? 'subnet' : 'interface', direction: 'inbound', rules: rules && inbound(rules) }));
    const { passages } = throughGates(gates, { from: internet, to: addresses('10.1.1.4/32'), services: servicesOf('tcp', ['80']) });
    return passages.map(
      ({ access, decisions }) => `${access} by ${decisions.map(({ gate, decision }) => `${gate.on} ${decision.rule.name}`).join(', ')}`,
    );
  };
  test.each([
    { why: 'VM1: both allow', groups: [open, open], expected: ['allow by subnet rule-100, interface rule-100'] },
    { why: 'VM1: the subnet does not, so the interface is not asked', groups: [[], open], expected: ['deny by subnet DenyAllInBound'] },
    { why: 'VM1: the interface does not', groups: [open, []], expected: ['deny by subnet rule-100, interface DenyAllInBound'] },
    { why: 'VM2: no group on the interface', groups: [open, undefined], expected: ['allow by subnet rule-100'] },
    { why: 'VM3: no group on the subnet', groups: [undefined, open], expected: ['allow by interface rule-100'] },
    { why: 'VM4: no group at all', groups: [undefined, undefined], expected: ['allow by '] },
    { why: 'nsg-diagnose-port-80, before: default rules only', groups: [[], []], expected: ['deny by subnet DenyAllInBound'] },
    {
      why: 'nsg-diagnose-port-80, after: the rule in one group is not enough',
      groups: [[rule(100, 'allow', '*', '10.1.1.4/32', '80')], []],
      expected: ['deny by subnet rule-100, interface DenyAllInBound'],
    },
    {
      why: 'nsg-diagnose-port-80, after: it is in both',
      groups: [[rule(100, 'allow', '*', '10.1.1.4/32', '80')], [rule(100, 'allow', '*', '10.1.1.4/32', '80')]],
      expected: ['allow by subnet rule-100, interface rule-100'],
    },
  ])('$why', ({ groups, expected }) => {
    expect(judge(...groups)).toEqual(expected);
  });
});

describe('evaluateNsg', () => {
  const self = addresses('10.1.1.0/24');
  test.each([
    {
      why: 'the default rules let the network in',
      rules: [],
      from: addresses('10.1.2.0/24'),
      expected: ['allow AllowVNetInBound 10.1.2.0/24 > 10.1.1.0/24 all protocols and ports'],
    },
    {
      why: 'and what its gateways lead to',
      rules: [],
      from: addresses('192.168.0.9/32'),
      expected: ['allow AllowVNetInBound 192.168.0.9 > 10.1.1.0/24 all protocols and ports'],
    },
    {
      why: 'and the prefixes of its user routes',
      rules: [],
      from: addresses('172.30.1.1/32'),
      expected: ['allow AllowVNetInBound 172.30.1.1 > 10.1.1.0/24 all protocols and ports'],
    },
    {
      why: 'and health probes',
      rules: [],
      from: addresses('168.63.129.16/32'),
      expected: ['allow AllowVNetInBound 168.63.129.16 > 10.1.1.0/24 all protocols and ports'],
    },
    {
      why: 'and nobody else',
      rules: [],
      from: addresses('10.9.0.0/16'),
      expected: ['deny DenyAllInBound 10.9.0.0/16 > 10.1.1.0/24 all protocols and ports'],
    },
    {
      why: 'a source that is partly of the network comes apart',
      rules: [],
      from: addresses('10.0.0.0/15'),
      expected: [
        'allow AllowVNetInBound 10.1.0.0/16 > 10.1.1.0/24 all protocols and ports',
        'deny DenyAllInBound 10.0.0.0/16 > 10.1.1.0/24 all protocols and ports',
      ],
    },
    {
      why: 'a rule for a part of the target and one port',
      rules: [rule(200, 'deny', '*', '10.1.1.0/25', '22')],
      from: addresses('10.1.2.0/24'),
      expected: [
        'allow AllowVNetInBound 10.1.2.0/24 > 10.1.1.0/24 TCP 0-21, 23-65535 and UDP and ICMP',
        'allow AllowVNetInBound 10.1.2.0/24 > 10.1.1.128/25 TCP 22',
        'deny rule-200 10.1.2.0/24 > 10.1.1.0/25 TCP 22',
      ],
    },
    {
      why: 'the lower number first, whatever the order of the list',
      rules: [rule(300, 'allow', '*', '*'), rule(200, 'deny', '*', '*')],
      from: addresses('10.1.2.0/24'),
      protocol: 'tcp' as const,
      expected: ['deny rule-200 10.1.2.0/24 > 10.1.1.0/24 TCP'],
    },
    {
      why: 'a service tag may hold a public address',
      rules: [rule(200, 'allow', 'AzureCloud', '*')],
      from: addresses('20.1.1.1/32'),
      protocol: 'tcp' as const,
      expected: ['unknown DenyAllInBound 20.1.1.1 > 10.1.1.0/24 TCP'],
    },
    {
      why: 'but decides nothing where the next rule says the same',
      rules: [rule(200, 'deny', 'AzureCloud', '*')],
      from: addresses('20.1.1.1/32'),
      protocol: 'tcp' as const,
      expected: ['deny DenyAllInBound 20.1.1.1 > 10.1.1.0/24 TCP'],
    },
    {
      why: 'and never a private one',
      rules: [rule(200, 'allow', 'AzureCloud', '*')],
      from: addresses('10.9.1.1/32'),
      protocol: 'tcp' as const,
      expected: ['deny DenyAllInBound 10.9.1.1 > 10.1.1.0/24 TCP'],
    },
    {
      why: 'the internet at large is of no service',
      rules: [rule(200, 'allow', 'AzureFrontDoor.Backend', '*')],
      from: internet,
      protocol: 'tcp' as const,
      expected: ['deny DenyAllInBound the internet > 10.1.1.0/24 TCP'],
    },
    {
      why: 'a tag is held by itself, by the whole of it, by AzureCloud and by Internet',
      rules: [rule(200, 'allow', 'Storage', '*'), rule(210, 'deny', 'Internet', '*')],
      from: tag('Storage.WestEurope'),
      protocol: 'tcp' as const,
      expected: ['allow rule-200 Storage.WestEurope > 10.1.1.0/24 TCP'],
    },
    {
      why: 'and not by another service',
      rules: [rule(200, 'allow', 'Storage', '*'), rule(210, 'deny', 'Internet', '*')],
      from: tag('Sql.WestEurope'),
      protocol: 'tcp' as const,
      expected: ['deny rule-210 Sql.WestEurope > 10.1.1.0/24 TCP'],
    },
    {
      why: 'a public prefix may hold what a tag stands for',
      rules: [rule(200, 'allow', '20.0.0.0/8', '*')],
      from: tag('Sql.WestEurope'),
      protocol: 'tcp' as const,
      expected: ['unknown DenyAllInBound Sql.WestEurope > 10.1.1.0/24 TCP'],
    },
    {
      why: 'a rule for ports of any protocol says nothing of ICMP',
      rules: [rule(200, 'deny', '*', '*', '443', 'any')],
      from: addresses('10.1.2.0/24'),
      protocol: 'icmp' as const,
      expected: ['allow AllowVNetInBound 10.1.2.0/24 > 10.1.1.0/24 ICMP'],
    },
  ])('$why', ({ rules, from, protocol, expected }) => {
    expect(short(rules, from, self, protocol)).toEqual(expected);
  });

  test('VirtualNetwork may hold every address where a route does', () => {
    const routed = { ...around, mayHoldMore: true };
    expect(short([], internet, self, 'tcp', ['443'], routed)).toEqual(['unknown DenyAllInBound the internet > 10.1.1.0/24 TCP 443']);
    expect(short([], addresses('10.1.2.0/24'), self, 'tcp', ['443'], routed)).toEqual(['allow AllowVNetInBound 10.1.2.0/24 > 10.1.1.0/24 TCP 443']);
  });

  test('rules that pick service tags out of the internet are named apart', () => {
    const rules = inbound([rule(200, 'allow', 'AzureFrontDoor.Backend', '*'), rule(210, 'allow', 'Storage', '10.7.0.0/16')]);
    const { apart } = evaluateNsg(rules, { from: internet, to: self, services: servicesOf('any', []) });
    expect(apart.map(({ name }) => name)).toEqual(['rule-200']);
  });

  test('leaves what comes apart into too many parts unknown', () => {
    const hosts = Array.from({ length: 60 }, (_, i) => i);
    const rules = hosts.map((i) => rule(100 + i, 'deny', `10.1.0.${2 * i}/32`, `10.1.1.${2 * i}/32`, `${10 * i}`));
    const access = new Set(
      evaluateNsg(inbound(rules), { from: addresses('10.1.0.0/24'), to: self, services: servicesOf('tcp', []) }).decisions.map((one) => one.access),
    );
    expect([...access].sort()).toEqual(['allow', 'deny']);
    const many = Array.from({ length: 900 }, (_, i) =>
      rule(100 + i, 'deny', `10.1.${i % 256}.${(7 * i) % 256}/32 10.1.${i % 64}.0/28`, `10.1.${(3 * i) % 256}.0/25`, `${i}-${i + 500}`),
    );
    const crowded = evaluateNsg(inbound(many), { from: addresses('10.1.0.0/16'), to: addresses('10.1.0.0/16'), services: servicesOf('any', []) });
    expect(crowded.decisions.some((one) => one.access === 'unknown')).toBe(true);
  });
});

describe('sides', () => {
  test.each([
    { texts: ['*'], holds: ['10.1.0.0/16', '8.8.8.0/24'], not: [] },
    { texts: ['Internet'], holds: ['8.8.8.0/24'], not: ['10.9.0.0/16', '10.1.0.0/16', '168.63.129.16/32', '224.0.0.0/4'] },
    { texts: ['VirtualNetwork'], holds: ['10.1.0.0/16', '192.168.0.0/24', '168.63.129.16/32', '172.30.0.0/16'], not: ['10.9.0.0/16', '8.8.8.0/24'] },
    { texts: ['AzureLoadBalancer'], holds: ['168.63.129.16/32'], not: ['10.1.0.0/16'] },
    { texts: ['10.2.0.0/16', '10.3.0.0/16'], holds: ['10.2.1.0/24', '10.3.1.0/24'], not: ['10.4.0.0/16'] },
    { texts: ['Storage'], holds: [], not: ['10.2.1.0/24', '8.8.8.0/24'] },
    { texts: [], holds: [], not: ['10.2.1.0/24'] },
  ])('$texts', ({ texts, holds, not }) => {
    const side = sideOf(texts, around);
    for (const prefix of holds) expect(side.surely.contains(mustPrefix(prefix))).toBe(true);
    for (const prefix of not) expect(side.surely.overlaps(mustPrefix(prefix))).toBe(false);
  });

  test('what a network uses of the public space inside is not the internet to it', () => {
    const side = sideOf(['Internet'], { ...around, connected: set('8.8.8.0/24') });
    expect(side.surely.overlaps(mustPrefix('8.8.8.0/24'))).toBe(false);
    expect(side.surely.equals(PUBLIC_ADDRESSES.minus(set('8.8.8.0/24')))).toBe(true);
  });

  test.each([
    ['Storage', 'Storage.WestEurope', 'yes'],
    ['Storage.WestEurope', 'Storage', 'perhaps'],
    ['Storage.WestEurope', 'Storage.NorthEurope', 'no'],
    ['AzureCloud', 'Sql.WestEurope', 'yes'],
    ['AzureCloud.WestEurope', 'Sql.WestEurope', 'yes'],
    ['AzureCloud.centralfrance', 'Sql.FranceCentral', 'yes'],
    ['AzureCloud.WestEurope', 'Sql', 'perhaps'],
    ['Sql', 'Storage', 'no'],
    ['sql', 'SQL', 'yes'],
    ['Storage', 'Microsoft.CognitiveServices', 'perhaps'],
    ['Microsoft.CognitiveServices', 'Microsoft.CognitiveServices', 'yes'],
    ['Microsoft.CognitiveServices', 'Storage', 'no'],
  ])('%s holds %s: %s', (outer, inner, expected) => {
    expect(tagHolds(outer, inner)).toBe(expected);
  });
});

describe('protocols and ports', () => {
  test.each<[Protocol, string[], string]>([
    ['any', [], 'all protocols and ports'],
    ['any', ['*'], 'all protocols and ports'],
    ['tcp', [], 'TCP'],
    ['tcp', ['443'], 'TCP 443'],
    ['tcp', ['443', '80', '8000-8010', '8005-8020'], 'TCP 80, 443, 8000-8020'],
    ['any', ['53'], 'TCP and UDP 53'],
    ['udp', ['0-65535'], 'UDP'],
    ['icmp', ['443'], 'ICMP'],
    ['tcp', ['1', '3', '5', '7', '9', '11', '13', '15'], 'TCP 1, 3, 5, 7, 9 and 3 more'],
  ])('%s %j: %s', (protocol, ports, words) => {
    expect(serviceWords(servicesOf(protocol, ports))).toBe(words);
  });
});
