import { limits, type LimitName } from '../../catalog/limits.ts';
import type { Fact, Source } from '../../catalog/source.ts';
import type { Gauge, NetworkGauge, Reading } from '../../limits/gauge.ts';
import { defineCheck, type Check, type Report } from '../check.ts';
import type { Finding, Severity } from '../finding.ts';
import { grouped } from '../words.ts';

/** What one limit's check says beside the count. */
interface LimitCheck {
  readonly rule: `limits-${string}`;
  readonly title: string;
  readonly why: string;
  /** The limits that its gauge counts towards. */
  readonly limits: readonly LimitName[];
  readonly samples: Check['samples'];
}

/** What counts in each network by itself is asked so. */
type Gauged = { readonly scope?: undefined; readonly gauge: Gauge } | { readonly scope: 'network'; readonly gauge: NetworkGauge };

// Shares of a limit from which it is worth knowing, and from which it will soon hurt.
const KNOWING = 0.8;
const TIGHT = 0.95;

/** Returns the check of a limit of the platform: info from 80 %, warning from 95 %, error above it. */
export function limitCheck({ rule, title, why, limits: names, samples, ...gauged }: LimitCheck & Gauged): Check {
  const sources: Source[] = [...new Set(names.map((name) => limits[name].source))];
  const facts = {
    rule,
    severity: 'error' as const,
    title,
    why: `${why} It is told from 80 % of the limit, is a warning from 95 %, and an error above it.`,
    born: '2026-11',
    sources,
    messages: {
      over: '{subject} has {count} {what}; it should have at most {limit}.',
      near: '{subject} has {count} of at most {limit} {what}, {percent} %.',
    },
    samples,
  };
  if (gauged.scope) return defineCheck({ ...facts, scope: gauged.scope, run: (examined, finding) => told(gauged.gauge(examined), finding) });
  return defineCheck({ ...facts, run: (examined, finding) => told(gauged.gauge(examined), finding) });
}

function* told(readings: Iterable<Reading>, finding: Report<'over' | 'near'>): Generator<Finding> {
  for (const { limit, what, subject, count, path } of readings) {
    const { value, source }: Fact<number> = limits[limit];
    const severity = severityOf(count, value);
    if (severity === undefined) continue;
    const values = { subject, count: grouped(count), what, limit: grouped(value), percent: Math.floor((count / value) * 100) };
    yield finding(severity === 'error' ? 'over' : 'near', [subject], path, values, { source, severity });
  }
}

function severityOf(count: number, limit: number): Severity | undefined {
  if (count > limit) return 'error';
  if (count >= limit * TIGHT) return 'warning';
  return count >= limit * KNOWING ? 'info' : undefined;
}
