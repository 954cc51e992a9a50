import { parse } from 'yaml';
import type { PlanDocument } from '../../shared/plan/document.ts';

/** Reads a document that a test knows to be right. */
export function mustRead(text: string): PlanDocument {
  return parse(text) as PlanDocument;
}
