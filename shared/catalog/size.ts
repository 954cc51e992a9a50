import { invariant } from '../problem/invariant.ts';
import { LARGEST_SUBNET, prefixLengthFor, RESERVED_PER_SUBNET, usableAddresses, virtualNetworkFaq } from './azure-subnet.ts';
import type { Inputs } from './inputs.ts';
import type { Service, SizingLine } from './service.ts';
import type { Fact, Source } from './source.ts';

/** One service with its inputs read, before growth. */
export interface Workload {
  readonly service: Service;
  readonly inputs: Inputs;
  /** Percent added to each input that grows. */
  readonly growth: number;
  /** Names of inputs that the user gave; the rest are defaults. */
  readonly given?: ReadonlySet<string>;
}

export type SizingMode = 'recommended' | 'minimum';

/** What growth made of one input. */
export interface Grown {
  readonly input: string;
  readonly from: number;
  readonly to: number;
  readonly percent: number;
  /** The input's upper bound kept it from growing further. */
  readonly capped?: true;
}

/** The sum that explains a prefix length. Counts are addresses; lines add up to `needed`. */
export interface SubnetSize {
  readonly needed: number;
  readonly reserved: number;
  readonly total: number;
  /** Usable addresses of a subnet of `prefixLength`. */
  readonly usable: number;
  readonly prefixLength: number;
  readonly lines: readonly SizingLine[];
  readonly grown: readonly Grown[];
  /** Why the prefix is shorter than the sum alone asks for, if it is. */
  readonly floor?: { readonly prefixLength: number; readonly because: string; readonly source: Source };
  /** The need is larger than the largest subnet that Azure accepts; `prefixLength` is that largest one. */
  readonly tooLarge?: true;
  readonly sources: readonly Source[];
}

/**
 * Returns the size of the subnet that holds all `workloads` together, and the sum that explains it.
 *
 * Growth is applied to the inputs that grow, rounded up, before each service's formula, and capped at an input's upper
 * bound. The prefix length is the longest that holds the total, not longer than any service's smallest subnet and, with
 * `recommended`, not longer than any service's recommended one. `extra` lines (private endpoints, say) are added to the sum.
 */
export function sizeSubnet(workloads: readonly Workload[], mode: SizingMode, extra: readonly SizingLine[] = []): SubnetSize {
  const lines: SizingLine[] = [];
  const grown: Grown[] = [];
  const sources: Source[] = [];
  let floor: SubnetSize['floor'];
  const lower = (fact: Fact<number> | undefined, because: string) => {
    if (fact && (floor === undefined || fact.value < floor.prefixLength)) floor = { prefixLength: fact.value, because, source: fact.source };
  };
  for (const { service, inputs, growth } of workloads) {
    const after = grow(service, inputs, growth, grown);
    const prefix = workloads.length > 1 ? `${service.name}: ` : '';
    for (const line of service.sizing.lines(after)) {
      invariant(Number.isSafeInteger(line.addresses) && line.addresses >= 0, `${service.id}: line "${line.label}" counts ${line.addresses}`);
      lines.push(prefix === '' ? line : { ...line, label: prefix + line.label });
    }
    lower(service.subnet.floor?.(after) ?? service.subnet.smallest, `the smallest subnet that ${service.name} accepts`);
    if (mode === 'recommended')
      lower(service.subnet.recommendedFor?.(after) ?? service.subnet.recommended, `the subnet size recommended for ${service.name}`);
    for (const s of service.sizing.sources) if (!sources.includes(s)) sources.push(s);
  }
  lines.push(...extra);
  const needed = lines.reduce((sum, line) => sum + line.addresses, 0);
  const reserved = RESERVED_PER_SUBNET.value;
  const total = needed + reserved;
  const bySum = prefixLengthFor(total);
  const wanted = Math.min(bySum ?? LARGEST_SUBNET.value, floor?.prefixLength ?? 32);
  const prefixLength = Math.max(wanted, LARGEST_SUBNET.value);
  if (!sources.includes(virtualNetworkFaq)) sources.push(virtualNetworkFaq);
  return {
    needed,
    reserved,
    total,
    usable: usableAddresses(prefixLength),
    prefixLength,
    lines,
    grown,
    ...(floor && bySum !== undefined && floor.prefixLength < bySum ? { floor } : {}),
    ...(bySum === undefined || bySum < LARGEST_SUBNET.value ? { tooLarge: true as const } : {}),
    sources,
  };
}

/** Returns the longest prefix length that Azure accepts for `workloads`, whatever they need: the strictest of their floors. */
export function smallestAccepted(workloads: readonly Workload[]): { prefixLength: number; service: Service; source: Source } | undefined {
  let strictest: { prefixLength: number; service: Service; source: Source } | undefined;
  for (const { service, inputs } of workloads) {
    const fact = service.subnet.floor?.(inputs) ?? service.subnet.smallest;
    if (!strictest || fact.value < strictest.prefixLength) strictest = { prefixLength: fact.value, service, source: fact.source };
  }
  return strictest;
}

/**
 * Returns the most of one counted input that a subnet of `prefixLength` carries, other inputs as given, or undefined when
 * not even the least fits. Found by bisection: sizing never shrinks when an input rises (a property test holds that).
 */
export function capacityOf(service: Service, prefixLength: number, input: string, inputs: Inputs): number | undefined {
  const spec = service.sizing.inputs[input];
  invariant(spec?.kind === 'count', `${service.id} has no counted input ${input}`);
  const fits = (n: number) => {
    const size = sizeSubnet([{ service, inputs: { ...inputs, [input]: n }, growth: 0 }], 'minimum');
    return !size.tooLarge && size.prefixLength >= prefixLength;
  };
  if (!fits(spec.least)) return undefined;
  let low = spec.least;
  let high = spec.most ?? 2 ** (32 - prefixLength);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Returns a count after growth, rounded up. Multiplied before divided: 20 and 10 % are 22, not the 23 that 20 × 1.1 rounds up to. */
export function grownCount(count: number, percent: number): number {
  return Math.ceil((count * (100 + percent)) / 100 - 1e-9);
}

function grow(service: Service, inputs: Inputs, growth: number, grown: Grown[]): Inputs {
  if (growth === 0) return inputs;
  const after: Record<string, unknown> = { ...inputs };
  for (const [name, spec] of Object.entries(service.sizing.inputs)) {
    if (spec.kind !== 'count' || !spec.grows) continue;
    const from = inputs[name] as number;
    const wanted = grownCount(from, growth);
    const to = Math.min(wanted, spec.most ?? Infinity);
    if (wanted === from) continue;
    after[name] = to;
    grown.push({ input: name, from, to, percent: growth, ...(to < wanted ? { capped: true as const } : {}) });
  }
  return after;
}
