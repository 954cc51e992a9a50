/** Where a number or a rule comes from. */
export interface Source {
  readonly title: string;
  readonly url: string;
  /** The page's own date, YYYY-MM-DD, or 'undated'. */
  readonly date: string;
  /** The day on which we last read it, YYYY-MM-DD. */
  readonly checkedOn: string;
  /** What to know about the edition: 'older edition', 'include file'. */
  readonly note?: string;
}

/** The day on which the facts of the first catalog were collected. */
export const FIRST_CHECK = '2026-11-23';

/** Returns a source. `date` is the page's own date, or 'undated'; `checkedOn` is the day we read it. */
export function source(title: string, url: string, date: string, more: { note?: string; checkedOn?: string } = {}): Source {
  const { note, checkedOn = FIRST_CHECK } = more;
  return note === undefined ? { title, url, date, checkedOn } : { title, url, date, checkedOn, note };
}

/** A value with the page that states it. `assumed`: no page states it; the safer choice was made and `note` says why. */
export interface Fact<T> {
  readonly value: T;
  readonly source: Source;
  readonly note?: string;
  readonly assumed?: true;
}

/** Two documents that disagree, and which one the catalog follows. */
export interface Conflict {
  readonly topic: string;
  /** What each of them says, with its date. */
  readonly says: readonly string[];
  /** What the catalog does about it. */
  readonly followed: string;
}
