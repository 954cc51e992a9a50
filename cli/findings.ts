import type { Finding, Severity } from '../shared/checks/finding.ts';
import type { OpenedPlan } from './open-plan.ts';
import { count, paint, safe } from './print.ts';

const STYLES = { error: 'red', warning: 'yellow', info: 'cyan' } as const;

/** Returns findings as lines `FILE:LINE:COLUMN: severity: message [rule]`, with the fix beneath, where there is one. */
export function findingLines({ file, source, computed }: OpenedPlan): string[] {
  return computed.findings.flatMap((finding) => {
    const place = placeOf(finding, source.locate);
    const where = `${safe(file === '-' ? '<standard input>' : file)}${place ? `:${place.line}:${place.column}` : ''}`;
    const line = `${where}: ${paint(STYLES[finding.severity], finding.severity)}: ${safe(finding.message)} ${paint('dim', `[${finding.rule}]`)}`;
    return finding.fix ? [line, paint('dim', `    fix: ${safe(finding.fix.title)}`)] : [line];
  });
}

/** Returns the place of a finding in the text: of its path, or of the nearest thing around it that stands in the text. */
export function placeOf(finding: Finding, locate: OpenedPlan['source']['locate']): { line: number; column: number } | undefined {
  for (let path = finding.path; ; path = path.slice(0, -1)) {
    const place = locate(path);
    if (place !== undefined || path.length === 0) return place;
  }
}

/** Returns `2 errors, 1 warning`, or `no findings`. */
export function findingSummary(findings: readonly Finding[]): string {
  const parts = (['error', 'warning', 'info'] as const).flatMap((severity: Severity) => {
    const n = findings.filter((finding) => finding.severity === severity).length;
    return n === 0 ? [] : [severity === 'info' ? `${n} info` : count(n, severity)];
  });
  return parts.length === 0 ? 'no findings' : parts.join(', ');
}
