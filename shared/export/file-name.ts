import { hash } from '../config/names.ts';

// Names that Windows keeps for devices, whatever their ending.
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * Returns a file name, without ending, for something that a user named: lower-case letters, digits and hyphens, safe on
 * every system. Names that would come out alike get a hash of the whole name, so that no two things share a file.
 */
export function fileNames(names: readonly string[]): Map<string, string> {
  const stems = new Map(names.map((name) => [name, stem(name)]));
  const counts = new Map<string, number>();
  for (const value of stems.values()) counts.set(value, (counts.get(value) ?? 0) + 1);
  return new Map(
    [...stems].map(([name, value]) => [name, (counts.get(value) ?? 0) > 1 || value !== name.toLowerCase() ? `${value}-${hash(name)}` : value]),
  );
}

function stem(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return plain === '' || DEVICES.test(plain) ? `network-${plain}`.replace(/-$/, '') : plain;
}
