import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AddressSet } from '../../../shared/address/address-set.ts';
import { formatPrefix, ipv4Prefix, maskTo, prefixContainsAddress } from '../../../shared/address/prefix.ts';
import { chooseRoutes, supersededBy, type Choosable } from '../../../shared/reach/choose-route.ts';

const BASE = 10 * 2 ** 24;
const ADDRESSES = 64;

type Table = Choosable & { readonly name: number };

const prefixes = fc
  .tuple(fc.nat({ max: ADDRESSES - 1 }), fc.oneof(fc.integer({ min: 26, max: 32 }), fc.constantFrom(0, 8, 24)))
  .map(([offset, length]) => ipv4Prefix(maskTo(BASE + offset, length), length));
const hop = fc.constantFrom('Internet', 'None', 'VirtualAppliance', 'VnetLocal', 'VNetPeering', 'VirtualNetworkServiceEndpoint' as const);
const route = fc.oneof(
  { weight: 3, arbitrary: fc.record({ prefix: prefixes, nextHop: hop, origin: fc.constantFrom('user', 'default' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ prefix: prefixes, nextHop: fc.constant('VirtualNetworkGateway' as const), origin: fc.constant('gateway' as const) }),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(prefixes, fc.option(fc.integer({ min: 8, max: 30 }))).map(([prefix, beatenFrom]) => ({
      prefix,
      nextHop: 'InterfaceEndpoint' as const,
      origin: 'default' as const,
      endpoints: beatenFrom === null ? {} : { beatenFrom },
    })),
  },
);
// Two routes that nothing tells apart are settled by their rank.
const tables: fc.Arbitrary<Table[]> = fc.array(route, { maxLength: 12 }).map((list) => list.map((one, i) => ({ ...one, name: i, rank: i })));

const ORIGINS = ['user', 'gateway', 'default'];

/** The route of one address, by the words of the page: look at every route, strike out what an exception rules out, take the longest. */
function slowRoute(table: readonly Table[], address: number): Table | undefined {
  const matching = table.filter(({ prefix }) => prefixContainsAddress(prefix, address));
  const longest = (routes: readonly Table[]): Table | undefined => {
    const length = Math.max(...routes.map(({ prefix }) => prefix.length));
    const equal = routes.filter(({ prefix }) => prefix.length === length);
    const origin = ORIGINS.find((name) => equal.some((one) => one.origin === name));
    return equal
      .filter((one) => one.origin === origin)
      .reduce<Table | undefined>((first, one) => (first && first.rank < one.rank ? first : one), undefined);
  };
  const never = matching.filter(({ origin, nextHop }) => origin === 'default' && nextHop === 'VirtualNetworkServiceEndpoint');
  if (never.length > 0) return longest(never);
  const endpoints = matching.filter((one) => {
    const from = one.endpoints?.beatenFrom;
    return one.endpoints && !matching.some(({ origin, prefix }) => from !== undefined && origin === 'user' && prefix.length >= from);
  });
  if (endpoints.length > 0) return longest(endpoints);
  const others = matching.filter((one) => !one.endpoints);
  const system = others.some(({ origin, nextHop }) => origin === 'default' && (nextHop === 'VnetLocal' || nextHop === 'VNetPeering'));
  const left = system ? others.filter(({ origin }) => origin !== 'gateway') : others;
  return left.length > 0 ? longest(left) : undefined;
}

describe('chooseRoutes', () => {
  test('gives every address the route that a scan over all routes gives it, and every address once', () => {
    const seen = { exceptions: 0, endpoints: 0 };
    fc.assert(
      fc.property(tables, prefixes, (table, wanted) => {
        const set = AddressSet.of(wanted).intersection(AddressSet.of(ipv4Prefix(BASE, 26)));
        const chosen = chooseRoutes(table, set);
        for (let offset = 0; offset < ADDRESSES; offset++) {
          const parts = chosen.filter((part) => part.set.contains(BASE + offset));
          if (!set.contains(BASE + offset)) {
            expect(parts).toEqual([]);
            continue;
          }
          const slow = slowRoute(table, BASE + offset);
          expect(parts.map((part) => part.route?.name)).toEqual([slow?.name]);
          if (slow?.endpoints) seen.endpoints++;
          if (slow?.nextHop === 'VirtualNetworkServiceEndpoint' && slow.origin === 'default') seen.exceptions++;
        }
      }),
      { seed: 20_261_123, numRuns: 1500 },
    );
    expect(seen.endpoints).toBeGreaterThan(100);
    expect(seen.exceptions).toBeGreaterThan(100);
  });

  test('takes no route that another makes inactive', () => {
    let inactive = 0;
    fc.assert(
      fc.property(tables, (table) => {
        const chosen = new Set(chooseRoutes(table, AddressSet.of(ipv4Prefix(BASE, 26))).map(({ route: one }) => one));
        // Those of service endpoints go before all, whatever else there is for the same prefix.
        for (const one of table) {
          if (one.nextHop === 'VirtualNetworkServiceEndpoint' || !supersededBy(one, table)) continue;
          inactive++;
          expect(chosen.has(one)).toBe(false);
        }
      }),
      { seed: 20_261_124, numRuns: 1000 },
    );
    expect(inactive).toBeGreaterThan(500);
  });

  test('does not depend on the order of the table', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const set = AddressSet.of(ipv4Prefix(BASE, 26));
        const words = (routes: readonly Table[]) =>
          chooseRoutes(routes, set).map(({ set: part, route: one }) => `${one?.name ?? '-'} ${part.prefixes().map(formatPrefix).join(' ')}`);
        expect(words([...table].reverse())).toEqual(words(table));
      }),
      { seed: 20_261_125, numRuns: 500 },
    );
  });
});
