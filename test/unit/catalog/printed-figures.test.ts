import { describe, expect, test } from 'vitest';
import { RESERVED_PER_SUBNET, usableAddresses } from '../../../shared/catalog/azure-subnet.ts';
import { readInputs, surgeNodes } from '../../../shared/catalog/inputs.ts';
import { findPrivateEndpointGroup } from '../../../shared/catalog/private-endpoint-resources/index.ts';

// Figures that official pages print and that are no size of one service's subnet: those are examples of their entries.
describe('figures that pages print', () => {
  test.each([
    [29, 3],
    [28, 11],
    [27, 27],
    [26, 59],
    [25, 123],
    [24, 251],
    [23, 507],
    [22, 1019],
  ])('a /%i has %i usable addresses', (length, usable) => {
    expect(usableAddresses(length)).toBe(usable);
    expect(2 ** (32 - length) - usable).toBe(RESERVED_PER_SUBNET.value);
  });

  test('five pools of four nodes with a surge of 50 % add ten nodes', () => {
    expect(5 * surgeNodes({ percent: 50 }, 4)).toBe(10);
  });

  test.each([
    { resource: 'container-registry', inputs: { replicas: 3 }, addresses: 4, why: 'three replicas without regional endpoints' },
    { resource: 'container-registry', inputs: { replicas: 3, regionalEndpoints: true }, addresses: 7, why: 'one more for each replica' },
    { resource: 'cosmos-db-sql', inputs: { regions: 2 }, addresses: 3, why: 'one without a region, one for each region' },
    { resource: 'storage-blob', inputs: {}, addresses: 1, why: 'one for each sub-resource' },
  ])('a private endpoint of $resource takes $addresses: $why', ({ resource, inputs, addresses }) => {
    const group = findPrivateEndpointGroup(resource);
    if (!group) throw new Error(`no ${resource}`);
    expect(group.addresses(readInputs(group.inputs, inputs, { of: resource }).values)).toBe(addresses);
  });
});
