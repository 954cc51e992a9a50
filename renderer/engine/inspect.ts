import { formatPrefix } from '../../shared/address/prefix.ts';
import { explain } from '../../shared/allocate/explain.ts';
import { writeInput } from '../../shared/catalog/inputs.ts';
import type { SubnetDocument, VirtualNetworkDocument } from '../../shared/plan/document.ts';
import { valueAt } from '../../shared/plan/source-edit.ts';
import type { Subnet } from '../../shared/plan/plan.ts';
import type { NsgResource, RouteTableResource, SubnetResource } from '../../shared/config/resources.ts';
import type { Computed } from '../../shared/result/compute.ts';
import { explanationResult, type ExplanationResult } from '../../shared/result/explanation.ts';
import type { FindingResult, SizingResult } from '../../shared/result/result.ts';
import { findingResult, sizingResult } from '../../shared/result/write-result.ts';
import { subjectOf } from './subject.ts';

/** Everything that the inspector shows of one network or subnet. */
export type Inspection = NetworkInspection | SubnetInspection;

interface Inspected {
  readonly name: string;
  readonly findings: readonly NumberedFinding[];
  /** Why it lies where it does, and how far it can grow. */
  readonly explanation: ExplanationResult | undefined;
}

/** A finding with its number in the list of all, by which its fix is asked for. */
export interface NumberedFinding extends FindingResult {
  readonly number: number;
}

export interface NetworkInspection extends Inspected {
  readonly kind: 'network';
  readonly document: Omit<VirtualNetworkDocument, 'subnets'>;
  readonly addressSpace: readonly string[];
  readonly region: string | null;
  readonly pool: string | null;
  readonly pools: readonly string[];
}

export interface SubnetInspection extends Inspected {
  readonly kind: 'subnet';
  readonly network: string;
  readonly prefix: string | null;
  readonly ipv6Prefix: string | null;
  /** The part of the document that says it; of a subnet of a set the entry of the set. */
  readonly document: SubnetDocument;
  readonly set: Subnet['set'] | null;
  /** What lives in it, with every input as it counts. */
  readonly workloads: readonly WorkloadInspection[];
  readonly receipt: SizingResult;
  readonly resource: SubnetResource | undefined;
  readonly nsg: NsgResource | undefined;
  readonly routeTable: RouteTableResource | undefined;
}

export interface WorkloadInspection {
  readonly service: string;
  readonly growth: number;
  readonly inputs: Readonly<Record<string, number | boolean | string | readonly string[]>>;
}

/** Returns what the inspector shows of a name, or undefined when there is nothing of that name. */
export function inspectionOf(computed: Computed, name: string): Inspection | undefined {
  const subject = subjectOf(computed, name);
  if (!subject) return undefined;
  const { plan, allocation } = computed;
  const explained = explain(plan, allocation, name);
  const common = {
    name,
    findings: computed.findings.flatMap((finding, number) => (finding.subjects.includes(name) ? [{ ...findingResult(finding), number }] : [])),
    explanation: explained && explanationResult(explained, computed),
  };
  if (subject.kind === 'network') {
    const { network, prefixes } = subject.place;
    const { subnets: _subnets, ...document } = valueAt(plan.document, network.path) as VirtualNetworkDocument;
    return {
      ...common,
      kind: 'network',
      document,
      addressSpace: prefixes.map(formatPrefix),
      region: network.region ?? null,
      pool: network.pool?.name ?? null,
      pools: plan.pools.map((pool) => pool.name),
    };
  }
  const { subnet, prefix, ipv6Prefix } = subject.place;
  const network = computed.resources.networks.find((one) => one.name === subnet.networkName);
  const resource = network?.subnets.find((one) => one.name === subnet.name);
  return {
    ...common,
    kind: 'subnet',
    network: subnet.networkName,
    prefix: prefix ? formatPrefix(prefix) : null,
    ipv6Prefix: ipv6Prefix ? formatPrefix(ipv6Prefix) : null,
    document: valueAt(plan.document, subnet.path) as SubnetDocument,
    set: subnet.set ?? null,
    workloads: subnet.workloads.map(({ service, inputs, growth }) => ({
      service: service.id,
      growth,
      inputs: Object.fromEntries(Object.keys(service.sizing.inputs).map((input) => [input, writeInput(inputs[input] as unknown)])),
    })),
    receipt: sizingResult(subnet.sizing, { asked: subnet.size, had: prefix?.length }),
    resource,
    nsg: network?.nsgs.find(({ name: nsg }) => nsg === resource?.nsg),
    routeTable: network?.routeTables.find(({ name: table }) => table === resource?.routeTable),
  };
}
