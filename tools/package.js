// npm run package: makes installers of the desktop app for this system, or for what is named: npm run package -- --linux AppImage
// docs/how-to/package.md says what it needs.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from './build-app.js';
import { ROOT } from './find-command.js';
import { findNode } from './find-node.js';
import { runChild } from './run-child.js';

const FOLDER = join(ROOT, 'tools', 'packaging');
const BUILDER = join(FOLDER, 'node_modules', 'electron-builder', 'cli.js');

process.exitCode = await main(process.argv.slice(2));

/**
 * @param {readonly string[]} args what electron-builder is told beside its configuration
 * @returns {Promise<number>} the exit code
 */
async function main(args) {
  const node = findNode();
  if (node.path === undefined) return say(node.why);
  if (!existsSync(BUILDER)) return say('The packager is not installed. Run "npm ci --prefix tools/packaging" first.');
  const trouble = await buildApp(node.path);
  if (trouble !== undefined) return say(trouble);
  const config = ['--projectDir', ROOT, '--config', join(FOLDER, 'electron-builder.yml'), '--publish', 'never'];
  return runChild(node.path, [BUILDER, ...config, ...args], { cwd: ROOT });
}

/**
 * @param {string} sentence
 * @returns {number}
 */
function say(sentence) {
  console.error(sentence);
  return 1;
}
