import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** Returns the name of the file in an exported folder that says which files are of the export: relative path and SHA-256 of each. Several formats may share a folder. */
export function manifestName(format: string): string {
  return `.cadastre-${format}.json`;
}

type Sums = Readonly<Record<string, string>>;

/** Returns the list of an export as a file of it. The same files give the same bytes. */
export function manifestOf(
  format: string,
  files: readonly { readonly path: string; readonly content: string | Uint8Array }[],
): {
  readonly path: string;
  readonly content: string;
} {
  const sums = files.map(({ path: below, content }) => [below, sumOf(content)] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  return { path: manifestName(format), content: `${JSON.stringify({ cadastreExport: 1, files: Object.fromEntries(sums) }, null, 2)}\n` };
}

/** Returns what an earlier export wrote into a folder; nothing where none did, or its list cannot be read. */
export function readManifest(folder: string, format: string): Sums {
  try {
    const { files } = JSON.parse(readFileSync(path.join(folder, manifestName(format)), 'utf8')) as { readonly files?: unknown };
    if (typeof files !== 'object' || files === null) return {};
    return Object.fromEntries(Object.entries(files).filter(([below, sum]) => typeof sum === 'string' && isPlain(below)));
  } catch {
    return {};
  }
}

/** Returns the files of an earlier export that `now` does not hold: those that are as they were written, and those that somebody changed. */
export function staleFiles(folder: string, before: Sums, now: ReadonlySet<string>): { readonly unchanged: string[]; readonly changed: string[] } {
  const unchanged: string[] = [];
  const changed: string[] = [];
  for (const [below, sum] of Object.entries(before)) {
    const file = path.join(folder, ...below.split('/'));
    if (now.has(below) || !existsSync(file) || !lstatSync(file).isFile() || !isInside(folder, file)) continue;
    (sumOf(readFileSync(file)) === sum ? unchanged : changed).push(below);
  }
  return { unchanged: unchanged.sort(), changed: changed.sort() };
}

/** Whether a file lies in a folder, links followed: that of the folder is there, the file need not be. */
export function isInside(folder: string, file: string): boolean {
  const whole = realpathSync(folder);
  const place = path.join(realpathSync(path.dirname(file)), path.basename(file));
  const real = existsSync(place) ? realpathSync(place) : place;
  return [place, real].every((one) => one.startsWith(`${whole}${path.sep}`));
}

/** A list that somebody wrote by hand must not lead out of the folder. */
function isPlain(below: string): boolean {
  return below !== '' && !path.isAbsolute(below) && below.split(/[\\/]/).every((part) => part !== '' && part !== '.' && part !== '..');
}

function sumOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
