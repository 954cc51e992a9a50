import fc from 'fast-check';
import { formatPrefix, prefixesOverlap, subprefixes, type Prefix } from '../../shared/address/prefix.ts';
import type { ExcludedRange } from '../../shared/catalog/service.ts';
import { services } from '../../shared/catalog/services/index.ts';
import type { SubnetDocument } from '../../shared/plan/document.ts';
import { mustPrefix } from './plans.ts';
import type { SlowDemand } from './slow-space.ts';

/** An entry of a list of subnets, and what it asks for in the terms of the slow twins. */
export interface SmallEntry {
  readonly document: SubnetDocument;
  readonly demands: readonly SlowDemand[];
  /** Ranges that the whole network around it keeps out of. */
  readonly beside: readonly Prefix[];
}

/** Returns the ranges that a service keeps out of by itself, or the network around it. */
export function rangesOf(service: string, appliesTo: ExcludedRange['appliesTo']): Prefix[] {
  return (services.find(({ id }) => id === service)?.excludedRanges ?? []).flatMap((range) =>
    range.appliesTo === appliesTo ? [mustPrefix(range.prefix)] : [],
  );
}

function entry(document: SubnetDocument, lengths: readonly number[], service = '', more: readonly Prefix[] = []): SmallEntry {
  return {
    document,
    demands: lengths.map((length) => ({ length, excluded: rangesOf(service, 'subnet') })),
    beside: [...rangesOf(service, 'network'), ...more],
  };
}

/** A count after growth: the first that is large enough, counted upwards. */
function grown(count: number, growth: number): number {
  let after = count;
  while (after * 100 < count * (100 + growth)) after++;
  return after;
}

/** Machines with growth, of one workload or of several in one subnet: the need is counted, the length tried from the longest on. */
const machines: fc.Arbitrary<SmallEntry> = fc
  .record({
    counts: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
    growth: fc.constantFrom(0, 10, 50, 100),
    endpoints: fc.constantFrom(0, 0, 1, 3),
  })
  .map(({ counts, growth, endpoints }) => {
    const needed = [...counts, endpoints].reduce((sum, count) => sum + grown(count, growth), 0);
    let length = 29;
    while (2 ** (32 - length) - 5 < needed) length--;
    const [only, ...more] = counts.map((count) => ({ service: 'virtual-machines', inputs: { machines: count } }));
    const lives = more.length === 0 ? only : { workloads: [only, ...more].flatMap((one) => one ?? []) };
    const privateEndpoints = endpoints === 0 ? [] : [{ resource: 'key-vault', count: endpoints }];
    return entry({ ...lives, growth, privateEndpoints }, [length]);
  });

/** Subnets of a /29 to a /26: machines, and services that keep out of ranges of their own or of ranges that their inputs name. */
export function smallEntry(space: readonly Prefix[]): fc.Arbitrary<SmallEntry> {
  // A range that AKS keeps to itself may not be named as that of its services.
  const own = rangesOf('aks-pod-subnet-nodes', 'network');
  const pieces = [mustPrefix('10.99.0.0/28'), ...space.flatMap((prefix) => [27, 28].flatMap((length) => [...subprefixes(prefix, length)]))].filter(
    (piece) => !own.some((range) => prefixesOverlap(range, piece)),
  );
  return fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(27, 28, 28, 29, 29, 29).map((length) => entry({ size: `/${length}` }, [length])) },
    { weight: 2, arbitrary: machines },
    fc.constant(entry({ service: 'dns-private-resolver', size: '/28' }, [28], 'dns-private-resolver')),
    fc.constant(entry({ service: 'stream-analytics', size: '/29' }, [29], 'stream-analytics')),
    fc.constant(entry({ service: 'container-apps-workload-profiles' }, [27], 'container-apps-workload-profiles')),
    fc.constant(entry({ service: 'machine-learning-compute', size: '/29' }, [29], 'machine-learning-compute')),
    fc.constant(
      entry({ set: 'databricks', inputs: { nodes: 2 }, subnets: { host: { size: '/29' }, container: { size: '/28' } } }, [29, 28], 'databricks'),
    ),
    fc
      .constantFrom(...pieces)
      .map((range) =>
        entry(
          { service: 'aks-pod-subnet-nodes', inputs: { nodes: 1, serviceCidr: formatPrefix(range) }, size: '/28' },
          [28],
          'aks-pod-subnet-nodes',
          [range],
        ),
      ),
  );
}

/** What takes a /24 to a /21: a Virtual WAN hub, which is a block, a private cloud with subnets of its own, and large subnets. */
export const largeEntry: fc.Arbitrary<SmallEntry> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(22, 23, 23, 24, 24, 24).map((length) => entry({ size: `/${length}` }, [length])) },
  fc.constant(entry({ service: 'virtual-wan-hub' }, [23], 'virtual-wan-hub')),
  fc.constant(entry({ service: 'virtual-wan-hub', size: '/24' }, [24], 'virtual-wan-hub')),
  fc.constant(entry({ set: 'vmware-solution-gen2' }, [22, 24, 24], 'vmware-solution-gen2')),
  fc.constant(entry({ set: 'vmware-solution-gen2', inputs: { hcx: false } }, [22], 'vmware-solution-gen2')),
);

/** Gives entries names of their own, whatever the services demand. */
export function named(entries: readonly SmallEntry[]): SubnetDocument[] {
  return entries.map(({ document }, i) => ({ ...document, name: `s${i}` }));
}
