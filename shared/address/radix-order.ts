/** Below this many rows comparing is faster than counting, whose tables have to be cleared. */
const FEW = 192;

/**
 * Returns the row numbers in ascending order of the columns, the first column most significant, then of `lengths`,
 * then of the row numbers themselves. The columns are not changed.
 *
 * Counting digits (least significant first), so the time grows with the rows alone, whatever their values.
 */
export function radixOrder(columns: readonly Uint32Array[], lengths: Uint8Array): Uint32Array {
  const rows = lengths.length;
  const order = new Uint32Array(rows);
  if (rows < FEW) return comparisonOrder(columns, lengths, order);
  orderByLength(lengths, order);
  const spare = { order: new Uint32Array(rows), keys: new Uint32Array(rows), otherKeys: new Uint32Array(rows) };
  let sorted: Uint32Array = order;
  for (let c = columns.length - 1; c >= 0; c--) sorted = orderByWord(columns[c]!, sorted, spare);
  return sorted;
}

function comparisonOrder(columns: readonly Uint32Array[], lengths: Uint8Array, order: Uint32Array): Uint32Array {
  for (let row = 0; row < order.length; row++) order[row] = row;
  return order.sort((a, b) => {
    for (let c = 0; c < columns.length; c++) {
      const difference = columns[c]![a]! - columns[c]![b]!;
      if (difference !== 0) return difference;
    }
    return lengths[a]! - lengths[b]! || a - b;
  });
}

function orderByLength(lengths: Uint8Array, order: Uint32Array): void {
  const starts = new Uint32Array(256);
  for (let row = 0; row < lengths.length; row++) starts[lengths[row]!]!++;
  toStarts(starts);
  for (let row = 0; row < lengths.length; row++) order[starts[lengths[row]!]!++] = row;
}

/** Turns counts into the place where each digit's first row goes. */
function toStarts(counts: Uint32Array): void {
  let total = 0;
  for (let digit = 0; digit < counts.length; digit++) {
    const count = counts[digit]!;
    counts[digit] = total;
    total += count;
  }
}

interface Spare {
  order: Uint32Array;
  keys: Uint32Array;
  otherKeys: Uint32Array;
}

/** Three stable passes over 11, 11 and 10 bits; the keys move with the rows, so that every pass reads in sequence. */
function orderByWord(column: Uint32Array, order: Uint32Array, spare: Spare): Uint32Array {
  const rows = order.length;
  const low = new Uint32Array(2048);
  const middle = new Uint32Array(2048);
  const high = new Uint32Array(1024);
  let keys = spare.keys;
  for (let k = 0; k < rows; k++) {
    const key = column[order[k]!]!;
    keys[k] = key;
    low[key & 2047]!++;
    middle[(key >>> 11) & 2047]!++;
    high[key >>> 22]!++;
  }
  const one = keys[0]!;
  let other = spare.otherKeys;
  let target = spare.order;
  for (let pass = 0; pass < 3; pass++) {
    const shift = 11 * pass;
    const starts = pass === 0 ? low : pass === 1 ? middle : high;
    if (starts[(one >>> shift) & 2047] === rows) continue; // the same digit everywhere
    toStarts(starts);
    for (let k = 0; k < rows; k++) {
      const key = keys[k]!;
      const place = starts[(key >>> shift) & 2047]!++;
      other[place] = key;
      target[place] = order[k]!;
    }
    [keys, other] = [other, keys];
    [order, target] = [target, order];
  }
  spare.order = target;
  spare.keys = keys;
  spare.otherKeys = other;
  return order;
}
