import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whyNoChromium } from '../harness/browser.ts';
import { AppPage } from './app-page.ts';

/** The steps follow one another on one page. */
describe.skipIf(whyNoChromium() !== '')('the revisions', () => {
  let app: AppPage;
  const written = readFileSync('examples/hub-and-spoke.yaml', 'utf8');
  const stored = () => app.stored('Contoso landing zone');
  const summary = () => app.page.locator('p.summary').textContent();

  beforeAll(async () => {
    app = await AppPage.start('examples/hub-and-spoke.yaml', { permissions: ['clipboard-read', 'clipboard-write'] });
  });
  afterAll(() => app.end());

  test('are deliberate: there is none until one is saved', async () => {
    await app.view('Revisions');
    await app.page.getByRole('heading', { name: 'No revision yet' }).waitFor();
    await app.saveRevision('as deployed');
    await app.page.getByRole('button', { name: /^1 · as deployed/ }).waitFor();
    await app.page.getByText('revision 1').first().waitFor();
  });

  test('what changed since is shown as ribbons, as a table with what each change costs, and as Markdown', async () => {
    await app.view('Plan');
    await app.row('sqlmi').click();
    await app.press('F2', 'Tab', 'Tab');
    await app.table.getByLabel('Prefix, or a length such as /26').fill('/25');
    await app.press('Enter');
    await expect.poll(() => app.row('sqlmi').textContent()).toContain('10.64.26.0/25');
    await app.view('Revisions');
    await expect.poll(summary).toBe('1 resized, 10 configured; 1 redeploy, 2 in place, 8 without impact');
    await app.page.getByRole('cell', { name: 'redeploy' }).waitFor();
    const pair = app.page.getByRole('figure').filter({ hasText: 'spoke-shop-weu' });
    expect(await pair.getByTitle('sqlmi 10.64.26.0/25: changed').count()).toBe(1);
    await app.page.getByRole('main').getByRole('button', { name: 'Copy as Markdown' }).first().click();
    const copied = await app.page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('10.64.25.128/26');
    expect(copied).toContain('10.64.26.0/25');
    expect(copied).toContain('redeploy');
  });

  test('the change sheet says the steps and the way back, and gives way', async () => {
    const sheet = app.page.getByRole('complementary', { name: 'Change sheet' }).or(app.page.getByRole('region', { name: 'Change sheet' }));
    await sheet.getByText(/^Move Azure SQL Managed Instance out of/).waitFor();
    await sheet
      .getByText(/^Undo \d/)
      .first()
      .waitFor();
    await app.page.getByRole('button', { name: 'Change sheet' }).click();
    await sheet.waitFor({ state: 'detached' });
    await app.page.getByRole('button', { name: 'Change sheet' }).click();
    await sheet.waitFor();
  });

  test('any two are compared', async () => {
    await app.saveRevision('larger');
    await expect.poll(summary).not.toContain('redeploy');
    await app.page.getByLabel('From', { exact: true }).selectOption('1');
    await app.page.getByLabel('To', { exact: true }).selectOption('2');
    await expect.poll(summary).toContain('1 redeploy');
  });

  test('one is named, and the name taken away', async () => {
    await app.page.getByRole('button', { name: /^1 · as deployed/ }).click();
    await app.page.getByRole('button', { name: 'Tag…' }).click();
    await app.dialog.getByLabel('Tag').fill('approved');
    await app.press('Enter');
    await app.dialog.waitFor({ state: 'detached' });
    await app.page.getByText('approved', { exact: true }).first().waitFor();
    expect(await app.host.ask('revision/list', { plan: 'Contoso landing zone' })).toMatchObject({
      value: [{ number: 2 }, { number: 1, tags: ['approved'] }],
    });
    await app.page.getByRole('button', { name: 'Take the tag approved from revision 1' }).click();
    await app.page.getByRole('button', { name: 'Take the tag approved from revision 1' }).waitFor({ state: 'detached' });
  });

  test('one is restored; what was there is a revision, and undo leads back', async () => {
    const before = await stored();
    await app.page.getByRole('button', { name: 'Restore…' }).click();
    await app.dialog.getByRole('button', { name: 'Restore' }).click();
    await app.dialog.waitFor({ state: 'detached' });
    await expect.poll(stored).toBe(written);
    // It was revision 2, so that nothing had to be kept anew.
    await app.page.getByText('Revision 1 is on screen. What was there before is revision 2.').waitFor();
    await app.press('Control+z');
    await expect.poll(stored).toBe(before);
  });

  test('nothing went wrong in the page meanwhile', () => expect(app.faults).toEqual([]));
});
