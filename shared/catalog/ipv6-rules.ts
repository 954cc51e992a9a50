import { subnetPeeringPage } from './peering-rules.ts';
import { source, type Fact } from './source.ts';

// What IPv6 can do in a network. Sizes stand in azure-subnet.ts, what single services can do in their entries.

export const ipv6Overview = source(
  'IPv6 for Azure Virtual Network',
  'https://learn.microsoft.com/azure/virtual-network/ip-services/ipv6-overview',
  '2023-08-24',
);

export const ipv6Rules = {
  /** A machine keeps an IPv4 configuration beside its IPv6 one. */
  machinesWithoutIpv4: { value: false, source: ipv6Overview, note: 'the page on subnet peering speaks of subnets with IPv6 only (2025-12-09)' },
  addedLater: {
    value: true,
    source: ipv6Overview,
    note: 'not while injected services hold the network with resource navigation links',
  },
  mixedInOneRule: { value: false, source: ipv6Overview, note: 'IPv4 and IPv6 prefixes go into rules of their own' },
  icmpv6InRules: { value: false, source: ipv6Overview },
  peeringWithIpv4Only: { value: true, source: ipv6Overview, note: 'a dual-stack network peers with dual-stack and with IPv4-only ones' },
  subnetPeeringOfIpv6Only: { value: true, source: subnetPeeringPage, note: 'of dual-stack subnets' },
} as const satisfies Readonly<Record<string, Fact<boolean>>>;
