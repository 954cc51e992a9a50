// npm run stale [-- YYYY-MM-DD]: lists facts of the catalog that nobody has checked for a year, the oldest first.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Source } from '../shared/catalog/source.ts';
import { sourcesIn } from './docs/sources-in.ts';

const CATALOG = path.resolve(import.meta.dirname, '../shared/catalog');
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
const today = process.argv[2] ?? new Date().toISOString().slice(0, 10);
const limit = Date.parse(today) - YEAR_MS;
if (Number.isNaN(limit)) {
  console.error(`"${today}" is not a date; write it as 2026-11-24.`);
  process.exit(2);
}

// Every module of the catalog, entries and tables alike: a page that several of them name is told once, with all of their names.
const owners = new Map<string, { readonly source: Source; readonly files: string[] }>();
for (const name of readdirSync(CATALOG, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('index.ts'))
  .sort()) {
  const exported: unknown = await import(pathToFileURL(path.join(CATALOG, name)).href);
  for (const source of new Set(sourcesIn(exported))) {
    const key = `${source.checkedOn} ${source.url} ${source.date}`;
    const owner = owners.get(key) ?? { source, files: [] };
    owners.set(key, owner);
    const id = path.basename(name, '.ts');
    if (!owner.files.includes(id)) owner.files.push(id);
  }
}
const stale = [...owners.entries()].filter(([, { source }]) => Date.parse(source.checkedOn) < limit).sort(([a], [b]) => (a < b ? -1 : 1));
for (const [, { source, files }] of stale)
  console.log(`${source.checkedOn}  ${files.join(', ')}\n            ${source.title}\n            ${source.url}`);
console.log(`${stale.length} of ${owners.size} sources were last checked more than a year before ${today}.`);
