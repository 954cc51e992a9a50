import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations } from '../harness/axe.ts';
import { whyNoChromium } from '../harness/browser.ts';
import { AppPage } from './app-page.ts';

const noChromium = whyNoChromium() !== '';

/** How a person comes to each view and each dialog. */
const places: readonly (readonly [string, (app: AppPage) => Promise<unknown>])[] = [
  ['the plan, a network', (app) => app.row('hub').click()],
  ['the plan, a subnet', (app) => app.row('app').click()],
  ['the plan, a pool', (app) => app.row('Pool weu').click()],
  ['the plan, a row that is edited', (app) => app.press('F2')],
  ['adding a subnet', (app) => app.page.getByRole('button', { name: /^Add subnet/ }).click()],
  [
    'adding a network',
    async (app) => {
      await app.page.getByRole('button', { name: 'Add', exact: true }).click();
      await app.page.getByRole('menuitem', { name: 'Virtual network…' }).click();
    },
  ],
  ['removing', (app) => app.press('Delete')],
  ['the map', (app) => app.view('Map')],
  ['the findings', (app) => app.view('Findings')],
  [
    'accepting a finding',
    async (app) => {
      await app.view('Findings');
      await app.page
        .getByRole('button', { name: /^Accept / })
        .first()
        .click();
    },
  ],
  [
    'fixing all',
    async (app) => {
      await app.view('Findings');
      await app.page.getByRole('button', { name: 'Fix all…' }).click();
      await app.dialog.getByRole('row').nth(1).waitFor();
    },
  ],
  ['the configuration', (app) => app.view('Configuration')],
  [
    'the configuration as text',
    async (app) => {
      await app.view('Configuration');
      await app.page.getByRole('tab', { name: 'Text' }).click();
      await app.page.getByText('targetScope').first().waitFor();
    },
  ],
  ['the revisions', (app) => app.view('Revisions')],
  [
    'restoring',
    async (app) => {
      await app.view('Revisions');
      await app.page.getByRole('button', { name: /^1 · / }).click();
      await app.page.getByRole('button', { name: 'Restore…' }).click();
    },
  ],
  ['the services', (app) => app.view('Services')],
  [
    'what a service needs',
    async (app) => {
      await app.view('Services');
      await app.page.getByRole('tab', { name: 'What it needs' }).click();
    },
  ],
  [
    'ways to reach a service',
    async (app) => {
      await app.view('Services');
      await app.page.getByRole('tab', { name: 'Ways to reach it' }).click();
    },
  ],
  ['exporting', (app) => app.press('Control+e')],
  ['finding', (app) => app.press('Control+k')],
  ['the keys', (app) => app.press('?')],
  ['the settings', (app) => app.page.getByRole('button', { name: 'Settings' }).click()],
  ['the plans', (app) => app.page.getByRole('button', { name: 'Everything wrong' }).click()],
  ['saving a revision', (app) => app.press('Control+s')],
  ['allocating', (app) => app.page.getByRole('button', { name: /^Allocate/ }).click()],
];

async function openPlan(colorScheme: 'light' | 'dark'): Promise<AppPage> {
  const app = await AppPage.start('examples/broken.yaml', { colorScheme, reducedMotion: 'reduce' });
  await app.saveRevision('as found');
  await app.row('late').click();
  await app.page.getByRole('button', { name: 'Undo' }).waitFor();
  return app;
}

/** Back to the plan, with nothing open, and its tree with the keyboard. */
async function backToPlan(app: AppPage): Promise<void> {
  for (let i = 0; i < 3 && (await app.dialog.isVisible()); i++) await app.press('Escape');
  await app.dialog.waitFor({ state: 'detached' });
  await app.view('Plan');
  await app.row('app').click();
  await app.table.focus();
}

describe.skipIf(noChromium).each(['light', 'dark'] as const)('axe finds nothing in the %s theme', (colorScheme) => {
  let app: AppPage;
  beforeAll(async () => {
    app = await openPlan(colorScheme);
  });
  afterAll(() => app.end());

  test.each(places)('in %s', async (_, go) => {
    await backToPlan(app);
    await go(app);
    // What comes up fades in, and colours are half there until then.
    await app.page.waitForTimeout(250);
    expect(await axeViolations(app.page)).toEqual([]);
  });

  test('on the start page and in a new plan, and nothing went wrong', async () => {
    const start = await AppPage.start(undefined, { colorScheme });
    expect(await axeViolations(start.page)).toEqual([]);
    await start.page.getByRole('button', { name: /^New plan/ }).click();
    await start.dialog.waitFor();
    await start.page.waitForTimeout(250);
    expect(await axeViolations(start.page)).toEqual([]);
    expect([...start.faults, ...app.faults]).toEqual([]);
    await start.end();
  });
});

describe.skipIf(noChromium)('what is small', () => {
  test.each([
    ['at 1024 by 700', 1024, 700],
    // A window of 1280 by 800 at 200 %.
    ['at 200 %', 640, 400],
    ['at 400 %', 320, 256],
  ])('%s nothing has to be scrolled sideways to be reached, and axe finds nothing', async (_, width, height) => {
    const app = await AppPage.start('examples/hub-and-spoke.yaml', { viewport: { width, height } });
    for (const view of ['Plan', 'Map', 'Findings', 'Configuration', 'Revisions', 'Services']) {
      await app.view(view);
      await app.page.waitForTimeout(100);
      const wide = await app.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect([view, wide]).toEqual([view, 0]);
      // What can be reached at all can be scrolled to.
      const last = app.page.getByRole('navigation', { name: 'Views' }).getByRole('button').last();
      await last.scrollIntoViewIfNeeded();
      expect(await axeViolations(app.page)).toEqual([]);
    }
    await app.press('Control+e');
    await app.dialog.getByRole('button', { name: /^Download/ }).scrollIntoViewIfNeeded();
    await app.press('Escape');
    expect(app.faults).toEqual([]);
    await app.end();
  });
});
