// Sample plans of the limits: as long as they have to be, so made by code.

/** Returns a plan document with these lines; `more` are further lines. */
export function planOf(...lines: readonly string[]): string {
  return `cadastre: 1\nname: sample\n${lines.join('\n')}\n`;
}

/** Returns lines, one for each number from 0. */
export function lines(count: number, line: (i: number) => string): string[] {
  return Array.from({ length: count }, (_, i) => line(i));
}

/** Returns the ith prefix of a /24 or longer in 10.0.0.0/8: `nth(1, 28)` is 10.0.0.16/28. */
export function nth(i: number, length: number): string {
  const first = i * 2 ** (32 - length);
  return `10.${Math.floor(first / 65536) % 256}.${Math.floor(first / 256) % 256}.${first % 256}/${length}`;
}
