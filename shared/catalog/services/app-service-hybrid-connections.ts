import { noNsg, noRoutes, noSubnet } from '../no-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const page = source('Azure App Service Hybrid Connections', 'https://learn.microsoft.com/azure/app-service/app-service-hybrid-connections', '2025-05-06');
const functionsNetworking = source('Azure Functions networking options', 'https://learn.microsoft.com/azure/azure-functions/functions-networking-options', '2026-03-03');

/** Endpoints that a tier lets be reached: for each plan, or for each app of the larger tiers. */
const most = { basic: 5, standard: 25, premium: 220, 'isolated-v2': 220 } as const;

/** Single TCP targets through a relay: no network of Azure is involved, so nothing of an address plan is. */
export const appServiceHybridConnections = defineService({
  id: 'app-service-hybrid-connections',
  name: 'App Service Hybrid Connections',
  aliases: ['Hybrid Connections', 'Azure Relay Hybrid Connections', 'BizTalk Hybrid Connections', 'Hybrid Connection Manager', 'HCM'],
  family: 'web',
  summary: 'Way of apps to single TCP targets in any network through an agent there and Azure Relay; takes no address.',
  integration: ['outbound-integration'],
  placement: 'none',
  lifecycle: { status: 'ga' },
  subnet: noSubnet(page),
  sizing: {
    inputs: {
      endpoints: { kind: 'count', unit: 'targets', meaning: 'pairs of host and port that are reached', default: 1, least: 0, most: most.premium, assumed: 'No page states a number; it takes no address.' },
      tier: { kind: 'choice', meaning: 'tier of the plan, which limits the targets', choices: ['basic', 'standard', 'premium', 'isolated-v2'], default: 'premium', assumed: 'The least strict; it takes no address.' },
      targetPorts: { kind: 'ports', meaning: 'ports of the targets, for the rules around the agent', default: ['*'], assumed: 'Which ones are reached is up to the apps.' },
    },
    rule: 'No network and no address: each connection is one host and port over TCP through Azure Relay, with an agent, the Hybrid Connection Manager, in the network of the target.',
    lines: () => [],
    contradictions: ({ endpoints, tier }) => (endpoints > most[tier] ? [`endpoints should be at most ${most[tier]} with tier ${tier}, not ${endpoints}.`] : []),
    sources: [page],
    examples: [{ inputs: { endpoints: 1 }, needed: 0, source: page, note: 'nothing to plan' }],
  },
  nsg: {
    ...noNsg(page),
    elsewhere: [
      {
        on: 'the host of the Hybrid Connection Manager',
        name: 'allow-relay',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'there', to: { tag: 'ServiceBus' }, ports: ['443'],
        need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'Control and data of the relay, *.servicebus.windows.net.',
        source: page,
      },
      {
        on: 'the host of the Hybrid Connection Manager',
        name: 'allow-targets',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'there', to: { role: 'the target hosts' }, ports: ({ targetPorts }) => targetPorts,
        need: 'required',
        purpose: 'Delivery to the targets.',
        source: page,
      },
    ],
  },
  routes: noRoutes(page),
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None.' },
  excludedRanges: [],
  onPremises: 'What it is for: the remote site opens nothing but outbound TCP 443.',
  dns: { zones: [], note: 'The host of the agent must resolve the names of the target and of the relay; give the target by name, not by address.' },
  notes: [
    'Targets that may be used: 5 a plan in Basic, 25 a plan in Standard, 220 an app in Premium v1 to v3 and in Isolated v2.',
    'TCP only: no UDP, no ports that change (passive FTP), no LDAP, no mounted drives, no joining of domains.',
    'Custom Windows containers are not supported.',
  ],
  conflicts: [
    { topic: 'Linux apps', says: ['Windows and Linux apps alike (App Service page 2025-05-06)', 'function apps on Windows only (Functions networking page 2026-03-03)'], followed: 'Shown as a doubt; it changes no address.' },
  ],
  sources: [page, functionsNetworking],
});
