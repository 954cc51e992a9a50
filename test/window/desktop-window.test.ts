import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type {} from '../../renderer/window.d.ts';
import type { DesktopBridge } from '../../shared/contract/desktop.ts';
import { axeViolations } from '../harness/axe.ts';
import { whyNoChromium } from '../harness/browser.ts';
import type { ShimmedApp } from '../harness/launch.ts';
import { appForTest, folderForTest, startApp } from './app-in-window.ts';

const noChromium = whyNoChromium() !== '';

describe.skipIf(noChromium)('the built desktop app', () => {
  let app: ShimmedApp;
  let page: Page;
  let end: () => Promise<void>;

  beforeAll(async () => {
    ({ app, page, end } = await startApp({ args: ['examples/first-plan.yaml'] }));
  });
  afterAll(() => end());

  test('opens the plan that it was started with, and says what it runs on', async () => {
    await page.getByRole('treegrid').waitFor();
    await page.getByText('desktop window · Electron').waitFor();
    expect(await page.getByTestId('summary').textContent()).toMatch(/^1 virtual network · 2 subnets · /);
    expect(await page.title()).toBe('First plan · Cadastre');
    expect(await app.log()).toContainEqual(['addRecentDocument', resolve('examples/first-plan.yaml')]);
  });

  test('answers requests of the list', async () => {
    const info = await page.evaluate(() => (window.cadastre as DesktopBridge).request('app/info', {}));
    expect(info).toMatchObject({ ok: true, value: { name: 'Cadastre', runtime: { kind: 'desktop' }, store: expect.stringContaining('plans.db') } });
  });

  test('has no accessibility violation', async () => {
    expect(await axeViolations(page)).toEqual([]);
  });

  test('comes to the front when it is started a second time', async () => {
    await app.ask({ do: 'second-instance' });
    expect(await app.log()).toContainEqual(['focus']);
  });

  test('makes no request that leaves its scheme, and has no error in the page', async () => {
    const wrong = (await app.log()).filter(([what]) =>
      ['pageerror', 'preload-error', 'popup', 'request let through', 'request cancelled', 'console'].includes(what as string),
    );
    expect(wrong).toEqual([]);
    expect(app.stderr).toBe('');
  });

  test('ends with its last window', async () => {
    void app.ask({ do: 'close-window' });
    expect(await app.ended()).toBe(0);
  });
});

describe.skipIf(noChromium)('files in the desktop app', () => {
  const plan = (name: string) => `cadastre: 1\nname: ${name}\n`;

  test('a second start with a file opens it in the first window, wherever it was started', async () => {
    const { app, page } = await appForTest();
    await page.getByText('desktop window').waitFor();
    const folder = folderForTest();
    writeFileSync(join(folder, 'other.yaml'), plan('Other'));
    await app.ask({ do: 'second-instance', args: [...process.argv.slice(0, 1), 'main.js', '--some-switch', 'other.yaml'], folder });
    await vi.waitFor(async () => expect(await page.title()).toBe('Other · Cadastre'));
    expect(await app.log()).toContainEqual(['focus']);
  });

  test('a file that the system hands over is opened, and a missing one is told', async () => {
    const { app, page } = await appForTest();
    await page.getByText('desktop window').waitFor();
    const file = join(folderForTest(), 'handed.yaml');
    writeFileSync(file, plan('Handed over'));
    expect(await app.ask({ do: 'open-file', file })).toBe(true);
    await vi.waitFor(async () => expect(await page.title()).toBe('Handed over · Cadastre'));
    await app.ask({ do: 'open-file', file: `${file}.gone` });
    await page.getByText('handed.yaml.gone').first().waitFor();
  });

  test('Open file asks in a dialog of the system, over plan documents; Cancel changes nothing', async () => {
    const { app, page } = await appForTest();
    await page.getByText('desktop window').waitFor();
    await app.answerDialog(undefined);
    await app.ask({ do: 'menu', path: ['File', 'Open file…'] });
    const asked = () => app.log().then((log) => log.filter(([what]) => what === 'showOpenDialog'));
    await vi.waitFor(async () => expect(await asked()).toMatchObject([[expect.anything(), { properties: ['openFile'] }]]));
    expect(await page.title()).toBe('Cadastre');
    const file = join(folderForTest(), 'chosen.yaml');
    writeFileSync(file, plan('Chosen'));
    await app.answerDialog(file);
    await page.keyboard.press('Control+o');
    await vi.waitFor(async () => expect(await page.title()).toBe('Chosen · Cadastre'));
    expect(await asked()).toHaveLength(2);
  });

  test('keeps the files that were opened last, over starts, and opens them from the menu', async () => {
    const folder = folderForTest();
    const files = ['a.yaml', 'b & c.yaml'].map((name) => join(folder, name));
    for (const file of files) writeFileSync(file, plan(basename(file)));
    const userData = folderForTest();
    const first = await startApp({ userData, args: [files[0] as string] });
    await vi.waitFor(async () => expect(await first.page.title()).toBe('a.yaml · Cadastre'));
    await first.app.ask({ do: 'open-file', file: files[1] as string });
    await vi.waitFor(async () => expect(await first.page.title()).toBe('b & c.yaml · Cadastre'));
    await first.end();
    const { app, page } = await appForTest({ userData });
    await page.getByText('desktop window').waitFor();
    expect(await app.ask({ do: 'menu', path: ['File', 'Open recent', 'b && c.yaml'] })).toBe(true);
    await vi.waitFor(async () => expect(await page.title()).toBe('b & c.yaml · Cadastre'));
    await app.ask({ do: 'menu', path: ['File', 'Open recent', 'Clear this list'] });
    expect(await app.ask({ do: 'menu', path: ['File', 'Open recent', 'a.yaml'] })).toBe(false);
    expect(readFileSync(join(userData, 'recent-files.json'), 'utf8')).toBe('[]\n');
  });

  const write = (page: Page, suggested: string, paths: readonly string[]) =>
    page.evaluate(
      ([name, all]) =>
        (window.cadastre as DesktopBridge).request('file/write', { suggested: name, files: all.map((path) => ({ path, base64: btoa(path) })) }),
      [suggested, paths] as const,
    );

  test('writes one file where the dialog says, and nothing after Cancel', async () => {
    const { app, page } = await appForTest();
    const target = join(folderForTest(), 'plan.csv');
    await app.answerDialog(undefined);
    expect(await write(page, 'plan.csv', ['plan.csv'])).toEqual({ ok: true, value: null });
    expect(existsSync(target)).toBe(false);
    await app.answerDialog(target);
    expect(await write(page, '../../plan.csv', ['plan.csv'])).toEqual({ ok: true, value: { where: target } });
    expect(readFileSync(target, 'utf8')).toBe('plan.csv');
    // What a page suggests is a name, and no path.
    expect((await app.log()).filter(([what]) => what === 'showSaveDialog')).toEqual(Array(2).fill(['showSaveDialog', { defaultPath: 'plan.csv' }]));
  });

  test('writes several files into an empty folder, and in any other into one of their own', async () => {
    const { app, page } = await appForTest();
    const folder = folderForTest();
    const full = join(folder, 'full');
    mkdirSync(full);
    copyFileSync('examples/first-plan.yaml', join(full, 'mine.yaml'));
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const paths = ['main.bicep', 'modules/hub.bicep'];
    for (const [chosen, where] of [
      [empty, empty],
      // That of an earlier export.
      [empty, empty],
      [full, join(full, 'bicep')],
    ] as const) {
      await app.answerDialog(chosen);
      expect(await write(page, 'bicep', paths)).toEqual({ ok: true, value: { where } });
      expect(readFileSync(join(where, 'modules/hub.bicep'), 'utf8')).toBe('modules/hub.bicep');
    }
    expect(existsSync(join(full, 'mine.yaml'))).toBe(true);
    for (const path of ['../out.bicep', '/etc/out', 'a//b', 'C:/x', 'a\\b', '.', '']) {
      expect(await write(page, 'bicep', [path, 'x'])).toMatchObject({ ok: false });
    }
  });
});
