/** Returns a value of a conflict as a cell shows it: what is not there is said. */
export function conflictValue(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
