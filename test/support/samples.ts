import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bicep } from '../../shared/export/bicep/bicep.ts';
import { csv } from '../../shared/export/csv.ts';
import { findingResult, resultOf } from '../../shared/result/write-result.ts';
import { readPlanDocument } from '../../shared/plan/read.ts';
import { placeProblems, type DocumentProblem } from '../../shared/plan/document-problem.ts';
import { computePlan } from '../../shared/result/compute.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SAMPLES = path.join(ROOT, 'test/samples');

/** A sample: a document, and the folder that holds what must come out of it. */
export interface Sample {
  readonly name: string;
  readonly document: string;
  readonly folder: string;
}

/** Every example of the project, and every folder of `test/samples` that has a document of its own. */
export function samples(): Sample[] {
  const examples = readdirSync(path.join(ROOT, 'examples')).filter((file) => file.endsWith('.yaml'));
  const own = readdirSync(SAMPLES, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && existsSync(path.join(SAMPLES, entry.name, 'plan.yaml')),
  );
  return [
    ...examples.map((file) => ({
      name: `examples/${file}`,
      document: path.join(ROOT, 'examples', file),
      folder: path.join(SAMPLES, `example-${file.replace('.yaml', '')}`, 'expected'),
    })),
    ...own.map((entry) => ({
      name: entry.name,
      document: path.join(SAMPLES, entry.name, 'plan.yaml'),
      folder: path.join(SAMPLES, entry.name, 'expected'),
    })),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Returns what comes out of a sample: relative path → text. */
export function outputsOf(sample: Sample): Map<string, string> {
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  const read = readPlanDocument(readFileSync(sample.document, 'utf8'), 'yaml');
  if (!read.ok) return new Map([['problems.json', json(read.problems)]]);
  const computed = computePlan(read.value.document);
  if (!computed.ok) return new Map([['problems.json', json(placeProblems(computed.problems as readonly DocumentProblem[], read.value.source))]]);
  const { findings: _findings, ...result } = resultOf(computed.value);
  const outputs = new Map([
    ['result.json', json(result)],
    ['findings.json', json(computed.value.findings.map(findingResult))],
    ['plan.csv', csv.write(computed.value)[0]?.text ?? ''],
  ]);
  for (const file of bicep.write(computed.value)) outputs.set(`bicep/${file.path}`, file.text);
  return outputs;
}

/** Returns what a sample's folder holds: relative path → text. Empty when there is none yet. */
export function expectedOf(sample: Sample): Map<string, string> {
  if (!existsSync(sample.folder)) return new Map();
  const files = readdirSync(sample.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry): [string, string] => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(sample.folder, file).split(path.sep).join('/'), readFileSync(file, 'utf8')];
    }),
  );
}
