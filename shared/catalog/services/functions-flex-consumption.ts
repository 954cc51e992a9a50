import { SMALLEST_SUBNET } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const networking = source('Azure Functions networking options', 'https://learn.microsoft.com/azure/azure-functions/functions-networking-options', '2026-03-03');
const flexPlan = source('Azure Functions Flex Consumption plan', 'https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan', '2025-05-12');
const terraformTests = source('azurerm provider, acceptance tests and examples', 'https://github.com/hashicorp/terraform-provider-azurerm', '2026-08-21');

/** Gateways that all apps of a subnet share, whatever their number. */
const GATEWAYS = 27;
/** Instances up to which a /27 is advised, and the most of one app. */
const MOST_INSTANCES = 1000;

/** A way out for functions through gateways that the whole subnet shares: apps and instances take no addresses of their own. */
export const functionsFlexConsumption = defineService({
  id: 'functions-flex-consumption',
  name: 'Azure Functions Flex Consumption plan',
  aliases: ['Azure Functions Flex Consumption plan, virtual network integration', 'Flex Consumption', 'Azure Functions Flex Consumption', 'Functions Flex Consumption'],
  family: 'web',
  summary: 'Delegated subnet through which function apps of the Flex Consumption plan reach a network.',
  integration: ['outbound-integration'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'same-service', source: networking, note: 'Several Flex Consumption apps may share a subnet; an environment of Container Apps, which bears the same delegation, may not be in it.' },
    delegation: { to: 'Microsoft.App/environments', actions: ['Microsoft.Network/virtualNetworks/subnets/join/action'], source: terraformTests },
    smallest: { value: SMALLEST_SUBNET.value, source: networking, note: 'Not stated; smaller subnets than a /27 are accepted and cut the capacity of the way out.', assumed: true },
    recommended: { value: 27, source: networking },
    recommendedFor: ({ totalInstances }) => (totalInstances > MOST_INSTANCES ? { value: 26, source: networking, note: `for more than ${MOST_INSTANCES} instances` } : undefined),
    ipv6: { value: 'unknown', source: networking },
    resizable: { value: 'no', source: networking },
  },
  sizing: {
    inputs: {
      apps: { kind: 'count', unit: 'apps', meaning: 'Flex Consumption apps in the subnet (they share its gateways)', default: 1, least: 1 },
      totalInstances: { kind: 'count', unit: 'instances', meaning: `the most instances of all apps together, each app ${MOST_INSTANCES} at most (decides the recommended prefix, not the sum)`, default: MOST_INSTANCES, least: 1, grows: true },
      gateways: { kind: 'count', unit: 'gateways', meaning: 'shared gateways to make room for; fewer cut the capacity of the way out, so test under load before', default: GATEWAYS, least: 1, most: GATEWAYS },
    },
    rule: `Traffic leaves by gateways that the whole subnet shares, 1 address each and never more than ${GATEWAYS}, whatever the number of apps. A /27 is advised up to ${MOST_INSTANCES} instances, a /26 beyond.`,
    lines: ({ gateways }) => [{ label: `${gateways} × gateway that all apps share`, addresses: gateways }],
    sources: [networking],
    examples: [
      { inputs: { apps: 1 }, needed: 27, prefixLength: 27, sizing: 'minimum', source: networking, note: 'upper bound of the shared gateways' },
      { inputs: { apps: 10 }, needed: 27, prefixLength: 27, sizing: 'minimum', source: networking, note: 'the same bound for ten apps' },
      { inputs: { totalInstances: 1000 }, prefixLength: 27, sizing: 'recommended', source: networking, note: 'advised for one app' },
      { inputs: { apps: 2, totalInstances: 1001 }, prefixLength: 26, sizing: 'recommended', source: networking, note: 'advised for more than 1000 instances' },
    ],
  },
  nsg: { support: { value: 'allowed', source: networking, note: 'Outbound, for what the apps themselves depend on.' }, rules: [] },
  routes: { table: { value: 'allowed', source: networking, note: 'All traffic goes through the network anyway, Route All is not needed.' }, defaultRoute: 'any', required: [] },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None.' },
  excludedRanges: [],
  onPremises: 'As any client in the network.',
  dns: { zones: [], note: 'The DNS servers of the network.' },
  notes: [
    'The name of the subnet must not contain an underscore.',
    'The resource provider Microsoft.App must be registered in the subscription.',
    'The subnet must serve neither private endpoints nor another delegation.',
    'More than 1000 instances in one subnet take a request to support besides the larger subnet.',
    'Several apps in one /27 are accepted, but share the capacity of its gateways.',
  ],
  conflicts: [
    { topic: 'addresses of an app', says: ['at most 40 an app, 600 for 15 apps (list of considerations, 2026-03-03)', 'at most 27 for the whole subnet (section on subnets of the same page)'], followed: 'The section on subnets, which explains why: the gateways are shared.' },
  ],
  sources: [networking, flexPlan, terraformTests],
});
