import { noNsg, noRoutes, noSubnet } from '../no-subnet.ts';
import { cloudHsmEndpoints } from '../private-endpoint-resources/cloud-hsm.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const networkSecurity = source('Network security of Azure Cloud HSM', 'https://learn.microsoft.com/azure/cloud-hsm/network-security', '2026-07-06');

/** Reached through a private endpoint only; nothing of it stands in a subnet. */
export const cloudHsm = defineService({
  id: 'cloud-hsm',
  name: 'Azure Cloud HSM',
  aliases: ['successor of Dedicated HSM', 'Cloud HSM', 'Microsoft.HardwareSecurityModules/cloudHsmClusters'],
  family: 'security',
  summary: 'Cluster of hardware security modules that Azure runs, reached through a private endpoint.',
  integration: ['private-endpoint'],
  placement: 'none',
  lifecycle: { status: 'ga' },
  subnet: noSubnet(networkSecurity),
  sizing: {
    inputs: {},
    rule: 'Its private endpoint takes an address for each node, and perhaps one for the cluster; how many in all is not published. They count in the subnet of the endpoint, as a private endpoint of the resource cloud-hsm.',
    lines: () => [],
    sources: [networkSecurity],
    examples: [],
  },
  nsg: {
    ...noNsg(networkSecurity),
    elsewhere: [
      {
        name: 'allow-cloud-hsm',
        on: 'the subnets of its clients',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'there', to: { role: 'private endpoint of the cluster' }, ports: cloudHsmEndpoints.groups.flatMap(({ ports }) => ports),
        need: 'required', coveredBy: 'AllowVnetOutBound',
        purpose: 'Clients use 2224, 2225 and 443, the tool of management 444.',
        source: networkSecurity,
      },
    ],
  },
  routes: noRoutes(networkSecurity),
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None.' },
  excludedRanges: [],
  onPremises: 'Over VPN, to the address of the private endpoint.',
  dns: { zones: cloudHsmEndpoints.groups.flatMap(({ privateDnsZones }) => privateDnsZones) },
  notes: ['Nodes of the cluster use port 445 among themselves; it needs no rule of yours.'],
  conflicts: [],
  sources: [networkSecurity],
});
