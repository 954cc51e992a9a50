/** What happened that a test may want to know: shell calls, stopped navigations, page errors. One list of arguments an entry. */
export const log: unknown[][] = [];

export function note(...entry: unknown[]): void {
  log.push(entry);
}

/** Returns `target`, which throws when something is asked of it that it does not have: a gap in the shim must not pass unseen. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key) {
      if (typeof key === 'string' && !(key in object) && key !== 'then' && key !== 'toJSON') throw new Error(`The shim lacks ${name}.${key}.`);
      const member = Reflect.get(object, key) as unknown;
      return typeof member === 'function' ? (member.bind(object) as unknown) : member;
    },
  });
}

/** An event whose listener may prevent what would follow. */
export interface Preventable {
  defaultPrevented: boolean;
  preventDefault(): void;
}

export function preventable(): Preventable {
  const event: Preventable = { defaultPrevented: false, preventDefault: () => void (event.defaultPrevented = true) };
  return event;
}
