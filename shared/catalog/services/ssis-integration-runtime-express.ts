import { SMALLEST_SUBNET } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';
import { RUNTIME_RULE, runtimeInputs, runtimeLines, runtimeRules } from './ssis/common.ts';

const injection = source('Express virtual network injection of the Azure-SSIS integration runtime', 'https://learn.microsoft.com/azure/data-factory/azure-ssis-integration-runtime-express-virtual-network-injection', '2023-10-20');

/** Nodes of a runtime in a delegated subnet; nothing comes in from outside. */
export const ssisIntegrationRuntimeExpress = defineService({
  id: 'ssis-integration-runtime-express',
  name: 'Azure-SSIS integration runtime, express injection',
  aliases: ['Azure-SSIS integration runtime - express VNet injection', 'SSIS IR express', 'SSIS express injection'],
  family: 'integration',
  summary: 'Nodes that run packages of SQL Server Integration Services, in a delegated subnet of yours, with a way out only.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'same-service', source: injection, note: 'Not said to be for it alone, but the delegation leaves room only for what runs on Batch.' },
    delegation: { to: 'Microsoft.Batch/batchAccounts', actions: [], source: injection, note: 'Which actions it grants is not published.' },
    smallest: { ...SMALLEST_SUBNET, note: 'No floor is published; this is that of the platform.' },
    ipv6: { value: 'unknown', source: injection },
    resizable: { value: 'no', source: injection, note: 'Not stated; taken as impossible.', assumed: true },
  },
  sizing: {
    inputs: runtimeInputs,
    rule: RUNTIME_RULE,
    lines: runtimeLines,
    sources: [injection],
    examples: [],
  },
  nsg: {
    support: { value: 'allowed', source: injection, note: 'Outbound rules only; no inbound rule is needed.' },
    rules: [
      {
        name: 'allow-data-factory',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: { tag: 'VirtualNetwork' }, to: { tag: 'DataFactoryManagement' }, ports: ['443'],
        priority: 2200, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'Data Factory, always at its public endpoint.',
        source: injection,
      },
      ...runtimeRules(injection),
    ],
  },
  routes: { table: { value: 'allowed', source: injection }, defaultRoute: 'any', required: [] },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None; a NAT gateway gives a fixed outbound address.' },
  excludedRanges: [],
  onPremises: 'Reaches on-premises.',
  dns: { zones: [], note: 'DNS servers of your own only through a script of the custom setup.' },
  notes: [
    'No resource lock on the network.',
    'Not available in Jio India West, Switzerland West, US Gov Texas, US Gov Arizona, China North 2 and China East 2 (2023-10-20).',
  ],
  conflicts: [],
  sources: [injection],
});
