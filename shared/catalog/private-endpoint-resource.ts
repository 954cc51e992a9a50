import type { Inputs, InputSpecs } from './inputs.ts';
import { source, type Conflict, type Source } from './source.ts';

/** A kind of resource that private endpoints can lead to: the shape of a file in `private-endpoint-resources/`. */
export interface PrivateEndpointResource {
  /** Kebab-case, never reused: `storage`. */
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Absent: not published. */
  readonly resourceType?: string;
  readonly groups: readonly PrivateEndpointGroup[];
  /** The service endpoint type that leads to the same service, where there is one. */
  readonly serviceEndpoint?: string;
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
  /** What Azure calls it; '' where it bears no fixed name. */
  readonly groupId: string;
  /** Private zones to link, with placeholders: {regionName}, {regionCode}, {dnsPrefix}, {partitionId}, {subzone}. */
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

export interface ResourceDefinition extends Omit<PrivateEndpointResource, 'groups'> {
  readonly groups: readonly GroupDefinition[];
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

/** Returns a resource whose groups have their ids, names and defaults filled in. */
export function definePrivateEndpointResource({ groups, ...resource }: ResourceDefinition): PrivateEndpointResource {
  return {
    ...resource,
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

function kebab(groupId: string): string {
  return groupId
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replace(/[_\s]+/g, '-')
    .toLowerCase();
}
