import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const FOLDER = resolve('tools/packaging');
const installed = existsSync(join(FOLDER, 'node_modules/electron-builder'));
const config = parse(readFileSync(join(FOLDER, 'electron-builder.yml'), 'utf8')) as {
  readonly electronVersion: string;
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly asar: boolean;
  readonly fileAssociations: readonly { readonly ext: readonly string[]; readonly rank: string }[];
};

/** What @electron/fuses looks for in a runtime; the fuses stand behind it, one character each. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** The fuses in their order in the program. */
const FUSES = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
];

describe('the configuration of the packager', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { devDependencies: Record<string, string> };

  test('names the Electron that the app is developed with', () => expect(config.electronVersion).toBe(manifest.devDependencies['electron']));

  test('switches off in the program what the app never asks for, and holds it to its one archive', () => {
    expect(config.asar).toBe(true);
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  test('offers to open plan documents, and takes nothing from who opens YAML and JSON now', () => {
    expect(config.fileAssociations.map(({ ext, rank }) => [ext, rank])).toEqual([[['yaml', 'yml', 'json'], 'Alternate']]);
  });
});

// A stand-in takes the runtime's place: the packager does all its own work, and only the program does not run.
describe.skipIf(!installed || process.platform !== 'linux')('what is packed (npm ci --prefix tools/packaging; on Linux)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-package-'));
  const resources = join(folder, 'out/linux-unpacked/resources');
  let files: readonly string[];
  const packager = createRequire(join(FOLDER, 'package.json'));

  const build = (...more: readonly string[]) =>
    execFileSync(
      process.execPath,
      [
        join(FOLDER, 'node_modules/electron-builder/cli.js'),
        ...['--projectDir', resolve('.'), '--config', join(FOLDER, 'electron-builder.yml'), '--publish', 'never', '--linux', '--dir', '--x64'],
        `-c.directories.output=${join(folder, 'out')}`,
        `-c.electronDist=${join(folder, 'runtime')}`,
        ...more,
      ],
      { encoding: 'utf8', stdio: 'pipe' },
    );

  beforeAll(async () => {
    mkdirSync(join(folder, 'runtime/resources'), { recursive: true });
    for (const file of ['LICENSE', 'LICENSES.chromium.html', 'version']) writeFileSync(join(folder, 'runtime', file), '');
    writeFileSync(join(folder, 'runtime/electron'), `${SENTINEL}\u0001${String.fromCharCode(FUSES.length)}${'1'.repeat(FUSES.length)}`);
    chmodSync(join(folder, 'runtime/electron'), 0o755);
    build();
    const asar = (await import(packager.resolve('@electron/asar'))) as { listPackage(archive: string, options: { isPack: boolean }): string[] };
    files = asar.listPackage(join(resources, 'app.asar'), { isPack: false }).map((path) => path.replaceAll('\\', '/'));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('has the fuses set as the configuration says', () => {
    const program = readFileSync(join(folder, 'out/linux-unpacked/cadastre'), 'latin1');
    const wire = program.slice(program.indexOf(SENTINEL) + SENTINEL.length + 2);
    expect(Object.fromEntries(FUSES.map((fuse, i) => [fuse, wire[i] === '1']))).toEqual(config.electronFuses);
  });

  test('holds the app and what it needs, and nothing of what it was made from', () => {
    expect(files).toEqual(
      expect.arrayContaining(['/package.json', '/LICENSE', '/out/app/main/index.js', '/out/app/preload/index.cjs', '/out/app/renderer/index.html']),
    );
    expect(files.filter((file) => /\.(map|ts|cts|mts|svelte|stamp|md|c|h|gypi?)$/.test(file))).toEqual([]);
    expect(files.filter((file) => /^\/(?!out|node_modules|package\.json|LICENSE)/.test(file))).toEqual([]);
    expect(files.length).toBeLessThan(500);
  });

  test('has one native module, that of the system it is for, beside the archive', () => {
    const native = readdirSync(resources, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.node'));
    expect(native).toEqual([join('app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-x64.node')]);
  });

  test('holds every package that the main process and the preload import', () => {
    const all = new Set<string>();
    for (const bundle of files.filter((file) => /^\/out\/app\/(main|preload)\/.*\.c?js$/.test(file))) {
      const text = readFileSync(resolve(`.${bundle}`), 'utf8');
      const named = [...text.matchAll(/^(?:import|export)\b[^;\n]*?["']([^"'\n]+)["'];|\b(?:require|import)\(["']([@\w][^"'\n]*)["']\)/gm)]
        .map(([, fixed, asked]) => fixed ?? asked ?? '')
        .filter((name) => !name.startsWith('.'));
      const packages = named.filter((name) => name !== 'electron' && !name.startsWith('node:') && !builtinModules.includes(name));
      const folders = packages.map(
        (name) =>
          `/node_modules/${name
            .split('/')
            .slice(0, name.startsWith('@') ? 2 : 1)
            .join('/')}`,
      );
      for (const name of packages) all.add(name);
      expect(folders.filter((one) => !files.includes(one))).toEqual([]);
    }
    expect([...all].sort()).toEqual(['better-sqlite3', 'jsonc-parser', 'valibot', 'yaml']);
  });

  test('is refused where an option is misspelt', () => {
    expect(() => build('-c.asarr=true')).toThrow(/asarr/);
  });
});
