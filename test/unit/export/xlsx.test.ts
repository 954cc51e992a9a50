import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { columnLetters } from '../../../shared/export/xlsx/xml.ts';
import { workbook } from '../../../shared/export/xlsx/workbook.ts';
import { xlsx } from '../../../shared/export/xlsx/xlsx.ts';
import type { Computed } from '../../../shared/result/compute.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';
import { mustCompute } from '../../support/plans.ts';
import { exampleDocuments, hostileDocument, turnedRound, withEveryResource } from '../../support/report-plans.ts';

const bytesOf = async (computed: Computed) => (await xlsx.write(computed))[0]?.bytes ?? new Uint8Array();

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

type Sheets = Record<string, (string | number | undefined)[][]>;

/** Reads a workbook back: the cells of each sheet by its name. A formula anywhere is an error. */
function readWorkbook(bytes: Uint8Array): Sheets {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
  const names = [...(parts['xl/workbook.xml'] ?? '').matchAll(/<sheet name="([^"]+)"/g)].map((match) => match[1] ?? '');
  return Object.fromEntries(names.map((name, i) => [name, cellsOf(parts[`xl/worksheets/sheet${i + 1}.xml`] ?? '')]));
}

function cellsOf(xml: string): (string | number | undefined)[][] {
  expect(xml).not.toMatch(/<f[ >]/);
  const column = (letters: string) => Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return [...xml.matchAll(/<row r="(\d+)">(.*?)<\/row>/gs)].map(([, , row = '']) => {
    const cells: (string | number | undefined)[] = [];
    for (const [, at = '', attributes = '', value = ''] of row.matchAll(/<c r="([A-Z]+)\d+"([^>]*)>(.*?)<\/c>/gs)) {
      const text = /^<is><t xml:space="preserve">(.*)<\/t><\/is>$/s.exec(value);
      if (attributes.includes('t="inlineStr"') !== (text !== null)) throw new Error(`${at}: ${value}`);
      cells[column(at)] = text ? decoded(text[1] ?? '') : Number(/^<v>(-?[\d.]+)<\/v>$/.exec(value)?.[1]);
    }
    return cells;
  });
}

function decoded(text: string): string {
  expect(text).not.toMatch(/[<>]/);
  return text
    .replace(
      /&(amp|lt|gt|quot|#x[0-9a-f]+);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? String.fromCodePoint(parseInt(name.slice(2), 16)),
    )
    .replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** The rows of a sheet as objects, by the titles of its columns. */
function records(sheets: Sheets, name: string): Record<string, string | number | undefined>[] {
  const [header = [], ...rows] = sheets[name] ?? [];
  return rows.map((row) => Object.fromEntries(header.map((title, i) => [String(title), row[i]])));
}

describe.each(exampleDocuments())('the workbook of %s', (_, document) => {
  const computed = mustCompute(document);
  const { resources, findings } = computed;

  test('has a sheet for each kind of thing', async () => {
    expect(Object.keys(readWorkbook(await bytesOf(computed)))).toEqual(['Networks', 'Subnets', 'Rules', 'Routes', 'Peerings', 'Findings']);
  });

  test('gives back every subnet of the plan, with numbers as numbers', async () => {
    const rows = records(readWorkbook(await bytesOf(computed)), 'Subnets');
    expect(rows.length).toBe(computed.plan.networks.reduce((sum, { subnets }) => sum + subnets.length, 0));
    const made = resources.networks.flatMap((network) => network.subnets.map((subnet) => ({ network, subnet })));
    for (const { network, subnet } of made) {
      const row = rows.find((one) => one['Virtual network'] === network.name && one['Subnet'] === subnet.name);
      const length = Number(subnet.prefixes[0]?.split('/')[1]);
      expect(row?.['Prefix'], subnet.address).toBe(subnet.prefixes[0]);
      expect(row?.['Addresses']).toBe(2 ** (32 - length));
      expect(row?.['Reserved']).toBe(5);
      expect(row?.['Usable']).toBe(2 ** (32 - length) - 5);
      expect(row?.['NSG']).toBe(subnet.nsg ?? subnet.noNsgBecause);
      expect(row?.['Route table']).toBe(subnet.routeTable);
      expect(row?.['Delegation']).toBe(subnet.delegation?.to);
      const endpoints = subnet.serviceEndpoints.map(
        ({ type, regions }) => `${type}: ${regions === 'all' ? 'every region' : (regions ?? []).join(', ')}`,
      );
      expect(row?.['Service endpoints'] ?? '').toBe(endpoints.join('; '));
      const policy = network.serviceEndpointPolicies.find(({ name }) => name === subnet.serviceEndpointPolicy);
      const listed = policy?.definitions.flatMap((definition) => definition.resources).join(', ');
      expect(row?.['Service endpoint policy']).toBe(policy && `${policy.name}: ${listed ?? ''}`);
    }
  });

  test('gives back every rule, route, side of a peering and finding', async () => {
    const sheets = readWorkbook(await bytesOf(computed));
    const rules = records(sheets, 'Rules').filter((row) => row['Deployed'] === 'yes');
    expect(rules.map((row) => [row['NSG'], row['Priority'], row['Name'], row['Access'], row['From'], row['To'], row['Ports'], row['Why']])).toEqual(
      resources.networks.flatMap(({ nsgs }) =>
        nsgs.flatMap((nsg) =>
          nsg.rules.map((rule) => [
            nsg.name,
            rule.priority,
            rule.name,
            rule.access,
            rule.sources.join(', '),
            rule.destinations.join(', '),
            rule.ports.join(', '),
            rule.because,
          ]),
        ),
      ),
    );
    const routes = records(sheets, 'Routes').filter((row) => row['Deployed'] === 'yes');
    expect(routes.map((row) => [row['Route table'], row['Name'], row['To'], row['Next hop'], row['Next hop address']])).toEqual(
      resources.networks.flatMap(({ routeTables }) =>
        routeTables.flatMap((table) => table.routes.map(({ name, to, nextHop, nextHopAddress }) => [table.name, name, to, nextHop, nextHopAddress])),
      ),
    );
    const yes = (on: boolean) => (on ? 'yes' : 'no');
    expect(records(sheets, 'Peerings').map((row) => Object.values(row))).toEqual(
      resources.peerings.map((peering) => [
        peering.name,
        peering.from,
        peering.to,
        yes(peering.allowForwardedTraffic),
        yes(peering.allowGatewayTransit),
        yes(peering.useRemoteGateways),
      ]),
    );
    expect(records(sheets, 'Findings').map((row) => [row['Severity'], row['Rule'], row['What is wrong']])).toEqual(
      findings.map(({ severity, rule, message }) => [severity, rule, message]),
    );
  });

  test('is the same whatever the order of the lists', async () => {
    const [turned, straight] = [await bytesOf(mustCompute(turnedRound(document))), await bytesOf(computed)];
    expect(readWorkbook(turned)).toEqual(readWorkbook(straight));
    expect(hexOf(turned)).toBe(hexOf(straight));
  });
});

test('the same plan gives the same bytes at every time and in every zone', async () => {
  const computed = withEveryResource('x');
  const zone = process.env['TZ'];
  try {
    const all: Uint8Array[] = [];
    for (const other of ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Kathmandu']) {
      process.env['TZ'] = other;
      all.push(await bytesOf(computed));
    }
    for (const bytes of all) expect(hexOf(bytes)).toBe(hexOf(all[0] as Uint8Array));
    // Each entry of the archive has one fixed time: noon of 1 January 1980, as DOS counts.
    const view = new DataView((all[0] as Uint8Array).buffer);
    expect([view.getUint16(10, true), view.getUint16(12, true)]).toEqual([12 << 11, (1 << 5) | 1]);
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});

test('rules that are shown and not deployed say so', async () => {
  const rows = records(readWorkbook(await bytesOf(withEveryResource('x'))), 'Rules');
  expect(rows.map((row) => [row['Name'], row['Deployed'], row['Only if'], row['Source']])).toEqual([
    ['platform x', 'no, by the platform itself', undefined, 'https://example.com/page'],
    ['case x', 'no, only in some cases', 'condition x', 'https://example.com/page'],
  ]);
});

test('accepted findings stand at the end with their reason', async () => {
  const computed = mustCompute({
    cadastre: 1,
    name: 'x',
    virtualNetworks: [
      { name: 'net', addressSpace: ['10.64.0.0/24'], subnets: [{ name: 'AzureBastionSubnet', service: 'bastion', prefix: '10.64.0.0/27' }] },
    ],
    suppress: [{ rule: 'subnet-too-small', subject: 'net/AzureBastionSubnet', reason: '=because', owner: 'me', until: '2027-01-01' }],
  });
  const last = records(readWorkbook(await bytesOf(computed)), 'Findings').at(-1);
  expect([last?.['Rule'], last?.['Accepted because'], last?.['Owner'], last?.['Until']]).toEqual([
    'subnet-too-small',
    '=because',
    'me',
    '2027-01-01',
  ]);
});

describe('hostile names', () => {
  test('come back as they are, and never as formulas', async () => {
    const bytes = await bytesOf(mustCompute(hostileDocument()));
    const sheets = readWorkbook(bytes);
    expect(
      records(sheets, 'Networks')
        .map((row) => row['Resource group'])
        .sort(),
    ).toEqual([...HOSTILE_NAMES].sort());
    expect(
      records(sheets, 'Subnets')
        .map((row) => row['Subnet'])
        .sort(),
    ).toEqual([...HOSTILE_NAMES].sort());
    const subnets = strFromU8(unzipSync(bytes)['xl/worksheets/sheet2.xml'] as Uint8Array);
    // The mark that keeps text text when a person edits the cell.
    expect(subnets).toMatch(/<c r="B\d+" s="4" t="inlineStr"><is><t xml:space="preserve">=1\+1<\/t>/);
  });

  test('of control characters, references and long texts come back too', () => {
    const texts = ['\u0000\u001b[31m', 'a\r\nb', '_x000D_', '__x0041_', '\ufffe', 'x'.repeat(40_000)];
    const { One } = readWorkbook(workbook([{ name: 'One', columns: ['text'], rows: texts.map((text) => [text]) }]));
    expect(One?.slice(1, -1).map(([cell]) => cell)).toEqual(texts.slice(0, -1));
    expect(One?.at(-1)?.[0]).toBe(`${'x'.repeat(32_766)}…`);
  });
});

test('columns are counted in letters', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
