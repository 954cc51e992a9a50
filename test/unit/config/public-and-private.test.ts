import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { zoneName } from '../../../shared/config/private-endpoints.ts';
import type { SubnetDocument, VirtualNetworkDocument } from '../../../shared/plan/document.ts';
import { mustRead } from '../../support/documents.ts';
import { mixedLists } from '../../support/mixed-lists.ts';
import { mustCompute } from '../../support/plans.ts';

const resourcesOf = (virtualNetworks: VirtualNetworkDocument[], peerings: { between: string[] }[] = []) =>
  mustCompute({ cadastre: 1, name: 'x', virtualNetworks, peerings }).resources;
const networkWith = (...subnets: SubnetDocument[]) =>
  resourcesOf([{ name: 'net', region: 'westeurope', resourceGroup: 'rg', addressSpace: ['10.64.0.0/22'], subnets }]).networks[0];

describe('public addresses and NAT gateways', () => {
  test('a NAT gateway of a subnet has all its addresses, and the subnet refers to it', () => {
    const network = networkWith({
      name: 'app',
      workloads: [{ service: 'virtual-machines' }, { service: 'nat-gateway', inputs: { publicIps: 2 } }],
    });
    expect(network?.natGateways).toEqual([
      {
        name: 'nat-net-app',
        sku: 'Standard',
        subnet: 'net/app',
        publicAddresses: ['pip-net-app-nat-gateway-1', 'pip-net-app-nat-gateway-2'],
      },
    ]);
    expect(network?.subnets[0]?.natGateway).toBe('nat-net-app');
    expect(network?.publicAddresses.map(({ name, sku, origin }) => [name, sku, origin])).toEqual([
      ['pip-net-app-nat-gateway-1', 'Standard', 'nat-gateway'],
      ['pip-net-app-nat-gateway-2', 'Standard', 'nat-gateway'],
    ]);
  });

  test('StandardV2 goes through to the addresses', () => {
    const network = networkWith({
      name: 'app',
      workloads: [{ service: 'virtual-machines' }, { service: 'nat-gateway', inputs: { sku: 'StandardV2' } }],
    });
    expect([network?.natGateways[0]?.sku, network?.publicAddresses[0]?.sku]).toEqual(['StandardV2', 'StandardV2']);
  });

  test('services bring their own, without a NAT gateway; growth makes none', () => {
    const network = networkWith({ service: 'bastion', growth: 100 }, { name: 'app', inputs: { machines: 3 } });
    expect(network?.natGateways).toEqual([]);
    expect(network?.subnets.map(({ natGateway }) => natGateway)).toEqual([undefined, undefined]);
    expect(network?.publicAddresses).toEqual([
      {
        name: 'pip-net-AzureBastionSubnet-bastion-1',
        sku: 'Standard',
        subnet: 'net/AzureBastionSubnet',
        because: 'Azure Bastion in net/AzureBastionSubnet needs it.',
        origin: 'bastion',
      },
    ]);
  });
});

describe('private endpoints', () => {
  test('one for each that is counted, with its zones', () => {
    const network = networkWith({ name: 'pe', privateEndpoints: [{ resource: 'storage-blob', count: 2 }, { resource: 'key-vault' }] });
    expect(network?.privateEndpoints.map(({ name, resource, groupId, dnsZones }) => [name, resource, groupId, dnsZones.join()])).toEqual([
      ['pe-net-pe-key-vault-1', 'key-vault', 'vault', 'privatelink.vaultcore.azure.net'],
      ['pe-net-pe-storage-blob-1', 'storage-blob', 'blob', 'privatelink.blob.core.windows.net'],
      ['pe-net-pe-storage-blob-2', 'storage-blob', 'blob', 'privatelink.blob.core.windows.net'],
    ]);
  });

  test('the same resource twice in a list goes on counting', () => {
    const network = networkWith({ name: 'pe', privateEndpoints: [{ resource: 'key-vault' }, { resource: 'key-vault', count: 2 }] });
    expect(network?.privateEndpoints.map(({ name }) => name)).toEqual(['pe-net-pe-key-vault-1', 'pe-net-pe-key-vault-2', 'pe-net-pe-key-vault-3']);
  });

  test('a zone is there once, beside the first network by name, and linked to every network that holds or reaches an endpoint', () => {
    const net = (name: string, third: number, subnets: SubnetDocument[]): VirtualNetworkDocument => ({
      name,
      resourceGroup: `rg-${name}`,
      addressSpace: [`10.64.${third}.0/24`],
      subnets,
    });
    const endpoints = [{ name: 'pe', privateEndpoints: [{ resource: 'key-vault' }] }];
    const { dnsZones } = resourcesOf(
      [net('d', 0, endpoints), net('b', 1, endpoints), net('c', 2, [{ name: 'app' }]), net('a', 3, [{ name: 'app' }])],
      [{ between: ['c', 'd'] }],
    );
    expect(dnsZones).toEqual([
      {
        name: 'privatelink.vaultcore.azure.net',
        resourceGroup: 'rg-b',
        beside: 'b',
        links: [
          { name: 'link-b', network: 'b' },
          { name: 'link-c', network: 'c' },
          { name: 'link-d', network: 'd' },
        ],
      },
    ]);
  });
});

test.each([
  { pattern: 'privatelink.blob.core.windows.net', region: undefined, name: 'privatelink.blob.core.windows.net' },
  { pattern: 'privatelink.{regionName}.azmk8s.io', region: 'westeurope', name: 'privatelink.westeurope.azmk8s.io' },
  { pattern: 'privatelink.{regionCode}.backup.windowsazure.com', region: 'westeurope', name: 'privatelink.we.backup.windowsazure.com' },
  { pattern: 'privatelink.{regionName}.azmk8s.io', region: undefined, name: undefined },
  { pattern: '{subzone}.privatelink.{regionName}.azmk8s.io', region: 'northeurope', name: 'privatelink.northeurope.azmk8s.io' },
  { pattern: 'privatelink.{dnsPrefix}.database.windows.net', region: 'westeurope', name: undefined },
])('the zone $pattern in $region is $name', ({ pattern, region, name }) => {
  expect(zoneName(pattern, region)).toBe(name);
});

test.each(['first-plan', 'hub-and-spoke', 'data-platform', 'broken'])('%s: the order of lists in the document changes nothing', (name) => {
  const document = mustRead(readFileSync(path.resolve(import.meta.dirname, '../../../examples', `${name}.yaml`), 'utf8'));
  const { resources } = mustCompute(document);
  for (const seed of [1, 2, 3, 4, 5]) expect(mustCompute(mixedLists(document, seed)).resources).toEqual(resources);
});
