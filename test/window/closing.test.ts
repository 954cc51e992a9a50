import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { createBackend } from '../../backend/backend.ts';
import { whyNoChromium } from '../harness/browser.ts';
import type { ShimmedApp } from '../harness/launch.ts';
import { appForTest, folderForTest, startApp, type AppInWindow } from './app-in-window.ts';

/** Opens the store as another start of the app would, and returns what it says of the plan. */
async function inStore(userData: string, name = 'First plan'): Promise<{ text: string; others: unknown[] }> {
  const backend = createBackend({ version: '0', runtime: { kind: 'desktop', name: 'test' }, store: join(userData, 'plans.db') });
  try {
    const opened = await backend.answer('plan/open', { name });
    if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
    return opened.value as { text: string; others: unknown[] };
  } finally {
    await backend.close();
  }
}

/** Renames the network that is selected in the plan: an edit as a person makes it. */
async function edit({ page }: AppInWindow, name: string): Promise<void> {
  await page.getByRole('treegrid').focus();
  await page.keyboard.press('F2');
  const field = page.getByRole('treegrid').getByLabel('Name', { exact: true });
  await field.fill(name);
  await field.press('Enter');
  await page.getByText(name).first().waitFor();
}

const messages = async (app: ShimmedApp) => (await app.log()).filter(([what]) => what === 'showMessageBox').map(([, options]) => options);

describe.skipIf(whyNoChromium() !== '')('what was on screen a moment ago', () => {
  test.each(['close-window', 'quit'] as const)('is kept on %s', async (how) => {
    const userData = folderForTest();
    const started = await startApp({ userData, args: ['examples/first-plan.yaml'] });
    await started.page.getByRole('treegrid').waitFor();
    await edit(started, 'renamed');
    void started.app.ask({ do: how });
    expect(await started.app.ended()).toBe(0);
    // The page was asked, wished to stay, saved, and was closed the next time.
    expect(started.app.stderr).toBe('');
    const { text, others } = await inStore(userData);
    expect(text).toContain('name: renamed');
    expect(others).toEqual([]);
  });

  test('is kept when the process of the page ends, which is then loaded again', async () => {
    const started = await appForTest({ args: ['examples/first-plan.yaml'] });
    const { app, page } = started;
    await page.getByRole('treegrid').waitFor();
    await edit(started, 'renamed');
    await page.getByText(/saved \d\d:\d\d/).waitFor();
    await app.answerDialog(0);
    await app.ask({ do: 'contents-event', name: 'render-process-gone', details: { reason: 'crashed', exitCode: 11 } });
    await vi.waitFor(async () => expect(await page.title()).toBe('Cadastre'));
    expect(await messages(app)).toMatchObject([{ type: 'error', message: expect.stringContaining('was loaded again') }]);
    expect(app.stderr).toContain('The process of the page has ended: crashed (11).');
    await vi.waitFor(async () =>
      expect(await inStore(started.userData)).toMatchObject({ text: expect.stringContaining('name: renamed'), others: [] }),
    );
  });

  test('is asked about only where it cannot be saved: first kept, then given up', { timeout: 40_000 }, async () => {
    const started = await startApp({ args: ['examples/first-plan.yaml'] });
    const { app, page } = started;
    await page.getByRole('treegrid').waitFor();
    // Stands for a store that does not take it: a page that has something unsaved for ever.
    await page.locator('body').click();
    await page.evaluate(() => addEventListener('beforeunload', (event) => event.preventDefault()));
    await app.answerDialog(0);
    void app.ask({ do: 'close-window' });
    await vi.waitFor(async () => expect(await messages(app)).toMatchObject([{ type: 'warning', defaultId: 0, cancelId: 0 }]), 10_000);
    expect(page.isClosed()).toBe(false);
    await app.answerDialog(1);
    void app.ask({ do: 'close-window' });
    expect(await app.ended()).toBe(0);
    await started.end();
  });
});

describe.skipIf(whyNoChromium() !== '')('faults of the page', () => {
  test('one that ends again and again is not loaded without asking', async () => {
    const { app, page } = await appForTest();
    await page.getByText('desktop window').waitFor();
    const crash = () => app.ask({ do: 'contents-event', name: 'render-process-gone', details: { reason: 'oom', exitCode: 1 } });
    const reloads = async () => (await app.log()).filter(([what]) => what === 'reload').length;
    for (const answer of [0, 0, 0]) await app.answerDialog(answer);
    await crash();
    await crash();
    expect(await reloads()).toBe(2);
    await crash();
    await vi.waitFor(async () => expect(await reloads()).toBe(3));
    expect((await messages(app)).at(-1)).toMatchObject({ buttons: ['Load it again', 'Quit'] });
    await app.answerDialog(1);
    await crash();
    expect(await app.ended()).toBe(0);
  });

  test('an end that was meant is no fault', async () => {
    const { app } = await appForTest();
    await app.ask({ do: 'contents-event', name: 'render-process-gone', details: { reason: 'clean-exit', exitCode: 0 } });
    expect(await messages(app)).toEqual([]);
  });

  test('a page that does not answer is waited for, or loaded again; the question goes when it answers by itself', async () => {
    const { app, page } = await appForTest();
    await page.getByText('desktop window').waitFor();
    await app.ask({ do: 'window-event', name: 'unresponsive' });
    await app.ask({ do: 'window-event', name: 'unresponsive' });
    expect(await messages(app)).toHaveLength(1);
    await app.ask({ do: 'window-event', name: 'responsive' });
    await vi.waitFor(async () => expect(await app.log()).toContainEqual(['message box taken back']));
    expect(await app.log()).not.toContainEqual(['forcefullyCrashRenderer']);
    await app.answerDialog(1);
    await app.ask({ do: 'window-event', name: 'unresponsive' });
    await vi.waitFor(async () => expect(await app.log()).toContainEqual(['reload']));
    expect(await app.log()).toContainEqual(['forcefullyCrashRenderer']);
    // It was meant: no second message.
    expect(await messages(app)).toHaveLength(2);
    await page.getByText('desktop window').waitFor();
  });
});
