import { describe, expect, test } from 'vitest';
import { FreeBlocks } from '../../../shared/address/blocks.ts';
import { formatPrefix } from '../../../shared/address/prefix.ts';
import { Bug } from '../../../shared/problem/invariant.ts';
import { prefix, prefixes } from './must.ts';

const shown = (found: ReturnType<FreeBlocks['take']>) => (found === undefined ? undefined : formatPrefix(found));

describe('take', () => {
  test.each([
    { containers: '10.0.0.0/24', taken: '', length: 26, answer: '10.0.0.0/26', why: 'the start of an empty container' },
    { containers: '10.0.0.0/24', taken: '10.0.0.0/26', length: 26, answer: '10.0.0.64/26', why: 'the smallest block that holds it: the buddy' },
    {
      containers: '10.0.0.0/24',
      taken: '10.0.0.0/26 10.0.0.128/27',
      length: 27,
      answer: '10.0.0.160/27',
      why: 'a smaller block further on, before a larger one',
    },
    { containers: '10.0.0.0/24', taken: '10.0.0.0/24', length: 32, answer: undefined, why: 'full' },
    { containers: '10.0.0.0/24', taken: '10.0.0.0/8', length: 32, answer: undefined, why: 'covered by a larger one' },
    { containers: '10.0.0.0/24', taken: '', length: 23, answer: undefined, why: 'larger than the container' },
    { containers: '10.0.0.0/25 10.0.0.128/25', taken: '', length: 24, answer: undefined, why: 'never over two containers, even if they touch' },
    { containers: '', taken: '', length: 24, answer: undefined, why: 'no container' },
    { containers: '0.0.0.0/0', taken: '', length: 0, answer: '0.0.0.0/0', why: 'everything' },
    { containers: '10.0.0.0/24', taken: '', length: 33, answer: undefined, why: 'no such length in IPv4' },
    { containers: '10.0.0.0/24', taken: '', length: -1, answer: undefined, why: 'negative' },
    { containers: '10.0.0.0/24', taken: '', length: 24.5, answer: undefined, why: 'half a bit' },
    { containers: '10.0.0.0/24', taken: '', length: NaN, answer: undefined, why: 'no number' },
    { containers: 'fd00::/48', taken: 'fd00::/64', length: 64, answer: 'fd00:0:0:1::/64', why: 'IPv6' },
    { containers: 'fd00::/48', taken: '', length: 129, answer: undefined, why: 'no such length in IPv6' },
  ])('/$length of $containers less "$taken": $why', ({ containers, taken, length, answer }) => {
    expect(shown(new FreeBlocks(prefixes(containers), prefixes(taken)).take(length))).toBe(answer);
  });

  test('offers places in the order of best fit, and takes none that is refused', () => {
    const blocks = new FreeBlocks([prefix('10.0.0.0/24')], prefixes('10.0.0.0/26 10.0.0.128/27'));
    const offered: string[] = [];
    expect(
      blocks.take(27, (place) => {
        offered.push(formatPrefix(place));
        return false;
      }),
    ).toBeUndefined();
    expect(offered).toEqual(['10.0.0.160/27', '10.0.0.64/27', '10.0.0.96/27', '10.0.0.192/27', '10.0.0.224/27']);
    expect(blocks.free().map(formatPrefix)).toEqual(['10.0.0.64/26', '10.0.0.160/27', '10.0.0.192/26']);
  });
});

test('takeExactly takes a free prefix once, of its family only', () => {
  const blocks = new FreeBlocks([prefix('10.0.0.0/24')], []);
  expect(blocks.takeExactly(prefix('10.0.0.32/27'))).toBe(true);
  expect(blocks.takeExactly(prefix('10.0.0.32/27'))).toBe(false);
  expect(blocks.takeExactly(prefix('10.0.0.48/28'))).toBe(false);
  expect(blocks.takeExactly(prefix('10.0.0.0/26'))).toBe(false);
  expect(blocks.takeExactly(prefix('10.0.1.0/27'))).toBe(false);
  expect(blocks.takeExactly(prefix('::/0'))).toBe(false);
  expect(blocks.takeExactly(prefix('fd00::/64'))).toBe(false);
  expect(blocks.free().map(formatPrefix)).toEqual(['10.0.0.0/27', '10.0.0.64/26', '10.0.0.128/25']);
  expect(shown(blocks.take(27))).toBe('10.0.0.0/27');
  expect(shown(blocks.largest())).toBe('10.0.0.128/25');
});

test('takeOutside skips over the excluded without offering places', () => {
  const blocks = new FreeBlocks([prefix('fd00::/32')], []);
  expect(shown(blocks.takeOutside(128, prefixes('fd00::/33 fd00:0:8000::/34')))).toBe('fd00:0:c000::/128');
  expect(blocks.takeOutside(128, prefixes('::/0'))).toBeUndefined();
});

test('containers of two families are a Bug', () => {
  expect(() => new FreeBlocks(prefixes('10.0.0.0/8 fd00::/8'), [])).toThrow(Bug);
});
