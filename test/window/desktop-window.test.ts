import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type {} from '../../renderer/window.d.ts';
import type { DesktopBridge } from '../../shared/contract/desktop.ts';
import { axeViolations } from '../harness/axe.ts';
import { whyNoChromium } from '../harness/browser.ts';
import { ShimmedApp } from '../harness/launch.ts';

const main = resolve('out/app/main/index.js');

/** Calls the bridge with anything, as an attacker in the page could. */
type AnyBridge = { request(name: unknown, ask: unknown): Promise<unknown> };

describe.skipIf(whyNoChromium() !== '')('the built desktop app', () => {
  let userData: string;
  let app: ShimmedApp;
  let page: Page;

  beforeAll(async () => {
    userData = mkdtempSync(join(tmpdir(), 'cadastre-window-'));
    app = await ShimmedApp.launch({ main, userData, args: ['plans/hub.yaml'] });
    page = await app.firstWindow();
  });
  afterAll(async () => {
    await app.close();
    rmSync(userData, { recursive: true, force: true });
  });

  test('shows its page, with what the host says about itself', async () => {
    await page.getByText('Desktop window · Electron').waitFor();
    await page.getByText('hub.yaml was not opened.').waitFor();
    expect(await page.getByTestId('prefix').textContent()).toBe('/26');
  });

  test('gives the page one function, and nothing of Node, Electron or the bridge', async () => {
    const seen = await page.evaluate(() => ({
      bridge: Object.keys(window.cadastre ?? {}),
      frozen: Object.isFrozen(window.cadastre),
      leaks: ['require', 'process', 'module', 'Buffer', '__toMain', '__fromMain', 'ipcRenderer', 'electron'].filter((name) => name in window),
    }));
    expect(seen).toEqual({ bridge: ['request'], frozen: true, leaks: [] });
  });

  test('answers requests of the list, and refuses others before they leave the page', async () => {
    const info = await page.evaluate(() => (window.cadastre as DesktopBridge).request('app/info', {}));
    expect(info).toMatchObject({ ok: true, value: { name: 'Cadastre', runtime: { kind: 'desktop' }, file: 'hub.yaml' } });
    const refusals = await page.evaluate(() =>
      Promise.all(
        ['constructor', '__proto__', 'app/infos', '', null, 7].map((name) =>
          (window.cadastre as unknown as AnyBridge).request(name, {}).catch((error: unknown) => (error as Error).message),
        ),
      ),
    );
    expect(new Set(refusals)).toEqual(new Set(['There is no request of that name.']));
  });

  test.each([
    ['another origin', { url: 'https://example.com/', parent: null }],
    ['an origin that begins alike', { url: 'app://cadastre.example/', parent: null }],
    ['a frame inside the page', { url: 'app://cadastre/index.html', parent: {} }],
    ['a frame that is gone', null],
  ])('does not answer %s', async (_who, frame) => {
    const answer = await app.ask({ do: 'invoke', channel: 'cadastre:request', frame, args: ['app/info', {}] });
    expect(answer).toMatchObject({ ok: false, problems: [{ code: 'unknown-sender' }] });
  });

  test('refuses asks that are no objects, even from its own page', async () => {
    const asks = await page.evaluate(() =>
      Promise.all([null, 'x', [], 5].map((ask) => (window.cadastre as unknown as AnyBridge).request('app/info', ask))),
    );
    for (const answer of asks) expect(answer).toMatchObject({ ok: false, problems: [{ code: 'wrong-ask' }] });
  });

  test('opens documentation in the system browser, and nothing else', async () => {
    await page.getByRole('link', { name: /Bastion configuration/ }).click();
    await vi.waitFor(async () =>
      expect(await app.log()).toContainEqual(['shell.openExternal', expect.stringMatching(/^https:\/\/learn\.microsoft\.com\//)]),
    );
    const before = (await app.log()).filter(([what]) => what === 'shell.openExternal').length;
    const answers = await page.evaluate(() =>
      Promise.all(
        [
          'https://example.com/',
          'file:///etc/passwd',
          'javascript:alert(1)',
          'https://learn.microsoft.com@example.com/',
          'http://learn.microsoft.com/',
        ].map((url) => (window.cadastre as DesktopBridge).request('link/open', { url })),
      ),
    );
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, problems: [{ code: 'link-not-allowed' }] });
    expect((await app.log()).filter(([what]) => what === 'shell.openExternal')).toHaveLength(before);
  });

  test('opens no further window and goes nowhere else', async () => {
    await page.evaluate(() => {
      window.open('https://example.com/window');
      location.href = 'https://example.com/navigation';
    });
    await vi.waitFor(async () => expect(await app.log()).toContainEqual(['navigation stopped', 'https://example.com/navigation']));
    const log = await app.log();
    expect(log).toContainEqual(['window.open', 'https://example.com/window', 'deny']);
    expect(log).not.toContainEqual(['shell.openExternal', 'https://example.com/window']);
    expect(await page.getByRole('heading', { name: 'Cadastre' }).isVisible()).toBe(true);
  });

  test('stands under its content security policy', async () => {
    const seen = await page.evaluate(async () => {
      const broken: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => broken.push(effectiveDirective));
      const script = document.createElement('script');
      try {
        script.textContent = 'window.intruder = true';
      } catch {
        broken.push('refused script text');
      }
      const image = document.createElement('img');
      image.src = 'https://example.com/pixel.png';
      document.body.append(image);
      await fetch('https://example.com/').catch(() => broken.push('refused fetch'));
      await new Promise((resolve) => setTimeout(resolve, 50));
      image.remove();
      return { broken, intruder: 'intruder' in window };
    });
    expect(seen.intruder).toBe(false);
    expect(seen.broken).toEqual(expect.arrayContaining(['refused script text', 'img-src', 'connect-src', 'refused fetch']));
  });

  test('answers nothing but its own files on its scheme', async () => {
    const statuses = await page.evaluate(() =>
      Promise.all(
        ['/index.html', '/package.json', '/..%2f..%2f..%2fpackage.json', '/%2e%2e/main/index.js', '/assets/'].map((path) =>
          fetch(path).then(({ status }) => status),
        ),
      ),
    );
    expect(statuses).toEqual([200, 404, 404, 404, 404]);
  });

  test.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'fullscreen'])('denies the permission %s', async (name) => {
    expect(await app.ask({ do: 'permission', name })).toEqual({ asked: false, checked: false });
  });

  test('has a menu, whose documentation entry opens the page', async () => {
    expect(await app.ask({ do: 'menu', path: ['help', 'Azure Virtual Network FAQ'] })).toBe(true);
    await vi.waitFor(async () => expect(await app.log()).toContainEqual(['shell.openExternal', expect.stringContaining('virtual-networks-faq')]));
  });

  test('comes to the front when it is started a second time', async () => {
    await app.ask({ do: 'second-instance' });
    expect(await app.log()).toContainEqual(['focus']);
  });

  test('has no accessibility violation', async () => {
    expect(await axeViolations(page)).toEqual([]);
  });

  test('makes no request that leaves its scheme, and has no error in the page', async () => {
    // The tests above provoked some themselves, on example.com alone.
    const wrong = (await app.log()).filter(
      ([what, text]) =>
        ['pageerror', 'preload-error', 'popup', 'request let through', 'request cancelled'].includes(what as string) &&
        !String(text).includes('example.com'),
    );
    expect(wrong).toEqual([]);
    expect(app.stderr).toBe('');
  });

  test('ends with its last window', async () => {
    void app.ask({ do: 'close-windows' });
    expect(await app.ended()).toBe(0);
  });
});
