import type { InputSpecs } from '../../inputs.ts';
import type { ServiceDefinition, SizingLine } from '../../service.ts';
import type { Source } from '../../source.ts';

/** What the two methods of injecting an Azure-SSIS integration runtime share. */

const REACHED = ['none', 'public', 'private'] as const;
const ADDS_RULE = 'none: not used; public: over the public endpoint or a service endpoint; private: over a private endpoint (adds a rule, no address)';

/** `choice` inputs say what the runtime uses and how it is reached. */
export const runtimeInputs = {
  nodes: { kind: 'count', unit: 'nodes', meaning: 'nodes of all integration runtimes in the subnet', default: 1, least: 1, grows: true },
  catalogDatabase: {
    kind: 'choice',
    meaning: `the catalog SSISDB in Azure SQL. ${ADDS_RULE}`,
    choices: REACHED,
    default: 'none',
    aliases: ['ssisdb'],
    assumed: 'A runtime works without one, and how it is reached is not for us to guess.',
  },
  proxyOnly: { kind: 'flag', meaning: 'the connection policy of the database server is proxy: 11000-11999 are not needed', default: false },
  customSetup: { kind: 'choice', meaning: `scripts of a custom setup in a blob container. ${ADDS_RULE}`, choices: REACHED, default: 'none', assumed: 'A runtime works without.' },
  azureFiles: { kind: 'choice', meaning: `file shares of Azure Files. ${ADDS_RULE}`, choices: REACHED, default: 'none', assumed: 'A runtime works without.' },
} as const satisfies InputSpecs;

export const RUNTIME_RULE = 'Twice the nodes, so that upgrades can roll; the nodes of all runtimes in the subnet count.';

/** Returns the receipt of `nodes` nodes. */
export function runtimeLines({ nodes }: { readonly nodes: number }): readonly SizingLine[] {
  return [
    { label: `${nodes} × node, 1 each`, addresses: nodes },
    { label: 'as many again for rolling upgrades', addresses: nodes },
  ];
}

type Rule = ServiceDefinition<typeof runtimeInputs>['nsg']['rules'][number];
type Used = 'catalogDatabase' | 'customSetup' | 'azureFiles';

/** Returns the rules towards what a runtime uses, as the page `source` states them. */
export function runtimeRules(source: Source): readonly Rule[] {
  const towards = (name: string, use: Used, condition: string, tag: 'Sql' | 'Storage', ports: Rule['ports'], priority: number, purpose: string): readonly Rule[] => [
    {
      name,
      direction: 'outbound', access: 'allow', protocol: 'tcp', from: { tag: 'VirtualNetwork' }, to: { tag }, ports,
      priority, need: 'required', condition: `${condition}, over its public endpoint or a service endpoint`, when: (inputs) => inputs[use] === 'public', coveredBy: 'AllowInternetOutBound',
      purpose,
      source,
    },
    {
      name: `${name}-private`,
      direction: 'outbound', access: 'allow', protocol: 'tcp', from: { tag: 'VirtualNetwork' }, to: { tag: 'VirtualNetwork' }, ports,
      priority: priority + 10, need: 'required', condition: `${condition}, over a private endpoint`, when: (inputs) => inputs[use] === 'private', coveredBy: 'AllowVnetOutBound',
      purpose,
      source,
    },
  ];
  return [
    ...towards('allow-catalog-database', 'catalogDatabase', 'SSISDB is in Azure SQL', 'Sql', ({ proxyOnly }) => (proxyOnly ? ['1433'] : ['1433', '11000-11999']), 2220, 'The catalog database.'),
    ...towards('allow-custom-setup', 'customSetup', 'scripts of a custom setup are in a blob container', 'Storage', ['443'], 2240, 'Scripts of the custom setup.'),
    ...towards('allow-azure-files', 'azureFiles', 'Azure Files is used', 'Storage', ['445'], 2260, 'File shares.'),
  ];
}
