import type { Resources } from '../../config/resources.ts';
import { API_VERSIONS } from '../api-versions.ts';
import { locationParameters } from '../bicep/main-module.ts';
import { leftOutNotes } from '../reasons.ts';
import { Deployments } from './deployments.ts';
import type { Value } from './value.ts';

/** Returns the template of the whole plan; its parameters all have defaults, save the region of networks for which the plan names none. */
export function outerTemplate(planName: string, resources: Resources): Value {
  const locations = locationParameters(resources);
  return {
    $schema: 'https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    metadata: {
      description: `Plan ${planName}: virtual networks, NSGs, route tables and peerings. Written by Cadastre. Change the plan, not this file.`,
      deploy: 'az deployment sub create --location REGION --template-file azuredeploy.json',
      apiVersionsChosenOn: API_VERSIONS.chosenOn,
      leftOut: someOf(leftOutNotes(resources)),
      privateEndpoints: someOf(
        resources.networks.flatMap(({ privateEndpoints }) =>
          privateEndpoints.map(({ name, subnet, purpose }) => `Private endpoint ${name} in ${subnet}: ${purpose}`),
        ),
      ),
    },
    parameters: parameters(resources, locations),
    resources: new Deployments(resources, locations).all(),
  };
}

function someOf(lines: readonly string[]): readonly string[] | undefined {
  return lines.length === 0 ? undefined : lines;
}

function parameters(resources: Resources, locations: ReadonlyMap<string, string>): Value {
  const described = (type: string, description: string, defaultValue?: Value): Value => ({ type, defaultValue, metadata: { description } });
  const all: Record<string, Value> = {};
  for (const [region, name] of locations) {
    all[name] =
      region === ''
        ? described('string', 'Region of the networks for which the plan names none.')
        : described('string', `Region of what the plan places in ${region}.`, region);
  }
  all['tags'] = described('object', 'Tags of every resource; those of a network in the plan are added to them.', {});
  if (resources.peerings.some((peering) => peering.useRemoteGateways))
    all['gatewaysExist'] = described('bool', 'Whether the gateways exist yet: a peering can use a remote gateway only then.', false);
  if (resources.networks.some((network) => network.privateEndpoints.length > 0)) {
    all['privateEndpointTargets'] = described(
      'object',
      'Name of a private endpoint → id of the resource that it leads to. One without a target is not made; metadata lists the names.',
      {},
    );
  }
  return all;
}
