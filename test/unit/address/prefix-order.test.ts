import { expect, test } from 'vitest';
import { orderPrefixes } from '../../../shared/address/prefix-order.ts';
import { prefixes } from './must.ts';

test('IPv4 first, in address order, larger first, equals in the order of the list', () => {
  const order = orderPrefixes(prefixes('fd00::/8 10.1.0.0/16 ::/0 10.0.0.0/8 fd00::/64 10.0.0.0/16 10.0.0.0/8'));
  expect([order.count, order.ipv4Count]).toEqual([7, 4]);
  expect(Array.from(order.index)).toEqual([3, 6, 5, 1, 2, 0, 4]);
  expect(Array.from(order.length)).toEqual([8, 8, 16, 16, 0, 8, 64]);
  expect(Array.from(order.first)).toEqual([0x0a000000, 0x0a000000, 0x0a000000, 0x0a010000]);
  expect(order.words.map((word) => Array.from(word))).toEqual([
    [0, 0xfd000000, 0xfd000000],
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ]);
});

test('shared leading bits are those with the row before, and none across the families', () => {
  expect(Array.from(orderPrefixes(prefixes('10.0.0.0/8 10.1.0.0/16 ::/0 ::1/128')).common)).toEqual([-1, 15, -1, 127]);
  expect(Array.from(orderPrefixes(prefixes('0.0.0.0/0 0.0.0.0/8 128.0.0.0/1')).common)).toEqual([-1, 32, 0]);
});
