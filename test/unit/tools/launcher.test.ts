import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

// The real launcher in a project of its own, with an entry of three lines: what it does around the command is what counts here.
let root: string;
const entry = () => join(root, 'cli', 'main.ts');
const plain = `import { word } from '../shared/word.ts';\nconst rest: readonly string[] = process.argv.slice(2);\nconsole.log(word, ...rest);\nprocess.exitCode = Number(process.env['EXIT'] ?? 0);\n`;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'cadastre-launcher-'));
  for (const folder of ['cli', 'shared', 'backend', 'browser']) mkdirSync(join(root, folder));
  cpSync(resolve('cli/cadastre.js'), join(root, 'cli/cadastre.js'));
  cpSync(resolve('tools'), join(root, 'tools'), { recursive: true });
  cpSync(resolve('package.json'), join(root, 'package.json'));
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'junction');
});
beforeEach(() => {
  rmSync(join(root, 'out'), { recursive: true, force: true });
  writeFileSync(entry(), plain);
  writeFileSync(join(root, 'shared', 'word.ts'), `export const word: string = 'hello';\n`);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function run(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(root, 'cli', 'cadastre.js'), ...args], { env: { ...process.env, ...env } });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (data) => (stdout += String(data)));
    child.stderr.on('data', (data) => (stderr += String(data)));
    child.on('close', (code) => done({ code, stdout, stderr }));
  });
}

test('runs the command, with its arguments and its exit code, and says nothing of its own on standard output', async () => {
  expect(await run(['a', 'b c'], { EXIT: '2' })).toMatchObject({ code: 2, stdout: 'hello a b c\n' });
  expect(existsSync(join(root, 'out/cli/main.js'))).toBe(true);
  expect(await run(['again'])).toEqual({ code: 0, stdout: 'hello again\n', stderr: '' });
});

test('bundles anew once a source has changed', async () => {
  await run();
  writeFileSync(join(root, 'shared', 'word.ts'), `export const word: string = 'good morning';\n`);
  expect((await run()).stdout).toBe('good morning\n');
});

test('first uses at the same time do not disturb one another', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, (_, index) => run([String(index)])));
  expect(answers.map(({ stdout }) => stdout)).toEqual(Array.from({ length: 6 }, (_, index) => `hello ${index}\n`));
  expect(readdirSync(join(root, 'out/cli')).sort()).toEqual(['main.js', 'main.js.map', 'main.js.stamp']);
});

test('a build that fails is our own fault: exit code 3 and a sentence', async () => {
  writeFileSync(entry(), `import { nothing } from './not-there.ts';\nnothing();\n`);
  const { code, stdout, stderr } = await run();
  expect([code, stdout]).toEqual([3, '']);
  expect(stderr).toContain('The command line could not be prepared:');
});

test('runs the sources themselves with CADASTRE_SOURCES=1', async () => {
  expect(await run([], { CADASTRE_SOURCES: '1' })).toMatchObject({ code: 0, stdout: 'hello\n' });
  expect(existsSync(join(root, 'out/cli/main.js'))).toBe(false);
});

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('runs the sources themselves where nothing can be written', async () => {
  chmodSync(root, 0o555);
  try {
    expect(await run()).toMatchObject({ code: 0, stdout: 'hello\n' });
  } finally {
    chmodSync(root, 0o755);
  }
});

test.skipIf(process.platform === 'win32')('passes a wish to end on to the command', async () => {
  writeFileSync(entry(), `process.on('SIGTERM', () => process.exit(7));\nconsole.log('ready');\nsetInterval(() => {}, 1000);\n`);
  const child = spawn(process.execPath, [join(root, 'cli', 'cadastre.js')]);
  await new Promise((ready) => child.stdout.once('data', ready));
  child.kill('SIGTERM');
  expect(await new Promise((ended) => child.once('close', ended))).toBe(7);
});

test('the bundle keeps the native driver outside', async () => {
  writeFileSync(entry(), `export const open = () => import('better-sqlite3');\nconsole.log('ok');\n`);
  expect((await run()).stdout).toBe('ok\n');
  expect(readFileSync(join(root, 'out/cli/main.js'), 'utf8')).toMatch(/import\(["']better-sqlite3["']\)/);
});
