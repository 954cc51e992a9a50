import { usableAddresses } from '../azure-subnet.ts';
import { defineService, type ExcludedRange } from '../service.ts';
import { source } from '../source.ts';

export const isePage = source('Connect to virtual networks with an integration service environment', 'https://learn.microsoft.com/azure/logic-apps/connect-virtual-network-vnet-isolated-environment', '2020-09-25');
const terraformGuide = source('azurerm provider, guide to version 4.0', 'https://github.com/hashicorp/terraform-provider-azurerm/blob/main/website/docs/guides/4.0-upgrade-guide.html.markdown', '2026-08-21', { note: 'head of the repository; states the day of retirement' });

const LENGTH = 27;

const unresolvable = (prefix: string): ExcludedRange => ({ prefix, appliesTo: 'network', why: 'Logic Apps does not resolve addresses of this range.', source: isePage });

/** Retired; kept so that old networks can be read. Four subnets make one environment: the set of the same name. */
export const logicAppsIse = defineService({
  id: 'logic-apps-ise',
  name: 'Logic Apps integration service environment',
  aliases: ['ISE', 'integration service environment', 'Logic Apps ISE', 'Microsoft.Logic/integrationServiceEnvironments'],
  family: 'integration',
  summary: 'Retired environment of Logic Apps in four subnets of a network; this is one of the four.',
  integration: ['injection'],
  lifecycle: { status: 'retired', date: '2024-08-31', successor: 'logic-apps-standard', note: 'No new ones since 2022-11-01.', source: terraformGuide },
  subnet: {
    sharing: { kind: 'dedicated', source: isePage, note: 'Each environment takes four empty subnets.' },
    delegationFor: ({ carriesDelegation, deployment }) =>
      carriesDelegation && deployment === 'template'
        ? { to: 'Microsoft.Logic/integrationServiceEnvironments', actions: [], source: terraformGuide, note: 'Its actions are not published.' }
        : undefined,
    smallest: { value: LENGTH, source: isePage },
    recommended: { value: LENGTH, source: isePage, note: 'A larger one brings nothing.' },
    ipv6: { value: 'unknown', source: isePage },
    resizable: { value: 'no', source: isePage },
  },
  sizing: {
    inputs: {
      environments: { kind: 'count', unit: 'environments', meaning: 'environments in this subnet: one, because each has four subnets of its own', default: 1, least: 1 },
      deployment: { kind: 'choice', choices: ['portal', 'template'], meaning: 'how the environment was made; by template, PowerShell or API it takes a delegation on one of its subnets', default: 'portal' },
      carriesDelegation: { kind: 'flag', meaning: 'this is the one of the four subnets that carries the delegation', default: false },
      forcedTunnelling: { kind: 'flag', meaning: 'ExpressRoute tunnels the way to the internet (adds a route, no address)', default: false, aliases: ['forcedTunneling'] },
    },
    rule: `Four subnets an environment, each a /${LENGTH}: larger ones bring nothing.`,
    lines: () => [{ label: `a whole /${LENGTH}, one of the four of the environment`, addresses: usableAddresses(LENGTH) }],
    contradictions: ({ environments }) =>
      environments > 1 ? ['environments should be 1 in a subnet: each environment has four subnets of its own, so plan the set logic-apps-ise once for each.'] : [],
    sources: [isePage],
    examples: [{ inputs: { environments: 1 }, total: 32, prefixLength: 27, source: isePage, note: 'each of the four subnets' }],
  },
  nsg: {
    support: { value: 'allowed', source: isePage },
    rules: [],
    notes: ['The page lists ports that must be open in every one of the four subnets where there is a security group; they are not carried here, because nothing new can be made.'],
  },
  routes: {
    table: { value: 'allowed', source: isePage },
    defaultRoute: 'any',
    defaultRouteFor: ({ forcedTunnelling }) => (forcedTunnelling ? 'internet-only' : 'any'),
    required: [
      {
        name: 'default-to-internet', to: { prefix: '0.0.0.0/0' }, nextHop: 'internet', need: 'required',
        condition: 'ExpressRoute tunnels the way to the internet', when: ({ forcedTunnelling }) => forcedTunnelling,
        purpose: 'Keeps Storage, SQL and what else the environment depends on reachable.',
        source: isePage,
      },
    ],
    forbidden: 'Inspection or termination of TLS on the way of traffic from the environment.',
  },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'Made by the service itself.' },
  excludedRanges: ['0.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '168.63.129.16/32', '169.254.169.254/32'].map(unresolvable),
  onPremises: 'Over VPN and ExpressRoute of the network.',
  dns: { zones: [] },
  notes: [
    'Kept so that old plans can be read; plan nothing new with it.',
    'Private address space of class B is asked for.',
    'Made by template, PowerShell or API, one of the four subnets is delegated to Microsoft.Logic/integrationServiceEnvironments; made in the portal, none is.',
  ],
  conflicts: [
    { topic: 'delegation', says: ['Microsoft.integrationServiceEnvironment (2020-09-25)', 'Microsoft.Logic/integrationServiceEnvironments (delegation list of the azurerm provider, 2026-08)'], followed: 'The list of the provider, whose names Azure accepts.' },
  ],
  sources: [isePage, terraformGuide],
});
