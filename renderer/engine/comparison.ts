import { changeSheet, type ChangeSheet } from '../../shared/change-sheet/change-sheet.ts';
import { comparePlans } from '../../shared/compare/compare.ts';
import type { Comparison } from '../../shared/compare/comparison.ts';
import { changeSheetMarkdown } from '../../shared/compare-report/change-sheet.ts';
import { comparisonMarkdown } from '../../shared/compare-report/markdown.ts';
import { ribbonPairs, type RibbonPair } from '../../shared/compare-report/ribbon-pairs.ts';
import type { Computed } from '../../shared/result/compute.ts';

/** Two states of a plan beside each other, for the revisions view. */
export interface PlanComparison {
  readonly comparison: Comparison;
  readonly ribbons: readonly RibbonPair[];
  /** The order of the work that leads from the one to the other. */
  readonly sheet: ChangeSheet;
  /** Both as texts to paste into a change request. */
  readonly markdown: string;
  readonly sheetMarkdown: string;
}

/** Returns what is between two states of a plan. */
export function comparisonOf(from: Computed, to: Computed, names: { readonly from: string; readonly to: string }): PlanComparison {
  const comparison = comparePlans(from, to, names);
  const sheet = changeSheet(from, to, names);
  return {
    comparison,
    ribbons: ribbonPairs(from, to, comparison),
    sheet,
    markdown: comparisonMarkdown(comparison),
    sheetMarkdown: changeSheetMarkdown(sheet),
  };
}
