import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium, whyNoChromium } from '../harness/browser.ts';
import { openPage } from './app-page.ts';
import { ServedApp } from './served-app.ts';

/** Two people with the same store: two hosts, two pages. */
describe.skipIf(whyNoChromium() !== '')('a plan that two have open', () => {
  let folder: string;
  let hosts: ServedApp[];
  let browser: Browser;
  let pages: Page[];
  let faults: string[];

  const row = (page: Page, name: string) =>
    page
      .getByRole('treegrid')
      .getByRole('row')
      .filter({ has: page.getByText(name, { exact: true }) })
      .first();
  const stored = async () => {
    const answer = (await hosts[0]?.ask('plan/open', { name: 'First plan' })) as { value: { text: string; opening: number } };
    await hosts[0]?.ask('plan/close', { opening: answer.value.opening });
    return answer.value.text;
  };

  /** Writes how many machines a subnet is for, in the inspector. */
  async function machines(page: Page, subnet: string, count: string): Promise<void> {
    await row(page, subnet).click();
    const field = page
      .getByRole('complementary', { name: 'Inspector' })
      .getByLabel(subnet === 'db' ? 'General Purpose' : 'Machines', { exact: true });
    await field.fill(count);
    await field.press('Enter');
  }

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cadastre-conflict-'));
    faults = [];
    browser = await launchChromium();
    hosts = [];
    pages = [];
    for (const args of [['examples/first-plan.yaml'], []]) {
      const host = await ServedApp.start('out/app/main/serve.js', ['--no-open', '--db', join(folder, 'plans.db'), ...args]);
      hosts.push(host);
      const opened = await openPage(browser);
      faults = [...faults, ...opened.faults];
      pages.push(opened.page);
      await opened.page.goto(host.url.href);
      if (args.length === 0)
        await opened.page
          .getByRole('button', { name: /^First plan/ })
          .first()
          .click();
      await opened.page.getByRole('treegrid').waitFor();
    }
  });
  afterEach(async () => {
    expect(faults).toEqual([]);
    await browser.close();
    for (const host of hosts) await host.end();
    rmSync(folder, { recursive: true, force: true });
  });

  test('says so, and takes both where they do not meet', async () => {
    const [first, second] = pages as [Page, Page];
    await second.getByText(/open elsewhere/).waitFor();
    await machines(first, 'web', '40');
    await first.getByText(/ · saved \d\d:\d\d/).waitFor();
    await machines(second, 'db', '6');
    await second.getByRole('dialog', { name: 'Changed elsewhere' }).waitFor();
    await second.getByText('What you changed and what was changed there do not meet: both can be taken.').waitFor();
    await second.getByRole('button', { name: 'Take both' }).click();
    await second.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(stored).toMatch(/machines: 40[\s\S]*gp: 6/);
  });

  test.each([
    ['Keep what is here', /machines: 30/],
    ['Take what is there', /machines: 40/],
    ['Both, here wins', /machines: 30/],
    ['Both, there wins', /machines: 40/],
  ] as const)('shows what both changed, side by side: %s', async (button, kept) => {
    const [first, second] = pages as [Page, Page];
    await machines(first, 'web', '40');
    await first.getByText(/ · saved \d\d:\d\d/).waitFor();
    await machines(second, 'web', '30');
    const dialog = second.getByRole('dialog', { name: 'Changed elsewhere' });
    await dialog.waitFor();
    await dialog.getByRole('row', { name: /spoke-shop\/web.*20.*30.*40/ }).waitFor();
    await dialog.getByRole('button', { name: button }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(stored).toMatch(kept);
    // Neither side is lost, whatever was chosen.
    const list = (await hosts[0]?.ask('revision/list', { plan: 'First plan' })) as { value: { number: number }[] };
    const texts = await Promise.all(
      list.value.map(
        async ({ number }) => ((await hosts[0]?.ask('revision/text', { plan: 'First plan', number })) as { value: { text: string } }).value.text,
      ),
    );
    expect(texts.some((text) => text.includes('machines: 40'))).toBe(true);
    expect(texts.some((text) => text.includes('machines: 30'))).toBe(true);
  });
});
