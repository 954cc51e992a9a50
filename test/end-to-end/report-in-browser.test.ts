import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { html } from '../../shared/export/html/html.ts';
import { svg } from '../../shared/export/svg/svg.ts';
import type { Computed } from '../../shared/result/compute.ts';
import { axeViolations } from '../harness/axe.ts';
import { launchChromium, whyNoChromium } from '../harness/browser.ts';
import { mustCompute } from '../support/plans.ts';
import { exampleDocuments, hostileDocument, withEveryResource } from '../support/report-plans.ts';

const computed: readonly (readonly [string, Computed])[] = [
  ...exampleDocuments().map(([name, document]) => [name, mustCompute(document)] as const),
  ['hostile names', mustCompute(hostileDocument())],
  ['resources of every kind', withEveryResource('<img src=x onerror=alert(1)>')],
];

describe.skipIf(whyNoChromium() !== '')('reports in a real browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  /** Shows a page as if it came from a host; returns what it asked for and what it complained of, too. */
  async function show(
    body: string,
    contentType: string,
    options: Parameters<Browser['newPage']>[0] = {},
  ): Promise<{ page: Page; asked: string[]; said: string[] }> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    const asked: string[] = [];
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('dialog', (dialog) => {
      said.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.route('**/*', (route) => {
      asked.push(new URL(route.request().url()).pathname);
      return route.fulfill({ body: asked.length === 1 ? body : '', contentType });
    });
    await page.goto('http://report.test/plan');
    return { page, asked, said };
  }

  /** Labels that are wider than the block that they stand in. */
  const tooWide = (page: Page) =>
    page.evaluate(() =>
      Array.from(document.querySelectorAll('svg[overflow=hidden] text')).flatMap((text) => {
        const end = Number(text.getAttribute('x')) + (text as SVGTextElement).getComputedTextLength();
        return end > Number(text.parentElement?.getAttribute('width')) ? [`${text.textContent} ends at ${end}`] : [];
      }),
    );

  test.each(computed)('the page of %s asks for nothing, runs nothing and keeps labels in their blocks', async (_, plan) => {
    const { page, asked, said } = await show(html.write(plan)[0]?.text ?? '', 'text/html');
    expect(await page.locator('svg[overflow=hidden] text').count()).toBeGreaterThan(0);
    expect(await tooWide(page)).toEqual([]);
    expect(asked.filter((path) => path !== '/plan' && path !== '/favicon.ico')).toEqual([]);
    expect(said).toEqual([]);
    // A narrow window scrolls tables inside of themselves, not the page.
    await page.setViewportSize({ width: 420, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(420);
    await page.close();
  });

  test.each(['light', 'dark'] as const)('the page is accessible, %s', async (colorScheme) => {
    const { page } = await show(
      html.write(mustCompute(exampleDocuments().find(([name]) => name === 'broken.yaml')?.[1] ?? hostileDocument()))[0]?.text ?? '',
      'text/html',
      { colorScheme },
    );
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });

  test.each(computed)('the map of %s is a picture that a browser reads, with labels in their blocks', async (_, plan) => {
    const { page, asked, said } = await show(svg.write(plan)[0]?.text ?? '', 'image/svg+xml');
    expect(await page.evaluate(() => [document.documentElement.localName, document.querySelector('parsererror')])).toEqual(['svg', null]);
    expect(await tooWide(page)).toEqual([]);
    expect(asked.filter((path) => path !== '/plan' && path !== '/favicon.ico')).toEqual([]);
    expect(said).toEqual([]);
    await page.close();
  });
});
