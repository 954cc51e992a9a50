import { readFileSync } from 'node:fs';
import path from 'node:path';
import papaparse from 'papaparse';
import { describe, expect, test } from 'vitest';
import { azureIpamCsv } from '../../../shared/export/azure-ipam-csv.ts';
import type { TextExporter } from '../../../shared/export/exporter.ts';
import { netboxCsv } from '../../../shared/export/netbox-csv.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import { mustRead } from '../../support/documents.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';
import { mustCompute, mustPrefix } from '../../support/plans.ts';
import { prefixContains, prefixesOverlap } from '../../../shared/address/prefix.ts';

const parse = (text: string) =>
  (papaparse as unknown as { parse: (text: string, config: object) => { data: string[][]; errors: unknown[] } }).parse(text, {
    skipEmptyLines: true,
  });
const textOf = (exporter: TextExporter, document: PlanDocument) => exporter.write(mustCompute(document))[0]?.text ?? '';
const hub = mustRead(readFileSync(path.resolve(import.meta.dirname, '../../../examples/hub-and-spoke.yaml'), 'utf8'));
const reversed: PlanDocument = {
  ...hub,
  externalNetworks: [...(hub.externalNetworks ?? [])].reverse(),
  addressPools: [...(hub.addressPools ?? [])].reverse(),
  virtualNetworks: [...(hub.virtualNetworks ?? [])].reverse().map((network) => ({ ...network, subnets: [...(network.subnets ?? [])].reverse() })),
};
const hostile: PlanDocument = {
  cadastre: 1,
  name: '=1+1',
  addressPools: [{ name: '@pool', prefixes: ['10.0.0.0/8'], reserved: [{ prefix: '10.255.0.0/16', reason: '-1\nline' }] }],
  virtualNetworks: HOSTILE_NAMES.map((name, i) => ({
    name,
    addressSpace: [`10.${i}.0.0/24`],
    subnets: [{ name, size: '/26' }],
    resourceGroup: name,
  })),
};
const cells = (text: string) => parse(text).data.slice(1).flat();

describe('NetBox', () => {
  const text = textOf(netboxCsv, {
    cadastre: 1,
    name: 'x',
    addressPools: [{ name: 'main', prefixes: ['10.64.0.0/16'], reserved: [{ prefix: '10.64.128.0/20', reason: 'second hub' }] }],
    virtualNetworks: [
      {
        name: 'hub',
        region: 'westeurope',
        subscription: '00000000-0000-0000-0000-000000000001',
        addressSpace: ['10.64.0.0/24', 'fd00::/56'],
        ipv6: true,
        subnets: [
          { name: 'app', prefix: '10.64.0.0/26', deployed: true, size: '/26' },
          { name: 'new', size: '/27' },
        ],
      },
      { name: 'live', addressSpace: ['10.64.1.0/24'], deployed: true },
      { name: 'whole', addressSpace: ['10.64.2.0/24'], subnets: [{ name: 'all', prefix: '10.64.2.0/24', size: '/24' }] },
    ],
  });

  test('takes only columns of its import, and prefixes from the outside in, each once', () => {
    expect(text.split('\r\n')).toEqual([
      'prefix,status,is_pool,mark_utilized,description,comments',
      '10.64.0.0/16,container,false,false,Address pool main,',
      '10.64.0.0/24,container,false,false,Virtual network hub,"hub: westeurope, 00000000-0000-0000-0000-000000000001"',
      '10.64.0.0/26,active,false,false,Subnet hub/app: Virtual machines,',
      '10.64.0.64/27,reserved,false,false,Subnet hub/new: Virtual machines,',
      '10.64.1.0/24,active,false,false,Virtual network live,',
      '10.64.2.0/24,reserved,false,false,Subnet whole/all: Virtual machines; Virtual network whole,',
      '10.64.128.0/20,reserved,false,false,Kept free in pool main: second hub,',
      'fd00::/56,container,false,false,Virtual network hub,"hub: westeurope, 00000000-0000-0000-0000-000000000001"',
      'fd00::/64,reserved,false,false,Subnet hub/app: Virtual machines,',
      'fd00:0:0:1::/64,reserved,false,false,Subnet hub/new: Virtual machines,',
      '',
    ]);
  });

  test('keeps names data: no cell is a formula, and each name is in its row', () => {
    const { data, errors } = parse(textOf(netboxCsv, hostile));
    expect(errors).toEqual([]);
    for (const cell of data.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    for (const [i, name] of HOSTILE_NAMES.entries()) {
      const row = data.find((one) => one[0] === `10.${i}.0.0/24`);
      expect(row?.[4]).toBe(`Virtual network ${name}`);
    }
  });

  test('holds descriptions of at most 200 characters', () => {
    const long = textOf(netboxCsv, {
      ...hostile,
      addressPools: [{ name: 'p', prefixes: ['10.0.0.0/8'], reserved: [{ prefix: '10.255.0.0/16', reason: '🧭'.repeat(150) }] }],
    });
    const description = parse(long).data.find((row) => row[0] === '10.255.0.0/16')?.[4] ?? '';
    expect(description).toMatch(/^Kept free in pool p: (🧭)+…$/u);
    expect(description.length).toBeGreaterThan(197);
    expect(description.length).toBeLessThanOrEqual(200);
  });
});

describe('Azure IPAM', () => {
  test('gets a space, its blocks, and a reservation for what is planned or kept free; what is deployed it finds itself', () => {
    const text = textOf(azureIpamCsv, {
      cadastre: 1,
      name: 'Contoso: plan',
      externalNetworks: [
        { name: 'partner', kind: 'partner', prefixes: ['10.64.64.0/20'] },
        { name: 'far', kind: 'on-premises', prefixes: ['172.16.0.0/16'] },
      ],
      addressPools: [{ name: 'main', prefixes: ['10.64.0.0/16'], reserved: [{ prefix: '10.64.128.0/20', reason: 'second hub' }] }],
      virtualNetworks: [
        { name: 'hub', pool: 'main', region: 'westeurope', addressSpace: ['10.64.0.0/24', 'fd00::/56'], ipv6: true },
        { name: 'apart', addressSpace: ['192.168.4.0/22'] },
        { name: 'live', addressSpace: ['10.64.1.0/24'], deployed: true },
        { name: 'twin', addressSpace: ['10.64.0.0/25'] },
      ],
    });
    expect(text.split('\r\n')).toEqual([
      'kind,space,block,name,cidr,desc',
      'space,Contoso-plan,,,,Plan Contoso- plan',
      'block,Contoso-plan,10.64.0.0-16,,10.64.0.0/16,',
      'block,Contoso-plan,192.168.4.0-22,,192.168.4.0/22,',
      'reservation,Contoso-plan,10.64.0.0-16,,10.64.0.0/24,Virtual network hub in westeurope',
      'external,Contoso-plan,10.64.0.0-16,partner,10.64.64.0/20,External network partner - partner',
      'reservation,Contoso-plan,10.64.0.0-16,,10.64.128.0/20,Kept free in pool main - second hub',
      'reservation,Contoso-plan,192.168.4.0-22,,192.168.4.0/22,Virtual network apart',
      'space,Contoso-plan-2,,,,Plan Contoso- plan - networks that share addresses with others',
      'block,Contoso-plan-2,10.64.0.0-25,,10.64.0.0/25,',
      'reservation,Contoso-plan-2,10.64.0.0-25,,10.64.0.0/25,Virtual network twin',
      '',
    ]);
  });

  test.each([
    ['the example', hub],
    ['hostile names', hostile],
  ])('takes every row of %s: its characters, blocks before what is in them, no overlap in a space', (_, document) => {
    const { data, errors } = parse(textOf(azureIpamCsv, document));
    expect(errors).toEqual([]);
    expect(data.length).toBeGreaterThan(8);
    const blocks = new Map<string, ReturnType<typeof mustPrefix>>();
    const held: { space: string; prefix: ReturnType<typeof mustPrefix> }[] = [];
    for (const [kind = '', space = '', block = '', name = '', cidr = '', desc = ''] of data.slice(1)) {
      // The expressions of engine/app/routers/space.py.
      expect(space).toMatch(/^(?![._-])[a-zA-Z0-9._-]{1,64}(?<![._-])$/);
      if (kind !== 'block') expect(desc).toMatch(/^(?![ /._-])[a-zA-Z0-9 /._-]{1,128}(?<![ /._-])$/);
      if (kind === 'external') expect(name).toMatch(/^(?![._-])[a-zA-Z0-9._-]{1,32}(?<![._-])$/);
      if (kind === 'space') continue;
      expect(block).toMatch(/^(?![._-])[a-zA-Z0-9._-]{1,64}(?<![._-])$/);
      const prefix = mustPrefix(cidr);
      if (kind === 'block') {
        for (const [key, other] of blocks) if (key.startsWith(`${space}/`)) expect(prefixesOverlap(prefix, other)).toBe(false);
        blocks.set(`${space}/${block}`, prefix);
        continue;
      }
      const around = blocks.get(`${space}/${block}`);
      expect(around && prefixContains(around, prefix)).toBe(true);
      for (const other of held) if (other.space === space) expect(prefixesOverlap(prefix, other.prefix), `${cidr} in ${space}`).toBe(false);
      held.push({ space, prefix });
    }
    for (const cell of cells(textOf(azureIpamCsv, document))) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });
});

test.each([netboxCsv, azureIpamCsv])('$id does not depend on the order of the document, and is never empty', (exporter) => {
  expect(textOf(exporter, reversed)).toBe(textOf(exporter, hub));
  expect(textOf(exporter, { cadastre: 1, name: 'empty' })).toMatch(/^[a-z_,]+\r\n(space,empty,,,,Plan empty\r\n)?$/);
});
