import type { TestProject } from 'vitest/node';
import { findChromium } from './chromium.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Why there is no Chromium; '' when there is one. */
    whyNoChromium: string;
  }
}

/** Runs once before the tests that need a browser. Where none can be had they are skipped, and say why; in CI that is a failure. */
export default async function setup(project: TestProject): Promise<void> {
  const { why = '' } = await findChromium();
  if (why !== '' && process.env['CI'] === 'true') throw new Error(`Tests in a real browser cannot run: ${why}.`);
  if (why !== '') console.warn(`Tests in a real browser are skipped: ${why}.`);
  project.provide('whyNoChromium', why);
}
