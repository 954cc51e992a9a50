import { SMALLEST_SUBNET } from '../azure-subnet.ts';
import { surgeNodes } from '../inputs.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';
import { defaultOutboundAccess } from '../subnet-rules.ts';
import { BLOCKED_ENDPOINTS, desktopRules, directRoute } from './desktops/rules.ts';

const endpoints = source('Required FQDNs and endpoints for Azure Virtual Desktop', 'https://learn.microsoft.com/azure/virtual-desktop/required-fqdn-endpoint', '2024-06-26');
const landingZone = source('Network topology and connectivity for Azure Virtual Desktop', 'https://learn.microsoft.com/azure/cloud-adoption-framework/scenarios/azure-virtual-desktop/eslz-network-topology-and-connectivity', '2025-10-09');
const endOfLife = source('End of life of Azure services', 'https://github.com/Azure/EOL/blob/main/service_list.json', '2025-12-18');

/** Session hosts are machines; no page says how large their subnet should be. */
export const virtualDesktopSessionHosts = defineService({
  id: 'virtual-desktop-session-hosts',
  name: 'Azure Virtual Desktop session hosts',
  aliases: ['AVD', 'Windows Virtual Desktop', 'WVD', 'Azure Virtual Desktop', 'session hosts', 'Microsoft.DesktopVirtualization/hostPools'],
  family: 'compute',
  summary: 'Machines to which Azure Virtual Desktop brings people, inside a subnet of yours.',
  integration: ['injection'],
  lifecycle: { status: 'ga', note: 'Azure Virtual Desktop (classic), the product before it, had 2026-09-30 as its last day.', source: endOfLife },
  subnet: {
    sharing: { kind: 'shared', source: landingZone },
    smallest: SMALLEST_SUBNET,
    ipv6: { value: 'unknown', source: endpoints },
    resizable: { value: 'empty-only', source: landingZone, note: 'As any subnet of machines.' },
  },
  sizing: {
    inputs: {
      sessionHosts: {
        kind: 'count', unit: 'session hosts', meaning: 'session hosts of all pools in the subnet at their most', default: 100, least: 1, grows: true, aliases: ['hosts', 'vms'],
        assumed: 'No page states a number; too many is safer than too few.',
      },
      imageReplacement: {
        kind: 'surge', meaning: 'hosts that stand beside the old ones while images are replaced: a number, or a share of the session hosts', default: '100%', aliases: ['addedHosts'],
        assumed: 'No page states how many; a whole new set beside the old one is the most there can be.',
      },
      shortpath: {
        kind: 'choice', choices: ['both', 'public', 'managed', 'none'], meaning: 'networks from which RDP Shortpath is used (decides rules, not addresses)', default: 'both',
        assumed: 'Its rules need to be known wherever it may be used; none leaves them out.',
      },
      shortpathPort: { kind: 'ports', meaning: 'port of RDP Shortpath for managed networks', default: ['3390'] },
      diagnosticSettings: { kind: 'flag', meaning: 'diagnostic settings send to event hubs (adds a rule)', default: false },
    },
    rule: 'One address for each session host, and for each that is built beside the old ones while images are replaced. No official formula is known.',
    lines: ({ sessionHosts, imageReplacement }) => {
      const more = surgeNodes(imageReplacement, sessionHosts);
      return [
        { label: `${sessionHosts} × session host, 1 each (no page states it)`, addresses: sessionHosts, assumed: true },
        ...(more > 0 ? [{ label: `${more} × session host while images are replaced, 1 each (no page states it)`, addresses: more, assumed: true as const }] : []),
      ];
    },
    sources: [landingZone],
    examples: [],
  },
  nsg: {
    support: { value: 'allowed', source: endpoints },
    rules: [
      ...desktopRules(endpoints),
      {
        name: 'allow-sign-in',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'AzureActiveDirectory' }, ports: ['443'],
        priority: 1980, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'Sign-in; the page names the host, the tag follows from it.',
        source: endpoints,
      },
      {
        name: 'allow-event-hubs',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'EventHub' }, ports: ['443'],
        priority: 1990, need: 'recommended', condition: 'diagnostic settings send to event hubs', when: ({ diagnosticSettings }) => diagnosticSettings, coveredBy: 'AllowInternetOutBound',
        purpose: 'Diagnostics of the agents, sent to event hubs.',
        source: endpoints,
      },
      {
        name: 'allow-shortpath-public',
        direction: 'outbound', access: 'allow', protocol: 'udp', from: 'self', to: { role: 'STUN and TURN servers of the service' }, ports: ['3478'],
        priority: 2000, need: 'required', condition: 'RDP Shortpath for public networks', when: ({ shortpath }) => shortpath === 'both' || shortpath === 'public', coveredBy: 'AllowInternetOutBound',
        purpose: 'Sessions over UDP, direct or relayed.',
        source: endpoints,
      },
      {
        name: 'allow-shortpath-managed',
        direction: 'inbound', access: 'allow', protocol: 'udp', from: { role: 'managed networks of the clients' }, to: 'self', ports: ({ shortpathPort }) => shortpathPort,
        priority: 1900, need: 'required', condition: 'RDP Shortpath for managed networks', when: ({ shortpath }) => shortpath === 'both' || shortpath === 'managed',
        purpose: 'Sessions straight from the client.',
        source: endpoints,
      },
    ],
    notes: ['Nothing has to be open from the internet.'],
  },
  routes: { table: { value: 'allowed', source: landingZone }, defaultRoute: 'any', required: [directRoute(endpoints)], forbidden: BLOCKED_ENDPOINTS },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None.' },
  wayOut: { needed: () => 'always', source: defaultOutboundAccess.source },
  excludedRanges: [],
  onPremises: 'Hosts that are joined to Active Directory must reach its domain controllers.',
  dns: { zones: ['privatelink.file.core.windows.net', 'privatelink.vaultcore.azure.net'], note: 'Those of the reference networks, for profiles and keys.' },
  notes: [],
  conflicts: [],
  sources: [endpoints, landingZone, endOfLife, defaultOutboundAccess.source],
});
