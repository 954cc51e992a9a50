import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ServedApp } from './served-app.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cadastre-start-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const noRuntime = { ELECTRON_EXEC_PATH: '/nowhere/electron', DISPLAY: '', WAYLAND_DISPLAY: '' };

test('npm start -- --browser serves the app, says why, and ends with Ctrl-C', async () => {
  const app = await ServedApp.start('tools/start.js', ['--browser', '--no-open']);
  expect(app.output()).toContain('Opening in the browser instead of a desktop window: --browser was given.');
  expect((await app.send('/')).status).toBe(200);
  expect(await app.end('SIGINT')).toBe(0);
});

test('the scripts of package.json pass Ctrl-C and the exit code on', async () => {
  const app = await ServedApp.start('tools/run.js', ['./tools/start.js', '--browser', '--no-open']);
  expect(await app.end('SIGINT')).toBe(0);
});

test.runIf(process.platform === 'linux')('without a display the app opens in the browser', async () => {
  const app = await ServedApp.start('tools/start.js', ['--no-open', 'examples/first-plan.yaml'], noRuntime);
  expect(app.output()).toContain('there is no display');
  expect(await app.ask('file/started')).toMatchObject({ ok: true, value: { file: 'first-plan.yaml', language: 'yaml' } });
  // Handed out once: a page that is loaded again does not open it again.
  expect(await app.ask('file/started')).toEqual({ ok: true, value: null });
  expect(await app.end()).toBe(0);
});

test.runIf(process.platform === 'linux' && process.getuid?.() !== 0)('a runtime that cannot be downloaded costs no more than the limit', async () => {
  // Accepts and never answers, as networks do that swallow packets.
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await new Promise((resolve) => silent.once('listening', resolve));
  const { port } = silent.address() as AddressInfo;
  const env = {
    DISPLAY: ':99',
    ELECTRON_EXEC_PATH: '',
    ELECTRON_OVERRIDE_DIST_PATH: folder,
    ELECTRON_MIRROR: `http://127.0.0.1:${port}/`,
    electron_config_cache: folder,
  };
  const app = await ServedApp.start('tools/start.js', ['--no-open'], env);
  expect(app.output()).toContain('no answer in 2.5 s');
  expect(await app.end()).toBe(0);
  silent.close();
});

test.runIf(process.platform === 'linux')('a runtime that stops at once gives way to the browser', async () => {
  const broken = join(folder, 'electron');
  writeFileSync(broken, '#!/bin/sh\nexit 127\n', { mode: 0o755 });
  const app = await ServedApp.start('tools/start.js', ['--no-open'], { DISPLAY: ':99', ELECTRON_EXEC_PATH: broken });
  expect(app.output()).toContain('Electron stopped at once with 127');
  expect(await app.end()).toBe(0);
});

test.runIf(process.platform === 'linux')('a runtime that works is given the app and the file, and its end is the end', async () => {
  const working = join(folder, 'working-electron');
  writeFileSync(working, `#!/bin/sh\necho "$@" > ${join(folder, 'args')}\n`, { mode: 0o755 });
  const started = ServedApp.start('tools/start.js', ['examples/first-plan.yaml'], { DISPLAY: ':99', ELECTRON_EXEC_PATH: working });
  await expect(started).rejects.toThrow(/^It ended with 0: (?!.*in the browser)/s);
  expect(readFileSync(join(folder, 'args'), 'utf8').trim()).toBe(`${resolve('.')} ${resolve('examples/first-plan.yaml')}`);
});

test.each([
  [['--port', 'x'], '--port should be followed by a number from 0 to 65535, not "x".'],
  [['--frobnicate'], '"--frobnicate" is not an option of npm start.'],
])('refuses %j', async (args, sentence) => {
  await expect(ServedApp.start('tools/start.js', args)).rejects.toThrow(`It ended with 2: ${sentence}`);
});
