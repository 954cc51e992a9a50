import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  boxesOf,
  clampView,
  lanesIn,
  NARROW,
  panned,
  placeIn,
  prefixAt,
  resizedTo,
  revealing,
  spanOf,
  ticksOf,
  usedPart,
  zoomed,
} from '../../../../../renderer/views/map/geometry.ts';
import type { Block } from '../../../../../renderer/views/map/scene.ts';

const block = (at: number, size: number, kind: Block['kind'] = 'subnet', conflict = false): Block => ({
  key: `${kind} ${at} ${size}`,
  kind,
  subject: kind === 'free' ? '' : `net/s${at}`,
  title: `s${at}`,
  prefix: '10.0.0.0/24',
  look: '',
  note: '',
  conflict,
  at,
  size,
});

describe('what of a row is on screen', () => {
  test.each([
    { why: 'inside, it stays', view: { from: 10, span: 100 }, size: 256, shown: { from: 10, span: 100 } },
    { why: 'before the beginning', view: { from: -5, span: 100 }, size: 256, shown: { from: 0, span: 100 } },
    { why: 'beyond the end', view: { from: 200, span: 100 }, size: 256, shown: { from: 156, span: 100 } },
    { why: 'wider than the row', view: { from: 3, span: 999 }, size: 256, shown: { from: 0, span: 256 } },
    { why: 'narrower than a few addresses', view: { from: 3, span: 0.01 }, size: 256, shown: { from: 3, span: 8 } },
    { why: 'a row that is narrower than that itself', view: { from: 3, span: 1 }, size: 4, shown: { from: 0, span: 4 } },
  ])('$why', ({ view, size, shown }) => expect(clampView(view, size)).toEqual(shown));

  const views = fc.record({ from: fc.integer({ min: 0, max: 4096 }), span: fc.integer({ min: 8, max: 4096 }) });

  test('zooming in leaves the address under the pointer where it is', () => {
    fc.assert(
      fc.property(views, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 1, max: 4, noNaN: true }), (raw, share, factor) => {
        const view = clampView(raw, 4096);
        const near = zoomed(view, factor, share, 4096);
        expect(near.from + share * near.span).toBeCloseTo(view.from + share * view.span, 6);
      }),
    );
  });

  test('no zoom and no move leads out of the row', () => {
    fc.assert(
      fc.property(views, fc.double({ min: 0.1, max: 10, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true }), (raw, factor, by) => {
        for (const { from, span } of [zoomed(clampView(raw, 4096), factor, 0.3, 4096), panned(clampView(raw, 4096), by, 4096)]) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(from + span).toBeLessThanOrEqual(4096 + 1e-6);
        }
      }),
    );
  });

  test('a block that is in sight moves nothing; one that is not comes into the middle', () => {
    expect(revealing({ from: 0, span: 64 }, block(32, 32), 1024)).toEqual({ from: 0, span: 64 });
    expect(revealing({ from: 0, span: 64 }, block(512, 32), 1024)).toEqual({ from: 496, span: 64 });
    expect(revealing({ from: 0, span: 64 }, block(512, 256), 1024)).toEqual({ from: 512, span: 256 });
  });

  test.each([
    {
      why: 'from the first to the last, with a sixteenth beside it',
      blocks: [block(0, 256, 'free'), block(256, 64), block(320, 704, 'free')],
      part: { from: 252, span: 72 },
    },
    { why: 'cut off at the beginning of the row', blocks: [block(0, 64), block(64, 960, 'free')], part: { from: 0, span: 68 } },
    { why: 'nothing used: all of it', blocks: [block(0, 1024, 'free')], part: { from: 0, span: 1024 } },
  ])('the used part: $why', ({ blocks, part }) => expect(usedPart({ blocks, size: 1024 })).toEqual(part));
});

describe('boxes', () => {
  test('to scale, and cut off where the view ends', () => {
    const boxes = boxesOf({ blocks: [block(0, 128), block(128, 64), block(192, 64)] }, { from: 64, span: 128 }, 256);
    expect(boxes.map(({ left, width }) => [left, width])).toEqual([
      [0, 128],
      [128, 128],
    ]);
  });

  test('what is too narrow to be told apart is one box that counts it, and keeps a conflict', () => {
    const blocks = Array.from({ length: 8 }, (_, i) => block(i * 16, 16, 'subnet', i === 5));
    const [many, ...rest] = boxesOf({ blocks: [...blocks, block(128, 65_536 - 128, 'free')] }, { from: 0, span: 65_536 }, 1000);
    expect(many).toMatchObject({ count: 8, conflict: true, left: 0 });
    expect(many?.width).toBeGreaterThanOrEqual(NARROW);
    expect(rest.map((box) => box.count)).toEqual([1]);
  });

  test('a free sliver beside a narrow block hides nothing of it', () => {
    const [box] = boxesOf({ blocks: [block(0, 16, 'free'), block(16, 16)] }, { from: 0, span: 65_536 }, 1000);
    expect(box).toMatchObject({ count: 1, key: 'subnet 16 16', block: { kind: 'subnet' } });
  });

  test('what overlaps lies one under another; what only touches does not', () => {
    const blocks = [block(0, 128), block(0, 64), block(32, 16), block(64, 64), block(128, 64)];
    const boxes = boxesOf({ blocks }, { from: 0, span: 192 }, 960);
    expect(boxes.map(({ lane, lanes }) => `${lane} of ${lanes}`)).toEqual(['0 of 3', '1 of 3', '2 of 3', '1 of 3', '0 of 1']);
    expect(lanesIn({ blocks })).toBe(3);
  });

  const rows = fc
    .array(fc.record({ size: fc.integer({ min: 0, max: 12 }).map((bits) => 2 ** bits), free: fc.boolean() }), { minLength: 1, maxLength: 400 })
    .map((parts) => {
      let at = 0;
      return parts.map(({ size, free }) => block((at += size) - size, size, free ? 'free' : 'subnet'));
    });

  test('no block is lost: as many are counted as there are, and there are never more boxes than the width holds', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 100, max: 2000 }), (blocks, width) => {
        const size = blocks.reduce((sum, one) => sum + one.size, 0);
        const boxes = boxesOf({ blocks }, { from: 0, span: size }, width);
        const counted = boxes.reduce((sum, box) => sum + (box.block.kind === 'free' ? 0 : box.count), 0);
        expect(counted).toBe(blocks.filter(({ kind }) => kind !== 'free').length);
        expect(boxes.length).toBeLessThanOrEqual((2 * width) / NARROW + 1);
        for (const box of boxes) expect(box.left).toBeLessThan(width);
      }),
    );
  });
});

describe('places in a row', () => {
  const row = { prefix: '10.64.0.0/16' };

  test.each([
    { why: 'at its beginning', at: 0, length: 24, prefix: '10.64.0.0/24' },
    { why: 'rounded down to what is aligned', at: 300, length: 24, prefix: '10.64.1.0/24' },
    { why: 'between two addresses', at: 300.7, length: 32, prefix: '10.64.1.44/32' },
    { why: 'the last address', at: 65_535, length: 26, prefix: '10.64.255.192/26' },
    { why: 'beyond the end', at: 65_536, length: 26, prefix: undefined },
    { why: 'before the beginning', at: -1, length: 26, prefix: undefined },
    { why: 'wider than the row', at: 5, length: 12, prefix: undefined },
  ])('$why', ({ at, length, prefix }) => expect(prefixAt(row, at, length)).toBe(prefix));

  test('of IPv6, exactly, as wide as they are', () => {
    expect(prefixAt({ prefix: '2001:db8::/56' }, 2 ** 64 * 3, 64)).toBe('2001:db8:0:3::/64');
    expect(placeIn({ prefix: '2001:db8::/56' }, '2001:db8:0:3::/64')).toEqual({ at: 3 * 2 ** 64, size: 2 ** 64 });
  });

  test('a prefix and its place lead to one another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 65_535 }), fc.integer({ min: 16, max: 32 }), (at, length) => {
        const text = prefixAt(row, at, length) ?? '';
        const place = placeIn(row, text);
        expect(place?.size).toBe(2 ** (32 - length));
        expect(at).toBeGreaterThanOrEqual(place?.at ?? Infinity);
        expect(at).toBeLessThan((place?.at ?? 0) + (place?.size ?? 0));
      }),
    );
  });

  test.each([
    { why: 'elsewhere', text: '10.65.0.0/24' },
    { why: 'of the other family', text: '2001:db8::/64' },
    { why: 'wider than the row', text: '10.0.0.0/8' },
  ])('not in it: $why', ({ text }) => expect(placeIn(row, text)).toBeUndefined());

  test.each([
    { why: 'where it is', end: 512, prefix: '10.64.1.0/24' },
    { why: 'twice as far begins where that length is aligned', end: 768, prefix: '10.64.0.0/23' },
    { why: 'half', end: 384, prefix: '10.64.1.0/25' },
    { why: 'a little is nothing', end: 530, prefix: '10.64.1.0/24' },
    { why: 'pulled past its own beginning: the smallest that Azure takes', end: 20, prefix: '10.64.1.0/29' },
    { why: 'far beyond: no wider than the row', end: 9e6, prefix: '10.64.0.0/16' },
  ])('pulled at its end: $why', ({ end, prefix }) => expect(resizedTo(row, { at: 256, prefix: '10.64.1.0/24' }, end)).toBe(prefix));

  test('where it is drawn, in pixels', () => {
    expect(spanOf({ at: 64, size: 32 }, { from: 32, span: 64 }, 640)).toEqual({ left: 320, width: 320 });
  });
});

describe('the scale', () => {
  test('has round addresses, apart from one another', () => {
    const ticks = ticksOf({ prefix: '10.64.0.0/14', size: 2 ** 18 }, { from: 0, span: 2 ** 18 }, 800, 110);
    expect(ticks).toEqual([
      { left: 0, text: '10.64.0.0' },
      { left: 200, text: '10.65.0.0' },
      { left: 400, text: '10.66.0.0' },
      { left: 600, text: '10.67.0.0' },
    ]);
  });

  test('follows the view', () => {
    const [first] = ticksOf({ prefix: '10.64.0.0/14', size: 2 ** 18 }, { from: 1000, span: 1024 }, 1000, 110);
    expect(first).toEqual({ left: 24 * (1000 / 1024), text: '10.64.4.0' });
  });

  test('of IPv6', () => {
    const ticks = ticksOf({ prefix: '2001:db8::/56', size: 2 ** 72 }, { from: 0, span: 2 ** 72 }, 800, 190);
    expect(ticks.map(({ text }) => text)).toEqual(['2001:db8::', '2001:db8:0:40::', '2001:db8:0:80::', '2001:db8:0:c0::']);
  });
});
