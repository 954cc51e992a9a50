import { SMALLEST_SUBNET, virtualNetworkFaq } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';
import { gatewayLimits } from './application-gateway-v2.ts';

const configure = source('Configure Azure Application Gateway Private Link', 'https://learn.microsoft.com/azure/application-gateway/private-link-configure', 'undated');

/** Addresses through which consumers' private endpoints reach a gateway; never in the gateway's own subnet. */
export const applicationGatewayPrivateLink = defineService({
  id: 'application-gateway-private-link',
  name: 'Application Gateway Private Link',
  aliases: ['AppGW Private Link', 'App Gateway Private Link', 'Application Gateway Private Link configuration', 'Application Gateway Private Link configuration subnet'],
  family: 'web',
  summary: 'The subnet of the Private Link configurations of an Application Gateway.',
  integration: ['private-endpoint'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'shared', source: configure, note: 'It must not be the subnet of the gateway itself.' },
    smallest: SMALLEST_SUBNET,
    ipv6: { value: 'unknown', source: configure },
    resizable: { value: 'empty-only', source: virtualNetworkFaq },
    companions: [{ service: 'application-gateway-v2', why: 'The configurations belong to a gateway, which lives in another subnet.', needed: 'required' }],
  },
  sizing: {
    inputs: {
      privateLinkIps: { kind: 'count', unit: 'addresses', meaning: 'addresses of each configuration; each carries 64K TCP connections at a time', default: 1, least: 1, most: 8, grows: true },
      configurations: { kind: 'count', unit: 'configurations', meaning: 'configurations in the subnet: one for the public frontend of a gateway, one for the private', default: 1, least: 1 },
    },
    rule: 'One to eight addresses, assigned dynamically, for each Private Link configuration; each address carries 64K TCP connections at a time.',
    lines: ({ privateLinkIps, configurations }) => [{ label: `${configurations} × Private Link configuration, ${privateLinkIps} each`, addresses: configurations * privateLinkIps }],
    sources: [configure, gatewayLimits],
    examples: [],
  },
  nsg: { support: { value: 'allowed', source: configure }, rules: [] },
  routes: { table: { value: 'unknown', source: configure }, defaultRoute: 'unknown', required: [] },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None.' },
  excludedRanges: [],
  onPremises: 'Consumers come through private endpoints of their own.',
  dns: { zones: [], note: 'Consumers choose a zone of their own.' },
  notes: [
    'Set privateLinkServiceNetworkPolicies to Disabled on the subnet.',
    'It cannot be combined with network isolation of the gateway.',
    'A gateway has at most two configurations, one for each of its frontends.',
  ],
  conflicts: [],
  sources: [configure, gatewayLimits, virtualNetworkFaq],
});
