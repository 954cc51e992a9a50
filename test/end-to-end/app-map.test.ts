import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations } from '../harness/axe.ts';
import { launchChromium, whyNoChromium } from '../harness/browser.ts';
import { ServedApp } from './served-app.ts';

/** The steps follow one another on one page, as a person works: each begins where the one before it ended. */
describe.skipIf(whyNoChromium() !== '')('the map', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-map-'));
  let host: ServedApp;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  const row = (name: string) => page.getByRole('listbox', { name: new RegExp(`^Blocks of ${name} `) });
  const block = (space: string, name: string) => row(space).getByRole('option', { name: new RegExp(`^${name}, `) });
  const selectedIn = (space: string) => row(space).getByRole('option', { selected: true });
  const panel = () => page.getByRole('region', { name: 'What is being moved' });
  const prefixOf = async (space: string, name: string) => /\d+\.\d+\.\d+\.\d+\/\d+/.exec((await block(space, name).getAttribute('title')) ?? '')?.[0];
  const undo = () => page.keyboard.press('Control+z');

  async function middle(of: Locator): Promise<{ x: number; y: number }> {
    const box = await of.boundingBox();
    if (!box) throw new Error('it is not on screen');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  beforeAll(async () => {
    [host, browser] = await Promise.all([
      ServedApp.start('out/app/main/serve.js', ['--no-open', '--db', join(folder, 'plans.db'), 'examples/hub-and-spoke.yaml']),
      launchChromium(),
    ]);
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.setDefaultTimeout(8000);
    await page.goto(host.url.href);
    await page.getByRole('treegrid').waitFor();
    await page.keyboard.press('Control+2');
    await row('weu').waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await host.end();
    rmSync(folder, { recursive: true, force: true });
  });

  test('shows pools, networks and subnets one under another, and goes in', async () => {
    expect(await block('weu', 'reserved').getAttribute('title')).toContain('kept for a second hub');
    await block('weu', 'spoke-shop-weu').click();
    await block('spoke-shop-weu', 'sqlmi').click();
    await page.getByText('inside sqlmi').waitFor();
    const parts = page.getByRole('list', { name: 'What the addresses of sqlmi are for' }).getByRole('listitem');
    expect(await parts.last().textContent()).toMatch(/^free\s*\d+$/);
    // Each row that is drawn ends where its prefix ends.
    const last = await row('spoke-shop-weu').getByRole('option').last().boundingBox();
    const whole = await row('spoke-shop-weu').boundingBox();
    expect(Math.abs((last?.x ?? 0) + (last?.width ?? 0) - (whole?.x ?? 0) - (whole?.width ?? 0))).toBeLessThan(3);
  });

  test('zooms by wheel, keys and buttons, and moves sideways', async () => {
    const width = async () => (await block('spoke-shop-weu', 'sqlmi').boundingBox())?.width ?? 0;
    const before = await width();
    await selectedIn('spoke-shop-weu').focus();
    await page.keyboard.press('+');
    await expect.poll(width).toBeGreaterThan(before * 1.8);
    await page.keyboard.press('0');
    await expect.poll(width).toBeCloseTo(before, 0);
    const at = await middle(block('spoke-shop-weu', 'sqlmi'));
    await page.mouse.move(at.x, at.y);
    await page.mouse.wheel(0, -400);
    await expect.poll(width).toBeGreaterThan(before * 2);
    // What was under the pointer is still there.
    const now = await block('spoke-shop-weu', 'sqlmi').boundingBox();
    expect(at.x).toBeGreaterThan(now?.x ?? Infinity);
    expect(at.x).toBeLessThan((now?.x ?? 0) + (now?.width ?? 0));
    await page.getByRole('button', { name: 'Whole row' }).click();
    await expect.poll(width).toBeCloseTo(before, 0);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect.poll(width).not.toBeCloseTo(before, 0);
    await page.getByRole('button', { name: 'Whole row' }).click();
  });

  test('a subnet is moved by the keyboard alone', async () => {
    const before = await prefixOf('spoke-shop-weu', 'sqlmi');
    await selectedIn('spoke-shop-weu').focus();
    await page.keyboard.press(' ');
    await panel().waitFor();
    // Let go, nothing has happened.
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');
    expect(await prefixOf('spoke-shop-weu', 'sqlmi')).toBe(before);
    await page.keyboard.press(' ');
    await page.locator('.lit').first().waitFor();
    await page.keyboard.press('ArrowRight');
    await panel().getByRole('definition').filter({ hasText: '10.64.26.0/26' }).waitFor();
    await page.getByText('10.64.26.0/26. Can go here').waitFor({ state: 'attached' });
    await page.keyboard.press('Enter');
    await expect.poll(() => prefixOf('spoke-shop-weu', 'sqlmi')).toBe('10.64.26.0/26');
    await undo();
    await expect.poll(() => prefixOf('spoke-shop-weu', 'sqlmi')).toBe(before);
  });

  test('dragged to where it may not go a subnet stays, and the reason is said; to a free place it goes', async () => {
    const before = await prefixOf('spoke-shop-weu', 'sqlmi');
    const taken = await middle(block('spoke-shop-weu', 'aks-legacy'));
    const from = await middle(block('spoke-shop-weu', 'sqlmi'));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(taken.x, taken.y, { steps: 8 });
    await panel()
      .getByText(/should keep out of 10\.64\.16\.0\/21, which spoke-shop-weu\/aks-legacy holds/)
      .last()
      .waitFor();
    await page.mouse.up();
    await page.getByText(/Not done\./).waitFor();
    expect(await prefixOf('spoke-shop-weu', 'sqlmi')).toBe(before);

    const free = await middle(row('spoke-shop-weu').getByRole('option', { name: 'free, 10.64.28.0/22' }));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(free.x, free.y, { steps: 8 });
    await page.mouse.up();
    await expect.poll(() => prefixOf('spoke-shop-weu', 'sqlmi')).toMatch(/^10\.64\.(29|30)\./);
    await undo();
    await expect.poll(() => prefixOf('spoke-shop-weu', 'sqlmi')).toBe(before);
  });

  test('the end of a block is pulled to resize it', async () => {
    const gateway = await block('spoke-shop-weu', 'endpoints').boundingBox();
    if (!gateway) throw new Error('endpoints is not on screen');
    await block('spoke-shop-weu', 'endpoints').dblclick();
    const large = await block('spoke-shop-weu', 'endpoints').boundingBox();
    if (!large) throw new Error('endpoints is not on screen');
    expect(large.width).toBeGreaterThan(gateway.width * 10);
    await page.mouse.move(large.x + large.width - 2, large.y + 30);
    await page.mouse.down();
    await page.mouse.move(large.x + large.width / 2 + 5, large.y + 30, { steps: 5 });
    await panel()
      .getByRole('heading', { name: /^Resizing endpoints/ })
      .waitFor();
    await panel().getByRole('definition').filter({ hasText: '/28' }).waitFor();
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await prefixOf('spoke-shop-weu', 'endpoints')).toMatch(/\/27$/);
  });

  test('a subnet is added in free room, split, and joined again', async () => {
    await page.getByRole('button', { name: 'Whole row' }).click();
    await row('spoke-shop-weu').getByRole('option', { name: 'free, 10.64.28.0/22' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Add a subnet here…' }).click();
    await page.getByLabel('Name', { exact: true }).fill('new');
    await page.getByLabel('Prefix', { exact: true }).last().fill('10.64.28.0/23');
    await page.getByRole('button', { name: 'Add subnet' }).click();
    await expect.poll(() => prefixOf('spoke-shop-weu', 'new')).toBe('10.64.28.0/23');
    await page.getByRole('button', { name: 'Split in halves' }).click();
    await expect.poll(() => prefixOf('spoke-shop-weu', 'new')).toBe('10.64.28.0/24');
    await page.getByRole('button', { name: /^Join with new-2/ }).click();
    await expect.poll(() => prefixOf('spoke-shop-weu', 'new')).toBe('10.64.28.0/23');
    for (let i = 0; i < 3; i++) await undo();
    await expect.poll(() => row('spoke-shop-weu').getByRole('option', { name: 'free, 10.64.28.0/22' }).count()).toBe(1);
  });

  test('axe finds nothing, in either theme and while something is carried', async () => {
    await selectedIn('spoke-shop-weu').or(block('spoke-shop-weu', 'sqlmi')).first().click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeViolations(page)).toEqual([]);
    }
    await page.keyboard.press(' ');
    await panel().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  test('nothing went wrong in the page meanwhile', () => expect(faults).toEqual([]));
});
