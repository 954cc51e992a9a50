import { describe, expect, test } from 'vitest';
import { writePlanDocument } from '../../../shared/plan/write.ts';
import { github, problemAnnotations } from '../../../shared/report/github.ts';
import { HOSTILE_PLAN, MIXED_PLAN, reportOf } from '../../support/reports.ts';

/** Reads annotations as the runner does: first the command and its properties, then the message. */
function read(text: string) {
  const decode = (part: string) => part.replace(/%(25|0D|0A|3A|2C)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [, command = '', properties = '', message = ''] = /^::([a-z]+) (.*?)::(.*)$/.exec(line) ?? [];
      return {
        command,
        properties: Object.fromEntries(properties.split(',').map((pair) => [pair.split('=')[0] ?? '', decode(pair.slice(pair.indexOf('=') + 1))])),
        message: decode(message),
      };
    });
}

describe('annotations', () => {
  test('a line for each finding, with its place; what is accepted has none', () => {
    expect(github.write(reportOf(MIXED_PLAN))).toBe(
      [
        '::error file=plans/plan.yaml,line=8,col=29,title=overlap-in-network::net/app (10.64.0.0/26) and net/db (10.64.0.32/27) should not overlap; 10.64.0.32/27 is in both.%0AFix: Let net/db be placed elsewhere in net.',
        '::warning file=plans/plan.yaml,line=11,col=20,title=overlap-unconnected::copy (10.64.0.0/25) and net (10.64.0.0/24) should not overlap; they are not connected today and could not be peered later.',
        '::notice file=plans/plan.yaml,line=9,col=30,title=outside-parent::The prefix 10.65.0.0/28 of net/web should lie inside the address space of net, which is 10.64.0.0/24.%0AFix: Let net/web be placed inside net.',
        '',
      ].join('\n'),
    );
  });

  test('nothing at all where there is nothing to say', () => {
    expect(github.write(reportOf('cadastre: 1\nname: empty\n'))).toBe('');
  });

  test.each([
    { file: '-', properties: { line: '3', col: '35', title: 'public-range' }, why: 'standard input has no name' },
    { file: 'a,b:c%d.yaml', properties: { file: 'a,b:c%d.yaml', line: '3', col: '35', title: 'public-range' }, why: 'what has a meaning is escaped' },
    { file: 'a\nb\r.yaml', properties: { file: 'a\nb\r.yaml', line: '3', col: '35', title: 'public-range' }, why: 'line ends in the name of a file' },
    { file: '\u001b[31m', properties: { file: '\\u001b[31m', line: '3', col: '35', title: 'public-range' }, why: 'what acts on a terminal is shown' },
  ])('$why', ({ file, properties }) => {
    const text = github.write(reportOf('cadastre: 1\nname: x\nvirtualNetworks: [{addressSpace: [20.0.0.0/24], name: lab}]\n', { file }));
    expect(text.split('\n')).toHaveLength(2);
    expect(read(text)).toMatchObject([{ command: 'warning', properties }]);
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  test('hostile names stay part of their message', () => {
    const report = reportOf(writePlanDocument(HOSTILE_PLAN, 'yaml'));
    const annotations = read(github.write(report));
    expect(annotations).toHaveLength(report.computed.findings.length);
    expect(annotations.length).toBeGreaterThan(60);
    for (const [i, { message, properties }] of annotations.entries()) {
      const finding = report.computed.findings[i];
      expect(message.replace(/\\u202e/g, '\u202e').split('\nFix: ')[0]).toBe(finding?.message);
      expect(Object.keys(properties)).toEqual(['file', 'line', 'col', 'title']);
      expect(properties['title']).toBe(finding?.rule);
    }
  });

  test('what keeps a document from being read', () => {
    const problem = { code: 'not-yaml', text: 'A: b, 100 %.', at: '', place: { line: 2, column: 7 } };
    expect(problemAnnotations('p.yaml', [problem, { code: 'x', text: 'No place.', at: '', hint: 'Do it.' }])).toBe(
      '::error file=p.yaml,line=2,col=7,title=not-yaml::A: b, 100 %25.\n::error file=p.yaml,title=x::No place. Do it.\n',
    );
  });
});
