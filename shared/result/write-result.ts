import { AddressSetBuilder, type AddressSet } from '../address/address-set.ts';
import { freePrefixes, largestPrefix } from '../address/free-space.ts';
import { addressCount, formatPrefix, prefixesOverlap, type Ipv4Prefix, type Prefix } from '../address/prefix.ts';
import { prefixesOf } from '../allocate/allocate.ts';
import type { NetworkPlace, SubnetPlace } from '../allocate/allocation.ts';
import { roomsOf, type Rooms } from '../allocate/room.ts';
import { takenBy, takenIn } from '../allocate/taken.ts';
import { fullestMeters } from '../limits/index.ts';
import { CATALOG_VERSION } from '../catalog/catalog.ts';
import { usableWith, type SubnetSize } from '../catalog/size.ts';
import type { Source } from '../catalog/source.ts';
import type { Accepted } from '../checks/acceptance.ts';
import type { Finding, Fix } from '../checks/finding.ts';
import { formatPath } from '../problem/problem.ts';
import { remembered } from '../problem/remembered.ts';
import { compareText } from '../problem/compare.ts';
import type { Plan, Pool } from '../plan/plan.ts';
import { aggregationOf } from './aggregation.ts';
import type { Computed } from './compute.ts';
import type { AcceptedResult, FindingResult, FixResult, NetworkResult, PlanResult, PoolResult, SizingResult, SubnetResult } from './result.ts';
import { delegationName, serviceResult, type ServiceResult } from './service-result.ts';

/** Returns the printable answer to a computed plan. */
export function resultOf(computed: Computed): PlanResult {
  const { plan, allocation, findings, accepted } = computed;
  const rooms = roomsOf(plan, allocation);
  const virtualNetworks = allocation.networks.map((place) => networkResult(place, rooms));
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  return {
    format: 'cadastre-result/1',
    plan: plan.name,
    catalog: CATALOG_VERSION,
    pools: poolResults(computed),
    virtualNetworks,
    services: servicesOf(plan),
    findings: findings.map(findingResult),
    ...(accepted.length > 0 ? { accepted: accepted.map(acceptedResult) } : {}),
    meters: fullestMeters({ plan, allocation, resources: () => computed.resources }),
    summary: {
      virtualNetworks: virtualNetworks.length,
      subnets: virtualNetworks.reduce((sum, network) => sum + network.subnets.length, 0),
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
      accepted: accepted.length,
      ...aggregationOf(plan, allocation),
    },
  };
}

/**
 * Returns a receipt as it is printed. `asked` is the prefix length that the document asks for in place of the sum's, `had` that of
 * the prefix which the subnet has: `usable` is counted of it.
 */
export function sizingResult(size: SubnetSize, { asked, had }: { asked?: number | undefined; had?: number | undefined } = {}): SizingResult {
  const prefixLength = asked ?? size.prefixLength;
  const floor = asked === undefined ? size.floor : { prefixLength: asked, because: 'the size that the document asks for' };
  return {
    needed: size.needed,
    reserved: size.reserved,
    total: size.total,
    usable: usableWith(had ?? prefixLength, size.reserved),
    prefixLength,
    minimum: size.minimum,
    recommended: size.recommended,
    lines: size.lines.map(({ label, addresses, assumed }) => (assumed ? { label, addresses, assumed } : { label, addresses })),
    ...(size.grown.length > 0 ? { growth: size.grown } : {}),
    ...(floor ? { floor: { prefixLength: floor.prefixLength, because: floor.because } } : {}),
    sources: size.sources.map(sourceResult),
  };
}

type SourceResult = SizingResult['sources'][number];

/** A catalog has few sources, and a plan many receipts that name them: each is made once. */
const sourceResult = remembered(({ title, url, date }: Source): SourceResult => ({ title, url, date }));

/** Returns a finding as it is printed. */
export const findingResult = remembered(({ path, fix, alternatives, ...finding }: Finding): FindingResult => ({
  ...finding,
  at: formatPath(path),
  ...(fix ? { fix: fixResult(fix) } : {}),
  ...(alternatives ? { alternatives: alternatives.map(fixResult) } : {}),
}));

/** Returns an accepted finding as it is printed. */
export function acceptedResult({ finding, suppression: { reason, owner, until } }: Accepted): AcceptedResult {
  return { ...findingResult(finding), because: reason, ...(owner === undefined ? {} : { owner }), ...(until === undefined ? {} : { until }) };
}

/** Returns a fix as it is printed. */
export function fixResult({ title, edits }: Fix): FixResult {
  return {
    title,
    edits: edits.map(({ path, ...edit }) => ({ path: formatPath(path), ...edit })),
  };
}

/** Returns the pools of a plan as they are printed. */
export function poolResults({ plan, allocation }: Pick<Computed, 'plan' | 'allocation'>): PoolResult[] {
  const held = new AddressSetBuilder();
  for (const { prefixes } of allocation.networks) for (const prefix of prefixes) if (prefix.family === 4) held.add(prefix);
  const assigned = held.build();
  const taken = takenBy(plan, allocation).map(({ prefix }) => prefix);
  return plan.pools.map((pool) => poolResult(pool, assigned, taken));
}

function poolResult(pool: Pool, assigned: AddressSet, taken: readonly Prefix[]): PoolResult {
  const prefixes = prefixesOf(pool, 4);
  const free = freePrefixes(
    [...prefixes, ...prefixesOf(pool, 6)],
    taken.filter((range) => pool.prefixes.some(({ prefix }) => prefix && prefixesOverlap(prefix, range))),
  );
  const within = new AddressSetBuilder();
  for (const prefix of prefixes) within.add(prefix);
  const space = within.build();
  const largest = largestPrefix(free);
  return {
    name: pool.name,
    prefixes: pool.prefixes.map(({ text }) => text),
    addresses: Number(space.count()),
    assigned: Number(space.intersection(assigned).count()),
    free: free.map(formatPrefix),
    largestFree: largest ? formatPrefix(largest) : null,
  };
}

function networkResult(place: NetworkPlace, rooms: Rooms): NetworkResult {
  const { network, prefixes, origin, subnets } = place;
  const room = rooms.network(place);
  return {
    name: network.name,
    region: network.region ?? null,
    addressSpace: prefixes.map(formatPrefix),
    source: origin,
    addresses: countOf(prefixes),
    assigned: countOf(subnets.flatMap(({ prefix }) => prefix ?? [])),
    free: freePrefixes(
      prefixes,
      takenIn(place).map(({ prefix }) => prefix),
    ).map(formatPrefix),
    growsTo: room.length > 0 ? Math.min(...room.map(({ growsTo }) => growsTo)) : null,
    subnets: subnets.map((subnet) => subnetResult(subnet, place, rooms)),
  };
}

function subnetResult({ subnet, prefix, ipv6Prefix, origin }: SubnetPlace, place: NetworkPlace, rooms: Rooms): SubnetResult {
  return {
    name: subnet.name,
    service: subnet.workloads.map(({ service }) => service.id).join(' + '),
    prefix: prefix ? formatPrefix(prefix) : null,
    ipv6Prefix: ipv6Prefix ? formatPrefix(ipv6Prefix) : null,
    growsTo: rooms.subnet(place, subnet)?.growsTo ?? null,
    source: origin,
    ...(subnet.set ? { set: subnet.set } : {}),
    delegation: delegationName(subnet.workloads),
    publicAddresses: subnet.sizing.publicAddresses,
    sizing: sizingResult(subnet.sizing, { asked: subnet.size, had: prefix?.length }),
  };
}

function servicesOf(plan: Plan): ServiceResult[] {
  const used = new Set(plan.networks.flatMap(({ subnets }) => subnets.flatMap(({ workloads }) => workloads.map(({ service }) => service))));
  return [...used].sort((a, b) => compareText(a.id, b.id)).map(serviceResult);
}

/** IPv4 addresses, each counted once even where prefixes overlap by mistake. */
function countOf(prefixes: readonly Prefix[]): number {
  const four = prefixes.filter((prefix): prefix is Ipv4Prefix => prefix.family === 4);
  const ordered = [...four].sort((a, b) => a.first - b.first || a.length - b.length);
  let end = -1;
  let count = 0;
  for (const prefix of ordered) {
    const last = prefix.first + addressCount(prefix) - 1;
    if (last <= end) continue;
    count += last - Math.max(prefix.first - 1, end);
    end = last;
  }
  return count;
}
