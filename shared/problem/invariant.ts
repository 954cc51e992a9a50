/** A fault of the program itself: our own assumption does not hold. Never the user's fault, never shown as one. */
export class Bug extends Error {
  override readonly name = 'Bug';
}

/** Throws a `Bug` unless `condition` holds. `message` says which assumption of ours is broken. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Bug(message);
}

/** For the last branch over a union: the compiler proves that it cannot be reached; at run time it throws a `Bug`. */
export function assertNever(value: never): never {
  throw new Bug(`Unhandled case: ${JSON.stringify(value)}`);
}
