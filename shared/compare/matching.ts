import { formatPrefix } from '../address/prefix.ts';
import type { NetworkPlace, SubnetPlace } from '../allocate/allocation.ts';
import type { PlanDocument } from '../plan/document.ts';
import type { ExternalNetwork, Pool, Subnet } from '../plan/plan.ts';
import type { Computed } from '../result/compute.ts';
import { fieldsOfSubnet } from './subnet-fields.ts';

/** One thing in the old plan and in the new one; one of the two is absent where it came or went. */
export type Pair<T> =
  { readonly from: T; readonly to: T } | { readonly from: T; readonly to?: undefined } | { readonly from?: undefined; readonly to: T };

/** Which thing of the new plan is which of the old. */
export interface Matching {
  readonly pools: readonly Pair<Pool>[];
  readonly externalNetworks: readonly Pair<ExternalNetwork>[];
  readonly networks: readonly Pair<NetworkPlace>[];
  readonly subnets: readonly Pair<SubnetPlace>[];
  /** What a name of the old plan (a network, `network/subnet`, a pool, an external network) is in the new one; itself where it was not renamed. */
  readonly newName: (oldName: string) => string;
}

interface Documents {
  readonly from: PlanDocument;
  readonly to: PlanDocument;
}

/**
 * Returns the pairs of two plans: by name, then what is left by prefix and content, so that something renamed is found again. A subnet that
 * is left in both is looked for in other networks too, by its name and content. Nothing is in two pairs.
 */
export function matchPlans(from: Computed, to: Computed): Matching {
  const documents: Documents = { from: from.plan.document, to: to.plan.document };
  const pools = pairs(from.plan.pools, to.plan.pools, [({ name }) => name, ({ prefixes }) => written(prefixes)], documents);
  const externalNetworks = pairs(
    from.plan.externalNetworks,
    to.plan.externalNetworks,
    [({ name }) => name, ({ prefixes }) => written(prefixes)],
    documents,
  );
  const networks = pairs(
    from.allocation.networks,
    to.allocation.networks,
    [
      ({ network }) => network.name,
      ({ prefixes }) => (prefixes.length === 0 ? undefined : prefixes.map(formatPrefix).sort().join(' ')),
      ({ subnets }, side) =>
        subnets.length === 0
          ? undefined
          : subnets
              .map(({ subnet }) => `${subnet.name} ${content(subnet, side)}`)
              .sort()
              .join('\n'),
    ],
    documents,
  );
  const left: { from: SubnetPlace[]; to: SubnetPlace[] } = { from: [], to: [] };
  const subnets: Pair<SubnetPlace>[] = [];
  for (const network of networks) {
    for (const pair of matchSubnets(network.from?.subnets ?? [], network.to?.subnets ?? [], documents)) {
      if (pair.from && pair.to) subnets.push(pair);
      else if (pair.from) left.from.push(pair.from);
      else left.to.push(pair.to);
    }
  }
  subnets.push(...pairs(left.from, left.to, [({ subnet }, side) => `${subnet.name} ${content(subnet, side)}`], documents));

  const names = new Map<string, string>();
  const note = (was: string | undefined, is: string | undefined) => {
    if (was !== undefined && is !== undefined && was !== is) names.set(was, is);
  };
  for (const pair of pools) note(pair.from?.name, pair.to?.name);
  for (const pair of externalNetworks) note(pair.from?.name, pair.to?.name);
  for (const pair of networks) note(pair.from?.network.name, pair.to?.network.name);
  for (const pair of subnets) note(pair.from?.subnet.address, pair.to?.subnet.address);
  return { pools, externalNetworks, networks, subnets, newName: (oldName) => names.get(oldName) ?? oldName };
}

function matchSubnets(from: readonly SubnetPlace[], to: readonly SubnetPlace[], documents: Documents): Pair<SubnetPlace>[] {
  return pairs(
    from,
    to,
    [
      ({ subnet }) => subnet.name,
      ({ subnet, prefix }) => (prefix === undefined ? undefined : `${formatPrefix(prefix)} ${services(subnet.workloads)}`),
      ({ subnet }, side) => content(subnet, side),
    ],
    documents,
  );
}

/**
 * Pairs two lists by one key after the other. By every key but the first only those are paired that alone have it on their side: of two that
 * look alike nobody can say which is which.
 */
function pairs<T extends object>(
  from: readonly T[],
  to: readonly T[],
  keys: readonly ((item: T, side: PlanDocument) => string | undefined)[],
  documents: Documents,
): Pair<T>[] {
  const partner = new Map<T, T>();
  const taken = new Set<T>();
  let leftFrom = from;
  let leftTo = to;
  for (const key of keys) {
    if (leftFrom.length === 0 || leftTo.length === 0) break;
    const byKey = uniqueBy(leftTo, (item) => key(item, documents.to));
    for (const [value, item] of uniqueBy(leftFrom, (item) => key(item, documents.from))) {
      const found = byKey.get(value);
      if (item === undefined || found === undefined) continue;
      partner.set(item, found);
      taken.add(found);
    }
    leftFrom = leftFrom.filter((item) => !partner.has(item));
    leftTo = leftTo.filter((item) => !taken.has(item));
  }
  return [
    ...from.map((item): Pair<T> => {
      const found = partner.get(item);
      return found === undefined ? { from: item } : { from: item, to: found };
    }),
    ...leftTo.map((item): Pair<T> => ({ to: item })),
  ];
}

function uniqueBy<T>(list: readonly T[], key: (item: T) => string | undefined): Map<string, T | undefined> {
  const found = new Map<string, T | undefined>();
  for (const item of list) {
    const value = key(item);
    if (value !== undefined) found.set(value, found.has(value) ? undefined : item);
  }
  return found;
}

const services = (workloads: SubnetPlace['subnet']['workloads']) =>
  workloads
    .map(({ service }) => service.id)
    .sort()
    .join('+');

/** What a subnet is, besides its name and place. Texts that are equal mean equal content. */
function content(subnet: Subnet, document: PlanDocument): string {
  return JSON.stringify(Object.entries(fieldsOfSubnet(subnet, document)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const written = (prefixes: readonly { readonly text: string }[]) =>
  prefixes
    .map(({ text }) => text)
    .sort()
    .join(' ');
