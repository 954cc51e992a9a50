import type { Parcel } from './space.ts';

/** A parcel and where its block stands, in pixels from the ribbon's upper left corner of blocks. */
export interface Placed {
  readonly parcel: Parcel;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export const BLOCK_HEIGHT = 56;
const GAP = 3;

// A block is as wide as its name and prefix need to be read, and a step wider each time that it doubles: the order of sizes is
// seen, and a /28 stays readable beside a /14. The strip above the blocks has the true proportions.
const LEAST = { held: 118, free: 96 } as const;
const STEP = 9;

/**
 * Returns blocks in rows of at most `width` pixels, in the order of addresses. The blocks of a row fill it, but for the last row,
 * whose blocks keep the width that they have by themselves where that is less.
 */
export function layOut(parcels: readonly Parcel[], width: number): { readonly blocks: readonly Placed[]; readonly height: number } {
  const smallest = Math.min(...parcels.map(({ addresses }) => addresses));
  const wanted = parcels.map((parcel) => {
    const least = parcel.kind === 'free' ? LEAST.free : LEAST.held;
    return Math.min(width, least + STEP * Math.log2(parcel.addresses / smallest));
  });
  const rows: number[][] = [[]];
  let used = 0;
  for (const [i, one] of wanted.entries()) {
    if (used > 0 && used + GAP + one > width) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(i);
    used += (used > 0 ? GAP : 0) + one;
  }
  const blocks: Placed[] = [];
  for (const [r, row] of rows.entries()) {
    const sum = row.reduce((total, i) => total + (wanted[i] ?? 0), 0);
    const room = width - GAP * (row.length - 1);
    const factor = rows.length > 1 && r === rows.length - 1 ? Math.min(1.25, room / sum) : room / sum;
    let x = 0;
    for (const i of row) {
      const own = (wanted[i] ?? 0) * factor;
      blocks.push({ parcel: parcels[i] as Parcel, x, y: r * (BLOCK_HEIGHT + GAP), width: own });
      x += own + GAP;
    }
  }
  return { blocks, height: rows.length * (BLOCK_HEIGHT + GAP) - GAP };
}
