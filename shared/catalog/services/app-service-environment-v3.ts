import { defineService } from '../service.ts';
import { source } from '../source.ts';

const networking = source('App Service Environment networking', 'https://learn.microsoft.com/azure/app-service/environment/networking', '2026-02-03');
const overview = source('App Service Environment overview', 'https://learn.microsoft.com/azure/app-service/environment/overview', '2024-06-18');
const terraformExample = source('azurerm provider, example of an App Service Environment v3', 'https://github.com/hashicorp/terraform-provider-azurerm/tree/main/examples/app-service-environment-v3', '2026-08-21');

/** Instances for which the platform keeps one on standby. */
const PER_STANDBY = 20;

/** Plans on machines of their own, inside a subnet that belongs to one environment. */
export const appServiceEnvironmentV3 = defineService({
  id: 'app-service-environment-v3',
  name: 'App Service Environment v3',
  aliases: ['ASEv3', 'ASE v3', 'ILB ASE', 'External ASE', 'Isolated v2 plans', 'Isolated v2', 'Microsoft.Web/hostingEnvironments'],
  family: 'web',
  summary: 'Web apps, functions and containers on machines of their own inside a delegated subnet.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'dedicated', source: networking, note: 'One environment a subnet, which must be empty when the environment is made.' },
    delegation: { to: 'Microsoft.Web/hostingEnvironments', actions: ['Microsoft.Network/virtualNetworks/subnets/action'], source: terraformExample },
    smallest: { value: 27, source: networking },
    recommended: { value: 24, source: networking, note: 'for production' },
    recommendedFor: ({ planInstances, frequentScaleUpDown }) =>
      frequentScaleUpDown && planInstances > 100
        ? {
            value: 23,
            source: networking,
            note: 'advised near 200 instances with frequent size changes; “near” taken as more than 100, the most that one plan may have',
            assumed: true,
          }
        : undefined,
    ipv6: { value: 'unknown', source: networking },
    resizable: { value: 'no', source: networking, note: 'Resizing in place is not described; moving to another subnet takes a support request. Choose the larger size at once.', assumed: true },
    companions: [
      {
        service: 'app-service-vnet-integration', needed: 'conditional', when: ({ outboundSegmentation }) => outboundSegmentation,
        why: 'Outbound segmentation joins plans to further subnets: empty ones, delegated to Microsoft.Web/serverFarms.',
      },
    ],
  },
  sizing: {
    inputs: {
      planInstances: {
        kind: 'count',
        unit: 'instances',
        meaning: 'instances of all App Service plans together',
        default: 3,
        least: 0,
        most: 200,
        grows: true,
        assumed: 'No page states a number; 3 are the least of a zone-redundant plan.',
      },
      windowsContainerAppsPerPlan: {
        kind: 'count',
        unit: 'apps',
        meaning: 'apps of each plan that runs Windows containers: each takes an address on every instance; 0 without Windows containers',
        default: 0,
        least: 0,
      },
      osSkuGroups: { kind: 'count', unit: 'groups', meaning: 'distinct combinations of operating system and size in use; standby instances are counted for each', default: 1, least: 0 },
      infraAddresses: { kind: 'count', unit: 'addresses', meaning: 'what front ends and support roles take, which scale by themselves between 7 and 27', default: 27, least: 7, most: 27 },
      scaleHeadroom: {
        kind: 'count',
        unit: 'instances',
        meaning: 'instances of the largest plan that may change its size, which exist twice meanwhile; never more than planInstances',
        default: 100,
        least: 0,
        most: 100,
        grows: true,
        assumed: 'The most instances that one plan may have, so that any plan can change its size; all instances when there are fewer.',
      },
      frequentScaleUpDown: { kind: 'flag', meaning: 'plans change their size often (decides the recommended prefix, not the sum)', default: false },
      ilb: { kind: 'flag', meaning: 'internal virtual address: apps are reached from inside only', default: false },
      ownPublicAddress: { kind: 'flag', meaning: 'the external virtual address is a public address of yours, of the same subscription, and not one of the platform', default: false },
      outboundSegmentation: { kind: 'flag', meaning: 'apps leave by further subnets; chosen when the environment is made (adds no address here)', default: false },
      ftp: { kind: 'flag', meaning: 'FTP or FTPS publishing (adds rules, no address)', default: false },
      remoteDebugging: { kind: 'flag', meaning: 'remote debugging from Visual Studio (adds a rule, no address)', default: false },
      webDeploy: { kind: 'flag', meaning: 'Web Deploy publishing (adds a rule, no address)', default: false },
    },
    rule: 'The platform takes 7 to 27 addresses. Each plan instance takes 1 and, in plans of Windows containers, 1 more for each app; one standby instance exists for every 20 of each combination of operating system and size; a size change doubles the plan until it ends.',
    lines: ({ planInstances, windowsContainerAppsPerPlan, osSkuGroups, infraAddresses, scaleHeadroom, ilb }) => {
      const each = 1 + windowsContainerAppsPerPlan;
      const perInstance = each === 1 ? '' : `, ${each} each with ${windowsContainerAppsPerPlan} × Windows container app`;
      const scaling = Math.min(scaleHeadroom, planInstances);
      const groups = Math.max(1, osSkuGroups);
      // The most that any spread over the groups can cost: every group but one holds a single instance.
      const standby = Math.min(planInstances, Math.floor((planInstances + (PER_STANDBY - 1) * groups) / PER_STANDBY));
      return [
        { label: 'front ends and support roles', addresses: infraAddresses },
        { label: `${planInstances} × plan instance${perInstance}`, addresses: planInstances * each },
        ...(standby > 0 ? [{ label: `${standby} × standby instance, 1 for every ${PER_STANDBY} of ${groups === 1 ? 'the group' : `each of ${groups} groups`}, rounded up`, addresses: standby, assumed: true as const }] : []),
        ...(scaling > 0 ? [{ label: `${scaling} × instance whose plan changes size${perInstance}`, addresses: scaling * each }] : []),
        ...(ilb ? [{ label: 'internal virtual address; not stated whether front ends and support roles include it', addresses: 1, assumed: true as const }] : []),
      ];
    },
    contradictions: ({ ilb, ownPublicAddress }) => (ilb && ownPublicAddress ? ['ownPublicAddress should be false with ilb: an internal virtual address takes no public one.'] : []),
    sources: [networking],
    examples: [
      { inputs: {}, sizing: 'recommended', prefixLength: 24, source: networking, note: 'advised size for production' },
      { inputs: { planInstances: 200, frequentScaleUpDown: true }, sizing: 'recommended', prefixLength: 23, source: networking, note: 'advised near the ceiling of 200 instances with frequent size changes' },
      { inputs: { planInstances: 0 }, total: 32, prefixLength: 27, sizing: 'minimum', source: networking, note: 'smallest accepted subnet' },
    ],
  },
  nsg: {
    support: { value: 'allowed', source: networking },
    rules: [
      {
        name: 'allow-health-ping',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'AzureLoadBalancer' }, to: 'self', ports: ['80'],
        priority: 500, need: 'required', coveredBy: 'AllowAzureLoadBalancerInBound',
        purpose: 'Health of the internal roles: the one rule that the platform cannot do without.',
        source: networking,
      },
      {
        name: 'allow-network-clients',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'VirtualNetwork' }, to: 'self', ports: ['80', '443'],
        priority: 510, need: 'recommended', coveredBy: 'AllowVNetInBound',
        purpose: 'App traffic and the internal ping.',
        source: networking,
      },
      {
        name: 'allow-outside-clients',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'client ranges' }, to: 'self', ports: ['80', '443'],
        priority: 520, need: 'required', condition: 'apps serve clients outside the network: the virtual address is external', when: ({ ilb }) => !ilb,
        purpose: 'HTTP and HTTPS.',
        source: networking,
      },
      {
        name: 'allow-ftp',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'publishing clients' }, to: 'self', ports: ['21', '990', '10001-10020'],
        priority: 530, need: 'required', condition: 'FTP or FTPS publishing is used', when: ({ ftp }) => ftp,
        purpose: 'FTP control and data.',
        source: networking,
      },
      {
        name: 'allow-ftp-ping',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'AzureLoadBalancer' }, to: 'self', ports: ['21'],
        priority: 540, need: 'required', condition: 'FTP access is used, even if plain FTP is refused to clients', when: ({ ftp }) => ftp, coveredBy: 'AllowAzureLoadBalancerInBound',
        purpose: 'Health of the FTP role.',
        source: networking,
      },
      {
        name: 'allow-remote-debugging',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'developers' }, to: 'self', ports: ['4022', '4024', '4026'],
        priority: 550, need: 'required', condition: 'remote debugging from Visual Studio is used', when: ({ remoteDebugging }) => remoteDebugging,
        purpose: 'Debugging.',
        source: networking,
      },
      {
        name: 'allow-web-deploy',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'publishing clients' }, to: 'self', ports: ['8172'],
        priority: 560, need: 'required', condition: 'Web Deploy is used', when: ({ webDeploy }) => webDeploy,
        purpose: 'Publishing.',
        source: networking,
      },
    ],
    notes: ['A change of the security group may take up to 14 days to bite, because HTTP connections persist.'],
  },
  routes: {
    table: { value: 'allowed', source: networking },
    defaultRoute: 'any',
    required: [],
    forbidden: 'Nothing: all outbound traffic may go to a firewall; only what the apps themselves depend on matters.',
  },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: {
    count: ({ ilb, ownPublicAddress }) => (!ilb && ownPublicAddress ? 1 : 0),
    note: 'None with an internal virtual address. An external one is of the platform, or a public address of yours in the same subscription, which cannot be changed later.',
  },
  excludedRanges: [
    {
      prefix: '172.31.192.0/25',
      appliesTo: 'clients',
      why: 'The front ends use this range themselves: packets from it to an environment with an internal virtual address can be dropped.',
      source: networking,
    },
  ],
  onPremises: 'Apps reach peered networks and those behind VPN and ExpressRoute, and are reached from there; an internal virtual address also over global peering.',
  dns: { zones: ['{aseName}.appserviceenvironment.net'], note: 'For an internal virtual address, with the records *, @ and *.scm; an external one uses public DNS.' },
  notes: [
    'At most 200 plan instances an environment, 100 a plan; a zone-redundant plan has at least 3. Several environments in one region are fine.',
    'The addresses of instances that are gone may linger up to 12 hours, and upgrades of the platform need spare ones: how many is not published.',
    'No management traffic enters the network: ports 454 and 455 are of the earlier versions.',
    'The prefix of the subnet must be written as the single property addressPrefix, not as a list of addressPrefixes.',
    'Outbound segmentation, which joins apps to other subnets (empty, delegated to Microsoft.Web/serverFarms), is chosen when the environment is made: at most 4 subnets a plan, one an app, not together with multi-plan subnet join.',
    'Whether outbound port 25 works depends on the subscription of the network.',
  ],
  conflicts: [
    { topic: 'addresses of the platform', says: ['4 to 27 (2021-11-15)', '7 to 27 (2026-02-03)'], followed: '7 to 27; 27 is planned.' },
    { topic: 'fully scaled environment', says: ['a /24 carries one scaled to its limit (overview 2024-06-18)', '/23 near 200 instances with frequent size changes (networking 2026-02-03)'], followed: 'The newer page, and the sum.' },
  ],
  sources: [networking, overview, terraformExample],
});
