import { SUMMARIZED_PREFIXES } from '../shared/catalog/on-premises-rules.ts';
import type { Advertised, AggregationSummary } from '../shared/result/aggregation.ts';
import type { Meter } from '../shared/limits/meter.ts';
import { count, percentOf, safe, table, type Column } from './print.ts';

/** Prefixes that a cell of the table names; the rest is counted. */
const MOST_IN_CELL = 3;
/** Prefixes that a line names. */
const MOST_IN_LINE = 8;

/** Returns a table of what pools, regions and gateways advertise, with those that have more than one prefix; undefined when there are none. */
export function advertisedText({ pools, regions, gateways }: AggregationSummary): string | undefined {
  const rows = [
    ...pools.map(({ name, advertises }) => ({ who: `pool ${name}`, advertises, limits: [] })),
    ...regions.map(({ region, advertises }) => ({ who: `region ${region}`, advertises, limits: [] })),
    ...gateways.map(({ virtualNetwork, advertises, limits }) => ({ who: `gateway in ${virtualNetwork}`, advertises, limits })),
  ].filter(({ advertises }) => advertises.prefixes > 1);
  if (rows.length === 0) return undefined;
  const columns: Column[] = [
    { title: 'advertised by' },
    { title: 'prefixes', align: 'right' },
    { title: 'aggregated', align: 'right' },
    { title: 'summary' },
  ];
  const withLimits = rows.some(({ limits }) => limits.length > 0);
  return table(
    withLimits ? [...columns, { title: 'nearest limit' }] : columns,
    rows.map(({ who, advertises, limits }) => [
      safe(who),
      String(advertises.prefixes),
      String(advertises.exact.length),
      named(advertises.summary, MOST_IN_CELL, ' '),
      ...(withLimits ? [nearestText(limits)] : []),
    ]),
  );
}

/** Reports whether free space beside the networks makes their prefixes fewer. */
export function isSummarized({ exact, summary }: Advertised): boolean {
  return summary.length < exact.length;
}

/** Returns in one or two lines how few prefixes stand for a set of networks. */
export function advertisesLines(advertises: Advertised): string[] {
  const { prefixes, exact, summary, waste } = advertises;
  const list = named(exact, MOST_IN_LINE);
  const all = count(prefixes, 'prefix', 'prefixes');
  // IPv6 has too many to be counted.
  const beside = waste === 0 ? 'free IPv6 addresses' : count(waste, 'free address', 'free addresses');
  return [
    exact.length < prefixes ? `advertised as ${all}, or aggregated as ${exact.length}: ${list}` : `advertised as ${all}: ${list}`,
    ...(isSummarized(advertises) ? [`a summary takes ${summary.length}: ${named(summary, MOST_IN_LINE)}, with ${beside} beside the networks`] : []),
  ];
}

/** Returns a table of the limits on the routes of a gateway, each with what the plan uses of it and its source; undefined when none is known. */
export function limitsText(limits: readonly Meter[]): string | undefined {
  if (limits.length === 0) return undefined;
  return table(
    [{ title: 'limit on routes' }, { title: 'used', align: 'right' }, { title: 'limit', align: 'right' }, { title: 'share' }, { title: 'source' }],
    limits.map(({ what, count: used, limit, source }) => [
      what,
      String(used),
      String(limit),
      used > limit ? `${Math.ceil((used / limit) * 100)} %, beyond it` : percentOf(used, limit),
      `${source.title}, ${source.date}`,
    ]),
    '  ',
  );
}

/** Returns how a gateway comes to advertise the summary of its networks; nothing where that is no shorter. */
export function shorterLines(virtualNetwork: string, { prefixes, summary }: Advertised): string[] {
  if (summary.length >= prefixes) return [];
  const { value, source } = SUMMARIZED_PREFIXES;
  const few = summary.length;
  return [
    `Azure advertises ${few} in place of ${prefixes} once ${few === 1 ? 'it stands' : 'they stand'} in ${value} of ${safe(virtualNetwork)} (${source.title}, ${source.date}).`,
  ];
}

function nearestText(limits: readonly Meter[]): string {
  const [first, ...others] = limits;
  if (!first) return '';
  const { count: n, limit, what } = others.reduce((nearest, meter) => (meter.share > nearest.share ? meter : nearest), first);
  return `${n} of ${limit} ${what}`;
}

function named(prefixes: readonly string[], most: number, between = ', '): string {
  const shown = prefixes.slice(0, most).join(between);
  return prefixes.length > most ? `${shown} and ${prefixes.length - most} more` : shown;
}
