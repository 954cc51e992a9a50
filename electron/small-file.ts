import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Returns what a small JSON file of ours says; undefined when it is not there or cannot be read. */
export function readSmallFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** Writes one, whole or not at all. What it holds is a convenience: where it cannot be written nothing is said. */
export function writeSmallFile(file: string, value: unknown): void {
  try {
    writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`);
    renameSync(`${file}.new`, file);
  } catch {
    // A full or read-only disk; the plan's own file says so where it matters.
  }
}
