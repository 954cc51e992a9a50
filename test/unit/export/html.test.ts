import { describe, expect, test } from 'vitest';
import { html } from '../../../shared/export/html/html.ts';
import { visible } from '../../../shared/export/report-model/visible.ts';
import { reportOf } from '../../../shared/export/report-model/report.ts';
import type { Section } from '../../../shared/export/report-model/model.ts';
import type { Computed } from '../../../shared/result/compute.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';
import { mustCompute } from '../../support/plans.ts';
import { exampleDocuments, hostileDocument, turnedRound, withEveryResource } from '../../support/report-plans.ts';

const textOf = (computed: Computed) => html.write(computed)[0]?.text ?? '';

const TAGS =
  'html head meta title style body header h1 h2 h3 p nav ol ul li a main section div table caption thead tbody tr th td code span figure figcaption b svg rect text footer'.split(
    ' ',
  );
const ATTRIBUTES =
  'lang charset http-equiv content name class id href scope aria-labelledby aria-label role viewBox x y width height rx overflow'.split(' ');

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Reads the page strictly: every `<` begins a known tag, tags nest, attributes stand in quotes. Returns the tags and all text. */
function readPage(page: string): { tags: Tag[]; texts: string[] } {
  const tags: Tag[] = [];
  const texts: string[] = [];
  const open: string[] = [];
  const doctype = '<!doctype html>';
  expect(page.startsWith(doctype)).toBe(true);
  for (const part of page.slice(doctype.length).split(/(<[^>]*>)/)) {
    if (!part.startsWith('<')) {
      texts.push(
        part.replace(
          /&(amp|lt|gt|quot|#x[0-9a-f]+);/g,
          (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? String.fromCodePoint(parseInt(name.slice(2), 16)),
        ),
      );
      expect(part.replace(/&(amp|lt|gt|quot|#x[0-9a-f]+);/g, '')).not.toMatch(/[<>]|&(?=[a-z#])/i);
      continue;
    }
    const end = /^<\/([a-z0-9]+)>$/.exec(part);
    if (end) {
      expect(open.pop(), part).toBe(end[1]);
      continue;
    }
    const start = /^<([a-z0-9]+)((?: [A-Za-z-]+="[^"<>]*")*)(\/?)>$/.exec(part);
    if (!start) throw new Error(`not a tag: ${part}`);
    const [, name = '', attributes = '', closed] = start;
    tags.push({
      name,
      attributes: Object.fromEntries([...attributes.matchAll(/ ([A-Za-z-]+)="([^"]*)"/g)].map((match) => [match[1], match[2]])) as Record<
        string,
        string
      >,
    });
    if (name !== 'meta' && closed === '') open.push(name);
  }
  expect(open).toEqual([]);
  return { tags, texts };
}

const sectionsOf = (sections: readonly Section[]): Section[] => sections.flatMap((section) => [section, ...sectionsOf(section.sections)]);

describe.each([
  ...exampleDocuments().map(([name, document]): [string, Computed] => [name, mustCompute(document)]),
  ['every resource', withEveryResource('x')] as [string, Computed],
])('the HTML report of %s', (_, computed) => {
  const page = textOf(computed);
  const { tags } = readPage(page);

  test('needs nothing beside it and runs nothing', () => {
    expect([...new Set(tags.map(({ name }) => name))].filter((name) => !TAGS.includes(name) && name !== 'title')).toEqual([]);
    expect([...new Set(tags.flatMap(({ attributes }) => Object.keys(attributes)))].filter((name) => !ATTRIBUTES.includes(name))).toEqual([]);
    expect(tags.find(({ attributes }) => attributes['http-equiv'] !== undefined)?.attributes['content']).toMatch(
      /^default-src 'none'; style-src 'unsafe-inline';/,
    );
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style>'));
    expect(page.indexOf('<meta charset="utf-8">')).toBeLessThan(100);
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    expect(style).toContain('@media print');
    expect(style).not.toMatch(/url\(|@import/);
  });

  test('leads where it says: each link has its target, each id stands once, links outside are pages', () => {
    const ids = tags.flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const links = tags.flatMap(({ name, attributes }) => (name === 'a' ? [attributes['href'] ?? ''] : []));
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(link.startsWith('#') ? ids.includes(link.slice(1)) : link.startsWith('https://'), link).toBe(true);
    for (const { attributes } of tags) if (attributes['aria-labelledby']) expect(ids).toContain(attributes['aria-labelledby']);
  });

  test('has a caption for each table, a scope for each header, and headings without a gap', () => {
    const count = (name: string) => tags.filter((tag) => tag.name === name).length;
    expect(count('caption')).toBe(count('table'));
    for (const tag of tags) if (tag.name === 'th') expect(tag.attributes['scope']).toMatch(/^(col|row)$/);
    const levels = tags.flatMap(({ name }) => (/^h\d$/.test(name) ? [Number(name.slice(1))] : []));
    expect(levels.filter((level) => level === 1).length).toBe(1);
    for (const [i, level] of levels.entries()) if (i > 0) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  test('has every table of the report, every row of it, and a picture of every ribbon', () => {
    const blocks = sectionsOf(reportOf(computed).sections).flatMap((section) => section.blocks);
    const tables = blocks.filter((block) => block.kind === 'table');
    expect(tags.filter(({ name }) => name === 'table').length).toBe(tables.length);
    expect(tags.filter(({ name }) => name === 'tr').length).toBe(tables.reduce((sum, { rows }) => sum + rows.length + 1, 0));
    expect(tags.filter(({ name }) => name === 'figure').length).toBe(blocks.filter((block) => block.kind === 'ribbon').length);
  });
});

describe('hostile names in HTML', () => {
  test('are text and nothing else', () => {
    const { tags, texts } = readPage(textOf(mustCompute(hostileDocument())));
    expect(tags.some(({ name }) => name === 'script')).toBe(false);
    const all = new Set(texts);
    for (const name of HOSTILE_NAMES) {
      expect(all.has(visible(name)), name).toBe(true);
      expect(all.has(visible(`rule ${name}`)) || all.has(visible(`rule ${name}`).replace(/[^A-Za-z0-9_.-]+/g, '-')), `rule ${name}`).toBe(true);
    }
  });

  test('are text in resources of every kind', () => {
    const { texts } = readPage(textOf(withEveryResource(HOSTILE_NAMES.join(' '))));
    const hostile = visible(HOSTILE_NAMES.join(' '));
    for (const words of [
      'platform',
      'case',
      'condition',
      'from',
      'to',
      'pip',
      'nat',
      'pe',
      'purpose',
      'zone',
      'group',
      'unplaced',
      'left',
      'left because',
    ])
      expect(texts.includes(`${words} ${hostile}`), words).toBe(true);
  });
});

test.each(exampleDocuments())('the report of %s is the same whatever the order of its lists', (_, document) => {
  expect(textOf(mustCompute(turnedRound(document)))).toBe(textOf(mustCompute(document)));
});
