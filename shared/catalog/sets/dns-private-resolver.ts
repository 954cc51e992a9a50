import { dnsPrivateResolver, MOST_ENDPOINTS } from '../services/dns-private-resolver.ts';
import { defineSubnetSet, type SetMember } from '../subnet-set.ts';

/** Returns one member for each endpoint that a resolver may have in one direction; the first bears the name of the direction alone. */
function endpoints(direction: 'inbound' | 'outbound', why: string): SetMember[] {
  const own = direction === 'inbound' ? 'inboundEndpoints' : 'outboundEndpoints';
  const other = direction === 'inbound' ? 'outboundEndpoints' : 'inboundEndpoints';
  return Array.from({ length: MOST_ENDPOINTS }, (_, i) => ({
    role: i === 0 ? direction : `${direction}-${i + 1}`,
    service: 'dns-private-resolver',
    why,
    inputs: { [own]: 1, [other]: 0 },
    when: (inputs) => (inputs[own] as number) > i,
  }));
}

export const dnsPrivateResolverSet = defineSubnetSet({
  id: 'dns-private-resolver',
  name: 'Azure DNS Private Resolver',
  aliases: ['Private Resolver', 'Private DNS resolver', 'DNS resolver'],
  summary: 'A subnet for every inbound and every outbound endpoint of a resolver.',
  relations: [
    'All of them lie in the network of the resolver, which has no other resolver.',
    'Each holds one endpoint and nothing else, is delegated to Microsoft.Network/dnsResolvers, and is a /28 to a /24 without IPv6.',
  ],
  inputs: {
    inboundEndpoints: {
      kind: 'count',
      unit: 'endpoints',
      meaning: 'inbound endpoints, which answer queries from elsewhere',
      default: 1,
      least: 0,
      most: MOST_ENDPOINTS,
    },
    outboundEndpoints: {
      kind: 'count',
      unit: 'endpoints',
      meaning: 'outbound endpoints, which forward queries to elsewhere',
      default: 1,
      least: 0,
      most: MOST_ENDPOINTS,
    },
  },
  members: [
    ...endpoints('inbound', 'Queries from on-premises and other networks arrive here.'),
    ...endpoints('outbound', 'Queries that rules forward leave from here.'),
  ],
  examples: [],
  sources: dnsPrivateResolver.sources,
});
