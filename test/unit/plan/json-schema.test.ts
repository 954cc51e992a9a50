import { Ajv2020 } from 'ajv/dist/2020.js';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checks } from '../../../shared/checks/index.ts';
import { planJsonSchema } from '../../../shared/plan/json-schema.ts';
import { checkShape } from '../../../shared/plan/read.ts';
import { mustRead } from '../../support/documents.ts';

const validate = new Ajv2020({ allErrors: true, strict: false }).compile(planJsonSchema());
const EXAMPLES = path.resolve(import.meta.dirname, '../../../examples');

test.each(readdirSync(EXAMPLES))('examples/%s is valid', (name) => {
  validate(mustRead(readFileSync(path.join(EXAMPLES, name), 'utf8')));
  expect(validate.errors ?? []).toEqual([]);
});

test.each(checks.map(({ rule, samples }) => ({ rule, passing: samples.passing })))('the sample of $rule is valid', ({ passing }) => {
  validate(mustRead(passing));
  expect(validate.errors ?? []).toEqual([]);
});

describe('reader and schema agree', () => {
  const plan = (more: object) => ({ cadastre: 1, name: 'x', ...more });
  const network = (more: object) => plan({ virtualNetworks: [{ name: 'net', ...more }] });
  const subnet = (more: object) => network({ subnets: [{ name: 's', ...more }] });
  const yearly = (growthPerYear: number) =>
    plan({
      defaults: { growthPerYear },
      virtualNetworks: [
        {
          name: 'net',
          growthPerYear,
          subnets: [
            { growthPerYear, workloads: [{ service: 'x', growthPerYear }] },
            { set: 'x', growthPerYear, subnets: { host: { growthPerYear } } },
          ],
        },
      ],
    });
  const rule = (more: object) =>
    subnet({ rules: [{ name: 'r', direction: 'inbound', access: 'allow', from: 'any', to: 'self', priority: 100, ...more }] });
  test.each<{ why: string; value: unknown; valid: boolean }>([
    { why: 'the shortest', value: plan({}), valid: true },
    { why: 'no version', value: { name: 'x' }, valid: false },
    { why: 'a higher version', value: plan({ cadastre: 2 }), valid: false },
    { why: 'a version in quotes', value: plan({ cadastre: '1' }), valid: false },
    { why: 'no name', value: { cadastre: 1 }, valid: false },
    { why: 'a list', value: [], valid: false },
    { why: 'a word', value: 'x', valid: false },
    { why: 'a name that is a number', value: plan({ name: 1 }), valid: false },
    { why: 'a name that is too long', value: plan({ name: 'x'.repeat(81) }), valid: false },
    { why: 'an empty name', value: plan({ name: '' }), valid: false },
    { why: 'a name of blanks', value: plan({ name: '  ' }), valid: false },
    { why: 'a name of two lines', value: plan({ name: 'a\nb' }), valid: false },
    { why: 'an unknown key', value: plan({ vnets: [] }), valid: false },
    { why: 'an unknown key in a network', value: network({ cidr: 'x' }), valid: false },
    { why: 'an unknown key in a subnet', value: subnet({ mask: 1 }), valid: false },
    { why: 'null for a list', value: plan({ virtualNetworks: null }), valid: false },
    { why: 'a group for a list', value: plan({ virtualNetworks: {} }), valid: false },
    { why: 'a word for a list', value: network({ addressSpace: '10.0.0.0/8' }), valid: false },
    { why: 'an empty address space', value: network({ addressSpace: [] }), valid: false },
    { why: 'a size', value: subnet({ size: '/26' }), valid: true },
    { why: 'a size without a stroke', value: subnet({ size: '26' }), valid: false },
    { why: 'a size that is a number', value: subnet({ size: 26 }), valid: false },
    { why: 'a size that Azure does not have', value: subnet({ size: '/30' }), valid: false },
    { why: 'a size with a nought', value: subnet({ size: '/08' }), valid: false },
    { why: 'the largest size of a subnet', value: subnet({ size: '/2' }), valid: true },
    { why: 'a size larger than that', value: subnet({ size: '/1' }), valid: false },
    { why: 'the largest size of a network', value: network({ size: '/8' }), valid: true },
    { why: 'a network larger than that', value: network({ size: '/7' }), valid: false },
    { why: 'a growth', value: subnet({ growth: 1000 }), valid: true },
    { why: 'too much growth', value: subnet({ growth: 1001 }), valid: false },
    { why: 'negative growth', value: plan({ defaults: { growth: -1 } }), valid: false },
    { why: 'growth by the year in all its places', value: yearly(12.5), valid: true },
    { why: 'the most growth by the year', value: subnet({ growthPerYear: 1000 }), valid: true },
    { why: 'too much growth by the year', value: subnet({ growthPerYear: 1000.5 }), valid: false },
    { why: 'too much growth by the year of a network', value: network({ growthPerYear: 1001 }), valid: false },
    { why: 'too much growth by the year of a workload', value: subnet({ workloads: [{ service: 'x', growthPerYear: 1001 }] }), valid: false },
    { why: 'too much growth by the year of one of a set', value: subnet({ set: 'x', subnets: { host: { growthPerYear: 1001 } } }), valid: false },
    { why: 'negative growth by the year', value: plan({ defaults: { growthPerYear: -1 } }), valid: false },
    { why: 'growth by the year as text', value: plan({ defaults: { growthPerYear: '10' } }), valid: false },
    { why: 'growth by the year of a pool', value: plan({ addressPools: [{ name: 'p', prefixes: ['x'], growthPerYear: 1 }] }), valid: false },
    { why: 'too much spare', value: plan({ defaults: { spare: 91 } }), valid: false },
    { why: 'a strategy that is none', value: plan({ defaults: { strategy: 'loose' } }), valid: false },
    { why: 'a region by its other name', value: network({ region: 'West Europe' }), valid: false },
    { why: 'a word for true', value: network({ deployed: 'yes' }), valid: false },
    { why: 'a subscription', value: network({ subscription: '00000000-0000-0000-0000-000000000000' }), valid: true },
    { why: 'half a subscription', value: network({ subscription: '0000' }), valid: false },
    { why: 'tags of all kinds', value: network({ tags: { a: 'x', b: 1, c: true } }), valid: true },
    { why: 'a tag that is a list', value: network({ tags: { a: [] } }), valid: false },
    { why: 'inputs of all kinds', value: subnet({ inputs: { a: 1, b: true, c: 'x', d: [1, 'x'] } }), valid: true },
    { why: 'an input that is a group', value: subnet({ inputs: { a: {} } }), valid: false },
    { why: 'no workloads', value: subnet({ workloads: [] }), valid: false },
    { why: 'a rule', value: rule({ ports: [443, '1-2', '*'] }), valid: true },
    { why: 'a port out of bounds', value: rule({ ports: [65536] }), valid: false },
    { why: 'half a port', value: rule({ ports: [1.5] }), valid: false },
    { why: 'a port that is a word', value: rule({ ports: ['https'] }), valid: false },
    { why: 'a priority out of bounds', value: rule({ priority: 99 }), valid: false },
    { why: 'a rule without a side', value: rule({ from: undefined }), valid: false },
    { why: 'a rule of one prefix and a list of them', value: rule({ from: ['10.0.0.0/8'], to: 'x' }), valid: true },
    { why: 'a peering of three', value: plan({ peerings: [{ between: ['a', 'b', 'c'] }] }), valid: false },
    { why: 'a peering of one', value: plan({ peerings: [{ between: ['a'] }] }), valid: false },
    { why: 'a peering', value: plan({ peerings: [{ between: ['a', 'b'] }] }), valid: true },
    { why: 'a flow without an end', value: plan({ flows: [{ from: 'a', expect: 'allowed' }] }), valid: false },
    { why: 'a pool without prefixes', value: plan({ addressPools: [{ name: 'p', prefixes: [] }] }), valid: false },
  ])('$why', ({ value, valid }) => {
    const plain = JSON.parse(JSON.stringify(value)) as unknown;
    expect({ reader: checkShape(plain).length === 0, schema: validate(plain) }).toEqual({ reader: valid, schema: valid });
  });
});
