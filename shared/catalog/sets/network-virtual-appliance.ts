import { networkVirtualAppliance } from '../services/network-virtual-appliance.ts';
import { defineSubnetSet } from '../subnet-set.ts';

export const networkVirtualApplianceSet = defineSubnetSet({
  id: 'network-virtual-appliance',
  name: 'Network virtual appliance',
  aliases: ['NVA', 'virtual appliance'],
  summary: 'The subnets that an appliance usually has: trusted, untrusted and management.',
  relations: [
    'Every machine of the appliance has an interface in each of them.',
    'Routes lead to the load balancer of the trusted side; the subnets that they serve are others, or the traffic loops.',
  ],
  inputs: {
    management: {
      kind: 'flag',
      meaning: 'the machines are managed through an interface of their own',
      default: true,
      assumed: 'Usually there is one.',
    },
  },
  members: [
    { role: 'trusted', service: 'network-virtual-appliance', why: 'The side of the networks, and the frontend that routes lead to.' },
    { role: 'untrusted', service: 'network-virtual-appliance', why: 'The side of the internet or of partners.', inputs: { internalFrontends: 0 } },
    {
      role: 'management',
      service: 'network-virtual-appliance',
      why: 'The interfaces by which the machines are managed.',
      inputs: { internalFrontends: 0 },
      when: ({ management }) => management,
    },
  ],
  examples: [],
  sources: networkVirtualAppliance.sources,
});
