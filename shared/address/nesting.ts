import type { PrefixOrder } from './prefix-order.ts';

// Prefixes nest or lie apart, they never cross. In address order, larger ones first, everything inside a prefix
// follows it directly, and what a row is inside of is a chain of parents:
//
//   row 0  |-----------------------|          parent -1
//   row 1  |-----------|                      parent 0
//   row 2  |-----|                            parent 1
//   row 3              |-----------|          parent 0
//   row 4                              |---|  parent -1

/**
 * Returns, for each row, the last row before it whose prefix contains it, or -1. Of equal prefixes the earlier in the
 * list contains the later. Walking from parent to parent names every prefix that contains the row, nearest first.
 */
export function parentsOf(order: PrefixOrder): Int32Array {
  const { count, length, common } = order;
  const parents = new Int32Array(count);
  for (let row = 0; row < count; row++) {
    // The row before and all that contain it agree with the row before in their own length; so they contain this row
    // too if they are not longer than what this row shares with the row before. Rows passed over are never met again.
    let parent = row - 1;
    while (parent >= 0 && length[parent]! > common[row]!) parent = parents[parent]!;
    parents[row] = parent;
  }
  return parents;
}
