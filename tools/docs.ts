// npm run docs: writes the pages that are made from the code. With --check it writes nothing and fails when one is stale.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkIndex, checkPage } from './docs/check-pages.ts';
import { catalogIndex } from './docs/catalog/index-page.ts';
import { platformPage } from './docs/catalog/platform-page.ts';
import { catalogPage } from './docs/catalog/service-page.ts';
import { setsPage } from './docs/catalog/sets-page.ts';
import { checks } from '../shared/checks/index.ts';
import { services, umbrellas } from '../shared/catalog/catalog.ts';
import { platformServices } from '../shared/catalog/platform-services.ts';
import { subnetSets } from '../shared/catalog/sets/index.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const onlyCheck = process.argv.includes('--check');

const entries = new Set(services.map(({ id }) => id));
const platform = platformServices.filter(({ id }) => !entries.has(id));
const pages = new Map<string, string>([
  ['docs/checks/README.md', checkIndex(checks)],
  ['docs/catalog/README.md', catalogIndex({ services, umbrellas, sets: subnetSets, platform })],
  ['docs/catalog/sets.md', setsPage(subnetSets)],
]);
for (const check of checks) pages.set(`docs/checks/${check.rule}.md`, checkPage(check));
for (const service of services) pages.set(`docs/catalog/${service.id}.md`, catalogPage(service));
for (const service of platform) pages.set(`docs/catalog/${service.id}.md`, platformPage(service));

const stale: string[] = [];
for (const [file, text] of pages) {
  const target = path.join(ROOT, file);
  if (existsSync(target) && readFileSync(target, 'utf8') === text) continue;
  stale.push(file);
  if (onlyCheck) continue;
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}
for (const folder of ['docs/checks', 'docs/catalog']) {
  const full = path.join(ROOT, folder);
  for (const name of existsSync(full) ? readdirSync(full) : []) {
    if (pages.has(`${folder}/${name}`)) continue;
    stale.push(`${folder}/${name}`);
    if (!onlyCheck) rmSync(path.join(full, name));
  }
}
if (onlyCheck && stale.length > 0) {
  console.error(`These pages do not match the code; run "npm run docs":\n  ${stale.join('\n  ')}`);
  process.exitCode = 1;
} else console.log(onlyCheck ? `${pages.size} pages match the code.` : `${stale.length} of ${pages.size} pages written.`);
