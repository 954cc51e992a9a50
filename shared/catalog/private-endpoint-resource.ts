import type { Inputs, InputSpecs } from './inputs.ts';
import { source, type Conflict, type Fact, type Source } from './source.ts';

/** A kind of resource that private endpoints can lead to: the shape of a file in `private-endpoint-resources/`. */
export interface PrivateEndpointResource {
  /** Kebab-case, never reused: `storage`. */
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Absent: not published. */
  readonly resourceType?: string;
  readonly groups: readonly PrivateEndpointGroup[];
  /** The service endpoint types that lead to the same service; empty: there is none. */
  readonly serviceEndpoints: readonly string[];
  /** Its endpoints take the address that the subnet gives them; a static one is refused. */
  readonly dynamicAddressOnly?: true;
  /** Prefix lengths of the subnet that holds its endpoints: what the page demands, and what it advises. */
  readonly subnet?: { readonly smallest?: Fact<number>; readonly recommended?: Fact<number> };
  /** How many endpoints lead to one resource, and how many such resources one place holds; absent: not published. */
  readonly limits?: {
    readonly endpointsPerResource?: Fact<number>;
    readonly resourcesPerNetwork?: Fact<number>;
    readonly resourcesPerSubscription?: Fact<number>;
  };
  readonly notes: readonly string[];
  readonly conflicts: readonly Conflict[];
  readonly sources: readonly Source[];
}

/** One part of such a resource; each part that is used takes an endpoint of its own. */
export interface PrivateEndpointGroup {
  /** How a plan names it: `storage-blob`, or the resource alone when it has one group. */
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** What Azure calls it; '' where it bears no fixed name, or none that is published. */
  readonly groupId: string;
  /** Private zones to link, with placeholders in braces (private-endpoint-rules.ts says what they stand for). */
  readonly privateDnsZones: readonly string[];
  /** Public zones that resolvers outside Azure forward. */
  readonly publicForwarders: readonly string[];
  /** The private zones in Azure Government. */
  readonly governmentZones: readonly string[];
  /** Ports to allow from clients; empty: none is published. */
  readonly ports: readonly string[];
  readonly portsNote?: string;
  /** No page read states the ports; they are those of the protocol. */
  readonly portsAssumed?: true;
  readonly inputs: InputSpecs;
  /** Addresses that one endpoint takes in its subnet. */
  readonly addresses: (inputs: Inputs) => number;
  /** No page states the number of addresses; the safer choice was made. */
  readonly assumed?: true;
  readonly note?: string;
}

/** What an author writes of a group: absent fields are empty, absent `addresses` are the one that the platform gives. */
export interface GroupDefinition {
  readonly groupId: string;
  /** Last part of the id and of the name where `groupId` in kebab-case would read badly. */
  readonly part?: string;
  readonly aliases?: readonly string[];
  readonly privateDnsZones: readonly string[];
  readonly publicForwarders?: readonly string[];
  readonly governmentZones?: readonly string[];
  readonly ports: readonly string[];
  readonly portsNote?: string;
  readonly portsAssumed?: true;
  readonly inputs?: InputSpecs;
  readonly addresses?: number | ((inputs: Inputs) => number);
  readonly assumed?: true;
  readonly note?: string;
}

export interface ResourceDefinition extends Omit<PrivateEndpointResource, 'groups' | 'serviceEndpoints'> {
  readonly groups: readonly GroupDefinition[];
  readonly serviceEndpoints?: readonly string[];
}

export const dnsTable = source(
  'Azure private endpoint private DNS zone values',
  'https://learn.microsoft.com/azure/private-link/private-endpoint-dns',
  '2025-08-04',
);
export const endpointOverview = source(
  'What is a private endpoint?',
  'https://learn.microsoft.com/azure/private-link/private-endpoint-overview',
  '2025-03-25',
);
export const verifiedZones = source(
  'Azure Verified Module, private link private DNS zones',
  'https://github.com/Azure/bicep-registry-modules/blob/main/avm/ptn/network/private-link-private-dns-zones/main.bicep',
  '2026-06-18',
);

/**
 * Addresses of an endpoint that maps several names and whose number no page states: as many as the largest number that
 * a page does state for one endpoint, the 10 of a Recovery Services vault.
 */
export const UNPUBLISHED_ADDRESSES = 10;

/** Says of `ports` that they were inferred. */
export const HTTPS_INFERRED = 'The service speaks HTTPS; no page read states its ports.';

/** Returns a resource whose groups have their ids, names and defaults filled in, and whose notes tell its bounds in words as well. */
export function definePrivateEndpointResource({ groups, serviceEndpoints = [], ...resource }: ResourceDefinition): PrivateEndpointResource {
  return {
    ...resource,
    serviceEndpoints,
    notes: [...boundsInWords(resource), ...resource.notes],
    groups: groups.map(({ part, addresses = 1, aliases = [], publicForwarders = [], governmentZones = [], inputs = {}, ...group }) => {
      const strict = `${resource.id}-${kebab(group.groupId)}`;
      const id = groups.length === 1 ? resource.id : `${resource.id}-${part ?? kebab(group.groupId)}`;
      return {
        ...group,
        id,
        name: groups.length === 1 ? resource.name : `${resource.name} ${part ?? group.groupId}`,
        aliases: id === strict || groups.length === 1 ? aliases : [...aliases, strict],
        publicForwarders,
        governmentZones,
        inputs,
        addresses: typeof addresses === 'number' ? () => addresses : addresses,
      };
    }),
  };
}

function boundsInWords({ subnet, limits, dynamicAddressOnly }: Pick<ResourceDefinition, 'subnet' | 'limits' | 'dynamicAddressOnly'>): string[] {
  const most = (fact: Fact<number> | undefined, what: string) => (fact === undefined ? [] : [`${thousands(fact.value)} ${what}`]);
  const bounds = [
    ...most(limits?.endpointsPerResource, 'endpoints to one resource'),
    ...most(limits?.resourcesPerNetwork, 'such resource for a network'),
    ...most(limits?.resourcesPerSubscription, 'such resources with endpoints in a subscription'),
  ];
  return [
    ...(subnet?.smallest ? [`The subnet of its endpoints is a /${subnet.smallest.value} at least.`] : []),
    ...(subnet?.recommended ? [`A /${subnet.recommended.value} or larger is advised for the subnet of its endpoints.`] : []),
    ...(bounds.length > 0 ? [`At most ${bounds.join(', ')}.`] : []),
    ...(dynamicAddressOnly ? ['A static address is not supported.'] : []),
  ];
}

function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

function kebab(groupId: string): string {
  return groupId
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replace(/[_\s]+/g, '-')
    .toLowerCase();
}
