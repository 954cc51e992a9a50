import { parsePrefix, prefixesOverlap } from '../../../address/prefix.ts';
import type { InputSpecs } from '../../inputs.ts';
import type { ExcludedRange } from '../../service.ts';
import type { Source } from '../../source.ts';
import { cniOverview } from './sources.ts';

/** Ranges inside a Kubernetes cluster, of its pods and of its services: no network around it may overlap them. */
export interface ClusterRanges {
  /** As the user wrote it; '' stands for not told, absent for none. */
  readonly podCidr?: string;
  readonly serviceCidr?: string;
}

const WORDS = { podCidr: 'Pods', serviceCidr: 'Services' } as const;

function told(ranges: ClusterRanges): { input: keyof ClusterRanges; prefix: string }[] {
  return (['podCidr', 'serviceCidr'] as const).flatMap((input) => (ranges[input] ? [{ input, prefix: ranges[input] }] : []));
}

/** Returns the function that names the ranges of a cluster as ones that its network keeps out of. */
export function excludedByCluster(source: Source): (ranges: ClusterRanges) => readonly ExcludedRange[] {
  return (ranges) =>
    told(ranges).map(({ input, prefix }) => ({
      prefix,
      appliesTo: 'network',
      why: `${WORDS[input]} inside the cluster use this range (${input}), which no network around it may overlap.`,
      source,
    }));
}

/** Returns what is wrong with the ranges by themselves: they overlap each other, or a range that the platform keeps. */
export function rangeContradictions(ranges: ClusterRanges, kept: readonly ExcludedRange[], keeper: string): string[] {
  const given = told(ranges);
  const overlap = (a: string, b: string) => {
    const [first, second] = [parsePrefix(a), parsePrefix(b)];
    return first !== undefined && second !== undefined && prefixesOverlap(first, second);
  };
  const { podCidr = '', serviceCidr = '' } = ranges;
  return [
    ...given.flatMap(({ input, prefix }) =>
      kept.filter((range) => overlap(prefix, range.prefix)).map((range) => `${input} (${prefix}) should keep out of ${range.prefix}, which ${keeper} keeps to itself.`),
    ),
    ...(overlap(podCidr, serviceCidr) ? [`podCidr (${podCidr}) and serviceCidr (${serviceCidr}) should not overlap.`] : []),
  ];
}

/** Returns how many nodes a pod range serves when each of them owns a block of `blockLength`. */
export function nodesServed(podCidr: string, blockLength: number): number {
  const range = parsePrefix(podCidr);
  return range === undefined || range.length > blockLength ? 0 : 2 ** (blockLength - range.length);
}

/** Returns what is wrong when a pod range has fewer blocks than there are nodes. `made` names the inputs that the nodes come from. */
export function podRangeTooSmall(podCidr: string, blockLength: number, nodes: number, made: string): string[] {
  const served = nodesServed(podCidr, blockLength);
  if (podCidr === '' || nodes <= served) return [];
  const length = blockLength - Math.ceil(Math.log2(nodes));
  return [`podCidr should be a /${length} or larger: each node owns a /${blockLength} of it, ${podCidr} has ${served}, and ${made} make ${nodes}.`];
}

/** The range of a cluster's services: every network model. */
export const serviceCidr = {
  kind: 'prefix',
  meaning: 'range of the cluster’s services, smaller than a /12; no network around the cluster may overlap it',
  default: '',
  assumed: 'AKS takes 10.0.0.0/16 when nothing is said, a range that many networks lie in. Left empty, nothing keeps out of it: name the range that you choose.',
} as const satisfies InputSpecs[string];

/** The range of a cluster's pods, where they take no address of the network: kubenet and overlay. */
export const podCidr = {
  kind: 'prefix',
  meaning: 'range of the cluster’s pods, a /24 for each node and surge node; no network around the cluster may overlap it',
  default: '10.244.0.0/16',
} as const satisfies InputSpecs[string];

/** What of the pod range a node owns, whatever the pods per node. */
export const NODE_BLOCK = 24;

export const excludedRanges: readonly ExcludedRange[] = ['169.254.0.0/16', '172.30.0.0/16', '172.31.0.0/16', '192.0.2.0/24'].map((prefix) => ({
  prefix,
  appliesTo: 'network',
  why: 'AKS keeps this range to itself: neither the network nor the pod range nor the service range may use it.',
  source: cniOverview,
}));

/** The services' range is longer than this. */
const SERVICE_RANGE_ABOVE = 12;

/** Returns what is wrong with the ranges of a cluster by themselves. */
export function clusterRangeContradictions(ranges: ClusterRanges): string[] {
  const services = ranges.serviceCidr === undefined ? undefined : parsePrefix(ranges.serviceCidr);
  return [
    ...rangeContradictions(ranges, excludedRanges, 'AKS'),
    ...(services && services.length <= SERVICE_RANGE_ABOVE ? [`serviceCidr (${ranges.serviceCidr}) should be smaller than a /${SERVICE_RANGE_ABOVE}.`] : []),
  ];
}
