import { isAbsolute } from 'node:path';
import { readSmallFile, writeSmallFile } from './small-file.ts';

/** How many are offered. */
export const MOST_RECENT = 10;

/** The files that were opened last, for the systems that keep no such list themselves. */
export class RecentFiles {
  readonly #file: string;
  #paths: readonly string[];

  constructor(file: string) {
    this.#file = file;
    this.#paths = readPaths(readSmallFile(file));
  }

  /** The last one first. */
  get paths(): readonly string[] {
    return this.#paths;
  }

  /** Puts a file at the top. */
  add(path: string): void {
    this.#set([path, ...this.#paths.filter((other) => other !== path)].slice(0, MOST_RECENT));
  }

  clear(): void {
    this.#set([]);
  }

  #set(paths: readonly string[]): void {
    this.#paths = paths;
    writeSmallFile(this.#file, paths);
  }
}

function readPaths(value: unknown): string[] {
  const paths = Array.isArray(value) ? value.filter((path): path is string => typeof path === 'string' && isAbsolute(path)) : [];
  return [...new Set(paths)].slice(0, MOST_RECENT);
}
