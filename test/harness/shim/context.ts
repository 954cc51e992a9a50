import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import { findChromium, LAUNCH } from '../chromium.js';

/** Where the app keeps its data in this run. */
export const userData = process.env['SHIM_USER_DATA'] ?? mkdtempSync(join(tmpdir(), 'cadastre-shim-'));

let started: Promise<BrowserContext> | undefined;

/** Returns the browser whose pages are the app's windows; the test drives the same pages through the port it chose. */
export function browserContext(): Promise<BrowserContext> {
  started ??= launch();
  return started;
}

async function launch(): Promise<BrowserContext> {
  mkdirSync(userData, { recursive: true });
  const found = await findChromium();
  if (found.executablePath === undefined) throw new Error(found.why);
  return chromium.launchPersistentContext(join(userData, 'chromium'), {
    ...LAUNCH,
    executablePath: found.executablePath,
    ...(found.env ? { env: found.env } : {}),
    headless: true,
    viewport: null,
    args: [...LAUNCH.args, `--remote-debugging-port=${process.env['SHIM_PORT'] ?? 0}`],
  });
}
