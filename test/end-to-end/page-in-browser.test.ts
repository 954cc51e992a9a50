import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations } from '../harness/axe.ts';
import { launchChromium, whyNoChromium } from '../harness/browser.ts';
import { ServedApp } from './served-app.ts';

describe.skipIf(whyNoChromium() !== '')('the page in a real browser', () => {
  let host: ServedApp;
  let browser: Browser;

  beforeAll(async () => {
    const plan = ['--no-open', 'examples/first-plan.yaml'];
    [host, browser] = await Promise.all([ServedApp.start('out/app/main/serve.js', plan), launchChromium()]);
    // The first page opens the plan that the host was started with; those after it find it in the store.
    const page = await open();
    await page.getByRole('treegrid').waitFor();
    await page.close();
  });
  afterAll(async () => {
    await browser.close();
    await host.end();
  });

  async function open(options: Parameters<Browser['newPage']>[0] = {}, url = host.url.href): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...options });
    page.setDefaultTimeout(8_000);
    await page.goto(url);
    return page;
  }

  /** Opens the view of services, over the plan. */
  async function openServices(options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    const page = await open(options);
    await page
      .getByRole('button', { name: /^First plan/ })
      .first()
      .click();
    await page.getByRole('treegrid').waitFor();
    await page.keyboard.press('Control+6');
    await page.getByTestId('prefix').waitFor();
    return page;
  }

  test('takes the secret out of the address, and survives a reload', async () => {
    const page = await open();
    await page.getByText('browser, this machine only').waitFor();
    expect(new URL(page.url()).hash).toBe('');
    await page.reload();
    await page.getByText('browser, this machine only').waitFor();
    await page.close();
  });

  test('shows the plan, and what it counts', async () => {
    const page = await openServices();
    expect(await page.getByTestId('summary').textContent()).toMatch(/^\d+ virtual networks? · \d+ subnets? · \d+ errors? · \d+ warnings?$/);
    await page.close();
  });

  test('says what to do when it is opened without the secret', async () => {
    const page = await open({}, host.url.origin);
    await page.getByText('This page was opened without its secret.').waitFor();
    await page.close();
  });

  test('sizes a service by what is typed, and shows a sum that adds up', async () => {
    const page = await openServices();
    await page.getByRole('radio', { name: 'Virtual machines' }).check();
    await page.getByLabel('Machines', { exact: true }).fill('40');
    await page.getByLabel('NICs per machine').fill('2');
    await page.getByLabel('Growth').fill('50');
    expect(await page.getByTestId('needed').textContent()).toBe('120');
    expect(await page.getByTestId('total').textContent()).toBe('125');
    expect(await page.getByTestId('prefix').textContent()).toBe('/25');
    expect(await page.getByTestId('use').textContent()).toBe('120 / 123');
    await page.getByText('npx cadastre size virtual-machines machines=40 nicsPerMachine=2 --growth 50').waitFor();
    await page.close();
  });

  test('marks what it does not accept, without moving anything, and recovers', async () => {
    const page = await openServices();
    const field = page.getByLabel('Scale units');
    const before = await page.getByRole('heading', { name: 'Rule' }).boundingBox();
    for (const text of ['1', '51', '', 'many', '2.5', '-3']) {
      await field.fill(text);
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      await page.getByText('A marked field holds something that is not accepted.').waitFor();
    }
    expect(await page.getByRole('heading', { name: 'Rule' }).boundingBox()).toEqual(before);
    await field.fill('10');
    expect(await field.getAttribute('aria-invalid')).toBe('false');
    expect(await page.getByTestId('needed').textContent()).toBe('10');
    await page.close();
  });

  test('offers every service of the catalog, each with a sum', async () => {
    const page = await openServices();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    const radios = await page.getByRole('radio').all();
    expect(radios.length).toBeGreaterThan(5);
    for (const radio of radios) {
      await radio.check();
      await expect.poll(() => page.getByTestId('prefix').textContent()).toMatch(/^(\/\d+|none)$/);
    }
    expect(errors).toEqual([]);
    await page.close();
  });

  test('works with the keyboard alone', async () => {
    const page = await openServices();
    await page.getByLabel('Find a service').focus();
    await page.keyboard.type('firewall');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByRole('heading', { name: 'Azure Firewall', exact: true }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('heading', { name: 'Azure Firewall management', exact: false }).waitFor();
    // The documentation's link, the tabs, and the first input.
    await page.getByRole('tab', { name: 'Size' }).focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toMatch(/INPUT|SELECT/);
    await page.close();
  });

  test('opens documentation in a tab of its own, on a click', async () => {
    const page = await openServices();
    await page.context().route(/^https:/, (route) => route.fulfill({ body: 'documentation' }));
    const popup = page.context().waitForEvent('page');
    await page.getByRole('link', { name: /Bastion configuration/ }).click();
    const tab = await popup;
    await tab.waitForLoadState();
    expect(tab.url()).toMatch(/^https:\/\/learn\.microsoft\.com\//);
    expect(await tab.evaluate(() => window.opener === null)).toBe(true);
    await page.context().close();
  });

  test('asks nothing of any other origin', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const origins = new Set<string>();
    page.on('request', (request) => origins.add(new URL(request.url()).origin));
    await page.goto(host.url.href);
    await page
      .getByRole('button', { name: /^First plan/ })
      .first()
      .click();
    await page.getByRole('treegrid').waitFor();
    for (const view of [2, 3, 4, 5, 6]) await page.keyboard.press(`Control+${view}`);
    for (const radio of (await page.getByRole('radio').all()).slice(0, 5)) await radio.check();
    expect([...origins].filter((origin) => origin !== 'null')).toEqual([host.url.origin]);
    await context.close();
  });

  test.each(['light', 'dark'] as const)('has no accessibility violation in the %s theme', async (colorScheme) => {
    const page = await openServices({ colorScheme });
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('radio', { name: 'AKS with Azure CNI Node Subnet' }).check();
    await page.getByLabel('Nodes', { exact: true }).fill('none');
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });

  test.each([
    [1024, 700],
    [1280, 800],
    [1600, 900],
    // 1280 by 800 at 200 % zoom.
    [640, 400],
  ])('fits %i by %i without scrolling sideways', async (width, height) => {
    const page = await openServices({ viewport: { width, height } });
    for (const name of ['AKS with Azure CNI Node Subnet', 'Azure SQL Managed Instance']) {
      await page.getByRole('radio', { name }).check();
      expect(await page.evaluate(sidewaysScrollers)).toEqual([]);
    }
    await page.close();
  });
});

/** Runs in the page: what is wider than its place. */
function sidewaysScrollers(): string[] {
  return [...document.querySelectorAll('body, body *')]
    .filter(
      (element) =>
        !element.closest('.unseen') &&
        element.scrollWidth > element.clientWidth + 1 &&
        getComputedStyle(element).display !== 'inline' &&
        element.clientWidth > 0,
    )
    .map((element) => element.outerHTML.slice(0, 120));
}
