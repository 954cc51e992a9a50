import { SMALLEST_SUBNET } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const injection = source('Use advanced networking in Azure Lab Services', 'https://learn.microsoft.com/azure/lab-services/how-to-connect-vnet-injection', '2022-07-04');
const upgradeGuide = source('azurerm provider, upgrade guide to version 4.0', 'https://github.com/hashicorp/terraform-provider-azurerm/blob/main/website/docs/guides/4.0-upgrade-guide.html.markdown', '2026-08-21', { note: 'repository head, for the day of retirement' });

/** A lab plan puts the machines of its labs into a delegated subnet. */
export const labServices = defineService({
  id: 'lab-services',
  name: 'Azure Lab Services',
  aliases: ['lab plan VNet injection', 'Azure Lab Services (advanced networking)', 'Lab Services', 'lab plan', 'Microsoft.LabServices/labPlans'],
  family: 'compute',
  summary: 'Machines for classes, in a subnet delegated to a lab plan.',
  integration: ['injection'],
  lifecycle: { status: 'retiring', date: '2027-06-28', source: upgradeGuide },
  subnet: {
    sharing: { kind: 'dedicated', source: injection, note: 'One lab plan a subnet.' },
    delegation: { to: 'Microsoft.LabServices/labplans', actions: [], source: injection, note: 'Its actions are not published.' },
    smallest: { value: SMALLEST_SUBNET.value, source: injection, note: 'No page names a smallest subnet; it must hold the machines.', assumed: true },
    ipv6: { value: 'unknown', source: injection },
    resizable: { value: 'no', source: injection, note: 'Not stated; taken as impossible.', assumed: true },
  },
  sizing: {
    inputs: {
      labVms: {
        kind: 'count', unit: 'machines', meaning: 'template and student machines of all labs of the plan', default: 100, least: 1, grows: true, aliases: ['machines', 'vms'],
        assumed: 'No page states a number; too many is safer than too few.',
      },
      labs: { kind: 'count', unit: 'labs', meaning: 'labs of the plan', default: 1, least: 1, grows: true },
    },
    rule: 'One address for each machine at least. What a lab takes besides its machines is not published; one address more for each is planned.',
    lines: ({ labVms, labs }) => [
      { label: `${labVms} × machine, 1 each`, addresses: labVms },
      { label: `${labs} × lab, 1 more each (not published)`, addresses: labs, assumed: true },
    ],
    sources: [injection],
    examples: [],
  },
  nsg: {
    support: { value: 'required', source: injection },
    rules: [
      {
        name: 'allow-ssh-and-rdp',
        direction: 'inbound', access: 'allow', protocol: 'any', from: 'any', to: 'self', ports: ['22', '3389'],
        priority: 1000, need: 'required',
        purpose: 'SSH and Remote Desktop to the machines of labs; the priority is that of the sample.',
        source: injection,
      },
    ],
  },
  routes: { table: { value: 'allowed', source: injection }, defaultRoute: 'any', required: [], forbidden: 'Azure Firewall was not supported (2022-07-04).' },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'One is required; the service makes it.' },
  excludedRanges: [],
  onPremises: 'Reachable, and reaches on-premises networks.',
  dns: { zones: [] },
  notes: [
    'The network is in the region of the lab plan, and is chosen when the plan is made, not later.',
    'Deleting the network or the subnet stops the labs.',
  ],
  conflicts: [],
  sources: [injection, upgradeGuide],
});
