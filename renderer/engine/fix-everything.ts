import type { SourceEdit } from '../../shared/plan/source-edit.ts';
import { readSource } from '../../shared/plan/source.ts';
import { writePlanDocument } from '../../shared/plan/write.ts';
import { invariant } from '../../shared/problem/invariant.ts';
import type { Computed } from '../../shared/result/compute.ts';
import { fixAll } from '../../shared/result/fix-all.ts';

/** Everything that can be fixed by itself, and what stays because its fix would do harm. */
export interface FixedEverything {
  readonly fixed: readonly { readonly message: string; readonly title: string }[];
  readonly skipped: readonly { readonly message: string; readonly title: string; readonly because: string }[];
  /** The fixes one after the other: each is made in the document that those before it gave. */
  readonly series: readonly (readonly SourceEdit[])[];
  readonly after: Computed;
}

/** Makes the fixes of all findings, or of those of one rule, the worst first, as `cadastre fix` does. The plan stays as it is. */
export function fixEverything(computed: Computed, today: string, rule?: string): FixedEverything {
  // How the document is laid out does not matter here: whoever writes its text makes the same edits in it.
  const source = readSource(writePlanDocument(computed.plan.document, 'json'), 'json');
  invariant(source.ok, 'a document that was written can be read');
  const { applied, skipped, after } = fixAll(
    { source: source.value, computed },
    { today, ...(rule === undefined ? {} : { rules: new Set([rule]) }) },
  );
  return {
    fixed: applied.map(({ finding, fix }) => ({ message: finding.message, title: fix.title })),
    skipped: skipped.map(({ finding, fix, because }) => ({ message: finding.message, title: fix.title, because })),
    series: applied.map(({ fix }) => fix.edits),
    after: after.computed,
  };
}
