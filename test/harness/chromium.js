// Which Chromium the tests drive: the one that CADASTRE_CHROMIUM names, else the one in the npm package @sparticuz/chromium
// (Linux x64 only, nothing is downloaded), else one that is installed on this machine.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

/**
 * @typedef {{ executablePath: string, env?: Record<string, string>, why?: undefined }} Chromium
 * @typedef {{ executablePath?: undefined, why: string }} NoChromium
 */

/** How tests start it. The package's own arguments are not used: they switch off web security, which would make our tests worthless. */
export const LAUNCH = { chromiumSandbox: false, args: ['--disable-gpu', '--disable-background-networking', '--no-first-run'] };

/** @returns {Promise<Chromium | NoChromium>} */
export async function findChromium() {
  const given = process.env['CADASTRE_CHROMIUM'];
  if (given) return existsSync(given) ? { executablePath: given } : { why: `CADASTRE_CHROMIUM names ${given}, which does not exist` };
  const executablePath = process.platform === 'linux' && process.arch === 'x64' ? undefined : installed();
  const packaged = executablePath === undefined ? await fromPackage() : undefined;
  if (packaged) return packaged;
  const found = executablePath ?? installed();
  if (found) return { executablePath: found };
  return { why: 'no Chromium was found: install Chrome, Edge or Chromium, or name one with CADASTRE_CHROMIUM' };
}

function installed() {
  return candidates().find((path) => existsSync(path));
}

/** @returns {string[]} */
function candidates() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
    return folders.flatMap((folder) => [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Microsoft/Edge/Application/msedge.exe')]);
  }
  return ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'].map((name) => `/usr/bin/${name}`);
}

/** @returns {Promise<Chromium | undefined>} */
async function fromPackage() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const require = createRequire(import.meta.url);
  let entry;
  try {
    entry = require.resolve('@sparticuz/chromium');
  } catch {
    return undefined;
  }
  const folder = resolve(dirname(entry), '..');
  const { version } = require(join(folder, 'package.json'));
  const unpacked = resolve(folder, '../../.cache/cadastre/chromium', version);
  const executablePath = join(unpacked, 'chromium');
  if (!existsSync(executablePath)) await unpack(join(folder, 'bin'), unpacked);
  return {
    executablePath,
    env: {
      .../** @type {Record<string, string>} */ (process.env),
      // Libraries that a bare machine lacks come with the package, and one font.
      LD_LIBRARY_PATH: join(unpacked, 'al2023/lib'),
      FONTCONFIG_FILE: join(unpacked, 'fonts.conf'),
    },
  };
}

/**
 * @param {string} archives
 * @param {string} target
 */
async function unpack(archives, target) {
  // Aside, then renamed: of two test runs at once neither sees half a browser.
  const aside = `${target}.${process.pid}`;
  mkdirSync(aside, { recursive: true });
  const before = process.env['TMPDIR'];
  // The package unpacks into the system's temporary folder, and there takes whatever it finds, of whatever version.
  process.env['TMPDIR'] = aside;
  try {
    const { inflate } = await import('@sparticuz/chromium');
    await Promise.all(['chromium.br', 'fonts.tar.br', 'al2023.tar.br', 'swiftshader.tar.br'].map((name) => inflate(join(archives, name))));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  writeFileSync(join(aside, 'fonts.conf'), fontConfiguration(target));
  try {
    renameSync(aside, target);
  } catch {
    rmSync(aside, { recursive: true, force: true });
  }
}

/**
 * The package's own configuration knows only the folders of the cloud service that it was made for.
 * @param {string} folder
 */
function fontConfiguration(folder) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`;
}
