import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { pictures } from '../../tools/pictures/views.ts';

const DOCS = resolve('docs');
const pages = ['README.md', ...readdirSync(join(DOCS, 'guide')).map((name) => `docs/guide/${name}`), 'docs/how-to/package.md'];

/** What a page links to or shows, as paths from the project's folder. */
function linked(page: string): string[] {
  const text = readFileSync(page, 'utf8');
  const found = [...text.matchAll(/\]\(([^)#\s]+)\)|(?:src|srcset)="([^"]+)"/g)].map(([, link, source]) => link ?? source ?? '');
  return found
    .filter((target) => !/^https?:/.test(target))
    .map((target) => relative(resolve('.'), resolve(dirname(page), target)).replaceAll('\\', '/'));
}

test('what the guide links to and shows is there', () => {
  expect(pages.flatMap(linked).filter((target) => !existsSync(target))).toEqual([]);
});

test('every picture is one that the tool takes, and is shown', () => {
  const names = new Set(pictures().map(({ name }) => name));
  const files = readdirSync(join(DOCS, 'images'));
  expect(files.filter((file) => !names.has(file.replace(/-\d+-(light|dark)\.png$/, '')))).toEqual([]);
  const shown = new Set(pages.flatMap(linked));
  expect(files.map((file) => `docs/images/${file}`).filter((file) => !shown.has(file))).toEqual([]);
});

test('every view is shown in both themes and both sizes', () => {
  const views = pictures().filter(({ once }) => !once);
  expect(views.map(({ name }) => name)).toEqual(['start', 'plan', 'map', 'findings', 'configuration', 'revisions', 'services']);
  for (const { name } of views)
    for (const size of ['1280', '1024'])
      for (const theme of ['light', 'dark']) expect(existsSync(`docs/images/${name}-${size}-${theme}.png`), `${name} ${size} ${theme}`).toBe(true);
});
