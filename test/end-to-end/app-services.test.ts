import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { services } from '../../shared/catalog/catalog.ts';
import { platformServices } from '../../shared/catalog/platform-services.ts';
import { whyNoChromium } from '../harness/browser.ts';
import { AppPage } from './app-page.ts';

/** The steps follow one another on one page. */
describe.skipIf(whyNoChromium() !== '')('the services', () => {
  let app: AppPage;
  const choose = (name: string) => app.page.getByRole('radio', { name, exact: true }).check();

  beforeAll(async () => {
    app = await AppPage.start('examples/first-plan.yaml');
    await app.view('Services');
  });
  afterAll(() => app.end());

  test('each shows what it needs, and the ways to reach it', async () => {
    const radios = app.page.getByRole('radio');
    expect(await radios.count()).toBe(services.length);
    for (const tab of ['What it needs', 'Ways to reach it']) {
      await app.page.getByRole('tab', { name: tab }).click();
      for (const radio of await radios.all()) {
        await radio.check();
        await app.page.getByRole('heading', { name: 'Sources' }).first().waitFor();
      }
    }
    expect(app.faults).toEqual([]);
  });

  test('what is needed of a way is held against each, and the one that fits is named', async () => {
    await choose('Azure SQL Managed Instance');
    await app.page.getByRole('tab', { name: 'Ways to reach it' }).click();
    const platform = app.page.getByRole('tabpanel').getByRole('combobox');
    expect(await platform.inputValue()).toBe('sql-managed-instance');
    expect(await platform.getByRole('option').count()).toBe(platformServices.length);
    await platform.selectOption('storage');
    await app.page.getByLabel('clients reach the service at a private address').check();
    await app.page.getByText('Take: private endpoint.').waitFor();
  });

  test('a sized one is added to the plan, with its inputs', async () => {
    await app.page.getByRole('tab', { name: 'Size' }).click();
    await choose('Azure SQL Managed Instance');
    await app.page.getByLabel('General Purpose', { exact: true }).fill('6');
    await app.page.getByRole('button', { name: 'Add to plan…' }).click();
    await app.dialog.getByLabel('Subnet').fill('ledger');
    await app.dialog.getByRole('button', { name: 'Add subnet' }).click();
    await app.row('ledger').waitFor();
    await expect.poll(() => app.stored('First plan')).toMatch(/name: ledger, service: sql-managed-instance, inputs: \{gp: 6/);
  });

  test('nothing went wrong in the page meanwhile', () => expect(app.faults).toEqual([]));
});
