// npm run validate: gives the exports of all samples to third-party judges, where a folder of them lies beside the project
// (../shared/validators); says plainly that it skipped them elsewhere. The tests of the project do not need them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { outputsOf, samples } from '../test/support/samples.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const JUDGES = path.resolve(ROOT, '../shared/validators');

// What a judge says that is not about our files: it holds no types of resource groups.
const BEYOND: readonly RegExp[] = [/no type "Microsoft\.Resources\/resourceGroups@/];

if (!existsSync(JUDGES)) {
  console.log(`Skipped: no validators lie beside the project (${path.relative(ROOT, JUDGES)}).`);
} else {
  const folder = mkdtempSync(path.join(tmpdir(), 'cadastre-validate-'));
  try {
    process.exitCode = judge(folder) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function judge(folder: string): boolean {
  const files: string[] = [];
  for (const sample of samples()) {
    for (const [file, text] of outputsOf(sample)) {
      // The public grammar knows no parameter files.
      if (!file.endsWith('.bicep')) continue;
      const target = path.join(folder, sample.name.replace(/[^a-z0-9]+/gi, '-'), file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, text);
      files.push(target);
    }
  }
  const verdicts = [ask('bicep-syntax/check.mjs', files), ask('bicep-types/check.mjs', files)];
  console.log(`${files.length} Bicep files: syntax ${verdicts[0] ? 'accepted' : 'REFUSED'}, types ${verdicts[1] ? 'accepted' : 'REFUSED'}.`);
  return verdicts.every(Boolean);
}

/** Runs one judge over files; reports what it objects to, apart from what lies beyond it. */
function ask(script: string, files: readonly string[]): boolean {
  const run = spawnSync(process.execPath, [path.join(JUDGES, script), ...files], {
    encoding: 'utf8',
    env: { ...process.env, VALIDATOR_MODULES: path.join(ROOT, 'node_modules') },
  });
  const said = `${run.stdout}\n${run.stderr}`.split('\n');
  const judged = said.filter((line) => /^(ok|FAIL) /.test(line));
  const objections = said.filter((line) => /^\s+\S/.test(line) && !BEYOND.some((pattern) => pattern.test(line)));
  if (judged.length !== files.length) {
    console.error(`${script} judged ${judged.length} of ${files.length} files:\n${run.stderr}`);
    return false;
  }
  for (const line of objections) console.error(`${script}: ${line.trim()}`);
  return objections.length === 0;
}
