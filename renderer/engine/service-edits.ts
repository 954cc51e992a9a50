import { serviceById } from '../../shared/catalog/catalog.ts';
import { readServiceInputs } from '../../shared/catalog/service-inputs.ts';
import type { SubnetDocument } from '../../shared/plan/document.ts';
import { valueAt, type SourceEdit } from '../../shared/plan/source-edit.ts';
import { invariant } from '../../shared/problem/invariant.ts';
import { refused, ok, type Result } from '../../shared/problem/result.ts';
import type { Computed } from '../../shared/result/compute.ts';
import { subjectOf } from './subject.ts';

/** Returns the edits that put another service into a subnet: inputs that it knows too stay, others go. */
export function serviceEdits(
  computed: Computed,
  subject: string,
  id: string,
): Result<{ readonly title: string; readonly edits: readonly SourceEdit[] }> {
  const found = subjectOf(computed, subject);
  const service = serviceById(id);
  invariant(service, `the list offers ${id}, which the catalog does not know`);
  if (found?.kind !== 'subnet') return refused([{ code: 'unknown-subject', at: '', text: `There is no ${subject} in the plan any more.` }]);
  const { subnet } = found.place;
  if (subnet.set)
    return refused([
      { code: 'part-of-set', at: subject, text: `${subject} belongs to the set ${subnet.set.name}; what lives in it follows from that.` },
    ]);
  const document = valueAt(computed.plan.document, subnet.path) as SubnetDocument;
  const edits: SourceEdit[] = [];
  const at = (...steps: (string | number)[]) => [...subnet.path, ...steps];
  if (document.workloads) edits.push({ path: at('workloads') });
  edits.push({ path: at('service'), set: id });
  const inputs = document.inputs ?? {};
  const wrong = new Set(readServiceInputs(service, inputs).problems.map(({ name }) => name));
  const kept = Object.fromEntries(Object.entries(inputs).filter(([name]) => Object.hasOwn(service.sizing.inputs, name) && !wrong.has(name)));
  if (document.inputs && Object.keys(kept).length === 0) edits.push({ path: at('inputs') });
  else if (document.inputs && Object.keys(kept).length < Object.keys(inputs).length) edits.push({ path: at('inputs'), set: kept });
  return ok({ title: `Plan ${service.name} in ${subject}`, edits });
}
