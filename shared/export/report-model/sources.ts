import type { Piece, ReportSource } from './model.ts';

interface Named {
  readonly title: string;
  readonly url: string;
  readonly date?: string;
}

/** The pages that a report names, numbered in the order in which they come up: one page one number, whoever names it. */
export class SourceNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #list: ReportSource[] = [];

  /** Returns the number of a source as a piece of text; nothing without a source. */
  cite(source: Named | undefined): Piece[] {
    if (!source) return [];
    const { title, url, date = '' } = source;
    const before = this.#numbers.get(url);
    if (before !== undefined) {
      // A finding names a page without its date; who knows it, tells it.
      const known = this.#list[before - 1];
      if (known?.date === '' && date !== '') this.#list[before - 1] = { ...known, date };
      return [{ source: before }];
    }
    this.#list.push({ title, url, date });
    this.#numbers.set(url, this.#list.length);
    return [{ source: this.#list.length }];
  }

  /** Returns the numbers of several sources, each page once. */
  citeAll(sources: readonly Named[]): Piece[] {
    const numbers = sources.flatMap((source) => this.cite(source)) as { readonly source: number }[];
    const seen = new Set<number>();
    return numbers.filter(({ source }) => !seen.has(source) && seen.add(source)).flatMap((piece, i) => (i === 0 ? [piece] : [' ', piece]));
  }

  get list(): readonly ReportSource[] {
    return this.#list.slice();
  }
}
