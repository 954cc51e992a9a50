import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import type { Result } from '../../shared/problem/result.ts';

/** The store of a running app: opened when it is first asked for, and again after it was closed or could not be opened. */
export interface HeldStore {
  readonly file: string;
  /** Does something with the store. Problems: those of opening it, and what the work says. */
  readonly use: <T>(work: (store: Store) => Result<T> | Promise<Result<T>>) => Promise<Result<T>>;
  /** Waits for what is under way, does what is left to be done with the store, if it is open, and closes it. */
  readonly closeAfter: (last: (store: Store) => void) => Promise<void>;
}

/** Returns the store at a path, which is made where there is none yet. */
export function holdStore(file: string): HeldStore {
  let opening: Promise<Result<Store>> | undefined;
  const underWay = new Set<Promise<unknown>>();

  async function use<T>(work: (store: Store) => Result<T> | Promise<Result<T>>): Promise<Result<T>> {
    opening ??= openStore(file);
    const mine = opening;
    const opened = await mine;
    if (opened.ok) return work(opened.value);
    // A store that was busy, or recovered meanwhile, is tried again by the next request.
    if (opening === mine) opening = undefined;
    return opened;
  }

  return {
    file,
    use(work) {
      const one = use(work);
      underWay.add(one);
      const done = () => void underWay.delete(one);
      one.then(done, done);
      return one;
    },
    async closeAfter(last) {
      const closing = opening;
      // Whoever asks from here on opens it again.
      opening = undefined;
      await Promise.allSettled(underWay);
      const opened = await closing;
      if (!opened?.ok) return;
      try {
        last(opened.value);
      } finally {
        opened.value.close();
      }
    },
  };
}
