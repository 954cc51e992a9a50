import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Resources } from '../../../shared/config/resources.ts';
import { azcli } from '../../../shared/export/azcli/azcli.ts';
import { comment, quote } from '../../../shared/export/azcli/shell.ts';
import type { Computed } from '../../../shared/result/compute.ts';
import { mustRead } from '../../support/documents.ts';
import { runWithFakeAz, type AzCall } from '../../support/fake-az.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';
import { hostileResources, plainId, plainOf, type Given, type Plain } from '../../support/plain-resources.ts';
import { mustCompute } from '../../support/plans.ts';

const HOME = '00000000-0000-0000-0000-00000000000f';
const ROOT = path.resolve(import.meta.dirname, '../../..');
const example = (name: string) => mustRead(readFileSync(path.join(ROOT, 'examples', `${name}.yaml`), 'utf8'));
const textOf = (computed: Computed) => azcli.write(computed)[0]?.text ?? '';
const withResources = (resources: Resources): Computed => ({ ...mustCompute({ cadastre: 1, name: 'x\ntouch owned' }), resources });

type Body = Record<string, unknown>;
const TYPES: Readonly<Record<string, string>> = {
  'network nsg': 'networkSecurityGroups',
  'network route-table': 'routeTables',
  'network public-ip': 'publicIPAddresses',
  'network nat gateway': 'natGateways',
  'network service-endpoint policy': 'serviceEndpointPolicies',
  'network vnet': 'virtualNetworks',
  'network private-dns zone': 'privateDnsZones',
};

/** Reads what calls make, in the words of the plain resources. */
function plainFrom(calls: readonly AzCall[]): Plain {
  const out: Record<string, unknown> = {};
  const of = (id: string): Body => {
    const found = out[id];
    if (found === undefined) throw new Error(`${id} is not made yet`);
    return found as Body;
  };
  for (const { command, options } of calls) {
    const one = (name: string) => options[name] as string;
    const id = (type: string, ...names: string[]) => plainId(one('subscription'), one('resource-group'), type, ...names);
    const [, noun = '', verb = ''] = /^(.*) ([a-z]+)$/.exec(command) ?? [];
    if (verb === 'show' || command === 'group create') continue;
    const tags = options['tags'] === undefined ? {} : (JSON.parse(one('tags')) as unknown);
    const beside = { location: options['location'], tags };
    const type = TYPES[noun];
    if (noun === 'network nsg') out[id(TYPES[noun] ?? '', one('name'))] = { ...beside, rules: [] };
    else if (noun === 'network nsg rule')
      (of(id('networkSecurityGroups', one('nsg-name')))['rules'] as unknown[]).push({
        name: one('name'),
        priority: Number(one('priority')),
        direction: one('direction').toLowerCase(),
        access: one('access').toLowerCase(),
        protocol: one('protocol') === '*' ? 'any' : one('protocol').toLowerCase(),
        sources: options['source-address-prefixes'],
        destinations: options['destination-address-prefixes'],
        ports: options['destination-port-ranges'],
        description: one('description'),
      });
    else if (noun === 'network route-table')
      out[id(TYPES[noun] ?? '', one('name'))] = { ...beside, propagation: one('disable-bgp-route-propagation') === 'false', routes: [] };
    else if (noun === 'network route-table route')
      (of(id('routeTables', one('route-table-name')))['routes'] as unknown[]).push({
        name: one('name'),
        to: one('address-prefix'),
        nextHop: one('next-hop-type'),
        nextHopAddress: options['next-hop-ip-address'],
      });
    else if (noun === 'network public-ip') out[id(TYPES[noun] ?? '', one('name'))] = { ...beside, sku: options['sku'] };
    else if (noun === 'network nat gateway') {
      const sku = options['sku'] === undefined ? 'Standard' : (JSON.parse(one('sku')) as Body)['name'];
      const publicAddresses = options['public-ip-addresses'] as string[];
      for (const address of publicAddresses) of(id('publicIPAddresses', address));
      out[id(TYPES[noun] ?? '', one('name'))] = { ...beside, sku, publicAddresses };
    } else if (noun === 'network service-endpoint policy') out[id(TYPES[noun] ?? '', one('name'))] = { ...beside, definitions: [] };
    else if (noun === 'network service-endpoint policy-definition')
      (of(id('serviceEndpointPolicies', one('policy-name')))['definitions'] as unknown[]).push({
        name: one('name'),
        service: one('service'),
        resources: options['service-resources'],
        description: one('description'),
      });
    else if (noun === 'network vnet') out[id(TYPES[noun] ?? '', one('name'))] = { ...beside, addressSpace: options['address-prefixes'], subnets: [] };
    else if (noun === 'network vnet subnet') {
      if (options['network-security-group'] !== undefined) of(id('networkSecurityGroups', one('network-security-group')));
      if (options['route-table'] !== undefined) of(id('routeTables', one('route-table')));
      for (const policy of options['service-endpoint-policy'] ?? []) of(id('serviceEndpointPolicies', policy));
      if (options['nat-gateway'] !== undefined) of(id('natGateways', one('nat-gateway')));
      (of(id('virtualNetworks', one('vnet-name')))['subnets'] as unknown[]).push({
        name: one('name'),
        prefixes: options['address-prefixes'],
        nsg: options['network-security-group'],
        routeTable: options['route-table'],
        natGateway: options['nat-gateway'],
        delegation: (options['delegations'] as string[] | undefined)?.[0],
        serviceEndpoints: options['service-endpoints'] ?? [],
        endpointPolicy: (options['service-endpoint-policy'] as string[] | undefined)?.[0],
        policies: one('private-endpoint-network-policies'),
        outbound: one('default-outbound-access') === 'true',
      });
    } else if (noun === 'network private-dns zone') out[id(type ?? '', one('name'))] = { links: [] };
    else if (noun === 'network private-dns link vnet') {
      expect(one('registration-enabled')).toBe('false');
      const network = one('virtual-network').toLowerCase();
      of(network);
      (of(id('privateDnsZones', one('zone-name')))['links'] as unknown[]).push({ name: one('name'), network });
    } else if (noun === 'network private-endpoint')
      out[id('privateEndpoints', one('name'))] = {
        ...beside,
        subnet: one('subnet'),
        target: one('private-connection-resource-id'),
        groupId: one('group-id'),
        zones: [],
      };
    else if (noun === 'network private-endpoint dns-zone-group') {
      const endpoint = of(id('privateEndpoints', one('endpoint-name')));
      const zone = one('private-dns-zone').toLowerCase();
      of(zone);
      endpoint['zones'] = verb === 'create' ? [zone] : [...(endpoint['zones'] as unknown[]), zone];
    } else if (noun === 'network vnet peering') {
      const to = one('remote-vnet').toLowerCase();
      of(to);
      out[id('virtualNetworks/virtualNetworkPeerings', one('vnet-name'), one('name'))] = {
        to,
        forwarded: one('allow-forwarded-traffic') === 'true',
        transit: one('allow-gateway-transit') === 'true',
        remote: one('use-remote-gateways') === 'true',
      };
    } else throw new Error(`unexpected ${command}`);
  }
  return out;
}

describe.each(['first-plan', 'hub-and-spoke', 'data-platform', 'broken'])('the example %s', (name) => {
  const computed = mustCompute(example(name));
  const script = textOf(computed);
  const targets = Object.fromEntries(
    computed.resources.networks
      .flatMap((network) => network.privateEndpoints)
      .flatMap((one, i) => (i % 2 === 0 ? [[one.name, `/target/${one.name}`]] : [])),
  );
  const variables = {
    location: 'northeurope',
    gateways_exist: 'true',
    ...Object.fromEntries(Object.entries(targets).map(([endpoint, target]) => [`target_${endpoint.replaceAll('-', '_')}`, target])),
  };
  const given: Given = { home: HOME, location: 'northeurope', gatewaysExist: true, targets };

  test('makes what the resources say, each after what it needs', () => {
    const { code, stderr, calls } = runWithFakeAz(script, { home: HOME, show: 3, variables });
    expect([code, stderr]).toEqual([0, '']);
    expect(plainFrom(calls)).toEqual(plainOf(computed.resources, given));
  });
});

describe('resources of every kind with hostile names, in two subscriptions', () => {
  const resources = hostileResources();
  const script = textOf(withResources(resources));
  const targets = { "pe-hub-one it's": '/target/1', "pe-spoke-two it's": '/target/2' };
  const variables = { location: 'northeurope', gateways_exist: 'true', target_pe_hub_one_it_s: '/target/1', target_pe_spoke_two_it_s: '/target/2' };
  const given: Given = { home: HOME, location: 'northeurope', gatewaysExist: true, targets };
  const first = runWithFakeAz(script, { home: HOME, show: 3, variables });

  test('arrive byte for byte, and run nothing of their own', () => {
    expect([first.code, first.stderr]).toEqual([0, '']);
    expect(plainFrom(first.calls)).toEqual(plainOf(resources, given));
    expect(first.argv[0]).toEqual(['account', 'show', '--query=id', '--output=tsv']);
    expect(first.calls.filter((call) => call.command === 'group create').map(({ options }) => [options['subscription'], options['name']])).toEqual([
      [HOME, "[rg] 'hub' ${x} [y]"],
      ['00000000-0000-0000-0000-000000000002', "[rg] 'spoke' ${x} [y]"],
      [HOME, "rg-dns '0'"],
      ['00000000-0000-0000-0000-000000000002', "rg-dns '1'"],
    ]);
  });

  test('are recorded the same by a second run', () => {
    expect(runWithFakeAz(script, { home: HOME, show: 3, variables }).argv).toEqual(first.argv);
  });

  test('where everything is there, nothing that would be emptied is created again, and the rest is the same', () => {
    const again = runWithFakeAz(script, { home: HOME, show: 0, variables });
    expect(again.code).toBe(0);
    const created = again.calls.filter(({ command }) => command.endsWith(' create')).map(({ command }) => command);
    expect([...new Set(created)].sort()).toEqual([
      'group create',
      'network nsg rule create',
      'network private-endpoint create',
      'network private-endpoint dns-zone-group create',
      'network route-table route create',
      'network service-endpoint policy-definition create',
      'network vnet peering create',
      'network vnet subnet create',
    ]);
    const updated = again.calls.filter(({ command }) => command.endsWith(' update'));
    expect(updated.map(({ command }) => command)).toEqual(
      first.calls.flatMap(({ command }) =>
        /^network (nsg|route-table|public-ip|nat gateway|service-endpoint policy|vnet) create$/.test(command)
          ? [command.replace(/create$/, 'update')]
          : [],
      ),
    );
    for (const { command, options } of updated) {
      const made = first.calls.find(
        (call) =>
          call.command === command.replace(/update$/, 'create') &&
          call.options['name'] === options['name'] &&
          call.options['subscription'] === options['subscription'],
      );
      expect(made?.options).toMatchObject(options);
    }
  });

  test('where it cannot be told whether a thing is there, the script ends before it makes it', () => {
    const { code, stderr, calls } = runWithFakeAz(script, { home: HOME, show: 1, variables });
    expect([code, stderr]).toEqual([1, 'no such thing\n']);
    expect(calls.map(({ command }) => command).slice(-2)).toEqual(['group create', 'network nsg show']);
  });

  test('the script ends at the first command that fails', () => {
    const { code, calls } = runWithFakeAz(script, { home: HOME, show: 3, fails: 'rule', variables });
    expect(code).toBe(1);
    expect(calls.at(-1)?.command).toBe('network nsg rule create');
    expect(calls.filter(({ command }) => command.includes(' rule '))).toHaveLength(1);
  });

  test('a region that nobody gives ends the script before it makes anything', () => {
    const { code, stderr, calls } = runWithFakeAz(script, { home: HOME, show: 3 });
    expect(code).not.toBe(0);
    expect(stderr).toContain('The plan names no region for some networks: set location.');
    expect(calls.map(({ command }) => command)).toEqual(['account show']);
  });

  test('the head names what is left out, and comments hold what is only shown', () => {
    expect(script).toContain('\n# Without a place, not deployed: two lines\n');
    expect(script).toContain('\n# Only if two lines $(touch /tmp/owned), not deployed: ');
    expect(script.split('\n', 2)).toEqual(['#!/usr/bin/env bash', '# Plan x touch owned: virtual networks, NSGs, route tables and peerings.']);
  });
});

describe('words and comments', () => {
  const texts = fc.sample(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }).filter((text) => text.isWellFormed() && !text.includes('\0')),
    { numRuns: 1500, seed: 47 },
  );
  test('any text arrives as it was', () => {
    const all = [...HOSTILE_NAMES, ...texts, "'", "''", '\n', '$(echo x)', '\\x41\u0001', "it's\ta\\"];
    const { stdout } = spawnSync('bash', ['-s'], {
      input: `set -f\n${all.map((text) => `printf '%s\\0' ${quote(text).text}`).join('\n')}\n`,
      env: { LC_ALL: 'C' },
    });
    expect(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(stdout).split('\0').slice(0, -1)).toEqual(all);
  });
  test('any text stays inside of its comment', () => {
    const all = [...HOSTILE_NAMES, ...texts, 'two\necho out', 'a\r\necho out', '\u0085echo out', 'ends with \\'];
    const { stdout, stderr } = spawnSync('bash', ['-s'], { input: `${all.map(comment).join('\n')}\necho done\n`, encoding: 'utf8' });
    expect([stdout, stderr]).toEqual(['done\n', '']);
    for (const text of all) expect(comment(text)).toMatch(/^#[^\r\n\u0085\u2028\u2029]*$/);
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
