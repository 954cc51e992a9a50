import { defineService, type RuleNeed, type RulePeer } from '../service.ts';
import { source } from '../source.ts';

const considerations = source('Virtual network design considerations for Microsoft Entra Domain Services', 'https://learn.microsoft.com/entra/identity/domain-services/network-considerations', '2025-02-05');

const network = { tag: 'VirtualNetwork' } as const;
const management = { tag: 'AzureActiveDirectoryDomainServices' } as const;

const inbound = (name: string, priority: number, protocol: RuleNeed['protocol'], from: RulePeer, to: RulePeer, ports: readonly string[], need: RuleNeed['need'], purpose: string, more: Partial<RuleNeed> = {}): RuleNeed => ({
  name, direction: 'inbound', access: 'allow', protocol, from, to, ports, priority, need, purpose, source: considerations, ...more,
});
const outbound = (name: string, priority: number, to: RulePeer, purpose: string, more: Partial<RuleNeed> = {}): RuleNeed => ({
  name, direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'any', to, ports: ['443'], priority, need: 'required', coveredBy: 'AllowInternetOutBound', purpose, source: considerations, ...more,
});

/** A managed domain: two domain controllers and what the platform needs to rebuild them. */
export const entraDomainServices = defineService({
  id: 'entra-domain-services',
  name: 'Microsoft Entra Domain Services',
  aliases: ['Azure AD Domain Services', 'Azure Active Directory Domain Services', 'AAD DS', 'AADDS', 'Entra DS', 'Microsoft.AAD/DomainServices'],
  family: 'security',
  summary: 'Managed domain controllers in a subnet of yours.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'dedicated', source: considerations, note: 'A subnet made for it alone, at best in a network of its own.' },
    forbiddenNames: ['GatewaySubnet'],
    smallest: { value: 28, source: considerations, note: 'No page states a prefix; it follows from 5 addresses and the 5 that Azure reserves.', assumed: true },
    ipv6: { value: 'unknown', source: considerations },
    resizable: { value: 'no', source: considerations, note: 'Not stated; a managed domain cannot move to another network, so choose the larger subnet at once.', assumed: true },
    perNetwork: { value: 1, source: considerations, note: 'Follows from one managed domain for each Entra tenant.' },
  },
  sizing: {
    inputs: {
      secureLdap: { kind: 'flag', meaning: 'secure LDAP is reached from the internet (decides a rule, no address)', default: false },
      logAnalytics: { kind: 'flag', meaning: 'logs are exported to Log Analytics (decides a rule, no address)', default: false },
    },
    rule: 'A managed domain takes 3 to 5 addresses: two domain controllers, the load balancer, and room to rebuild. The larger number is planned.',
    lines: () => [
      { label: '2 × domain controller', addresses: 2 },
      { label: 'load balancer and room to rebuild: the most of 3 to 5 in all', addresses: 3 },
    ],
    sources: [considerations],
    examples: [{ inputs: {}, needed: 5, source: considerations, note: 'the page states 3 to 5 without the reserved ones, and no prefix' }],
  },
  nsg: {
    support: { value: 'required', source: considerations, note: 'The service makes it; an NSG of yours with other rules is not supported.' },
    rules: [
      inbound('allow-management', 100, 'tcp', management, 'any', ['5986'], 'required', 'Management by PowerShell remoting; without it the domain is neither updated nor watched.', { appliedBy: 'platform' }),
      inbound('allow-support', 110, 'tcp', { tag: 'CorpNetSaw' }, 'any', ['3389'], 'optional', 'Search for faults by Microsoft support.', { condition: 'support asks for it; the portal does not offer the tag, the command line and PowerShell do' }),
      inbound('allow-secure-ldap', 120, 'tcp', { role: 'trusted public ranges' }, 'any', ['636'], 'required', 'Secure LDAP from the internet.', { condition: 'secure LDAP is reached from the internet', when: (inputs) => inputs['secureLdap'] === true }),
      inbound('allow-network', 130, 'any', network, network, ['*'], 'required', 'Replication, and joining the domain; the default rule must stay in effect.', { coveredBy: 'AllowVNetInBound' }),
      inbound('allow-load-balancer', 140, 'any', { tag: 'AzureLoadBalancer' }, 'any', ['*'], 'required', 'Probes of the load balancer; the default rule must stay in effect.', { coveredBy: 'AllowAzureLoadBalancerInBound' }),
      outbound('allow-management', 100, management, 'The management service.'),
      outbound('allow-monitor', 110, { tag: 'AzureMonitor' }, 'Monitoring of the domain controllers.'),
      outbound('allow-storage', 120, { tag: 'Storage' }, 'Storage that the domain depends on.'),
      outbound('allow-entra-id', 130, { tag: 'AzureActiveDirectory' }, 'Entra ID, which the domain depends on.'),
      outbound('allow-patches', 140, { tag: 'GuestAndHybridManagement' }, 'Patches of the domain controllers.'),
      outbound('allow-event-hub', 150, { tag: 'EventHub' }, 'Export of logs.', { condition: 'logs are exported to Log Analytics', when: (inputs) => inputs['logAnalytics'] === true }),
    ],
    notes: [
      'Outbound rules matter only where AllowInternetOutBound is restricted.',
      'Between the domain controllers 53, 88, 135, 389, 445, 636, 3268, 3269 and dynamic RPC on 1024-65535 must stay open.',
      'The tags AzureUpdateDelivery and AzureFrontDoor.FirstParty are out of use since 2024-07-01 and no longer needed.',
    ],
  },
  routes: {
    table: { value: 'avoid', source: considerations, note: 'None is needed.' },
    defaultRoute: 'forbidden',
    required: [],
    forbidden: 'Any change of 0.0.0.0/0: the domain is then unsupported. Where a route table cannot be avoided, the addresses of the service tags must go back the way they came.',
  },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'The service makes one Standard address by itself, on a Standard load balancer.' },
  excludedRanges: [],
  onPremises: 'Reachable over VPN and peering; the subnet of the domain itself takes no gateway and no remote gateway.',
  dns: { zones: [], note: 'Set the DNS servers of the network to the two addresses of the domain controllers.' },
  notes: [
    'One managed domain for each Entra tenant; its network is in the same region.',
    'A public address space for the network is discouraged.',
    'The agreement on availability does not hold while a wrong NSG or route blocks management.',
    'The inbound list of 2018 (443, 5986, 3389, 636) has become 5986, with 3389 and 636 where they are wanted.',
  ],
  conflicts: [
    { topic: 'inbound 443', says: ['needed for synchronisation (articles before 2020)', 'not named (2025-02-05)'], followed: 'The newer page.' },
  ],
  sources: [considerations],
});
