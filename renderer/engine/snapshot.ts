import { addressCount, formatPrefix, type Prefix } from '../../shared/address/prefix.ts';
import type { NetworkPlace, SubnetPlace } from '../../shared/allocate/allocation.ts';
import { usableWith } from '../../shared/catalog/size.ts';
import type { Family } from '../../shared/catalog/service.ts';
import type { Severity } from '../../shared/checks/finding.ts';
import type { NetworkResource, SubnetResource } from '../../shared/config/resources.ts';
import { peersOf } from '../../shared/connectivity/peerings.ts';
import { networkNamed, subnetAt } from '../../shared/plan/by-name.ts';
import { demandedLength, type Network } from '../../shared/plan/plan.ts';
import { remembered } from '../../shared/problem/remembered.ts';
import type { Computed } from '../../shared/result/compute.ts';
import type { AcceptedResult, FindingResult, PoolResult } from '../../shared/result/result.ts';
import { acceptedResult, findingResult, poolResults } from '../../shared/result/write-result.ts';

/** What is on screen of an open plan: plain rows, small enough to cross from a worker at each edit. */
export interface Snapshot {
  /** Counts the states of the plan; a later one never is older news. */
  readonly state: number;
  readonly name: string;
  readonly description: string;
  readonly pools: readonly PoolRow[];
  readonly externals: readonly ExternalRow[];
  readonly networks: readonly NetworkRow[];
  /** How many peerings the document lists. */
  readonly peerings: number;
  readonly findings: readonly FindingResult[];
  readonly accepted: readonly AcceptedResult[];
  readonly counts: Counts;
  /** What undo would take back, and what redo would make again. */
  readonly undo: string | null;
  readonly redo: string | null;
}

export interface Counts {
  readonly networks: number;
  readonly subnets: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Prefixes that the engine chose and the document does not record yet. */
  readonly pending: number;
}

export interface PoolRow extends Omit<PoolResult, 'free'> {
  readonly reserved: readonly { readonly prefix: string; readonly reason: string }[];
}

export interface ExternalRow {
  readonly name: string;
  readonly kind: string;
  readonly prefixes: readonly string[];
}

/** How a place came to be; `none`: there is no room for it. */
export type Origin = 'allocated' | 'pinned' | 'deployed' | 'none';

export interface NetworkRow {
  readonly name: string;
  readonly region: string | null;
  readonly pool: string | null;
  readonly peers: readonly string[];
  readonly addressSpace: readonly string[];
  readonly origin: Origin;
  /** IPv4 addresses in all, and those that subnets hold. */
  readonly addresses: number;
  readonly assigned: number;
  readonly worst: Severity | null;
  readonly subnets: readonly SubnetRow[];
}

export interface SubnetRow {
  readonly name: string;
  /** `network/subnet`. */
  readonly address: string;
  /** Ids of the services that live in it, and what they are called together. */
  readonly services: readonly string[];
  readonly service: string;
  readonly family: Family;
  readonly prefix: string | null;
  readonly ipv6Prefix: string | null;
  readonly origin: Origin;
  readonly needed: number;
  /** Usable addresses of the prefix that it has, or that it asks for. */
  readonly usable: number;
  readonly set: string | null;
  readonly chips: readonly Chip[];
  readonly worst: Severity | null;
}

/** What is configured at a subnet, in a few letters, and in words. */
export interface Chip {
  readonly text: string;
  readonly title: string;
}

/** Returns what is on screen of a computed plan. Rows and findings that say what they said in `previous` are the very same values as there. */
export function snapshotOf(computed: Computed, at: Pick<Snapshot, 'state' | 'undo' | 'redo'>, previous?: Snapshot): Snapshot {
  const { plan, allocation, findings, accepted, resources } = computed;
  const worst = worstByNetwork(computed);
  const configured = new Map(resources.networks.map((network) => [network.name, network]));
  const networks = allocation.networks.map((place) => {
    const { network } = place;
    return rowOf(place, {
      worst: worst.get(network) ?? NOTHING,
      peers: peersOf(network, plan).map(({ name }) => name),
      configured: configured.get(network.name),
    });
  });
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return {
    ...at,
    name: plan.name,
    description: plan.description,
    pools: poolResults(computed).map(({ free: _free, ...pool }, i) => ({
      ...pool,
      reserved: (plan.pools[i]?.reserved ?? []).map(({ range, reason }) => ({ prefix: range.text, reason })),
    })),
    externals: plan.externalNetworks.map(({ name, kind, prefixes }) => ({ name, kind, prefixes: prefixes.map(({ text }) => text) })),
    networks,
    peerings: plan.peerings.length,
    findings: keptFindings(findings.map(findingResult), previous?.findings ?? []),
    accepted: accepted.map(acceptedResult),
    counts: {
      networks: networks.length,
      subnets: networks.reduce((sum, { subnets }) => sum + subnets.length, 0),
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
      pending: networks.reduce((sum, network) => sum + pendingOf(network), 0),
    },
  };
}

function keptFindings(findings: readonly FindingResult[], previous: readonly FindingResult[]): readonly FindingResult[] {
  const kept = new Set(previous);
  // What is found again is the very same value already; only of the rest has to be asked what it says.
  if (findings.every((finding) => kept.has(finding))) return findings;
  const now = new Set(findings);
  const before = new Map(previous.filter((finding) => !now.has(finding)).map((finding) => [JSON.stringify(finding), finding]));
  return findings.map((finding) => (kept.has(finding) ? finding : (before.get(JSON.stringify(finding)) ?? finding)));
}

const pendingOf = remembered(
  ({ origin, subnets }: NetworkRow): number => (origin === 'allocated' ? 1 : 0) + subnets.filter((subnet) => subnet.origin === 'allocated').length,
);

const RANK: Readonly<Record<Severity, number>> = { info: 1, warning: 2, error: 3 };

/** The worst that is found of a network and of its subnets, by their names. */
type Worst = ReadonlyMap<string, Severity>;

const NOTHING: Worst = new Map();

/** The worst that is found of networks and their subnets; networks of which nothing is found are absent. */
function worstByNetwork({ plan, findings }: Computed): ReadonlyMap<Network, Worst> {
  const worst = new Map<Network, Map<string, Severity>>();
  for (const { severity, subjects } of findings)
    for (const subject of subjects) {
      const network = networkNamed(subject, plan) ?? subnetAt(subject, plan)?.network;
      if (!network) continue;
      let own = worst.get(network);
      if (!own) worst.set(network, (own = new Map<string, Severity>()));
      const had = own.get(subject);
      if (had === undefined || RANK[severity] > RANK[had]) own.set(subject, severity);
    }
  return worst;
}

/** What a row is made from beside the places of its network. */
interface RowParts {
  readonly worst: Worst;
  readonly peers: readonly string[];
  readonly configured: NetworkResource | undefined;
}

const made = new WeakMap<NetworkPlace, { readonly from: RowParts; readonly row: NetworkRow }>();

/** As `networkRow`; a row that would say the same is the very same value as before, so that only rows that changed have to cross from the worker. */
function rowOf(place: NetworkPlace, from: RowParts): NetworkRow {
  const before = made.get(place);
  if (before && sameParts(before.from, from)) return before.row;
  const row = networkRow(place, from);
  made.set(place, { from, row });
  return row;
}

function sameParts(before: RowParts, now: RowParts): boolean {
  return (
    before.configured === now.configured &&
    before.peers.length === now.peers.length &&
    before.peers.every((peer, i) => peer === now.peers[i]) &&
    before.worst.size === now.worst.size &&
    [...before.worst].every(([subject, severity]) => now.worst.get(subject) === severity)
  );
}

function networkRow({ network, prefixes, origin, subnets }: NetworkPlace, { worst, peers, configured }: RowParts): NetworkRow {
  const resources = new Map(configured?.subnets.map((subnet) => [subnet.name, subnet]));
  const nsgs = new Map(configured?.nsgs.map((nsg) => [nsg.name, nsg.rules.length]));
  const tables = new Map(configured?.routeTables.map((table) => [table.name, table.routes.length]));
  return {
    name: network.name,
    region: network.region ?? null,
    pool: network.pool?.name ?? null,
    peers,
    addressSpace: prefixes.map(formatPrefix),
    origin: prefixes.length === 0 ? 'none' : origin,
    addresses: countOf(prefixes),
    assigned: countOf(subnets.flatMap(({ prefix }) => prefix ?? [])),
    worst: worst.get(network.name) ?? null,
    subnets: subnets.map((place) => subnetRow(place, worst, resources.get(place.subnet.name), { nsgs, tables })),
  };
}

function subnetRow(
  { subnet, prefix, ipv6Prefix, origin }: SubnetPlace,
  worst: Worst,
  resource: SubnetResource | undefined,
  counts: RuleCounts,
): SubnetRow {
  const { workloads, sizing } = subnet;
  const endpoints = subnet.privateEndpoints.reduce((sum, { count }) => sum + count, 0);
  const onlyEndpoints = endpoints > 0 && workloads.every(({ service, given }) => service.id === 'virtual-machines' && (given?.size ?? 0) === 0);
  return {
    name: subnet.name,
    address: subnet.address,
    services: workloads.map(({ service }) => service.id),
    service: onlyEndpoints ? 'Private endpoints' : workloads.map(({ service }) => service.name).join(' + '),
    family: onlyEndpoints ? 'endpoints' : (workloads[0]?.service.family ?? 'compute'),
    prefix: prefix ? formatPrefix(prefix) : null,
    ipv6Prefix: ipv6Prefix ? formatPrefix(ipv6Prefix) : null,
    origin: prefix ? origin : 'none',
    needed: sizing.needed,
    usable: usableWith(prefix?.length ?? demandedLength(subnet), sizing.reserved),
    set: subnet.set?.name ?? null,
    chips: chipsOf(subnet.serviceEndpoints.length, endpoints, resource, counts),
    worst: worst.get(subnet.address) ?? null,
  };
}

/** How many rules and routes there are, by the names of NSGs and route tables. */
interface RuleCounts {
  readonly nsgs: ReadonlyMap<string, number>;
  readonly tables: ReadonlyMap<string, number>;
}

function chipsOf(serviceEndpoints: number, privateEndpoints: number, resource: SubnetResource | undefined, { nsgs, tables }: RuleCounts): Chip[] {
  const chips: Chip[] = [];
  const rules = nsgs.get(resource?.nsg ?? '');
  if (rules !== undefined) chips.push({ text: `NSG ${rules}`, title: `${rules} NSG rules` });
  else if (resource?.noNsgBecause) chips.push({ text: 'no NSG', title: resource.noNsgBecause });
  const routes = tables.get(resource?.routeTable ?? '');
  if (routes !== undefined) chips.push({ text: `UDR ${routes}`, title: `${routes} routes in its route table` });
  if (resource?.delegation) chips.push({ text: 'delegated', title: `Delegated to ${resource.delegation.to}` });
  if (serviceEndpoints > 0) chips.push({ text: `SE ${serviceEndpoints}`, title: `${serviceEndpoints} service endpoints` });
  if (privateEndpoints > 0) chips.push({ text: `PE ${privateEndpoints}`, title: `${privateEndpoints} private endpoints` });
  if (resource?.natGateway) chips.push({ text: 'NAT', title: `NAT gateway ${resource.natGateway}` });
  return chips;
}

function countOf(prefixes: readonly Prefix[]): number {
  return prefixes.reduce((sum, prefix) => sum + (prefix.family === 4 ? addressCount(prefix) : 0), 0);
}
