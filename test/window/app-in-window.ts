import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { ShimmedApp, type LaunchOptions } from '../harness/launch.ts';

/** The built main process. */
export const MAIN = resolve('out/app/main/index.js');

export interface AppInWindow {
  readonly app: ShimmedApp;
  readonly page: Page;
  readonly userData: string;
}

/** Starts the built app; with a data folder of its own that goes when `end` is called, unless the call names one. */
export async function startApp(options: Partial<LaunchOptions> = {}): Promise<AppInWindow & { readonly end: () => Promise<void> }> {
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'cadastre-window-'));
  const app = await ShimmedApp.launch({ main: MAIN, ...options, userData });
  const page = await app.firstWindow();
  page.setDefaultTimeout(8_000);
  return {
    app,
    page,
    userData,
    end: async () => {
      await app.close();
      if (options.userData === undefined) rmSync(userData, { recursive: true, force: true });
    },
  };
}

/** As `startApp`, for one test. */
export async function appForTest(options: Partial<LaunchOptions> = {}): Promise<AppInWindow> {
  const started = await startApp(options);
  onTestFinished(() => started.end());
  return started;
}

/** Returns a folder that goes when the test ends. */
export function folderForTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-window-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
