import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePrefix } from '../../../shared/address/prefix.ts';
import type { Finding } from '../../../shared/checks/finding.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import type { DocumentFormat } from '../../../shared/plan/source.ts';
import { writePlanDocument } from '../../../shared/plan/write.ts';
import { fixAll } from '../../../shared/result/fix-all.ts';
import { findingResult } from '../../../shared/result/write-result.ts';
import { brokenPlan } from '../../support/broken-plans.ts';
import { reportOf } from '../../support/reports.ts';

/** Puts a comment on a line of its own above every third line, indented as that is. */
function withComments(text: string): { text: string; comments: string[] } {
  const comments: string[] = [];
  const lines = text.split('\n').flatMap((line, i) => {
    if (i % 3 !== 2 || line === '') return [line];
    comments.push(`# about line ${i}: {all} of [it]`);
    return [`${/^ */.exec(line)?.[0] ?? ''}${comments.at(-1) ?? ''}`, line];
  });
  return { text: lines.join('\n'), comments };
}

const identity = ({ rule, subjects, message, path }: Finding) => JSON.stringify([rule, subjects, message, path]);
const counts = (findings: readonly Finding[]) =>
  ['error', 'warning', 'info'].map((severity) => findings.filter((one) => one.severity === severity).length);

/** What is deployed, with the prefixes that are readable: of networks and of subnets. */
function deployedIn({ virtualNetworks = [] }: PlanDocument): string[] {
  const readable = (text: string | undefined) => text !== undefined && parsePrefix(text) !== undefined;
  return virtualNetworks.flatMap(({ name, deployed, addressSpace = [], subnets = [] }) => [
    ...(deployed === true ? addressSpace.filter(readable).map((prefix) => `${name} ${prefix}`) : []),
    ...subnets.flatMap((subnet) =>
      subnet.deployed === true && readable(subnet.prefix) ? `${name}/${subnet.name ?? ''} ${subnet.prefix ?? ''}` : [],
    ),
  ]);
}

let made = 0;
let left = 0;

function holds(document: PlanDocument, text: string, format: DocumentFormat, comments: readonly string[]): void {
  const start = reportOf(text, { format });
  const { applied, skipped, after } = fixAll(start);
  made += applied.length;
  left += skipped.length;

  // What is said of the text afterwards is what the text says.
  const again = reportOf(after.source.text, { format });
  expect(again.computed.findings.map(findingResult)).toEqual(after.computed.findings.map(findingResult));
  // Every fix that is left was tried and could not be made.
  expect(
    again.computed.findings
      .filter(({ fix }) => fix)
      .map(identity)
      .sort(),
  ).toEqual(skipped.map(({ finding }) => identity(finding)).sort());
  // Fewer findings of one severity, and no more of those above it.
  const [before, now] = [counts(start.computed.findings), counts(again.computed.findings)];
  const decisive = before.findIndex((count, i) => count !== now[i]);
  expect(applied.length === 0 ? decisive : (before[decisive] ?? 0) - (now[decisive] ?? 0)).toBeGreaterThanOrEqual(applied.length === 0 ? -1 : 1);
  // Comments stay, each once, but for those inside of a value that goes.
  const lines = after.source.text.split('\n').map((line) => line.trim());
  const inside = new Set(applied.flatMap((one) => one.lines.flatMap(({ from }) => from.lines.slice(1, -1).map((line) => line.trim()))));
  for (const comment of comments)
    expect(lines.filter((line) => line === comment).length).toBe(inside.has(comment) && !lines.includes(comment) ? 0 : 1);
  // What is deployed stays where it is.
  const stays = deployedIn(after.source.value as PlanDocument);
  for (const one of deployedIn(document)) expect(stays).toContain(one);
  // A second time changes nothing.
  const second = fixAll({ source: again.source, computed: again.computed });
  expect([second.applied, second.after.source.text]).toEqual([[], after.source.text]);
  if (applied.length === 0) expect(after.source.text).toBe(text);
}

test('whatever is wrong with a plan, in YAML', () => {
  fc.assert(
    fc.property(brokenPlan, (document) => {
      const { text, comments } = withComments(writePlanDocument(document, 'yaml'));
      holds(document, text, 'yaml', comments);
    }),
    { numRuns: 200, seed: 81 },
  );
  // It is about fixes that are made, and about some that cannot be.
  expect(made).toBeGreaterThan(200);
  expect(left).toBeGreaterThan(30);
}, 120_000);

test('whatever is wrong with a plan, in JSON', () => {
  fc.assert(
    fc.property(brokenPlan, (document) => holds(document, writePlanDocument(document, 'json'), 'json', [])),
    { numRuns: 80, seed: 82 },
  );
}, 120_000);
