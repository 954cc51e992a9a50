import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { menuTemplate, type MenuParts } from '../../electron/menu.ts';
import type { DesktopCommand } from '../../shared/contract/desktop.ts';
import { whyNoChromium } from '../harness/browser.ts';
import type { ShimmedApp } from '../harness/launch.ts';
import { startApp } from './app-in-window.ts';

interface Item {
  readonly id?: string;
  readonly label?: string;
  readonly role?: string;
  readonly type?: string;
  readonly accelerator?: string;
  readonly registerAccelerator?: boolean;
  readonly enabled?: boolean;
  readonly submenu?: readonly Item[];
}

const parts: MenuParts = {
  platform: 'linux',
  appName: 'Cadastre',
  hasPlan: true,
  developer: false,
  recentFiles: [],
  send: () => undefined,
  openFile: () => undefined,
  clearRecentFiles: () => undefined,
  openLink: () => undefined,
};
const template = (change: Partial<MenuParts> = {}) => menuTemplate({ ...parts, ...change }) as readonly Item[];
const all = (items: readonly Item[]): Item[] => items.flatMap((item) => [item, ...all(item.submenu ?? [])]);
const outline = (items: readonly Item[]) => items.map(({ role, label }) => (label ?? role ?? '').replace('&', ''));

describe('the menu', () => {
  test.each([
    ['darwin', ['Cadastre', 'File', 'Edit', 'View', 'windowMenu', 'Help']],
    ['win32', ['File', 'Edit', 'View', 'windowMenu', 'Help']],
    ['linux', ['File', 'Edit', 'View', 'windowMenu', 'Help']],
  ] as const)('stands on %s as users of that system expect it', (platform, menus) => {
    const items = template({ platform });
    expect(outline(items)).toEqual(menus);
    const roles = all(items).flatMap(({ role }) => role ?? []);
    const mac = platform === 'darwin';
    expect(roles.includes('quit')).toBe(true);
    expect(roles.includes('services') && roles.includes('hideOthers') && roles.includes('recentDocuments')).toBe(mac);
    const settingsIn = items.filter(({ submenu }) => submenu?.some(({ id }) => id === 'settings')).map(({ label }) => label);
    expect(settingsIn).toEqual([mac ? 'Cadastre' : '&File']);
    expect(all(items).find(({ id }) => id === 'redo')?.accelerator).toBe(mac ? 'Shift+Cmd+Z' : 'Ctrl+Y');
  });

  test('has no two items with the same key, and no two separators in a row', () => {
    for (const platform of ['darwin', 'win32', 'linux'] as const) {
      const items = template({ platform, recentFiles: ['/a', '/b'] });
      const keys = all(items).flatMap(({ accelerator }) => accelerator ?? []);
      expect(new Set(keys).size).toBe(keys.length);
      for (const { submenu = [] } of all(items)) {
        submenu.forEach(({ type }, index) => expect(type === 'separator' && submenu[index - 1]?.type === 'separator').toBe(false));
        expect(submenu.at(-1)?.type).not.toBe('separator');
      }
    }
  });

  test('offers nothing that needs a plan while none is open', () => {
    const needy = (hasPlan: boolean) => all(template({ hasPlan })).filter(({ enabled, id }) => id !== undefined && enabled !== false).length;
    expect(needy(true) - needy(false)).toBe(11);
  });

  test('offers the tools of developers to them alone', () => {
    const has = (developer: boolean) => all(template({ developer })).some(({ role }) => role === 'toggleDevTools');
    expect([has(true), has(false)]).toEqual([true, false]);
    // Loading the page again is not for users: it would lose what they undo.
    expect(all(template({ developer: true })).some(({ role }) => role === 'reload' || role === 'forceReload')).toBe(false);
  });
});

describe.skipIf(whyNoChromium() !== '')('the menu of the built app', () => {
  let app: ShimmedApp;
  let page: Page;
  let end: () => Promise<void>;

  beforeAll(async () => {
    ({ app, page, end } = await startApp({ args: ['examples/first-plan.yaml'] }));
    await page.getByRole('treegrid').waitFor();
  });
  afterAll(() => end());

  const choose = (...path: string[]) => app.ask({ do: 'menu', path });
  const sent = async () => (await app.log()).filter(([what]) => what === 'send').map(([, , command]) => command as DesktopCommand);
  const current = () => page.locator('nav [aria-current]').first().textContent();
  const items = async () => all((await app.ask({ do: 'menu-items' })) as readonly Item[]);

  test.each([
    ['File', 'New plan…'],
    ['File', 'Plans…'],
    ['File', 'Save revision…'],
    ['File', 'Export…'],
    ['File', 'Settings'],
    ['Edit', 'Find…'],
    ['Help', 'Keyboard shortcuts'],
  ])('%s > %s opens its dialog', async (...path) => {
    expect(await choose(...path)).toBe(true);
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('keys that the page listens to are shown and not listened to by the menu, so that none does its work twice', async () => {
    const listed = await items();
    const ofPage = listed.filter(({ registerAccelerator }) => registerAccelerator === false);
    expect(ofPage.map(({ id }) => id).sort()).toEqual(
      [
        'open-file',
        'save-revision',
        'export',
        'undo',
        'redo',
        'find',
        ...['plan', 'map', 'findings', 'configuration', 'revisions', 'services'].map((name) => `view-${name}`),
      ].sort(),
    );
    const before = (await sent()).length;
    for (const [key, name] of [
      ['s', 'Save revision…'],
      ['e', 'Export…'],
      ['k', 'Find…'],
    ] as const) {
      expect(listed.find(({ label }) => label === name)?.accelerator).toBe(`CmdOrCtrl+${key.toUpperCase()}`);
      await page.keyboard.press(`Control+${key}`);
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    expect(await sent()).toHaveLength(before);
    // And those that the menu alone listens to do nothing in the page.
    for (const { accelerator } of listed.filter(
      (item) => item.id !== undefined && item.accelerator !== undefined && item.registerAccelerator !== false,
    )) {
      await page.keyboard.press((accelerator as string).replace('CmdOrCtrl', 'Control').replace('N', 'n'));
      expect(await page.getByRole('dialog').count()).toBe(0);
    }
  });

  test('leads to each view, by the menu and by the key that it shows', async () => {
    for (const { id, label, accelerator } of (await items()).filter((item) => item.id?.startsWith('view-'))) {
      await choose('View', 'Plan');
      await vi.waitFor(async () => expect(await current()).toContain('Plan'));
      await page.keyboard.press((accelerator as string).replace('CmdOrCtrl', 'Control'));
      await vi.waitFor(async () => expect(await current()).toContain(label));
      await choose('View', id === 'view-plan' ? 'Map' : 'Plan');
      await choose('View', label as string);
      await vi.waitFor(async () => expect(await current()).toContain(label));
    }
    await choose('View', 'Plan');
  });

  test('takes an edit back once, also where the key is pressed; in a field it takes back what was typed', async () => {
    const undone = () => page.getByRole('button', { name: 'Undo' });
    expect(await undone().isDisabled()).toBe(true);
    const field = page.getByRole('textbox').first();
    await field.focus();
    const before = await field.inputValue();
    await page.keyboard.type('x');
    await choose('Edit', 'Undo');
    await vi.waitFor(async () => expect(await field.inputValue()).toBe(before));
    await page.keyboard.press('Escape');
  });

  test('opens the documentation in the system browser', async () => {
    expect(await choose('help', 'Azure Virtual Network FAQ')).toBe(true);
    await vi.waitFor(async () => expect(await app.log()).toContainEqual(['shell.openExternal', expect.stringContaining('virtual-networks-faq')]));
  });
});
