import { describe, expect, test } from 'vitest';
import { comparePlans } from '../../../shared/compare/compare.ts';
import type { Change, Comparison } from '../../../shared/compare/comparison.ts';
import { mustRead } from '../../support/documents.ts';
import { mustCompute } from '../../support/plans.ts';

const HEAD = 'cadastre: 1\nname: sample\n';

/** Compares two plans, each given by what follows the head. */
function compare(from: string, to: string): Comparison {
  const computed = (text: string) => mustCompute(mustRead(text.startsWith('cadastre') ? text : HEAD + text));
  return comparePlans(computed(from), computed(to), { from: 'old', to: 'new' });
}

/** A change in one line: kind, subject, what, what it costs, what was and is. */
const line = ({ kind, subject, name, change, impact, from, to }: Change) =>
  `${kind} ${subject}${name === undefined ? '' : ` ${name}`} ${change} ${impact} ${JSON.stringify(from ?? null)} ${JSON.stringify(to ?? null)}`;

const hub = (subnets: string, more = '') => `virtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/22]${more}, subnets: [${subnets}]}\n`;
const two = (space: string, peerings = '\npeerings:\n  - {between: [hub, spoke]}\n', more = '') =>
  `virtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/22]${more}}\n  - {name: spoke, addressSpace: [${space}], subnets: [{name: app, prefix: 10.65.0.0/26}]}${peerings}`;

describe('comparePlans', () => {
  test.each([
    {
      why: 'a subnet of machines is resized only while it is empty',
      from: hub('{name: app, prefix: 10.64.0.0/26}'),
      to: hub('{name: app, prefix: 10.64.0.0/25}'),
      changes: ['subnet hub/app resized redeploy {"prefix":"10.64.0.0/26"} {"prefix":"10.64.0.0/25"}'],
    },
    {
      why: 'and Azure refuses it while what is in it is deployed',
      from: hub('{name: app, prefix: 10.64.0.0/26, deployed: true}'),
      to: hub('{name: app, prefix: 10.64.0.0/25, deployed: true}'),
      changes: ['subnet hub/app resized blocked {"prefix":"10.64.0.0/26"} {"prefix":"10.64.0.0/25"}'],
    },
    {
      why: 'another place is a move',
      from: hub('{name: app, prefix: 10.64.0.0/26}'),
      to: hub('{name: app, prefix: 10.64.1.0/26}'),
      changes: ['subnet hub/app moved redeploy {"prefix":"10.64.0.0/26"} {"prefix":"10.64.1.0/26"}'],
    },
    {
      why: 'the same prefix and service under another name is a rename',
      from: hub('{name: app, prefix: 10.64.0.0/26}'),
      to: hub('{name: web, prefix: 10.64.0.0/26}'),
      changes: ['subnet hub/web renamed redeploy {"name":"app"} {"name":"web"}'],
    },
    {
      why: 'the same prefix with another service and name is another subnet',
      from: hub('{name: app, prefix: 10.64.0.0/26}'),
      to: hub('{name: agw, service: application-gateway-v2, prefix: 10.64.0.0/26}'),
      changes: [
        'subnet hub/agw added in-place null {"service":"application-gateway-v2","prefix":"10.64.0.0/26"}',
        'subnet hub/app removed redeploy {"service":"virtual-machines","prefix":"10.64.0.0/26"} null',
      ],
    },
    {
      why: 'a subnet that finds no other by name, place or content goes and comes',
      from: hub('{name: app, prefix: 10.64.0.0/26}'),
      to: hub('{name: web, service: application-gateway-v2, prefix: 10.64.1.0/25}'),
      changes: [
        'subnet hub/app removed redeploy {"service":"virtual-machines","prefix":"10.64.0.0/26"} null',
        'subnet hub/web added in-place null {"service":"application-gateway-v2","prefix":"10.64.1.0/25"}',
      ],
    },
    {
      why: 'what is renamed keeps its rules, whatever they are called after',
      from: `virtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/22], subnets: [{name: app, prefix: 10.64.0.0/26}]}\n`,
      to: `virtualNetworks:\n  - {name: core, addressSpace: [10.64.0.0/22], subnets: [{name: app, prefix: 10.64.0.0/26}]}\n`,
      changes: ['virtualNetwork core renamed redeploy {"name":"hub"} {"name":"core"}'],
    },
    {
      why: 'references follow a rename and are no change',
      from: two('10.65.0.0/24'),
      to: two('10.65.0.0/24').replaceAll('spoke', 'shop'),
      changes: ['virtualNetwork shop renamed redeploy {"name":"spoke"} {"name":"shop"}'],
    },
    {
      why: 'a prefix is added while the network works',
      from: two('10.65.0.0/24'),
      to: two('10.65.0.0/24, 10.66.0.0/24'),
      changes: ['virtualNetwork spoke resized in-place {"addressSpace":["10.65.0.0/24"]} {"addressSpace":["10.65.0.0/24","10.66.0.0/24"]}'],
    },
    {
      why: 'a prefix goes only once no subnet is in it',
      from: two('10.65.0.0/24, 10.66.0.0/24'),
      to: two('10.66.0.0/24').replace('10.65.0.0/26', '10.66.0.0/26'),
      changes: [
        'virtualNetwork spoke resized redeploy {"addressSpace":["10.65.0.0/24","10.66.0.0/24"]} {"addressSpace":["10.66.0.0/24"]}',
        'subnet spoke/app moved redeploy {"prefix":"10.65.0.0/26"} {"prefix":"10.66.0.0/26"}',
      ],
    },
    {
      why: 'a space that only swallows what it was is in place',
      from: two('10.65.0.0/24'),
      to: two('10.65.0.0/23'),
      changes: ['virtualNetwork spoke resized in-place {"addressSpace":["10.65.0.0/24"]} {"addressSpace":["10.65.0.0/23"]}'],
    },
    {
      why: 'a region cannot change',
      from: hub('{name: app, prefix: 10.64.0.0/26}', ', region: westeurope'),
      to: hub('{name: app, prefix: 10.64.0.0/26}', ', region: northeurope'),
      changes: ['virtualNetwork hub configured redeploy {"region":"westeurope"} {"region":"northeurope"}'],
    },
    {
      why: 'the default region is that of every network without one',
      from: `defaults: {region: westeurope}\n${hub('')}`,
      to: `defaults: {region: northeurope}\n${hub('')}`,
      changes: [
        'plan sample configured none {"defaults":{"region":"westeurope"}} {"defaults":{"region":"northeurope"}}',
        'virtualNetwork hub configured redeploy {"region":"westeurope"} {"region":"northeurope"}',
      ],
    },
    {
      why: 'tags are set, a description is not in Azure',
      from: hub('', ', tags: {owner: a}'),
      to: hub('', ', tags: {owner: b}, description: text'),
      changes: [
        'virtualNetwork hub configured in-place {"tags":{"owner":"a"}} {"tags":{"owner":"b"}}',
        'virtualNetwork hub configured none {"description":null} {"description":"text"}',
      ],
    },
    {
      why: 'a peering is set on both sides',
      from: two('10.65.0.0/24'),
      to: two('10.65.0.0/24', '\npeerings:\n  - {between: [spoke, hub], forwardedTraffic: true}\n'),
      changes: ['peering hub and spoke configured in-place {"forwardedTraffic":false} {"forwardedTraffic":true}'],
    },
    {
      why: 'a flow opens with the peering it needs',
      from: `${two('10.65.0.0/24', '\n').replace('10.64.0.0/22]', '10.64.0.0/22], subnets: [{name: ops, prefix: 10.64.0.0/26}]')}flows:\n  - {from: hub/ops, to: spoke/app, protocol: tcp, ports: [443], expect: allowed}\n`,
      to: `${two('10.65.0.0/24').replace('10.64.0.0/22]', '10.64.0.0/22], subnets: [{name: ops, prefix: 10.64.0.0/26}]')}flows:\n  - {from: hub/ops, to: spoke/app, protocol: tcp, ports: [443], expect: allowed}\n`,
      changes: [
        'peering hub and spoke added in-place null {"gatewayTransit":null,"forwardedTraffic":false}',
        'flow hub/ops to spoke/app (tcp 443) configured none {"verdict":"blocked"} {"verdict":"allowed"}',
      ],
    },
    {
      why: 'a rule of the user, by its name and direction',
      from: hub(
        '{name: app, prefix: 10.64.0.0/26, rules: [{name: web, direction: inbound, access: allow, from: any, to: self, ports: [443], priority: 200}]}',
      ),
      to: hub(
        '{name: app, prefix: 10.64.0.0/26, rules: [{name: web, direction: inbound, access: allow, from: any, to: self, ports: [8443], priority: 200}]}',
      ),
      changes: ['rule hub/app web (inbound) configured in-place {"ports":["443"]} {"ports":["8443"]}'],
    },
    {
      why: 'endpoints of both kinds',
      from: hub('{name: app, prefix: 10.64.0.0/26, serviceEndpoints: [Microsoft.Storage], privateEndpoints: [{resource: key-vault, count: 2}]}'),
      to: hub('{name: app, prefix: 10.64.0.0/26, privateEndpoints: [{resource: key-vault, count: 3}]}'),
      changes: [
        'subnet hub/app configured none {"needed":2} {"needed":3}',
        'endpoint hub/app Microsoft.Storage removed in-place {"regions":null} null',
        'endpoint hub/app key-vault configured in-place {"count":2} {"count":3}',
      ],
    },
    {
      why: 'pools are in the plan alone, external networks reach gateways',
      from: 'addressPools:\n  - {name: weu, prefixes: [10.64.0.0/16]}\nexternalNetworks:\n  - {name: hq, prefixes: [10.0.0.0/16]}\n',
      to: 'addressPools:\n  - {name: west, prefixes: [10.64.0.0/16]}\nexternalNetworks:\n  - {name: hq, prefixes: [10.0.0.0/16, 10.1.0.0/16]}\n',
      changes: [
        'pool west renamed none {"name":"weu"} {"name":"west"}',
        'externalNetwork hq resized none {"prefixes":["10.0.0.0/16"]} {"prefixes":["10.0.0.0/16","10.1.0.0/16"]}',
      ],
    },
    {
      why: 'a prefix that is only recorded is told as such',
      from: hub('{name: app, size: /26}'),
      to: hub('{name: app, size: /26, prefix: 10.64.0.0/26}'),
      changes: ['subnet hub/app configured none {"source":"allocated"} {"source":"pinned"}'],
    },
    {
      why: 'a network in another resource group keeps what is in it',
      from: hub('{name: app, prefix: 10.64.0.0/26}', ', resourceGroup: a'),
      to: hub('{name: app, prefix: 10.64.0.0/26}', ', resourceGroup: b'),
      changes: ['virtualNetwork hub configured in-place {"resourceGroup":"a"} {"resourceGroup":"b"}'],
    },
    {
      why: 'an accepted finding',
      from: `${hub('')}suppress:\n  - {rule: network-exhausted, subject: hub, reason: known}\n`,
      to: `${hub('')}suppress:\n  - {rule: network-exhausted, subject: hub, reason: still known}\n`,
      changes: ['suppression network-exhausted of hub configured none {"reason":"known"} {"reason":"still known"}'],
    },
  ])('$why', ({ from, to, changes }) => {
    expect(compare(from, to).changes.map(line)).toEqual(changes);
  });

  test('the spoke of a Virtual WAN hub keeps its prefixes while it is connected', () => {
    const plan = (space: string) =>
      `virtualNetworks:\n  - {name: wan, addressSpace: [10.70.0.0/23], subnets: [{name: hub, service: virtual-wan-hub}]}\n  - {name: spoke, addressSpace: [${space}]}\npeerings:\n  - {between: [wan, spoke]}\n`;
    const [change] = compare(plan('10.65.0.0/24'), plan('10.65.0.0/24, 10.66.0.0/24')).changes;
    expect([change?.impact, change?.why]).toEqual(['blocked', expect.stringContaining('Virtual WAN hub wan')]);
  });

  test('says which peers synchronise after an address space changed', () => {
    const [change] = compare(two('10.65.0.0/24'), two('10.65.0.0/24, 10.66.0.0/24')).changes;
    expect(change?.why).toContain('Then hub synchronises its peering with spoke.');
    expect(change?.source?.url).toContain('sync-azvirtualnetworkpeering');
  });

  test('names a service that cannot be resized, with the page', () => {
    const plan = (prefix: string) => hub(`{name: asp, service: app-service-vnet-integration, prefix: ${prefix}}`);
    const [change] = compare(plan('10.64.0.0/27'), plan('10.64.0.0/26')).changes;
    expect(change?.why).toContain('cannot be resized');
    expect(change?.source?.url).toMatch(/^https:/);
  });

  test.each([
    {
      why: 'a subnet that stays with half of what it had',
      from: hub('{name: app, prefix: 10.64.0.0/24}'),
      to: hub('{name: app, prefix: 10.64.0.0/25}, {name: app-2, prefix: 10.64.0.128/25}'),
      divisions: [{ kind: 'split', of: 'subnet', from: ['hub/app'], to: ['hub/app', 'hub/app-2'] }],
    },
    {
      why: 'two that became one',
      from: hub('{name: a, prefix: 10.64.0.0/25}, {name: b, prefix: 10.64.0.128/25}'),
      to: hub('{name: a, prefix: 10.64.0.0/24}'),
      divisions: [{ kind: 'joined', of: 'subnet', from: ['hub/a', 'hub/b'], to: ['hub/a'] }],
    },
    {
      why: 'a network that became two',
      from: 'virtualNetworks:\n  - {name: all, addressSpace: [10.64.0.0/22]}\n',
      to: 'virtualNetworks:\n  - {name: one, addressSpace: [10.64.0.0/23]}\n  - {name: two, addressSpace: [10.64.2.0/23]}\n',
      divisions: [{ kind: 'split', of: 'virtualNetwork', from: ['all'], to: ['one', 'two'] }],
    },
    {
      why: 'one new subnet in the room of an old one is no split',
      from: hub('{name: app, prefix: 10.64.0.0/24}'),
      to: hub('{name: app, prefix: 10.64.1.0/24}, {name: web, prefix: 10.64.0.0/25}'),
      divisions: [],
    },
  ])('splits and joins: $why', ({ from, to, divisions }) => {
    expect(compare(from, to).divisions).toEqual(divisions);
  });

  test('findings that appear and vanish; those of something renamed are the same', () => {
    const pair = (name: string, prefix: string) => hub(`{name: ${name}, prefix: 10.64.0.0/26}, {name: db, prefix: ${prefix}}`);
    const worse = compare(pair('app', '10.64.1.0/26'), pair('app', '10.64.0.32/27'));
    expect(worse.findings.appeared.map(({ rule }) => rule)).toContain('overlap-in-network');
    const renamed = compare(pair('app', '10.64.0.32/27'), pair('web', '10.64.0.32/27'));
    expect(renamed.findings).toEqual({ appeared: [], vanished: [] });
    const better = compare(pair('app', '10.64.0.32/27'), pair('app', '10.64.1.0/26'));
    expect(better.findings.vanished.map(({ rule }) => rule)).toContain('overlap-in-network');
    expect(better.summary.vanished).toBe(better.findings.vanished.length);
  });

  test('counts changes by what they are and by what they cost', () => {
    const { summary } = compare(
      hub('{name: app, prefix: 10.64.0.0/26}'),
      hub('{name: app, prefix: 10.64.0.0/25}, {name: web, prefix: 10.64.1.0/26}'),
    );
    expect(summary).toMatchObject({
      added: 1,
      removed: 0,
      moved: 0,
      resized: 1,
      renamed: 0,
      configured: 0,
      impacts: { redeploy: 1, 'in-place': 1, none: 0, blocked: 0 },
    });
  });
});
