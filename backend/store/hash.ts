import { createHash } from 'node:crypto';

/** Returns the SHA-256 of a text (as UTF-8) or of bytes, as `sha256:` and 64 hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/** Returns the hash over the fields of a row, so that a flipped byte in any of them is noticed. Fields never run into one another. */
export function seal(fields: readonly (string | number | null)[]): string {
  return sha256(JSON.stringify(fields));
}
