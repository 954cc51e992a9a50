import type { Ipv4Prefix } from '../address/prefix.ts';

/** IPv4 prefixes to which more come, looked at without going through all of them: each question takes at most 33 steps. */
export class PrefixTable {
  readonly #own = new Map<number, Ipv4Prefix>();
  /** Every prefix in which one of them lies. */
  readonly #above = new Set<number>();

  constructor(prefixes: Iterable<Ipv4Prefix> = []) {
    for (const prefix of prefixes) this.add(prefix);
  }

  /** Adds a prefix; one that is there already stays as it is. */
  add(prefix: Ipv4Prefix): void {
    this.#own.set(keyOf(prefix.first, prefix.length), prefix);
    for (let length = prefix.length; length >= 0; length--) this.#above.add(keyOf(prefix.first, length));
  }

  /** Returns the longest of them that holds all addresses of a prefix, or undefined. */
  around({ first, length: own }: Ipv4Prefix): Ipv4Prefix | undefined {
    for (let length = own; length >= 0; length--) {
      const found = this.#own.get(keyOf(first, length));
      if (found) return found;
    }
    return undefined;
  }

  /** Returns whether one of them shares an address with a prefix. */
  overlaps(prefix: Ipv4Prefix): boolean {
    return this.#above.has(keyOf(prefix.first, prefix.length)) || this.around(prefix) !== undefined;
  }
}

/** The prefix of this length in which an address lies, as a number. */
function keyOf(address: number, length: number): number {
  return (address - (address % 2 ** (32 - length))) * 64 + length;
}
