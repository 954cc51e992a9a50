import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where Cadastre itself is installed, and which version it is. */
export interface Program {
  readonly folder: string;
  readonly version: string;
  /** The built page. May not exist yet. */
  readonly pageFolder: string;
}

/**
 * Returns the installed program around `start`: the nearest folder upwards with a package.json. The same answer from the
 * sources and from the bundles, which lie at different depths.
 */
export function findProgram(start: string = import.meta.dirname): Program {
  let folder = start;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { folder, version, pageFolder: join(folder, 'out', 'app', 'renderer') };
}
