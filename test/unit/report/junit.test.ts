import { describe, expect, test } from 'vitest';
import { checks } from '../../../shared/checks/index.ts';
import { writePlanDocument } from '../../../shared/plan/write.ts';
import { junit } from '../../../shared/report/junit.ts';
import { xmlAttribute, xmlText } from '../../../shared/report/xml-text.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';
import { HOSTILE_PLAN, MIXED_PLAN, reportOf } from '../../support/reports.ts';
import { elementsOf, readXml } from '../../support/strict-xml.ts';

const casesOf = (text: string) => new Map(elementsOf(readXml(text), 'testcase').map((one) => [one.attributes['name'], one]));

describe('JUnit XML', () => {
  const text = junit.write(reportOf(MIXED_PLAN));

  test('one suite, with a case for every rule', () => {
    const root = readXml(text);
    const counts = { tests: String(checks.length), failures: '2', errors: '0', skipped: '1' };
    expect(root).toMatchObject({ name: 'testsuites', attributes: counts });
    expect(elementsOf(root, 'testsuite').map(({ attributes }) => attributes)).toEqual([{ name: 'cadastre check plans/plan.yaml', ...counts }]);
    expect([...casesOf(text).keys()]).toEqual(checks.map(({ rule }) => rule));
    expect(elementsOf(root, 'failure')).toHaveLength(2);
    expect(elementsOf(root, 'skipped')).toHaveLength(1);
  });

  test.each([
    { rule: 'reserved-range', holds: [], why: 'a rule without findings passes' },
    {
      rule: 'overlap-in-network',
      holds: [
        {
          name: 'failure',
          attributes: { type: 'error', message: 'net/app (10.64.0.0/26) and net/db (10.64.0.32/27) should not overlap; 10.64.0.32/27 is in both.' },
          text: 'plans/plan.yaml:8:29: error: net/app (10.64.0.0/26) and net/db (10.64.0.32/27) should not overlap; 10.64.0.32/27 is in both. Fix: Let net/db be placed elsewhere in net.',
        },
      ],
      why: 'an error fails',
    },
    { rule: 'overlap-unconnected', holds: [{ name: 'failure', attributes: { type: 'warning' } }], why: 'so does a warning' },
    {
      rule: 'outside-parent',
      holds: [{ name: 'system-out', text: expect.stringMatching(/^plans\/plan\.yaml:9:30: info: The prefix/) as string }],
      why: 'what is worth knowing is told',
    },
    {
      rule: 'public-range',
      holds: [{ name: 'system-out', text: expect.stringMatching(/: accepted: .* Accepted: registered to us$/) as string }],
      why: 'what is accepted is told',
    },
    { rule: 'forbidden-range', holds: [{ name: 'skipped' }], why: 'what is off is skipped' },
  ])('$rule: $why', ({ rule, holds }) => {
    const one = casesOf(text).get(rule);
    expect(one?.attributes['classname']).toBe('cadastre');
    expect(one?.children).toHaveLength(holds.length);
    expect(one?.children).toMatchObject(holds);
  });

  test('several findings of a rule are one failure with a line each', () => {
    const plan =
      'cadastre: 1\nname: x\nvirtualNetworks:\n  - {name: lab, addressSpace: [20.0.0.0/24]}\n  - {name: web, addressSpace: [20.1.0.0/24]}\n';
    const [failure] = casesOf(junit.write(reportOf(plan))).get('public-range')?.children ?? [];
    expect(failure?.attributes['message']).toMatch(/^2 findings, the first: /);
    expect(failure?.text.split('\n')).toHaveLength(2);
  });

  test('hostile names are read back as they are', () => {
    const report = reportOf(writePlanDocument(HOSTILE_PLAN, 'yaml'), { file: 'a"<&>\u001b\n]]>.yaml' });
    const root = readXml(junit.write(report));
    expect(elementsOf(root, 'testsuite')[0]?.attributes['name']).toBe('cadastre check a"<&>\\u001b\n]]>.yaml');
    const failure = (rule: string) => casesOf(junit.write(report)).get(rule)?.children[0];
    for (const rule of ['outside-parent', 'public-range']) {
      const found = report.computed.findings.filter((finding) => finding.rule === rule);
      expect(found.length).toBeGreaterThan(30);
      for (const { message } of found) expect(failure(rule)?.text).toContain(message);
    }
    const told = casesOf(junit.write(report)).get('public-range')?.children[1]?.text ?? '';
    for (const { suppression } of report.computed.accepted) expect(told).toContain(`Accepted: ${suppression.reason}`);
  });

  test.each([...HOSTILE_NAMES, ']]>', '&amp;', '<!--', 'a\nb', 'a\r\nb', 'a\rb', '\u0085', '\u009b1m', '\ufeff', '𝒳'])(
    '%j in text and in an attribute',
    (name) => {
      const read = readXml(`<?xml version="1.0" encoding="UTF-8"?><a b="${xmlAttribute(name)}">${xmlText(name)}</a>`);
      expect(read).toMatchObject({ attributes: { b: name }, text: name });
      // eslint-disable-next-line no-control-regex
      expect(xmlText(name)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    },
  );

  test.each([
    { char: '\u0000', shown: '\\u0000' },
    { char: '\u001b', shown: '\\u001b' },
    { char: '\ufffe', shown: '\\ufffe' },
    { char: '\uffff', shown: '\\uffff' },
    { char: '\ud800', shown: '\\ud800' },
    { char: '\udc00x', shown: '\\udc00x' },
    { char: '\ud83e\udded\udded', shown: '🧭\\udded' },
  ])('what XML cannot hold is shown: $shown', ({ char, shown }) => {
    expect(xmlText(char)).toBe(shown);
  });
});
