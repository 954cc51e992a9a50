import { describe, expect, test } from 'vitest';
import { comparisonHtml } from '../../../shared/compare-report/html.ts';
import { ribbonPairs } from '../../../shared/compare-report/ribbon-pairs.ts';
import { comparisonSvg } from '../../../shared/compare-report/svg.ts';
import { comparePlans } from '../../../shared/compare/compare.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import { computePlan } from '../../../shared/result/compute.ts';
import { readXml } from '../../support/strict-xml.ts';

const subnet = (name: string, prefix: string, more: object = {}) => ({ name, prefix, inputs: { machines: 4 }, ...more });
const net = (subnets: readonly object[], addressSpace: readonly string[] = ['10.64.0.0/24'], name = 'spoke') => ({ name, addressSpace, subnets });
const plan = (...virtualNetworks: readonly object[]) => ({ cadastre: 1, name: 'shop', virtualNetworks }) as PlanDocument;

function computed(document: PlanDocument) {
  const made = computePlan(document);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
}

function pairsOf(from: PlanDocument, to: PlanDocument) {
  const [was, is] = [computed(from), computed(to)];
  return ribbonPairs(was, is, comparePlans(was, is, { from: 'old', to: 'new' }));
}

const web = subnet('web', '10.64.0.0/26');

describe('ribbons before and after', () => {
  test('nothing where nothing lies elsewhere', () => {
    expect(pairsOf(plan(net([web])), plan(net([subnet('web', '10.64.0.0/26', { description: 'other' })])))).toEqual([]);
  });

  test('a subnet that moved is joined by a band, in parts of the whole', () => {
    const [pair] = pairsOf(plan(net([web])), plan(net([subnet('web', '10.64.0.128/25')])));
    expect(pair).toMatchObject({
      name: 'spoke',
      was: null,
      space: [{ prefix: '10.64.0.0/24', x: 0, width: 1, in: 'both' }],
      old: [{ name: 'web', x: 0, width: 0.25, state: 'changed', impact: 'redeploy' }],
      new: [{ name: 'web', x: 0.5, width: 0.5, state: 'changed', impact: 'redeploy' }],
      bands: [{ from: { x: 0, width: 0.25 }, to: { x: 0.5, width: 0.5 }, impact: 'redeploy' }],
    });
  });

  test.each([
    { why: 'a prefix that comes', from: ['10.64.0.0/24'], to: ['10.64.0.0/24', '10.64.2.0/24'], space: ['both', 'new'] },
    { why: 'a prefix that goes', from: ['10.64.0.0/24', '10.64.2.0/24'], to: ['10.64.0.0/24'], space: ['both', 'old'] },
    { why: 'one that grows is drawn once, as the larger', from: ['10.64.0.0/24'], to: ['10.64.0.0/23'], space: ['new'] },
  ])('$why', ({ from, to, space }) => {
    const [pair] = pairsOf(plan(net([web], from)), plan(net([web], to)));
    expect(pair?.space.map((one) => one.in)).toEqual(space);
    expect(pair?.space.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(1);
  });

  test('one of another name whose place was recorded costs what the name does', () => {
    const pending = { name: 'web', inputs: { machines: 4 } };
    const [pair] = pairsOf(plan(net([pending])), plan(net([{ ...pending, name: 'front', prefix: '10.64.0.0/28' }, subnet('db', '10.64.0.64/28')])));
    expect(pair?.new.find(({ name }) => name === 'front')).toMatchObject({ impact: 'redeploy' });
  });

  test('what came, what went, and a network of another name', () => {
    const [pair] = pairsOf(
      plan(net([web, subnet('old', '10.64.0.64/26')])),
      plan(net([web, { name: 'db', service: 'application-gateway', prefix: '10.64.0.128/25' }], undefined, 'other')),
    );
    expect(pair).toMatchObject({ name: 'other', was: 'spoke', bands: [] });
    expect(pair?.old.map(({ name, state }) => [name, state])).toContainEqual(['old', 'gone']);
    expect(pair?.new.some(({ state }) => state === 'new')).toBe(true);
  });
});

describe('the pictures', () => {
  const hostile = '<script>alert(1)</script>&"\'';
  const was = computed({ ...plan(net([web])), description: hostile });
  const is = computed(plan(net([subnet('web', '10.64.0.64/26')], ['10.64.0.0/24', '10.64.4.0/24'])));
  const comparison = comparePlans(was, is, { from: hostile, to: 'new' });

  test('what a user typed stays data, and the same comparison gives the same bytes', () => {
    for (const write of [comparisonHtml, comparisonSvg]) {
      const text = write(was, is, comparison);
      expect(text).not.toContain('<script>');
      expect(text).toContain('&lt;script&gt;');
      expect(write(was, is, comparison)).toBe(text);
    }
  });

  test('the picture is well-formed, with a name for who does not see it', () => {
    const svg = comparisonSvg(was, is, comparison);
    expect(() => readXml(svg)).not.toThrow();
    expect(svg).toContain('web: redeploy');
  });

  test('the page says every change, its impact and the reason, and loads nothing', () => {
    const html = comparisonHtml(was, is, comparison);
    for (const { why } of comparison.changes) expect(html).toContain(why.slice(0, 30).replaceAll('&', '&amp;'));
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<(?:img|script|link|iframe)\b|src=|@import|url\(/);
  });

  test('nothing changed: both say so', () => {
    const none = comparePlans(is, is, { from: 'a', to: 'b' });
    expect(comparisonSvg(is, is, none)).toContain('No place changed.');
    expect(comparisonHtml(is, is, none)).toContain('No change');
  });
});
