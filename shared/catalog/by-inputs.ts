import type { Inputs } from './inputs.ts';
import type { DefaultRoute, Delegation, ExcludedRange, NsgSupport, Service, TableSupport } from './service.ts';
import type { Fact } from './source.ts';

/** What of an entry depends on inputs, answered for one workload. */
export interface Needing {
  readonly service: Service;
  readonly inputs: Inputs;
}

/** Returns the delegation that a workload asks of its subnet, or undefined when it asks for none. */
export function delegationOf({ service: { subnet }, inputs }: Needing): Delegation | undefined {
  return subnet.delegationFor ? subnet.delegationFor(inputs) : subnet.delegation;
}

/** Returns where 0.0.0.0/0 of a workload's subnet may lead. */
export function defaultRouteOf({ service: { routes }, inputs }: Needing): DefaultRoute {
  return routes.defaultRouteFor?.(inputs) ?? routes.defaultRoute;
}

/** Returns whether a workload's subnet may or must have an NSG. */
export function nsgSupportOf({ service: { nsg }, inputs }: Needing): Fact<NsgSupport> {
  return nsg.supportFor?.(inputs) ?? nsg.support;
}

/** Returns whether a workload's subnet may or must have a route table. */
export function tableSupportOf({ service: { routes }, inputs }: Needing): Fact<TableSupport> {
  return routes.tableFor?.(inputs) ?? routes.table;
}

/** Returns all ranges that a workload keeps out of: those of the service, and those that its inputs name. */
export function excludedRangesOf({ service, inputs }: Needing): readonly ExcludedRange[] {
  return service.excludedRangesFor ? [...service.excludedRanges, ...service.excludedRangesFor(inputs)] : service.excludedRanges;
}

/** Returns the longest prefix length that the platform accepts for a workload's subnet. */
export function smallestOf({ service: { subnet }, inputs }: Needing): Fact<number> {
  return subnet.floor?.(inputs) ?? subnet.smallest;
}

/** Returns the prefix length that the documentation advises for a workload's subnet, or undefined when it advises none. */
export function recommendedOf({ service: { subnet }, inputs }: Needing): Fact<number> | undefined {
  return subnet.recommendedFor?.(inputs) ?? subnet.recommended;
}
