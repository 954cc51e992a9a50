import { defineService } from '../service.ts';
import { source, type Fact } from '../source.ts';
import { contentShareRule, delegation, healthCheckRule, MOST_INSTANCES, overview, portalFloor, recommended, smallest, terraformTests } from './app-service/plan-subnet.ts';

const networking = source('Azure Functions networking options', 'https://learn.microsoft.com/azure/azure-functions/functions-networking-options', '2026-03-03');

/** What the page advises for Elastic Premium, and the portal insists on where it makes the subnet. */
const advised: Readonly<Record<'windows' | 'linux', Fact<number>>> = {
  windows: { value: 24, source: networking, note: 'Elastic Premium on Windows' },
  linux: { value: 26, source: networking, note: 'Elastic Premium on Linux' },
};

/** A way out for functions: every running instance of every app takes an address, and twice that while it scales. */
export const functionsPremiumDedicated = defineService({
  id: 'functions-premium-dedicated',
  name: 'Azure Functions on Elastic Premium and Dedicated plans',
  aliases: [
    'Azure Functions (Elastic Premium and Dedicated plans), virtual network integration', 'Azure Functions Premium', 'Elastic Premium', 'Functions App Service plan',
    'Functions Premium', 'Functions Dedicated', 'Azure Functions Dedicated',
  ],
  family: 'web',
  summary: 'Delegated subnet through which function apps of Elastic Premium and App Service plans reach a network.',
  integration: ['outbound-integration'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'same-service', with: ['app-service-vnet-integration'], source: networking, note: 'Its plans are plans of App Service; the page contradicts itself on whether several plans may use one subnet.' },
    delegation,
    smallest: { value: smallest.value, source: networking },
    floor: ({ plan, os, createdInPortal }) => (createdInPortal ? (plan === 'dedicated' ? portalFloor : advised[os]) : undefined),
    recommended: advised.windows,
    recommendedFor: ({ plan, os }) => (plan === 'dedicated' ? recommended : advised[os]),
    ipv6: { value: 'unknown', source: networking },
    resizable: { value: 'no', source: networking },
  },
  sizing: {
    inputs: {
      plan: { kind: 'choice', meaning: 'the plan of the apps; premium and elastic-premium are the same', choices: ['premium', 'elastic-premium', 'dedicated'], default: 'premium', aliases: ['hostingPlan'], assumed: 'The one that scales further.' },
      os: { kind: 'choice', meaning: 'operating system of the plan', choices: ['windows', 'linux'], default: 'linux' },
      apps: { kind: 'count', unit: 'apps', meaning: 'function apps in the subnet', default: 1, least: 1 },
      instances: {
        kind: 'count', unit: 'instances', meaning: 'the most instances of each app', default: 3, least: 1, most: 100, grows: true, aliases: ['maxInstances', 'scaleTo'],
        assumed: 'No page states a number; a recommended /26 carries 29, a /24 more than an app may have.',
      },
      headroom: { kind: 'choice', choices: ['double', 'none'], meaning: 'double: room to scale to the most instances; none: steady use', default: 'double' },
      createdInPortal: { kind: 'flag', meaning: 'the subnet is made in the dialogue of the portal, which refuses smaller ones than it advises', default: false },
      contentShare: { kind: 'flag', meaning: 'the content share is routed through the network, as a restricted storage account demands (adds a rule, no address)', default: false },
    },
    rule: 'Each running instance of each app takes 1 address; while an app scales it can take twice the target.',
    lines: ({ apps, instances, headroom }) => [
      { label: `${apps === 1 ? '' : `${apps} apps × `}${instances} × instance`, addresses: apps * instances },
      ...(headroom === 'double' ? [{ label: 'as many again while apps scale', addresses: apps * instances }] : []),
    ],
    contradictions: ({ plan, instances }) =>
      plan === 'dedicated' && instances > MOST_INSTANCES ? [`instances should be at most ${MOST_INSTANCES} with plan dedicated, not ${instances}.`] : [],
    sources: [networking],
    examples: [
      { inputs: { apps: 1, instances: 1, headroom: 'none' }, needed: 1, source: networking, note: 'steady use' },
      { inputs: { apps: 1, instances: 10 }, needed: 20, source: networking, note: 'from 5 to 10 instances: twice the target at its peak' },
      { inputs: {}, prefixLength: 28, usable: 11, capacity: { input: 'instances', most: 5 }, source: networking, note: 'row of the capacity table' },
      { inputs: {}, prefixLength: 26, usable: 59, capacity: { input: 'instances', most: 29 }, source: networking, note: 'row of the capacity table' },
      { inputs: { instances: 1 }, prefixLength: 24, usable: 251, capacity: { input: 'apps', most: 125 }, source: networking, note: 'row of the capacity table: 125 instances, of several apps because one Elastic Premium app ends at 100' },
      { inputs: { plan: 'elastic-premium', os: 'windows' }, sizing: 'recommended', prefixLength: 24, source: networking, note: 'advised: 256 addresses' },
      { inputs: { plan: 'elastic-premium', os: 'windows', createdInPortal: true }, sizing: 'minimum', prefixLength: 24, source: networking, note: 'the same as the least that the portal makes' },
      { inputs: { plan: 'elastic-premium', os: 'linux' }, sizing: 'recommended', prefixLength: 26, source: networking, note: 'advised: 64 addresses' },
      { inputs: { plan: 'elastic-premium', os: 'linux', createdInPortal: true }, sizing: 'minimum', prefixLength: 26, source: networking, note: 'the same as the least that the portal makes' },
    ],
  },
  nsg: {
    support: { value: 'allowed', source: networking, note: 'As for App Service: outbound rules act, inbound rules do nothing to an app.' },
    rules: [contentShareRule, healthCheckRule],
  },
  routes: { table: { value: 'allowed', source: networking, note: 'Acts on private targets only, unless Route All is on.' }, defaultRoute: 'any', required: [] },
  serviceEndpoints: { recommended: ['Microsoft.Storage'], required: [], note: 'And those of the services that trigger functions.' },
  publicAddresses: { count: () => 0, note: 'None.' },
  excludedRanges: [],
  onPremises: 'As App Service integration: over VPN, ExpressRoute and peering.',
  dns: { zones: [], note: 'The DNS servers of the network and the private zones linked to it.' },
  notes: [
    'At most two integration subnets a plan.',
    'An app has at most 30 instances on a Dedicated plan and 100 on Elastic Premium.',
    'Gateway-required integration exists on Dedicated plans only.',
    'On Elastic Premium, triggers inside a network scale out only with runtime scale monitoring.',
    'A storage account with network rules takes routing of the content share, ports 443 and 445.',
  ],
  conflicts: [
    { topic: 'plans in one subnet', says: ['several may use it (list of considerations, 2026-03-03)', 'apps of another plan cannot (section on subnets of the same page)'], followed: 'Several are accepted, as the App Service page of 2026-02-25 says; one plan a subnet is safe by both.' },
    { topic: 'service endpoints on the subnet', says: ['the subnet must not serve private or service endpoints yet (2026-03-03)', 'service endpoints are switched on there to reach locked services (the same page, and App Service 2026-02-25)'], followed: 'They are recommended; private endpoints belong in another subnet.' },
  ],
  sources: [networking, overview, terraformTests],
});
