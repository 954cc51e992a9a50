import { SMALLEST_SUBNET } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';
import { RUNTIME_RULE, runtimeInputs, runtimeLines, runtimeRules } from './ssis/common.ts';

const injection = source('Standard virtual network injection of the Azure-SSIS integration runtime', 'https://learn.microsoft.com/azure/data-factory/azure-ssis-integration-runtime-standard-virtual-network-injection', '2024-01-05');

/** Nodes of a runtime in a subnet that may hold others too; Data Factory reaches them from outside. */
export const ssisIntegrationRuntimeStandard = defineService({
  id: 'ssis-integration-runtime-standard',
  name: 'Azure-SSIS integration runtime, standard injection',
  aliases: ['Azure-SSIS integration runtime - standard VNet injection', 'SSIS IR', 'SSIS IR standard', 'SSIS standard injection'],
  family: 'integration',
  summary: 'Nodes that run packages of SQL Server Integration Services, in a subnet of yours; managed from outside.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'shared', source: injection, note: 'Any subnet that no other service has for itself, but never the gateway subnet.' },
    forbiddenNames: ['GatewaySubnet'],
    smallest: { ...SMALLEST_SUBNET, note: 'No floor is published; this is that of the platform.' },
    ipv6: { value: 'unknown', source: injection },
    resizable: { value: 'no', source: injection, note: 'Not stated; taken as impossible.', assumed: true },
  },
  sizing: {
    inputs: {
      ...runtimeInputs,
      ownPublicAddresses: { kind: 'flag', meaning: 'the runtime uses two static public addresses of yours in place of one that the service makes', default: false, aliases: ['bringYourOwnPublicIp'] },
    },
    rule: RUNTIME_RULE,
    lines: runtimeLines,
    sources: [injection],
    examples: [],
  },
  nsg: {
    support: { value: 'allowed', source: injection },
    rules: [
      {
        name: 'allow-batch-management',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'BatchNodeManagement' }, to: { tag: 'VirtualNetwork' }, ports: ['29876', '29877'],
        priority: 2200, need: 'required',
        purpose: 'Data Factory reaches the nodes. A classic virtual network used 10100, 20100 and 30100.',
        source: injection,
      },
      {
        name: 'allow-microsoft-support',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'CorpNetSaw' }, to: { tag: 'VirtualNetwork' }, ports: ['3389'],
        priority: 2210, need: 'optional', condition: 'Microsoft support asks for it',
        purpose: 'Troubleshooting.',
        source: injection,
      },
      {
        name: 'allow-azure',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: { tag: 'VirtualNetwork' }, to: { tag: 'AzureCloud' }, ports: ['443'],
        priority: 2200, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'Services of Azure that the runtime depends on.',
        source: injection,
      },
      {
        name: 'allow-revocation-lists',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: { tag: 'VirtualNetwork' }, to: { tag: 'Internet' }, ports: ['80'],
        priority: 2210, need: 'optional', condition: 'revocation lists are downloaded; the start is slower where they cannot be', coveredBy: 'AllowInternetOutBound',
        purpose: 'Revocation lists of certificates.',
        source: injection,
      },
      ...runtimeRules(injection),
    ],
    notes: ['The service puts an NSG of its own on every interface, which lets in nothing but Data Factory.'],
  },
  routes: {
    table: { value: 'allowed', source: injection },
    defaultRoute: 'with-exceptions',
    required: [
      {
        name: 'batch-management-to-internet', to: { tag: 'BatchNodeManagement', regional: true }, nextHop: 'internet', need: 'required',
        condition: '0.0.0.0/0 leads to a firewall', when: (_inputs, { defaultRouteAway }) => defaultRouteAway,
        purpose: 'Answers to the management go back the way it came.',
        source: injection,
      },
    ],
    forbidden: 'A way through a firewall for the traffic of Batch management.',
  },
  serviceEndpoints: { recommended: [], required: [], note: 'Those for Storage, ContainerRegistry, EventHub and Sql go past a firewall, for the same and the paired region.' },
  publicAddresses: {
    count: ({ ownPublicAddresses }) => (ownPublicAddresses ? 2 : 0),
    note: 'The service makes one, or you supply exactly two: static, Standard, with DNS names. The spare one serves during upgrades.',
  },
  excludedRanges: [],
  excludedRangesFor: ({ customSetup }) =>
    customSetup === 'none'
      ? []
      : [{ prefix: '172.16.0.0/12', appliesTo: 'network', why: 'With a custom setup the process that manages the nodes uses it; on-premises ranges must keep out of it too.', source: injection }],
  onPremises: 'Reaches on-premises.',
  dns: { zones: [], note: 'DNS servers of your own must resolve names of Azure; have them forward the rest to 168.63.129.16.' },
  notes: [
    'Upgrades need twice the load balancers, NSGs and public addresses: the quota must have room for them.',
    'Locks on resources of those types, and policies that deny them, break starting and stopping.',
  ],
  conflicts: [],
  sources: [injection],
});
