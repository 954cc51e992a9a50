import { firewall, managedApart, managementInterface } from '../services/firewall.ts';
import { defineSubnetSet } from '../subnet-set.ts';

export const firewallSet = defineSubnetSet({
  id: 'firewall',
  name: 'Azure Firewall',
  aliases: ['AzFW', 'Azure Firewall with its management interface'],
  summary: 'AzureFirewallSubnet, and AzureFirewallManagementSubnet where the firewall is managed apart from the traffic that it inspects.',
  relations: [
    'Both subnets lie in one network, in which there is no other firewall.',
    'With the management interface 0.0.0.0/0 of AzureFirewallSubnet may lead anywhere; AzureFirewallManagementSubnet keeps its own way to the internet.',
  ],
  inputs: {
    sku: {
      kind: 'choice',
      meaning: 'the SKU; Basic always has the management interface',
      choices: ['Basic', 'Standard', 'Premium'],
      default: 'Standard',
      aliases: ['tier'],
    },
    forcedTunnelling: {
      kind: 'flag',
      meaning: 'internet traffic leaves through on-premises or another appliance; needs the management interface',
      default: false,
      aliases: ['forcedTunneling'],
    },
  },
  members: [
    { role: 'firewall', service: 'firewall', why: 'The traffic that is inspected.' },
    { role: 'management', service: 'firewall-management', why: 'The traffic by which the platform manages it.', when: managedApart },
  ],
  examples: [],
  sources: [...firewall.sizing.sources, managementInterface],
});
