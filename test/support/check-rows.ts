import { describe, expect, test } from 'vitest';
import type { PlanDocument } from '../../shared/plan/document.ts';
import { offered, told, unremedied } from './findings.ts';

/** What one rule says of a document, as `severity: message`, and the titles of all fixes that it offers; absent: none. */
export interface CheckRow {
  readonly why: string;
  readonly document: PlanDocument;
  readonly tells: readonly string[];
  readonly offers?: readonly string[];
}

/** A table test of one rule. Every fix is made, too: it has to remedy its finding without bringing an error. */
export function checkRows(rule: string, rows: readonly CheckRow[]): void {
  describe(rule, () => {
    test.each(rows)('$why', ({ document, tells, offers = [] }) => {
      expect(told(document, rule)).toEqual(tells);
      expect(offered(document, rule)).toEqual(offers);
      expect(unremedied(document, rule)).toEqual([]);
    });
  });
}
