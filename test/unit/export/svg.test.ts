import { describe, expect, test } from 'vitest';
import { svg } from '../../../shared/export/svg/svg.ts';
import { ribbonsOf, type Held } from '../../../shared/export/svg/space.ts';
import { drawRibbon } from '../../../shared/export/svg/ribbon.ts';
import { fitted } from '../../../shared/export/svg/text.ts';
import { visible } from '../../../shared/export/report-model/visible.ts';
import type { Ipv4Prefix } from '../../../shared/address/prefix.ts';
import type { Computed } from '../../../shared/result/compute.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';
import { mustCompute, mustPrefix, oneNetwork } from '../../support/plans.ts';
import { exampleDocuments, hostileDocument, turnedRound } from '../../support/report-plans.ts';
import { elementsOf, readXml, type XmlElement } from '../../support/strict-xml.ts';

const textOf = (computed: Computed) => svg.write(computed)[0]?.text ?? '';
// The strict reader knows lower-case names only.
const read = (text: string) => readXml(text.replace('viewBox=', 'viewbox='));
const held = (prefix: string, name: string, kind: Held['kind'] = 'web'): Held => ({ prefix: mustPrefix(prefix) as Ipv4Prefix, name, kind, what: '' });

/** The labelled blocks of a drawing: nested pictures. */
const blocksOf = (root: XmlElement) => elementsOf(root, 'svg').filter(({ attributes }) => attributes['overflow'] === 'hidden');
const number = (element: XmlElement | undefined, name: string) => Number(element?.attributes[name]);

describe('ribbons', () => {
  const space = [mustPrefix('10.0.0.0/24')];

  test('tile a prefix: what is held and what is free, in the order of addresses', () => {
    const [ribbon] = ribbonsOf('net', space, [held('10.0.0.128/26', 'b'), held('10.0.0.0/27', 'a')]);
    expect(ribbon?.parcels.map(({ name, kind, prefix, addresses }) => [name, kind, prefix, addresses])).toEqual([
      ['a', 'web', '10.0.0.0/27', 32],
      ['', 'free', '10.0.0.32-10.0.0.127', 96],
      ['b', 'web', '10.0.0.128/26', 64],
      ['', 'free', '10.0.0.192/26', 64],
    ]);
    expect(ribbon?.free).toBe(160);
    expect(ribbon?.parcels[1]?.what).toBe('2 blocks, largest /26');
  });

  test('mark what overlaps, count nothing twice, and cut what reaches beyond', () => {
    const [ribbon] = ribbonsOf('net', space, [
      held('10.0.0.0/25', 'a'),
      held('10.0.0.64/26', 'b'),
      held('10.0.0.192/26', 'c'),
      held('10.0.1.0/24', 'd'),
    ]);
    expect(ribbon?.parcels.map(({ name, overlaps }) => [name, overlaps])).toEqual([
      ['a', false],
      ['b', true],
      ['', false],
      ['c', false],
    ]);
    expect(ribbon?.free).toBe(64);
    const [cut] = ribbonsOf('net', space, [held('10.0.0.0/16', 'all', 'external')]);
    expect(cut?.parcels.map(({ prefix, addresses }) => [prefix, addresses])).toEqual([['10.0.0.0/16', 256]]);
  });

  test('keep blocks beside each other inside their width, and the strip true to scale', () => {
    const [ribbon] = ribbonsOf(
      'pool',
      [mustPrefix('10.0.0.0/14')],
      Array.from({ length: 60 }, (_, i) => held(`10.0.${i * 4}.0/${22 + (i % 6)}`, `network-${i}`, 'network')),
    );
    const { svg: drawn, height } = drawRibbon(ribbon as NonNullable<typeof ribbon>, 1000);
    const root = read(`<?xml version="1.0" encoding="UTF-8"?><svg>${drawn}</svg>`);
    const blocks = blocksOf(root);
    expect(blocks.length).toBe(ribbon?.parcels.length);
    for (const [i, block] of blocks.entries()) {
      expect(number(block, 'x') + number(block, 'width')).toBeLessThanOrEqual(1000.01);
      expect(number(block, 'y') + number(block, 'height')).toBeLessThanOrEqual(height + 0.01);
      const next = blocks[i + 1];
      if (next && number(next, 'y') === number(block, 'y'))
        expect(number(next, 'x')).toBeGreaterThanOrEqual(number(block, 'x') + number(block, 'width') - 0.01);
    }
    const [ground, ...marks] = root.children.filter(({ name }) => name === 'rect');
    expect(ground?.attributes['class']).toBe('cm-free');
    const shown = ribbon?.parcels.filter(({ kind }) => kind === 'network') ?? [];
    expect(marks.length).toBe(60);
    for (const [i, mark] of marks.entries()) expect(number(mark, 'x')).toBeCloseTo(((shown[i]?.offset ?? 0) / 2 ** 18) * 1000, 1);
  });

  test('cut labels to their width, whatever the script', () => {
    for (const name of HOSTILE_NAMES) {
      expect(fitted(name, 1000, 10)).toBe(visible(name));
      for (const width of [12, 30, 80]) {
        const cut = fitted(name, width, 10, true);
        expect(Array.from(cut).length * 6, name).toBeLessThanOrEqual(width + 6);
        if (cut !== visible(name) && cut !== '') expect(cut.endsWith('…')).toBe(true);
      }
    }
    expect(fitted('abcdef', 5, 12)).toBe('');
  });
});

describe('SVG map', () => {
  test.each(exampleDocuments())('is one picture without scripts and without anything from outside: %s', (_, document) => {
    const root = read(textOf(mustCompute(document)));
    const all = (element: XmlElement): XmlElement[] => [element, ...element.children.flatMap(all)];
    expect(
      [...new Set(all(root).map(({ name }) => name))].filter(
        (name) => !['svg', 'g', 'title', 'desc', 'style', 'rect', 'text', 'tspan'].includes(name),
      ),
    ).toEqual([]);
    for (const element of all(root))
      expect(Object.keys(element.attributes).filter((name) => name.startsWith('on') || name.includes('href') || name === 'style')).toEqual([]);
    expect(elementsOf(root, 'style')[0]?.text).not.toMatch(/url\(|@import|expression/);
    expect(root.attributes['role']).toBe('img');
    expect(root.attributes['aria-labelledby']).toBe('title description');
  });

  test.each(exampleDocuments())('has a block with name and prefix for each subnet of %s that lies in its network', (_, document) => {
    const computed = mustCompute(document);
    const titles = blocksOf(read(textOf(computed))).map((block) => block.children[0]?.text ?? '');
    for (const network of computed.resources.networks)
      for (const subnet of network.subnets) {
        if (subnet.name === 'late') continue; // outside of its network, in examples/broken.yaml
        expect(titles.filter((title) => title.startsWith(`${subnet.name} · ${subnet.prefixes[0] ?? ''} · `)).length, subnet.address).toBeGreaterThan(
          0,
        );
      }
  });

  test('names what is in no ribbon', () => {
    const text = textOf(
      mustCompute(
        oneNetwork(
          [
            { name: 'a', size: '/26' },
            { name: 'b', size: '/27' },
            { name: 'c', prefix: '10.65.0.0/27' },
          ],
          { addressSpace: ['10.64.0.0/26'] },
        ),
      ),
    );
    expect(text).toContain('No place was found for net/b.');
    expect(text).toContain('net/c (10.65.0.0/27) lies outside of the address space of its network.');
  });

  test('keeps hostile names data', () => {
    const root = read(textOf(mustCompute(hostileDocument())));
    const titles = blocksOf(root).map((block) => block.children[0]?.text ?? '');
    for (const name of HOSTILE_NAMES)
      expect(
        titles.some((title) => title.startsWith(`${visible(name)} · `)),
        name,
      ).toBe(true);
    expect(elementsOf(root, 'title')[0]?.text).toBe(visible(`Address space of ${HOSTILE_NAMES.join(' ')}`));
    expect(elementsOf(root, 'script')).toEqual([]);
  });

  test.each(exampleDocuments())('is the same for %s whatever the order of its lists', (_, document) => {
    expect(textOf(mustCompute(turnedRound(document)))).toBe(textOf(mustCompute(document)));
  });
});
