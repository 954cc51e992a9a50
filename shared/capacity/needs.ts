import { LARGEST_SUBNET } from '../catalog/azure-subnet.ts';
import type { Inputs } from '../catalog/inputs.ts';
import type { Service } from '../catalog/service.ts';
import { sizeSubnet, type Workload } from '../catalog/size.ts';
import type { Subnet } from '../plan/plan.ts';
import { countInYear } from './compound.ts';

/** The most of an input that its service accepts. */
export interface InputBound {
  readonly service: Service;
  readonly input: string;
  readonly most: number;
}

/** What a subnet needs in one year. */
export interface YearNeed {
  /** Addresses, without `growth` and without those that Azure reserves; never above `MOST_NEEDED`. */
  readonly needed: number;
  /** The longest prefix length that holds them and that its services accept. */
  readonly length: number;
  /** Not even the largest subnet of Azure would hold them. */
  readonly tooLarge: boolean;
  /** An input that would have to be larger than its service accepts; it is counted with the most. */
  readonly bound: InputBound | undefined;
}

/** One more than the addresses of the largest subnet: what is needed beyond that is not told apart. */
export const MOST_NEEDED = 2 ** (32 - LARGEST_SUBNET.value) + 1;

/**
 * Returns what a subnet needs now (the first) and in each of the next `years` years.
 *
 * Inputs that grow and counts of private endpoints rise by `growthPerYear`, compounded from the number that the document gives and rounded
 * up. `growth` and recommended sizes are room that is planned now, for growth to use up: they are not in these numbers.
 */
export function needsByYear(subnet: Subnet, years: number): YearNeed[] {
  const rises = growsByYear(subnet);
  let need = needInYear(subnet, 0);
  const needs = [need];
  for (let year = 1; year <= years; year++) {
    // Beyond the largest subnet sums are of no use, and would grow past what a number can hold.
    if (rises && !need.tooLarge) need = needInYear(subnet, year);
    needs.push(need);
  }
  return needs;
}

/** Reports whether the document gives a subnet or a workload in it growth by the year, whether or not it has an input that grows. */
export function growsByYear({ growthPerYear: own, workloads }: Subnet): boolean {
  return own > 0 || workloads.some(({ growthPerYear = 0 }) => growthPerYear > 0);
}

/** Returns what a subnet needs in one year, as `needsByYear` does; 0 is now. */
export function needInYear({ workloads, privateEndpoints, growthPerYear }: Subnet, year: number): YearNeed {
  const bounds: InputBound[] = [];
  const then = workloads.map((workload): Workload => ({ ...workload, inputs: inputsIn(workload, year, bounds), growth: 0 }));
  const endpoints = privateEndpoints.map(({ line, count, addressesEach }) => ({
    label: line.label,
    addresses: countInYear(count, growthPerYear, year) * addressesEach,
  }));
  const { needed, minimum, tooLarge = false } = sizeSubnet(then, 'minimum', endpoints);
  return { needed: Math.min(needed, MOST_NEEDED), length: minimum, tooLarge, bound: bounds[0] };
}

/** Returns the inputs of a year. Those that would pass the most that their service accepts stay there, and are added to `bounds`. */
function inputsIn({ service, inputs, growthPerYear = 0 }: Workload, year: number, bounds: InputBound[]): Inputs {
  if (growthPerYear === 0 || year === 0) return inputs;
  const then: Record<string, unknown> = { ...inputs };
  for (const [input, spec] of Object.entries(service.sizing.inputs)) {
    if (spec.kind !== 'count' || !spec.grows) continue;
    const wanted = countInYear(inputs[input] as number, growthPerYear, year);
    const most = spec.most ?? Infinity;
    then[input] = Math.min(wanted, most);
    if (wanted > most) bounds.push({ service, input, most });
  }
  return then;
}
