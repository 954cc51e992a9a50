import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseService, findEntry, foldName, nearestService, services, umbrellas } from '../../shared/catalog/catalog.ts';
import { parsePrefix } from '../../shared/address/prefix.ts';
import { usableAddresses } from '../../shared/catalog/azure-subnet.ts';
import { readInputs, type Inputs, type InputSpec } from '../../shared/catalog/inputs.ts';
import type { Example, Service } from '../../shared/catalog/service.ts';
import { capacityOf, sizeSubnet } from '../../shared/catalog/size.ts';
import { findServiceTag } from '../../shared/catalog/service-tags.ts';
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

describe('the catalog', () => {
  test('is in alphabetical order, with ids and aliases that mean one entry each', () => {
    expect(services.map((s) => s.id)).toEqual(services.map((s) => s.id).sort());
    const owners = new Map<string, Set<string>>();
    for (const entry of [...services, ...umbrellas]) {
      for (const name of [entry.id, entry.name, ...entry.aliases])
        owners.set(foldName(name), (owners.get(foldName(name)) ?? new Set()).add(entry.id));
    }
    expect([...owners].filter(([, ids]) => ids.size > 1).map(([name, ids]) => [name, [...ids]])).toEqual([]);
  });

  test('every umbrella chooses entries that exist', () => {
    for (const umbrella of umbrellas) {
      expect(Object.keys(umbrella.choices)).toContain(umbrella.default);
      for (const [choice, id] of Object.entries(umbrella.choices))
        expect(chooseService(umbrella.id, { [umbrella.input]: choice }), `${umbrella.id} ${choice}`).toMatchObject({ service: { id } });
    }
  });

  test('every id, name and alias finds its entry, in any case', () => {
    for (const entry of [...services, ...umbrellas])
      for (const name of [entry.id, entry.name, ...entry.aliases]) expect(findEntry(name.toUpperCase())?.id, name).toBe(entry.id);
  });

  test.each([
    { name: 'SQL MI', id: 'sql-managed-instance', why: 'short name' },
    { name: 'azure-sql-managed-instance', id: 'sql-managed-instance', why: "the vendor's name in front" },
    { name: 'Azure SQL Managed Instance', id: 'sql-managed-instance', why: 'its name' },
    { name: 'azure-firewall', id: 'firewall', why: 'as the contract writes it' },
    { name: 'azure-vpn-gateway', id: 'vpn-gateway', why: "the vendor's name in front" },
    { name: 'ASEV3', id: 'app-service-environment-v3', why: 'case does not matter' },
    { name: 'azure_bastion', id: 'bastion', why: 'underscores are hyphens' },
    { name: 'AKS', id: 'aks', why: 'an umbrella' },
  ])('$name is found: $why', ({ name, id }) => {
    expect(findEntry(name)?.id).toBe(id);
  });

  test.each([
    { name: 'sql-managed-instnace', id: 'sql-managed-instance' },
    { name: 'firewal', id: 'firewall' },
    { name: 'app-servce-environment-v3', id: 'app-service-environment-v3' },
  ])('$name suggests $id', ({ name, id }) => {
    expect(nearestService(name)).toBe(id);
  });
});

describe.each(services.map((service) => ({ id: service.id, service })))('$id', ({ service }) => {
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
    for (const rule of service.nsg.rules) {
      expect(rule.priority).toBeGreaterThanOrEqual(100);
      expect(rule.priority).toBeLessThanOrEqual(4096);
      expect(rule.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(rule.purpose).toMatch(/^[A-Z0-9].*\.$/);
      for (const peer of [rule.from, rule.to])
        if (typeof peer === 'object' && 'tag' in peer) expect(findServiceTag(peer.tag), peer.tag).toBe(peer.tag);
      const ports = typeof rule.ports === 'function' ? rule.ports(defaults(service)) : rule.ports;
      expect(ports.length).toBeGreaterThan(0);
      for (const port of ports) expect(port).toMatch(/^(\*|\d{1,5}(-\d{1,5})?)$/);
    }
    if (service.nsg.support.value === 'not-supported') expect(service.nsg.rules).toEqual([]);
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
});

test('services that may share a subnet never claim one priority for different rules', () => {
  const claimed = new Map<string, { what: string; by: string }>();
  const clashes: string[] = [];
  for (const service of services.filter((s) => s.subnet.sharing.kind === 'shared')) {
    for (const rule of service.nsg.rules) {
      const what = JSON.stringify([
        rule.name,
        rule.access,
        rule.protocol,
        rule.from,
        rule.to,
        typeof rule.ports === 'function' ? 'inputs' : rule.ports,
      ]);
      const key = `${rule.direction} ${rule.priority}`;
      const before = claimed.get(key);
      if (before && before.what !== what && before.by !== service.id) clashes.push(`${key}: ${before.by} and ${service.id}`);
      claimed.set(key, { what, by: service.id });
    }
  }
  expect(clashes).toEqual([]);
});

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
