import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { planDocument } from '../../bench/given/plan-document.ts';
import { writePlanDocument } from '../../shared/plan/write.ts';
import { whyNoChromium } from '../harness/browser.ts';
import { AppPage, openPage } from './app-page.ts';
import { ServedApp } from './served-app.ts';

describe.skipIf(whyNoChromium() !== '')('what a person relies on', () => {
  async function start(plan?: string): Promise<AppPage> {
    const app = await AppPage.start(plan);
    onTestFinished(() => app.end());
    return app;
  }

  test('what was on screen a second before the host was killed is there when it starts again', async () => {
    const app = await start('examples/first-plan.yaml');
    await app.row('web').click();
    await app.inspector.getByLabel('Machines', { exact: true }).fill('77');
    await app.press('Enter');
    await expect.poll(() => app.row('web').textContent()).toContain('77 / ');
    await app.page.waitForTimeout(1000);
    const gone = once(app.host.process, 'exit');
    app.host.process.kill('SIGKILL');
    await gone;
    const again = await ServedApp.start('out/app/main/serve.js', ['--no-open', '--db', join(app.folder, 'plans.db')]);
    onTestFinished(() => void again.end());
    const { page } = await openPage(app.browser);
    await page.goto(again.url.href);
    await page
      .getByRole('button', { name: /^First plan/ })
      .first()
      .click();
    await page.getByRole('row', { name: /web.*77 \// }).waitFor();
  });

  test('while the host is away the page keeps what is written, says so, and saves when it is back', async () => {
    const app = await start('examples/first-plan.yaml');
    let away = true;
    await app.page.route('**/request/working/*', (route) => (away ? route.abort() : route.continue()));
    await app.row('web').click();
    await app.inspector.getByLabel('Machines', { exact: true }).fill('55');
    await app.press('Enter');
    await expect.poll(() => app.row('web').textContent()).toContain('55 / ');
    await app.page
      .getByText(/not saved/i)
      .first()
      .waitFor();
    away = false;
    await app.saved();
    await expect.poll(() => app.stored('First plan')).toContain('machines: 55');
  });

  test('what is typed is saved by what changed; where that does not fit what stands there, the whole of it', async () => {
    const app = await start('examples/first-plan.yaml');
    const sent: { readonly name: string; readonly bytes: number }[] = [];
    let isRefused = false;
    await app.page.route('**/request/working/*', async (route) => {
      const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
      sent.push({ name, bytes: route.request().postDataBuffer()?.length ?? 0 });
      if (isRefused && name === 'edit')
        await route.fulfill({ json: { ok: false, problems: [{ code: 'text-changed', text: 'Another one.', at: '' }] } });
      else await route.continue();
    });
    const type = async (machines: string) => {
      await app.row('web').click();
      await app.inspector.getByLabel('Machines', { exact: true }).fill(machines);
      await app.press('Enter');
      await expect.poll(() => app.row('web').textContent()).toContain(`${machines} / `);
      await app.saved();
      await expect.poll(() => app.stored('First plan')).toContain(`machines: ${machines}`);
    };
    await type('44');
    await type('45');
    expect(sent.map(({ name }) => name)).toEqual(['edit', 'edit']);
    for (const { bytes } of sent) expect(bytes).toBeLessThan(250);
    isRefused = true;
    await type('46');
    expect(sent.slice(2).map(({ name }) => name)).toEqual(['edit', 'save']);
  });

  test('what takes long says so, can be stopped, and leaves nothing behind then', async () => {
    const app = await start();
    const large = writePlanDocument(planDocument(30_000), 'json');
    const drop = () =>
      app.page.evaluate((text) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], 'large.json'));
        window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
      }, large);
    await drop();
    await app.page.getByText('Reading large.json…').waitFor();
    await app.page.getByRole('button', { name: 'Stop' }).click();
    await app.page.getByText('Reading large.json…').waitFor({ state: 'detached' });
    expect(await app.host.ask('plan/list')).toMatchObject({ value: [] });
    await drop();
    await app.table.waitFor({ timeout: 20_000 });
    // Only what is seen is in the page, however many there are.
    expect(await app.table.getByRole('row').count()).toBeLessThan(80);
    expect(app.faults).toEqual([]);
  });

  test('the page asks nothing of anybody but its own host, whatever is done in it', async () => {
    const app = await start('examples/hub-and-spoke.yaml');
    for (const view of ['Map', 'Findings', 'Configuration', 'Revisions', 'Services']) await app.view(view);
    await app.saveRevision('offline');
    await app.press('Control+e');
    await app.dialog.getByText('targetScope').first().waitFor();
    await app.press('Escape');
    const foreign = app.requested
      .map((url) => new URL(url))
      .filter(({ origin, protocol }) => protocol !== 'blob:' && protocol !== 'data:' && origin !== app.host.url.origin);
    expect(foreign).toEqual([]);
    expect(app.requested.length).toBeGreaterThan(3);
    expect(app.faults).toEqual([]);
  });
});
