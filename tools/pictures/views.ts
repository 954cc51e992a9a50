import type { Page } from 'playwright-core';

/** One picture of the app: the plan that it shows, and how a person comes there. */
export interface Picture {
  readonly name: string;
  /** A file of examples/; nothing for the start page. */
  readonly plan?: string;
  /** Dialogs and moments are taken in one size only; views in both. */
  readonly once?: true;
  readonly go: (page: Page) => Promise<unknown>;
}

const HUB = 'hub-and-spoke.yaml';
const BROKEN = 'broken.yaml';

const view = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const row = (page: Page, name: string) => page.getByRole('treegrid').getByText(name, { exact: true }).first();

async function saveRevision(page: Page, note: string): Promise<void> {
  await page.keyboard.press('Control+s');
  await page.getByLabel('Note').fill(note);
  await page.getByRole('dialog').getByRole('button', { name: 'Save revision' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Writes a new prefix length into a subnet's row, as one types it. */
async function resize(page: Page, subnet: string, length: string): Promise<void> {
  await row(page, subnet).click();
  // The first field is the name, the next the service.
  for (const key of ['F2', 'Tab', 'Tab']) await page.keyboard.press(key);
  const field = page.getByRole('treegrid').getByLabel('Prefix, or a length such as /26');
  await field.fill(length);
  await field.press('Enter');
}

const all: readonly Picture[] = [
  { name: 'start', go: async () => undefined },
  {
    name: 'new-plan',
    once: true,
    go: async (page) => {
      await button(page, /^New plan/);
      await page.getByLabel('Name', { exact: true }).fill('Shop');
      await page.getByLabel(/^1\./).fill('10.64.0.0/14');
      await page.getByLabel(/^2\./).fill('10.0.0.0/12, 192.168.0.0/16');
    },
  },
  { name: 'plan', plan: HUB, go: (page) => row(page, 'sqlmi').click() },
  {
    name: 'add-subnet',
    plan: HUB,
    once: true,
    go: async (page) => {
      await row(page, 'spoke-shop-weu').click();
      await page.keyboard.press('Insert');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'allocate',
    plan: HUB,
    once: true,
    go: async (page) => {
      await button(page, /^Allocate/);
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'map',
    plan: HUB,
    go: async (page) => {
      await row(page, 'sqlmi').click();
      await view(page, 'Map');
      await page.getByText('inside sqlmi').waitFor();
    },
  },
  {
    name: 'map-moving',
    plan: HUB,
    once: true,
    go: async (page) => {
      await row(page, 'sqlmi').click();
      await view(page, 'Map');
      await page.getByText('inside sqlmi').waitFor();
      await page.getByRole('option', { name: /^sqlmi, / }).focus();
      await page.keyboard.press('Space');
      await page.locator('.lit').first().waitFor();
      await page.keyboard.press('ArrowRight');
    },
  },
  {
    name: 'findings',
    plan: BROKEN,
    go: async (page) => {
      await view(page, 'Findings');
    },
  },
  {
    name: 'fix-all',
    plan: BROKEN,
    once: true,
    go: async (page) => {
      await view(page, 'Findings');
      await button(page, /^Fix all/);
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'configuration', plan: HUB, go: (page) => view(page, 'Configuration') },
  {
    name: 'configuration-text',
    plan: HUB,
    once: true,
    go: async (page) => {
      await view(page, 'Configuration');
      await page.getByRole('tab').nth(1).click();
    },
  },
  {
    name: 'export',
    plan: HUB,
    once: true,
    go: async (page) => {
      await page.keyboard.press('Control+e');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'revisions',
    plan: HUB,
    go: async (page) => {
      await saveRevision(page, 'as deployed');
      await resize(page, 'sqlmi', '/25');
      await view(page, 'Revisions');
      await page
        .getByRole('status')
        .filter({ hasText: /resized/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'services',
    plan: HUB,
    go: async (page) => {
      await view(page, 'Services');
      await page.getByRole('radio', { name: 'Azure SQL Managed Instance', exact: true }).check();
    },
  },
  {
    name: 'services-ways',
    plan: HUB,
    once: true,
    go: async (page) => {
      await view(page, 'Services');
      await page.getByRole('radio', { name: 'Azure SQL Managed Instance', exact: true }).check();
      await page.getByRole('tab').nth(2).click();
    },
  },
  {
    name: 'find',
    plan: HUB,
    once: true,
    go: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill('10.64.25.7');
    },
  },
];

/** Returns every picture of the guide, in its order. */
export function pictures(): readonly Picture[] {
  return all;
}
