import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron } from 'playwright-core';
import { expect, test } from 'vitest';
import { findElectron } from '../../tools/electron-runtime.js';

test('the app starts in real Electron', async ({ skip }) => {
  const executablePath = findElectron();
  if (executablePath === undefined) return skip("Electron's runtime is not installed here (npx install-electron, or ELECTRON_OVERRIDE_DIST_PATH)");
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])
    return skip('there is no display: run under xvfb-run -a');
  const userData = mkdtempSync(join(tmpdir(), 'cadastre-electron-'));
  const env = { ...process.env } as Record<string, string>;
  delete env['ELECTRON_RUN_AS_NODE'];
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({ executablePath, args: [...asRoot, `--user-data-dir=${userData}`, resolve('.')], env, timeout: 30_000 });
  try {
    const page = await app.firstWindow();
    await page.getByText('Desktop window · Electron').waitFor();
    expect(page.url()).toBe('app://cadastre/index.html');
    expect(await page.evaluate(() => 'require' in window)).toBe(false);
  } finally {
    await app.close();
    rmSync(userData, { recursive: true, force: true });
  }
});
