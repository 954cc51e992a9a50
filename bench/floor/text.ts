/** Prefixes as two columns, which is all that the floor knows of them. */
export interface Columns {
  readonly first: Uint32Array;
  readonly length: Uint8Array;
}

/** Reads IPv4 prefixes, refusing all that a strict reader refuses: other characters, octets above 255, leading zeros, host bits. */
export function readColumns(list: readonly string[]): Columns {
  const count = list.length;
  const first = new Uint32Array(count);
  const length = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const text = list[i]!;
    const end = text.length;
    let value = 0;
    let octet = -1;
    let dots = 0;
    let k = 0;
    for (; k < end; k++) {
      const code = text.charCodeAt(k);
      if (code === 46) {
        if (octet < 0 || ++dots > 3) throw new RangeError(text);
        value = (value << 8) | octet;
        octet = -1;
      } else if (code === 47) break;
      else {
        const digit = code - 48;
        if (digit < 0 || digit > 9 || octet === 0) throw new RangeError(text);
        octet = octet < 0 ? digit : octet * 10 + digit;
        if (octet > 255) throw new RangeError(text);
      }
    }
    if (dots !== 3 || octet < 0 || k === end) throw new RangeError(text);
    value = ((value << 8) | octet) >>> 0;
    let bits = -1;
    for (k++; k < end; k++) {
      const digit = text.charCodeAt(k) - 48;
      if (digit < 0 || digit > 9 || bits === 0) throw new RangeError(text);
      bits = bits < 0 ? digit : bits * 10 + digit;
      if (bits > 32) throw new RangeError(text);
    }
    if (bits < 0 || (bits < 32 && value << bits !== 0)) throw new RangeError(text);
    first[i] = value;
    length[i] = bits;
  }
  return { first, length };
}

const WITH_DOT = Array.from({ length: 256 }, (_, octet) => `${octet}.`);
const LAST_AND_LENGTH = Array.from({ length: 256 * 33 }, (_, i) => `${Math.floor(i / 33)}/${i % 33}`);

/** Writes prefixes from tables of octets. */
export function writeColumns({ first, length }: Columns): string[] {
  const list = new Array<string>(first.length);
  for (let i = 0; i < list.length; i++) {
    const value = first[i]!;
    list[i] =
      WITH_DOT[value >>> 24]! + WITH_DOT[(value >>> 16) & 255]! + WITH_DOT[(value >>> 8) & 255]! + LAST_AND_LENGTH[(value & 255) * 33 + length[i]!]!;
  }
  return list;
}
