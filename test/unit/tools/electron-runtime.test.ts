import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { electronArchive, findElectron, obtainElectron } from '../../../tools/electron-runtime.js';

let root: string;
let packageFolder: string;
const servers: Server[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cadastre-runtime-'));
  packageFolder = join(root, 'electron');
  mkdirSync(join(packageFolder, 'dist'), { recursive: true });
  writeFileSync(join(packageFolder, 'package.json'), '{"version":"45.4.1"}');
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  rmSync(root, { recursive: true, force: true });
});

function around(env: NodeJS.ProcessEnv = {}) {
  return { env: { electron_config_cache: join(root, 'cache'), ...env }, platform: 'linux', arch: 'x64', packageFolder };
}

function installRuntime(version: string, folder = join(packageFolder, 'dist')) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'electron'), '');
  writeFileSync(join(folder, 'version'), version);
  return join(folder, 'electron');
}

async function listen(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

test('finds no runtime where there is none', () => {
  expect(findElectron(around())).toBeUndefined();
});

test.each(['45.4.1', 'v45.4.1\n'])('finds an installed runtime of the same version (%j)', (version) => {
  const executable = installRuntime(version);
  expect(findElectron(around())).toBe(executable);
});

test('leaves a runtime of another version alone', () => {
  installRuntime('44.0.0');
  expect(findElectron(around())).toBeUndefined();
});

test('takes the folder that ELECTRON_OVERRIDE_DIST_PATH names, whatever its version', () => {
  const executable = installRuntime('1.0.0', join(root, 'elsewhere'));
  expect(findElectron(around({ ELECTRON_OVERRIDE_DIST_PATH: join(root, 'elsewhere') }))).toBe(executable);
});

test('takes the file that ELECTRON_EXEC_PATH names, or none', () => {
  const executable = installRuntime('1.0.0', join(root, 'elsewhere'));
  expect(findElectron(around({ ELECTRON_EXEC_PATH: executable }))).toBe(executable);
  installRuntime('45.4.1');
  expect(findElectron(around({ ELECTRON_EXEC_PATH: join(root, 'nothing') }))).toBeUndefined();
});

test("names the archive as Electron's own installer does", () => {
  expect(electronArchive(around())).toMatchObject({
    url: 'https://github.com/electron/electron/releases/download/v45.4.1/electron-v45.4.1-linux-x64.zip',
    cached: false,
  });
  const cache = join(root, 'cache', '63946acb59adc73ff164033f7dbb473beec0a930781be3b30181d4eb34ef3c3c');
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, 'electron-v45.4.1-linux-x64.zip'), '');
  expect(electronArchive(around())?.cached).toBe(true);
  expect(electronArchive(around({ ELECTRON_MIRROR: 'http://mirror.example/e/' }))).toMatchObject({
    url: 'http://mirror.example/e/v45.4.1/electron-v45.4.1-linux-x64.zip',
    host: 'mirror.example',
    cached: false,
  });
});

test('says so when the package is not installed', async () => {
  rmSync(packageFolder, { recursive: true });
  expect(await obtainElectron({}, around())).toEqual({ why: 'the electron package is not installed' });
});

test('gives up on a server that accepts and stays silent', async () => {
  const mirror = await listen(createServer(() => undefined));
  const { why } = await obtainElectron({ probeMs: 200 }, around({ ELECTRON_MIRROR: mirror }));
  expect(why).toMatch(/cannot be downloaded from 127\.0\.0\.1:\d+ \(no answer in 0\.2 s\)$/);
});

test.each([
  [404, 'it answers 404'],
  [403, 'it answers 403'],
])('gives up on a server that answers %i', async (status, why) => {
  const mirror = await listen(createHttpServer((_request, response) => response.writeHead(status).end()));
  expect((await obtainElectron({}, around({ ELECTRON_MIRROR: mirror }))).why).toContain(why);
});

test('gives up where nothing listens', async () => {
  const server = createServer();
  const mirror = await listen(server);
  await new Promise((closed) => server.close(closed));
  expect((await obtainElectron({}, around({ ELECTRON_MIRROR: mirror }))).why).toContain('ECONNREFUSED');
});

test('says what went wrong when the installer fails', async () => {
  const mirror = await listen(createHttpServer((_request, response) => response.end()));
  writeFileSync(join(packageFolder, 'install.js'), 'console.error("checksum does not match"); process.exit(1)');
  const said: string[] = [];
  const { why } = await obtainElectron({ say: (line) => said.push(line) }, around({ ...process.env, ELECTRON_MIRROR: mirror }));
  expect(why).toBe('Electron 45.4.1 could not be installed (checksum does not match)');
  expect(said).toEqual([expect.stringContaining('Downloading Electron 45.4.1, once')]);
});

test('stops a download that stands still', async () => {
  const mirror = await listen(createHttpServer((_request, response) => response.end()));
  writeFileSync(join(packageFolder, 'install.js'), 'setInterval(() => {}, 1000)');
  const { why } = await obtainElectron({ stallMs: 100 }, around({ ...process.env, ELECTRON_MIRROR: mirror }));
  expect(why).toContain('the download stood still for 0.1 s');
});

test('returns the runtime that the installer has put there', async () => {
  const mirror = await listen(createHttpServer((_request, response) => response.end()));
  const dist = JSON.stringify(join(packageFolder, 'dist'));
  writeFileSync(
    join(packageFolder, 'install.js'),
    `const fs = require('node:fs'); fs.writeFileSync(${dist} + '/electron', ''); fs.writeFileSync(${dist} + '/version', '45.4.1');`,
  );
  expect(await obtainElectron({}, around({ ...process.env, ELECTRON_MIRROR: mirror }))).toEqual({
    executable: join(packageFolder, 'dist', 'electron'),
  });
});
