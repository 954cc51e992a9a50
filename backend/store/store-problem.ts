import { newestGoodBackup } from './backup-files.ts';
import type { Problem } from '../../shared/problem/problem.ts';

/** Returns the problem of a damaged file, which names the newest backup and how it is put in place. */
export function damagedProblem(file: string, what: string): Problem {
  const backup = newestGoodBackup(file);
  return {
    code: 'store-damaged',
    at: file,
    text: `The store ${file} is damaged: ${what}. It was not written to.`,
    expected: 'a store that is whole',
    hint:
      backup === undefined
        ? `There is no backup of it. "cadastre store recover --db ${file} --yes" sets it aside and begins a new one.`
        : `The newest backup is ${backup}. "cadastre store recover --db ${file} --yes" sets the damaged file aside and puts that backup in place.`,
  };
}

/** Returns the problem of a file that is something else than a store. */
export function notAStore(file: string, what: string): Problem {
  return {
    code: 'not-a-store',
    at: file,
    text: `${file} is not a store of Cadastre: ${what}.`,
    input: file,
    expected: 'a store, or a path where there is no file yet',
    hint: 'Choose another place with --db. The file was not changed.',
  };
}
