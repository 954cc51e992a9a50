import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whyNoChromium } from '../harness/browser.ts';
import { AppPage } from './app-page.ts';

/** The steps follow one another on one page. */
describe.skipIf(whyNoChromium() !== '')('the findings', () => {
  let app: AppPage;
  const written = readFileSync('examples/broken.yaml', 'utf8');
  const stored = () => app.stored('Everything wrong');
  const summary = async () => (await app.page.getByTestId('summary').textContent()) ?? '';
  const shown = () => app.page.getByText(/^\d+ of \d+ findings shown\.$/).textContent();

  beforeAll(async () => {
    app = await AppPage.start('examples/broken.yaml');
    await app.view('Findings');
  });
  afterAll(() => app.end());

  test('stand in groups by rule, the worst first, and say why each rule is there', async () => {
    expect(await shown()).toBe('14 of 14 findings shown.');
    const headings = await app.page.getByRole('main').getByRole('heading', { level: 3 }).allTextContents();
    const kinds = headings.map((text) => /(Error|Warning|Info):/.exec(text)?.[1]);
    expect(kinds).toEqual([...kinds].sort((a, b) => ['Error', 'Warning', 'Info'].indexOf(a ?? '') - ['Error', 'Warning', 'Info'].indexOf(b ?? '')));
    await app.page.getByText('Why it matters overlap-connected').click();
    await app.page
      .locator('details[open]')
      .getByText(/route|reach|peer|address/)
      .first()
      .waitFor();
  });

  test('are filtered by words, severity, rule and whether there is a fix', async () => {
    await app.page.getByLabel('Show only findings that contain').fill('spoke-erp/app');
    await expect.poll(shown).toBe('2 of 14 findings shown.');
    await app.page.getByLabel('Show only findings that contain').fill('');
    await app.page.getByRole('button', { name: /errors$/ }).click();
    await expect.poll(shown).toBe('2 of 14 findings shown.');
    await app.page.getByRole('button', { name: /errors$/ }).click();
    await app.page.getByLabel('Rule', { exact: true }).selectOption('subnet-too-small');
    await expect.poll(shown).toBe('2 of 14 findings shown.');
    await app.page.getByLabel('Rule', { exact: true }).selectOption('');
    await app.page.getByLabel('With a fix').check();
    await expect.poll(shown).toBe('9 of 14 findings shown.');
    await app.page.getByLabel('With a fix').uncheck();
  });

  test('one is fixed by the keyboard: arrows lead to it, F fixes it, and undo brings it back', async () => {
    const first = app.page.locator('[data-finding]').first();
    await first.focus();
    const message = app.page.getByText(/spoke-test has "10\.64\.16\.5\/24" as a prefix/).first();
    for (let i = 0; i < 14; i++) {
      if ((await app.page.evaluate(() => document.activeElement?.textContent ?? '')).includes('10.64.16.5/24')) break;
      await app.press('ArrowDown');
    }
    await app.press('f');
    await message.waitFor({ state: 'detached' });
    await expect.poll(stored).toContain('10.64.16.0/24');
    await app.press('Control+z');
    await message.waitFor();
    await expect.poll(stored).toBe(written);
  });

  test('one leads to its subject in the plan', async () => {
    await app.page.getByRole('button', { name: 'spoke-erp/late', exact: true }).click();
    expect(await app.table.getByRole('row', { selected: true }).textContent()).toContain('late');
    await app.view('Findings');
  });

  test('one is accepted with a reason, which stands in the document, and reported again', async () => {
    const accept = app.page.getByRole('button', { name: 'Accept overlap-unconnected of spoke-copy' });
    await accept.click();
    await app.dialog.getByRole('button', { name: 'Accept' }).click();
    await app.dialog.getByText('write a reason').waitFor();
    await app.dialog.getByLabel('Reason').fill('A copy for tests: never peered.');
    await app.dialog.getByLabel('Until').fill('2027-02-30');
    await app.dialog.getByRole('button', { name: 'Accept' }).click();
    await app.dialog.getByText(/2027-02-30/).waitFor();
    await app.dialog.getByLabel('Until').fill('2099-12-31');
    await app.dialog.getByLabel('Accepted by').fill('Ana Ferreira');
    await app.dialog.getByRole('button', { name: 'Accept' }).click();
    await app.dialog.waitFor({ state: 'detached' });
    await app.page.getByText('“A copy for tests: never peered.”, Ana Ferreira, until 2099-12-31').waitFor();
    await expect.poll(stored).toContain('A copy for tests: never peered.');
    expect(await summary()).toContain('0 warnings');
    await app.page.getByRole('button', { name: 'Report again' }).click();
    await accept.waitFor();
    expect(await summary()).toContain('1 warning');
    await expect.poll(stored).toBe(written);
  });

  test('all that can be fixed is shown first, then fixed at once, and taken back at once', async () => {
    await app.page.getByRole('button', { name: 'Fix all…' }).click();
    const fix = app.dialog.getByRole('button', { name: 'Fix 8 findings' });
    await fix.waitFor();
    await app.dialog.getByRole('row', { name: /spoke-erp\/app/ }).waitFor();
    const before = await stored();
    await fix.click();
    await app.dialog.waitFor({ state: 'detached' });
    await expect.poll(summary).toContain('3 errors');
    await expect.poll(stored).not.toBe(before);
    await app.press('Control+z');
    await expect.poll(summary).toContain('12 errors');
    await expect.poll(stored).toBe(before);
  });

  test('nothing went wrong in the page meanwhile', () => expect(app.faults).toEqual([]));
});
