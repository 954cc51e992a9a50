import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Returns what axe finds on a page: the rule, and the elements that break it. */
export async function axeViolations(page: Page): Promise<{ rule: string; where: string[] }[]> {
  // Over the debugging protocol, which the content security policy does not govern; a script tag would be refused.
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => ({ rule: id, where: nodes.map(({ html }) => html) }));
  });
}
