import { source, type Conflict, type Fact, type Source } from './source.ts';

/** A resource type that a subnet can have a service endpoint for: the shape of a file in `service-endpoints/`. */
export interface ServiceEndpoint {
  /** As a subnet lists it: `Microsoft.Storage`. */
  readonly type: string;
  /** Id in the style of the other tables: `storage`. */
  readonly id: string;
  readonly name: string;
  /** `retired`: the type is still accepted, its service is gone. */
  readonly status: 'ga' | 'retired';
  readonly covers: readonly string[];
  /** Which resources it leads to: those in the region of the network, or those of any region. */
  readonly region: Fact<'same-region' | 'any-region'>;
  /** Whether those in the paired region count as well; absent where every region does. */
  readonly pairedRegion?: Fact<'no' | 'unclear'>;
  /** Another type that must not be on the same subnet. */
  readonly excludes?: string;
  /** A resource that admits subnets cannot have private endpoints at the same time. */
  readonly excludesPrivateEndpoints?: Fact<true>;
  /** Whether a subnet of another Entra tenant is admitted; absent: not published. */
  readonly otherTenants?: Fact<'accepted' | 'refused'>;
  /** The service tag that an outbound rule allows; absent: not verified. */
  readonly tag?: string;
  /** Ports that clients use; empty: not published. */
  readonly ports: readonly string[];
  readonly portsNote?: string;
  /** Subnets that one resource admits; absent: not published. */
  readonly networkRules?: Fact<number>;
  /** Public ranges that one resource admits; absent: not published. */
  readonly ipRules?: Fact<number>;
  /** What remains to be done at the service, in order. */
  readonly steps: readonly string[];
  readonly notes: readonly string[];
  readonly conflicts: readonly Conflict[];
  readonly sources: readonly Source[];
}

export const endpointOverview = source(
  'Virtual network service endpoints',
  'https://learn.microsoft.com/azure/virtual-network/virtual-network-service-endpoints-overview',
  '2025-07-22',
);
export const endpointOverview2019 = source(
  'Virtual network service endpoints',
  'https://learn.microsoft.com/azure/virtual-network/virtual-network-service-endpoints-overview',
  '2019-11-08',
  { note: 'older edition' },
);

export const anyRegion: ServiceEndpoint['region'] = { value: 'any-region', source: endpointOverview, note: 'the general rule' };

/**
 * Returns the regions whose resources a service endpoint leads to, in a network of this region: that one alone, or all. Undefined where the
 * plan names no region, and the endpoint leads to its own only. A paired region is not counted: pages disagree on it (`pairedRegion`).
 */
export function regionsOfEndpoint({ region }: Pick<ServiceEndpoint, 'region'>, own: string | undefined): readonly string[] | 'all' | undefined {
  if (region.value === 'any-region') return 'all';
  return own === undefined ? undefined : [own];
}
