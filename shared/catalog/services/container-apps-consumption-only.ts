import { customNetworks, egress, firewallIntegration, frontDoorForRegistry, keptRanges, networking, probes, ruleInputs } from './container-apps/environments.ts';
import { parsePrefix, prefixesOverlap } from '../../address/prefix.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const internalEnvironment = source('Provide a virtual network to an internal Container Apps environment', 'https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/container-apps/vnet-custom-internal.md', '2022-06-09', { note: 'older edition' });

/** Addresses of the platform: at first, and at most as apps scale. */
const PLATFORM = 60;
const PLATFORM_MOST = 256;

/** Shortest and longest prefix length of the ranges inside. */
const RANGES = { platformReservedCidr: [12, 21], dockerBridgeCidr: [12, 28] } as const;
type RangeName = keyof typeof RANGES;

/** The older kind of environment: every replica has an address, and the subnet must not be delegated. */
export const containerAppsConsumptionOnly = defineService({
  id: 'container-apps-consumption-only',
  name: 'Azure Container Apps, consumption-only environment',
  aliases: ['Azure Container Apps, consumption-only environment (legacy)', 'ACA consumption only', 'Container Apps consumption only', 'consumption-only environment'],
  family: 'containers',
  summary: 'Older environment of Container Apps without workload profiles, in a large subnet without delegation.',
  integration: ['injection'],
  lifecycle: { status: 'ga', successor: 'container-apps-workload-profiles', note: 'The page calls it legacy; choose workload profiles for new plans.', source: customNetworks },
  subnet: {
    sharing: { kind: 'dedicated', source: customNetworks, note: 'One environment a subnet. The subnet must not be delegated to anything.' },
    smallest: { value: 23, source: customNetworks },
    ipv6: { value: 'unknown', source: customNetworks },
    resizable: { value: 'no', source: customNetworks },
  },
  sizing: {
    inputs: {
      replicas: {
        kind: 'count',
        unit: 'replicas',
        meaning: 'replicas of all apps at their top scale',
        default: 125,
        least: 0,
        grows: true,
        assumed: 'No page states a number; 125 replicas are what the smallest subnet carries beside a platform at its largest.',
      },
      platformReservedCidr: { kind: 'prefix', meaning: 'range that the platform uses inside, from a /21 to a /12, if you choose it', default: '' },
      dockerBridgeCidr: { kind: 'prefix', meaning: 'range of the Docker bridge inside, from a /28 to a /12, if you choose it', default: '' },
      ...ruleInputs,
    },
    rule: 'The platform takes 60 addresses at first and up to 256 as apps scale; each replica takes 1, and 1 more while a revision is replaced.',
    lines: ({ replicas }) => [
      { label: 'platform at first; whether the five of Azure are among them is not published', addresses: PLATFORM },
      ...(replicas > 0
        ? [
            { label: `platform as apps scale, up to ${PLATFORM_MOST}: when it grows is not published`, addresses: PLATFORM_MOST - PLATFORM, assumed: true as const },
            { label: `${replicas} × replica`, addresses: replicas },
            { label: `${replicas} × replica again while a revision is replaced`, addresses: replicas },
          ]
        : []),
    ],
    contradictions: (inputs) => {
      const given = (Object.keys(RANGES) as RangeName[]).filter((name) => inputs[name] !== '');
      const ranges = given.map((name) => parsePrefix(inputs[name])).filter((range) => range !== undefined);
      const [first, second] = ranges;
      return [
        ...(given.length === 1 ? ['platformReservedCidr and dockerBridgeCidr should be given together, with an address for DNS inside the former, or neither of them.'] : []),
        ...given.flatMap((name) => {
          const [largest, smallest] = RANGES[name];
          const { length = largest } = parsePrefix(inputs[name]) ?? {};
          return length < largest || length > smallest ? [`${name} (${inputs[name]}) should be a /${smallest} to a /${largest}.`] : [];
        }),
        ...(first && second && prefixesOverlap(first, second) ? ['platformReservedCidr and dockerBridgeCidr should not overlap.'] : []),
      ];
    },
    sources: [customNetworks],
    examples: [{ inputs: { replicas: 0 }, needed: 60, prefixLength: 23, source: customNetworks, note: 'the platform alone, in the smallest subnet' }],
  },
  nsg: {
    support: { value: 'allowed', source: firewallIntegration },
    rules: [
      {
        name: 'allow-clients',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'addresses of clients' }, to: 'self', ports: ['80', '443'],
        priority: 100, need: 'required', condition: 'clients come through the network', coveredBy: 'AllowVNetInBound',
        purpose: 'Clients reach apps.',
        source: firewallIntegration,
      },
      {
        name: 'allow-clients-to-static-address',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'addresses of clients' }, to: { role: 'static address of the environment' }, ports: ['80', '443'],
        priority: 110, need: 'required', condition: 'clients come through the network', coveredBy: 'AllowVNetInBound',
        purpose: 'Clients reach apps at the static address of the environment.',
        source: firewallIntegration,
      },
      probes,
      {
        name: 'allow-inside-subnet-in',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: 'self', to: 'self', ports: ['*'],
        priority: 130, need: 'required', coveredBy: 'AllowVNetInBound',
        purpose: 'Sidecars of apps reach the proxy.',
        source: firewallIntegration,
      },
      frontDoorForRegistry,
      ...egress,
      {
        name: 'allow-tunnel-udp',
        direction: 'outbound', access: 'allow', protocol: 'udp', from: 'self', to: { tag: 'AzureCloud', regional: true }, ports: ['1194'],
        priority: 180, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'Tunnel from the nodes to the control plane.',
        source: firewallIntegration,
      },
      {
        name: 'allow-tunnel-tcp',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'AzureCloud', regional: true }, ports: ['9000'],
        priority: 190, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'Tunnel from the nodes to the control plane.',
        source: firewallIntegration,
      },
      {
        name: 'allow-azure-cloud',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'AzureCloud' }, ports: ['443'],
        priority: 200, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'What the environment depends on and only host names tell.',
        source: firewallIntegration,
      },
      {
        name: 'allow-ntp',
        direction: 'outbound', access: 'allow', protocol: 'udp', from: 'self', to: 'any', ports: ['123'],
        priority: 210, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'Time of day.',
        source: firewallIntegration,
      },
    ],
    notes: ['All that AKS needs to go out applies besides.'],
  },
  routes: {
    table: { value: 'not-supported', source: customNetworks },
    defaultRoute: 'forbidden',
    required: [],
    forbidden: 'User-defined routes, egress through a NAT gateway, peering that uses a remote gateway, and ExpressRoute (page of 2023).',
  },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'Azure supplies 1 for what goes out, with one Standard load balancer (external) or two (internal).' },
  excludedRanges: keptRanges,
  excludedRangesFor: (inputs) =>
    (Object.keys(RANGES) as RangeName[]).flatMap((name) =>
      inputs[name] === '' ? [] : [{ prefix: inputs[name], appliesTo: 'network' as const, why: `The environment uses this range inside (${name}).`, source: internalEnvironment }],
    ),
  onPremises: 'Limited: peering that uses a remote gateway is not supported.',
  dns: { zones: ['{environmentDefaultDomain}'], note: 'Internal environments: a private zone for the default domain of the environment, with a wildcard record to its static address.' },
  notes: [
    'The address for DNS inside platformReservedCidr is neither its network address nor the first one: .2 is the first that can be used. A service range of your own must keep out of peered subnets too.',
    'Choose workload profiles for new plans.',
  ],
  conflicts: [
    { topic: 'smallest subnet', says: ['two subnets between /21 and /12 (preview page, 2021 to 2022-01)', 'one subnet, /23 (2025-05-01)'], followed: 'One /23.' },
    { topic: 'ports 5671 and 5672 to the control plane', says: ['required (earlier table)', 'not named (later table of the same date, 2023-08-29)'], followed: 'Left out.' },
  ],
  sources: [customNetworks, firewallIntegration, networking, internalEnvironment],
});
