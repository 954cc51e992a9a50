import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatPrefix, prefixContains, prefixesOverlap, subprefixes, type Prefix } from '../../../shared/address/prefix.ts';
import type { Finding, Fix } from '../../../shared/checks/finding.ts';
import type { PlanDocument, SubnetDocument, VirtualNetworkDocument } from '../../../shared/plan/document.ts';
import type { Computed } from '../../../shared/result/compute.ts';
import { resultOf } from '../../../shared/result/write-result.ts';
import { applyEdits } from '../../support/edits.ts';
import { mustCompute, mustPrefix, places } from '../../support/plans.ts';

const POOL = '10.0.3.0/25';
const pieces = (lengths: readonly number[], space = POOL) =>
  lengths.flatMap((length) => [...subprefixes(mustPrefix(space), length)].map(formatPrefix));

/** Subnets that are open, pinned or deployed; of fixed sizes, of services that advise more than they need, and of one that keeps out of a range. */
const openSubnet = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('/26', '/27', '/28', '/29').map((size): SubnetDocument => ({ size })) },
  { weight: 1, arbitrary: fc.constantFrom(3, 11, 20).map((machines): SubnetDocument => ({ inputs: { machines } })) },
  { weight: 1, arbitrary: fc.constant<SubnetDocument>({ service: 'sql-managed-instance', inputs: { gp: 1 } }) },
  { weight: 1, arbitrary: fc.constant<SubnetDocument>({ service: 'dns-private-resolver' }) },
);
const pinnedIn = (space: string) =>
  fc
    .record({ prefix: fc.constantFrom(...pieces([27, 28, 29], space)), deployed: fc.constantFrom(true, false, false, false) })
    .map((subnet): SubnetDocument => subnet);
const given = fc.constantFrom(...pieces([26, 27])).chain((space) =>
  fc.record({
    addressSpace: fc.constant<string[]>([space]),
    deployed: fc.constantFrom(true, false, false),
    subnets: fc.array(fc.oneof(openSubnet, pinnedIn(space)), { maxLength: 3 }),
  }),
);
const carved = fc.oneof(
  fc.record({ subnets: fc.array(openSubnet, { minLength: 1, maxLength: 3 }), size: fc.constantFrom('/26', '/27', '/28') }),
  fc.record({ subnets: fc.array(openSubnet, { minLength: 1, maxLength: 3 }), spare: fc.constantFrom(0, 20, 50) }),
);
const aroundPin = fc.record({ spare: fc.constantFrom(0, 0, 30), subnets: fc.tuple(openSubnet, pinnedIn(POOL)).map((list) => [...list]) });
const network: fc.Arbitrary<Omit<VirtualNetworkDocument, 'name'>> = fc.oneof(given, carved, aroundPin);

const plan = fc
  .record({
    networks: fc.array(network, { minLength: 1, maxLength: 4 }),
    reserved: fc.subarray(pieces([28]), { maxLength: 1 }),
    strategy: fc.constantFrom<'compact' | 'spaced'>('compact', 'spaced'),
  })
  .map(({ networks, reserved, strategy }): PlanDocument => ({
    cadastre: 1,
    name: 'full',
    defaults: { strategy },
    externalNetworks: [{ name: 'site', prefixes: ['10.0.3.128/27'] }],
    addressPools: [{ name: 'p', prefixes: [POOL], reserved: reserved.map((prefix) => ({ prefix, reason: 'kept' })) }],
    virtualNetworks: networks.map((n, i) => ({
      ...n,
      name: `n${i}`,
      pool: 'p',
      subnets: (n.subnets ?? []).map((s, k) => ({ ...s, name: `s${k}` })),
    })),
  }));

const shortagesOf = (computed: Computed) => computed.allocation.shortages.map(({ subject, family }) => `${subject} ${family}`);
const errorsOf = ({ findings }: Computed) =>
  findings.filter(({ severity }) => severity === 'error').map(({ rule, subjects }) => [rule, ...subjects].join(' '));

/** Whether a changed document remedies the shortage of a subject without any other error, and only subjects that may move (or lie in what may) have another place. */
function remedies(before: Computed, changed: PlanDocument, subject: string, mayMove: readonly string[]): boolean {
  const after = mustCompute(changed);
  const missing = shortagesOf(after);
  const had = new Set(shortagesOf(before));
  if (missing.includes(`${subject} 4`) || missing.some((name) => !had.has(name))) return false;
  const errors = new Set(errorsOf(before));
  if (errorsOf(after).some((error) => !errors.has(error) && !error.startsWith('no-space'))) return false;
  const now = places(resultOf(after));
  return Object.entries(places(resultOf(before))).every(
    ([name, place]) =>
      place === '' ||
      place === 'none' ||
      now[name] === place ||
      now[name]?.startsWith(`${place} `) === true ||
      mayMove.some((own) => name === own || name.startsWith(`${own}/`)),
  );
}

/** What a title says of itself: its kind, and what it moves. */
function saysOf({ title }: Fix): { readonly kind: string; readonly moves: readonly string[] } {
  const first = (pattern: RegExp) => [...title.matchAll(pattern)].map(([, name]) => name as string);
  if (title.startsWith('Ask for ')) return { kind: 'smaller subnet', moves: [] };
  if (title.startsWith('Keep ')) return { kind: 'less spare', moves: [] };
  if (title.startsWith('Carve ')) return { kind: 'network size', moves: first(/^Carve (\S+) as/g) };
  if (title.startsWith('Add ')) return { kind: 'further prefix', moves: [] };
  return { kind: 'move', moves: [...first(/^Move (\S+) from/g), ...first(/(\S+) go from/g)] };
}

function withNetwork(document: PlanDocument, i: number, change: (network: VirtualNetworkDocument) => VirtualNetworkDocument): PlanDocument {
  return { ...document, virtualNetworks: (document.virtualNetworks ?? []).map((n, k) => (k === i ? change(n) : n)) };
}
function withSubnet(document: PlanDocument, i: number, k: number, change: Partial<SubnetDocument>): PlanDocument {
  return withNetwork(document, i, (n) => ({ ...n, subnets: (n.subnets ?? []).map((s, at) => (at === k ? { ...s, ...change } : s)) }));
}

/** The twin: every single change of each kind, tried one by one without any thought. Yields the kind, the document and what moves. */
function* everyChange(
  document: PlanDocument,
  computed: Computed,
  subject: string,
): Generator<{ kind: string; changed: PlanDocument; moves: string[] }> {
  const networks = document.virtualNetworks ?? [];
  const at = networks.findIndex(({ name }) => subject.split('/')[0] === name);
  const own = networks[at] as VirtualNetworkDocument;
  const isSubnet = subject.includes('/');
  const located = computed.allocation.networks;

  for (const [k, subnet] of (own.subnets ?? []).entries()) {
    if (subnet.prefix !== undefined || (isSubnet && `${own.name}/${subnet.name ?? ''}` !== subject)) continue;
    const planned = located[at]?.subnets[k]?.subnet;
    for (let length = 20; planned && length <= planned.sizing.minimum; length++)
      if (length > (planned.size ?? planned.sizing.prefixLength))
        yield { kind: 'smaller subnet', changed: withSubnet(document, at, k, { size: `/${length}` }), moves: [] };
  }
  if (!isSubnet && own.addressSpace === undefined && own.size === undefined)
    for (let spare = 0; spare < (own.spare ?? 0); spare++)
      yield { kind: 'less spare', changed: withNetwork(document, at, (n) => ({ ...n, spare })), moves: [] };
  if (own.size !== undefined && own.addressSpace === undefined) {
    const size = Number(own.size.slice(1));
    for (let length = 22; length <= 29; length++)
      if (isSubnet ? length < size : length > size) {
        const changed = withNetwork(document, at, (n) => ({ ...n, size: `/${length}` }));
        // A network that no longer holds its subnets gives other shortages, which the judge sees.
        yield { kind: 'network size', changed, moves: isSubnet ? [own.name] : [] };
      }
  }
  // What other networks hold is taken; of one without a place, what is pinned in it. The judge would miss it where they overlap already.
  const heldByOthers = (i: number) =>
    located.flatMap(({ prefixes, subnets }, k) => (k === i ? [] : [...prefixes, ...subnets.flatMap(({ subnet }) => subnet.prefix?.prefix ?? [])]));
  const { length: missing } = computed.allocation.shortages.find((shortage) => shortage.subject === subject) ?? {};
  if (missing !== undefined) {
    const spaces = located[at]?.prefixes.map(formatPrefix) ?? [];
    const others = heldByOthers(at);
    // Beyond the pool there is room in plenty, so one block stands for all.
    for (const to of isSubnet ? subprefixes(mustPrefix(POOL), missing) : [mustPrefix('10.0.64.0/18')]) {
      if (others.some((pin) => prefixesOverlap(pin, to))) continue;
      const changed = isSubnet
        ? withNetwork(document, at, (n) => ({ ...n, addressSpace: [...spaces, formatPrefix(to)] }))
        : { ...document, addressPools: (document.addressPools ?? []).map((pool) => ({ ...pool, prefixes: [...pool.prefixes, formatPrefix(to)] })) };
      yield { kind: 'further prefix', changed, moves: [] };
    }
  }
  if (isSubnet) {
    for (const [k, subnet] of (own.subnets ?? []).entries()) {
      const place = located[at]?.subnets[k]?.prefix;
      if (!place || subnet.deployed) continue;
      for (const space of located[at]?.prefixes ?? [])
        for (const to of subprefixes(space, place.length))
          yield { kind: 'move', changed: withSubnet(document, at, k, { prefix: formatPrefix(to) }), moves: [`${own.name}/${subnet.name ?? ''}`] };
    }
  } else {
    for (const [i, other] of networks.entries()) {
      const from = located[i]?.prefixes[0];
      if (i === at || !from || other.deployed || (other.subnets ?? []).some((s) => s.deployed)) continue;
      const pins = heldByOthers(i);
      for (const to of subprefixes(mustPrefix(POOL), from.length))
        if (!pins.some((pin) => prefixesOverlap(pin, to))) yield { kind: 'move', changed: movedNetwork(document, i, from, to), moves: [other.name] };
    }
    // A pinned subnet of a network that has no address space may be placed anew.
    for (const [k, subnet] of (own.addressSpace === undefined ? (own.subnets ?? []) : []).entries()) {
      if (subnet.prefix === undefined || subnet.deployed) continue;
      for (const to of subprefixes(mustPrefix(POOL), mustPrefix(subnet.prefix).length))
        yield { kind: 'move', changed: withSubnet(document, at, k, { prefix: formatPrefix(to) }), moves: [`${own.name}/${subnet.name ?? ''}`] };
    }
  }
}

/** A network moved as a whole: the subnets pinned in it go with it. */
function movedNetwork(document: PlanDocument, i: number, from: Prefix, to: Prefix): PlanDocument {
  const by = Number(to.first) - Number(from.first);
  return withNetwork(document, i, (n) => ({
    ...n,
    addressSpace: [formatPrefix(to)],
    subnets: (n.subnets ?? []).map((s) => {
      const prefix = s.prefix === undefined ? undefined : mustPrefix(s.prefix);
      return prefix?.family === 4 && prefixContains(from, prefix) ? { ...s, prefix: formatPrefix({ ...prefix, first: prefix.first + by }) } : s;
    }),
  }));
}

const noSpaceOf = ({ findings }: Computed): Finding[] => findings.filter(({ rule }) => rule === 'no-space');
const fixesOf = ({ fix, alternatives = [] }: Finding): Fix[] => (fix ? [fix, ...alternatives] : []);

test('every fix that is offered remedies the shortage, moves nothing that its title does not name, and breaks nothing', () => {
  const met: Record<string, number> = {};
  fc.assert(
    fc.property(plan, (document) => {
      const before = mustCompute(document);
      for (const finding of noSpaceOf(before)) {
        const subject = finding.subjects[0] as string;
        for (const fix of fixesOf(finding)) {
          const { kind, moves } = saysOf(fix);
          const changed = applyEdits(document, fix.edits);
          expect(remedies(before, changed, subject, moves), `${subject}: ${fix.title}`).toBe(true);
          met[kind] = (met[kind] ?? 0) + 1;
        }
      }
    }),
    { numRuns: 400, seed: 71 },
  );
  for (const kind of ['smaller subnet', 'less spare', 'network size', 'further prefix', 'move']) expect(met[kind] ?? 0, kind).toBeGreaterThan(9);
});

test('where one single change of a kind remedies a shortage, one of that kind is offered', () => {
  const found: Record<string, number> = {};
  let none = 0;
  fc.assert(
    fc.property(plan, (document) => {
      const before = mustCompute(document);
      for (const finding of noSpaceOf(before)) {
        const subject = finding.subjects[0] as string;
        const offered = new Set(fixesOf(finding).map((fix) => saysOf(fix).kind));
        const possible = new Set<string>();
        for (const { kind, changed, moves } of everyChange(document, before, subject))
          if (!possible.has(kind) && remedies(before, changed, subject, moves)) possible.add(kind);
        for (const kind of possible) found[kind] = (found[kind] ?? 0) + 1;
        none += Number(possible.size === 0);
        expect(
          [...possible].filter((kind) => !offered.has(kind)),
          `${subject} in ${JSON.stringify(document)}`,
        ).toEqual([]);
      }
    }),
    { numRuns: 150, seed: 72 },
  );
  for (const kind of ['smaller subnet', 'less spare', 'network size', 'further prefix', 'move']) expect(found[kind] ?? 0, kind).toBeGreaterThan(4);
  expect(none).toBeGreaterThan(20);
});
