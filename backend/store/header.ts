import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

/** Stands in the header of every store: "Cdst". */
export const APPLICATION_ID = 0x43647374;

const MAGIC = 'SQLite format 3\0';

/** What the first bytes of a file say, read without SQLite, so that a file of somebody else is not touched. */
export type Header =
  | { readonly is: 'new' }
  | { readonly is: 'store' }
  | { readonly is: 'unfinished' }
  | { readonly is: 'truncated' }
  | { readonly is: 'other'; readonly what: string };

/** Returns what a file is. Throws the system's error where it cannot be read. */
export function headerOf(file: string): Header {
  if (!existsSync(file)) return { is: 'new' };
  const handle = openSync(file, 'r');
  try {
    const there = fstatSync(handle);
    if (!there.isFile()) return { is: 'other', what: there.isDirectory() ? 'it is a folder' : 'it is no ordinary file' };
    const { size } = there;
    if (size === 0) return { is: 'new' };
    // A program that was killed while it made the file left the way back beside it; SQLite takes it.
    if (existsSync(`${file}-journal`)) return { is: 'unfinished' };
    const bytes = Buffer.alloc(100);
    const length = readSync(handle, bytes, 0, 100, 0);
    const magic = bytes.toString('latin1', 0, 16) === MAGIC;
    const ours = length === 100 && bytes.readUInt32BE(68) === APPLICATION_ID;
    if (magic && ours) {
      const pageSize = bytes.readUInt16BE(16) === 1 ? 65536 : bytes.readUInt16BE(16);
      return size < pageSize || size % pageSize !== 0 ? { is: 'truncated' } : { is: 'store' };
    }
    // One of the two marks is enough to tell a store that is damaged from a file of somebody else.
    if (ours) return { is: 'truncated' };
    return { is: 'other', what: magic ? 'it is a database of another program' : 'it is no SQLite database' };
  } finally {
    closeSync(handle);
  }
}
