import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createAccess, TICKET_MS } from '../../browser/access.ts';
import { launchChromium, whyNoChromium } from '../harness/browser.ts';
import { ServedApp } from './served-app.ts';

describe('a ticket', () => {
  test('gives a secret of its own, once', () => {
    const access = createAccess();
    const given = access.exchange(access.ticket());
    const secret = 'secret' in given ? given.secret : '';
    expect(secret).not.toBe(access.secret);
    expect([access.admits(secret), access.admits(access.secret), access.admits(''), access.admits(`${secret}x`)]).toEqual([true, true, false, false]);
  });

  test('shown twice within its minute gives nobody anything: one of the two has read it from somewhere', () => {
    const access = createAccess();
    const ticket = access.ticket();
    const first = access.exchange(ticket);
    expect(access.exchange(ticket)).toEqual({ why: 'used' });
    expect(access.admits('secret' in first ? first.secret : '')).toBe(false);
    expect(access.admits(access.secret)).toBe(true);
  });

  test('shown again later changes nothing for whoever came first', () => {
    let now = 0;
    const access = createAccess(() => now);
    const ticket = access.ticket();
    const first = access.exchange(ticket);
    now = TICKET_MS + 1;
    expect(access.exchange(ticket)).toEqual({ why: 'used' });
    expect(access.admits('secret' in first ? first.secret : '')).toBe(true);
  });

  test('is good for a minute, and no other text is one', () => {
    let now = 0;
    const access = createAccess(() => now);
    const [early, late] = [access.ticket(), access.ticket()];
    now = TICKET_MS;
    expect(access.exchange(early)).toHaveProperty('secret');
    now += 1;
    expect(access.exchange(late)).toEqual({ why: 'late' });
    for (const other of ['', access.secret, `${late}=`, '__proto__']) expect(access.exchange(other)).toEqual({ why: 'unknown' });
  });
});

describe.runIf(process.platform === 'linux')('the address that a browser is started with', () => {
  let folder: string;
  let host: ServedApp;
  let opened: URL;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cadastre-ticket-'));
    // Stands for the system's way to open a browser, and writes down what it was called with.
    const opener = join(folder, 'xdg-open');
    writeFileSync(opener, `#!/bin/sh\nprintf %s "$1" > '${join(folder, 'new')}' && mv '${join(folder, 'new')}' '${join(folder, 'address')}'\n`);
    chmodSync(opener, 0o755);
    host = await ServedApp.start('out/app/main/serve.js', [], { PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` });
    await vi.waitFor(() => expect(existsSync(join(folder, 'address'))).toBe(true), { timeout: 5_000 });
    opened = new URL(readFileSync(join(folder, 'address'), 'utf8'));
  });
  afterAll(async () => {
    await host.end();
    rmSync(folder, { recursive: true, force: true });
  });

  const exchange = (ticket: unknown, headers: Record<string, string> = {}) =>
    host.send('/ticket', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ ticket }) });

  test('does not hold the secret that was printed', () => {
    expect(opened.hash).toMatch(/^#ticket=[\w-]{43}$/);
    expect(opened.href).not.toContain(host.secret);
  });

  test.each([
    ['a foreign name for this machine', { host: 'evil.example' }],
    ['a foreign origin', { origin: 'http://evil.example' }],
    ['a page of another port', { 'sec-fetch-site': 'same-site' }],
  ])('is refused to %s, and stays good', async (_who, headers) => {
    expect((await exchange(opened.hash.slice('#ticket='.length), headers)).status).toBe(403);
  });

  test('is not guessed', async () => {
    for (const guess of ['', 'x', null, 7, {}, ['a'], 'a'.repeat(43), host.secret]) {
      expect(await exchange(guess)).toMatchObject({ status: 403, text: 'ticket unknown\n' });
    }
    for (const body of ['null', '[]', '7', '"x"']) {
      const answer = await host.send('/ticket', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      expect(answer).toMatchObject({ status: 403, text: 'ticket unknown\n' });
    }
    expect((await exchange('x'.repeat(2000))).status).toBe(413);
    expect((await host.send('/ticket')).status).toBe(405);
    expect((await exchange('x', { 'content-type': 'text/plain' })).status).toBe(415);
  });

  test.skipIf(whyNoChromium() !== '')('opens the page once; the page survives a reload, and a second one is told why it stays empty', async () => {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(8_000);
      await page.goto(opened.href);
      await page.getByText('browser, this machine only').waitFor();
      expect(new URL(page.url()).hash).toBe('');
      await page.reload();
      await page.getByText('browser, this machine only').waitFor();
      const second = await browser.newPage();
      await second.goto(opened.href);
      await second.getByText('The address that this page was opened with works once').first().waitFor();
      // Somebody else may have been first, so the first page has to show the printed address as well.
      await page.reload();
      await page.getByText('This page was opened without its secret.').first().waitFor();
      for (const one of [page, second]) {
        await one.goto(host.url.href);
        await one.reload();
        await one.getByText('browser, this machine only').waitFor();
      }
    } finally {
      await browser.close();
    }
  });
});
