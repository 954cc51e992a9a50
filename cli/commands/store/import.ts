import { readTextFile } from '../../../backend/files.ts';
import { importStore } from '../../../backend/store/import-store.ts';
import { readCarried } from '../../../backend/store/read-carried.ts';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { count, print, printJson, safe } from '../../print.ts';
import { reportProblems } from '../../problems.ts';
import { openOrMakeStore, withStore, type StoreOptions } from '../../store-call.ts';

/** `cadastre store import FILE`: takes over plans with their history from a file of `store export`; hashes are checked first. */
export async function importHistory(file: string, options: StoreOptions & { readonly as?: string }): Promise<ExitCode> {
  const { json = false, as } = options;
  const text = await readTextFile(file);
  const carried = text.ok ? readCarried(text.value) : text;
  if (!carried.ok) return reportProblems(carried.problems, { file, json });
  return withStore(
    options,
    (store) => {
      const imported = importStore(store, carried.value, as);
      if (!imported.ok) return reportProblems(imported.problems, { json });
      if (json) printJson({ plans: imported.value });
      else
        for (const { plan, added, revisions } of imported.value)
          print(`${safe(plan)}: ${added === 0 ? 'nothing new' : `${count(added, 'revision')} added`}, ${count(revisions, 'revision')} now.`);
      return EXIT.done;
    },
    openOrMakeStore,
  );
}
