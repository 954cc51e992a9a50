import type { Accepted } from '../checks/acceptance.ts';
import type { Finding } from '../checks/finding.ts';
import { checks } from '../checks/index.ts';
import { fileName, placeOf, type Report, type Reporter } from './report.ts';
import { xmlAttribute, xmlText } from './xml-text.ts';

/**
 * JUnit XML: one suite with one case for each rule. A rule with errors or warnings is a failed case, one that the document turns off a
 * skipped one. What is only worth knowing, and what the document accepts, stands in the output of the case.
 */
export const junit: Reporter = {
  id: 'junit',
  title: 'JUnit XML test results',
  write: (report) => {
    const { severity = {} } = report.computed.plan.rules;
    const found = Map.groupBy(report.computed.findings, ({ rule }) => rule);
    const accepted = Map.groupBy(report.computed.accepted, ({ finding }) => finding.rule);
    const cases = checks.map(({ rule }) => ({
      rule,
      isOff: Object.hasOwn(severity, rule) && severity[rule] === 'off',
      failed: (found.get(rule) ?? []).filter((finding) => finding.severity !== 'info'),
      told: (found.get(rule) ?? []).filter((finding) => finding.severity === 'info'),
      accepted: accepted.get(rule) ?? [],
    }));
    const failures = cases.filter(({ failed }) => failed.length > 0).length;
    const skipped = cases.filter(({ isOff }) => isOff).length;
    const counts = `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites name="cadastre" ${counts}>`,
      `  <testsuite name="${xmlAttribute(`cadastre check ${fileName(report.file)}`)}" ${counts}>`,
      ...cases.flatMap((one) => caseLines(one, report)),
      '  </testsuite>',
      '</testsuites>',
      '',
    ].join('\n');
  },
};

interface Case {
  readonly rule: string;
  readonly isOff: boolean;
  readonly failed: readonly Finding[];
  readonly told: readonly Finding[];
  readonly accepted: readonly Accepted[];
}

function caseLines({ rule, isOff, failed, told, accepted }: Case, report: Report): string[] {
  const inner: string[] = [];
  const [worst] = failed;
  if (isOff) inner.push('<skipped message="The document turns this rule off."/>');
  if (worst) {
    const message = failed.length === 1 ? worst.message : `${failed.length} findings, the first: ${worst.message}`;
    const lines = failed.map((finding) => lineOf(finding, finding.severity, report));
    inner.push(`<failure type="${worst.severity}" message="${xmlAttribute(message)}">${xmlText(lines.join('\n'))}</failure>`);
  }
  const output = [
    ...told.map((finding) => lineOf(finding, finding.severity, report)),
    ...accepted.map(({ finding, suppression }) => `${lineOf(finding, 'accepted', report)} Accepted: ${suppression.reason}`),
  ];
  if (output.length > 0) inner.push(`<system-out>${xmlText(output.join('\n'))}</system-out>`);
  const attributes = `classname="cadastre" name="${rule}"`;
  if (inner.length === 0) return [`    <testcase ${attributes}/>`];
  const file = failed.length + output.length > 0 ? ` file="${xmlAttribute(fileName(report.file))}"` : '';
  return [`    <testcase ${attributes}${file}>`, ...inner.map((line) => `      ${line}`), '    </testcase>'];
}

/** A finding on one line, as a terminal shows it, with its fix. */
function lineOf(finding: Finding, severity: string, report: Report): string {
  const place = placeOf(finding, report);
  const where = place ? `${fileName(report.file)}:${place.line}:${place.column}` : fileName(report.file);
  return `${where}: ${severity}: ${finding.message}${finding.fix ? ` Fix: ${finding.fix.title}.` : ''}`;
}
