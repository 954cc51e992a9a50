// npm run stale [-- YYYY-MM-DD]: lists facts of the catalog that nobody has checked for a year, the oldest first.
import { services } from '../shared/catalog/catalog.ts';
import type { Source } from '../shared/catalog/source.ts';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
const today = process.argv[2] ?? new Date().toISOString().slice(0, 10);
const limit = Date.parse(today) - YEAR_MS;
if (Number.isNaN(limit)) {
  console.error(`"${today}" is not a date; write it as 2026-11-24.`);
  process.exit(2);
}

const owners = new Map<Source, string[]>();
for (const service of services) for (const source of service.sources) owners.set(source, [...(owners.get(source) ?? []), service.id]);
const stale = [...owners]
  .filter(([source]) => Date.parse(source.checkedOn) < limit)
  .sort(([a], [b]) => (a.checkedOn < b.checkedOn ? -1 : a.checkedOn > b.checkedOn ? 1 : a.url < b.url ? -1 : 1));
for (const [source, ids] of stale) console.log(`${source.checkedOn}  ${ids.join(', ')}\n            ${source.title}\n            ${source.url}`);
console.log(`${stale.length} of ${owners.size} sources were last checked more than a year before ${today}.`);
