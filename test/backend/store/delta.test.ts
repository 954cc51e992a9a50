import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packContent, unpackContent } from '../../../backend/store/content.ts';
import { applyDelta, encodeDelta } from '../../../backend/store/delta.ts';

const lines = fc
  .array(fc.constantFrom('a\n', 'b\n', 'c', '},', '}', '\n', 'é🧭\n', 'i 3\n', 'c 0 1\n', '\r\n'), { maxLength: 30 })
  .map((all) => all.join(''));

describe('a delta', () => {
  test('makes the one text of the other', () => {
    fc.assert(
      fc.property(lines, lines, (base, target) => {
        const delta = encodeDelta(base, target);
        expect(applyDelta(base, delta)).toBe(target);
        expect(encodeDelta(base, target)).toBe(delta);
      }),
      { numRuns: 2000 },
    );
  });

  test('is small where little was changed, in lines and in one long line', () => {
    const items = Array.from({ length: 5000 }, (_, i) => `{"name":"subnet-${i}","prefix":"10.${i >> 8}.${i & 255}.0/27"}`);
    for (const joint of [',\n', ',']) {
      const base = `[${items.join(joint)}]`;
      const target = `[${items.map((item, i) => (i % 100 === 7 ? item.replace('/27', '/26') : item)).join(joint)}]`;
      expect(encodeDelta(base, target).length).toBeLessThan(base.length / 20);
    }
  });

  test.each([
    { delta: 'c 0 9\n', why: 'copies more than there is' },
    { delta: 'x 1\n', why: 'is no step' },
    { delta: 'i 9\nabc', why: 'ends too early' },
    { delta: 'c 0 1', why: 'has no line end' },
  ])('that $why is refused', ({ delta }) => {
    expect(applyDelta('a\nb\n', delta)).toBeUndefined();
  });
});

describe('packed content', () => {
  test.each([
    { before: undefined, encoding: 'full', why: 'is full where nothing is before it' },
    { before: 0, encoding: 'delta', why: 'is a delta behind a full one' },
    { before: 30, encoding: 'delta', why: 'is a delta for the 31st time' },
    { before: 31, encoding: 'full', why: 'is full when 31 deltas came before' },
  ])('$why', ({ before, encoding }) => {
    const base = Array.from({ length: 200 }, (_, i) => `line ${i * 7919}\n`).join('');
    const packed = packContent(`${base}more\n`, before === undefined ? undefined : { text: base, sinceFull: before });
    expect(packed.encoding).toBe(encoding);
    expect(unpackContent(packed, base)).toBe(`${base}more\n`);
  });

  test('is full where the delta would be over half of it', () => {
    expect(packContent('x\ny\nz\n', { text: 'a\nb\nc\n', sinceFull: 0 }).encoding).toBe('full');
  });

  test('that is damaged is noticed', () => {
    expect(unpackContent({ encoding: 'full', bytes: Buffer.from('not packed') }, undefined)).toBeUndefined();
  });
});
