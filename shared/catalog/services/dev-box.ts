import { SMALLEST_SUBNET } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';
import { defaultOutboundAccess } from '../subnet-rules.ts';
import { BLOCKED_ENDPOINTS, desktopRules, directRoute } from './desktops/rules.ts';

const requirements = source('Network requirements of Microsoft Dev Box', 'https://learn.microsoft.com/azure/dev-box/concept-dev-box-network-requirements', '2023-02-16');
const connections = source('Configure network connections of Microsoft Dev Box', 'https://learn.microsoft.com/azure/dev-box/how-to-configure-network-connections', '2023-04-25');

/** A network connection puts the boxes of its pools into a subnet; the page asks for free addresses and no more. */
export const devBox = defineService({
  id: 'dev-box',
  name: 'Microsoft Dev Box',
  aliases: ['Dev Box', 'Windows 365 network connection', 'Microsoft Dev Box (Azure network connection)', 'Dev Box network connection', 'Microsoft.DevCenter/networkConnections'],
  family: 'compute',
  summary: 'Workstations for developers, joined to a subnet of yours by a network connection.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'shared', source: connections },
    smallest: SMALLEST_SUBNET,
    ipv6: { value: 'unknown', source: connections },
    resizable: { value: 'empty-only', source: connections, note: 'As any subnet of machines.' },
  },
  sizing: {
    inputs: {
      devBoxes: {
        kind: 'count', unit: 'boxes', meaning: 'boxes of all pools that use the network connection', default: 100, least: 1, grows: true, aliases: ['boxes'],
        assumed: 'No page states a number; too many is safer than too few.',
      },
    },
    rule: 'One address for each box, which has one interface. The page only asks for free addresses; what a box takes, and how much room to leave, is not published.',
    lines: ({ devBoxes }) => [{ label: `${devBoxes} × box, 1 each (no page states it)`, addresses: devBoxes, assumed: true }],
    sources: [connections],
    examples: [],
  },
  nsg: {
    support: { value: 'allowed', source: requirements },
    rules: [
      ...desktopRules(requirements),
      {
        name: 'allow-device-registration',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'Internet' }, ports: ['443', '5671'],
        priority: 2010, need: 'required', condition: 'while boxes are provisioned', when: () => true, coveredBy: 'AllowInternetOutBound',
        purpose: 'Hosts that provision and register devices.',
        source: requirements,
      },
    ],
  },
  routes: { table: { value: 'allowed', source: requirements }, defaultRoute: 'any', required: [directRoute(requirements)], forbidden: BLOCKED_ENDPOINTS },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None.' },
  wayOut: { needed: () => 'always', source: defaultOutboundAccess.source },
  excludedRanges: [],
  onPremises: 'Hub and spoke over VPN or ExpressRoute; boxes of hybrid join must reach domain controllers.',
  dns: { zones: [], note: 'For hybrid join the network uses the DNS servers of Active Directory.' },
  notes: [
    'Boxes run in the region of the network connection.',
    'A network hosted by Microsoft needs no address of yours.',
    'Interfaces are made in a resource group of your subscription that the service names.',
  ],
  conflicts: [],
  sources: [requirements, connections, defaultOutboundAccess.source],
});
