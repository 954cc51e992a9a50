import { describe, expect, test } from 'vitest';
import { follows } from '../../../shared/checks/organisation/name-pattern.ts';
import { checkRows } from '../../support/check-rows.ts';
import { mustRead } from '../../support/documents.ts';

/** A plan of two pools with these networks and rules, as lines of YAML. */
const plan = (rules: string, networks: string, defaults = '{}') =>
  mustRead(
    `cadastre: 1\nname: t\ndefaults: ${defaults}\naddressPools:\n  - {name: weu, prefixes: [10.64.0.0/16]}\n  - {name: weu-2, prefixes: [10.65.0.0/16]}\n  - {name: neu, prefixes: [10.96.0.0/16]}\nvirtualNetworks:\n${networks}rules: ${rules}\n`,
  );

describe('follows', () => {
  test.each([
    { name: 'vnet-hub', pattern: 'vnet-*', is: true, why: 'any text' },
    { name: 'vnet-', pattern: 'vnet-*', is: true, why: 'no text is text too' },
    { name: 'my-vnet-hub', pattern: 'vnet-*', is: false, why: 'from the start' },
    { name: 'vnet-hub', pattern: 'vnet', is: false, why: 'to the end' },
    { name: 'Vnet-hub', pattern: 'vnet-*', is: false, why: 'with regard to case' },
    { name: 'hub-01', pattern: '*-##', is: true, why: 'digits' },
    { name: 'hub-1', pattern: '*-##', is: false, why: 'one digit too few' },
    { name: 'hub-١٢', pattern: '*-##', is: false, why: 'digits of ASCII only' },
    { name: 'h🧭b', pattern: 'h?b', is: true, why: 'a character of two code units is one character' },
    { name: 'hb', pattern: 'h?b', is: false, why: 'one character, not none' },
    { name: 'vnet-westeurope-01', pattern: 'vnet-{region}-##', is: true, why: 'the region of the network' },
    { name: 'vnet-northeurope-01', pattern: 'vnet-{region}-##', is: false, why: 'of another region' },
    { name: 'a.b', pattern: 'a.b', is: true, why: 'a dot is a dot' },
    { name: 'axb', pattern: 'a.b', is: false, why: 'and nothing else' },
    { name: 'aaa', pattern: '(a+)+$', is: false, why: 'no regular expressions' },
    { name: 'abcabd', pattern: '*abd', is: true, why: 'the star is tried again further on' },
    { name: 'ababab', pattern: '*ab*ab', is: true, why: 'two stars' },
    { name: '', pattern: '*', is: true, why: 'nothing at all' },
  ])('$name, $pattern: $why', ({ name, pattern, is }) => {
    expect(follows(name, pattern, 'westeurope')).toBe(is);
  });

  test('where there is no region, any text stands for it', () => {
    expect(follows('vnet-x-1', 'vnet-{region}-#', undefined)).toBe(true);
  });

  test('patterns that are made to take long do not', () => {
    const name = 'a'.repeat(80);
    for (const pattern of ['*a'.repeat(49), '*?'.repeat(49), '*'.repeat(100), `${'*a'.repeat(49)}b`]) follows(name, pattern, undefined);
    expect(follows(name, `${'a*'.repeat(49)}b`, undefined)).toBe(false);
  });
});

checkRows('name-pattern', [
  {
    why: 'each kind of name',
    document: {
      ...plan(
        '{names: {virtualNetworks: vnet-*, subnets: snet-*, resourceGroups: rg-*, addressPools: pool-*, externalNetworks: ext-*}}',
        '  - {name: hub, pool: weu, resourceGroup: group, subnets: [{name: app, size: /27}, {service: bastion}]}\n',
      ),
      externalNetworks: [{ name: 'hq', prefixes: ['10.0.0.0/16'] }],
    },
    tells: [
      'warning: The external network hq should have a name that follows ext-*.',
      'warning: The resource group group of hub should have a name that follows rg-*.',
      'warning: The virtual network hub should have a name that follows vnet-*.',
      'warning: The subnet hub/app should have a name that follows snet-*.',
      'warning: The address pool neu should have a name that follows pool-*.',
      'warning: The address pool weu should have a name that follows pool-*.',
      'warning: The address pool weu-2 should have a name that follows pool-*.',
    ],
  },
  { why: 'no patterns, no findings', document: plan('{}', '  - {name: hub, pool: weu, size: /24}\n'), tells: [] },
]);

checkRows('tag-missing', [
  {
    why: 'a tag without values, one with a value, one with two',
    document: plan(
      '{requiredTags: [owner, {name: stage, values: [prod]}, {name: cost, values: [it, shop]}]}',
      '  - {name: hub, pool: weu, size: /24}\n',
    ),
    tells: [
      'warning: hub should bear the tag cost, with the value "it" or "shop".',
      'warning: hub should bear the tag owner.',
      'warning: hub should bear the tag stage, with the value "prod".',
    ],
    offers: ['Tag hub with stage: prod'],
  },
  {
    why: 'a value that is not allowed, and a tag in another case',
    document: plan(
      '{requiredTags: [owner, {name: stage, values: [prod]}]}',
      '  - {name: hub, pool: weu, size: /24, tags: {Owner: me, stage: production}}\n',
    ),
    tells: ['warning: The tag stage of hub should be "prod", not "production".'],
    offers: ['Tag hub with stage: prod'],
  },
  {
    why: 'what is deployed is not changed',
    document: plan('{requiredTags: [{name: stage, values: [prod]}]}', '  - {name: hub, addressSpace: [10.64.0.0/24], deployed: true}\n'),
    tells: ['warning: hub should bear the tag stage, with the value "prod".'],
  },
  {
    why: 'all is well',
    document: plan('{requiredTags: [owner]}', '  - {name: hub, pool: weu, size: /24, tags: {owner: me}}\n'),
    tells: [],
  },
]);

checkRows('pool-not-allowed', [
  {
    why: 'the pool of another region, where one is allowed',
    document: plan('{poolsByRegion: {westeurope: [weu]}}', '  - {name: hub, region: westeurope, pool: neu, size: /24}\n'),
    tells: ['warning: hub is in westeurope and should be carved from weu, not from neu.'],
    offers: ['Carve hub from weu'],
  },
  {
    why: 'where two are allowed nobody knows which',
    document: plan('{poolsByRegion: {westeurope: [weu, weu-2]}}', '  - {name: hub, region: westeurope, pool: neu, size: /24}\n'),
    tells: ['warning: hub is in westeurope and should be carved from weu or weu-2, not from neu.'],
  },
  {
    why: 'an address space outside of the pools, beside one inside',
    document: plan('{poolsByRegion: {westeurope: [weu]}}', '  - {name: hub, region: westeurope, addressSpace: [10.64.0.0/24, 10.65.0.0/24]}\n'),
    tells: ['warning: The address space 10.65.0.0/24 of hub, which is in westeurope, should lie in weu.'],
  },
  {
    why: 'a region that no rule speaks of, and a network without one',
    document: plan(
      '{poolsByRegion: {westeurope: [weu]}}',
      '  - {name: a, region: northeurope, pool: neu, size: /24}\n  - {name: b, pool: neu, size: /24}\n',
    ),
    tells: [],
  },
  {
    why: 'a region that may have no pool',
    document: plan('{poolsByRegion: {westeurope: []}}', '  - {name: hub, region: westeurope, pool: weu, size: /24}\n'),
    tells: ['warning: hub is in westeurope and should be carved from no pool, not from weu.'],
  },
]);

checkRows('growth-too-small', [
  {
    why: 'the default is reported once, exceptions each',
    document: plan(
      '{minimumGrowth: 20}',
      '  - {name: hub, pool: weu, subnets: [{name: a, inputs: {machines: 5}}, {name: b, inputs: {machines: 5}}, {name: c, growth: 5, inputs: {machines: 5}}, {name: d, growth: 20, inputs: {machines: 5}}, {service: bastion}]}\n',
    ),
    tells: [
      'warning: hub/c should be planned with a growth of at least 20 %, not of 5 %.',
      'warning: The growth of the plan, 0 %, should be at least 20 %; 2 of its subnets hold what grows.',
    ],
    offers: ['Plan hub/c with a growth of 20 %', 'Plan with a growth of 20 %'],
  },
  {
    why: 'a service that does not grow, and a subnet of a given size',
    document: plan('{minimumGrowth: 20}', '  - {name: hub, pool: weu, subnets: [{service: firewall}]}\n'),
    tells: [],
  },
  {
    why: 'one workload of several: no fix, since the others grow enough',
    document: plan(
      '{minimumGrowth: 20}',
      '  - {name: hub, pool: weu, subnets: [{name: a, workloads: [{service: virtual-machines, inputs: {machines: 5}, growth: 10}, {service: private-endpoint, inputs: {endpoints: 4}}]}]}\n',
      '{growth: 30}',
    ),
    tells: ['warning: hub/a should be planned with a growth of at least 20 %, not of 10 %.'],
  },
  {
    why: 'enough by default',
    document: plan('{minimumGrowth: 20}', '  - {name: hub, pool: weu, subnets: [{name: a, inputs: {machines: 5}}]}\n', '{growth: 20}'),
    tells: [],
  },
]);
