import { limits, type LimitName } from '../catalog/limits.ts';
import type { Fact, Source } from '../catalog/source.ts';

/** How much of a limit of the platform is used. */
export interface Meter {
  readonly name: LimitName;
  /** What is counted, as a part of a sentence. */
  readonly what: string;
  readonly count: number;
  readonly limit: number;
  /** `count` of `limit`, to four decimals: 1 at the limit, more beyond it. */
  readonly share: number;
  readonly note?: string;
  readonly source: Pick<Source, 'title' | 'url' | 'date'>;
}

/** Returns the meter of a limit; `what` is what is counted. */
export function meter(name: LimitName, what: string, count: number): Meter {
  const { value: limit, source, note }: Fact<number> = limits[name];
  const { title, url, date } = source;
  return {
    name,
    what,
    count,
    limit,
    share: Math.round((count / limit) * 1e4) / 1e4,
    ...(note === undefined ? {} : { note }),
    source: { title, url, date },
  };
}
