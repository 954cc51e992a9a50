import { describe, expect, test } from 'vitest';
import { actionsOf, splitLengths } from '../../../../../renderer/views/map/actions.ts';
import { offeredPrefix } from '../../../../../renderer/views/map/add-here.ts';
import { boxText, extentOf } from '../../../../../renderer/views/map/block-text.ts';
import { insideOf } from '../../../../../renderer/views/map/inside.ts';
import type { Block, Space } from '../../../../../renderer/views/map/scene.ts';

const block = (kind: Block['kind'], prefix: string, title: string): Block => ({
  key: `${kind} ${prefix}`,
  kind,
  subject: kind === 'free' ? '' : kind === 'subnet' ? `net/${title}` : title,
  title,
  prefix,
  look: '',
  note: 'Virtual machines',
  conflict: false,
  at: 0,
  size: 64,
});
const space = (kind: Space['kind'], ...blocks: Block[]): Space => ({
  key: 'k',
  kind,
  title: 'net',
  prefix: '10.0.0.0/24',
  ip: 4,
  size: 256,
  subject: 'net',
  blocks,
});
const a = block('subnet', '10.0.0.0/26', 'a');
const b = block('subnet', '10.0.0.64/26', 'b');
const c = block('subnet', '10.0.0.128/26', 'c');
const free = block('free', '10.0.0.192/26', 'free');

describe('what can be done with a block', () => {
  test.each([
    {
      why: 'a subnet beside the other half',
      of: a,
      kind: 'network' as const,
      ids: ['pick-up', 'larger', 'smaller', 'halves', 'split', 'join', 'go-in'],
    },
    { why: 'a subnet whose other half is free', of: c, kind: 'network' as const, ids: ['pick-up', 'larger', 'smaller', 'halves', 'split', 'go-in'] },
    { why: 'free room in a network', of: free, kind: 'network' as const, ids: ['add', 'go-in'] },
    { why: 'free room in a pool', of: free, kind: 'pool' as const, ids: ['go-in'] },
    { why: 'what is not ours', of: block('external', '10.0.0.0/26', 'hq'), kind: 'pool' as const, ids: ['go-in'] },
    { why: 'an IPv6 prefix', of: block('subnet', '2001:db8::/64', 'a'), kind: 'network' as const, ids: ['go-in'] },
  ])('$why', ({ of, kind, ids }) => expect(actionsOf(space(kind, a, b, c, free), of).map(({ id }) => id)).toEqual(ids));

  test('the edits name the block, and of a network the prefix that is meant', () => {
    const operations = (of: Block) => actionsOf(space('network', a, b, c, free), of).flatMap(({ operation }) => operation ?? []);
    expect(operations(b)).toEqual([
      { kind: 'resize', subject: 'net/b', length: '/25' },
      { kind: 'resize', subject: 'net/b', length: '/27' },
      { kind: 'split', subject: 'net/b' },
      { kind: 'join', subjects: ['net/b', 'net/a'] },
    ]);
    expect(operations(block('network', '10.0.0.0/24', 'net'))).toContainEqual({ kind: 'resize', subject: 'net', length: '/23', from: '10.0.0.0/24' });
  });

  test('pieces to split into: from two, and none smaller than a /29', () => {
    expect(splitLengths('10.0.0.0/26')).toEqual([
      { length: '/27', pieces: 2 },
      { length: '/28', pieces: 4 },
      { length: '/29', pieces: 8 },
    ]);
    expect(splitLengths('10.0.0.0/16').at(-1)).toEqual({ length: '/24', pieces: 256 });
    expect(splitLengths('10.0.0.0/29')).toEqual([]);
  });
});

test.each([
  { why: 'as large as the service asks for', free: '10.0.4.0/22', service: 'bastion', prefix: '10.0.4.0/26' },
  { why: 'no larger than the free block', free: '10.0.4.0/28', service: 'bastion', prefix: '10.0.4.0/28' },
  { why: 'the block for an unknown service', free: '10.0.4.0/22', service: 'no-such', prefix: '10.0.4.0/22' },
])('what is offered for a new subnet: $why', ({ free: within, service, prefix }) => expect(offeredPrefix(within, service)).toBe(prefix));

describe('texts', () => {
  test('a block says its name, prefix and what it is for, and that it is in conflict', () => {
    expect(boxText({ block: a, count: 1, conflict: true, width: 200 })).toEqual({
      name: 'a',
      prefix: '10.0.0.0/26',
      spoken: 'a, 10.0.0.0/26, Virtual machines, in conflict',
    });
    expect(boxText({ block: a, count: 1, conflict: false, width: 40 }).prefix).toBe('/26');
    expect(boxText({ block: a, count: 12, conflict: false, width: 3 }).spoken).toMatch(/^12 blocks from 10\.0\.0\.0\/26 on/);
  });

  test.each([
    { prefix: '10.64.0.0/22', extent: { first: '10.64.0.0', last: '10.64.3.255', addresses: '1,024' } },
    { prefix: '2001:db8::/64', extent: { first: '2001:db8::', last: '2001:db8::ffff:ffff:ffff:ffff', addresses: '2^64' } },
    { prefix: 'nothing', extent: undefined },
  ])('from where to where $prefix goes', ({ prefix, extent }) => expect(extentOf(prefix)).toEqual(extent));
});

describe('inside of a subnet', () => {
  const receipt = (...lines: number[]) => ({
    needed: 0,
    reserved: 5,
    total: 0,
    usable: 0,
    prefixLength: 26,
    minimum: 26,
    recommended: 26,
    lines: lines.map((addresses, i) => ({ label: `line ${i}`, addresses })),
    sources: [],
  });

  test('the lines, the reserved addresses and what is free make up the prefix', () => {
    const parts = insideOf({ receipt: receipt(16, 0, 11), prefix: '10.0.0.0/26' });
    expect(parts.map(({ kind, addresses, left, width }) => [kind, addresses, left, width])).toEqual([
      ['needed', 16, 0, 25],
      ['needed', 11, 25, 17.1875],
      ['reserved', 5, 42.1875, 7.8125],
      ['free', 32, 50, 50],
    ]);
  });

  test('a need that is larger than the prefix fills all, and leaves nothing free', () => {
    const parts = insideOf({ receipt: receipt(95), prefix: '10.0.0.0/27' });
    expect(parts.map(({ kind, width }) => [kind, width])).toEqual([
      ['needed', 95],
      ['reserved', 5],
    ]);
  });

  test('without a prefix it is drawn to the one that it asks for', () => {
    expect(insideOf({ receipt: receipt(27), prefix: null }).at(-1)).toMatchObject({ kind: 'free', addresses: 32 });
  });
});
