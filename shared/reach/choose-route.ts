import { AddressSet } from '../address/address-set.ts';
import { comparePrefixes, prefixContains, samePrefix, type Prefix } from '../address/prefix.ts';
import { routeSelection, type NextHopType } from '../catalog/route-rules.ts';

/** What decides which of several routes is taken. */
export interface Choosable {
  readonly prefix: Prefix;
  readonly nextHop: NextHopType;
  readonly origin: 'user' | 'gateway' | 'default';
  /** Private endpoints, each with a route of its own for its one address, all of them inside the prefix. */
  readonly endpoints?: {
    /** A user route of at least this prefix length goes before them; absent: none does. */
    readonly beatenFrom?: number;
  };
  /** Settles what nothing else does: the lower goes first. */
  readonly rank: number;
}

/** Where a route stands among others for one address, private endpoints aside: the first of them all is taken. */
function before(a: Choosable, b: Choosable): number {
  return (
    Number(isFirst(b)) - Number(isFirst(a)) ||
    b.prefix.length - a.prefix.length ||
    ORIGINS.indexOf(a.origin) - ORIGINS.indexOf(b.origin) ||
    a.rank - b.rank ||
    comparePrefixes(a.prefix, b.prefix)
  );
}

const ORIGINS = routeSelection.sameLength.value;
const FIRST: ReadonlySet<NextHopType> = new Set(routeSelection.neverOverridden.value);
const NOT_LEARNED: ReadonlySet<NextHopType> = new Set(routeSelection.beforeLongerLearned.value);

/** Whether its route is taken before every other, user routes included. */
function isFirst({ nextHop, origin }: Choosable): boolean {
  return origin === 'default' && FIRST.has(nextHop);
}

/** Whether `learned` is of no use because addresses of the network and of its peers are never taken from a gateway. */
function isKeptOut(learned: Choosable, by: Choosable): boolean {
  return learned.origin === 'gateway' && by.origin === 'default' && NOT_LEARNED.has(by.nextHop) && prefixContains(by.prefix, learned.prefix);
}

/** Whether a user route goes before the routes of all private endpoints in a prefix. */
function beats(user: Choosable, { endpoints, prefix }: Choosable): boolean {
  const from = endpoints?.beatenFrom;
  return user.origin === 'user' && from !== undefined && user.prefix.length >= from && prefixContains(user.prefix, prefix);
}

/** Why no address takes a route, and the other route that sees to that. */
export interface Superseded<R> {
  readonly by: R;
  readonly why: 'kept-out' | 'same-prefix' | 'beaten';
}

/** Returns the route that makes one of some routes inactive: no address can take it. Undefined: it is active. O(n) for n routes. */
export function supersededBy<R extends Choosable>(route: R, routes: readonly R[]): Superseded<R> | undefined {
  const keeper = routes.find((other) => isKeptOut(route, other));
  if (keeper) return { by: keeper, why: 'kept-out' };
  if (route.endpoints) {
    const by = routes.find((other) => beats(other, route));
    return by && { by, why: 'beaten' };
  }
  const by = routes.find(
    (other) =>
      !other.endpoints && samePrefix(other.prefix, route.prefix) && before(other, route) < 0 && !routes.some((system) => isKeptOut(other, system)),
  );
  return by && { by, why: 'same-prefix' };
}

/** Addresses, and the route that they take; absent where there is none. */
export interface Chosen<R extends Choosable> {
  readonly set: AddressSet;
  readonly route: R | undefined;
}

/**
 * Returns the route that each of some addresses takes: the longest prefix, and for one prefix the first origin, but for the exceptions
 * that `routeSelection` names. A private endpoint goes before all but the user routes that beat it. Addresses with one route make one
 * part. O(n log n) for n routes, and a step on the set for each.
 */
export function chooseRoutes<R extends Choosable>(routes: readonly R[], set: AddressSet): Chosen<R>[] {
  const near = routes.filter((route) => set.overlaps(route.prefix));
  const own = near.filter((route) => route.origin === 'default' && NOT_LEARNED.has(route.nextHop));
  const usable = near.filter((route) => route.origin !== 'gateway' || !own.some((other) => isKeptOut(route, other))).sort(before);
  const chosen: Chosen<R>[] = [];
  let left = set;
  const take = (route: R, wanted: AddressSet) => {
    const part = left.intersection(wanted);
    if (part.isEmpty) return;
    chosen.push({ set: part, route });
    left = left.minus(part);
  };
  for (const route of usable) if (isFirst(route)) take(route, AddressSet.of(route.prefix));
  for (const route of usable) if (route.endpoints) take(route, AddressSet.of(route.prefix).minus(beating(usable, route.endpoints.beatenFrom)));
  for (const route of usable) {
    if (left.isEmpty) break;
    if (!route.endpoints) take(route, AddressSet.of(route.prefix));
  }
  return left.isEmpty ? chosen : [...chosen, { set: left, route: undefined }];
}

/** The addresses of user routes that go before private endpoints. */
function beating(routes: readonly Choosable[], from: number | undefined): AddressSet {
  if (from === undefined) return AddressSet.of();
  return AddressSet.from(routes.flatMap(({ origin, prefix }) => (origin === 'user' && prefix.length >= from ? [prefix] : [])));
}
