import { invariant } from '../problem/invariant.ts';
import { LARGEST_SUBNET, prefixLengthFor, RESERVED_PER_SUBNET, virtualNetworkFaq } from './azure-subnet.ts';
import { recommendedOf, smallestOf, type Needing } from './by-inputs.ts';
import type { Inputs } from './inputs.ts';
import type { Service, SizingLine } from './service.ts';
import type { Fact, Source } from './source.ts';

/** Returns the addresses of a prefix that can be used when `reserved` of them are kept, never below 0. */
export function usableWith(prefixLength: number, reserved: number): number {
  return Math.max(0, 2 ** (32 - prefixLength) - reserved);
}

/** Returns the lines of a receipt that say something to a reader: what is asked for none of does not. */
export function toldLines(lines: readonly SizingLine[]): readonly SizingLine[] {
  return lines.filter((line) => line.addresses > 0 || !line.label.startsWith('0 '));
}

/** One service with its inputs read, before growth. */
export interface Workload {
  readonly service: Service;
  readonly inputs: Inputs;
  /** Percent added to each input that grows. */
  readonly growth: number;
  /** Percent by which each input that grows rises in a year; absent: 0. Sizing is for now and does not look at it. */
  readonly growthPerYear?: number;
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
  /** The prefix length with `sizing: minimum`, whatever the mode. */
  readonly minimum: number;
  /** The prefix length with `sizing: recommended`, whatever the mode. */
  readonly recommended: number;
  readonly lines: readonly SizingLine[];
  readonly grown: readonly Grown[];
  /** Public addresses that must be supplied, after growth. */
  readonly publicAddresses: number;
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
  let publicAddresses = 0;
  let least: SubnetSize['floor'];
  let advised: SubnetSize['floor'];
  for (const { service, inputs, growth } of workloads) {
    const after = grow(service, inputs, growth, grown);
    const prefix = workloads.length > 1 ? `${service.name}: ` : '';
    for (const line of service.sizing.lines(after)) {
      const addresses = Math.min(line.addresses, MOST_COUNTED);
      invariant(Number.isSafeInteger(addresses) && addresses >= 0, `${service.id}: line "${line.label}" counts ${line.addresses}`);
      lines.push(prefix === '' && addresses === line.addresses ? line : { ...line, addresses, label: prefix + line.label });
    }
    const workload = { service, inputs: after };
    publicAddresses += service.publicAddresses.count(after);
    least = stricter(least, smallestOf(workload), `the smallest subnet that ${service.name} accepts`);
    advised = stricter(advised, recommendedOf(workload), advisedFor(workload));
    for (const s of service.sizing.sources) if (!sources.includes(s)) sources.push(s);
  }
  lines.push(...extra);
  const needed = lines.reduce((sum, line) => sum + line.addresses, 0);
  // Azure reserves addresses in subnets; what takes a block of its own has none, and what makes its subnets itself counts them in.
  const reserved = workloads.length > 0 && workloads.every(({ service }) => service.placement !== undefined) ? 0 : RESERVED_PER_SUBNET.value;
  const total = needed + reserved;
  const bySum = prefixLengthFor(total);
  const lengthWith = (floor: SubnetSize['floor']) =>
    Math.max(Math.min(bySum ?? LARGEST_SUBNET.value, floor?.prefixLength ?? 32), LARGEST_SUBNET.value);
  // Where both floors are the same, it is the platform's that counts.
  const both = least && (!advised || least.prefixLength <= advised.prefixLength) ? least : advised;
  const floor = mode === 'recommended' ? both : least;
  const prefixLength = lengthWith(floor);
  if (!sources.includes(virtualNetworkFaq)) sources.push(virtualNetworkFaq);
  return {
    needed,
    reserved,
    total,
    usable: usableWith(prefixLength, reserved),
    prefixLength,
    minimum: lengthWith(least),
    recommended: lengthWith(both),
    lines: trimmed(lines),
    grown: trimmed(grown),
    publicAddresses,
    ...(floor && bySum !== undefined && floor.prefixLength < bySum ? { floor } : {}),
    ...(bySum === undefined || bySum < LARGEST_SUBNET.value ? { tooLarge: true as const } : {}),
    sources: trimmed(sources),
  };
}

// Inputs that are millions each may ask for more addresses than a number tells exactly: no line counts more than this, far above all of IPv4.
const MOST_COUNTED = 2 ** 40;

/** A list that was added to keeps room for more: too much where a plan keeps tens of thousands of receipts. */
function trimmed<T>(list: readonly T[]): readonly T[] {
  return list.slice();
}

function advisedFor(workload: Needing): string {
  const { name } = workload.service;
  return recommendedOf(workload)?.assumed
    ? `the subnet size that is advised here for ${name}; no page states one`
    : `the subnet size recommended for ${name}`;
}

function stricter(before: SubnetSize['floor'], fact: Fact<number> | undefined, because: string): SubnetSize['floor'] {
  return fact && (before === undefined || fact.value < before.prefixLength) ? { prefixLength: fact.value, because, source: fact.source } : before;
}

// A guard for inputs that take no address at all, not a fact about Azure.
const MOST_SEARCHED = 2 ** 24;

/** Returns the longest prefix length that Azure accepts for `workloads`, whatever they need: the strictest of their floors. */
export function smallestAccepted(workloads: readonly Workload[]): { prefixLength: number; service: Service; source: Source } | undefined {
  let strictest: { prefixLength: number; service: Service; source: Source } | undefined;
  for (const workload of workloads) {
    const fact = smallestOf(workload);
    if (!strictest || fact.value < strictest.prefixLength) strictest = { prefixLength: fact.value, service: workload.service, source: fact.source };
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
  // Several of an input may share one address, so there may be more of them than addresses.
  let high = 2 ** (32 - prefixLength);
  while (high < (spec.most ?? MOST_SEARCHED) && fits(high)) high *= 2;
  high = Math.min(high, spec.most ?? MOST_SEARCHED);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Returns a count after growth, rounded up. Multiplied before divided: 20 and 10 % are 22, not the 23 that 20 × 1.1 rounds up to. */
export function grownCount(count: number, percent: number): number {
  return count === 0 ? 0 : Math.ceil((count * (100 + percent)) / 100 - 1e-9);
}

function grow(service: Service, inputs: Inputs, growth: number, grown: Grown[]): Inputs {
  if (growth === 0) return inputs;
  const after: Record<string, unknown> = { ...inputs };
  for (const name of Object.keys(service.sizing.inputs)) {
    const spec = service.sizing.inputs[name];
    if (spec?.kind !== 'count' || !spec.grows) continue;
    const from = inputs[name] as number;
    const wanted = grownCount(from, growth);
    const to = Math.min(wanted, spec.most ?? Infinity);
    if (wanted === from) continue;
    after[name] = to;
    grown.push({ input: name, from, to, percent: growth, ...(to < wanted ? { capped: true as const } : {}) });
  }
  return after;
}
