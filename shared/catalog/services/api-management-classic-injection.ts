import { defineService, type RuleNeed, type RulePeer } from '../service.ts';
import { source } from '../source.ts';

const injection = source('Virtual network injection of API Management: resources', 'https://learn.microsoft.com/azure/api-management/virtual-network-injection-resources', '2025-04-17');
const reference = source('Network configuration reference of API Management', 'https://learn.microsoft.com/azure/api-management/virtual-network-reference', '2025-06-17');
const internalMode = source('API Management in internal mode', 'https://learn.microsoft.com/azure/api-management/api-management-using-with-internal-vnet', '2022-01-03');
const forcedTunnel = source('Forced tunnelling with API Management', 'https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/api-management-virtual-network-forced-tunneling.md', '2023-11-29', { note: 'include file' });
const concepts = source('Virtual network concepts of API Management', 'https://learn.microsoft.com/azure/api-management/virtual-network-concepts', '2022-05-26');

const network = { tag: 'VirtualNetwork' } as const;

const inbound = (
  name: string, priority: number, protocol: RuleNeed['protocol'], from: RulePeer, ports: readonly string[], need: RuleNeed['need'], purpose: string, more: Partial<RuleNeed> = {},
): RuleNeed => ({ name, direction: 'inbound', access: 'allow', protocol, from, to: network, ports, priority, need, purpose, source: reference, ...more });

const outbound = (
  name: string, priority: number, protocol: RuleNeed['protocol'], to: RulePeer, ports: readonly string[], need: RuleNeed['need'], purpose: string, more: Partial<RuleNeed> = {},
): RuleNeed => ({ name, direction: 'outbound', access: 'allow', protocol, from: network, to, ports, priority, need, purpose, source: reference, ...more });

const byVnetIn = { coveredBy: 'AllowVNetInBound' } as const;
const byVnetOut = { coveredBy: 'AllowVnetOutBound' } as const;
const byProbe = { coveredBy: 'AllowAzureLoadBalancerInBound' } as const;
const byInternet = { coveredBy: 'AllowInternetOutBound' } as const;

const externalRedis: Partial<RuleNeed> = { condition: 'an external Redis cache is used', when: (inputs) => inputs['externalRedis'] === true };
const internalRedis: Partial<RuleNeed> = { condition: 'the internal cache is used', when: (inputs) => inputs['internalRedis'] === true };
const rateLimits: Partial<RuleNeed> = { condition: 'policies limit rates', when: (inputs) => inputs['rateLimits'] === true };

/** The 23 rules of the reference page, in priorities 400 to 499, because other services may share the subnet. */
const rules: readonly RuleNeed[] = [
  inbound('allow-clients', 400, 'tcp', { tag: 'Internet' }, ['80', '443'], 'required', 'Calls of API clients; 80 is optional.', { condition: 'external mode', when: (inputs) => inputs['mode'] === 'external' }),
  inbound('allow-management', 410, 'tcp', { tag: 'ApiManagement' }, ['3443'], 'required', 'Management endpoint for the portal and PowerShell.'),
  inbound('allow-load-balancer', 420, 'tcp', { tag: 'AzureLoadBalancer' }, ['6390'], 'required', 'Load balancer of the infrastructure.', { ...byProbe, condition: 'Premium tier', when: (inputs) => inputs['tier'] === 'premium' }),
  inbound('allow-traffic-manager', 430, 'tcp', { tag: 'AzureTrafficManager' }, ['443'], 'required', 'Probes that route between regions.', {
    condition: 'external mode in several regions',
    when: (inputs) => inputs['mode'] === 'external' && inputs['multiRegion'] === true,
  }),
  inbound('allow-machine-health', 435, 'tcp', { tag: 'AzureLoadBalancer' }, ['6391'], 'optional', 'Health of single machines.', byProbe),
  outbound('allow-certificates', 400, 'tcp', { tag: 'Internet' }, ['80'], 'required', 'Validation of certificates, and management.', byInternet),
  outbound('allow-storage', 405, 'tcp', { tag: 'Storage' }, ['443'], 'required', 'Storage that the service depends on.', byInternet),
  outbound('allow-sql', 410, 'tcp', { tag: 'Sql' }, ['1433'], 'required', 'SQL databases that the service depends on.', byInternet),
  outbound('allow-key-vault', 415, 'tcp', { tag: 'AzureKeyVault' }, ['443'], 'required', 'Key vaults that the service depends on.', byInternet),
  outbound('allow-monitor', 420, 'tcp', { tag: 'AzureMonitor' }, ['1886', '443'], 'required', 'Logs, metrics, resource health and Application Insights.', byInternet),
  outbound('allow-entra-id', 425, 'tcp', { tag: 'AzureActiveDirectory' }, ['443'], 'optional', 'Entra ID, Microsoft Graph, and key vaults of yours.', { ...byInternet, condition: 'Entra ID, Graph or key vaults are used', when: (inputs) => inputs['entraId'] === true }),
  outbound('allow-connectors', 430, 'tcp', { tag: 'AzureConnectors' }, ['443'], 'optional', 'Managed connections.', { ...byInternet, condition: 'managed connections are used', when: (inputs) => inputs['managedConnections'] === true }),
  outbound('allow-event-hub', 435, 'tcp', { tag: 'EventHub' }, ['5671', '5672', '443'], 'optional', 'Logging to event hubs, and monitoring.', { ...byInternet, condition: 'event hubs take logs', when: (inputs) => inputs['eventHubs'] === true }),
  inbound('allow-external-redis-in', 440, 'tcp', network, ['6380'], 'optional', 'Caching between machines.', { ...byVnetIn, ...externalRedis }),
  outbound('allow-external-redis-out', 440, 'tcp', network, ['6380'], 'optional', 'Caching between machines.', { ...byVnetOut, ...externalRedis }),
  inbound('allow-internal-redis-in', 450, 'tcp', network, ['6381-6383'], 'optional', 'Caching between machines.', { ...byVnetIn, ...internalRedis }),
  outbound('allow-internal-redis-out', 450, 'tcp', network, ['6381-6383'], 'optional', 'Caching between machines.', { ...byVnetOut, ...internalRedis }),
  inbound('allow-rate-limits-in', 460, 'udp', network, ['4290'], 'optional', 'Counters of rate limits kept alike on all machines.', { ...byVnetIn, ...rateLimits }),
  outbound('allow-rate-limits-out', 460, 'udp', network, ['4290'], 'optional', 'Counters of rate limits kept alike on all machines.', { ...byVnetOut, ...rateLimits }),
  outbound('allow-dns', 470, 'any', { role: 'DNS servers' }, ['53'], 'required', 'Name resolution.'),
  outbound('allow-ntp', 475, 'udp', { tag: 'Internet' }, ['123'], 'required', 'Time of day; listed as internal infrastructure.', byInternet),
  outbound('allow-diagnostics', 480, 'tcp', { tag: 'Internet' }, ['12000'], 'required', 'Diagnostics; listed as internal infrastructure.', byInternet),
  outbound('allow-windows-activation', 490, 'tcp', { role: 'KMS endpoint' }, ['1688'], 'required', 'Activation of Windows.', { ...byInternet, condition: 'Windows machines share the network', when: (inputs) => inputs['windowsMachines'] === true }),
];

/** Developer and Premium tiers, injected: two addresses a unit, and one for an internal virtual address. */
export const apiManagementClassicInjection = defineService({
  id: 'api-management-classic-injection',
  name: 'Azure API Management, classic tiers in a virtual network',
  aliases: ['Azure API Management, classic Developer and Premium tiers in a virtual network (external or internal mode)', 'API Management stv2', 'APIM stv2', 'APIM external VNet', 'APIM internal VNet', 'APIM classic', 'API Management Premium', 'API Management Developer'],
  family: 'integration',
  summary: 'API gateway of the classic Developer or Premium tier inside a subnet, in external or internal mode.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'shared', source: injection, note: 'Other resources may share the subnet; the earlier stv1 platform wanted one of its own. The subnet must not be delegated.' },
    smallest: { value: 29, source: injection },
    ipv6: { value: 'not-supported', source: injection, note: 'A public IPv4 address is asked for.' },
    resizable: { value: 'empty-only', source: injection, note: 'An instance can move to another subnet, its private addresses may change meanwhile; the subnet cannot move between subscriptions.' },
  },
  sizing: {
    inputs: {
      tier: { kind: 'choice', choices: ['developer', 'premium'], meaning: 'classic tier', default: 'premium' },
      units: { kind: 'count', unit: 'scale units', meaning: 'units in this region; a Developer instance is always one', default: 1, least: 1, most: 31, grows: true },
      mode: { kind: 'choice', choices: ['external', 'internal'], meaning: 'internal takes an address for its load balancer', default: 'internal' },
      ownPublicAddress: { kind: 'flag', meaning: 'a Standard IPv4 public address of yours is attached', default: false },
      multiRegion: { kind: 'flag', meaning: 'the instance has gateways in several regions (adds a rule, no address)', default: false },
      externalRedis: { kind: 'flag', meaning: 'a Redis cache of yours is used (adds rules, no address)', default: false },
      internalRedis: { kind: 'flag', meaning: 'the built-in cache is used (adds rules, no address)', default: false },
      rateLimits: { kind: 'flag', meaning: 'policies limit rates (adds rules, no address)', default: false },
      entraId: { kind: 'flag', meaning: 'Entra ID, Microsoft Graph or key vaults of yours are used (adds a rule, no address)', default: false },
      managedConnections: { kind: 'flag', meaning: 'managed connections are used (adds a rule, no address)', default: false },
      eventHubs: { kind: 'flag', meaning: 'event hubs take logs (adds a rule, no address)', default: false },
      windowsMachines: { kind: 'flag', meaning: 'Windows machines share the network (adds a rule, no address)', default: false },
    },
    rule: 'Each unit takes 2 addresses, a Developer instance 1; internal mode takes 1 more for the load balancer.',
    lines: ({ tier, units, mode }) => [
      tier === 'developer' ? { label: 'Developer instance', addresses: 1 } : { label: `${units} × scale unit, 2 each`, addresses: 2 * units },
      ...(mode === 'internal' ? [{ label: 'internal load balancer', addresses: 1 }] : []),
    ],
    contradictions: ({ tier, units }) => (tier === 'developer' && units > 1 ? ['units should be 1 with tier developer: an instance of that tier does not scale.'] : []),
    sources: [injection],
    examples: [
      { inputs: { mode: 'internal' }, total: 8, prefixLength: 29, capacity: { input: 'units', most: 1 }, source: injection, note: 'smallest subnet: nothing remains for scaling out' },
      { inputs: { mode: 'internal' }, prefixLength: 28, capacity: { input: 'units', most: 5 }, source: injection, note: '8 addresses remain beside the first unit: 4 more units' },
      { inputs: { mode: 'internal' }, prefixLength: 26, capacity: { input: 'units', most: 29 }, source: injection, note: '56 addresses remain beside the first unit: 28 more units' },
      { inputs: { tier: 'developer', mode: 'external' }, needed: 1, prefixLength: 29, source: injection, note: 'Developer takes one address' },
    ],
  },
  nsg: {
    support: { value: 'required', source: reference },
    rules,
    notes: [
      'Regional forms of the tags Storage, Sql and EventHub may be used; an instance in several regions also needs those of its primary region.',
      'SMTP relay, the CAPTCHA of the developer portal and diagnostics in the portal need to reach out as well.',
    ],
  },
  routes: {
    table: { value: 'allowed', source: forcedTunnel },
    defaultRoute: 'with-exceptions',
    required: [
      {
        name: 'management-to-internet', to: { tag: 'ApiManagement' }, nextHop: 'internet', need: 'required',
        condition: 'the default route leads away from the internet', when: (_inputs, { defaultRouteAway }) => defaultRouteAway,
        purpose: 'Replies of the management endpoint must not be tunnelled.',
        source: forcedTunnel,
      },
      {
        name: 'clients-to-internet', to: { role: 'each range of external clients' }, nextHop: 'internet', need: 'required',
        condition: 'external mode, and the default route leads away from the internet', when: ({ mode }, { defaultRouteAway }) => mode === 'external' && defaultRouteAway,
        purpose: 'Forced tunnelling would otherwise drop the traffic of clients.',
        source: forcedTunnel,
      },
    ],
    forbidden: 'A default route to an appliance without those routes, and without either service endpoints or firewall rules for what the service depends on.',
  },
  serviceEndpoints: { recommended: ['Microsoft.Sql', 'Microsoft.Storage', 'Microsoft.EventHub', 'Microsoft.KeyVault'], required: [] },
  publicAddresses: { count: ({ ownPublicAddress }) => (ownPublicAddress ? 1 : 0), note: 'A Standard IPv4 address may be supplied. The platform has one for the management endpoint even in internal mode.' },
  excludedRanges: [],
  onPremises: 'Over VPN and ExpressRoute; internal mode also serves on-premises clients through its private address.',
  dns: {
    zones: ['', 'portal.', 'developer.', 'management.', 'scm.'].map((role) => `{serviceName}.${role}azure-api.net`),
    note: 'Internal mode needs zones of your own for these names. Set custom DNS servers before deployment.',
  },
  notes: [
    'One subnet for each region of an instance; service, network, subnet and public address are in the same region and subscription.',
    'Private addresses are assigned dynamically and cannot be chosen: back ends must admit the whole subnet.',
    'No size is advised in general; for growth towards the most units the page points at a /26 or a /25.',
  ],
  conflicts: [
    { topic: 'public address', says: ['must be supplied (2022-05-26)', 'may be supplied (2025-04-17)'], followed: 'The newer page.' },
    { topic: 'most units', says: ['the largest row of the sizing table exceeds it (footnote of the 2025-04-17 page)', '31 units (same page)'], followed: '31.' },
  ],
  sources: [injection, reference, internalMode, forcedTunnel, concepts],
});
