// Finds or fetches Electron's runtime without ever calling require('electron'): that downloads synchronously, without a time
// limit, and so hangs for ever on a network that swallows packets.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { ROOT } from './find-command.js';

/**
 * @typedef {object} Around what the search looks at; the running process unless a test says otherwise
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [platform]
 * @property {string} [arch]
 * @property {string} [packageFolder] where the electron package is installed
 */

/**
 * Returns the path of Electron's executable, or undefined. Costs a few looks at files; never touches a network.
 * @param {Around} [around]
 */
export function findElectron(around = {}) {
  const { env, platform, packageFolder } = complete(around);
  const given = env['ELECTRON_EXEC_PATH'];
  if (given) return existsSync(given) ? given : undefined;
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  const dist = override ?? join(packageFolder, 'dist');
  const executable = join(dist, executableName(platform));
  if (!existsSync(executable)) return undefined;
  if (override) return executable;
  // A runtime left over from another version of the package must not run our app.
  const installed = readOrUndefined(join(dist, 'version'))?.trim().replace(/^v/, '');
  return installed !== undefined && installed === packageVersion(packageFolder) ? executable : undefined;
}

/**
 * Returns where the runtime's archive comes from and where it lies once downloaded, or undefined when the electron package
 * is not installed. Follows the same settings as Electron's own installer.
 *
 * @param {Around} [around]
 */
export function electronArchive(around = {}) {
  const { env, platform, arch, packageFolder } = complete(around);
  const version = packageVersion(packageFolder);
  if (version === undefined) return undefined;
  const file = `electron-v${version}-${platform}-${arch}.zip`;
  const base = env['ELECTRON_MIRROR'] ?? env['npm_config_electron_mirror'] ?? 'https://github.com/electron/electron/releases/download/';
  const folder = (env['ELECTRON_CUSTOM_DIR'] ?? `v${version}`).replace('{{ version }}', version);
  const url = new URL(`${base}${folder}/${file}`);
  // The cache keeps one folder for each download folder, named by the hash of its address.
  const folderUrl = new URL(url);
  folderUrl.pathname = posix.dirname(folderUrl.pathname);
  folderUrl.search = '';
  folderUrl.hash = '';
  const key = createHash('sha256').update(folderUrl.toString()).digest('hex');
  return { version, url: url.toString(), host: url.host, cached: existsSync(join(cacheFolder(env, platform), key, file)) };
}

/**
 * Returns why `url` cannot be had, or undefined when it can. Asks for the headers only, with a hard limit.
 * @param {string} url
 * @param {number} timeoutMs
 */
export async function whyUnreachable(url, timeoutMs) {
  try {
    const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(timeoutMs) });
    return response.ok ? undefined : `it answers ${response.status}`;
  } catch (error) {
    const { name, message, cause } = /** @type {Error & { cause?: { code?: string, message?: string } }} */ (error);
    return name === 'TimeoutError' ? `no answer in ${timeoutMs / 1000} s` : (cause?.code ?? cause?.message ?? message);
  }
}

/**
 * @typedef {object} Limits
 * @property {number} [probeMs] how long the download server may take to answer at all
 * @property {number} [stallMs] how long a download may stand still
 * @property {(line: string) => void} [say]
 */

/**
 * Returns the path of Electron's executable, downloading the runtime if it can be had, or why there is none.
 *
 * @param {Limits} [limits]
 * @param {Around} [around]
 * @returns {Promise<{ executable: string, why?: undefined } | { executable?: undefined, why: string }>}
 */
export async function obtainElectron(limits = {}, around = {}) {
  const { probeMs = 2500, stallMs = 20_000, say = () => {} } = limits;
  const present = findElectron(around);
  if (present) return { executable: present };
  const archive = electronArchive(around);
  if (!archive) return { why: 'the electron package is not installed' };
  if (!archive.cached) {
    const why = await whyUnreachable(archive.url, probeMs);
    if (why) return { why: `Electron's runtime is not installed and cannot be downloaded from ${archive.host} (${why})` };
    say(`Downloading Electron ${archive.version}, once, about 120 MB. "npm start -- --browser" starts without it.`);
  }
  const why = await install(complete(around), stallMs);
  const executable = findElectron(around);
  return executable ? { executable } : { why: `Electron ${archive.version} could not be installed (${why ?? 'no executable was found'})` };
}

/**
 * Runs Electron's own installer, which checks the archive's SHA-256, as a child that can be stopped. Returns what went wrong.
 *
 * @param {Required<Around>} around
 * @param {number} stallMs
 * @returns {Promise<string | undefined>}
 */
function install({ env, packageFolder }, stallMs) {
  // The installer downloads into the temporary folder; one of its own lets us see whether the download moves.
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-electron-'));
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(packageFolder, 'install.js')], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...env, TMPDIR: folder, TEMP: folder, TMP: folder },
    });
    let errors = '';
    child.stderr.on('data', (data) => (errors += data));
    let [bytes, stalled] = [0, false];
    const watch = setInterval(() => {
      const now = bytesIn(folder) + bytesIn(join(packageFolder, 'dist'));
      if (now === bytes) {
        stalled = true;
        child.kill('SIGKILL');
      }
      bytes = now;
    }, stallMs);
    child.on('error', (error) => (errors = error.message));
    child.on('close', (code) => {
      clearInterval(watch);
      rmSync(folder, { recursive: true, force: true });
      resolve(
        code === 0 ? undefined : stalled ? `the download stood still for ${stallMs / 1000} s` : (errors.split('\n', 1)[0] ?? `exit code ${code}`),
      );
    });
  });
}

/** @param {string} folder */
function bytesIn(folder) {
  if (!existsSync(folder)) return 0;
  let bytes = 0;
  for (const name of /** @type {string[]} */ (readdirSync(folder, { recursive: true }))) {
    bytes += statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
  }
  return bytes;
}

/** @param {string} platform */
function executableName(platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} platform
 */
function cacheFolder(env, platform) {
  if (env['electron_config_cache']) return env['electron_config_cache'];
  if (platform === 'darwin') return join(homedir(), 'Library/Caches/electron');
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData/Local'), 'electron/Cache');
  return join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'electron');
}

/** @param {string} packageFolder */
function packageVersion(packageFolder) {
  const text = readOrUndefined(join(packageFolder, 'package.json'));
  return text === undefined ? undefined : /** @type {string} */ (JSON.parse(text).version);
}

/** @param {string} file */
function readOrUndefined(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * @param {Around} around
 * @returns {Required<Around>}
 */
function complete({ env = process.env, platform = process.platform, arch = process.arch, packageFolder = join(ROOT, 'node_modules', 'electron') }) {
  return { env, platform, arch, packageFolder };
}
