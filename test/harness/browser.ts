import { inject } from 'vitest';
import { chromium, type Browser } from 'playwright-core';
import { findChromium, LAUNCH } from './chromium.js';

/** Why tests that need a browser cannot run here; '' when they can. For `describe.skipIf`. */
export function whyNoChromium(): string {
  return inject('whyNoChromium');
}

/** Starts the browser that tests drive. */
export async function launchChromium(): Promise<Browser> {
  const found = await findChromium();
  if (found.executablePath === undefined) throw new Error(found.why);
  return chromium.launch({ ...LAUNCH, executablePath: found.executablePath, ...(found.env ? { env: found.env } : {}) });
}
