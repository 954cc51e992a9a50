import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whyNoChromium } from '../harness/browser.ts';
import { AppPage } from './app-page.ts';

/** The steps follow one another on one page, as a person works: each begins where the one before it ended. */
describe.skipIf(whyNoChromium() !== '')('the plan', () => {
  let app: AppPage;
  const written = readFileSync('examples/hub-and-spoke.yaml', 'utf8');
  const stored = () => app.stored('Contoso landing zone');
  const prefixOf = async (name: string) => /\d+\.\d+\.\d+\.\d+\/\d+/.exec((await app.row(name).textContent()) ?? '')?.[0];
  const undo = () => app.press('Control+z');

  beforeAll(async () => {
    app = await AppPage.start('examples/hub-and-spoke.yaml');
  });
  afterAll(() => app.end());

  test('opens a document as it was written, and says what each row needs and where it lies', async () => {
    expect(await stored()).toBe(written);
    expect(await app.row('sqlmi').textContent()).toMatch(/Azure SQL Managed Instance.*10\.64\.25\.128\/26.*58 \/ 59/s);
    expect(await app.table.getAttribute('aria-rowcount')).toBe('30');
  });

  test('a subnet is resized, moved, renamed and given another service in its row, by the keyboard alone', async () => {
    await app.table.focus();
    // Past the pool, the hub and its five subnets, the shop's network and three of its subnets.
    await app.press('Home', ...Array.from({ length: 11 }, () => 'ArrowDown'));
    expect(await app.table.getByRole('row', { selected: true }).textContent()).toContain('sqlmi');
    await app.press('F2');
    await app.page.keyboard.type('databases');
    await app.press('Tab');
    await app.table.getByRole('combobox').waitFor();
    await app.press('Tab');
    const prefix = app.table.getByLabel('Prefix, or a length such as /26');
    await prefix.waitFor();
    await expect.poll(() => prefix.evaluate((field) => field === document.activeElement)).toBe(true);
    await app.page.keyboard.type('/25');
    await app.press('Enter');
    await expect.poll(() => prefixOf('databases')).toBe('10.64.26.0/25');
    await app.press('Enter', 'Tab');
    await app.table.getByRole('combobox').waitFor();
    await app.page.keyboard.type('bastion');
    await app.page.getByRole('option', { name: 'Azure Bastion' }).waitFor();
    await app.press('Enter');
    await expect.poll(() => app.row('databases').textContent()).toContain('Azure Bastion');
    await expect.poll(stored).toContain('name: databases');
  });

  test('an edit that is refused says why, and changes nothing', async () => {
    const before = await stored();
    await app.row('gateway').click();
    await app.press('F2', 'Tab', 'Tab');
    const field = app.table.getByLabel('Prefix, or a length such as /26');
    await field.fill('10.64.16.0/24');
    await field.press('Enter');
    await app.table.getByRole('alert').filter({ hasText: 'aks-legacy' }).waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.press('Escape');
    expect(await prefixOf('gateway')).toBe('10.64.24.0/24');
    expect(await stored()).toBe(before);
  });

  test('all edits are taken back, to the byte, and made again', async () => {
    const edited = await stored();
    await app.table.focus();
    const undoButton = app.page.getByRole('button', { name: 'Undo' });
    while (await undoButton.isEnabled()) {
      const before = await app.page.getByRole('banner').textContent();
      await undo();
      await expect
        .poll(() => app.page.getByRole('banner').textContent())
        .not.toBe(before)
        .catch(() => undefined);
    }
    await expect.poll(stored).toBe(written);
    const redoButton = app.page.getByRole('button', { name: 'Redo' });
    while (await redoButton.isEnabled()) await redoButton.click();
    await expect.poll(stored).toBe(edited);
    while (await undoButton.isEnabled()) await undoButton.click();
    await expect.poll(stored).toBe(written);
  });

  test('a subnet is added and removed by the keyboard alone', async () => {
    await app.row('spoke-shop-weu').click();
    await app.press('Insert');
    await app.dialog.waitFor();
    await app.dialog.getByLabel('Name').focus();
    await app.page.keyboard.type('cache');
    await app.press('Tab');
    await app.page.keyboard.type('/27');
    await app.press('Enter');
    await app.dialog.waitFor({ state: 'detached' });
    await app.row('cache').waitFor();
    expect(await app.table.evaluate((tree) => tree === document.activeElement)).toBe(true);
    await app.press('Delete');
    await app.dialog.getByRole('cell', { name: 'removed' }).waitFor();
    await app.dialog.getByRole('button', { name: 'Remove' }).focus();
    await app.press('Enter');
    await app.row('cache').waitFor({ state: 'detached' });
    await undo();
    await app.row('cache').waitFor();
    await undo();
    await app.row('cache').waitFor({ state: 'detached' });
  });

  test('an input in the inspector changes the need, the receipt and the prefix at once', async () => {
    await app.row('sqlmi').click();
    await app.inspector.getByLabel('General Purpose', { exact: true }).fill('20');
    await app.press('Tab');
    await expect.poll(() => app.row('sqlmi').textContent()).toMatch(/\/24.*138 \/ 251/s);
    expect(await app.inspector.textContent()).toContain('25 × General Purpose, 2 each');
    await app.table.focus();
    await undo();
    await expect.poll(() => app.row('sqlmi').textContent()).toMatch(/58 \/ 59/);
    await expect.poll(stored).toBe(written);
  });

  test('what is chosen is recorded only after it was shown', async () => {
    await app.page.getByRole('button', { name: 'Allocate 24 pending' }).click();
    await app.dialog.getByRole('row', { name: /spoke-shop-weu\/sqlmi/ }).waitFor();
    await app.dialog.getByRole('button', { name: 'Not now' }).click();
    expect(await stored()).toBe(written);
    await app.page.getByRole('button', { name: 'Allocate 24 pending' }).click();
    await app.dialog.getByRole('button', { name: 'Allocate 24' }).click();
    await app.dialog.waitFor({ state: 'detached' });
    await expect.poll(stored).toContain('prefix: 10.64.25.128/26');
    await undo();
    await expect.poll(stored).toBe(written);
  });

  test('shows only what contains the words that are written', async () => {
    await app.page.getByLabel('Show only what contains').fill('sqlmi');
    await expect.poll(() => app.table.getByRole('row').count()).toBeLessThan(8);
    await app.page.getByLabel('Show only what contains').fill('');
  });

  test('a network, a pool and an external network are added', async () => {
    const { page } = app;
    const add = async (what: string) => {
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByRole('menuitem', { name: what }).click();
      await app.dialog.waitFor();
    };
    await add('Address pool…');
    await app.dialog.getByLabel('Name').fill('lab');
    await app.dialog.getByLabel('Prefixes').fill('10.200.0.0/16');
    await app.press('Enter');
    await app.row('Pool lab').waitFor();
    await add('External network…');
    await app.dialog.getByLabel('Name').fill('branch');
    await app.dialog.getByLabel('Prefixes').fill('172.20.0.0/16');
    await app.press('Enter');
    await app.dialog.waitFor({ state: 'detached' });
    await add('Virtual network…');
    await app.dialog.getByLabel('Name').fill('spoke-lab');
    await app.dialog.getByLabel('Pool').selectOption('lab');
    await app.dialog.getByRole('button', { name: 'Add' }).click();
    await app.dialog.waitFor({ state: 'detached' });
    await expect.poll(stored).toMatch(/name: branch[\s\S]*name: spoke-lab|name: spoke-lab[\s\S]*name: branch/);
  });

  test('a network without room that is not recorded grows for one more subnet, and says so', async () => {
    const { page } = app;
    await app.row('spoke-integration-weu').click();
    await app.press('Insert');
    await app.dialog.getByLabel('Name').fill('batch');
    await app.dialog.getByLabel('Prefix length').fill('/23');
    await app.press('Enter');
    await page
      .getByText(/spoke-integration-weu had no room for it, and as it is not recorded it becomes /)
      .first()
      .waitFor();
    await app.row('batch').waitFor();
  });

  test('nothing went wrong in the page meanwhile', () => expect(app.faults).toEqual([]));
});

describe.skipIf(whyNoChromium() !== '')('a conflict', () => {
  test('is found as it is typed, shown at the row, and fixed with one click', async () => {
    const app = await AppPage.start('examples/first-plan.yaml');
    try {
      await app.page.getByRole('button', { name: 'Allocate 3 pending' }).click();
      await app.dialog.getByRole('button', { name: 'Allocate 3' }).click();
      await app.dialog.waitFor({ state: 'detached' });
      await app.saved();
      const before = await app.stored('First plan');
      // What the row refuses, a document that was written elsewhere holds.
      const data = before.replace('10.64.0.64/27', '10.64.0.32/27');
      expect(data).not.toBe(before);
      await app.page.evaluate((text) => {
        const drop = new DataTransfer();
        drop.items.add(new File([text], 'plan.yaml'));
        window.dispatchEvent(new DragEvent('drop', { dataTransfer: drop, cancelable: true }));
      }, data);
      await app.page.getByText('1 error', { exact: false }).first().waitFor();
      await app.row('db').click();
      await app.inspector.getByText(/should not overlap/).waitFor();
      await app.inspector
        .getByRole('button', { name: /placed elsewhere/ })
        .first()
        .click();
      await expect.poll(() => app.page.getByTestId('summary').textContent()).toContain('0 errors');
      expect(app.faults).toEqual([]);
    } finally {
      await app.end();
    }
  });
});
