import { source, type Fact, type Source } from './source.ts';

/** Rules that hold for every subnet of every Azure virtual network. */

export const virtualNetworkFaq: Source = source(
  'Azure Virtual Network frequently asked questions',
  'https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq',
  '2024-07-22',
  {
    note: 'a newer edition of 2026-07-09 exists; secondary notes report the same numbers',
  },
);

/** The addresses that Azure keeps in each subnet. `offset`: from its first address, or from its last one where negative. */
export const RESERVED_ADDRESSES: Fact<readonly { readonly offset: number; readonly use: string }[]> = {
  value: [
    { offset: 0, use: 'the network itself' },
    { offset: 1, use: 'the default gateway' },
    { offset: 2, use: 'Azure DNS' },
    { offset: 3, use: 'Azure DNS' },
    { offset: -1, use: 'broadcast' },
  ],
  source: virtualNetworkFaq,
};

/** How many those are. */
export const RESERVED_PER_SUBNET: Fact<number> = { value: RESERVED_ADDRESSES.value.length, source: virtualNetworkFaq };

/** How many Azure keeps in each further prefix of one subnet. */
export const RESERVED_PER_FURTHER_PREFIX: Fact<number> = {
  value: RESERVED_PER_SUBNET.value,
  source: virtualNetworkFaq,
  note: 'no page says whether a further prefix loses any; as many as the first are counted',
  assumed: true,
};

/** The longest prefix length of an IPv4 subnet: /29 leaves 3 usable addresses. */
export const SMALLEST_SUBNET: Fact<number> = { value: 29, source: virtualNetworkFaq };

/** The shortest prefix length of an IPv4 subnet. */
export const LARGEST_SUBNET: Fact<number> = {
  value: 2,
  source: virtualNetworkFaq,
  note: 'the edition of 2019-02-12 said /8; editions since 2020 say /2',
};

/** The only prefix length of an IPv6 subnet. */
export const IPV6_SUBNET: Fact<number> = { value: 64, source: virtualNetworkFaq };

/** The prefix length of the IPv6 address space that a dual-stack network gets; any would do that holds the /64s. */
export const IPV6_NETWORK: Fact<number> = {
  value: 56,
  source: virtualNetworkFaq,
  note: 'no page states which IPv6 lengths an address space accepts; /56 holds 256 subnets',
  assumed: true,
};

/** Returns the usable addresses of an IPv4 subnet: its size less the five that Azure reserves, never below 0. */
export function usableAddresses(prefixLength: number): number {
  return Math.max(0, 2 ** (32 - prefixLength) - RESERVED_PER_SUBNET.value);
}

/**
 * Returns the longest prefix length whose subnet holds `total` addresses, reserved ones included.
 *
 * Bounds: between the smallest subnet that Azure accepts (/29) and /0. Undefined when even /0 is too small.
 */
export function prefixLengthFor(total: number): number | undefined {
  for (let length = SMALLEST_SUBNET.value; length >= 0; length--) if (2 ** (32 - length) >= total) return length;
  return undefined;
}
