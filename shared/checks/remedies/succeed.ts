import { chooseService, findEntry } from '../../catalog/catalog.ts';
import { readServiceInputs } from '../../catalog/service-inputs.ts';
import type { Service } from '../../catalog/service.ts';
import { sizeSubnet, type Workload } from '../../catalog/size.ts';
import type { Plan, Subnet } from '../../plan/plan.ts';
import { valueAt, type SourceEdit } from '../../plan/source-edit.ts';
import type { Path } from '../../problem/problem.ts';
import type { Fix } from '../finding.ts';

/**
 * Puts the successor of a service in its place: in a subnet that is only planned, where the successor is in the catalog, takes a subnet, and
 * accepts all inputs that the document gives; and where it demands neither another name nor a larger prefix than the document gives.
 */
export function succeed(plan: Pick<Plan, 'document' | 'sizing'>, subnet: Subnet, service: Service): Fix | undefined {
  const { successor } = service.lifecycle;
  if (successor === undefined || subnet.deployed || subnet.set) return undefined;
  const edits: SourceEdit[] = [];
  const after: Workload[] = [];
  for (const [i, workload] of subnet.workloads.entries()) {
    if (workload.service !== service) {
      after.push(workload);
      continue;
    }
    const at = placeOf(plan, subnet, i);
    const next = nextOf(successor, plan, at);
    if (!next) return undefined;
    after.push({ ...workload, ...next });
    edits.push({ path: [...at, 'service'], set: successor });
  }
  const { sizing } = plan;
  const needed = sizeSubnet(
    after,
    sizing,
    subnet.privateEndpoints.map(({ line }) => line),
  );
  const given = subnet.prefix?.prefix?.length ?? subnet.size;
  const name = findEntry(successor)?.name ?? successor;
  if (edits.length === 0 || after.some(isStranger(subnet)) || (given !== undefined && given > needed.minimum)) return undefined;
  return { title: `Plan ${name} in ${subnet.address}`, edits };
}

/** Where a workload is written: in the list of workloads, or as the subnet itself. */
function placeOf({ document }: Pick<Plan, 'document'>, { path }: Subnet, i: number): Path {
  return valueAt(document, [...path, 'workloads']) === undefined ? path : [...path, 'workloads', i];
}

function nextOf(successor: string, { document }: Pick<Plan, 'document'>, at: Path): { service: Service; inputs: Workload['inputs'] } | undefined {
  const raw = (valueAt(document, [...at, 'inputs']) ?? {}) as Readonly<Record<string, unknown>>;
  const chosen = chooseService(successor, raw);
  if (!chosen || !('service' in chosen) || chosen.service.placement !== undefined) return undefined;
  const { values, problems } = readServiceInputs(chosen.service, chosen.inputs);
  return problems.length > 0 ? undefined : { service: chosen.service, inputs: values };
}

function isStranger({ name }: Subnet): (workload: Workload) => boolean {
  return ({ service: { subnet } }) =>
    (subnet.requiredName !== undefined && subnet.requiredName.value !== name) ||
    (subnet.forbiddenNames ?? []).some((forbidden) => forbidden.toLowerCase() === name.toLowerCase());
}
