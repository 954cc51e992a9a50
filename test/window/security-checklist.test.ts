import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { requestChannel } from '../../shared/contract/desktop.ts';
import { contentSecurityPolicy } from '../../shared/contract/content-security-policy.ts';
import { whyNoChromium } from '../harness/browser.ts';
import type { ShimmedApp } from '../harness/launch.ts';
import { startApp } from './app-in-window.ts';

/** One app and its page, for all points. */
interface Running {
  readonly app: ShimmedApp;
  readonly page: Page;
}

/** A point of Electron's security checklist, by its number and title there, and what shows that the app keeps it. */
type Point = readonly [number: number, title: string, shows: (running: Running) => Promise<void> | void];

const preferences = async ({ app }: Running) => {
  const windows = (await app.log()).filter(([what]) => what === 'window') as [string, { webPreferences: Record<string, unknown> }][];
  expect(windows).not.toEqual([]);
  return windows.map(([, { webPreferences }]) => webPreferences);
};
/** Every file of a built part of the app. */
function built(part: string): readonly string[] {
  const folder = resolve('out/app', part);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(c?js|html)$/.test(file));
  expect(files).not.toEqual([]);
  return files.map((file) => readFileSync(join(folder, file), 'utf8'));
}

const points: readonly Point[] = [
  [
    1,
    'Only load secure content',
    async ({ app }) => {
      for (const url of [
        'http://example.org/',
        'https://example.org/',
        'ws://example.org/',
        'ftp://example.org/',
        'file:///etc/passwd',
        'app://other/x',
      ])
        expect([url, await app.ask({ do: 'lets', url })]).toEqual([url, false]);
      expect(await app.ask({ do: 'lets', url: 'app://cadastre/index.html' })).toBe(true);
      expect((await app.log()).filter(([what]) => what === 'request let through')).toEqual([]);
    },
  ],
  [
    2,
    'Do not enable Node.js integration for remote content',
    async (running) => {
      for (const one of await preferences(running))
        expect(one).toMatchObject({ nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false });
      expect(await running.page.evaluate(() => ['require', 'process', 'Buffer', 'module', 'global'].filter((name) => name in window))).toEqual([]);
    },
  ],
  [
    3,
    'Enable context isolation',
    async (running) => {
      for (const one of await preferences(running)) expect(one).toMatchObject({ contextIsolation: true });
      // The preload reaches the page by the one way that crosses between their worlds.
      expect(built('preload').join('')).toContain('exposeInMainWorld');
      expect(built('preload').join('')).not.toMatch(/\b(?:window|globalThis|self)(?:\.|\[)/);
    },
  ],
  [
    4,
    'Enable process sandboxing',
    async (running) => {
      for (const one of await preferences(running)) expect(one).toMatchObject({ sandbox: true });
      expect(await running.app.log()).toContainEqual(['enableSandbox']);
    },
  ],
  [
    5,
    'Handle session permission requests from remote content',
    async ({ app }) => {
      for (const name of [
        'media',
        'geolocation',
        'notifications',
        'clipboard-read',
        'hid',
        'serial',
        'usb',
        'fullscreen',
        'openExternal',
        'fileSystem',
        'unknown',
      ])
        expect([name, await app.ask({ do: 'permission', name })]).toEqual([name, { asked: false, checked: false }]);
      expect(await app.ask({ do: 'session-limits' })).toEqual({ downloads: false, spelling: false, devices: false });
    },
  ],
  [
    6,
    'Do not disable webSecurity',
    async (running) => {
      for (const one of await preferences(running)) expect(one).toMatchObject({ webSecurity: true });
    },
  ],
  [
    7,
    'Define a Content-Security-Policy',
    async ({ page }) => {
      expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:|wasm/);
      expect(contentSecurityPolicy).toContain("default-src 'none'");
      const blocked = await page.evaluate(async () => {
        const seen: string[] = [];
        addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
        const script = document.createElement('script');
        try {
          script.textContent = 'window.injected = 1';
        } catch {
          seen.push('trusted-types');
        }
        document.body.append(script);
        const image = new Image();
        image.src = 'https://example.org/x.png';
        await fetch('https://example.org/').catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, 50));
        return { seen, injected: 'injected' in window };
      });
      expect(blocked.injected).toBe(false);
      expect(blocked.seen).toEqual(expect.arrayContaining(['trusted-types', 'img-src', 'connect-src']));
    },
  ],
  [
    8,
    'Do not enable allowRunningInsecureContent',
    async (running) => {
      for (const one of await preferences(running)) expect(one).toMatchObject({ allowRunningInsecureContent: false });
    },
  ],
  [
    9,
    'Do not enable experimental features',
    async (running) => {
      for (const one of await preferences(running)) expect(one).toMatchObject({ experimentalFeatures: false });
    },
  ],
  [
    10,
    'Do not use enableBlinkFeatures',
    async (running) => {
      for (const one of await preferences(running)) expect(one).not.toHaveProperty('enableBlinkFeatures');
      expect(built('main').join('')).not.toMatch(/appendSwitch|enableBlinkFeatures/);
    },
  ],
  [11, 'Do not use allowpopups for WebViews', () => expect(built('renderer').join('')).not.toMatch(/<webview|allowpopups/)],
  [
    12,
    'Verify WebView options and parameters',
    async (running) => {
      for (const one of await preferences(running)) expect(one).toMatchObject({ webviewTag: false });
      // Should one be attached all the same, it is stopped.
      expect(await running.app.ask({ do: 'contents-event', name: 'will-attach-webview' })).toBe(true);
    },
  ],
  [
    13,
    'Disable or limit navigation',
    async ({ app, page }) => {
      for (const name of ['will-navigate', 'will-redirect'])
        for (const url of ['https://example.org/', 'file:///etc/passwd', 'app://cadastre/other.html', 'app://other/index.html'])
          expect([name, url, await app.ask({ do: 'contents-event', name, details: { url } })]).toEqual([name, url, true]);
      expect(await app.ask({ do: 'contents-event', name: 'will-navigate', details: { url: 'app://cadastre/index.html' } })).toBe(false);
      expect(
        await app.ask({ do: 'contents-event', name: 'will-frame-navigate', details: { url: 'app://cadastre/index.html', isMainFrame: false } }),
      ).toBe(true);
      expect(page.url()).toContain('/index.html');
    },
  ],
  [
    14,
    'Disable or limit creation of new windows',
    async ({ app, page }) => {
      await page.evaluate(() => window.open('https://example.org/'));
      await page.evaluate(() => window.open('about:blank'));
      const opened = async () => (await app.log()).filter(([what]) => what === 'window.open').map(([, , action]) => action);
      await expect.poll(opened).toEqual(['deny', 'deny']);
      expect((await app.log()).filter(([what]) => what === 'popup' || what === 'shell.openExternal')).toEqual([]);
    },
  ],
  [
    15,
    'Do not use shell.openExternal with untrusted content',
    async ({ app, page }) => {
      const open = (url: string) =>
        page.evaluate(
          (address) =>
            (window as unknown as { cadastre: { request(name: string, ask: object): Promise<{ ok: boolean }> } }).cadastre.request('link/open', {
              url: address,
            }),
          url,
        );
      for (const url of [
        'file:///etc/passwd',
        'https://example.org/',
        'javascript:alert(1)',
        'https://learn.microsoft.com.example.org/',
        'smb://host/x',
        'not an address',
      ])
        expect([url, (await open(url)).ok]).toEqual([url, false]);
      expect((await app.log()).filter(([what]) => what === 'shell.openExternal')).toEqual([]);
      expect((await open('https://learn.microsoft.com/en-us/azure/virtual-network/')).ok).toBe(true);
      expect((await app.log()).filter(([what]) => what === 'shell.openExternal')).toEqual([
        ['shell.openExternal', 'https://learn.microsoft.com/en-us/azure/virtual-network/'],
      ]);
    },
  ],
  [
    16,
    'Use a current version of Electron',
    () => {
      const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { devDependencies: Record<string, string> };
      // One version, written out, in the program and in the packager.
      expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
      const packager = parse(readFileSync('tools/packaging/electron-builder.yml', 'utf8')) as { electronVersion: string };
      expect(packager.electronVersion).toBe(devDependencies['electron']);
    },
  ],
  [
    17,
    'Validate the sender of all IPC messages',
    async ({ app }) => {
      const own = { url: 'app://cadastre/index.html', parent: null };
      const ask = (frame: unknown) => app.ask({ do: 'invoke', channel: requestChannel, frame, args: ['app/info', {}] });
      expect(await ask(own)).toMatchObject({ ok: true });
      for (const frame of [null, { ...own, url: 'https://example.org/' }, { ...own, url: 'app://cadastre.example.org/' }, { ...own, parent: own }])
        expect(await ask(frame)).toMatchObject({ ok: false, problems: [{ code: 'unknown-sender' }] });
      // Names and values are checked, too: nothing but the list of requests is answered.
      for (const args of [
        ['plan/../x', {}],
        ['__proto__', {}],
        [1, {}],
        ['plan/open', { name: 1 }],
        ['plan/open', { name: 'x', more: 1 }],
        ['plan/open', null],
      ])
        expect(await app.ask({ do: 'invoke', channel: requestChannel, frame: own, args })).toMatchObject({ ok: false });
    },
  ],
  [
    18,
    'Avoid usage of the file:// protocol and prefer usage of custom protocols',
    ({ app, page }) => {
      expect(page.url()).not.toMatch(/^file:/);
      expect(built('main').join('')).not.toMatch(/loadFile\(|loadURL\(["'`]file:/);
      expect(app.stderr).toBe('');
    },
  ],
  [
    19,
    'Check which fuses you can change',
    () => {
      const { electronFuses } = parse(readFileSync('tools/packaging/electron-builder.yml', 'utf8')) as { electronFuses: Record<string, boolean> };
      const on = Object.keys(electronFuses).filter((fuse) => electronFuses[fuse]);
      expect(on.sort()).toEqual(['enableCookieEncryption', 'enableEmbeddedAsarIntegrityValidation', 'onlyLoadAppFromAsar']);
    },
  ],
  [
    20,
    'Do not expose Electron APIs to untrusted web content',
    async ({ page }) => {
      const bridge = await page.evaluate(() => {
        const { cadastre } = window as unknown as { cadastre: Record<string, unknown> };
        return { names: Object.keys(cadastre).sort(), kinds: Object.values(cadastre).map((value) => typeof value) };
      });
      expect(bridge).toEqual({ names: ['onCommand', 'request'], kinds: ['function', 'function'] });
      const answer = page.evaluate(() =>
        (window as unknown as { cadastre: { request(name: string, ask: object): Promise<unknown> } }).cadastre.request('shell/run', {}),
      );
      await expect(answer).rejects.toThrow('There is no request of that name.');
      expect(built('preload').join('')).not.toMatch(/require\(["'](?!electron["'])/);
    },
  ],
];

describe.skipIf(whyNoChromium() !== '')('Electron’s security checklist', () => {
  const userData = mkdtempSync(join(tmpdir(), 'cadastre-security-'));
  let running: Running & { readonly end: () => Promise<void> };
  beforeAll(async () => {
    running = await startApp({ userData });
    await running.page.getByText('desktop window').waitFor();
  });
  afterAll(async () => {
    await running.end();
    if (existsSync(userData)) rmSync(userData, { recursive: true });
  });

  test('has every point', () => expect(points.map(([number]) => number)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1)));
  test.each(points)('%d. %s', async (_number, _title, shows) => {
    await shows(running);
  });
});
