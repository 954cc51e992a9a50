import { virtualNetworkFaq } from './azure-subnet.ts';
import { endpointOverview as privateEndpointOverview } from './private-endpoint-resource.ts';
import { endpointOverview as serviceEndpointOverview } from './service-endpoint.ts';
import type { Integration } from './service.ts';
import { source, type Fact } from './source.ts';

// What each way of joining a service and a network does and does not, so that they can be compared.

/** The page that compares them. */
export const integrationPage = source(
  'Integrate Azure services with virtual networks for network isolation',
  'https://learn.microsoft.com/azure/virtual-network/vnet-integration-for-azure-services',
  '2023-05-08',
  { note: 'not among the collected facts; read on 2026-11-25', checkedOn: '2026-11-25' },
);
const dedicatedServices = source(
  'Deploy dedicated Azure services into virtual networks',
  'https://learn.microsoft.com/azure/virtual-network/virtual-network-for-azure-services',
  '2024-04-03',
  { note: 'not among the collected facts; read on 2026-11-25', checkedOn: '2026-11-25' },
);
const appIntegration = source(
  'Integrate an app with an Azure virtual network',
  'https://learn.microsoft.com/azure/app-service/overview-vnet-integration',
  '2026-02-25',
);
const policyPage = source(
  'Manage network policies for private endpoints',
  'https://learn.microsoft.com/azure/private-link/disable-private-endpoint-network-policy',
  '2023-07-26',
);

/** A verdict with the sentence that explains or narrows it. */
export interface Answer extends Fact<'yes' | 'no' | 'partly'> {
  readonly note: string;
}

/** What one asks of a way of integration, in the order in which it is told. */
export const integrationQuestions = {
  addressInNetwork: 'Does the service get an address in the network?',
  fromPeeredNetworks: 'Is it reachable from peered networks?',
  fromOnPremises: 'Is it reachable from on-premises over VPN or ExpressRoute?',
  publicAccessOff: 'Can it be shielded from the internet wholly?',
  singleResource: 'Does it lead to your own resource only?',
  callsIntoNetwork: 'Does the service call out into the network?',
  acrossRegions: 'Does it work across regions?',
  userRoutes: 'Does its traffic obey the user routes of the subnet?',
  securityGroups: 'Do the security groups of the subnet filter it?',
  dnsNeeded: 'Does it need DNS?',
  costs: 'Does it cost anything of its own?',
} as const;

export type IntegrationQuestion = keyof typeof integrationQuestions;

export interface IntegrationFacts {
  readonly name: string;
  /** What it is, in one sentence. */
  readonly what: Fact<string>;
  readonly answers: Readonly<Record<IntegrationQuestion, Answer>>;
  /** What remains to be done once the plan is deployed, in order. */
  readonly remains: readonly string[];
}

export const integrationFacts: Readonly<Record<Integration, IntegrationFacts>> = {
  injection: {
    name: 'Injection',
    what: { value: 'Instances of your own stand in a subnet of the network.', source: integrationPage },
    answers: {
      addressInNetwork: { value: 'yes', source: dedicatedServices, note: 'Its instances take addresses of the subnet.' },
      fromPeeredNetworks: {
        value: 'yes',
        source: dedicatedServices,
        note: 'By its private addresses; from other regions not where it stands behind a Basic load balancer.',
      },
      fromOnPremises: { value: 'yes', source: dedicatedServices, note: 'By its private addresses.' },
      publicAccessOff: {
        value: 'partly',
        source: integrationPage,
        note: 'Its entry says: many have an internal mode, some keep a public address for their management.',
        assumed: true,
      },
      singleResource: { value: 'yes', source: integrationPage, note: 'The instances are dedicated to you.' },
      callsIntoNetwork: { value: 'yes', source: dedicatedServices, note: 'It opens connections from its subnet to whatever the network reaches.' },
      acrossRegions: {
        value: 'partly',
        source: virtualNetworkFaq,
        note: 'It lives in the region of its network; global peering carries its traffic to other regions.',
      },
      userRoutes: { value: 'yes', source: integrationPage, note: 'As far as its entry allows a route table; some need routes of their own.' },
      securityGroups: { value: 'yes', source: integrationPage, note: 'As far as its entry allows a group, and with the rules that it lists.' },
      dnsNeeded: {
        value: 'partly',
        source: integrationPage,
        note: 'Its entry says: an internal mode usually takes records of yours, or a private zone.',
        assumed: true,
      },
      costs: {
        value: 'partly',
        source: integrationPage,
        note: 'The network adds nothing, but often only the dedicated or higher tiers can be injected; no page compares prices.',
        assumed: true,
      },
    },
    remains: [
      'Deploy the service into its subnet, with the rules and routes that its entry lists.',
      'Choose its internal mode, or close its public endpoint, where it has one.',
      'Make the records for its private address.',
    ],
  },
  'outbound-integration': {
    name: 'Outbound integration',
    what: { value: 'The service calls out through a subnet of the network; nothing comes in by it.', source: appIntegration },
    answers: {
      addressInNetwork: {
        value: 'partly',
        source: appIntegration,
        note: 'Its instances take addresses of the subnet to call from; nobody reaches it by them.',
      },
      fromPeeredNetworks: { value: 'no', source: appIntegration, note: 'Inbound takes a private endpoint, or the public address.' },
      fromOnPremises: { value: 'no', source: appIntegration, note: 'Inbound takes a private endpoint, or the public address.' },
      publicAccessOff: { value: 'no', source: appIntegration, note: 'It changes nothing about what comes in; a private endpoint beside it does.' },
      singleResource: { value: 'yes', source: appIntegration, note: 'Only the apps that are joined to the subnet use it.' },
      callsIntoNetwork: {
        value: 'yes',
        source: appIntegration,
        note: 'To the network, its peers, and what is behind its gateways.',
      },
      acrossRegions: {
        value: 'partly',
        source: appIntegration,
        note: 'The service and its subnet are in one region; what it calls may be in another, over global peering.',
      },
      userRoutes: {
        value: 'yes',
        source: appIntegration,
        note: 'For what is routed into the integration: private ranges, or everything where that is chosen.',
      },
      securityGroups: { value: 'yes', source: appIntegration, note: 'Outbound rules only; inbound ones do nothing.' },
      dnsNeeded: {
        value: 'no',
        source: appIntegration,
        note: 'Names of the service stay; it asks the DNS servers of the network and the private zones linked to it.',
      },
      costs: { value: 'no', source: appIntegration, note: 'Nothing beyond the tier that offers it.' },
    },
    remains: [
      'Join the service to the subnet.',
      'Decide whether all traffic or that to private ranges goes through the network.',
      'Admit the whole prefix of the subnet wherever it calls: any of its addresses may be the source.',
    ],
  },
  'service-endpoint': {
    name: 'Service endpoint',
    what: {
      value: 'The subnet reaches the public address of the service by a direct route, and the service knows the subnet.',
      source: serviceEndpointOverview,
    },
    answers: {
      addressInNetwork: { value: 'no', source: serviceEndpointOverview, note: 'The service keeps its public address; the source becomes private.' },
      fromPeeredNetworks: { value: 'no', source: serviceEndpointOverview, note: 'Peering does not pass it on: each subnet needs its own.' },
      fromOnPremises: {
        value: 'no',
        source: serviceEndpointOverview,
        note: 'Those come by the internet or Microsoft peering: their public addresses go into the IP rules of the service.',
      },
      publicAccessOff: {
        value: 'partly',
        source: integrationPage,
        note: 'Rules at the service shut out all but the admitted subnets, yet its public address cannot be switched off.',
      },
      singleResource: {
        value: 'no',
        source: integrationPage,
        note: 'It leads to all resources of the service, those of other customers too; policies narrow that, for Storage only.',
      },
      callsIntoNetwork: { value: 'no', source: serviceEndpointOverview, note: 'It carries traffic from the subnet to the service only.' },
      acrossRegions: {
        value: 'partly',
        source: serviceEndpointOverview,
        note: 'Most types lead to every region; Microsoft.Sql and Microsoft.Storage to their own, and Microsoft.Storage.Global to all.',
      },
      userRoutes: {
        value: 'no',
        source: serviceEndpointOverview,
        note: 'Its routes go before user and BGP routes; to inspect, put it on the subnet of the firewall.',
      },
      securityGroups: { value: 'yes', source: serviceEndpointOverview, note: 'Outbound rules with the service tag.' },
      dnsNeeded: { value: 'no', source: serviceEndpointOverview, note: 'Names keep resolving to public addresses.' },
      costs: { value: 'no', source: serviceEndpointOverview, note: 'Free of charge.' },
    },
    remains: [
      'Admit each subnet in the network rules of the resource, and set its default action to deny.',
      'Allow the service tag where outbound traffic is denied.',
      'Replace IP rules that named the public address of the subnet: they stop matching.',
    ],
  },
  'private-endpoint': {
    name: 'Private endpoint',
    what: {
      value: 'An interface with a private address in the network leads to one part of one resource.',
      source: privateEndpointOverview,
    },
    answers: {
      addressInNetwork: { value: 'yes', source: privateEndpointOverview, note: 'One for each endpoint, more where the resource has several names.' },
      fromPeeredNetworks: { value: 'yes', source: privateEndpointOverview, note: 'From those in every region.' },
      fromOnPremises: { value: 'yes', source: privateEndpointOverview, note: 'Over VPN or the private peering of ExpressRoute.' },
      publicAccessOff: {
        value: 'yes',
        source: integrationPage,
        note: 'Not by itself: public access stays until it is switched off at the resource.',
      },
      singleResource: {
        value: 'yes',
        source: privateEndpointOverview,
        note: 'To one part of it: blob and file of one account are two endpoints. Data cannot leave to resources of others by it.',
      },
      callsIntoNetwork: { value: 'no', source: privateEndpointOverview, note: 'Connections go from the network to the service only.' },
      acrossRegions: {
        value: 'yes',
        source: privateEndpointOverview,
        note: 'The endpoint lives in the region of its network; the resource may live in any.',
      },
      userRoutes: {
        value: 'partly',
        source: policyPage,
        note: 'Its /32 route goes first, unless the policy of its subnet covers routes and the user route is as long as the address range.',
      },
      securityGroups: { value: 'partly', source: policyPage, note: 'Only while the policy of its subnet covers security groups, and inbound only.' },
      dnsNeeded: { value: 'yes', source: integrationPage, note: 'A private zone, linked to every network whose clients use it.' },
      costs: { value: 'yes', source: integrationPage, note: 'By the hour and by the data that it carries.' },
    },
    remains: [
      'Approve the connection, where it was not approved at once.',
      'Link the private zone to every network of clients, and let resolvers on-premises forward the public name.',
      'Switch public access off at the resource.',
    ],
  },
};

/** Which way traffic takes where a subnet has a service endpoint and a private endpoint leads to the same service. */
export const BOTH_ENDPOINTS: Fact<string> = {
  value:
    'Names decide: where the private zone answers, traffic takes the private endpoint; where the public address is resolved, it takes the service endpoint and goes past the private one.',
  source: serviceEndpointOverview,
  note: 'derived: service endpoints leave names alone, private endpoints live by them',
  assumed: true,
};

/** Which of the two Microsoft recommends for new designs. */
export const RECOMMENDED_ENDPOINT: Fact<Integration> = { value: 'private-endpoint', source: integrationPage };
