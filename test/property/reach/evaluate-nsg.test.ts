import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AddressSet } from '../../../shared/address/address-set.ts';
import { boundsUpTo } from '../../../shared/address/bounds.ts';
import { ipv4Range } from '../../../shared/address/range.ts';
import { evaluateNsg, throughGates, type Gate, type NsgRule } from '../../../shared/reach/evaluate-nsg.ts';
import type { Extent, Side } from '../../../shared/reach/extent.ts';
import { servicesOf, type Protocol, type Traffic } from '../../../shared/reach/traffic.ts';

// Sixteen public addresses, so that service tags may hold them.
const BASE = 20 * 2 ** 24;
const ADDRESSES = 16;
const PORTS = ['0', '1', '80', '443', '65535'];

const setOf = (from: number, to: number) => AddressSet.of(ipv4Range(BASE + Math.min(from, to), BASE + Math.max(from, to)));
const cell = fc.nat({ max: ADDRESSES - 1 });
const sets = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(cell, cell).map(([a, b]) => setOf(a, b)) },
  { weight: 1, arbitrary: fc.constant(setOf(0, ADDRESSES - 1)) },
);
const sides: fc.Arbitrary<Side> = fc
  .record({ surely: sets, perhaps: fc.option(sets, { freq: 4 }), tags: fc.constantFrom<string[]>([], [], [], ['Storage']) })
  .map(({ surely, perhaps, tags }) => ({ surely, perhaps: (perhaps ?? AddressSet.of()).minus(surely), everythingPublic: false, tags }));
const protocols: fc.Arbitrary<Protocol> = fc.constantFrom('tcp', 'udp', 'icmp', 'any');
const ports = fc.oneof(fc.constant(['*']), fc.subarray(PORTS, { minLength: 1 }), fc.constant(['1-443']));
const services = fc.tuple(protocols, ports).map(([protocol, list]) => servicesOf(protocol, list));
const rule = fc.record({ access: fc.constantFrom('allow', 'deny' as const), from: sides, to: sides, services });
const everything: Side = { surely: setOf(0, ADDRESSES - 1), perhaps: AddressSet.of(), everythingPublic: true, tags: [] };

const nsgs: fc.Arbitrary<NsgRule[]> = fc.array(rule, { maxLength: 7 }).map((list) =>
  [...list, { access: 'deny' as const, from: everything, to: everything, services: servicesOf('any', ['*']) }].map((one, i) => ({
    ...one,
    name: `rule-${i}`,
    priority: 100 + i,
    direction: 'inbound' as const,
    origin: 'user',
  })),
);
const ends: fc.Arbitrary<Extent> = sets.map((set) => ({ kind: 'addresses', set }));
const traffics: fc.Arbitrary<Traffic> = fc.record({ from: ends, to: ends, services });

interface Packet {
  readonly from: number;
  readonly to: number;
  readonly service: number;
}

// TCP, UDP, ICMP on one line of numbers, as traffic has them.
const SERVICES = [0, 1, 2, 80, 81, 443, 444, 65_535, 65_536, 65_537, 65_616, 65_979, 131_071, 131_072];

function* packets(): Generator<Packet> {
  for (let from = 0; from < ADDRESSES; from++)
    for (let to = 0; to < ADDRESSES; to++) for (const service of SERVICES) yield { from: BASE + from, to: BASE + to, service };
}

const holds = ({ from, to, services: own }: Traffic, packet: Packet) =>
  from.kind === 'addresses' &&
  to.kind === 'addresses' &&
  from.set.contains(packet.from) &&
  to.set.contains(packet.to) &&
  boundsUpTo(own, packet.service) % 2 === 1;

/** Whether a rule matches one packet: three answers, since a tag may hold any of the addresses. */
function matches(one: NsgRule, { from, to, service }: Packet): 'yes' | 'perhaps' | 'no' {
  if (boundsUpTo(one.services, service) % 2 === 0) return 'no';
  const side = ({ surely, perhaps, tags }: Side, address: number) =>
    surely.contains(address) ? 'yes' : perhaps.contains(address) || tags.length > 0 ? 'perhaps' : 'no';
  const both = [side(one.from, from), side(one.to, to)];
  return both.includes('no') ? 'no' : both.includes('perhaps') ? 'perhaps' : 'yes';
}

/** What an NSG makes of one packet: rule by rule, in every world that the tags leave open. */
function slowAccess(rules: readonly NsgRule[], packet: Packet): 'allow' | 'deny' | 'unknown' {
  const possible = new Set<'allow' | 'deny'>();
  for (const one of rules) {
    const match = matches(one, packet);
    if (match !== 'no') possible.add(one.access);
    if (match === 'yes') break;
  }
  const [only] = possible;
  return possible.size === 1 && only ? only : 'unknown';
}

describe('evaluateNsg', () => {
  test('decides on every packet as trying the rules one by one does, and on each packet once', () => {
    const seen = { allow: 0, deny: 0, unknown: 0 };
    fc.assert(
      fc.property(nsgs, traffics, (rules, traffic) => {
        const { decisions } = evaluateNsg(rules, traffic);
        for (const packet of packets()) {
          const own = decisions.filter((decision) => holds(decision.traffic, packet));
          if (!holds(traffic, packet)) {
            expect(own).toEqual([]);
            continue;
          }
          const slow = slowAccess(rules, packet);
          expect(own.map(({ access }) => access)).toEqual([slow]);
          seen[slow]++;
        }
      }),
      { seed: 20_261_126, numRuns: 80 },
    );
    expect(Math.min(seen.allow, seen.deny, seen.unknown)).toBeGreaterThan(1000);
  });

  test('names the first rule that surely matches', () => {
    fc.assert(
      fc.property(nsgs, traffics, (rules, traffic) => {
        for (const { traffic: part, rule: decisive } of evaluateNsg(rules, traffic).decisions) {
          if (part.from.kind !== 'addresses' || part.to.kind !== 'addresses') continue;
          const [from] = part.from.set.ranges;
          const [to] = part.to.set.ranges;
          const packet = { from: Number(from?.first), to: Number(to?.first), service: part.services[0] ?? 0 };
          expect(decisive).toBe(rules.find((one) => matches(one, packet) === 'yes'));
        }
      }),
      { seed: 20_261_127, numRuns: 300 },
    );
  });
});

describe('throughGates', () => {
  test('lets pass what every NSG allows, and nothing else', () => {
    const gates = fc.array(fc.option(nsgs, { freq: 4 }), { maxLength: 3 });
    fc.assert(
      fc.property(gates, traffics, (list, traffic) => {
        const made = list.map((rules, i): Gate => ({ on: `net/${i}`, direction: 'inbound', rules: rules ?? undefined }));
        const { passages } = throughGates(made, traffic);
        for (const packet of packets()) {
          if (!holds(traffic, packet)) continue;
          const verdicts = list.flatMap((rules) => (rules ? [slowAccess(rules, packet)] : []));
          const slow = verdicts.includes('deny') ? 'deny' : verdicts.includes('unknown') ? 'unknown' : 'allow';
          expect(passages.filter((passage) => holds(passage.traffic, packet)).map(({ access }) => access)).toEqual([slow]);
        }
      }),
      { seed: 20_261_128, numRuns: 60 },
    );
  });
});
