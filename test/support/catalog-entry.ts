import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePrefix } from '../../shared/address/prefix.ts';
import { usableAddresses, virtualNetworkFaq } from '../../shared/catalog/azure-subnet.ts';
import { findEntry } from '../../shared/catalog/catalog.ts';
import { readInputs, type Inputs, type InputSpec } from '../../shared/catalog/inputs.ts';
import type { Example, RuleElsewhere, RuleNeed, Service } from '../../shared/catalog/service.ts';
import { readServiceInputs } from '../../shared/catalog/service-inputs.ts';
import { findServiceTag } from '../../shared/catalog/service-tags.ts';
import { capacityOf, sizeSubnet } from '../../shared/catalog/size.ts';
import { sourcesIn } from '../../tools/docs/sources-in.ts';
import { findSpecialSubnet } from '../../shared/catalog/special-subnets.ts';

const defaults = (service: Service, raw: Readonly<Record<string, unknown>> = {}): Inputs => {
  const { values, problems } = readInputs(service.sizing.inputs, raw, { of: service.id });
  expect(problems).toEqual([]);
  return values;
};

/** Values within the bounds of an input, small ones more often. */
function valuesOf(spec: InputSpec): fc.Arbitrary<unknown> {
  switch (spec.kind) {
    case 'count': {
      const most = Math.min(spec.most ?? 5000, spec.least + 5000);
      return fc.oneof(fc.integer({ min: spec.least, max: Math.min(most, spec.least + 8) }), fc.integer({ min: spec.least, max: most }));
    }
    case 'flag':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...spec.choices);
    case 'surge':
      return fc.oneof(
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 100 }).map((percent) => `${percent}%`),
      );
    case 'ports':
      return fc.constantFrom([443], ['80', '8000-8010'], ['*']);
    case 'prefix':
      return fc.constantFrom('', '10.128.0.0/14', '172.30.0.0/16', '100.64.0.0/18');
  }
}
const inputsOf = (service: Service) =>
  fc.record(Object.fromEntries(Object.entries(service.sizing.inputs).map(([name, spec]) => [name, valuesOf(spec)])));

/** Holds one rule of an entry against what Azure accepts. */
function checkRuleOf(service: Service, rule: RuleNeed | RuleElsewhere): void {
  expect(rule.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  expect(rule.purpose).toMatch(/^[A-Z0-9].*\.$/);
  for (const peer of [rule.from, rule.to])
    if (typeof peer === 'object' && 'prefix' in peer) expect(parsePrefix(peer.prefix), peer.prefix).toBeDefined();
  for (const peer of [rule.from, rule.to]) if (typeof peer === 'object' && 'tag' in peer) expect(findServiceTag(peer.tag), peer.tag).toBe(peer.tag);
  const ports = typeof rule.ports === 'function' ? rule.ports(defaults(service)) : rule.ports;
  expect(ports.length).toBeGreaterThan(0);
  for (const port of ports) expect(port).toMatch(/^(\*|\d{1,5}(-\d{1,5})?)$/);
}

/** Registers the tests that every entry of the catalog must pass. */
export function testEntry(service: Service): void {
  test('has sources with dates, and facts whose values stay in bounds', () => {
    expect(service.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(service.sources.length).toBeGreaterThan(0);
    for (const source of service.sources) {
      expect(source.url).toMatch(/^https:\/\//);
      expect(source.date).toMatch(/^(\d{4}-\d{2}-\d{2}|undated)$/);
      expect(source.checkedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
    expect(service.subnet.smallest.value).toBeGreaterThanOrEqual(8);
    expect(service.subnet.smallest.value).toBeLessThanOrEqual(29);
    for (const fact of [service.subnet.recommended, service.subnet.largest])
      if (fact) expect(fact.value).toBeLessThanOrEqual(service.subnet.smallest.value);
    for (const range of service.excludedRanges) expect(parsePrefix(range.prefix), range.prefix).toBeDefined();
    for (const id of [
      ...(service.subnet.sharing.with ?? []),
      ...(service.subnet.companions ?? []).map((c) => c.service),
      ...(service.lifecycle.successor ? [service.lifecycle.successor] : []),
    ])
      expect(findEntry(id)?.id, `${service.id} names ${id}`).toBe(id);
    if (service.subnet.requiredName) expect(findSpecialSubnet(service.subnet.requiredName.value)?.services).toContain(service.id);
  });

  test('has rules that Azure accepts: known tags, priorities and names of their own', () => {
    for (const direction of ['inbound', 'outbound']) {
      const rules = service.nsg.rules.filter((rule) => rule.direction === direction);
      expect(new Set(rules.map((rule) => rule.name)).size).toBe(rules.length);
      expect(new Set(rules.map((rule) => rule.priority)).size).toBe(rules.length);
    }
    for (const rule of service.nsg.elsewhere ?? []) {
      expect([rule.from, rule.to]).toContain('there');
      expect(rule.on).not.toMatch(/\.$/);
      checkRuleOf(service, rule);
    }
    for (const rule of service.nsg.rules) {
      checkRuleOf(service, rule);
      expect(rule.priority).toBeGreaterThanOrEqual(100);
      expect(rule.priority).toBeLessThanOrEqual(4096);
    }
    if (service.nsg.support.value === 'not-supported') expect(service.nsg.rules).toEqual([]);
  });

  test('rests only on sources that it lists', () => {
    const page = ({ url, date }: { readonly url: string; readonly date: string }) => `${url} ${date}`;
    const listed = new Set([...service.sources, virtualNetworkFaq].map(page));
    const missing = sourcesIn(service).filter((source) => !listed.has(page(source)));
    expect([...new Set(missing.map(({ title, date }) => `${title} (${date})`))]).toEqual([]);
  });

  test('has defaults that hold together, and says in sentences what does not', () => {
    expect(readServiceInputs(service, {}).problems).toEqual([]);
    fc.assert(
      fc.property(inputsOf(service), (raw) => {
        for (const { text } of readServiceInputs(service, raw).problems) expect(text).toMatch(/should.*\.$/s);
        const count = service.publicAddresses.count(defaults(service, raw));
        expect(Number.isSafeInteger(count) && count >= 0, `${count} public addresses`).toBe(true);
      }),
      { numRuns: 60, seed: 23 },
    );
  });

  test.each(service.sizing.examples.map((example, i) => ({ i, example, name: `${JSON.stringify(example.inputs)} ${example.note ?? ''}` })))(
    'example $i: $name',
    ({ example }) => {
      checkExample(service, example);
    },
  );

  test('the receipt adds up, whatever the inputs', () => {
    fc.assert(
      fc.property(
        inputsOf(service),
        fc.constantFrom(0, 10, 25, 100),
        fc.constantFrom('minimum' as const, 'recommended' as const),
        (raw, growth, mode) => {
          const size = sizeSubnet([{ service, inputs: defaults(service, raw), growth }], mode);
          expect(size.lines.reduce((sum, line) => sum + line.addresses, 0)).toBe(size.needed);
          expect(size.total).toBe(size.needed + size.reserved);
          if (!size.tooLarge) expect(2 ** (32 - size.prefixLength)).toBeGreaterThanOrEqual(size.total);
          for (const line of size.lines) expect(line.label).not.toMatch(/undefined|NaN|\[object/);
        },
      ),
      { numRuns: 60, seed: 21 },
    );
  });

  test('more demand never gives a smaller subnet', () => {
    const counts = Object.entries(service.sizing.inputs).flatMap(([name, spec]) => (spec.kind === 'count' && spec.grows ? [{ name, spec }] : []));
    if (counts.length === 0) return;
    fc.assert(
      fc.property(inputsOf(service), fc.constantFrom(...counts), fc.integer({ min: 1, max: 50 }), (raw, { name, spec }, more) => {
        const before = defaults(service, raw);
        const after = { ...before, [name]: Math.min((before[name] as number) + more, spec.most ?? Infinity) };
        const size = (inputs: Inputs) => sizeSubnet([{ service, inputs, growth: 0 }], 'recommended');
        expect(size(after).needed).toBeGreaterThanOrEqual(size(before).needed);
        expect(size(after).prefixLength).toBeLessThanOrEqual(size(before).prefixLength);
      }),
      { numRuns: 60, seed: 22 },
    );
  });
}

function checkExample(service: Service, example: Example): void {
  const inputs = defaults(service, example.inputs);
  const size = sizeSubnet([{ service, inputs, growth: 0 }], example.sizing ?? 'minimum');
  const wanted = example.unmet ? example.unmet.ours : example;
  if (wanted.needed !== undefined) expect(size.needed).toBe(wanted.needed);
  if (wanted.total !== undefined) expect(size.total).toBe(wanted.total);
  if (wanted.prefixLength !== undefined && !example.capacity && example.usable === undefined) expect(size.prefixLength).toBe(wanted.prefixLength);
  if (wanted.usable !== undefined) expect(usableAddresses(example.prefixLength ?? 0)).toBe(wanted.usable);
  if (wanted.publicAddresses !== undefined) expect(service.publicAddresses.count(inputs)).toBe(wanted.publicAddresses);
  if (example.capacity) expect(capacityOf(service, example.prefixLength ?? 0, example.capacity.input, inputs)).toBe(example.capacity.most);
  if (example.unmet) {
    // The figure must really differ, or the entry meets it and should say so.
    const differs = (['needed', 'total', 'prefixLength', 'usable', 'publicAddresses'] as const).some(
      (key) => example[key] !== undefined && example.unmet?.ours[key] !== undefined && example[key] !== example.unmet.ours[key],
    );
    expect(differs).toBe(true);
    expect(example.unmet.why).toMatch(/\.$/);
  }
}
