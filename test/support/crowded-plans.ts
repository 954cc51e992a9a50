import fc from 'fast-check';
import type { PlanDocument, SubnetDocument, VirtualNetworkDocument } from '../../shared/plan/document.ts';

const inPools = (lengths: readonly number[]) =>
  fc
    .tuple(fc.constantFrom(...lengths), fc.nat({ max: 1023 }))
    .map(([length, n]) => ({ length, at: n % 2 ** (length - 19) }))
    .map(({ length, at }) => `10.0.${Math.floor((at * 2 ** (32 - length)) / 256)}.${(at * 2 ** (32 - length)) % 256}/${length}`);

const subnet: fc.Arbitrary<SubnetDocument> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 26, max: 29 }).map((length) => ({ size: `/${length}` })) },
  { weight: 1, arbitrary: inPools([25, 27, 28]).map((prefix) => ({ prefix })) },
  { weight: 1, arbitrary: inPools([26, 28]).map((prefix) => ({ prefix, deployed: true })) },
  { weight: 1, arbitrary: fc.constant({ service: 'dns-private-resolver' }) },
  { weight: 1, arbitrary: fc.constant({ service: 'aks', inputs: { nodes: 4, serviceCidr: '10.0.8.0/24' } }) },
);

const network = fc.record({
  place: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom({ pool: 'one' }, { pool: 'two' }) },
    {
      weight: 3,
      arbitrary: fc.record(
        {
          pool: fc.constantFrom('one', 'two'),
          addressSpace: fc.array(fc.oneof(inPools([22, 23, 24, 25]), fc.constantFrom('172.16.0.0/24', '172.16.1.0/24', '192.168.0.0/24')), {
            minLength: 1,
            maxLength: 2,
          }),
          deployed: fc.boolean(),
        },
        { requiredKeys: ['addressSpace'] },
      ),
    },
  ),
  region: fc.constantFrom('westeurope', 'northeurope', undefined),
  gateway: fc.constantFrom<readonly string[]>([], [], ['vpn-gateway'], ['expressroute-gateway'], ['expressroute-gateway', 'vpn-gateway']),
  subnets: fc.array(subnet, { minLength: 1, maxLength: 4 }),
  ipv6: fc.constantFrom(false, false, true),
});

/**
 * Plans whose networks crowd two pools, one of them of two prefixes that touch: given and carved, some deployed, some with gateways that
 * others use; with reserved ranges and external networks in between. Much of it overlaps by mistake, and some finds no place.
 */
export const crowdedPlan: fc.Arbitrary<PlanDocument> = fc
  .record({
    networks: fc.array(network, { minLength: 1, maxLength: 7 }),
    reserved: fc.array(inPools([22, 24, 26]), { maxLength: 2 }),
    external: fc.array(inPools([21, 24]), { minLength: 1, maxLength: 2 }),
    peerings: fc.array(fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 6 }), fc.boolean()), { maxLength: 6 }),
    strategy: fc.constantFrom<'compact' | 'spaced'>('compact', 'spaced'),
  })
  .map(({ networks, reserved, external, peerings, strategy }): PlanDocument => {
    const pairs = new Map(
      peerings
        .filter(([a, b]) => a < b && b < networks.length)
        .map(([a, b, first]) => [`${a} ${b}`, { between: [`net${a}`, `net${b}`] as [string, string], gatewayTransit: `net${first ? a : b}` }]),
    );
    return {
      cadastre: 1,
      name: 'crowded',
      defaults: { strategy },
      externalNetworks: [{ name: 'site', prefixes: external }],
      addressPools: [
        { name: 'one', prefixes: ['10.0.0.0/20', '10.0.16.0/20', 'fd00:64::/54'], reserved: reserved.map((prefix) => ({ prefix, reason: 'kept' })) },
        { name: 'two', prefixes: ['172.16.0.0/22', 'fd00:99::/55'] },
      ],
      virtualNetworks: networks.map(({ place, gateway, subnets, region, ipv6 }, i): VirtualNetworkDocument => {
        const ways = gateway.length === 0 ? [] : [{ workloads: gateway.map((service) => ({ service })) }];
        return {
          ...place,
          ...(region === undefined ? {} : { region }),
          ...(ipv6 && place.pool ? { ipv6 } : {}),
          name: `net${i}`,
          subnets: [...ways, ...subnets.map((s, k) => ({ ...s, name: `s${k}` }))],
        };
      }),
      peerings: [...pairs.values()],
    };
  });
