import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from '@cdktf/hcl2json';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelsOf } from '../../../shared/export/terraform/layout.ts';
import { terraform } from '../../../shared/export/terraform/terraform.ts';
import { comment, quote } from '../../../shared/export/terraform/writer.ts';
import type { Computed } from '../../../shared/result/compute.ts';
import { mustRead } from '../../support/documents.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';
import { mixedLists } from '../../support/mixed-lists.ts';
import { hostileResources } from '../../support/plain-resources.ts';
import { mustCompute } from '../../support/plans.ts';

type Json = Record<string, unknown>;

const ROOT = path.resolve(import.meta.dirname, '../../..');
const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

describe('text', () => {
  const valueOf = async (code: string) => ((await parse('x.tf', `locals {\n  x = ${code}\n}\n`)) as { locals: { x: string }[] }).locals[0]?.x;

  test('any text comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 30 }), async (text) => {
        fc.pre(text.isWellFormed());
        expect((await valueOf(quote(text)))?.replace(/([$%])\1\{/g, '$1{')).toBe(text.normalize('NFC'));
      }),
      { numRuns: 500, seed: 43 },
    );
  });

  test.each([...HOSTILE_NAMES, 'two\nlines', 'a\r\nb', '\u0085next'])('%j stays inside a comment', async (name) => {
    expect(comment(name)).not.toMatch(/[\r\n\u0085\u2028\u2029]/);
    expect(await valueOf(`1 ${comment(name)}`)).toBe(1);
  });
});

describe('labels', () => {
  test('no two names have one label, whatever they are', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.oneof(fc.stringMatching(/^[aAnN1_ .-]{0,6}$/), fc.constantFrom(...HOSTILE_NAMES))), (names) => {
        const labels = [...labelsOf(names).values()];
        expect(new Set(labels).size).toBe(names.length);
        for (const label of labels) expect(label).toMatch(/^[a-z][a-z0-9_]*$/);
      }),
      { numRuns: 500, seed: 44 },
    );
  });

  test.each(['spoke-a', '1-network', 'Spoke A', 'ünïcödé'])('that of %s stays when others come that look like it', (name) => {
    const others = ['spoke a', 'spoke_a', 'SPOKE A', 'n-1-network', 'n 1 network', '1 network', 'unicode', '\u00fcn\u00efc\u00f6d e'];
    expect(labelsOf([...others, name]).get(name)).toBe(labelsOf([name]).get(name));
  });
});

describe('what only Terraform needs', () => {
  const example = (name: string) => mustCompute(mustRead(readFileSync(path.join(ROOT, 'examples', `${name}.yaml`), 'utf8')));
  const fileOf = (computed: Computed, name: string) => terraform.write(computed).find(({ path: file }) => file === name)?.text ?? '';
  const resourcesIn = async (text: string) => ((await parse('x.tf', text)) as { resource: Record<string, Record<string, Json[]>> }).resource;

  test('a delegation lists the actions that Azure answers with; where they are not published it says so', async () => {
    const text = fileOf(
      mustCompute({
        cadastre: 1,
        name: 'x',
        virtualNetworks: [
          {
            name: 'net',
            addressSpace: ['10.0.0.0/16'],
            subnets: [
              { name: 'sql', service: 'sql-managed-instance' },
              { name: 'lab', service: 'lab-services' },
            ],
          },
        ],
      }),
      'network-net.tf',
    );
    const [network] = (await resourcesIn(text))['azurerm_virtual_network']?.['net'] as { subnet: { name: string; delegation: Json[] }[] }[];
    const delegations = Object.fromEntries((network?.subnet ?? []).map(({ name, delegation }) => [name, delegation[0]?.['service_delegation']]));
    const action = (name: string) => `Microsoft.Network/virtualNetworks/subnets/${name}/action`;
    expect(delegations).toEqual({
      sql: [{ name: 'Microsoft.Sql/managedInstances', actions: ['join', 'prepareNetworkPolicies', 'unprepareNetworkPolicies'].map(action) }],
      lab: [{ name: 'Microsoft.LabServices/labplans' }],
    });
    expect(text.match(/# What the delegation allows is not published/g)).toHaveLength(1);
  });

  test.each([
    ['Standard', '~> 4.51'],
    ['StandardV2', '~> 4.70'],
  ] as const)('a NAT gateway of SKU %s asks for version %s of the provider', (sku, version) => {
    const resources = hostileResources();
    const computed: Computed = {
      ...mustCompute({ cadastre: 1, name: 'x' }),
      resources: {
        ...resources,
        networks: resources.networks.map((network) => ({
          ...network,
          publicAddresses: network.publicAddresses.map((address) => ({ ...address, sku })),
          natGateways: network.natGateways.map((gateway) => ({ ...gateway, sku })),
        })),
      },
    };
    expect(fileOf(computed, 'versions.tf')).toContain(`version = "${version}"`);
  });

  test('a peering that uses a gateway waits for the one that lets it, and each follows the prefixes of the other side', async () => {
    const computed = example('hub-and-spoke');
    const peerings = (await resourcesIn(fileOf(computed, 'peerings.tf')))['azurerm_virtual_network_peering'] ?? {};
    const using = Object.entries(peerings).filter(([, [peering]]) => peering?.['use_remote_gateways'] === '${var.gateways_exist}');
    expect(using).toHaveLength(computed.resources.peerings.filter(({ useRemoteGateways }) => useRemoteGateways).length);
    expect(using.length).toBeGreaterThan(0);
    for (const [label, [peering]] of using) {
      const [from, to] = label.split('__to__');
      expect(peering?.['depends_on']).toEqual([`\${azurerm_virtual_network_peering.${to ?? ''}__to__${from ?? ''}}`]);
      expect(peerings[`${to ?? ''}__to__${from ?? ''}`]?.[0]?.['allow_gateway_transit']).toBe(true);
    }
    for (const [label, [peering]] of Object.entries(peerings)) {
      const remote = `azurerm_virtual_network.${label.split('__to__')[1] ?? ''}`;
      expect(peering?.['remote_virtual_network_id']).toBe(`\${${remote}.id}`);
      expect(peering?.['triggers']).toEqual({ remote_address_space: `\${join(",", ${remote}.address_space)}` });
    }
  });

  test('a resource group that is there is never made anew elsewhere', async () => {
    const computed = example('hub-and-spoke');
    const groups = (await resourcesIn(fileOf(computed, 'main.tf')))['azurerm_resource_group'] ?? {};
    expect(
      Object.values(groups)
        .map(([group]) => group?.['name'])
        .sort(),
    ).toEqual([...new Set(computed.resources.networks.map(({ resourceGroup }) => resourceGroup))].sort());
    for (const [group] of Object.values(groups)) expect(group?.['lifecycle']).toEqual([{ ignore_changes: ['${location}'] }]);
  });

  test('what is not deployed stands in comments, and each rule has its reason and source above it', () => {
    const left = example('data-platform');
    expect(left.resources.leftToServices.length).toBeGreaterThan(0);
    for (const { subject } of left.resources.leftToServices)
      expect(fileOf(left, 'main.tf')).toContain(`# Left to its service, not deployed: ${subject}`);
    const { resources } = example('hub-and-spoke');
    const text = terraform
      .write(example('hub-and-spoke'))
      .map((file) => file.text)
      .join('\n');
    const nsgs = resources.networks.flatMap((network) => network.nsgs);
    for (const { name, because, source } of nsgs.flatMap(({ rules }) => rules))
      expect(text).toMatch(
        new RegExp(
          `${escaped(comment(because).slice(2))}${source ? ` ${escaped(source.url)} \\(${source.date}\\)` : ''}\n +security_rule \\{\n +name += ${escaped(quote(name))}\n`,
        ),
      );
    const shown = nsgs.flatMap(({ platformRules, conditionalRules }) => [...platformRules, ...conditionalRules]);
    expect(shown.length).toBeGreaterThan(0);
    for (const { because, source } of shown)
      expect(text).toMatch(new RegExp(`^# .*not deployed: .*${escaped(because)}${source ? ` ${escaped(source.url)}` : ''}`, 'm'));
  });

  test('files without content are left out', () => {
    const files = terraform.write(mustCompute({ cadastre: 1, name: 'x', virtualNetworks: [{ name: 'net', addressSpace: ['10.0.0.0/24'] }] }));
    expect(files.map(({ path: file }) => file).sort()).toEqual([
      'main.tf',
      'network-net.tf',
      'outputs.tf',
      'providers.tf',
      'variables.tf',
      'versions.tf',
    ]);
  });
});

test('the order of lists changes no byte, and a network more changes no other file but those that join', () => {
  const document = mustRead(readFileSync(path.join(ROOT, 'examples/hub-and-spoke.yaml'), 'utf8'));
  const files = terraform.write(mustCompute(document));
  expect(terraform.write(mustCompute(mixedLists(document, 7)))).toEqual(files);
  const more = terraform.write(
    mustCompute({
      ...document,
      virtualNetworks: [
        ...(document.virtualNetworks ?? []),
        { name: 'a-first-by-name', addressSpace: ['192.168.100.0/24'], subnets: [{ name: 'app' }] },
      ],
    }),
  );
  const changed = more.filter(({ path: file, text }) => files.find((before) => before.path === file)?.text !== text).map(({ path: file }) => file);
  expect(changed.sort()).toEqual(['main.tf', 'network-a-first-by-name.tf', 'outputs.tf']);
});
