import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { exporters } from '../../../shared/export/index.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import { mustRead } from '../../support/documents.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';
import { hostilePlan } from '../../support/hostile-plan.ts';
import { mixedLists } from '../../support/mixed-lists.ts';
import { mustCompute } from '../../support/plans.ts';

const hub = mustRead(readFileSync(path.resolve(import.meta.dirname, '../../../examples/hub-and-spoke.yaml'), 'utf8'));
const pack = exporters.find(({ id }) => id === 'pack');

test('the pack holds every other format as it is by itself, and links to every file', async () => {
  const computed = mustCompute(hub);
  const files = new Map((await pack?.write(computed))?.map((file) => [file.path, file]));
  const index = files.get('index.html');
  const page = index && 'text' in index ? index.text : '';
  let count = 1;
  for (const exporter of exporters) {
    if (exporter.id === 'pack') continue;
    for (const file of await exporter.write(computed)) {
      const place = exporter.kind === 'folder' ? `${exporter.fileName}/${file.path}` : file.path;
      expect(files.get(place), place).toEqual({ ...file, path: place });
      expect(page).toContain(`<a href="${place}">`);
      count++;
    }
  }
  expect(files.size).toBe(count);
});

test.each(exporters.map((exporter) => [exporter.id, exporter] as const))(
  '%s: the same bytes whatever the order of lists, and file names that are safe everywhere',
  async (_, exporter) => {
    // The result follows the lists of the document, as `plan --json` does; nothing else may.
    const written = async (document: PlanDocument) => (await exporter.write(mustCompute(document))).filter((file) => file.path !== 'plan.json');
    expect(await written(mixedLists(hub, 3))).toEqual(await written(hub));
    for (const document of [hub, hostilePlan()]) {
      const paths = (await exporter.write(mustCompute(document))).map((file) => file.path);
      expect(new Set(paths.map((one) => one.toLowerCase())).size).toBe(paths.length);
      for (const one of paths) {
        expect(one).toMatch(/^[a-z0-9][a-z0-9._/-]*$/i);
        expect(one.split('/').every((part) => !part.startsWith('.') && !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(part))).toBe(true);
        expect(one.length).toBeLessThan(120);
      }
    }
  },
);

test('hostile names leave no markup in the index page', async () => {
  const index = (await pack?.write(mustCompute({ cadastre: 1, name: HOSTILE_NAMES.join(' '), description: HOSTILE_NAMES.join(' ') })))?.[0];
  const page = index && 'text' in index ? index.text : '';
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page).not.toMatch(/<script/i);
});
