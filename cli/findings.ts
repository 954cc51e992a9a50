import type { Finding, Severity } from '../shared/checks/finding.ts';
import { placeAt } from '../shared/plan/place-at.ts';
import type { Place } from '../shared/problem/problem.ts';
import type { OpenedPlan } from './open-plan.ts';
import { count, paint, safe } from './print.ts';
import { fileName } from './problems.ts';

const STYLES = { error: 'red', warning: 'yellow', info: 'cyan' } as const;

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * Returns findings as lines `FILE:LINE:COLUMN: severity: message [rule]`, with the fix and its alternatives beneath, where there are: the worst
 * first, then from top to bottom of the file. `stream` is where they go: it decides about colour.
 */
export function findingLines(
  { file, source }: Pick<OpenedPlan, 'file' | 'source'>,
  findings: readonly Finding[],
  stream: NodeJS.WriteStream = process.stdout,
): string[] {
  const placed = findings.map((finding) => ({ finding, place: placeAt(finding.path, source.locate) }));
  placed.sort(
    (a, b) =>
      SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity) ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );
  return placed.flatMap(({ finding, place }) => {
    const fixes = [
      ...(finding.fix ? [`    fix: ${safe(finding.fix.title)}`] : []),
      ...(finding.alternatives ?? []).map(({ title }) => `     or: ${safe(title)}`),
    ];
    return [findingLine(file, finding, place, stream), ...fixes.map((text) => paint('dim', text, stream))];
  });
}

/** Returns a finding as a line `FILE:LINE:COLUMN: severity: message [rule]`. */
export function findingLine(
  file: string,
  { severity, message, rule }: Finding,
  place: Place | undefined,
  stream: NodeJS.WriteStream = process.stdout,
): string {
  const where = `${fileName(file)}${place ? `:${place.line}:${place.column}` : ''}`;
  return `${where}: ${paint(STYLES[severity], severity, stream)}: ${safe(message)} ${paint('dim', `[${rule}]`, stream)}`;
}

/** Returns the findings that the document accepts as lines: each with who accepted it, until when, and why. */
export function acceptedLines({ file, source, computed }: OpenedPlan): string[] {
  return computed.accepted.map(({ finding, suppression: { reason, owner, until } }) => {
    const place = placeAt(finding.path, source.locate);
    const where = `${fileName(file)}${place ? `:${place.line}:${place.column}` : ''}`;
    const by = `${owner === undefined ? '' : ` by ${safe(owner)}`}${until === undefined ? '' : ` until ${until}`}`;
    return `${where}: accepted: ${safe(finding.message)} ${paint('dim', `[${finding.rule}]`)}\n    accepted${by}: ${safe(reason)}`;
  });
}

/** Returns `2 errors, 1 warning; 3 accepted`, or `no findings`. */
export function findingSummary({ findings, accepted }: Pick<OpenedPlan['computed'], 'findings' | 'accepted'>): string {
  const parts = SEVERITIES.flatMap((severity) => {
    const n = findings.filter((finding) => finding.severity === severity).length;
    return n === 0 ? [] : [severity === 'info' ? `${n} info` : count(n, severity)];
  });
  return `${parts.length === 0 ? 'no findings' : parts.join(', ')}${accepted.length === 0 ? '' : `; ${accepted.length} accepted`}`;
}
