import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { openStore } from '../backend/store/open-store.ts';
import { storePlace } from '../backend/store/place.ts';
import type { Store } from '../backend/store/store.ts';
import { refused, type Result } from '../shared/problem/result.ts';
import type { ExitCode } from './exit-codes.ts';
import { reportProblems } from './problems.ts';

/** What every command of the store takes. */
export interface StoreOptions {
  readonly db?: string;
  readonly json?: boolean;
}

/** Opens the store, does something with it, and closes it; why it cannot be opened is reported. */
export async function withStore(
  { db, json = false }: StoreOptions,
  work: (store: Store) => ExitCode | Promise<ExitCode>,
  open: (db: string | undefined) => Promise<Result<Store>> = openExistingStore,
): Promise<ExitCode> {
  const store = await open(db);
  if (!store.ok) return reportProblems(store.problems, { json });
  try {
    return await work(store.value);
  } finally {
    store.value.close();
  }
}

/** Opens a store that is there: who only looks does not make one. */
export async function openExistingStore(db: string | undefined): Promise<Result<Store>> {
  const file = storePlace(db);
  if (existsSync(file)) return openStore(file);
  return refused([
    {
      code: 'no-store',
      at: file,
      text: `There is no store ${file}.`,
      input: file,
      expected: 'a store',
      hint: '"cadastre store save FILE" begins one; --db or CADASTRE_DB names another.',
    },
  ]);
}

/** Opens a store; makes it where there is none. */
export function openOrMakeStore(db: string | undefined): Promise<Result<Store>> {
  return openStore(storePlace(db));
}

/** Returns who saves: what was asked for, else `CADASTRE_AUTHOR`, else the name of the system's user. */
export function authorOf(asked: string | undefined): string {
  const chosen = asked ?? process.env['CADASTRE_AUTHOR'];
  if (chosen !== undefined && chosen !== '') return chosen;
  try {
    return userInfo().username;
  } catch {
    // A user without an entry, as in some containers.
    return 'unknown';
  }
}
