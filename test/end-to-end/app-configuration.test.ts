import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whyNoChromium } from '../harness/browser.ts';
import { AppPage } from './app-page.ts';

const PLAN = 'examples/hub-and-spoke.yaml';

/** The steps follow one another on one page. */
describe.skipIf(whyNoChromium() !== '')('the configuration', () => {
  let app: AppPage;
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-configuration-'));

  beforeAll(async () => {
    app = await AppPage.start(PLAN, { permissions: ['clipboard-read', 'clipboard-write'] });
    await app.view('Configuration');
  });
  afterAll(async () => {
    await app.end();
    rmSync(folder, { recursive: true, force: true });
  });

  test('shows the rules of an NSG, each with its reason, and the routes, endpoints and peerings of a network', async () => {
    const { page } = app;
    const rules = page.getByRole('region', { name: 'Rules of nsg-hub-weu-AzureBastionSubnet' });
    await rules.getByRole('row', { name: /120 allow-https .*Internet.*443 Sessions of users\./ }).waitFor();
    await page.getByRole('list', { name: 'Virtual networks' }).getByText('spoke-shop-weu').click();
    await page
      .getByRole('region', { name: 'Routes of rt-spoke-shop-weu-aks', exact: true })
      .getByRole('row', { name: /0\.0\.0\.0\/0/ })
      .waitFor();
    await page
      .getByRole('row', { name: /hub-weu/ })
      .first()
      .waitFor();
    await page.getByLabel('Show only what contains').fill('endpoints');
    await rules.waitFor({ state: 'detached' });
    await page.getByLabel('Show only what contains').fill('');
  });

  test('leads from a subnet to its row in the plan', async () => {
    await app.page.getByRole('main').getByRole('button', { name: 'sqlmi' }).click();
    expect(await app.table.getByRole('row', { selected: true }).textContent()).toContain('sqlmi');
    await app.view('Configuration');
  });

  test.each([
    ['Bicep', 'bicep', 'main.bicep'],
    ['Terraform', 'terraform', 'main.tf'],
    ['ARM template (JSON)', 'arm', ''],
    ['Azure CLI script', 'azcli', ''],
  ])('%s is what the command line writes, and is copied whole', async (title, format, file) => {
    const { page } = app;
    await page.getByRole('tab', { name: 'Text' }).click();
    await page.getByRole('group', { name: 'Format' }).getByRole('button', { name: title }).click();
    if (file !== '')
      await page
        .getByRole('main')
        .getByRole('button', { name: new RegExp(`^${file.replace('.', '\\.')}\\s`) })
        .first()
        .click();
    await page.getByRole('main').getByRole('button', { name: 'Copy' }).click();
    const out = join(folder, format);
    execFileSync(process.execPath, ['cli/cadastre.js', 'export', PLAN, '--format', format, '--out', out]);
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(readFileSync(file === '' ? out : join(out, file), 'utf8'));
  });

  test('the text follows the plan, and is searched', async () => {
    const { page } = app;
    await page.getByRole('group', { name: 'Format' }).getByRole('button', { name: 'Bicep' }).click();
    await page
      .getByRole('main')
      .getByRole('button', { name: /^modules\/network-hub-weu\.bicep/ })
      .click();
    await page.getByLabel('Find in modules/network-hub-weu.bicep').fill('AzureBastionSubnet');
    await page.getByText(/^1 of \d+/).waitFor();
  });

  test('every format is previewed before it is written, and written as the command line writes it', async () => {
    const { page } = app;
    await app.press('Control+e');
    for (const [format, suffix] of [
      ['csv', 'csv'],
      ['markdown', 'md'],
      ['json', 'json'],
      ['xlsx', 'xlsx'],
      ['svg', 'svg'],
    ] as const) {
      await app.dialog.getByLabel('Format').selectOption(format);
      const button = app.dialog.getByRole('button', { name: 'Download', exact: true });
      await button.waitFor();
      const download = page.waitForEvent('download');
      await button.click();
      const got = join(folder, `got.${suffix}`);
      const file = await download;
      expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${suffix}$`));
      await file.saveAs(got);
      const out = join(folder, `own.${suffix}`);
      execFileSync(process.execPath, ['cli/cadastre.js', 'export', PLAN, '--format', format, '--out', out]);
      expect(readFileSync(got).equals(readFileSync(out)), format).toBe(true);
      await app.dialog.waitFor({ state: 'detached' });
      await app.press('Control+e');
    }
    await app.dialog.getByLabel('Format').selectOption('document');
    const download = page.waitForEvent('download');
    await app.dialog.getByRole('button', { name: 'Download', exact: true }).click();
    await (await download).saveAs(join(folder, 'plan.yaml'));
    expect(readFileSync(join(folder, 'plan.yaml'), 'utf8')).toBe(readFileSync(PLAN, 'utf8'));
  });

  test('nothing went wrong in the page meanwhile', () => expect(app.faults).toEqual([]));
});
