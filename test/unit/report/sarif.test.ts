import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { setInSource } from '../../../shared/plan/write-back.ts';
import { writePlanDocument } from '../../../shared/plan/write.ts';
import type { Report } from '../../../shared/report/report.ts';
import type { SarifFix, SarifLocation, SarifRegion } from '../../../shared/report/sarif-log.ts';
import { sarifMessage } from '../../../shared/report/sarif-log.ts';
import { sarif } from '../../../shared/report/sarif.ts';
import { HOSTILE_PLAN, MIXED_PLAN, reportOf } from '../../support/reports.ts';
import { SARIF_SCHEMA } from '../../support/sarif-schema.ts';

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly SarifLocation[];
  readonly relatedLocations?: readonly SarifLocation[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly { readonly justification: string }[];
  readonly fixes?: readonly SarifFix[];
}
interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[]; readonly informationUri?: string } };
  readonly results: readonly Result[];
}

const validate = new Ajv({ allErrors: true }).compile(SARIF_SCHEMA);

/** Writes a report and reads it again; throws unless it is a log as the schema has it. */
function runOf(report: Report): Run {
  const log = JSON.parse(sarif.write(report)) as { readonly runs: readonly [Run] };
  if (!validate(log)) throw new Error(JSON.stringify(validate.errors?.slice(0, 3)));
  return log.runs[0];
}

const example = (name: string) => readFileSync(path.resolve(import.meta.dirname, '../../../examples', name), 'utf8');

describe('a SARIF log', () => {
  const run = runOf(reportOf(MIXED_PLAN));

  test('has the rules that occur, and results that lead to them', () => {
    expect(run.tool.driver.rules.map(({ id }) => id)).toEqual(['outside-parent', 'overlap-in-network', 'overlap-unconnected', 'public-range']);
    expect(run.results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['overlap-in-network', 'error'],
      ['overlap-unconnected', 'warning'],
      ['outside-parent', 'note'],
      ['public-range', 'warning'],
    ]);
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  test('names the place in the document, and what else a finding is about', () => {
    expect(run.results[0]).toMatchObject({
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'plans/plan.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 8, startColumn: 29 },
          },
          logicalLocations: [{ fullyQualifiedName: 'net/db', kind: 'subnet' }],
        },
      ],
      relatedLocations: [
        {
          id: 1,
          physicalLocation: { region: { startLine: 7, startColumn: 9 } },
          logicalLocations: [{ fullyQualifiedName: 'net/app', kind: 'subnet' }],
          message: { text: 'net/app' },
        },
      ],
    });
  });

  test('counts columns in UTF-16 code units', () => {
    const [result] = runOf(reportOf('cadastre: 1\nname: x\nvirtualNetworks: [{name: "🧭 lab", addressSpace: [10.64.0.5/24]}]\n')).results;
    expect(result).toMatchObject({ ruleId: 'invalid-prefix', locations: [{ physicalLocation: { region: { startLine: 3, startColumn: 51 } } }] });
  });

  test('says of every result whether it is suppressed, or of none', () => {
    expect(run.results.map(({ suppressions }) => suppressions)).toEqual([
      [],
      [],
      [],
      [
        {
          kind: 'inSource',
          status: 'accepted',
          justification: 'registered to us',
          location: expect.objectContaining({ physicalLocation: expect.objectContaining({ region: { startLine: 15, startColumn: 5 } }) }),
          properties: { owner: 'network team', until: '2027-03-31' },
        },
      ],
    ]);
    const without = runOf(reportOf('cadastre: 1\nname: x\nvirtualNetworks: [{name: lab, addressSpace: [20.0.0.0/24]}]\n'));
    expect(without.results).toHaveLength(1);
    expect(without.results[0]).not.toHaveProperty('suppressions');
  });

  test('without findings has no results', () => {
    expect(runOf(reportOf('cadastre: 1\nname: empty\n'))).toMatchObject({ tool: { driver: { rules: [] } }, results: [] });
  });

  test('names a page of the program only where it has one', () => {
    expect(run.tool.driver).not.toHaveProperty('informationUri');
    const report = { ...reportOf(MIXED_PLAN), program: { version: '1.2.3', informationUri: 'https://example.com/' } };
    expect(runOf(report).tool.driver.informationUri).toBe('https://example.com/');
  });

  test.each([
    { file: '/tmp/a b.yaml', artifact: { uri: 'file:///tmp/a%20b.yaml' }, why: 'an absolute path is relative to nothing' },
    { file: '-', artifact: { uri: '%3Cstandard%20input%3E' }, why: 'nor is standard input' },
    { file: 'a b.yaml', artifact: { uri: 'a%20b.yaml', uriBaseId: '%SRCROOT%' }, why: 'a relative one' },
  ])('$file: $why', ({ file, artifact }) => {
    const [result] = runOf(reportOf(MIXED_PLAN, { file })).results;
    expect(result?.locations[0]?.physicalLocation?.artifactLocation).toEqual(artifact);
    expect(result?.fixes?.[0]?.artifactChanges[0]?.artifactLocation).toEqual(artifact);
  });

  test.each(['broken.yaml', 'first-plan.yaml', 'hub-and-spoke.yaml', 'data-platform.yaml'])('of examples/%s is valid', (name) => {
    const report = reportOf(example(name));
    expect(runOf(report).results).toHaveLength(report.computed.findings.length + report.computed.accepted.length);
  });

  test('the schema refuses what it does not know', () => {
    const log = JSON.parse(sarif.write(reportOf(MIXED_PLAN))) as { runs: [{ results: [Record<string, unknown>] }] };
    log.runs[0].results[0]['uri'] = 'x';
    expect(validate(log)).toBe(false);
  });
});

describe('fingerprints', () => {
  const of = (text: string) => runOf(reportOf(text)).results.map(({ partialFingerprints }) => partialFingerprints['cadastreFinding/v1']);

  test('stay when lines move', () => {
    const before = of(MIXED_PLAN);
    expect(new Set(before).size).toBe(4);
    expect(of(`# a comment\n\n${MIXED_PLAN.replace('virtualNetworks:', '# another\nvirtualNetworks:')}`)).toEqual(before);
  });

  test('are counted where findings say the same', () => {
    const unused = '  - { rule: public-range, subject: gone, reason: why }\n';
    const [first = '', second = ''] = of(`cadastre: 1\nname: x\nsuppress:\n${unused}${unused}`);
    expect([first.slice(16), second.slice(16)]).toEqual([':1', ':2']);
    expect(first.slice(0, 16)).toBe(second.slice(0, 16));
  });
});

describe('fixes', () => {
  /** Makes a fix as a reader of the log would: lines and columns of the text as it was, columns in UTF-16 code units, a byte order mark none. */
  function made(text: string, fix: SarifFix): string {
    const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
    const plain = text.slice(mark.length);
    const starts = [0, ...[...plain.matchAll(/\n/g)].map(({ index }) => index + 1)];
    const offset = (line: number, column: number) => (starts[line - 1] ?? NaN) + column - 1;
    let result = '';
    let at = 0;
    for (const { deletedRegion, insertedContent } of fix.artifactChanges[0]?.replacements ?? []) {
      const { startLine, startColumn, endLine, endColumn } = deletedRegion as Required<SarifRegion>;
      expect(offset(startLine, startColumn)).toBeGreaterThanOrEqual(at);
      result += plain.slice(at, offset(startLine, startColumn)) + (insertedContent?.text ?? '');
      at = offset(endLine, endColumn);
    }
    return mark + result + plain.slice(at);
  }

  test.each([
    { text: example('broken.yaml'), format: 'yaml', why: 'as written' },
    { text: MIXED_PLAN, format: 'yaml', why: 'pictures in comments' },
    { text: example('broken.yaml').replaceAll('\n', '\r\n'), format: 'yaml', why: 'line ends of Windows' },
    { text: `\ufeff${example('broken.yaml')}`, format: 'yaml', why: 'a byte order mark' },
    { text: writePlanDocument(HOSTILE_PLAN, 'json'), format: 'json', why: 'JSON on lines' },
    { text: JSON.stringify(HOSTILE_PLAN), format: 'json', why: 'JSON on one line' },
  ] as const)('make what write-back makes: $why', ({ text, format }) => {
    const report = reportOf(text, { format });
    const { results } = runOf(report);
    let compared = 0;
    for (const [i, { fix, alternatives = [] }] of report.computed.findings.entries()) {
      const all = fix ? [fix, ...alternatives] : [];
      expect(results[i]?.fixes ?? []).toHaveLength(all.length);
      for (const [k, one] of all.entries()) {
        const written = results[i]?.fixes?.[k];
        if (!written) throw new Error('a fix is missing');
        expect(setInSource(report.source, one.edits)).toEqual({ ok: true, value: made(text, written) });
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(1);
  });

  test('one that the text cannot take is left out', () => {
    const plan = `cadastre: 1
name: shared subnets
virtualNetworks:
  - { name: one, addressSpace: [10.0.0.0/24], subnets: &subnets [{ name: app, prefix: 10.9.0.0/28 }] }
  - { name: two, addressSpace: [10.1.0.0/24], subnets: *subnets }
  - { name: three, addressSpace: [10.2.0.0/24], subnets: [{ name: app, prefix: 10.9.1.0/28 }] }
`;
    const report = reportOf(plan);
    const { results } = runOf(report);
    const found = report.computed.findings.map(({ rule, subjects, fix }, i) => ({
      rule,
      subject: subjects[0],
      offered: fix !== undefined,
      written: results[i]?.fixes !== undefined,
    }));
    // Without its prefix the subnet of one network would be without it in both.
    expect(found.filter(({ rule }) => rule === 'outside-parent')).toEqual([
      { rule: 'outside-parent', subject: 'one/app', offered: true, written: false },
      { rule: 'outside-parent', subject: 'three/app', offered: true, written: true },
      { rule: 'outside-parent', subject: 'two/app', offered: true, written: false },
    ]);
  });

  test('of a large document the first ones are written, and the log says how many are not', () => {
    const networks = Array.from(
      { length: 40 },
      (_, i) => `  - { name: n${i}, addressSpace: [10.${i}.0.0/24], subnets: [{ name: s, prefix: 9.${i}.0.0/28 }] }`,
    );
    const text = `# ${'-'.repeat(200_000)}\ncadastre: 1\nname: x\nvirtualNetworks:\n${networks.join('\n')}\n`;
    const run = runOf(reportOf(text)) as Run & { properties?: { fixesLeftOut: number } };
    const written = run.results.filter(({ fixes }) => fixes !== undefined).length;
    const offered = reportOf(text).computed.findings.filter(({ fix }) => fix).length;
    expect(written).toBe(19);
    expect(run.properties).toEqual({ fixesLeftOut: offered - written });
  });
});

describe('messages', () => {
  test.each([
    { text: 'plain', written: 'plain', why: 'as it is' },
    { text: '{{template}} {0}', written: '{{{{template}}}} {{0}}', why: 'braces stand for arguments' },
    { text: 'a [link](https://example.com) b', written: 'a \\[link](https://example.com) b', why: 'no link' },
    { text: '[a] (b) [c]', written: '[a] (b) [c]', why: 'brackets alone are text' },
    { text: '[[x](1)', written: '[\\[x](1)', why: 'the bracket before the text of the link' },
  ])('$text → $written: $why', ({ text, written }) => {
    expect(sarifMessage(text)).toEqual({ text: written });
  });

  test('hostile names stay data', () => {
    const report = reportOf(writePlanDocument(HOSTILE_PLAN, 'yaml'));
    const { results } = runOf(report);
    const back = (text: string) => text.replace(/\\\[(?=[^[\]]*\]\()/g, '[').replace(/([{}])\1/g, '$1');
    const { findings, accepted } = report.computed;
    expect(results.map(({ message }) => back(message.text))).toEqual(
      [...findings, ...accepted.map(({ finding }) => finding)].map(({ message }) => message),
    );
    expect(results.slice(findings.length).map(({ suppressions }) => suppressions?.[0]?.justification)).toEqual(
      accepted.map(({ suppression }) => suppression.reason),
    );
    // eslint-disable-next-line no-control-regex
    expect(sarif.write(report)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
  });
});
