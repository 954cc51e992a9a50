#!/usr/bin/env node
// The command `cadastre`. Plain JavaScript that Node 20 can read: it finds a Node that is new enough, bundles the command line
// on first use (one file starts several times faster than two hundred), and hands over.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { findNode } from '../tools/find-node.js';

const THIS_FILE = fileURLToPath(import.meta.url);
const ROOT = dirname(dirname(THIS_FILE));
/** What is bundled, and what it becomes. The entry runs the command by being imported. */
const ENTRY = join(ROOT, 'cli', 'main.ts');
const OUTPUT = join(ROOT, 'out', 'cli', 'main.js');
/** Exit codes 2 and below belong to the command; this one says that the program itself is at fault. */
const OUR_FAULT = 3;
/** A build that takes longer says that it is at work. */
const SLOW_MS = 700;

try {
  await launch();
} catch (error) {
  // Node would end with 1, which says that a plan has findings.
  fail(`Cadastre could not be started: this is a fault of the program.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}

async function launch() {
  const node = findNode();
  if (node.path === undefined) return fail(node.why);
  if (node.bundled) {
    const { runChild } = await import('../tools/run-child.js');
    try {
      process.exitCode = await runChild(node.path, [THIS_FILE, ...process.argv.slice(2)]);
    } catch (error) {
      fail(`The bundled Node cannot be started (${sentenceOf(error)}). Install Node 24 from https://nodejs.org.`);
    }
    return;
  }
  if (process.argv[2] === 'serve') await ensureApp();
  const main = process.env['CADASTRE_SOURCES'] === '1' ? ENTRY : await bundlePath();
  if (main === undefined) return;
  module.enableCompileCache?.(join(ROOT, 'out', 'cache'));
  await import(pathToFileURL(main).href);
}

/** Returns the path of the bundle, made anew if the sources have changed; undefined after a failure that has been told. */
async function bundlePath() {
  const { fingerprint, isStale } = await import('../tools/staleness.js');
  const folders = ['shared', 'backend', 'browser', 'cli'].map((name) => join(ROOT, name));
  const files = ['package-lock.json', 'package.json'].map((name) => join(ROOT, name));
  if (!isStale(OUTPUT, folders, files)) return OUTPUT;
  if (!existsSync(ENTRY)) return fail('The sources of the command line are missing; Cadastre is not fully installed.');
  const telling = setTimeout(() => console.error('Preparing the command line for its first use …'), SLOW_MS);
  try {
    return await bundle(fingerprint(folders, files));
  } catch (error) {
    // Where the folder cannot be written, or the bundler is not installed, the sources themselves run, only slower.
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ERR_MODULE_NOT_FOUND'].includes(code ?? '')) return ENTRY;
    return fail(`The command line could not be prepared: ${sentenceOf(error)}`);
  } finally {
    clearTimeout(telling);
  }
}

/**
 * Bundles aside, then renames: of two first uses at once each finds a whole file, its own or the other's.
 * @param {string} print the fingerprint of the sources
 */
async function bundle(print) {
  const { stampFile, writeStamp } = await import('../tools/staleness.js');
  mkdirSync(dirname(OUTPUT), { recursive: true });
  const aside = mkdtempSync(join(dirname(OUTPUT), '.new-'));
  try {
    const { build } = await import('rolldown');
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const native = ['better-sqlite3'].filter((name) => name in dependencies);
    await build({
      input: ENTRY,
      cwd: ROOT,
      platform: 'node',
      // Types are stripped, nothing else; the settings of the type checker do not matter here.
      tsconfig: false,
      external: native,
      // Modules before CommonJS: what some packages offer Node first cannot be bundled.
      resolve: { mainFields: ['module', 'main'] },
      logLevel: 'silent',
      // What only some commands need stands in files of its own and is loaded when it is needed.
      output: { dir: aside, entryFileNames: 'main.js', chunkFileNames: 'part-[hash].js', format: 'esm', sourcemap: true },
    });
    // The names of parts come from what is in them, so that those of another build are never overwritten with something else.
    for (const part of readdirSync(aside).filter((name) => name.startsWith('part-'))) renameSync(join(aside, part), join(dirname(OUTPUT), part));
    writeStamp(join(aside, 'main.js'), print, join(aside, 'stamp'));
    renameSync(join(aside, 'main.js.map'), `${OUTPUT}.map`);
    renameSync(join(aside, 'main.js'), OUTPUT);
    renameSync(join(aside, 'stamp'), stampFile(OUTPUT));
    return OUTPUT;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** `serve` shows the app's page, which is built on first use as well. */
async function ensureApp() {
  const { buildApp, isAppStale } = await import('../tools/build-app.js');
  if (!isAppStale()) return;
  console.error('Building the app …');
  const trouble = await buildApp(process.execPath);
  if (trouble !== undefined) console.error(trouble);
}

/** @param {string} sentence */
function fail(sentence) {
  console.error(sentence);
  process.exitCode = OUR_FAULT;
  return undefined;
}

/** @param {unknown} error */
function sentenceOf(error) {
  // The bundler colours its messages, whoever reads them.
  return stripVTControlCharacters(error instanceof Error ? error.message : String(error));
}
