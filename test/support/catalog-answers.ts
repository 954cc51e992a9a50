import { expect } from 'vitest';
import type { Inputs } from '../../shared/catalog/inputs.ts';
import type { RuleNeed, Service } from '../../shared/catalog/service.ts';
import { readInputs } from '../../shared/catalog/inputs.ts';
import { sizeSubnet, type SizingMode, type SubnetSize } from '../../shared/catalog/size.ts';

// What tests ask of an entry of the catalog.

export type Raw = Readonly<Record<string, unknown>>;

/** Reads inputs that a test knows to be right, each by itself. */
export function inputsOf(service: Service, raw: Raw = {}): Inputs {
  const read = readInputs(service.sizing.inputs, raw, { of: service.id });
  expect(read.problems).toEqual([]);
  return read.values;
}

/** The size of a subnet with this one service. */
export function sized(service: Service, raw: Raw = {}, mode: SizingMode = 'minimum', growth = 0): SubnetSize {
  return sizeSubnet([{ service, inputs: inputsOf(service, raw), growth }], mode);
}

/** Names of the rules that hold with these inputs, of one direction or of both: without a condition, or with one that they meet. */
export function heldRules(service: Service, raw: Raw = {}, direction?: RuleNeed['direction']): string[] {
  const inputs = inputsOf(service, raw);
  return service.nsg.rules
    .filter((rule) => direction === undefined || rule.direction === direction)
    .filter((rule) => (rule.when ? rule.when(inputs) : rule.condition === undefined))
    .map((rule) => rule.name);
}

/** Names of the routes that would be written. */
export function heldRoutes(service: Service, raw: Raw, defaultRouteAway: boolean): string[] {
  const inputs = inputsOf(service, raw);
  return service.routes.required
    .filter((route) => route.appliedBy === undefined)
    .filter((route) => (route.when ? route.when(inputs, { defaultRouteAway }) : route.condition === undefined))
    .map((route) => route.name);
}
