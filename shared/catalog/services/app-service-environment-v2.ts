import { defineService, type SizingLine } from '../service.ts';
import { source } from '../source.ts';

const networkInfo = source('Networking considerations of App Service Environment v2', 'https://learn.microsoft.com/azure/app-service/environment/network-info', '2020-07-27');
const managementAddresses = source('Management addresses of App Service Environments', 'https://learn.microsoft.com/azure/app-service/environment/management-addresses', '2019-01-16');
const forcedTunnel = source('Forced tunnelling with an App Service Environment', 'https://learn.microsoft.com/azure/app-service/environment/forced-tunnel-support', '2022-03-29');

/** Returns the lines of an environment of Isolated plans. */
export function isolatedPlanLines({ planInstances, ilb }: { readonly planInstances: number; readonly ilb: boolean }): SizingLine[] {
  const roles = Math.floor(planInstances / 15) + Math.floor(planInstances / 20);
  return [
    { label: ilb ? 'the environment before its first app, internal virtual address included' : 'the environment before its first app', addresses: ilb ? 13 : 12 },
    ...(planInstances > 0
      ? [
          { label: `${planInstances} × plan instance`, addresses: planInstances },
          { label: `${planInstances} × plan instance while it changes size`, addresses: planInstances },
        ]
      : []),
    ...(roles > 0 ? [{ label: `${roles} × infrastructure role, 1 for every 15 and 1 for every 20 instances`, addresses: roles, assumed: true as const }] : []),
  ];
}

/** Retired; kept so that existing networks can be read and checked. */
export const appServiceEnvironmentV2 = defineService({
  id: 'app-service-environment-v2',
  name: 'App Service Environment v2',
  aliases: ['ASEv2', 'ASE v2', 'Isolated plans'],
  family: 'web',
  summary: 'Retired second version of App Service Environment, with management traffic into the subnet.',
  integration: ['injection'],
  lifecycle: { status: 'retired', date: '2024-08-31', successor: 'app-service-environment-v3', note: 'No new ones since 2024-01-29.', source: forcedTunnel },
  subnet: {
    sharing: { kind: 'dedicated', source: networkInfo, note: 'One environment a subnet, nothing else in it.' },
    smallest: { value: 27, source: networkInfo, note: 'Not stated; an empty environment with the five reserved addresses fits no smaller subnet.', assumed: true },
    recommended: { value: 24, source: networkInfo },
    ipv6: { value: 'unknown', source: networkInfo },
    resizable: { value: 'no', source: networkInfo, note: 'The size was fixed once the environment existed.' },
  },
  sizing: {
    inputs: {
      planInstances: { kind: 'count', unit: 'instances', meaning: 'instances of Isolated plans', default: 0, least: 0, grows: true },
      ilb: { kind: 'flag', meaning: 'internal load balancer: apps are reached from inside only', default: false },
      appClients: { kind: 'flag', meaning: 'apps are called by clients (adds a rule, no address)', default: true },
      ftp: { kind: 'flag', meaning: 'FTP or FTPS publishing (adds a rule, no address)', default: false },
      remoteDebugging: { kind: 'flag', meaning: 'remote debugging from Visual Studio (adds a rule, no address)', default: false },
      webDeploy: { kind: 'flag', meaning: 'Web Deploy publishing (adds a rule, no address)', default: false },
      forcedTunnelling: { kind: 'flag', meaning: 'ExpressRoute advertises a default route, and none of the other workarounds is in place (adds a route, no address)', default: false, aliases: ['forcedTunneling'] },
    },
    rule: '12 addresses before the first app, 13 with an internal load balancer; 1 for each plan instance and as many again while it changes size; a further infrastructure role at each multiple of 15 and of 20 instances.',
    lines: isolatedPlanLines,
    sources: [networkInfo],
    examples: [
      { inputs: { planInstances: 0, ilb: false }, needed: 12, source: networkInfo, note: 'an empty external environment; not stated whether the reserved five are inside, so they are added' },
      { inputs: { planInstances: 100 }, prefixLength: 24, source: networkInfo, note: 'a size change needs 100 machines twice, hence the advice of a /24' },
    ],
  },
  nsg: {
    support: { value: 'allowed', source: networkInfo },
    rules: [
      {
        name: 'allow-management',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'AppServiceManagement' }, to: 'any', ports: ['454-455'],
        priority: 500, need: 'required',
        purpose: 'Management plane; when it is cut off, the environment is suspended.',
        source: managementAddresses,
      },
      {
        name: 'allow-keep-alive',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'AzureLoadBalancer' }, to: 'self', ports: ['16001'],
        priority: 510, need: 'required', coveredBy: 'AllowAzureLoadBalancerInBound',
        purpose: 'Keep-alive of the load balancer.',
        source: networkInfo,
      },
      {
        name: 'allow-inside-subnet-in',
        direction: 'inbound', access: 'allow', protocol: 'any', from: 'self', to: 'self', ports: ['*'],
        priority: 520, need: 'required', coveredBy: 'AllowVNetInBound',
        purpose: 'Traffic between the roles.',
        source: networkInfo,
      },
      {
        name: 'allow-clients',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'client ranges' }, to: 'self', ports: ['80', '443'],
        priority: 530, need: 'required', condition: 'apps are called', when: ({ appClients }) => appClients,
        purpose: 'HTTP and HTTPS.',
        source: networkInfo,
      },
      {
        name: 'allow-ftp',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'publishing clients' }, to: 'self', ports: ['21', '990', '10001-10020'],
        priority: 540, need: 'required', condition: 'FTP or FTPS publishing is used', when: ({ ftp }) => ftp,
        purpose: 'FTP control and data.',
        source: networkInfo,
      },
      {
        name: 'allow-remote-debugging',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'developers' }, to: 'self', ports: ['4020', '4022', '4024'],
        priority: 550, need: 'required', condition: 'remote debugging from Visual Studio is used', when: ({ remoteDebugging }) => remoteDebugging,
        purpose: 'Debugging.',
        source: networkInfo,
      },
      {
        name: 'allow-web-deploy',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'publishing clients' }, to: 'self', ports: ['8172'],
        priority: 560, need: 'required', condition: 'Web Deploy is used', when: ({ webDeploy }) => webDeploy,
        purpose: 'Publishing.',
        source: networkInfo,
      },
      {
        name: 'allow-dns',
        direction: 'outbound', access: 'allow', protocol: 'udp', from: 'self', to: 'any', ports: ['53'],
        priority: 500, need: 'required',
        purpose: 'Name resolution.',
        source: networkInfo,
      },
      {
        name: 'allow-ntp',
        direction: 'outbound', access: 'allow', protocol: 'udp', from: 'self', to: 'any', ports: ['123'],
        priority: 510, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'Time of day.',
        source: networkInfo,
      },
      {
        name: 'allow-web-out',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: 'any', ports: ['80', '443'],
        priority: 520, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'Certificate revocation lists, updates, Azure services.',
        source: networkInfo,
      },
      {
        name: 'allow-sql',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'Sql' }, ports: ['1433'],
        priority: 530, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'The database of the environment.',
        source: networkInfo,
      },
      {
        name: 'allow-diagnostics',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: 'any', ports: ['12000'],
        priority: 540, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'Support and analysis of the system.',
        source: networkInfo,
      },
      {
        name: 'allow-inside-subnet-out',
        direction: 'outbound', access: 'allow', protocol: 'any', from: 'self', to: 'self', ports: ['*'],
        priority: 550, need: 'required', coveredBy: 'AllowVnetOutBound',
        purpose: 'Traffic between the roles.',
        source: networkInfo,
      },
    ],
    notes: [
      'Ports 7654 and 1221 show in scans and may be blocked.',
      'An address that an app has to itself (IP-based TLS) reserves two more ports, which the security group must admit.',
    ],
  },
  routes: {
    table: { value: 'allowed', source: forcedTunnel, note: 'With care.' },
    defaultRoute: 'with-exceptions',
    defaultRouteFor: ({ forcedTunnelling }) => (forcedTunnelling ? 'internet-only' : 'with-exceptions'),
    required: [
      {
        name: 'default-to-internet', to: { prefix: '0.0.0.0/0' }, nextHop: 'internet', need: 'required',
        condition: 'ExpressRoute advertises a default route and none of the other workarounds is in place', when: ({ forcedTunnelling }) => forcedTunnelling,
        purpose: 'Keeps what the environment depends on reachable.',
        source: forcedTunnel,
      },
      {
        name: 'management-to-internet', to: { tag: 'AppServiceManagement' }, nextHop: 'internet', need: 'required',
        condition: 'the default route leads away from the internet', when: (_inputs, { defaultRouteAway }) => defaultRouteAway,
        purpose: 'Replies of ports 454 and 455 leave by the address that the request came in on; the published list of addresses serves as well.',
        source: managementAddresses,
      },
    ],
    forbidden: 'Forced tunnelling without a workaround: a direct route to the internet, ignoring BGP routes, service endpoints for SQL and Storage, or the egress addresses in the firewall of the environment’s database.',
  },
  serviceEndpoints: { recommended: ['Microsoft.Sql', 'Microsoft.Storage'], required: [] },
  publicAddresses: { count: () => 0, note: 'The environment brings a public virtual address for management by itself, even with an internal load balancer.' },
  excludedRanges: [],
  onPremises: 'Through the VPN or ExpressRoute gateway of the network.',
  dns: {
    zones: ['{aseName}.appserviceenvironment.net'],
    note: 'With the records *, @ and scm for an internal load balancer. The platform itself uses Azure DNS, but custom DNS servers of the network must be reachable; changing them takes a restart of the environment.',
  },
  notes: ['Kept so that old networks can be planned around; move to version 3.', 'A public address is needed for management even where apps are internal.'],
  conflicts: [
    { topic: 'ports of the load balancer', says: ['16001 in the list of required ports (2020-07-27)', '454, 455 and 16001 as the least, in the text of the same page'], followed: 'The list: 454 and 455 are open to AppServiceManagement.' },
  ],
  sources: [networkInfo, managementAddresses, forcedTunnel],
});
