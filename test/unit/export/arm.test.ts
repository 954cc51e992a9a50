import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Resources } from '../../../shared/config/resources.ts';
import { arm } from '../../../shared/export/arm/arm.ts';
import { print, type Value } from '../../../shared/export/arm/value.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import type { Computed } from '../../../shared/result/compute.ts';
import { mustRead } from '../../support/documents.ts';
import { everyService } from '../../support/every-service.ts';
import { hostilePlan } from '../../support/hostile-plan.ts';
import { hostileResources, plainId, plainOf, type Given, type Plain } from '../../support/plain-resources.ts';
import { mustCompute } from '../../support/plans.ts';
import { HOME, readArm, type ArmResource } from '../../support/read-arm.ts';

type Body = Record<string, unknown>;
const ROOT = path.resolve(import.meta.dirname, '../../..');
const example = (name: string) => mustRead(readFileSync(path.join(ROOT, 'examples', `${name}.yaml`), 'utf8'));
const textOf = (computed: Computed) => arm.write(computed)[0]?.text ?? '';
const withResources = (resources: Resources): Computed => ({ ...mustCompute({ cadastre: 1, name: '[x]' }), resources });

const lastName = (id: unknown) => (id as string | undefined)?.split('/').at(-1);
const one = (body: Body, single: string, many: string) => (body[many] as unknown[] | undefined) ?? [body[single]];
const lower = (text: unknown) => (text as string).toLowerCase();

/** Reads what a template makes, in the words of the plain resources. Names in references are in lower case: ids are. */
function plainFrom(made: readonly ArmResource[]): Plain {
  const out: Record<string, unknown> = {};
  const named = (type: string, id: unknown) => made.find((resource) => resource.type === `Microsoft.Network/${type}` && resource.id === id)?.name;
  const reference = (type: string, value: unknown) => {
    if (value === undefined) return undefined;
    const name = named(type, (value as Body)['id']);
    if (name === undefined) throw new Error(`no ${type} ${JSON.stringify(value)}`);
    return name;
  };
  for (const { id, type, name, body } of made) {
    const properties = (body['properties'] ?? {}) as Body;
    const beside = { location: body['location'], tags: body['tags'] };
    if (type === 'Microsoft.Network/networkSecurityGroups')
      out[id] = {
        ...beside,
        rules: (properties['securityRules'] as { name: string; properties: Body }[]).map(({ name: rule, properties: of }) => ({
          name: rule,
          priority: of['priority'],
          direction: lower(of['direction']),
          access: lower(of['access']),
          protocol: of['protocol'] === '*' ? 'any' : lower(of['protocol']),
          sources: one(of, 'sourceAddressPrefix', 'sourceAddressPrefixes'),
          destinations: one(of, 'destinationAddressPrefix', 'destinationAddressPrefixes'),
          ports: one(of, 'destinationPortRange', 'destinationPortRanges'),
          description: of['description'],
        })),
      };
    else if (type === 'Microsoft.Network/routeTables')
      out[id] = {
        ...beside,
        propagation: properties['disableBgpRoutePropagation'] === false,
        routes: (properties['routes'] as { name: string; properties: Body }[]).map(({ name: route, properties: of }) => ({
          name: route,
          to: of['addressPrefix'],
          nextHop: of['nextHopType'],
          nextHopAddress: of['nextHopIpAddress'],
        })),
      };
    else if (type === 'Microsoft.Network/publicIPAddresses') out[id] = { ...beside, sku: (body['sku'] as Body)['name'] };
    else if (type === 'Microsoft.Network/natGateways')
      out[id] = {
        ...beside,
        sku: (body['sku'] as Body)['name'],
        publicAddresses: (properties['publicIpAddresses'] as Body[]).map((address) => reference('publicIPAddresses', address)),
      };
    else if (type === 'Microsoft.Network/serviceEndpointPolicies')
      out[id] = {
        ...beside,
        definitions: (properties['serviceEndpointPolicyDefinitions'] as { name: string; properties: Body }[]).map(
          ({ name: definition, properties: of }) => ({
            name: definition,
            service: of['service'],
            resources: of['serviceResources'],
            description: of['description'],
          }),
        ),
      };
    else if (type === 'Microsoft.Network/virtualNetworks')
      out[id] = {
        ...beside,
        addressSpace: (properties['addressSpace'] as Body)['addressPrefixes'],
        subnets: (properties['subnets'] as { name: string; properties: Body }[]).map(({ name: subnet, properties: of }) => ({
          name: subnet,
          prefixes: one(of, 'addressPrefix', 'addressPrefixes'),
          nsg: reference('networkSecurityGroups', of['networkSecurityGroup']),
          routeTable: reference('routeTables', of['routeTable']),
          natGateway: reference('natGateways', of['natGateway']),
          delegation: ((of['delegations'] as Body[] | undefined)?.[0]?.['properties'] as Body | undefined)?.['serviceName'],
          serviceEndpoints: ((of['serviceEndpoints'] as Body[] | undefined) ?? []).map((endpoint) => endpoint['service']),
          endpointPolicy: reference('serviceEndpointPolicies', (of['serviceEndpointPolicies'] as Body[] | undefined)?.[0]),
          policies: of['privateEndpointNetworkPolicies'],
          outbound: of['defaultOutboundAccess'],
        })),
      };
    else if (type === 'Microsoft.Network/privateEndpoints') {
      const connection = (properties['privateLinkServiceConnections'] as { properties: Body }[])[0]?.properties ?? {};
      const group = made.find((resource) => resource.type.endsWith('privateDnsZoneGroups') && resource.name === `${name}/default`);
      out[id] = {
        ...beside,
        subnet: (properties['subnet'] as Body)['id'],
        target: connection['privateLinkServiceId'],
        groupId: (connection['groupIds'] as string[])[0],
        zones: (((group?.body['properties'] as Body | undefined)?.['privateDnsZoneConfigs'] ?? []) as { properties: Body }[]).map(
          (zone) => zone.properties['privateDnsZoneId'],
        ),
      };
    } else if (type === 'Microsoft.Network/privateDnsZones')
      out[id] = {
        links: made
          .filter((link) => link.type.endsWith('virtualNetworkLinks') && link.id.startsWith(`${id}/`))
          .map((link) => ({
            name: lastName(link.name),
            network: ((link.body['properties'] as Body)['virtualNetwork'] as Body)['id'],
          })),
      };
    else if (type === 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings')
      out[id] = {
        to: (properties['remoteVirtualNetwork'] as Body)['id'],
        forwarded: properties['allowForwardedTraffic'],
        transit: properties['allowGatewayTransit'],
        remote: properties['useRemoteGateways'],
      };
    else if (!/\/(deployments|resourceGroups|privateDnsZoneGroups|virtualNetworkLinks)$/.test(type)) throw new Error(`unexpected ${type}`);
  }
  return out;
}

/** The same for resources: a private endpoint names its subnet by id there. */
function expected(resources: Resources, given: Given): Plain {
  const plain = { ...plainOf(resources, given) };
  for (const network of resources.networks) {
    for (const endpoint of network.privateEndpoints) {
      const id = plainId(network.subscription ?? given.home, network.resourceGroup, 'privateEndpoints', endpoint.name);
      const made = plain[id] as Body | undefined;
      if (made)
        plain[id] = {
          ...made,
          subnet: plainId(
            network.subscription ?? given.home,
            network.resourceGroup,
            'virtualNetworks/subnets',
            network.name,
            made['subnet'] as string,
          ),
        };
    }
  }
  return plain;
}

/** Every id that is waited for is made, and nothing waits for itself by any way round. */
function checkOrder(made: readonly ArmResource[]): void {
  const byId = new Map(made.map((resource) => [resource.id, resource]));
  expect(byId.size).toBe(made.length);
  const done = new Set<string>();
  const visit = (id: string, open: readonly string[]): void => {
    if (done.has(id)) return;
    expect(open).not.toContain(id);
    const resource = byId.get(id);
    if (!resource) throw new Error(`nothing makes ${id}`);
    for (const next of resource.dependsOn) {
      expect(byId.get(next)?.inside, `${id} waits for ${next}`).toBe(resource.inside);
      visit(next, [...open, id]);
    }
    done.add(id);
  };
  for (const { id } of made) visit(id, []);
}

const waitsFor = (made: readonly ArmResource[], id: string, seen = new Set<string>()): Set<string> => {
  for (const next of made.find((resource) => resource.id === id)?.dependsOn ?? []) {
    if (seen.has(next)) continue;
    seen.add(next);
    waitsFor(made, next, seen);
  }
  return seen;
};

const EXAMPLES = ['first-plan', 'hub-and-spoke', 'data-platform', 'broken'].map((name): [string, PlanDocument] => [
  `the example ${name}`,
  example(name),
]);

describe.each([...EXAMPLES, ['every service', everyService()], ['a plan of hostile names', hostilePlan()]] as const)('%s', (_, document) => {
  const computed = mustCompute(document);
  const { resources } = computed;
  const text = textOf(computed);
  const targets = Object.fromEntries(
    resources.networks.flatMap((network) => network.privateEndpoints.map((one) => [one.name, `/target/${one.name}`])),
  );
  const given: Given = { home: HOME, location: 'westeurope', gatewaysExist: true, targets };
  const parameters = {
    ...(resources.networks.some((network) => network.region === undefined) ? { location: given.location } : {}),
    ...(resources.peerings.some((peering) => peering.useRemoteGateways) ? { gatewaysExist: true } : {}),
    ...(Object.keys(targets).length > 0 ? { privateEndpointTargets: targets } : {}),
  };

  test('makes what the resources say, each after what it needs', () => {
    const made = readArm(text, parameters);
    expect(plainFrom(made)).toEqual(expected(resources, given));
    checkOrder(made);
  });

  test('makes no private endpoint without a target, and uses no gateway before it exists', () => {
    const none = { ...given, gatewaysExist: false, targets: {} };
    expect(plainFrom(readArm(text, 'location' in parameters ? { location: given.location } : {}))).toEqual(expected(resources, none));
  });
});

describe('resources of every kind with hostile names, in two subscriptions', () => {
  const resources = hostileResources();
  const text = textOf(withResources(resources));
  const targets = { "pe-hub-one it's": '/target/1', "pe-spoke-two it's": '/target/2' };
  const made = readArm(text, { location: 'northeurope', gatewaysExist: true, privateEndpointTargets: targets });

  test('come back as they were', () => {
    expect(plainFrom(made)).toEqual(expected(resources, { home: HOME, location: 'northeurope', gatewaysExist: true, targets }));
    checkOrder(made);
  });

  test('are in their resource groups, each made before what is in it', () => {
    const groups = made.filter((resource) => resource.type === 'Microsoft.Resources/resourceGroups');
    expect(groups.map((group) => [group.subscription, group.name])).toEqual([
      [HOME, "[rg] 'hub' ${x} [y]"],
      ['00000000-0000-0000-0000-000000000002', "[rg] 'spoke' ${x} [y]"],
      [HOME, "rg-dns '0'"],
      ['00000000-0000-0000-0000-000000000002', "rg-dns '1'"],
    ]);
    for (const resource of made.filter(({ type, group }) => type.startsWith('Microsoft.Network/') && group !== undefined)) {
      const group = groups.find((one) => one.subscription === resource.subscription && one.name === resource.group);
      expect([...waitsFor(made, resource.inside ?? '')], resource.id).toContain(group?.inside ?? group?.id);
    }
  });

  test('are named by deployments with names that Azure takes, no two alike', () => {
    const names = made.filter((resource) => resource.type === 'Microsoft.Resources/deployments').map((resource) => resource.name);
    expect(names).toHaveLength(10);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9._-]{1,64}$/);
  });

  test('are told why, with what is only shown and what is left out', () => {
    const reasons = [...text.matchAll(/"reasons": \[/g)];
    expect(reasons).toHaveLength(2);
    expect(text).toContain(
      "Only if two\\nlines $(touch /tmp/owned), not deployed: inbound allow tcp it's → self 1, x: `touch /tmp/owned` https://example.com/ (2026-01-01)",
    );
    expect(text).toContain('"Left to its service, not deployed: \\u2028wan (10.9.0.0/16). ');
    expect(text).toContain('"Without a place, not deployed: two\\nlines"');
  });

  test('leave no description longer than Azure takes, cut between words', () => {
    const cut = [...text.matchAll(/"description": "(.*…)"/g)].map((match) => match[1] ?? '');
    expect(cut).toHaveLength(4);
    for (const description of cut) expect(description).toMatch(/^.{100,138}reason…$/);
  });
});

describe('peerings', () => {
  const { resources } = mustCompute(example('hub-and-spoke'));
  const made = readArm(textOf(mustCompute(example('hub-and-spoke'))));
  const peerings = resources.peerings.map((peering) => {
    const found = made.find((resource) => resource.type.endsWith('virtualNetworkPeerings') && resource.name === `${peering.from}/${peering.name}`);
    return { peering, deployment: found?.inside ?? '' };
  });

  test('that touch a network stand in one line, those that use a gateway after those that allow it', () => {
    expect(peerings).toHaveLength(8);
    for (const a of peerings) {
      for (const b of peerings) {
        if (a === b || ![b.peering.from, b.peering.to].some((name) => name === a.peering.from || name === a.peering.to)) continue;
        const [before, after] = [waitsFor(made, a.deployment), waitsFor(made, b.deployment)];
        expect(before.has(b.deployment) !== after.has(a.deployment), `${a.deployment} and ${b.deployment}`).toBe(true);
        if (a.peering.useRemoteGateways && b.peering.from === a.peering.to && b.peering.to === a.peering.from)
          expect(before.has(b.deployment)).toBe(true);
      }
    }
  });

  test('wait for both networks and for the private endpoints in them, which change them too', () => {
    const deployments = made.filter((resource) => resource.type === 'Microsoft.Resources/deployments');
    expect(deployments.filter(({ name }) => name.startsWith('cadastre-endpoints-'))).toHaveLength(3);
    for (const { peering, deployment } of peerings) {
      const ends = [peering.from, peering.to].flatMap((name) => [`cadastre-network-${name}`, `cadastre-endpoints-${name}`]);
      const changing = deployments.filter(({ name }) => ends.includes(name)).map(({ id }) => id);
      expect(changing.length).toBeGreaterThanOrEqual(2);
      expect([...waitsFor(made, deployment)], deployment).toEqual(expect.arrayContaining(changing));
    }
  });
});

describe('values', () => {
  test('any text comes back as it was, on one line', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((text) => `[${text}]`),
        ),
        (text) => {
          const template = {
            parameters: { x: { type: 'string', defaultValue: text } },
            resources: [{ type: 'Microsoft.Network/x', apiVersion: '1', name: text }],
          };
          const printed = print(template);
          expect(printed).not.toMatch(/[\u0080-\u009f\u2028\u2029\u202e]/);
          expect(readArm(printed)[0]?.name).toBe(text);
        },
      ),
      { numRuns: 1000, seed: 43 },
    );
  });
  test('are laid out as JSON.stringify lays them out', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const plain = JSON.parse(JSON.stringify(value, (_, one: unknown) => (one === null || typeof one === 'string' ? 'x' : one))) as Value;
        expect(print(plain)).toBe(`${JSON.stringify(plain, null, 2)}\n`);
      }),
      { numRuns: 500, seed: 53 },
    );
  });
  test('a second bracket goes only where Azure takes it away again', () => {
    expect(JSON.parse(print(['[a]', '[a', 'a]', '[]', '[[a]', '[']))).toEqual(['[[a]', '[a', 'a]', '[[]', '[[[a]', '[']);
  });
});

test('the order of networks and subnets in the document does not change a byte', () => {
  const plan = example('hub-and-spoke');
  const reversed = {
    ...plan,
    virtualNetworks: [...(plan.virtualNetworks ?? [])].reverse().map((network) => ({ ...network, subnets: [...(network.subnets ?? [])].reverse() })),
    peerings: [...(plan.peerings ?? [])].reverse(),
  };
  expect(textOf(mustCompute(reversed))).toBe(textOf(mustCompute(plan)));
});
