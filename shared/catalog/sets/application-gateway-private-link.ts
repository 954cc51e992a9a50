import { applicationGatewayPrivateLink } from '../services/application-gateway-private-link.ts';
import { applicationGatewayV2 } from '../services/application-gateway-v2.ts';
import { defineSubnetSet } from '../subnet-set.ts';

export const applicationGatewayPrivateLinkSet = defineSubnetSet({
  id: 'application-gateway-private-link',
  name: 'Application Gateway with Private Link',
  aliases: ['AppGW Private Link', 'App Gateway Private Link'],
  summary: 'The subnet of an Application Gateway, and the one through which private endpoints of consumers reach it.',
  relations: [
    'Both subnets lie in one network, and the addresses of Private Link are never in the subnet of the gateway.',
    'The gateway has no network isolation: Private Link does not go with it.',
    'The subnet of Private Link has privateLinkServiceNetworkPolicies set to Disabled.',
  ],
  inputs: {},
  members: [
    { role: 'gateway', service: 'application-gateway-v2', why: 'The instances and the private frontend of the gateway.' },
    { role: 'private-link', service: 'application-gateway-private-link', why: 'The addresses of its Private Link configurations.' },
  ],
  examples: [],
  sources: [...new Set([...applicationGatewayPrivateLink.sizing.sources, ...applicationGatewayV2.sizing.sources])],
});
