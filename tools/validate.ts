// npm run validate: gives the code exports of all examples, of every service of the catalog and of hostile names to third-party judges,
// where a folder of them lies beside the project (../shared/validators); says plainly that it skipped them elsewhere. The tests of the
// project do not need them.
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { arm } from '../shared/export/arm/arm.ts';
import { bicep } from '../shared/export/bicep/bicep.ts';
import type { TextExporter } from '../shared/export/exporter.ts';
import { terraform } from '../shared/export/terraform/terraform.ts';
import type { PlanDocument } from '../shared/plan/document.ts';
import { readPlanDocument } from '../shared/plan/read.ts';
import { computePlan, type Computed } from '../shared/result/compute.ts';
import { everyService } from '../test/support/every-service.ts';
import { hostilePlan } from '../test/support/hostile-plan.ts';
import { samples } from '../test/support/samples.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const JUDGES = path.resolve(ROOT, '../shared/validators');

// What judges say that is not about our files: they hold nothing about resource groups and nested deployments, whose templates they get one by one.
const isBeyond = (line: string) => /no (?:type|schema held)/.test(line) && /Microsoft\.Resources\/(?:resourceGroups|deployments)@/.test(line);

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
  const plans = computedPlans();
  const bicepFiles = plans
    .flatMap(([name, computed]) => written(bicep, computed, path.join(folder, name, 'bicep')))
    .filter((file) => file.endsWith('.bicep'));
  const templates = plans.flatMap(([name, computed]) => written(arm, computed, path.join(folder, name, 'arm'))).flatMap(withInnerTemplates);
  const folders = plans.map(([name, computed]) => {
    const own = path.join(folder, name, 'terraform');
    written(terraform, computed, own);
    return own;
  });
  const accepted = [
    ask(folder, `${bicepFiles.length} Bicep files, syntax`, 'bicep-syntax/check.mjs', bicepFiles),
    ask(folder, `${bicepFiles.length} Bicep files, types`, 'bicep-types/check.mjs', bicepFiles),
    ask(folder, `${templates.length} ARM templates, schemas`, 'arm-schemas/validate.mjs', templates),
    ask(folder, `${templates.length} ARM templates, types`, 'bicep-types/check.mjs', templates),
    hasTerraform()
      ? ask(folder, `${folders.length} Terraform folders, fmt and validate`, 'terraform-standin/tf-validate.mjs', folders)
      : console.log('Terraform: skipped, the program terraform is not there.') === undefined,
  ];
  return accepted.every(Boolean);
}

function computedPlans(): [name: string, computed: Computed][] {
  const documents: [string, PlanDocument][] = samples().flatMap(({ name, document }) => {
    const read = readPlanDocument(readFileSync(document, 'utf8'), 'yaml');
    return read.ok ? [[name.replace(/[^a-z0-9]+/gi, '-'), read.value.document] as [string, PlanDocument]] : [];
  });
  return [...documents, ['every-service', everyService()] as const, ['hostile-names', hostilePlan()] as const].map(([name, document]) => {
    const computed = computePlan(document);
    if (!computed.ok) throw new Error(`${name}: ${computed.problems[0]?.text ?? ''}`);
    return [name, computed.value];
  });
}

/** Writes an export; returns its files. */
function written(exporter: TextExporter, computed: Computed, folder: string): string[] {
  return exporter.write(computed).map((file) => {
    const target = path.join(folder, file.path);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, file.text);
    return target;
  });
}

interface Template {
  readonly resources: readonly { readonly properties?: { readonly template?: Template } }[];
}

/** The judges look at one template at a time: those inside of a template become files beside it. */
function withInnerTemplates(file: string): string[] {
  const { resources } = JSON.parse(readFileSync(file, 'utf8')) as Template;
  const inner = resources.flatMap(({ properties }, i) => {
    if (!properties?.template) return [];
    const target = file.replace(/\.json$/, `-${i}.json`);
    writeFileSync(target, JSON.stringify(properties.template));
    return withInnerTemplates(target);
  });
  return [file, ...inner];
}

function hasTerraform(): boolean {
  return spawnSync('terraform', ['version'], { stdio: 'ignore' }).status === 0;
}

/** Runs one judge over files or folders; reports what it objects to, apart from what lies beyond it. */
function ask(folder: string, what: string, script: string, files: readonly string[]): boolean {
  // Into a file: a judge that ends at once would cut off what is still in a pipe.
  const said = path.join(folder, 'verdict.txt');
  const output = openSync(said, 'w');
  const run = spawnSync(process.execPath, [path.join(JUDGES, script), ...files], {
    encoding: 'utf8',
    stdio: ['ignore', output, 'pipe'],
    env: { ...process.env, VALIDATOR_MODULES: path.join(ROOT, 'node_modules') },
  });
  closeSync(output);
  const lines = readFileSync(said, 'utf8').split('\n');
  const judged = lines.filter((line) => /^(ok|FAIL) /.test(line));
  const objections = lines.filter((line) => /^\s+\S/.test(line) && !isBeyond(line));
  const isAccepted = judged.length === files.length && objections.length === 0;
  console.log(`${what}: ${isAccepted ? 'accepted' : 'REFUSED'}.`);
  if (judged.length !== files.length) console.error(`${script} judged ${judged.length} of ${files.length}:\n${run.stderr}`);
  for (const line of objections.slice(0, 40)) console.error(`  ${line.trim()}`);
  return isAccepted;
}
