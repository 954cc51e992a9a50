import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { NetworkResource, Resources } from '../../shared/config/resources.ts';
import type { PlanDocument } from '../../shared/plan/document.ts';
import { readPlanDocument } from '../../shared/plan/read.ts';
import type { Computed } from '../../shared/result/compute.ts';
import { HOSTILE_NAMES } from './hostile-names.ts';
import { mustCompute } from './plans.ts';

const EXAMPLES = path.resolve(import.meta.dirname, '../../examples');

/** The documents of the project's examples, by file name. */
export function exampleDocuments(): [string, PlanDocument][] {
  if (!existsSync(EXAMPLES)) throw new Error(`no examples at ${EXAMPLES}`);
  return readdirSync(EXAMPLES)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => {
      const read = readPlanDocument(readFileSync(path.join(EXAMPLES, file), 'utf8'), 'yaml');
      if (!read.ok) throw new Error(`${file} cannot be read`);
      return [file, read.value.document];
    });
}

/** The document with every list of it turned round. */
export function turnedRound(document: PlanDocument): PlanDocument {
  return {
    ...document,
    addressPools: [...(document.addressPools ?? [])].reverse(),
    externalNetworks: [...(document.externalNetworks ?? [])].reverse(),
    peerings: [...(document.peerings ?? [])].reverse(),
    virtualNetworks: [...(document.virtualNetworks ?? [])]
      .reverse()
      .map((network) => ({ ...network, subnets: [...(network.subnets ?? [])].reverse() })),
  };
}

/** Every hostile name in every place of a document that a user can type into. Networks are named by the name and a number. */
export function hostileDocument(): PlanDocument {
  return {
    cadastre: 1,
    name: HOSTILE_NAMES.join(' '),
    description: HOSTILE_NAMES.join(' '),
    externalNetworks: HOSTILE_NAMES.map((name, i) => ({ name: `${name} out ${i}`, kind: 'partner', prefixes: [`172.16.${i}.0/24`] })),
    addressPools: HOSTILE_NAMES.map((name, i) => ({
      name: `${name} pool ${i}`,
      prefixes: [`10.${i}.0.0/22`],
      reserved: [{ prefix: `10.${i}.3.0/24`, reason: name }],
    })),
    virtualNetworks: HOSTILE_NAMES.map((name, i) => ({
      name: `${name} ${i}`,
      addressSpace: [`10.${i}.0.0/24`],
      pool: `${name} pool ${i}`,
      region: 'westeurope',
      resourceGroup: name,
      tags: { [name]: name },
      subnets: [
        {
          name,
          size: '/26',
          rules: [{ name: `rule ${name}`, description: name, direction: 'inbound', access: 'allow', from: 'Internet', to: 'self', priority: 200 }],
          routes: [{ name: `route ${name}`, prefix: '10.0.0.0/8', nextHop: 'none' }],
        },
      ],
    })),
    peerings: [{ between: [`${HOSTILE_NAMES[0] ?? ''} 0`, `${HOSTILE_NAMES[1] ?? ''} 1`] }],
  };
}

/** A computed plan with resources of every kind in its first network, made by hand: `text` is what a user typed into them. */
export function withEveryResource(text: string): Computed {
  const computed = mustCompute({
    cadastre: 1,
    name: 'every resource',
    virtualNetworks: [{ name: 'net', addressSpace: ['10.64.0.0/24'], subnets: [{ name: 'app', size: '/26' }] }],
  });
  const [first] = computed.resources.networks;
  if (!first) throw new Error('the plan has no network');
  const source = { title: `title ${text}`, url: 'https://example.com/page', date: '2026-01-02', checkedOn: '2026-11-23' };
  const network: NetworkResource = {
    ...first,
    subnets: first.subnets.map((subnet) => ({ ...subnet, natGateway: `nat ${text}` })),
    nsgs: [
      {
        name: `nsg ${text}`,
        subnet: 'net/app',
        rules: [],
        platformRules: [
          {
            name: `platform ${text}`,
            priority: 110,
            direction: 'inbound',
            access: 'allow',
            protocol: 'tcp',
            sources: ['AzureLoadBalancer'],
            destinations: ['*'],
            ports: ['443', '8000-8100'],
            because: `platform because ${text}`,
            origin: 'bastion',
            source,
          },
        ],
        conditionalRules: [
          {
            name: `case ${text}`,
            direction: 'outbound',
            access: 'deny',
            from: `from ${text}`,
            to: `to ${text}`,
            protocol: 'any',
            ports: ['*'],
            condition: `condition ${text}`,
            because: `case because ${text}`,
            origin: 'bastion',
            source,
          },
        ],
      },
    ],
    publicAddresses: [{ name: `pip ${text}`, sku: 'StandardV2', subnet: 'net/app', because: `address because ${text}`, origin: 'bastion' }],
    natGateways: [{ name: `nat ${text}`, sku: 'StandardV2', subnet: 'net/app', publicAddresses: [`pip ${text}`] }],
    serviceEndpointPolicies: [
      {
        name: `se ${text}`,
        subnet: 'net/app',
        definitions: [{ name: 'storage', service: 'Microsoft.Storage', resources: [`resource ${text}`], because: `policy because ${text}` }],
      },
    ],
    privateEndpoints: [
      { name: `pe ${text}`, subnet: 'net/app', resource: 'storage-blob', purpose: `purpose ${text}`, groupId: 'blob', dnsZones: [`zone ${text}`] },
    ],
  };
  const resources: Resources = {
    ...computed.resources,
    networks: [network],
    dnsZones: [{ name: `zone ${text}`, resourceGroup: `group ${text}`, beside: 'net', links: [{ name: `link ${text}`, network: 'net' }] }],
    unplaced: [`unplaced ${text}`],
    leftToServices: [{ subject: `left ${text}`, prefixes: ['10.65.0.0/24'], because: `left because ${text}` }],
  };
  return { ...computed, resources };
}
