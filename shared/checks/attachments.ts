import type { Needing } from '../catalog/by-inputs.ts';
import type { Service } from '../catalog/service.ts';
import type { Fact } from '../catalog/source.ts';
import type { Workload } from '../catalog/size.ts';
import type { Subnet } from '../plan/plan.ts';
import { compareText } from '../problem/compare.ts';

/** What a service says of something that is attached to its subnet. */
export interface Say<T> {
  readonly service: Service;
  readonly fact: Fact<T>;
}

/**
 * Returns what the services in a subnet say of an NSG or a route table on it: the first by id that says one of `values`, those that stand
 * first in `values` before others; undefined when none does. What takes no address of the subnet has no say in it.
 */
export function firstToSay<T>(
  { workloads }: Subnet,
  supportOf: (workload: Needing) => Fact<T>,
  values: readonly T[],
): (Say<T> & { readonly value: T }) | undefined {
  const said = workloads
    .filter(({ service }) => service.placement !== 'none')
    .map((workload) => ({ service: workload.service, fact: supportOf(workload) }))
    .sort((a, b) => compareText(a.service.id, b.service.id));
  for (const value of values) {
    const found = said.find(({ fact }) => fact.value === value);
    if (found) return { ...found, value };
  }
  return undefined;
}

/** Returns the service that makes the subnets in a prefix itself, so that nobody attaches anything there; undefined for an ordinary subnet. */
export function makerOf({ workloads }: Subnet): Service | undefined {
  return workloads.find(({ service }) => service.placement === 'own-subnets')?.service;
}

/** Returns the workloads that take addresses of their subnet. */
export function residentsOf({ workloads }: Subnet): readonly Workload[] {
  return workloads.filter(({ service }) => service.placement !== 'none');
}
