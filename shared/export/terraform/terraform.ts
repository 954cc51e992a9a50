import type { Computed } from '../../result/compute.ts';
import type { ExportFile, TextExporter } from '../exporter.ts';
import { leftOutNotes } from '../reasons.ts';
import { joiningFiles } from './joining-files.ts';
import { layoutOf, locationOf, providerOf, type Layout } from './layout.ts';
import { networkFile } from './network-file.ts';
import { attributes, block, code, comment, type Item } from './writer.ts';

/** The oldest version of the azurerm provider that has all that is written, and the oldest Terraform. */
const PROVIDER_VERSION = '~> 4.51';
// StandardV2 came with pull request 31197 of the provider; version 4.70 has it (terraform-linters/tflint-ruleset-azurerm, 490, 2026-04-25).
const PROVIDER_VERSION_OF_STANDARD_V2 = '~> 4.70';
const TERRAFORM_VERSION = '>= 1.5';

/** A folder of Terraform for the azurerm provider: a file for each network, whose resources stand under labels made of their names. */
export const terraform: TextExporter = {
  id: 'terraform',
  title: 'Terraform (a folder)',
  kind: 'folder',
  fileName: 'terraform',
  write: ({ plan, resources }: Computed) => {
    const layout = layoutOf(plan, resources);
    const files: ExportFile[] = [
      { path: 'main.tf', text: mainFile(layout) },
      { path: 'versions.tf', text: versionsFile(layout) },
      { path: 'providers.tf', text: providersFile(layout) },
      { path: 'variables.tf', text: variablesFile(layout) },
      { path: 'outputs.tf', text: outputsFile(layout) },
      ...resources.networks.map((network) => ({ path: layout.files.get(network.name) ?? '', text: networkFile(network, layout) })),
      ...joiningFiles(layout),
    ];
    return files;
  },
};

const joined = (parts: readonly string[]) => `${parts.join('\n\n')}\n`;

function mainFile(layout: Layout): string {
  const { planName, resources, groups } = layout;
  const head = [
    comment(`${planName}: virtual networks, NSGs, route tables, peerings, and what else their subnets need.`),
    comment('Written by Cadastre. Change the plan, not these files.'),
    comment('terraform init && terraform plan'),
    comment('Values of variables go into a file of your own, such as terraform.tfvars: another export leaves it alone.'),
    comment('What exists already has to be imported first: terraform import ADDRESS ID.'),
    ...leftOutNotes(resources).map(comment),
  ];
  return joined([
    head.join('\n'),
    ...[...groups.values()].map(({ label, name, subscription, region }) =>
      block(`resource "azurerm_resource_group" "${label}"`, [
        ...attributes({ provider: providerOf(subscription, layout), name, location: locationOf(region), tags: code('var.tags') }),
        { comment: 'A resource group cannot move: to make it anew elsewhere would delete all that is in it.' },
        { block: 'lifecycle', items: attributes({ ignore_changes: [code('location')] }) },
      ]),
    ),
  ]);
}

function versionsFile({ resources: { networks } }: Layout): string {
  const hasStandardV2 = networks.some(({ publicAddresses, natGateways }) =>
    [...publicAddresses, ...natGateways].some(({ sku }) => sku === 'StandardV2'),
  );
  const version = hasStandardV2 ? PROVIDER_VERSION_OF_STANDARD_V2 : PROVIDER_VERSION;
  return joined([
    block('terraform', [
      ...attributes({ required_version: TERRAFORM_VERSION }),
      { block: 'required_providers', items: attributes({ azurerm: { source: 'hashicorp/azurerm', version } }) },
    ]),
  ]);
}

function providersFile({ subscriptions }: Layout): string {
  const features: Item = { block: 'features', items: [] };
  return joined([
    block('provider "azurerm"', [...attributes({ subscription_id: code('var.subscription_id') }), features]),
    ...[...subscriptions].map(([subscription, alias]) =>
      block('provider "azurerm"', [...attributes({ alias, subscription_id: subscription }), features]),
    ),
  ]);
}

function variablesFile({ resources: { networks, peerings } }: Layout): string {
  const variable = (name: string, type: string, description: string, rest: Parameters<typeof attributes>[0] = {}) =>
    block(`variable "${name}"`, attributes({ description, type: code(type), ...rest }));
  return joined([
    variable('subscription_id', 'string', 'Subscription of what the plan places in no other one; ARM_SUBSCRIPTION_ID where it is null.', {
      default: code('null'),
    }),
    ...(networks.some(({ region }) => region === undefined)
      ? [variable('location', 'string', 'Region of the networks for which the plan names none.')]
      : []),
    variable('tags', 'map(string)', 'Tags of every resource; those of a network in the plan are added to them.', { default: {} }),
    ...(peerings.some(({ useRemoteGateways }) => useRemoteGateways)
      ? [
          variable('gateways_exist', 'bool', 'Whether the gateways exist yet: a peering can use a remote gateway only then.', {
            default: false,
          }),
        ]
      : []),
    ...(networks.some(({ privateEndpoints }) => privateEndpoints.length > 0)
      ? [
          variable(
            'private_endpoint_targets',
            'map(string)',
            'Resource id of what each private endpoint leads to, by name of the endpoint. Those without are not made.',
            { default: {} },
          ),
        ]
      : []),
  ]);
}

function outputsFile({ resources: { networks }, networks: labels }: Layout): string {
  const ids = Object.fromEntries(networks.map(({ name }) => [name, code(`azurerm_virtual_network.${labels.get(name) ?? ''}.id`)]));
  return joined([block('output "virtual_network_ids"', attributes({ description: 'Resource id of each virtual network, by name.', value: ids }))]);
}
