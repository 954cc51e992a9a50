import { describe, expect, test } from 'vitest';
import { chooseService, findEntry, foldName, serviceById, services, umbrellas } from '../../shared/catalog/catalog.ts';
import { nearestService } from '../../shared/catalog/find-service.ts';
import { findSubnetSet, inputsOfSet, serviceOf, subnetsOfSet } from '../../shared/catalog/find-set.ts';
import { findPlatformService, platformServices } from '../../shared/catalog/platform-services.ts';
import { privateEndpointResources } from '../../shared/catalog/private-endpoint-resources/index.ts';
import { serviceEndpoints } from '../../shared/catalog/service-endpoints/index.ts';
import { readServiceInputs } from '../../shared/catalog/service-inputs.ts';
import { subnetSets } from '../../shared/catalog/sets/index.ts';
import { exampleGateway } from '../../docs/how-to/toy-service/example-gateway.ts';
import { computePlan } from '../../shared/result/compute.ts';
import { testEntry } from '../support/catalog-entry.ts';

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
      for (const { when, service } of umbrella.rows) {
        expect(Object.keys(when)).toEqual(Object.keys(umbrella.inputs));
        for (const [input, choice] of Object.entries(when)) expect(umbrella.inputs[input]?.choices).toContain(choice);
        expect(chooseService(umbrella.id, when), `${umbrella.id} ${JSON.stringify(when)}`).toMatchObject({ service: { id: service } });
      }
      expect(chooseService(umbrella.id, {})).toMatchObject({ service: { id: umbrella.rows[0]?.service } });
      for (const [input, { choices }] of Object.entries(umbrella.inputs))
        for (const choice of choices)
          expect(chooseService(umbrella.id, { [input]: choice }), `${umbrella.id} ${input}=${choice}`).toHaveProperty('service');
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
  testEntry(service);
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

describe('the toy entry of the how-to page', () => {
  testEntry(exampleGateway);
});

describe.each(subnetSets.map((set) => ({ id: set.id, set })))('set $id', ({ set }) => {
  test('has members that exist, roles of their own, and sources with dates', () => {
    expect(set.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    const roles = set.members.map(({ role }) => role);
    expect(new Set(roles).size).toBe(roles.length);
    expect(set.members.length).toBeGreaterThan(1);
    for (const role of roles) expect(role).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const { service, why } of set.members) {
      expect(serviceById(service), service).toBeDefined();
      expect(why).toMatch(/^[A-Z0-9].*\.$/);
    }
    for (const relation of set.relations) expect(relation).toMatch(/^[A-Z0-9/].*\.$/);
    expect(set.sources.length).toBeGreaterThan(0);
  });

  test('gives what each member fixes to inputs that its service has, with values that it accepts', () => {
    for (const member of set.members) {
      const { problems } = readServiceInputs(serviceOf(member), member.inputs ?? {});
      expect(problems, member.role).toEqual([]);
    }
  });

  test('can be planned with its defaults, and every subnet gets a place and a name of its own', () => {
    const plan = computePlan({
      cadastre: 1,
      name: 'set',
      addressPools: [{ name: 'pool', prefixes: ['10.64.0.0/12'] }],
      virtualNetworks: [{ name: 'net', pool: 'pool', subnets: [{ set: set.id }] }],
    });
    expect(plan.ok ? [] : plan.problems).toEqual([]);
    if (!plan.ok) return;
    const [network] = plan.value.allocation.networks;
    expect(network?.subnets.map(({ subnet }) => subnet.set?.role)).toEqual(subnetsOfSet(set, {}).subnets.map(({ member }) => member.role));
    expect(network?.subnets.filter(({ prefix }) => prefix === undefined)).toEqual([]);
    expect(plan.value.findings.filter(({ rule }) => ['companion-missing', 'dedicated-subnet-shared', 'one-per-network'].includes(rule))).toEqual([]);
  });

  test.each(set.examples.map((example) => ({ ...example, name: `/${example.memberPrefixLength} in a /${example.networkPrefixLength}` })))(
    'printed figure: $name',
    ({ networkPrefixLength, memberPrefixLength }) => {
      const findings = (length: number) => {
        const subnets = Object.fromEntries(set.members.map(({ role }) => [role, { size: `/${length}` }]));
        const plan = computePlan({
          cadastre: 1,
          name: 'set',
          virtualNetworks: [
            { name: 'net', addressSpace: [`10.0.0.0/${networkPrefixLength}`], subnets: [{ set: set.id, inputs: least(set.id), subnets }] },
          ],
        });
        return plan.ok ? plan.value.findings.filter(({ rule }) => rule === 'no-space').length : -1;
      };
      expect(findings(memberPrefixLength)).toBe(0);
      expect(findings(memberPrefixLength - 1)).toBeGreaterThan(0);
    },
  );
});

/** The least of every counted input of a set, so that its size is not in the way. */
function least(id: string): Record<string, number> {
  const set = findSubnetSet(id);
  if (!set) throw new Error(id);
  return Object.fromEntries(Object.entries(inputsOfSet(set)).flatMap(([name, spec]) => (spec.kind === 'count' ? [[name, spec.least]] : [])));
}

describe('platform services', () => {
  test('have ids and names of their own, and hold every resource, endpoint and entry', () => {
    expect(platformServices.map(({ id }) => id)).toEqual([...new Set(platformServices.map(({ id }) => id))].sort());
    const held = new Set(platformServices.flatMap((s) => [...s.injected, ...s.outbound, ...s.serviceEndpoints, ...s.privateEndpoints]));
    for (const part of [...privateEndpointResources, ...serviceEndpoints]) expect(held.has(part), part.id).toBe(true);
    for (const service of services)
      if (service.integration.some((way) => way === 'injection' || way === 'outbound-integration')) expect(held.has(service), service.id).toBe(true);
  });

  test.each([
    { name: 'storage', id: 'storage' },
    { name: 'Azure Storage', id: 'storage' },
    { name: 'storage-blob', id: undefined },
    { name: 'Microsoft.Storage', id: 'storage' },
    { name: 'SQL DW', id: 'synapse' },
    { name: 'azure-key-vault', id: 'key-vault' },
    { name: 'Data Lake Store', id: 'data-lake-storage-gen1' },
    { name: 'batch-pool', id: 'batch' },
    { name: 'apim', id: 'api-management' },
    { name: 'Hybrid Connections', id: 'app-service' },
    { name: 'firewall', id: 'firewall' },
  ])('$name finds $id', ({ name, id }) => {
    expect(findPlatformService(name)?.id).toBe(id);
  });
});
