import { serviceFor } from '../../shared/catalog/find-service.ts';
import { readInputs, writeInput } from '../../shared/catalog/inputs.ts';
import { sizeSubnet, type SizingMode, type SubnetSize } from '../../shared/catalog/size.ts';
import type { Service } from '../../shared/catalog/service.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import { sizingResult } from '../../shared/result/write-result.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { paint, print, printJson, table } from '../print.ts';
import { reportProblems } from '../problems.ts';

export interface SizeOptions {
  readonly growth?: number;
  readonly sizing: SizingMode;
  readonly json?: boolean;
}

/** `cadastre size SERVICE input=value …`: sizes one subnet and shows the sum with its source. */
export function size(name: string, assignments: readonly string[], { growth = 0, sizing, json = false }: SizeOptions): ExitCode {
  const problems: Problem[] = [];
  const raw = readAssignments(assignments, problems);
  const found = serviceFor(name, raw);
  if (!found.chosen) return reportProblems([...problems, { ...found.problem, at: found.input ?? 'SERVICE' }], { json });
  const { service, inputs: own } = found.chosen;
  const read = readInputs(service.sizing.inputs, own, { of: service.id, textual: true });
  problems.push(...read.problems.map(({ name: _name, ...problem }) => problem));
  if (problems.length > 0) return reportProblems(problems, { json });

  const result = sizeSubnet([{ service, inputs: read.values, growth }], sizing);
  const inputs = Object.fromEntries(Object.entries(read.values).map(([key, value]) => [key, writeInput(value)]));
  if (json) printJson({ service: service.id, inputs, ...sizingResult(result) });
  else print(receipt(service, result));
  return EXIT.done;
}

function readAssignments(assignments: readonly string[], problems: Problem[]): Record<string, string> {
  const raw = new Map<string, string>();
  for (const assignment of assignments) {
    const at = assignment.indexOf('=');
    const key = assignment.slice(0, at);
    if (at < 1)
      problems.push({
        code: 'wrong-call',
        at: assignment,
        text: `"${assignment}" should be an input and its value.`,
        input: assignment,
        expected: 'input=value',
        hint: 'For example: nodes=20',
      });
    else if (raw.has(key))
      problems.push({
        code: 'input-twice',
        at: key,
        text: `${key} is given twice.`,
        input: assignment,
        expected: 'each input once',
        hint: 'Keep one of them.',
      });
    else raw.set(key, assignment.slice(at + 1));
  }
  return Object.fromEntries(raw);
}

/** Returns a receipt: the lines, what Azure reserves, the sum, and the prefix that holds it. */
export function receipt({ name, subnet }: Service, size: SubnetSize): string {
  const rows = [
    // What is asked for none of says nothing to a reader; the JSON form has every line.
    ...size.lines
      .filter((line) => line.addresses > 0 || !line.label.startsWith('0 '))
      .map((line) => [`${line.label}${line.assumed ? ' (assumed)' : ''}`, String(line.addresses)]),
    ['reserved by Azure', String(size.reserved)],
    ['total', String(size.total)],
  ];
  const parts = [paint('bold', name)];
  for (const grown of size.grown) parts.push(`  with ${grown.percent} % growth: ${grown.input} ${grown.from} → ${grown.to}`);
  parts.push(table([{ title: '' }, { title: 'addresses', align: 'right' }], rows, '  '));
  if (size.floor) parts.push(`  /${size.floor.prefixLength} is ${size.floor.because}`);
  parts.push(`  ${paint('bold', `/${size.prefixLength}`)}: ${size.usable} usable, ${size.needed} needed, ${size.usable - size.needed} to spare`);
  const largest = subnet.largest?.value;
  if (largest !== undefined && size.prefixLength < largest) parts.push(`  ${name} accepts no subnet larger than /${largest}.`);
  if (size.tooLarge) parts.push('  Larger than the largest subnet that Azure accepts.');
  parts.push(size.sources.map((source) => paint('dim', `  ${source.title} (${source.date})\n  ${source.url}`)).join('\n'));
  return parts.join('\n');
}
