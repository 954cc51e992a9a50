import { nodeTable, vnetInject } from '../services/databricks.ts';
import { defineSubnetSet } from '../subnet-set.ts';

const halves = 'each of the two subnets takes half of a network that holds nothing else';

/** The pair of subnets that every workspace with classic compute in a network of yours has. */
export const databricksSet = defineSubnetSet({
  id: 'databricks',
  name: 'Azure Databricks workspace',
  aliases: ['Azure Databricks', 'Databricks workspace', 'Databricks VNet injection', 'databricks-workspace'],
  summary: 'The host and the container subnet of one workspace, alike in size.',
  relations: [
    'Both subnets have the same size, for every node takes one address in each; the smaller one would limit the workspace.',
    'Both lie in one network of a /16 to a /24, in the region and subscription of the workspace.',
    'Both are delegated and carry an NSG; templates give the pair the same one.',
    'Another workspace in the same network has a pair of its own.',
  ],
  inputs: {},
  members: [
    { role: 'host', service: 'databricks', why: 'One address for each node; also called the public subnet.' },
    { role: 'container', service: 'databricks', why: 'One address for the containers of each node; also called the private subnet.' },
  ],
  examples: [
    { networkPrefixLength: 16, memberPrefixLength: 17, source: nodeTable, note: halves },
    { networkPrefixLength: 17, memberPrefixLength: 18, source: nodeTable, note: halves },
    { networkPrefixLength: 20, memberPrefixLength: 21, source: nodeTable, note: halves },
    { networkPrefixLength: 22, memberPrefixLength: 23, source: nodeTable, note: halves },
    { networkPrefixLength: 24, memberPrefixLength: 25, source: nodeTable, note: halves },
  ],
  sources: [nodeTable, vnetInject],
});
