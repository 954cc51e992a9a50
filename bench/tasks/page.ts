import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { writePlanDocument } from '../../shared/plan/write.ts';
import { ServedApp } from '../../test/end-to-end/served-app.ts';
import { findChromium, LAUNCH } from '../../test/harness/chromium.js';
import { planDocument } from '../given/plan-document.ts';
import { bareFrames, bareRows, keystrokes, opening, scrolling, tablePaints, zooming } from '../page/in-page.ts';
import { atMost, type Goal, type Row, type Task } from '../task.ts';

const PROGRAM = 'out/app/main/serve.js';
/** A frame of 60 in a second, milliseconds. Goals in milliseconds are written in frames, so that they hold on a slower screen, too. */
const FRAME = 1000 / 60;

/** The real page in Chromium, on the real host and store: what a person waits for, in frames of the same page in which nothing is done. */
export const page: Task = {
  name: 'page',
  run: async ({ quick }) => {
    if (!existsSync(PROGRAM)) throw new Error('The app is not built: run "npm run build" first.');
    const found = await findChromium();
    if (found.executablePath === undefined) throw new Error(found.why);
    const browser = await chromium.launch({ ...LAUNCH, executablePath: found.executablePath, ...(found.env ? { env: found.env } : {}) });
    const rows: Row[] = [];
    for (const count of quick ? [1000, 10_000] : [1000, 10_000, 50_000]) rows.push(...(await rowsOf(browser, count, 60)));
    await browser.close();
    return rows;
  },
};

async function rowsOf(browser: Browser, count: number, rounds: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-bench-'));
  const document = planDocument(count);
  writeFileSync(join(folder, 'plan.json'), writePlanDocument(document, 'json'));
  const host = await ServedApp.start(PROGRAM, ['--no-open', '--db', join(folder, 'plans.db'), join(folder, 'plan.json')]);
  const view = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  view.setDefaultTimeout(120_000);
  try {
    // The first page takes the plan into the store; the one that is measured opens it there.
    await view.goto(host.url.href);
    await view.getByRole('treegrid').waitFor();
    await view.goto('about:blank');
    await view.goto(host.url.href);
    await view.getByRole('button', { name: /^New plan/ }).waitFor();
    const frame = percentile(await view.evaluate(bareFrames, 120), 50);
    const floor = await view.evaluate(bareRows, 15);
    const opened = [await view.evaluate(opening, document.name)];
    const painted = await view.evaluate(tablePaints, 15);
    const scrolled = await view.evaluate(scrolling, 300);
    await view.getByRole('treegrid').getByText('jump-hosts', { exact: true }).first().click();
    await view.getByRole('complementary').getByLabel('Machines', { exact: true }).waitFor();
    const { answered, blocked } = await view.evaluate(keystrokes, rounds);
    await view.keyboard.press('Control+2');
    await view.getByRole('button', { name: 'Zoom in' }).waitFor();
    const zoomed = await view.evaluate(zooming, 24);

    const inFrames = (work: string, what: string, times: readonly number[], part: number, goal?: Goal): Row => {
      const ms = percentile(times, part);
      return {
        work,
        count,
        what: `${what}, ${part === 100 ? 'the longest' : `p${part}`}`,
        figure: ms / frame,
        unit: '× frame',
        ms,
        ...(goal ? { goal } : {}),
      };
    };
    const most = (ms: number) => atMost(ms / FRAME);
    return [
      inFrames('the page', 'opening from the store to the first painted rows', opened, 100, count === 10_000 ? most(1000) : undefined),
      {
        work: 'the page',
        count,
        what: 'the table painted, against 45 bare rows',
        figure: percentile(painted, 50) / percentile(floor, 50),
        unit: '× floor',
        ms: percentile(painted, 50),
        goal: atMost(2),
      },
      inFrames('the page', 'a step of scrolling the table', scrolled, 50),
      inFrames('the page', 'a step of scrolling the table', scrolled, 99, most(33.4)),
      inFrames('the page', 'a step of scrolling the table', scrolled, 100, most(33.4)),
      inFrames('the page', 'a keystroke, until typing can go on', blocked, 95, most(FRAME)),
      inFrames('the page', 'a keystroke to painted findings', answered, 50),
      inFrames('the page', 'a keystroke to painted findings', answered, 95, most(count > 10_000 ? 200 : 100)),
      inFrames('the page', 'a step of zooming the map', zoomed, 50),
      inFrames('the page', 'a step of zooming the map', zoomed, 95, most(100)),
    ];
  } finally {
    await view.close();
    await host.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The time that `part` of a hundred do not exceed. */
function percentile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil((sorted.length * part) / 100) - 1))] ?? 0;
}
