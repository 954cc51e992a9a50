import { homedir } from 'node:os';
import path from 'node:path';

/** What the place of the store depends on. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

const FILE = 'cadastre.db';

/** Returns the path of the store: what was asked for, else `CADASTRE_DB`, else a file in the data folder that the system keeps for each user. */
export function storePlace(
  asked: string | undefined,
  { platform, env, home }: Surroundings = { platform: process.platform, env: process.env, home: homedir() },
): string {
  const chosen = asked ?? env['CADASTRE_DB'];
  if (chosen !== undefined && chosen !== '') return path.resolve(chosen);
  return path.join(dataFolder({ platform, env, home }), FILE);
}

function dataFolder({ platform, env, home }: Surroundings): string {
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'cadastre');
  if (platform === 'win32') return path.join(env['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'cadastre', 'Data');
  // The base directory specification: a path that is not absolute is ignored.
  const data = env['XDG_DATA_HOME'];
  return path.join(data !== undefined && path.isAbsolute(data) ? data : path.join(home, '.local', 'share'), 'cadastre');
}
