import { describe, expect, test } from 'vitest';
import { besides, Surroundings } from '../../../shared/capacity/surroundings.ts';
import { formatPrefix, type Ipv4Prefix } from '../../../shared/address/prefix.ts';
import { prefix, prefixes } from '../address/must.ts';

const ipv4 = (text: string) => prefix(text) as Ipv4Prefix;
const all = (text: string) => prefixes(text) as Ipv4Prefix[];

test.each([
  { of: '10.0.0.0/26', length: 26, answer: '', why: 'as large already' },
  { of: '10.0.0.0/26', length: 28, answer: '', why: 'larger already' },
  { of: '10.0.0.0/26', length: 25, answer: '10.0.0.64/26', why: 'the buddy above' },
  { of: '10.0.0.64/26', length: 25, answer: '10.0.0.0/26', why: 'the buddy below' },
  { of: '10.0.0.64/26', length: 23, answer: '10.0.0.0/26 10.0.0.128/25 10.0.1.0/24', why: 'three steps, the nearest first' },
  { of: '128.0.0.0/1', length: 0, answer: '0.0.0.0/1', why: 'half of everything' },
  { of: '0.0.0.0/0', length: 0, answer: '', why: 'everything' },
])('beside $of in a /$length lies "$answer": $why', ({ of, length, answer }) => {
  expect(besides(ipv4(of), length).map(formatPrefix).join(' ')).toBe(answer);
});

describe('around', () => {
  test.each([
    { within: '10.0.0.0/24', taken: '', of: '10.0.0.0/26', length: 25, answer: '10.0.0.0/25', why: 'the buddy is free' },
    { within: '10.0.0.0/24', taken: '', of: '10.0.0.64/26', length: 24, answer: '10.0.0.0/24', why: 'to all of the container' },
    { within: '10.0.0.0/24', taken: '', of: '10.0.0.64/26', length: 23, answer: undefined, why: 'beyond the container' },
    { within: '10.0.0.0/24', taken: '10.0.0.64/29', of: '10.0.0.0/26', length: 25, answer: undefined, why: 'the buddy is taken in part' },
    {
      within: '10.0.0.0/24',
      taken: '10.0.0.128/29',
      of: '10.0.0.0/26',
      length: 25,
      answer: '10.0.0.0/25',
      why: 'only what is further away is taken',
    },
    { within: '10.0.0.0/24', taken: '10.0.0.128/29', of: '10.0.0.0/26', length: 24, answer: undefined, why: 'the second step meets it' },
    {
      within: '10.0.0.0/25 10.0.0.128/25',
      taken: '',
      of: '10.0.0.0/25',
      length: 24,
      answer: undefined,
      why: 'a block never reaches over two containers',
    },
    { within: '10.0.0.0/24', taken: '', of: '10.1.0.0/26', length: 25, answer: undefined, why: 'it does not lie here' },
    { within: '', taken: '', of: '10.0.0.0/26', length: 25, answer: undefined, why: 'no container' },
    { within: '0.0.0.0/0', taken: '', of: '128.0.0.0/1', length: 0, answer: '0.0.0.0/0', why: 'everything' },
  ])('$of to a /$length: $why', ({ within, taken, of, length, answer }) => {
    const block = new Surroundings(all(within), [ipv4(of), ...all(taken)]).around(ipv4(of), length);
    expect(block && formatPrefix(block)).toBe(answer);
  });

  test('what one has claimed, another with the same place cannot have', () => {
    const place = ipv4('10.0.0.0/26');
    const surroundings = new Surroundings(all('10.0.0.0/24'), [place]);
    expect(surroundings.around(place, 25)).toEqual(ipv4('10.0.0.0/25'));
    surroundings.claim(place, 25);
    expect(surroundings.around(place, 25)).toBeUndefined();
  });
});
