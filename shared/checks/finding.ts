import type { SourceEdit } from '../plan/source-edit.ts';
import type { Path } from '../problem/problem.ts';

export type Severity = 'error' | 'warning' | 'info';

/** What would remedy a finding: a title that says what happens, and the edits of the document. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly SourceEdit[];
}

/** Something that is wrong with a plan, or worth saying. */
export interface Finding {
  readonly rule: string;
  /** error: Azure rejects it, or traffic breaks; warning: works today, will hurt; info: worth knowing. */
  readonly severity: Severity;
  readonly message: string;
  /** What it is about, the most concerned first: names of networks, `network/subnet`, pools, external networks. */
  readonly subjects: readonly string[];
  readonly source?: { readonly title: string; readonly url: string };
  readonly fix?: Fix;
  /** What would remedy it in place of the fix, the smaller change first. Only beside a fix. */
  readonly alternatives?: readonly Fix[];
  /** Where in the document it can be mended. */
  readonly path: Path;
}
