import { virtualNetworkFaq } from './azure-subnet.ts';
import { source, type Fact, type Source } from './source.ts';

// What may be done with the subnets of a network, and what their machines reach.

const multiplePrefixPage = source(
  'Create multiple prefixes for a subnet',
  'https://learn.microsoft.com/azure/virtual-network/how-to-multiple-prefixes-subnet',
  '2025-08-29',
);
const multiplePrefixUpdate = source(
  'Azure update: multiple address prefixes for a subnet',
  'https://azure.microsoft.com/updates?id=502583',
  '2025-09-04',
);
const outboundPage = source(
  'Default outbound access in Azure',
  'https://learn.microsoft.com/azure/virtual-network/ip-services/default-outbound-access',
  '2026-01-30',
);

/** Whether a subnet changes its size while something is deployed in it. Services that state otherwise say so in their entry. */
export const SUBNET_RESIZE: Fact<'empty-only'> = { value: 'empty-only', source: virtualNetworkFaq };

/** Each prefix of a subnet lies in one prefix of the address space, whole, and no two subnets share addresses. */
export const SUBNET_CONTAINMENT: Fact<'one-prefix-of-the-address-space'> = { value: 'one-prefix-of-the-address-space', source: virtualNetworkFaq };

/** Several prefixes in one subnet. */
export const multiplePrefixes = {
  status: { value: 'ga', source: multiplePrefixUpdate, note: 'preview on 2024-05-06' },
  /** The property of a subnet that lists them; never together with `addressPrefix`. */
  property: { value: 'addressPrefixes', source: multiplePrefixPage },
  workloads: { value: 'machines and scale sets', source: multiplePrefixPage },
  delegatedSubnet: { value: false, source: multiplePrefixPage },
  /** The one subnet of a service that takes several. */
  exceptFor: { value: 'GatewaySubnet', source: multiplePrefixPage, note: 'for VPN and ExpressRoute gateways' },
  configurationsPerInterfaceAndFamily: { value: 1, source: multiplePrefixPage },
  portal: { value: false, source: multiplePrefixPage, note: 'command line and templates only' },
} as const satisfies Readonly<Record<string, Fact<string | number | boolean>>>;

/** The way out to the internet that machines have without asking for one. */
export const defaultOutboundAccess: {
  /** Networks that are made with a version of the API released after this day have private subnets. */
  readonly privateAfterApiVersion: Fact<string>;
  /** What an absent property means with older versions, and in networks that exist. */
  readonly absentMeans: Fact<'allowed'>;
  /** What it means in networks that are made with a later version. */
  readonly absentMeansLater: Fact<'denied'>;
  /** What gives machines of a private subnet a way out. */
  readonly explicitMethods: Fact<readonly ('nat-gateway' | 'load-balancer-outbound-rule' | 'public-address' | 'route-to-appliance')[]>;
  readonly effects: Readonly<Record<'delegated' | 'storage' | 'internetRoutes' | 'serviceEndpoints', Fact<string>>>;
  readonly source: Source;
} = {
  privateAfterApiVersion: { value: '2026-03-31', source: outboundPage },
  absentMeans: { value: 'allowed', source: outboundPage },
  absentMeansLater: { value: 'denied', source: outboundPage },
  explicitMethods: { value: ['nat-gateway', 'load-balancer-outbound-rule', 'public-address', 'route-to-appliance'], source: outboundPage },
  effects: {
    delegated: { value: 'Delegated subnets and those of managed services are not affected.', source: outboundPage },
    storage: { value: 'Storage in the same region stays reachable.', source: outboundPage },
    internetRoutes: {
      value: 'User routes with the next hop Internet stop working for machines that have no explicit way out.',
      source: outboundPage,
    },
    serviceEndpoints: { value: 'Service endpoints keep working.', source: outboundPage },
  },
  source: outboundPage,
};
