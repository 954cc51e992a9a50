import { compareText } from '../problem/compare.ts';
import type { PlanDocument } from './document.ts';

/** Rises when the same document would get another canonical text; hashes of texts of different versions are not compared. */
export const CANONICAL_VERSION = 1;

/**
 * Returns the canonical text of a plan document: JSON with keys sorted by code unit, lists in the document's order, and a line feed at the end.
 * The same document always gives the same text, however it was written; reading the text gives the same document.
 *
 * Each item of a list (a subnet, a rule, a pool) has a line of its own unless lists of items lie in it, so that a small change touches few lines.
 */
export function canonicalText(document: PlanDocument): string {
  return `${layOut(document)}\n`;
}

function layOut(value: unknown): string {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.some(isGroup) ? `[\n${items.map(layOut).join(',\n')}\n]` : inline(value);
  }
  if (!isGroup(value) || !holdsItems(value)) return inline(value);
  const lines = entriesOf(value).map(([key, below]) => `${JSON.stringify(key)}:${layOut(below)}`);
  return `{\n${lines.join(',\n')}\n}`;
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${(value as readonly unknown[]).map(inline).join(',')}]`;
  if (!isGroup(value)) return JSON.stringify(value);
  return `{${entriesOf(value)
    .map(([key, below]) => `${JSON.stringify(key)}:${inline(below)}`)
    .join(',')}}`;
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function holdsItems(value: object): boolean {
  return Object.values(value).some((below: unknown) =>
    Array.isArray(below) ? (below as readonly unknown[]).some(isGroup) : isGroup(below) && holdsItems(below),
  );
}

function entriesOf(value: object): [string, unknown][] {
  return Object.entries(value)
    .filter(([, below]) => below !== undefined)
    .sort(([a], [b]) => compareText(a, b));
}
