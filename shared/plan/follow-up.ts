import type { Path } from '../problem/problem.ts';
import type { PlanDocument } from './document.ts';
import type { DocumentProblem } from './document-problem.ts';
import { resolvePlan } from './resolve.ts';

/**
 * Returns what is wrong with the names and inputs of a document whose shape is wrong too, so that people see everything at
 * once. `checkShape` is the shape's own check.
 *
 * Looks at the document without the keys that the shape refuses, where that leaves a document at all. What is said about a
 * group that lost a key is left out: it may only follow from the loss.
 */
export function followUpProblems(
  value: object,
  problems: readonly DocumentProblem[],
  checkShape: (value: unknown) => readonly DocumentProblem[],
): readonly DocumentProblem[] {
  if (!problems.every(({ code, path }) => REMOVABLE.has(code) && typeof path.at(-1) === 'string')) return [];
  // A misspelt key is a lost one too, and so is what a merge key would have brought. What the whole document lost, anything else may refer to.
  const lost = problems
    .filter(({ code, hint, path }) => code !== 'unknown-key' || hint?.startsWith('Did you mean') || path.at(-1) === '<<')
    .map(({ path }) => path.slice(0, -1));
  if (lost.some((group) => group.length === 0) || problems.some(losesNames)) return [];
  const rest = structuredCopy(value);
  for (const { path } of problems) removeAt(rest, path);
  if (checkShape(rest).length > 0) return [];
  const resolved = resolvePlan(rest as PlanDocument);
  if (resolved.ok) return [];
  return (resolved.problems as readonly DocumentProblem[]).filter(({ path }) => !lost.some((group) => group.every((step, k) => path[k] === step)));
}

/** Whether what is refused may have held names that other parts of the document refer to. */
function losesNames({ path, hint }: DocumentProblem): boolean {
  return ['name', 'subnets'].some((key) => path.at(-1) === key || hint === `Did you mean "${key}"?`);
}

const REMOVABLE: ReadonlySet<string> = new Set(['unknown-key', 'wrong-kind', 'wrong-value']);

function structuredCopy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(structuredCopy) as T;
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    // A key such as `__proto__` is a key like any other.
    Object.defineProperty(copy, key, { value: structuredCopy(entry as unknown), enumerable: true, writable: true, configurable: true });
  }
  return copy as T;
}

function removeAt(value: unknown, path: Path): void {
  let at = value;
  for (const step of path.slice(0, -1)) at = (at as Record<string | number, unknown> | undefined)?.[step];
  const last = path.at(-1);
  if (typeof at === 'object' && at !== null && last !== undefined) Reflect.deleteProperty(at, last);
}
