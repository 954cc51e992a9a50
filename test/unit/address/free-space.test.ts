import { describe, expect, test } from 'vitest';
import { aggregate } from '../../../shared/address/aggregate.ts';
import { bestFit, freePrefixes, largestPrefix } from '../../../shared/address/free-space.ts';
import { formatPrefix } from '../../../shared/address/prefix.ts';
import { prefix, prefixes } from './must.ts';

describe('freePrefixes', () => {
  test.each([
    { containers: '10.0.0.0/24', taken: '', free: '10.0.0.0/24', why: 'nothing taken' },
    { containers: '10.0.0.0/24', taken: '10.0.0.0/24', free: '', why: 'all taken' },
    { containers: '10.0.0.0/24', taken: '10.0.0.0/16', free: '', why: 'covered by a larger one' },
    { containers: '10.0.0.0/24', taken: '10.0.1.0/24 9.0.0.0/8', free: '10.0.0.0/24', why: 'taken ones outside' },
    { containers: '10.0.0.0/24', taken: '10.0.0.64/26', free: '10.0.0.0/26 10.0.0.128/25', why: 'one in the middle' },
    { containers: '10.0.0.0/24', taken: '10.0.0.64/26 10.0.0.64/28 10.0.0.64/26', free: '10.0.0.0/26 10.0.0.128/25', why: 'nested and repeated' },
    {
      containers: '10.0.0.0/24',
      taken: '10.0.0.255/32',
      free: '10.0.0.0/25 10.0.0.128/26 10.0.0.192/27 10.0.0.224/28 10.0.0.240/29 10.0.0.248/30 10.0.0.252/31 10.0.0.254/32',
      why: 'the last address',
    },
    { containers: '0.0.0.0/0', taken: '', free: '0.0.0.0/0', why: 'everything' },
    { containers: '0.0.0.0/0', taken: '128.0.0.0/1', free: '0.0.0.0/1', why: 'half of everything' },
    { containers: '0.0.0.0/0', taken: '0.0.0.0/0', free: '', why: 'nothing of everything' },
    { containers: '10.0.0.0/25 10.0.0.128/25', taken: '', free: '10.0.0.0/25 10.0.0.128/25', why: 'containers that touch stay two' },
    {
      containers: '10.0.0.128/25 10.0.0.0/24 10.0.0.0/24',
      taken: '10.0.0.0/25',
      free: '10.0.0.128/25',
      why: 'containers that overlap: the larger counts',
    },
    { containers: '10.2.0.0/16 10.1.0.0/16', taken: '10.0.0.0/8', free: '', why: 'one that covers both containers' },
    { containers: 'fd00:0:2::/48 fd00:0:1::/48', taken: 'fd00::/32 fd00:0:0:1::/64', free: '', why: 'the same, with another in between' },
    { containers: 'fd00::/62', taken: 'fd00:0:0:1::/64', free: 'fd00::/64 fd00:0:0:2::/63', why: 'IPv6' },
    { containers: 'fd00::/62 10.0.0.0/31', taken: '10.0.0.0/32 fd00::/63', free: '10.0.0.1/32 fd00:0:0:2::/63', why: 'both families, IPv4 first' },
    { containers: '::/0', taken: '8000::/1', free: '::/1', why: 'half of IPv6' },
    { containers: '', taken: '10.0.0.0/8', free: '', why: 'no container' },
  ])('$containers less "$taken": $why', ({ containers, taken, free }) => {
    expect(freePrefixes(prefixes(containers), prefixes(taken)).map(formatPrefix).join(' ')).toBe(free);
  });

  test('a /128 out of everything leaves one prefix of each length', () => {
    expect(
      freePrefixes(prefix('::/0'), [prefix('::/128')])
        .map((free) => free.length)
        .sort((a, b) => a - b),
    ).toEqual(Array.from({ length: 128 }, (_, i) => i + 1));
  });
});

test.each([
  { free: '', length: 24, answer: undefined, why: 'nothing free' },
  { free: '10.0.0.0/24', length: 24, answer: '10.0.0.0/24', why: 'exactly' },
  { free: '10.0.0.0/24', length: 23, answer: undefined, why: 'too small' },
  { free: '10.0.0.0/16 10.1.0.0/24 10.2.0.0/20', length: 26, answer: '10.1.0.0/24', why: 'the smallest that holds it' },
  { free: '10.3.0.0/24 10.1.0.0/24 10.2.0.0/24', length: 26, answer: '10.1.0.0/24', why: 'the lowest of equals' },
])('bestFit of "$free" for /$length: $why', ({ free, length, answer }) => {
  expect(bestFit(prefixes(free), length)).toEqual(answer === undefined ? undefined : prefix(answer));
});

test.each([
  { list: '', answer: undefined, why: 'none' },
  { list: '10.0.0.0/24 10.1.0.0/16 10.2.0.0/20', answer: '10.1.0.0/16', why: 'the shortest length' },
  { list: '10.2.0.0/16 10.1.0.0/16', answer: '10.1.0.0/16', why: 'the lowest of equals' },
])('largestPrefix of "$list": $why', ({ list, answer }) => {
  expect(largestPrefix(prefixes(list))).toEqual(answer === undefined ? undefined : prefix(answer));
});

test.each([
  { list: '', answer: '', why: 'none' },
  { list: '10.0.0.128/25 10.0.0.0/25', answer: '10.0.0.0/24', why: 'two halves' },
  { list: '10.0.1.0/24 10.0.2.0/24', answer: '10.0.1.0/24 10.0.2.0/24', why: 'touching, but no halves of one' },
  { list: '10.0.0.0/24 10.0.1.0/25 10.0.1.128/25', answer: '10.0.0.0/23', why: 'a merge that makes another possible' },
  { list: '10.0.0.0/8 10.1.0.0/16 10.0.0.0/8', answer: '10.0.0.0/8', why: 'nested and repeated' },
  { list: '0.0.0.0/1 128.0.0.0/1', answer: '0.0.0.0/0', why: 'everything' },
  { list: '::/1 8000::/1 10.0.0.0/8', answer: '10.0.0.0/8 ::/0', why: 'both families' },
  { list: '255.255.255.255/32 ::/128', answer: '255.255.255.255/32 ::/128', why: 'the end of one family and the start of the other' },
])('aggregate "$list": $why', ({ list, answer }) => {
  expect(aggregate(prefixes(list)).map(formatPrefix).join(' ')).toBe(answer);
});
