import { source } from '../source.ts';
import { defineSubnetSet } from '../subnet-set.ts';

const virtualNetwork = source(
  'Deploy Azure Spring Apps in a virtual network',
  'https://learn.microsoft.com/azure/spring-apps/basic-standard/how-to-deploy-in-azure-virtual-network',
  '2024-06-27',
);

/** One Azure Spring Apps service: its runtime and its applications. */
export const springAppsSet = defineSubnetSet({
  id: 'spring-apps',
  name: 'Azure Spring Apps',
  aliases: ['Azure Spring Cloud', 'ASA'],
  summary: 'The two subnets of one Azure Spring Apps service.',
  relations: [
    'Both subnets lie in one network, in the region and the subscription of the service.',
    'Each of them serves this one service and nothing else.',
    'Each has a route table of its own, or neither has one.',
  ],
  inputs: {},
  members: [
    { role: 'runtime', service: 'spring-apps', why: 'The runtime of the service.', inputs: { subnet: 'runtime' } },
    { role: 'applications', service: 'spring-apps', why: 'The machines that host app instances.', inputs: { subnet: 'applications' } },
  ],
  examples: [],
  sources: [virtualNetwork],
});
