import { ok, refused, type Result } from '../../shared/problem/result.ts';
import type { Connection } from './driver.ts';
import { problemFromSqlite } from './problem-from-sqlite.ts';
import { damagedProblem } from './store-problem.ts';

/** An open store. Everything that is done with it is a function over it. */
export interface Store {
  readonly file: string;
  readonly db: Connection;
  readonly close: () => void;
}

/** Does something with a store; what SQLite refuses comes back as problems, and the store as it was. */
export function attempt<T>({ file }: Pick<Store, 'file'>, work: () => Result<T>): Result<T> {
  try {
    return work();
  } catch (error) {
    const problem = problemFromSqlite(error, file);
    if (problem === undefined) throw error;
    return refused([problem === 'damaged' ? damagedProblem(file, 'SQLite finds pages that are not as they should be') : problem]);
  }
}

/** Reads from one moment of the store: what others write meanwhile is not seen. */
export function readStore<T>(store: Store, work: () => Result<T>): Result<T> {
  return attempt(store, () => store.db.transaction(work).deferred());
}

class Refused extends Error {
  readonly result: Result<never>;
  constructor(result: Result<never>) {
    super('refused');
    this.result = result;
  }
}

/** Writes all of it or nothing, on the disk when it returns. A refusal by `work` leaves the store as it was. */
export function writeStore<T>(store: Store, work: () => Result<T>): Result<T> {
  return attempt(store, () => {
    try {
      return ok(
        store.db
          .transaction(() => {
            const result = work();
            if (!result.ok) throw new Refused(result);
            return result.value;
          })
          .immediate(),
      );
    } catch (error) {
      if (error instanceof Refused) return error.result;
      throw error;
    }
  });
}
