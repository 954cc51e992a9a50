import { verifyStore } from '../../../backend/store/verify.ts';
import { damagedProblem } from '../../../backend/store/store-problem.ts';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { count, print, printJson, safe, warn } from '../../print.ts';
import { reportProblems } from '../../problems.ts';
import { withStore, type StoreOptions } from '../../store-call.ts';

/** `cadastre store verify`: looks at everything and re-hashes every revision. 0 when all is well, else 2 with what is wrong. */
export function verify(options: StoreOptions): Promise<ExitCode> {
  const { json = false } = options;
  return withStore(options, async (store) => {
    const verified = await verifyStore(store);
    if (!verified.ok) return reportProblems(verified.problems, { json });
    const { plans, revisions, faults } = verified.value;
    if (json) printJson({ store: store.file, plans, revisions, faults });
    if (faults.length > 0) {
      for (const fault of faults) warn(safe(fault));
      return reportProblems([damagedProblem(store.file, count(faults.length, 'fault'))]);
    }
    if (!json) print(`${safe(store.file)} is whole: ${count(plans, 'plan')}, ${count(revisions, 'revision')}, every hash and chain fits.`);
    return EXIT.done;
  });
}
