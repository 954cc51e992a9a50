// Finds the script behind a package's command, without npx and without node_modules/.bin (whose links differ by platform).
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Returns the path of the script that runs when `name` is called as a command. Throws a sentence when it is not installed.
 * @param {string} name a package whose command has the same name: `vitest`
 */
export function findCommand(name) {
  const folder = join(ROOT, 'node_modules', name);
  let manifest;
  try {
    manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  } catch {
    throw new Error(`The package "${name}" is not installed. Run "npm ci" first.`);
  }
  const script = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin?.[name];
  if (typeof script !== 'string') throw new Error(`The package "${name}" has no command of that name.`);
  return join(folder, script);
}
