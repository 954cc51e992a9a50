import { serviceFor } from '../../shared/catalog/find-service.ts';
import { findSubnetSet, setsWith, subnetsOfSet, type SetSubnet } from '../../shared/catalog/find-set.ts';
import { writeInput } from '../../shared/catalog/inputs.ts';
import { readServiceInputs } from '../../shared/catalog/service-inputs.ts';
import { sizeSubnet, toldLines, type SizingMode, type SubnetSize } from '../../shared/catalog/size.ts';
import type { Service } from '../../shared/catalog/service.ts';
import type { SubnetSet } from '../../shared/catalog/subnet-set.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import { delegationName, serviceResult } from '../../shared/result/service-result.ts';
import { sizingResult } from '../../shared/result/write-result.ts';
import { PLACEMENTS, statusText } from '../entry-text.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { count, paint, print, printJson, table } from '../print.ts';
import { reportProblems } from '../problems.ts';

export interface SizeOptions {
  readonly growth?: number;
  readonly sizing: SizingMode;
  readonly json?: boolean;
}

/** `cadastre size SERVICE input=value …`: sizes one subnet, or each subnet of a set, and shows the sum with its source. */
export function size(name: string, assignments: readonly string[], options: SizeOptions): ExitCode {
  const { json = false } = options;
  const problems: Problem[] = [];
  const raw = readAssignments(assignments, problems);
  const found = serviceFor(name, raw);
  if (found.chosen) {
    const { service, inputs } = found.chosen;
    const sized = sizeOne(service, inputs, options, problems);
    if (problems.length > 0) return reportProblems(problems, { json });
    if (json) printJson(sizeJson(sized));
    else print(sizeText(sized));
    return EXIT.done;
  }
  const set = findSubnetSet(name);
  if (set) {
    const sized = sizeSet(set, raw, options, problems);
    if (problems.length > 0) return reportProblems(problems, { json });
    if (json) printJson({ set: set.id, subnets: sized.map(({ subnet, ...one }) => ({ role: subnet.member.role, ...sizeJson(one) })) });
    else print(sized.map(({ subnet, ...one }) => `${paint('bold', subnet.member.role)}: ${sizeText(one)}`).join('\n\n'));
    return EXIT.done;
  }
  return reportProblems([...problems, ...found.problems.map(({ input, problem }) => ({ ...problem, at: input ?? 'SERVICE' }))], { json });
}

interface Sized {
  readonly service: Service;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly size: SubnetSize;
}

function sizeOne(service: Service, raw: Readonly<Record<string, unknown>>, { growth = 0, sizing }: SizeOptions, problems: Problem[]): Sized {
  const read = readServiceInputs(service, raw, { textual: true });
  problems.push(...read.problems.map(({ name: _name, ...problem }) => problem));
  return { service, inputs: read.values, size: sizeSubnet([{ service, inputs: read.values, growth }], sizing) };
}

function sizeSet(
  set: SubnetSet,
  raw: Readonly<Record<string, unknown>>,
  options: SizeOptions,
  problems: Problem[],
): (Sized & { subnet: SetSubnet })[] {
  const { subnets, problems: wrong } = subnetsOfSet(set, raw, { textual: true });
  problems.push(...wrong.map(({ name: _name, ...problem }) => problem));
  const seen = new Set(problems.map(({ text }) => text));
  return subnets.map((subnet) => {
    const own: Problem[] = [];
    const sized = sizeOne(subnet.service, subnet.inputs, options, own);
    // Two subnets of one service say the same of a wrong input.
    for (const problem of own) if (!seen.has(problem.text)) problems.push(problem);
    for (const { text } of own) seen.add(text);
    return { ...sized, subnet };
  });
}

function sizeJson({ service, inputs, size }: Sized): Record<string, unknown> {
  const { id, sources: _sources, ...about } = serviceResult(service);
  const written = Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, writeInput(value)]));
  const sizing = sizingResult(size);
  return {
    service: id,
    inputs: written,
    ...(service.placement === 'none'
      ? { ...sizing, reserved: 0, total: 0, usable: 0, prefixLength: null, minimum: null, recommended: null }
      : sizing),
    delegation: delegationName([{ service, inputs, growth: 0 }]),
    publicAddressCount: size.publicAddresses,
    about,
  };
}

/** Reads `input=value` arguments; what is none, or stands twice, is added to `problems`. */
export function readAssignments(assignments: readonly string[], problems: Problem[]): Record<string, string> {
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

function sizeText({ service, size }: Sized): string {
  if (service.placement === 'none')
    return [paint('bold', service.name), `  It takes no address of a subnet. ${service.sizing.rule}`, sourceText(size)].join('\n');
  return receipt(service, size);
}

/** Returns a receipt: the lines, what Azure reserves, the sum, and the prefix that holds it. */
function receipt(service: Service, size: SubnetSize): string {
  const { name, subnet, placement } = service;
  const rows = [
    // The JSON form has every line.
    ...toldLines(size.lines).map((line) => [`${line.label}${line.assumed ? ' (assumed)' : ''}`, String(line.addresses)]),
    ...(size.reserved > 0 ? [['reserved by Azure', String(size.reserved)]] : []),
    ['total', String(size.total)],
  ];
  const parts = [paint('bold', name)];
  if (service.lifecycle.status !== 'ga') parts.push(`  ${statusText(service)}`);
  if (placement) parts.push(`  Place: ${PLACEMENTS[placement]}`);
  for (const grown of size.grown) parts.push(`  with ${grown.percent} % growth: ${grown.input} ${grown.from} → ${grown.to}`);
  parts.push(table([{ title: '' }, { title: 'addresses', align: 'right' }], rows, '  '));
  if (size.floor) parts.push(`  /${size.floor.prefixLength} is ${size.floor.because}`);
  parts.push(`  ${paint('bold', `/${size.prefixLength}`)}: ${size.usable} usable, ${size.needed} needed, ${spare(size.usable - size.needed)}`);
  if (size.minimum !== size.prefixLength) parts.push(`  with --sizing minimum: /${size.minimum}`);
  else if (size.recommended !== size.prefixLength) parts.push(`  recommended: /${size.recommended}`);
  const largest = subnet.largest?.value;
  if (largest !== undefined && size.prefixLength < largest) parts.push(`  ${name} accepts no subnet larger than /${largest}.`);
  if (size.tooLarge) parts.push('  Larger than the largest subnet that Azure accepts.');
  if (size.publicAddresses > 0) parts.push(`  ${count(size.publicAddresses, 'public address', 'public addresses')} to supply`);
  for (const set of setsWith(service))
    parts.push(`  Planned in one step with what belongs to it: set: ${set.id} (${set.members.map(({ role }) => role).join(', ')})`);
  parts.push(sourceText(size));
  return parts.join('\n');
}

function spare(addresses: number): string {
  return addresses < 0 ? `${-addresses} too few` : `${addresses} to spare`;
}

function sourceText({ sources }: SubnetSize): string {
  return sources.map((source) => paint('dim', `  ${source.title} (${source.date})\n  ${source.url}`)).join('\n');
}
