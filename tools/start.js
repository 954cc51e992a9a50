// npm start: a desktop window where Electron's runtime is, or can be had; otherwise the same app in the browser, and why.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { APP, buildApp, isAppStale } from './build-app.js';
import { obtainElectron } from './electron-runtime.js';
import { ROOT } from './find-command.js';
import { findNode } from './find-node.js';
import { runChild } from './run-child.js';
import { chooseFace, readStartOptions, USAGE } from './start-options.js';

/** A window that is gone this soon, with an error, never was one. */
const SOON_MS = 5000;

process.exitCode = await start(process.argv.slice(2));

/**
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code
 */
async function start(args) {
  const options = readStartOptions(args);
  if ('help' in options) {
    console.log(USAGE);
    return 0;
  }
  if ('wrong' in options) {
    console.error(`${options.wrong}\n\n${USAGE}`);
    return 2;
  }
  const node = findNode();
  if (node.path === undefined) {
    console.error(node.why);
    return 1;
  }
  // npm changes into the root folder; a relative path means the folder that the user was in.
  const file = options.file === undefined ? [] : [resolve(process.env['INIT_CWD'] ?? process.cwd(), options.file)];

  // Side by side, because both may take seconds: the build, and the question whether a desktop window is possible.
  const [trouble, face] = await Promise.all([
    buildIfNeeded(node.path),
    chooseFace(options, () => obtainElectron({ say: (line) => console.log(line) })),
  ]);
  if (trouble !== undefined) {
    console.error(`${trouble}\n\nThe app could not be built; see above.`);
    return 1;
  }
  let why = face.why;
  if (face.executable !== undefined) {
    const ended = await openWindow(face.executable, file);
    if (typeof ended === 'number') return ended;
    why = ended.why;
  }
  console.log(`Opening in the browser instead of a desktop window: ${why}.`);
  const serveArgs = [...(options.open ? [] : ['--no-open']), ...(options.port === undefined ? [] : ['--port', options.port]), ...file];
  return runChild(node.path, ['--enable-source-maps', join(APP, 'main', 'serve.js'), ...serveArgs]);
}

/** @param {string} node */
async function buildIfNeeded(node) {
  if (!isAppStale()) return undefined;
  console.log(existsSync(APP) ? 'Sources have changed: building the app …' : 'First start: building the app …');
  return buildApp(node);
}

/**
 * Returns the exit code once the window has been closed, or why there was none.
 *
 * @param {string} executable
 * @param {readonly string[]} file
 * @returns {Promise<number | { why: string }>}
 */
async function openWindow(executable, file) {
  const env = { ...process.env };
  // Editors that are themselves Electron leave this behind in their terminals; with it no window would open.
  delete env['ELECTRON_RUN_AS_NODE'];
  let stopped = false;
  const onStop = () => (stopped = true);
  process.once('SIGINT', onStop);
  process.once('SIGTERM', onStop);
  const began = performance.now();
  try {
    const code = await runChild(executable, [ROOT, ...file], { env });
    if (stopped) return 130;
    if (code !== 0 && performance.now() - began < SOON_MS) return { why: `Electron stopped at once with ${code}` };
    return code;
  } catch (error) {
    return { why: `Electron did not start (${/** @type {NodeJS.ErrnoException} */ (error).code})` };
  }
}
