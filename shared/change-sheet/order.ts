import { compareText } from '../problem/compare.ts';
import { RANK, keyOf, type Action } from './action.ts';

/** Actions and what each of them waits for. */
export class Actions {
  readonly #actions = new Map<string, Action>();
  readonly #waits = new Map<string, Set<string>>();

  /** Adds an action and returns its key. */
  add(action: Action): string {
    const key = keyOf(action);
    this.#actions.set(key, action);
    return key;
  }

  /** Says that `later` waits for `earlier`; where one of the two is not there nothing is said. */
  after(later: string | undefined, earlier: string | undefined): void {
    if (later === undefined || earlier === undefined || later === earlier) return;
    if (!this.#actions.has(later) || !this.#actions.has(earlier)) return;
    const waits = this.#waits.get(later);
    if (waits) waits.add(earlier);
    else this.#waits.set(later, new Set([earlier]));
  }

  has(key: string): boolean {
    return this.#actions.has(key);
  }

  /** The actions of one kind. */
  all<Do extends Action['do']>(kind: Do): Extract<Action, { do: Do }>[] {
    return [...this.#actions.values()].filter((action): action is Extract<Action, { do: Do }> => action.do === kind);
  }

  /**
   * Returns the actions in an order in which each comes behind what it waits for, those of lower rank first, then by name; or those that
   * wait for one another in a circle.
   */
  ordered(): { readonly order: readonly Ordered[] } | { readonly circle: readonly Action[] } {
    const left = new Map([...this.#actions.keys()].map((key) => [key, new Set(this.#waits.get(key))]));
    const order: Ordered[] = [];
    const numbers = new Map<string, number>();
    const isBefore = (a: string, b: string) => {
      const [x, y] = [rankOf(this.#actions.get(a)), rankOf(this.#actions.get(b))];
      return x === y ? compareText(a, b) < 0 : x < y;
    };
    while (left.size > 0) {
      let next: string | undefined;
      for (const [key, waits] of left) if (waits.size === 0 && (next === undefined || isBefore(key, next))) next = key;
      if (next === undefined) return { circle: [...left.keys()].sort(compareText).flatMap((key) => this.#actions.get(key) ?? []) };
      const action = this.#actions.get(next);
      left.delete(next);
      for (const waits of left.values()) waits.delete(next);
      const after = [...(this.#waits.get(next) ?? [])].flatMap((key) => numbers.get(key) ?? []).sort((a, b) => a - b);
      numbers.set(next, order.length + 1);
      if (action) order.push({ action, after });
    }
    return { order };
  }
}

/** An action at its place; `after`: the numbers, from 1, of those that it waits for. */
export interface Ordered {
  readonly action: Action;
  readonly after: readonly number[];
}

function rankOf(action: Action | undefined): number {
  if (!action) return 0;
  // Prefixes go when nothing is in them any more; what is rebuilt comes with what made room for it.
  if (action.do === 'change-space' && action.add.length === 0) return 15.5;
  if (action.do === 'fill-subnet' && action.again) return 13.5;
  return RANK[action.do][0];
}
