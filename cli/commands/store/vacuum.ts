import { statSync } from 'node:fs';
import { attempt } from '../../../backend/store/store.ts';
import { ok } from '../../../shared/problem/result.ts';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { print, printJson, safe } from '../../print.ts';
import { reportProblems } from '../../problems.ts';
import { withStore, type StoreOptions } from '../../store-call.ts';

/** `cadastre store vacuum`: gives room in the file that nothing stands in back to the disk. */
export function vacuum(options: StoreOptions): Promise<ExitCode> {
  const { json = false } = options;
  return withStore(options, (store) => {
    const done = attempt(store, () => {
      store.db.pragma('wal_checkpoint(TRUNCATE)');
      const before = statSync(store.file).size;
      store.db.exec('VACUUM');
      store.db.pragma('wal_checkpoint(TRUNCATE)');
      return ok({ before, after: statSync(store.file).size });
    });
    if (!done.ok) return reportProblems(done.problems, { json });
    const { before, after } = done.value;
    if (json) printJson({ store: store.file, before, after });
    else print(`${safe(store.file)}: ${before} bytes before, ${after} after.`);
    return EXIT.done;
  });
}
