const WORD = 2 ** 32;

/** Pieces found so far, as two columns: where each begins, counted in units, and its prefix length. */
export interface Pieces {
  readonly offsets: number[];
  readonly lengths: number[];
}

/**
 * Appends to `pieces` the fewest aligned pieces that make up the span from `from` up to and without `to`.
 *
 * Both are counted in units of one prefix of length `unitLength`, at most 2^53 of them: for IPv4 a unit is an
 * address and `unitLength` is 32; an IPv6 caller counts in the smallest prefix it has to do with.
 */
export function cutSpan(from: number, to: number, unitLength: number, pieces: Pieces): void {
  while (from < to) {
    const room = floorLog2(to - from);
    const aligned = from === 0 ? room : trailingZeros(from);
    const power = aligned < room ? aligned : room;
    pieces.offsets.push(from);
    pieces.lengths.push(unitLength - power);
    from += powerOfTwo(power);
  }
}

const POWERS = Float64Array.from({ length: 256 }, (_, i) => 2 ** (i - 128));

/** Returns 2 to a power from -128 to 127: looked up, which is many times faster than worked out. */
export function powerOfTwo(exponent: number): number {
  return POWERS[exponent + 128]!;
}

function floorLog2(x: number): number {
  return x < WORD ? 31 - Math.clz32(x) : 63 - Math.clz32(x / WORD);
}

function trailingZeros(x: number): number {
  const low = x | 0; // the low 32 bits, also of numbers beyond 2^32
  if (low !== 0) return 31 - Math.clz32(low & -low);
  const high = (x / WORD) | 0;
  return 63 - Math.clz32(high & -high);
}
