// node tools/run.js <package | ./file> [arguments…]
// Runs a package's command, or one of our own scripts, on a Node that is new enough: the scripts of package.json go through
// here, so that they work on a machine whose own Node is older.
import { delimiter, dirname, resolve } from 'node:path';
import { findCommand, ROOT } from './find-command.js';
import { findNode } from './find-node.js';
import { runChild } from './run-child.js';

const [what, ...args] = process.argv.slice(2);
const node = findNode();

if (what === undefined) fail('Usage: node tools/run.js <package | ./file> [arguments…]');
if (node.path === undefined) fail(node.why);

try {
  const script = /^[./]/.test(what) ? resolve(ROOT, what) : findCommand(what);
  // Tools that start "node" themselves should get the same one.
  const PATH = dirname(node.path) + delimiter + (process.env['PATH'] ?? '');
  process.exitCode = await runChild(node.path, [script, ...args], { env: { ...process.env, PATH } });
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
