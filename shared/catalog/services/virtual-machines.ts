import { SMALLEST_SUBNET } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const placementGroups = source('Working with large virtual machine scale sets', 'https://learn.microsoft.com/azure/virtual-machine-scale-sets/virtual-machine-scale-sets-placement-groups', 'undated');
const designOverview = source('Design considerations for scale sets', 'https://learn.microsoft.com/azure/virtual-machine-scale-sets/virtual-machine-scale-sets-design-overview', 'undated');
const networkLimits = source('Azure Virtual Network limits', 'https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits', '2025-10-16');
const multiplePrefixes = source('Multiple address prefixes on a subnet', 'https://learn.microsoft.com/azure/virtual-network/how-to-multiple-prefixes-subnet', '2025-08-29');
const defaultOutbound = source('Default outbound access in Azure', 'https://learn.microsoft.com/azure/virtual-network/ip-services/default-outbound-access', '2026-01-30');
const platformAddress = source('What is IP address 168.63.129.16?', 'https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16', '2019-05-15');
const ipv6Overview = source('What is IPv6 for Azure Virtual Network?', 'https://learn.microsoft.com/azure/virtual-network/ip-services/ipv6-overview', '2023-08-24');
const subnetPeering = source('Configure subnet peering', 'https://learn.microsoft.com/azure/virtual-network/how-to-configure-subnet-peering', '2025-12-09');

/** The plain subnet: single machines and scale sets. */
export const virtualMachines = defineService({
  id: 'virtual-machines',
  name: 'Virtual machines',
  aliases: [
    'VM', 'VMs', 'virtual-machine', 'Azure Virtual Machines', 'VMSS', 'virtual-machine-scale-set', 'virtual-machine-scale-sets', 'Virtual machines and virtual machine scale sets',
    'Microsoft.Compute/virtualMachines', 'Microsoft.Compute/virtualMachineScaleSets', 'Uniform scale set', 'Flexible scale set', 'generic subnet',
  ],
  family: 'compute',
  summary: 'Machines and scale sets in a subnet without further demands.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'shared', source: networkLimits, note: 'Keep out of subnets that are delegated to another service (follows from delegation).' },
    smallest: SMALLEST_SUBNET,
    ipv6: { value: 'supported', source: ipv6Overview, note: 'Dual stack; every interface keeps an IPv4 configuration, and the IPv6 subnet is exactly /64.' },
    resizable: { value: 'add-prefix', source: multiplePrefixes, note: 'Since 2025-09-04 a subnet of machines and scale sets may get further prefixes while in use: one configuration per interface and IP version, not through the portal.' },
  },
  sizing: {
    inputs: {
      machines: { kind: 'count', unit: 'machines', meaning: 'single machines', default: 0, least: 0, grows: true, aliases: ['vms', 'virtualMachines'] },
      nicsPerMachine: { kind: 'count', unit: 'interfaces', meaning: 'interfaces of each machine and instance in this subnet', default: 1, least: 1, aliases: ['nicsPerVm'] },
      ipConfigsPerNic: { kind: 'count', unit: 'addresses', meaning: 'private addresses of each interface', default: 1, least: 1, most: 256 },
      scaleSetInstances: { kind: 'count', unit: 'instances', meaning: 'the most instances of each scale set', default: 0, least: 0, most: 1000, grows: true, aliases: ['scaleSetMax'] },
      scaleSets: { kind: 'count', unit: 'scale sets', meaning: 'alike scale sets in the subnet', default: 1, least: 1 },
      overprovisionExtra: {
        kind: 'count', unit: 'instances', meaning: 'machines that each Uniform scale set starts in excess and deletes again', default: 0, least: 0,
        assumed: 'Only Uniform scale sets with overprovisioning start any, and how many is not published: give a number for those.',
      },
    },
    rule: 'Every private address of every interface: machines × interfaces × addresses, and the same for the most instances of each scale set.',
    lines: ({ machines, nicsPerMachine, ipConfigsPerNic, scaleSetInstances, scaleSets, overprovisionExtra }) => {
      const each = nicsPerMachine * ipConfigsPerNic;
      return [
        { label: `${machines} × machine, ${each} each`, addresses: machines * each },
        ...(scaleSetInstances > 0 ? [{ label: `${scaleSets * scaleSetInstances} × scale set instance, ${each} each`, addresses: scaleSets * scaleSetInstances * each }] : []),
        ...(overprovisionExtra > 0 ? [{ label: `${scaleSets * overprovisionExtra} × machine started in excess, ${each} each`, addresses: scaleSets * overprovisionExtra * each }] : []),
      ];
    },
    sources: [networkLimits],
    examples: [],
  },
  nsg: { support: { value: 'allowed', source: networkLimits }, rules: [] },
  routes: { table: { value: 'allowed', source: networkLimits }, defaultRoute: 'any', required: [] },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'Optional for each address of an interface.' },
  wayOut: { needed: () => 'if-used', source: defaultOutbound },
  excludedRanges: [],
  onPremises: 'Through gateways and peering, as any address of the network.',
  dns: { zones: [] },
  notes: [
    'A scale set holds up to 1,000 instances over several placement groups, 100 in a single one.',
    'An interface has at most 256 private addresses, a machine 256 for each of its interfaces.',
    'A network holds at most 65,536 private addresses, a set of peered networks 128,000.',
    'Flexible scale sets never have default outbound access.',
    'A private subnet has no way to the internet without an explicit method (NAT gateway, outbound rules, a public address, a firewall); networks created with API versions released after 2026-03-31 are private by default.',
    'The guest reaches 168.63.129.16 on ports 80, 443 and 32526.',
  ],
  conflicts: [
    { topic: 'subnets with IPv6 only', says: ['not supported (ipv6-overview, 2023-08-24)', 'mentioned for subnet peering (2025-12-09)'], followed: 'Every machine keeps an IPv4 address.' },
  ],
  sources: [placementGroups, designOverview, networkLimits, multiplePrefixes, defaultOutbound, platformAddress, ipv6Overview, subnetPeering],
});
