import { backupFiles } from '../../../backend/store/backup-files.ts';
import { backUp } from '../../../backend/store/backups.ts';
import { storePlace } from '../../../backend/store/place.ts';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { print, printJson, safe } from '../../print.ts';
import { reportProblems } from '../../problems.ts';
import { withStore, type StoreOptions } from '../../store-call.ts';

export interface BackupOptions extends StoreOptions {
  readonly out?: string;
  readonly list?: boolean;
}

/** `cadastre store backup`: copies the store, checks the copy and keeps it; `--list` shows those that are kept, of a damaged store too. */
export function backup(options: BackupOptions): Promise<ExitCode> {
  const { json = false, out, db } = options;
  if (options.list === true) {
    const backups = backupFiles(storePlace(db));
    if (json) printJson({ backups });
    else print(backups.length === 0 ? 'There are no backups.' : backups.map(({ file }) => safe(file)).join('\n'));
    return Promise.resolve(EXIT.done);
  }
  return withStore(options, async (store) => {
    const made = await backUp(store.file, { now: new Date(), ...(out === undefined ? {} : { out }) });
    if (!made.ok) return reportProblems(made.problems, { json });
    if (json) printJson(made.value);
    else print(`${safe(made.value.file)}: written and checked.`);
    return EXIT.done;
  });
}
