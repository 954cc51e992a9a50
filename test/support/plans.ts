import type { PlanDocument, SubnetDocument, VirtualNetworkDocument } from '../../shared/plan/document.ts';
import { parsePrefix, type Prefix } from '../../shared/address/prefix.ts';
import { computePlan, type Computed } from '../../shared/result/compute.ts';
import { resultOf } from '../../shared/result/write-result.ts';
import type { PlanResult } from '../../shared/result/result.ts';

/** Computes a document that a test knows to be right; problems fail the test with their texts. */
export function mustCompute(document: PlanDocument, on: { readonly today?: string } = {}): Computed {
  const computed = computePlan(document, on);
  if (!computed.ok) throw new Error(computed.problems.map((problem) => `${problem.at}: ${problem.text}`).join('\n'));
  return computed.value;
}

/** The printable result of a document that a test knows to be right. */
export function mustResult(document: PlanDocument, on: { readonly today?: string } = {}): PlanResult {
  return resultOf(mustCompute(document, on));
}

/** Reads a prefix that a test knows to be right. */
export function mustPrefix(text: string): Prefix {
  const prefix = parsePrefix(text);
  if (!prefix) throw new Error(`not a prefix: ${text}`);
  return prefix;
}

/** A document of one network with these subnets. */
export function oneNetwork(
  subnets: readonly SubnetDocument[],
  network: Partial<VirtualNetworkDocument> = { addressSpace: ['10.64.0.0/16'] },
): PlanDocument {
  return { cadastre: 1, name: 'test', virtualNetworks: [{ name: 'net', subnets: [...subnets], ...network }] };
}

/** Every chosen or given prefix by subject: `net` and `net/subnet`. */
export function places(result: PlanResult): Record<string, string> {
  const all: Record<string, string> = {};
  for (const network of result.virtualNetworks) {
    all[network.name] = network.addressSpace.join(' ');
    for (const subnet of network.subnets) all[`${network.name}/${subnet.name}`] = `${subnet.prefix ?? 'none'} ${subnet.ipv6Prefix ?? ''}`.trim();
  }
  return all;
}

/** The rules of all findings, with their first subject: `overlap-connected spoke`. */
export function findingNames(result: PlanResult): string[] {
  return result.findings.map((finding) => `${finding.rule} ${finding.subjects[0] ?? ''}`.trim());
}
