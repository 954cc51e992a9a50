import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { cadastre, planFile, SMALL_PLAN, temporaryFolder, WRONG_PLAN } from '../support/command-line.ts';

const EXAMPLES = path.resolve(import.meta.dirname, '../../examples');

describe('export', () => {
  test('the same table to a file and to standard output', async () => {
    const out = path.join(temporaryFolder(), 'plan.csv');
    const plan = planFile(SMALL_PLAN);
    const [toFile, toOutput] = await Promise.all([
      cadastre(['export', plan, '--format', 'csv', '--out', out]),
      cadastre(['export', plan, '--format', 'csv', '--out', '-']),
    ]);
    expect(toFile).toMatchObject({ code: 0, out: '' });
    expect(toFile.err).toContain('Wrote 1 file to');
    expect(toOutput).toMatchObject({ code: 0, err: '', out: readFileSync(out, 'utf8') });
    expect(toOutput.out).toMatch(/^virtualNetwork,subnet,/);
    expect(toOutput.out.trimEnd().split('\r\n')).toHaveLength(4);
  });

  test('json to standard output is the result', async () => {
    const ran = await cadastre(['export', planFile(SMALL_PLAN), '--format', 'json', '--out', '-']);
    expect(JSON.parse(ran.out)).toMatchObject({ format: 'cadastre-result/1' });
  });

  test('bicep into a folder, again with the same bytes, beside files of others', async () => {
    const out = path.join(temporaryFolder(), 'a', 'bicep');
    const args = ['export', path.join(EXAMPLES, 'hub-and-spoke.yaml'), '--format', 'bicep', '--out', out];
    expect(await cadastre(args)).toMatchObject({ code: 0, out: '' });
    const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).sort();
    expect(files).toEqual(expect.arrayContaining(['main.bicep', 'main.bicepparam']));
    const contents = () => files.filter((file) => file.includes('.bicep')).map((file) => readFileSync(path.join(out, file), 'utf8'));
    const before = contents();
    writeFileSync(path.join(out, 'mine.txt'), 'mine');
    writeFileSync(path.join(out, 'main.bicep'), 'old');
    expect(await cadastre(args)).toMatchObject({ code: 0 });
    expect(contents()).toEqual(before);
    expect(readFileSync(path.join(out, 'mine.txt'), 'utf8')).toBe('mine');
  });

  test('a plan with errors is written, and the exit code says so', async () => {
    const out = path.join(temporaryFolder(), 'plan.csv');
    const ran = await cadastre(['export', planFile(WRONG_PLAN), '--format', 'csv', '--out', out]);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toMatch(/plan\.yaml:8:\d+: error: .*\[outside-parent\]/);
    expect(ran.err).toContain('1 error: what was written would not deploy as it is.');
    expect(existsSync(out)).toBe(true);
  });

  test.each([
    { format: 'bicep', out: '-', says: 'several files', why: 'a folder cannot go to standard output' },
    { format: 'csv', out: 'folder', says: 'is a folder', why: 'a file is due' },
    { format: 'bicep', out: 'file', says: 'is a file', why: 'a folder is due' },
    { format: 'bicep', out: 'file/deeper', says: 'a file is in the way', why: 'a folder below a file' },
    { format: 'csv', out: 'nowhere/plan.csv', says: 'its folder does not exist', why: 'folders are not made for a file' },
    { format: 'csv', out: '', says: '', why: 'no path at all' },
    { format: '', out: '-', says: 'not an export format', why: 'no format at all' },
    { format: 'constructor', out: '-', says: 'not an export format', why: 'a word that JavaScript knows' },
  ])('$format to "$out" is refused: $why', async ({ format, out, says }) => {
    const cwd = temporaryFolder();
    mkdirSync(path.join(cwd, 'folder'));
    writeFileSync(path.join(cwd, 'file'), 'mine');
    const ran = await cadastre(['export', planFile(SMALL_PLAN), '--format', format, '--out', out], { cwd });
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(says);
    expect(readdirSync(cwd, { recursive: true }).sort()).toEqual(['file', 'folder']);
    expect(readFileSync(path.join(cwd, 'file'), 'utf8')).toBe('mine');
  });

  test('a plan that cannot be read writes nothing', async () => {
    const out = path.join(temporaryFolder(), 'plan.csv');
    expect(await cadastre(['export', planFile('cadastre: 1\n'), '--format', 'csv', '--out', out])).toMatchObject({ code: 2, out: '' });
    expect(existsSync(out)).toBe(false);
  });
});

describe('config', () => {
  test('shows the rules, routes and delegation of one subnet', async () => {
    const { code, out } = await cadastre(['config', planFile(SMALL_PLAN), '--subnet', 'spoke-shop/db']);
    expect(code).toBe(0);
    for (const word of [
      'spoke-shop/db  10.64.0.0/26',
      'delegated to Microsoft.Sql/managedInstances',
      'NSG nsg-spoke-shop-db',
      'Route table rt-spoke-shop-db',
      '1433',
    ]) {
      expect(out).toContain(word);
    }
    expect(out).not.toContain('spoke-shop/web');
  });

  test('shows to which regions service endpoints lead, and what their policy lets through', async () => {
    const args = ['config', path.join(EXAMPLES, 'data-platform.yaml'), '--subnet', 'analytics/notebooks'];
    const { code, out } = await cadastre(args);
    expect(code).toBe(0);
    expect(out).toContain('  service endpoints: Microsoft.Storage in westeurope\n');
    expect(out).toMatch(/ {2}service endpoint policy se-analytics-notebooks: \/subscriptions\/.*\/rg-lake, \/services\/Azure\/MachineLearning\n/);
    const { subnets } = JSON.parse((await cadastre([...args, '--json'])).out) as { subnets: object[] };
    expect(subnets[0]).toMatchObject({
      serviceEndpoints: [{ type: 'Microsoft.Storage', regions: ['westeurope'] }],
      serviceEndpointPolicy: 'se-analytics-notebooks',
      serviceEndpointPolicies: [{ definitions: [{ service: 'Microsoft.Storage' }, { service: 'Global' }] }],
    });
  });

  test('shows every subnet and peering', async () => {
    const { out } = await cadastre(['config', path.join(EXAMPLES, 'hub-and-spoke.yaml')]);
    for (const word of ['hub-weu/GatewaySubnet', 'spoke-data-neu/sqlmi', 'Peerings', 'service endpoints: ']) expect(out).toContain(word);
    expect(out).not.toMatch(/undefined|\[object|NaN/);
  });

  test('says that there is nothing', async () => {
    const { code, out } = await cadastre(['config', '-'], { input: '{cadastre: 1, name: empty}' });
    expect({ code, out }).toEqual({ code: 0, out: 'No subnet has a place.\n' });
  });
});
