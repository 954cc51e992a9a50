import { describe, expect, test } from 'vitest';
import { formatPrefix } from '../../../shared/address/prefix.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import { addSubnet } from '../../../shared/result/add-subnet.ts';
import { computePlan, type Computed } from '../../../shared/result/compute.ts';

function computed(document: PlanDocument): Computed {
  const result = computePlan(document);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const spoke = { name: 'spoke', pool: 'p', subnets: [{ name: 'a', inputs: { machines: 20 } }] };
const other = { name: 'other', pool: 'p', subnets: [{ name: 'b', inputs: { machines: 20 } }] };
const plan = (networks: PlanDocument['virtualNetworks'], prefix = '10.0.0.0/24'): PlanDocument => ({
  cadastre: 1,
  name: 'x',
  addressPools: [{ name: 'p', prefixes: [prefix] }],
  virtualNetworks: networks ?? [],
});
const asked = { network: 'spoke', name: 'new', inputs: { machines: 20 } };
const placesOf = ({ allocation }: Computed) =>
  Object.fromEntries(allocation.networks.map(({ network, prefixes }) => [network.name, prefixes.map(formatPrefix)]));

describe('a subnet is added', () => {
  test('where there is room, and nothing else moves', () => {
    const before = computed(plan([{ ...spoke, size: '/25' }, other]));
    const added = addSubnet(before, asked);
    expect(added).toMatchObject({ ok: true, value: { title: expect.stringMatching(/^Adds spoke\/new at 10\.0\.0\.32\/27\./) } });
  });

  test('by carving a network anew that is not recorded; the others stay, and are recorded', () => {
    const before = computed(plan([spoke, other]));
    expect(placesOf(before)).toEqual({ spoke: ['10.0.0.32/27'], other: ['10.0.0.0/27'] });
    const added = addSubnet(before, asked);
    if (!added.ok) throw new Error(JSON.stringify(added.problems));
    const after = computed(added.value.document);
    expect(placesOf(after)).toEqual({ spoke: ['10.0.0.64/26'], other: ['10.0.0.0/27'] });
    expect(added.value.title).toContain('spoke had no room for it, and as it is not recorded it becomes 10.0.0.64/26.');
    expect(added.value.changes.map(({ subject, what }) => [subject, what])).toEqual([
      ['spoke', 'resized'],
      ['spoke/a', 'moved'],
      ['other', 'recorded'],
      ['spoke/new', 'added'],
    ]);
  });

  test.each([
    ['the network is recorded', plan([{ ...spoke, addressSpace: ['10.0.0.0/27'] }]), asked],
    ['its size is asked for', plan([{ ...spoke, size: '/27' }]), asked],
    ['the pool has no room', plan([spoke], '10.0.0.0/27'), asked],
    ['a place is asked for that is taken', plan([spoke]), { ...asked, prefix: '10.0.0.0/27' }],
    ['its name is taken', plan([spoke]), { ...asked, name: 'a' }],
  ])('but not where %s', (_, document, ask) => {
    const refused = addSubnet(computed(document), ask);
    expect(refused.ok).toBe(false);
    expect(refused.ok ? [] : refused.problems).not.toHaveLength(0);
  });
});
