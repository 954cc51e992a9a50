import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { launchChromium } from '../harness/browser.ts';
import { ServedApp } from './served-app.ts';

/** How long a test waits for something to come on screen, milliseconds. */
const PATIENCE = 8000;

/** The app as one person uses it: the browser host with a store of its own, and its page in a real browser. */
export class AppPage {
  readonly host: ServedApp;
  readonly browser: Browser;
  readonly page: Page;
  /** The folder with the store; gone when the app ends. */
  readonly folder: string;
  /** What went wrong in the page. Should be empty at the end of every test. */
  readonly faults: readonly string[];
  /** Every request that left the page, whatever became of it. */
  readonly requested: readonly string[];

  private constructor(host: ServedApp, browser: Browser, page: Page, folder: string, faults: readonly string[], requested: readonly string[]) {
    this.host = host;
    this.browser = browser;
    this.page = page;
    this.folder = folder;
    this.faults = faults;
    this.requested = requested;
  }

  /** Starts the app, with a plan where one is named, and waits until it can be used. */
  static async start(plan?: string, options: BrowserContextOptions = {}): Promise<AppPage> {
    const folder = mkdtempSync(join(tmpdir(), 'cadastre-page-'));
    const args = ['--no-open', '--db', join(folder, 'plans.db'), ...(plan === undefined ? [] : [plan])];
    const [host, browser] = await Promise.all([ServedApp.start('out/app/main/serve.js', args), launchChromium()]);
    const { page, faults, requested } = await openPage(browser, options);
    const app = new AppPage(host, browser, page, folder, faults, requested);
    await page.goto(host.url.href);
    await (plan === undefined ? page.getByRole('button', { name: /^New plan/ }).waitFor() : app.table.waitFor());
    return app;
  }

  get table(): Locator {
    return this.page.getByRole('treegrid');
  }

  /** The row of a network or a subnet in the plan view: the first of that name. */
  row(name: string): Locator {
    return this.table
      .getByRole('row')
      .filter({ has: this.page.getByText(name, { exact: true }) })
      .first();
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  get inspector(): Locator {
    return this.page.getByRole('complementary', { name: 'Inspector' });
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Goes to a view by its name in the navigation. */
  async view(name: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click();
  }

  /** Waits until what is on screen is kept. */
  async saved(): Promise<void> {
    await this.page.getByText(/ · saved \d\d:\d\d/).waitFor();
  }

  /** What the store holds of a plan now, as another program would read it. */
  async stored(name: string): Promise<string> {
    const answer = (await this.host.ask('plan/open', { name })) as { value: { opening: number; text: string } };
    const { opening, text } = answer.value;
    await this.host.ask('plan/close', { opening });
    return text;
  }

  /** Saves a revision as a person does. */
  async saveRevision(note: string): Promise<void> {
    await this.page.keyboard.press('Control+s');
    await this.dialog.getByLabel('Note').fill(note);
    await this.dialog.getByRole('button', { name: 'Save revision' }).click();
    await this.dialog.waitFor({ state: 'detached' });
  }

  async end(): Promise<void> {
    await this.browser.close();
    await this.host.end();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Opens an empty page that keeps what goes wrong in it, and what it asks the network for. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; faults: string[]; requested: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light', ...options });
  page.setDefaultTimeout(PATIENCE);
  const faults: string[] = [];
  const requested: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('request', (request) => requested.push(request.url()));
  return { page, faults, requested };
}
