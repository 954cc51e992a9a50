import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whyNoChromium } from '../harness/browser.ts';
import { AppPage } from './app-page.ts';

/** The steps follow one another on one page. */
describe.skipIf(whyNoChromium() !== '')('what is looked for with Ctrl K', () => {
  let app: AppPage;
  const found = () => app.dialog.getByRole('option').allTextContents();
  const find = async (words: string) => {
    await app.press('Control+k');
    await app.dialog.waitFor();
    await app.page.keyboard.type(words);
  };

  beforeAll(async () => {
    app = await AppPage.start('examples/hub-and-spoke.yaml');
  });
  afterAll(() => app.end());

  test.each([
    ['10.64.25.7', ['spoke-shop-weu/aks', 'spoke-shop-weu', 'weu']],
    ['what contains 10.64.25.130?', ['spoke-shop-weu/sqlmi', 'spoke-shop-weu', 'weu']],
    ['10.3.4.5', ['hq-datacentre']],
  ])('is where %s lies, the narrowest first', async (words, names) => {
    await find(words);
    await expect.poll(async () => (await found()).length).toBe(names.length);
    const texts = await found();
    names.forEach((name, i) => expect(texts[i]).toContain(name));
    await app.press('Escape');
  });

  test.each([
    ['shop sqlmi', 'spoke-shop-weu/sqlmi', async () => expect(await app.table.getByRole('row', { selected: true }).textContent()).toContain('sqlmi')],
    ['go to map', 'Go to Map', () => app.page.getByRole('group', { name: /^Zoom/ }).waitFor()],
    ['private resolver', 'Azure DNS Private Resolver', () => app.page.getByRole('heading', { name: 'Azure DNS Private Resolver' }).first().waitFor()],
    ['export: terraform', 'Export: Terraform', () => app.dialog.getByRole('heading', { name: 'Export' }).waitFor()],
  ])('%s leads there', async (words, entry, isThere) => {
    for (let i = 0; i < 2 && (await app.dialog.isVisible()); i++) await app.press('Escape');
    await find(words);
    await expect.poll(async () => (await found())[0] ?? '').toContain(entry);
    await app.press('Enter');
    await isThere();
  });

  test('says so where there is nothing', async () => {
    await app.press('Escape');
    await find('zzzz');
    await app.dialog.getByText('Nothing is like “zzzz”.').waitFor();
    await app.press('Escape');
  });

  test('nothing went wrong in the page meanwhile', () => expect(app.faults).toEqual([]));
});
