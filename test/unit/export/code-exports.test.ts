import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Resources } from '../../../shared/config/resources.ts';
import { bicep } from '../../../shared/export/bicep/bicep.ts';
import { terraform } from '../../../shared/export/terraform/terraform.ts';
import type { Computed } from '../../../shared/result/compute.ts';
import { mustRead } from '../../support/documents.ts';
import { everyService } from '../../support/every-service.ts';
import { hostilePlan } from '../../support/hostile-plan.ts';
import { hostileResources, plainOf, type Given, type Plain } from '../../support/plain-resources.ts';
import { mustCompute } from '../../support/plans.ts';
import { readBicep } from '../../support/read-bicep.ts';
import { readTerraform } from '../../support/read-terraform.ts';

// All exports of code make the same resources: each is read back and compared with what the plan asks for. ARM and the Azure CLI are compared with
// the same plain resources in their own tests, which run the template and the script as Azure and bash would, and so need more than a reader.

const ROOT = path.resolve(import.meta.dirname, '../../..');
const example = (name: string) => mustCompute(mustRead(readFileSync(path.join(ROOT, 'examples', `${name}.yaml`), 'utf8')));
const withResources = (resources: Resources): Computed => ({ ...mustCompute({ cadastre: 1, name: '[x]' }), resources });

/** As the engine makes them: zones in the resource group of a network, NAT gateways for subnets that are there. */
function besideNetworks(resources: Resources): Resources {
  const groups = new Map(resources.networks.map(({ name, resourceGroup }) => [name, resourceGroup]));
  return {
    ...resources,
    networks: resources.networks.map((network) => ({
      ...network,
      natGateways: network.natGateways.map((gateway) => ({
        ...gateway,
        subnet: network.subnets.find(({ natGateway }) => natGateway === gateway.name)?.address ?? '',
      })),
    })),
    dnsZones: resources.dnsZones.map((zone) => ({ ...zone, resourceGroup: groups.get(zone.beside) ?? '' })),
  };
}

/** Half of the endpoints have a target. */
function given({ networks }: Resources): Given {
  const names = networks.flatMap(({ privateEndpoints }) => privateEndpoints.map(({ name }) => name));
  return {
    home: '00000000-0000-0000-0000-00000000000f',
    location: 'swedencentral',
    gatewaysExist: true,
    targets: Object.fromEntries(names.filter((_, i) => i % 2 === 0).map((name) => [name, `/subscriptions/x/${name}`])),
  };
}

const PLANS = [
  ['first-plan', example('first-plan')],
  ['hub-and-spoke', example('hub-and-spoke')],
  ['data-platform', example('data-platform')],
  ['broken', example('broken')],
  ['every service', mustCompute(everyService())],
  ['a plan of hostile names', mustCompute(hostilePlan())],
  ['resources of hostile names', withResources(besideNetworks(hostileResources()))],
] as const;

describe.each(PLANS)('%s', (_, computed) => {
  const { resources } = computed;
  const known = given(resources);
  const wanted = comparable(plainOf(resources, known));

  test('Bicep makes what the plan asks for', () => {
    expect(comparable(readBicep(bicep.write(computed), known))).toEqual(wanted);
  });

  test('Terraform does', async () => {
    expect(comparable(await readTerraform(terraform.write(computed), known))).toEqual(wanted);
  });
});

/** Resources of Terraform have no order, and it composes characters (NFC) itself. */
function comparable(plain: Plain): unknown {
  const sorted = JSON.stringify(plain, (key, value: unknown) =>
    key === 'links' ? (value as { name: string }[]).sort((a, b) => (a.name.normalize('NFC') < b.name.normalize('NFC') ? -1 : 1)) : value,
  );
  return JSON.parse(sorted.normalize('NFC'));
}
