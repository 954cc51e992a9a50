import { SMALLEST_SUBNET, virtualNetworkFaq } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const overview = source('What is Azure Private Link service?', 'https://learn.microsoft.com/azure/private-link/private-link-service-overview', '2019-09-16');
const limitsInclude = source('Private Link limits', 'https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/private-link-limits.md', '2020-04-21', { note: 'include file' });

/** The provider side of Private Link: addresses from which consumers' traffic arrives. */
export const privateLinkService = defineService({
  id: 'private-link-service',
  name: 'Azure Private Link service',
  aliases: ['PLS', 'Private Link service behind a load balancer'],
  family: 'endpoints',
  summary: 'Offers a service behind your own load balancer to other networks.',
  integration: ['private-endpoint'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'shared', source: overview, note: 'Any subnet of the provider network, usually a small one of its own.' },
    smallest: { ...SMALLEST_SUBNET, note: 'One address at least.' },
    recommended: { value: 28, source: overview, note: 'Eight addresses should stay free for it; with the five that Azure reserves that is a /28.' },
    ipv6: { value: 'not-supported', source: overview },
    resizable: { value: 'empty-only', source: virtualNetworkFaq },
  },
  sizing: {
    inputs: {
      natIps: { kind: 'count', unit: 'addresses', meaning: 'addresses of the service, from which consumers appear', default: 1, least: 1, most: 8, grows: true },
    },
    rule: 'One to eight addresses; keep eight free in the subnet.',
    lines: ({ natIps }) => [{ label: `${natIps} × address of the service`, addresses: natIps }],
    sources: [overview],
    examples: [],
  },
  nsg: { support: { value: 'allowed', source: overview, note: 'Not effective on these addresses; in the subnets of the provider, consumers appear with them as source.' }, rules: [] },
  routes: { table: { value: 'unknown', source: overview }, defaultRoute: 'unknown', required: [] },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None.' },
  excludedRanges: [],
  onPremises: 'Consumers come through private endpoints of their own. Networks of consumer and provider may overlap, since addresses are translated.',
  dns: { zones: [], note: 'Consumers choose a zone of their own.' },
  notes: [
    'Set privateLinkServiceNetworkPolicies to Disabled on the subnet.',
    'Addresses that were assigned beyond the first cannot be taken away again.',
    'Only behind a Standard load balancer whose backends are interfaces; TCP and UDP; TCP Proxy v2 can carry the address of the client.',
    'At most 1,000 private endpoints lead to one service, 8 services stand behind one load balancer, and 800 in a subscription.',
  ],
  conflicts: [],
  sources: [overview, limitsInclude, virtualNetworkFaq],
});
