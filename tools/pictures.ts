// npm run pictures: takes the pictures of the guide anew, from the built app, in both themes. What they show should be looked at before it is committed.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { defaultSettings } from '../shared/contract/requests.ts';
import { ServedApp } from '../test/end-to-end/served-app.ts';
import { findChromium, LAUNCH } from '../test/harness/chromium.js';
import { pictures, type Picture } from './pictures/views.ts';

const FOLDER = 'docs/images';
const SIZES = [
  { width: 1280, height: 800 },
  { width: 1024, height: 700 },
] as const;
const SCHEMES = ['light', 'dark'] as const;

const chromiumHere = await findChromium();
if (chromiumHere.executablePath === undefined) throw new Error(chromiumHere.why);
const { executablePath, env } = chromiumHere;
const wanted = process.argv.slice(2);
mkdirSync(FOLDER, { recursive: true });
if (wanted.length === 0) for (const file of readdirSync(FOLDER)) rmSync(join(FOLDER, file));
const browser = await chromium.launch({ ...LAUNCH, executablePath, ...(env ? { env } : {}) });
let taken = 0;
for (const picture of pictures()) if (wanted.length === 0 || wanted.includes(picture.name)) taken += await take(browser, picture);
await browser.close();
console.log(`${taken} pictures in ${FOLDER}.`);

/** Takes one picture in each theme and size; each on a page and a store of its own. Returns how many files were written. */
async function take(of: Browser, { name, plan, once, go }: Picture): Promise<number> {
  let count = 0;
  for (const size of once ? SIZES.slice(0, 1) : SIZES)
    for (const colorScheme of SCHEMES) {
      const host = await ServedApp.start('out/app/main/serve.js', ['--no-open', ...(plan === undefined ? [] : [`examples/${plan}`])]);
      const page = await of.newPage({ viewport: size, colorScheme, reducedMotion: 'reduce', timezoneId: 'UTC' });
      page.setDefaultTimeout(8000);
      page.on('pageerror', (error) => {
        throw error;
      });
      await host.ask('settings/write', { ...defaultSettings, author: 'Ana Ferreira' });
      await page.goto(host.url.href);
      await (plan === undefined ? page.getByRole('button', { name: /^New plan/ }) : page.getByRole('treegrid')).waitFor();
      await go(page);
      // What was said on the way there is not part of the picture.
      for (const close of await page.getByRole('button', { name: 'Close this message' }).all()) await close.click();
      await page.mouse.move(size.width - 2, size.height - 2);
      // Nothing may be half way: what appears does so within a quarter of a second.
      await page.waitForTimeout(500);
      await page.screenshot({ path: join(FOLDER, `${name}-${size.width}-${colorScheme}.png`) });
      await page.close();
      await host.end();
      count++;
    }
  return count;
}
