import { hash } from '../config/names.ts';

// Names that Windows keeps for devices, whatever their ending.
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * Returns a file name, without ending, for something that a user named: lower-case letters, digits and hyphens, safe on every system. It
 * depends on the name alone, so that a further name never changes the file of another one: a name that is a file name already stays as it
 * is, every other one gets a hash of the whole name. No two names share a file, on systems without regard to case either.
 */
export function fileNames(names: readonly string[]): Map<string, string> {
  const files = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of names) {
    if (files.has(name)) continue;
    const stem = fileStem(name);
    // No stem has two hyphens in a row, so that no name with a hash is the file of another name.
    let file = stem === name ? stem : `${stem}--${hash(name)}`;
    for (let n = 2; taken.has(file); n++) file = `${stem}--${hash(name)}--${n}`;
    taken.add(file);
    files.set(name, file);
  }
  return files;
}

/** Returns the part of a file name that can be read: at most 60 characters, alike for names that look alike. */
export function fileStem(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-$/, '');
  return plain === '' || DEVICES.test(plain) ? `network-${plain}`.replace(/-$/, '') : plain;
}
