import { writeFileAtomically } from '../../../backend/files.ts';
import { exportStore } from '../../../backend/store/export-store.ts';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { count, printJson, safe, warn } from '../../print.ts';
import { reportProblems } from '../../problems.ts';
import { withStore, type StoreOptions } from '../../store-call.ts';

/** `cadastre store export [PLAN] --out FILE`: one JSON file with the whole history, of one plan or of all; `-` is standard output. */
export function exportHistory(plan: string | undefined, options: StoreOptions & { readonly out: string }): Promise<ExitCode> {
  const { json = false, out } = options;
  return withStore(options, async (store) => {
    const carried = exportStore(store, plan);
    if (!carried.ok) return reportProblems(carried.problems, { json });
    if (out === '-') {
      printJson(carried.value);
      return EXIT.done;
    }
    const written = await writeFileAtomically(out, `${JSON.stringify(carried.value, null, 2)}\n`);
    if (!written.ok) return reportProblems(written.problems, { file: out, json });
    const { plans } = carried.value;
    if (json) printJson({ file: out, plans: plans.map(({ name, revisions }) => ({ plan: name, revisions: revisions.length })) });
    warn(`${safe(out)}: written, ${count(plans.length, 'plan')}.`);
    return EXIT.done;
  });
}
