/** A heap of numbers or bigints that gives the least first. O(log n) a step. */
export class LeastFirst<T extends number | bigint> {
  readonly #values: T[] = [];

  /** Puts `value` in. */
  push(value: T): void {
    const values = this.#values;
    let at = values.length;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (values[parent]! <= value) break;
      values[at] = values[parent]!;
      at = parent;
    }
    values[at] = value;
  }

  /** Returns the least value without taking it out, or undefined when there is none. */
  peek(): T | undefined {
    return this.#values[0];
  }

  /** Returns all values, in no order that matters. */
  values(): readonly T[] {
    return this.#values;
  }

  /** Takes out the least value; undefined when there is none. */
  pop(): T | undefined {
    const values = this.#values;
    const least = values[0];
    const moved = values.pop();
    const count = values.length;
    if (moved === undefined || count === 0) return least;
    let at = 0;
    for (let child = 1; child < count; child = 2 * at + 1) {
      if (child + 1 < count && values[child + 1]! < values[child]!) child++;
      if (values[child]! >= moved) break;
      values[at] = values[child]!;
      at = child;
    }
    values[at] = moved;
    return least;
  }
}
