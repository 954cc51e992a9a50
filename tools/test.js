// npm test: builds what the tests drive, runs them all, and ends with one plain line that counts them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from './build-app.js';
import { findCommand, ROOT } from './find-command.js';

const args = process.argv.slice(2);
// Names of files or projects narrow the run; then nothing is built unless what they need is missing.
const trouble = await buildApp(process.execPath);
if (trouble !== undefined) {
  console.error(trouble);
  console.log('0 passed, 1 failed');
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'cadastre-test-'));
const report = join(folder, 'report.json');
const run = spawnSync(
  process.execPath,
  [findCommand('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
  { cwd: ROOT, stdio: 'inherit' },
);
let line = '0 passed, 1 failed';
try {
  const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites, success } = JSON.parse(readFileSync(report, 'utf8'));
  // A file that cannot even be loaded has no failed tests, only a failed suite.
  const failed = numFailedTests === 0 && !success ? Math.max(1, numFailedTestSuites) : numFailedTests;
  line = `${numPassedTests} passed, ${failed} failed${numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''}`;
} catch {
  console.error('The test runner left no report.');
}
rmSync(folder, { recursive: true, force: true });
console.log(line);
process.exit(run.status ?? 1);
