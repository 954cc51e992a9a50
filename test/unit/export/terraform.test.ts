import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from '@cdktf/hcl2json';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Resources } from '../../../shared/config/resources.ts';
import { terraform } from '../../../shared/export/terraform/terraform.ts';
import { comment, quote } from '../../../shared/export/terraform/writer.ts';
import type { Computed } from '../../../shared/result/compute.ts';
import { mustRead } from '../../support/documents.ts';
import { everyService } from '../../support/every-service.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';
import { hostilePlan } from '../../support/hostile-plan.ts';
import { mixedLists } from '../../support/mixed-lists.ts';
import { hostileResources, plainOf, type Given, type Plain } from '../../support/plain-resources.ts';
import { mustCompute } from '../../support/plans.ts';
import { readTerraform } from '../../support/read-terraform.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const example = (name: string) => mustCompute(mustRead(readFileSync(path.join(ROOT, 'examples', `${name}.yaml`), 'utf8')));
const withResources = (resources: Resources): Computed => ({ ...mustCompute({ cadastre: 1, name: '[x]' }), resources });

/** As the engine makes them: zones in the resource group of a network, NAT gateways for subnets that are there. */
function besideNetworks(resources: Resources): Resources {
  const groups = new Map(resources.networks.map(({ name, resourceGroup }) => [name, resourceGroup]));
  return {
    ...resources,
    networks: resources.networks.map((network) => ({
      ...network,
      natGateways: network.natGateways.map((gateway) => ({
        ...gateway,
        subnet: network.subnets.find(({ natGateway }) => natGateway === gateway.name)?.address ?? '',
      })),
    })),
    dnsZones: resources.dnsZones.map((zone) => ({ ...zone, resourceGroup: groups.get(zone.beside) ?? '' })),
  };
}

/** Half of the endpoints have a target. */
function given({ networks }: Resources): Given {
  const names = networks.flatMap(({ privateEndpoints }) => privateEndpoints.map(({ name }) => name));
  return {
    home: '00000000-0000-0000-0000-00000000000f',
    location: 'swedencentral',
    gatewaysExist: true,
    targets: Object.fromEntries(names.filter((_, i) => i % 2 === 0).map((name) => [name, `/subscriptions/x/${name}`])),
  };
}

test.each([
  ['first-plan', example('first-plan')],
  ['hub-and-spoke', example('hub-and-spoke')],
  ['data-platform', example('data-platform')],
  ['broken', example('broken')],
  ['every service', mustCompute(everyService())],
  ['a plan of hostile names', mustCompute(hostilePlan())],
  ['resources of hostile names', withResources(besideNetworks(hostileResources()))],
] as const)('%s: what Terraform makes is what the plan asks for', async (_, computed) => {
  const { resources } = computed;
  const known = given(resources);
  expect(comparable(await readTerraform(terraform.write(computed), known))).toEqual(comparable(plainOf(resources, known)));
});

/** Resources of Terraform have no order, and it composes characters (NFC) itself. */
function comparable(plain: Plain): unknown {
  const sorted = JSON.stringify(plain, (key, value: unknown) =>
    key === 'links' ? (value as { name: string }[]).sort((a, b) => (a.name.normalize('NFC') < b.name.normalize('NFC') ? -1 : 1)) : value,
  );
  return JSON.parse(sorted.normalize('NFC'));
}

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
