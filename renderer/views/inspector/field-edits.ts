import type { InputSpec } from '../../../shared/catalog/inputs.ts';
import type { SubnetDocument } from '../../../shared/plan/document.ts';
import type { SourceEdit } from '../../../shared/plan/source-edit.ts';

/** One input that was written into a field. */
export interface WrittenInput {
  readonly document: SubnetDocument;
  /** Of several workloads the number of the one; undefined where the subnet itself has the inputs. */
  readonly index: number | undefined;
  readonly name: string;
  readonly written: string;
  readonly kind: InputSpec['kind'];
}

/** Returns the edits, below the subnet, that set one input as it was written. */
export function inputEdits({ document, index, name, written, kind }: WrittenInput): SourceEdit[] {
  const path = index === undefined ? [] : ['workloads', index];
  const inputs = index === undefined ? document.inputs : document.workloads?.[index]?.inputs;
  const value = valueOf(written, kind);
  // Where there are no inputs yet the whole group is set: a group is made, not a key in nothing.
  return inputs === undefined ? [{ path: [...path, 'inputs'], set: { [name]: value } }] : [{ path: [...path, 'inputs', name], set: value }];
}

/** Returns the edits that set the growth of a workload. */
export function growthEdits(index: number | undefined, percent: number): SourceEdit[] {
  return [{ path: [...(index === undefined ? [] : ['workloads', index]), 'growth'], set: percent }];
}

/** What a field's text is in a document. It has been read as that input already. */
function valueOf(written: string, kind: InputSpec['kind']): number | boolean | string | string[] {
  const text = written.trim();
  switch (kind) {
    case 'count':
      return Number(text.replaceAll(',', ''));
    case 'flag':
      return text === 'true';
    case 'ports':
      return text.split(/\s*,\s*/).filter(Boolean);
    case 'surge':
      return /^\d+$/.test(text) ? Number(text) : text;
    case 'choice':
    case 'prefix':
      return text;
  }
}
