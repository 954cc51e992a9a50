import { newestGoodBackup } from '../../../backend/store/backup-files.ts';
import { storePlace } from '../../../backend/store/place.ts';
import { recoverStore } from '../../../backend/store/recover.ts';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { print, printJson, safe } from '../../print.ts';
import { reportProblems } from '../../problems.ts';
import type { StoreOptions } from '../../store-call.ts';

/** `cadastre store recover --yes`: sets a damaged store aside as it is and puts the newest good backup in its place. */
export async function recover(options: StoreOptions & { readonly yes?: boolean }): Promise<ExitCode> {
  const { json = false, db } = options;
  const file = storePlace(db);
  if (options.yes !== true)
    return reportProblems(
      [
        {
          code: 'wrong-call',
          at: '--yes',
          text: `recover would set ${file} aside and put ${newestGoodBackup(file) ?? 'nothing'} in its place.`,
          expected: '--yes',
          hint: '--yes does it.',
        },
      ],
      { json },
    );
  const recovered = await recoverStore(file, new Date());
  if (!recovered.ok) return reportProblems(recovered.problems, { json });
  const { aside, backup } = recovered.value;
  if (json) printJson({ store: file, aside, backup: backup ?? null });
  else {
    print(`The damaged store lies in ${safe(aside)}, as it was.`);
    print(backup === undefined ? 'There is no backup that is whole; the next save begins a new store.' : `${safe(backup)} stands in its place.`);
  }
  return EXIT.done;
}
