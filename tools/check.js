// npm run check: types, lint, format and pages, side by side where they do not disturb each other; all of them, then the verdict.
import { spawn } from 'node:child_process';
import { findCommand, ROOT } from './find-command.js';

const steps = [
  ['types of the engine', './node_modules/typescript/bin/tsc', '-p', 'shared/tsconfig.json'],
  ['types of everything else', './node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'],
  ['types of the page', 'svelte-check', '--tsconfig', './renderer/tsconfig.json', '--workspace', '.', '--fail-on-warnings', '--output', 'human'],
  ['lint', 'eslint', '.', '--max-warnings', '0'],
  ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['pages made from code', './tools/docs.ts', '--check'],
];

/** @type {string[]} */
const failed = [];
// Two at a time: more only slows each other down on a small machine.
const waiting = [...steps];
await Promise.all(
  Array.from({ length: 2 }, async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) await run(step);
  }),
);
console.log(failed.length === 0 ? `${steps.length} checks passed.` : `Failed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** @param {string[]} step */
async function run([title = '', command = '', ...args]) {
  const began = performance.now();
  const script = command.startsWith('./') ? command : findCommand(command);
  const { code, output } = await new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)));
    child.on('close', (code) => resolve({ code, output }));
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (code !== 0) {
    failed.push(title);
    console.log(`✗ ${title} (${seconds} s)\n${output}`);
  } else console.log(`✓ ${title} (${seconds} s)`);
}
