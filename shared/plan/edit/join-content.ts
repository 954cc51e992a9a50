import { compareText } from '../../problem/compare.ts';
import type { RuleDocument, SubnetDocument, WorkloadDocument } from '../document.ts';
import type { Plan, Subnet } from '../plan.ts';
import { same, valueAt, type SourceEdit } from '../source-edit.ts';
import type { Refusal } from './change.ts';
import type { SubnetSubject } from './subject.ts';

/**
 * Returns the edits by which a subnet takes in what others hold: workloads, private and service endpoints, rules and routes. What two of
 * them say alike stands once. Refused where they contradict each other.
 */
export function joinedContent(
  plan: Plan,
  first: SubnetSubject,
  others: readonly SubnetSubject[],
): { readonly edits: readonly SourceEdit[] } | { readonly refusal: Refusal } {
  const into = first.own.subnet;
  const documentOf = ({ path }: Subnet) => valueAt(plan.document, path) as SubnetDocument;
  const own = documentOf(into);
  const edits: SourceEdit[] = [];
  const added: WorkloadDocument[] = [];
  const lists = new Map<keyof SubnetDocument, Listed>();
  for (const { own: other, name } of others) {
    const subnet = other.subnet;
    const document = documentOf(subnet);
    // Without a policy everything in Storage is reached; a policy would cut that off, and to give it up would open what it closed.
    if ((own.serviceEndpointPolicy === undefined) !== (document.serviceEndpointPolicy === undefined))
      return { refusal: contradiction(first.name, name, 'reach different storage: one of them alone has a service endpoint policy') };
    if ((document.privateEndpoints ?? []).length > 0 && !growsAlike(plan, own, document))
      return { refusal: contradiction(first.name, name, 'grow by different percentages, which their private endpoints follow') };
    added.push(...workloadsOf(subnet, document).map((workload, i) => withGrowth(workload, subnet.workloads[i], into, plan, own)));
    for (const { key, label, nameOf } of LISTS) {
      const list = lists.get(key) ?? { before: (own[key] ?? []) as unknown[], added: [] };
      lists.set(key, list);
      for (const entry of (document[key] ?? []) as unknown[]) {
        const renamed = key === 'rules' ? renamedEnds(entry as RuleDocument, [name, ...others.map((one) => one.name)], first.name) : entry;
        const twin = nameOf && [...list.before, ...list.added].find((one) => nameOf(one).toLowerCase() === nameOf(renamed).toLowerCase());
        if (typeof twin === 'object' && !same(twin, renamed))
          return { refusal: contradiction(first.name, name, `both have the ${label} ${nameOf?.(renamed) ?? ''}, and they differ`) };
        if (twin === undefined) list.added.push(renamed);
      }
    }
  }
  edits.push(...workloadEdits(into, own, added));
  for (const [key, { before, added: more }] of lists) {
    if (more.length === 0) continue;
    const path = [...into.path, key];
    if (own[key] === undefined) edits.push({ path, set: more });
    else edits.push(...more.map((insert): SourceEdit => ({ path: [...path, before.length], insert })));
  }
  return { edits };
}

interface Listed {
  readonly before: readonly unknown[];
  readonly added: unknown[];
}

// What a subnet lists. Entries of one name are one and the same; private endpoints add up.
const LISTS: readonly { readonly key: keyof SubnetDocument; readonly label: string; readonly nameOf?: (entry: unknown) => string }[] = [
  { key: 'serviceEndpoints', label: 'service endpoint', nameOf: String },
  { key: 'serviceEndpointPolicy', label: 'resource of the service endpoint policy', nameOf: String },
  { key: 'privateEndpoints', label: 'private endpoint' },
  { key: 'rules', label: 'rule', nameOf: (entry) => (entry as { name: string }).name },
  { key: 'routes', label: 'route to', nameOf: (entry) => (entry as { prefix: string }).prefix },
];

/** What a subnet says of what lives in it; nothing when it only has room. Listed private endpoints are not a workload of their own. */
function workloadsOf(
  { workloads }: Subnet,
  { workloads: written, service, inputs, privateEndpoints = [] }: SubnetDocument,
): readonly WorkloadDocument[] {
  if (written) return written;
  if (service === undefined && inputs === undefined) return [];
  const [only] = workloads;
  if (privateEndpoints.length > 0 && only?.service.id === 'private-endpoint' && !only.given?.has('endpoints')) return [];
  return [{ service: service ?? only?.service.id ?? '', ...(inputs === undefined ? {} : { inputs }) }];
}

/** A workload with the growth that it has, where it would inherit another one. */
function withGrowth(
  workload: WorkloadDocument,
  resolved: Subnet['workloads'][number] | undefined,
  into: Subnet,
  plan: Plan,
  own: SubnetDocument,
): WorkloadDocument {
  if (!resolved) return workload;
  const { growth: _growth, growthPerYear: _perYear, ...rest } = workload;
  const growth = own.growth ?? plan.document.defaults?.growth ?? 0;
  return {
    ...rest,
    ...(resolved.growth === growth ? {} : { growth: resolved.growth }),
    ...(resolved.growthPerYear === into.growthPerYear ? {} : { growthPerYear: resolved.growthPerYear }),
  };
}

function growsAlike(plan: Plan, a: SubnetDocument, b: SubnetDocument): boolean {
  const usual = plan.document.defaults?.growth ?? 0;
  return (a.growth ?? usual) === (b.growth ?? usual);
}

function workloadEdits(into: Subnet, own: SubnetDocument, added: readonly WorkloadDocument[]): SourceEdit[] {
  if (added.length === 0) return [];
  const path = [...into.path, 'workloads'];
  if (own.workloads) return added.map((insert): SourceEdit => ({ path: [...path, own.workloads?.length ?? 0], insert }));
  const before = workloadsOf(into, own);
  const keys = (['service', 'inputs'] as const).filter((key) => own[key] !== undefined);
  const [only, ...more] = added;
  // One workload without more to say stands in the subnet itself.
  if (before.length === 0 && more.length === 0 && only && only.growth === undefined && only.growthPerYear === undefined) {
    const at = [...into.path, 'inputs'];
    const inputs: SourceEdit[] = only.inputs !== undefined ? [{ path: at, set: only.inputs }] : own.inputs !== undefined ? [{ path: at }] : [];
    return [{ path: [...into.path, 'service'], set: only.service }, ...inputs];
  }
  return [...keys.map((key): SourceEdit => ({ path: [...into.path, key] })), { path, set: [...before, ...added] }];
}

/** A rule of a subnet that goes, which may name subnets that go. */
function renamedEnds(rule: RuleDocument, gone: readonly string[], to: string): RuleDocument {
  const end = (value: string | string[]): string | string[] =>
    Array.isArray(value) ? [...new Set(value.map((one) => (gone.includes(one) ? to : one)))] : gone.includes(value) ? to : value;
  return { ...rule, from: end(rule.from), to: end(rule.to) };
}

function contradiction(first: string, name: string, what: string): Refusal {
  return {
    code: 'contradiction',
    at: 'subjects',
    text: `The subnets ${[first, name].sort(compareText).join(' and ')} should agree: they ${what}.`,
    input: name,
    expected: 'subnets that say the same',
    hint: 'Change one of them first.',
  };
}
