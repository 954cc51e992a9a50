// Finds the Node that everything else runs on. Plain JavaScript that an old Node can read: it runs before we know which one we have.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The versions that run our TypeScript as it is (types are stripped without a flag) and load the SQLite driver.
 * One row a line of releases: major version, least minor version. Later majors are all new enough.
 */
const LEAST = [
  [22, 18],
  [23, 6],
];

/**
 * Reports whether a version such as `24.21.0` is new enough.
 * @param {string} version
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const row = LEAST.find(([known]) => known === major);
  return row ? minor >= /** @type {number} */ (row[1]) : major >= 24;
}

/**
 * @typedef {object} Around what the search looks at; the running process unless a test says otherwise
 * @property {string} [version]
 * @property {string} [execPath]
 * @property {string} [platform]
 * @property {string} [arch]
 * @property {string} [folder] the search for a bundled Node starts here and goes up, as Node's own search for packages does
 */

/**
 * Returns the path of a Node that is new enough: the running one, else the one that came as an optional dependency.
 * `why` is a sentence for people when there is neither.
 *
 * @param {Around} [around]
 * @returns {{ path: string, bundled: boolean, why?: undefined } | { path?: undefined, why: string }}
 */
export function findNode(around = {}) {
  const { version = process.versions.node, execPath = process.execPath, platform = process.platform, arch = process.arch } = around;
  if (isNewEnough(version)) return { path: execPath, bundled: false };
  const folder = around.folder ?? dirname(fileURLToPath(import.meta.url));
  const bundled = bundledNode(folder, platform, arch);
  if (bundled) return { path: bundled, bundled: true };
  return {
    why:
      `Cadastre needs Node 22.18 or newer (24 is best); this is Node ${version}, and no bundled Node is installed for ${platform}-${arch}. ` +
      'Run "npm ci" without --omit=optional, or install Node 24 from https://nodejs.org.',
  };
}

/**
 * @param {string} folder
 * @param {string} platform
 * @param {string} arch
 */
function bundledNode(folder, platform, arch) {
  const system = platform === 'win32' ? 'win' : platform;
  const file = platform === 'win32' ? 'node.exe' : 'node';
  for (let here = folder; ; here = dirname(here)) {
    for (const name of [`node-${system}-${arch}`, `node-bin-${system}-${arch}`]) {
      const path = join(here, 'node_modules', name, 'bin', file);
      if (existsSync(path)) return path;
    }
    if (dirname(here) === here) return undefined;
  }
}
