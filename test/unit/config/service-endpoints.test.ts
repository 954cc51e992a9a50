import { describe, expect, test } from 'vitest';
import { regionsText } from '../../../shared/config/service-endpoints.ts';
import type { SubnetDocument } from '../../../shared/plan/document.ts';
import { mustCompute } from '../../support/plans.ts';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-data';

const networkWith = (region: string | undefined, ...subnets: SubnetDocument[]) =>
  mustCompute({
    cadastre: 1,
    name: 'x',
    virtualNetworks: [{ name: 'net', ...(region === undefined ? {} : { region }), addressSpace: ['10.64.0.0/22'], subnets }],
  }).resources.networks[0];

describe('service endpoints', () => {
  test.each([
    { why: 'the region of the network', region: 'westeurope', type: 'Microsoft.Sql', regions: ['westeurope'], text: 'westeurope' },
    { why: 'a region that the plan does not name', region: undefined, type: 'Microsoft.Sql', regions: undefined, text: '' },
    { why: 'every region', region: undefined, type: 'Microsoft.Storage.Global', regions: 'all', text: 'every region' },
    { why: 'a type that the catalog does not have', region: 'westeurope', type: 'Contoso.New', regions: undefined, text: '' },
  ])('lead to $why', ({ region, type, regions, text }) => {
    const [endpoint] = networkWith(region, { name: 'app', serviceEndpoints: [type] })?.subnets[0]?.serviceEndpoints ?? [];
    expect(endpoint).toEqual({ type, regions });
    expect(regionsText(endpoint ?? { regions: [] })).toBe(text);
  });
});

describe('service endpoint policies', () => {
  test('are one for each subnet that asks, ids and aliases apart, beside the network', () => {
    const network = networkWith(
      'westeurope',
      { name: 'b', serviceEndpoints: ['Microsoft.Storage'], serviceEndpointPolicy: [GROUP, '/services/azure/batch', '/services/Azure'] },
      { name: 'a', serviceEndpoints: ['Microsoft.Storage'], serviceEndpointPolicy: [GROUP] },
      { name: 'c', serviceEndpoints: ['Microsoft.Storage'] },
    );
    expect(network?.subnets.map(({ serviceEndpointPolicy }) => serviceEndpointPolicy)).toEqual(['se-net-a', 'se-net-b', undefined]);
    const ids = (subnet: string) => ({
      name: 'storage',
      service: 'Microsoft.Storage',
      resources: [GROUP],
      because: `What ${subnet} may reach in Azure Storage.`,
    });
    expect(network?.serviceEndpointPolicies).toEqual([
      { name: 'se-net-a', subnet: 'net/a', definitions: [ids('net/a')] },
      {
        name: 'se-net-b',
        subnet: 'net/b',
        definitions: [
          ids('net/b'),
          {
            name: 'aliases',
            service: 'Global',
            resources: ['/services/Azure', '/services/Azure/Batch'],
            because: 'What managed services in net/b reach for their own use.',
          },
        ],
      },
    ]);
  });

  test('of aliases alone have one definition', () => {
    const [policy] = networkWith(undefined, { name: 'a', serviceEndpointPolicy: ['/services/Azure'] })?.serviceEndpointPolicies ?? [];
    expect(policy?.definitions.map(({ name }) => name)).toEqual(['aliases']);
  });
});
