import type { Columns } from './text.ts';

/** Free blocks by prefix length, each length a heap of first addresses: hands out the lowest place of the smallest block that is large enough. */
export class BestFit {
  readonly #heaps: number[][] = Array.from({ length: 33 }, () => []);

  /** `free` in address order, which is a heap already. */
  constructor({ first, length }: Columns) {
    for (let i = 0; i < first.length; i++) this.#heaps[length[i]!]!.push(first[i]!);
  }

  /** Takes a place and returns its first address, or -1. */
  take(length: number): number {
    let from = length;
    while (from >= 0 && this.#heaps[from]!.length === 0) from--;
    if (from < 0) return -1;
    const first = pop(this.#heaps[from]!);
    while (from < length) push(this.#heaps[++from]!, first + 2 ** (32 - from));
    return first;
  }

  /** Returns how many blocks of each prefix length are left, as text. */
  left(): string {
    return this.#heaps.map((heap) => heap.length).join(' ');
  }
}

function push(heap: number[], value: number): void {
  let i = heap.length;
  heap.push(value);
  while (i > 0) {
    const parent = (i - 1) >> 1;
    if (heap[parent]! <= value) break;
    heap[i] = heap[parent]!;
    i = parent;
  }
  heap[i] = value;
}

function pop(heap: number[]): number {
  const least = heap[0]!;
  const moved = heap.pop()!;
  if (heap.length === 0) return least;
  let i = 0;
  for (let child = 1; child < heap.length; child = 2 * i + 1) {
    if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child++;
    if (heap[child]! >= moved) break;
    heap[i] = heap[child]!;
    i = child;
  }
  heap[i] = moved;
  return least;
}
