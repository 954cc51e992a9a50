// Builds the app (desktop main, preload, page, browser host) into out/app, when it is missing or older than its sources.
// As a script: node tools/build-app.js builds it in any case.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findCommand, ROOT } from './find-command.js';
import { findNode } from './find-node.js';
import { fingerprint, isStale, writeStamp } from './staleness.js';

export const APP = join(ROOT, 'out', 'app');
const MAIN = join(APP, 'main', 'index.js');
const FOLDERS = ['shared', 'backend', 'browser', 'electron', 'renderer'].map((name) => join(ROOT, name));
const FILES = ['package.json', 'package-lock.json', 'electron.vite.config.ts', 'svelte.config.js', 'tsconfig.base.json'].map((name) =>
  join(ROOT, name),
);

/** Reports whether out/app must be built before it can be used. */
export function isAppStale() {
  return isStale(MAIN, FOLDERS, FILES);
}

/**
 * Builds the app. Returns undefined, or what the build tool said when it failed.
 *
 * Built aside, then put in place by renaming: an app that is running, or a second build, never meets half of it.
 *
 * @param {string} node the Node that runs the build
 * @returns {Promise<string | undefined>}
 */
export async function buildApp(node) {
  const print = fingerprint(FOLDERS, FILES);
  const aside = join(ROOT, 'out', `app.${process.pid}.new`);
  try {
    mkdirSync(aside, { recursive: true });
    const trouble = await runBuild(node, aside);
    if (trouble !== undefined) return trouble;
    writeStamp(join(aside, 'main', 'index.js'), print);
    putInPlace(aside);
    return undefined;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/**
 * @param {string} node
 * @param {string} aside
 * @returns {Promise<string | undefined>}
 */
function runBuild(node, aside) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [findCommand('electron-vite'), 'build', '--logLevel', 'warn'], {
      cwd: ROOT,
      env: { ...process.env, CADASTRE_APP_OUT: aside },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.on('data', (data) => (said += data));
    child.stderr.on('data', (data) => (said += data));
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0 ? undefined : said.trim() || `electron-vite ended with ${code}`));
  });
}

/** @param {string} aside */
function putInPlace(aside) {
  const old = join(ROOT, 'out', `app.${process.pid}.old`);
  if (existsSync(APP)) renameSync(APP, old);
  try {
    renameSync(aside, APP);
  } catch (error) {
    // Another build was faster; what it put there is as good as ours.
    if (!existsSync(MAIN)) throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const began = performance.now();
  const trouble = await buildApp(findNode().path ?? process.execPath);
  if (trouble !== undefined) {
    console.error(trouble);
    process.exitCode = 1;
  } else console.log(`Built out/app in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
}
