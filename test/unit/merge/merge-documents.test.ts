import { describe, expect, test } from 'vitest';
import { mergeDocuments } from '../../../shared/merge/merge-documents.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import { mustRead } from '../../support/documents.ts';

const BASE = `
cadastre: 1
name: plan
externalNetworks: [{name: hq, prefixes: [192.168.0.0/16], connections: [{to: hub, via: vpn}]}]
addressPools: [{name: weu, prefixes: [10.64.0.0/16]}]
virtualNetworks:
  - name: hub
    addressSpace: [10.64.0.0/22]
    subnets:
      - {service: vpn-gateway, prefix: 10.64.0.0/26}
      - name: app
        size: /26
        serviceEndpoints: [Microsoft.Storage]
        rules:
          - {name: web, direction: inbound, access: allow, protocol: tcp, from: [spoke], to: self, ports: [443, 80], priority: 200}
      - {name: db, size: /27}
  - {name: spoke, pool: weu, subnets: [{name: web, size: /26}]}
peerings: [{between: [hub, spoke], gatewayTransit: hub}]
flows: [{from: hq, to: hub/app, expect: allowed}]
`;
const base = mustRead(BASE);

/** The base with some of its text in other words. */
function edited(...changes: readonly (readonly [from: string, to: string])[]): PlanDocument {
  let text = BASE;
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`not in the base: ${from}`);
    text = text.replaceAll(from, to);
  }
  return mustRead(text);
}

type Change = readonly [string, string];
const bigger: Change = ['size: /26\n', 'size: /25\n'];
const noDb: Change = ['      - {name: db, size: /27}\n', ''];
const added: Change = ['{name: db, size: /27}', '{name: db, size: /27}\n      - {name: new, size: /28}'];

describe('what does not meet is merged', () => {
  test.each<{ why: string; ours: readonly Change[]; theirs: readonly Change[]; merged: readonly Change[] }>([
    {
      why: 'two keys of one subnet',
      ours: [bigger],
      theirs: [['ports: [443, 80]', 'ports: [443]']],
      merged: [bigger, ['ports: [443, 80]', 'ports: [443]']],
    },
    { why: 'the same change', ours: [bigger], theirs: [bigger], merged: [bigger] },
    { why: 'an item that goes and one that changes', ours: [noDb], theirs: [bigger], merged: [noDb, bigger] },
    { why: 'an item that both remove', ours: [noDb], theirs: [noDb, bigger], merged: [noDb, bigger] },
    {
      why: 'values of a set: one added, another one removed',
      ours: [['[Microsoft.Storage]', '[Microsoft.Storage, Microsoft.Sql]']],
      theirs: [['[Microsoft.Storage]', '[Microsoft.KeyVault]']],
      merged: [['[Microsoft.Storage]', '[Microsoft.Sql, Microsoft.KeyVault]']],
    },
    {
      why: 'what both add behind one item: that of ours first',
      ours: [added],
      theirs: [['{name: db, size: /27}', '{name: db, size: /27}\n      - {name: other, size: /28}']],
      merged: [['{name: db, size: /27}', '{name: db, size: /27}\n      - {name: new, size: /28}\n      - {name: other, size: /28}']],
    },
    {
      why: 'an item stands behind the one that it follows in theirs',
      ours: [noDb],
      theirs: [['      - name: app', '      - {name: first, size: /28}\n      - name: app']],
      merged: [noDb, ['      - name: app', '      - {name: first, size: /28}\n      - name: app']],
    },
    {
      why: 'a network renamed in ours is followed in a peering, a rule and a flow that theirs adds',
      ours: [['spoke', 'shop']],
      theirs: [
        ['expect: allowed}]', 'expect: allowed}, {from: spoke/web, to: hq, expect: blocked}]'],
        ['from: [spoke]', 'from: [spoke, hq]'],
      ],
      merged: [
        ['expect: allowed}]', 'expect: allowed}, {from: spoke/web, to: hq, expect: blocked}]'],
        ['from: [spoke]', 'from: [spoke, hq]'],
        ['spoke', 'shop'],
      ],
    },
    {
      why: 'a network that is renamed and changed at once',
      ours: [
        ['spoke', 'shop'],
        ['{name: web, size: /26}', '{name: web, size: /24}'],
      ],
      theirs: [['{name: web, size: /26}', '{name: web, size: /26, growth: 10}']],
      merged: [
        ['spoke', 'shop'],
        ['{name: web, size: /26}', '{name: web, size: /24, growth: 10}'],
      ],
    },
    {
      why: 'a subnet renamed in theirs is followed in a flow that ours adds, and keeps what ours changed in it',
      ours: [
        ['expect: allowed}]', 'expect: allowed}, {from: hub/db, to: hq, expect: blocked}]'],
        ['{name: db, size: /27}', '{name: db, size: /28}'],
      ],
      theirs: [['{name: db, size: /27}', '{name: data, size: /27}']],
      merged: [
        ['expect: allowed}]', 'expect: allowed}, {from: hub/data, to: hq, expect: blocked}]'],
        ['{name: db, size: /27}', '{name: data, size: /28}'],
      ],
    },
    {
      why: 'a peering is one item, whichever network stands first',
      ours: [['between: [hub, spoke]', 'between: [spoke, hub]']],
      theirs: [['gatewayTransit: hub', 'gatewayTransit: hub, forwardedTraffic: true']],
      merged: [['between: [hub, spoke], gatewayTransit: hub', 'between: [spoke, hub], gatewayTransit: hub, forwardedTraffic: true']],
    },
  ])('$why', ({ ours, theirs, merged }) => {
    const made = mergeDocuments(base, edited(...ours), edited(...theirs));
    expect(made.conflicts).toEqual([]);
    expect(made.document).toEqual(edited(...merged));
  });
});

describe('what does not agree is a conflict, in the terms of the plan', () => {
  test.each<{
    why: string;
    ours: readonly Change[];
    theirs: readonly Change[];
    conflicts: readonly (readonly [kind: string, at: string, text: string])[];
  }>([
    {
      why: 'one size, two ways',
      ours: [['size: /27', 'size: /25']],
      theirs: [['size: /27', 'size: /24']],
      conflicts: [
        ['both-changed', 'virtualNetworks.hub.subnets.db.size', 'hub/db: both changed size, ours from /27 to /25, theirs from /27 to /24.'],
      ],
    },
    {
      why: 'one value set by both',
      ours: [['{name: db,', '{name: db, growth: 10,']],
      theirs: [['{name: db,', '{name: db, growth: 20,']],
      conflicts: [['both-changed', 'virtualNetworks.hub.subnets.db.growth', 'hub/db: both added growth, ours 10, theirs 20.']],
    },
    {
      why: 'a key of a rule',
      ours: [['priority: 200', 'priority: 210']],
      theirs: [['priority: 200', 'priority: 300']],
      conflicts: [
        [
          'both-changed',
          'virtualNetworks.hub.subnets.app.rules["web (inbound)"].priority',
          'hub/app: both changed priority of rule web (inbound), ours from 200 to 210, theirs from 200 to 300.',
        ],
      ],
    },
    {
      why: 'changed here, removed there',
      ours: [noDb],
      theirs: [['size: /27', 'size: /24']],
      conflicts: [['changed-removed', 'virtualNetworks.hub.subnets.db', 'hub/db: theirs changed the subnet (size), ours removed it.']],
    },
    {
      why: 'a key removed there',
      ours: [['size: /27', 'size: /24']],
      theirs: [['{name: db, size: /27}', '{name: db}']],
      conflicts: [['changed-removed', 'virtualNetworks.hub.subnets.db.size', 'hub/db: ours changed size from /27 to /24, theirs removed it.']],
    },
    {
      why: 'two items of one name',
      ours: [added],
      theirs: [[added[0], added[1].replace('/28', '/29')]],
      conflicts: [['both-added', 'virtualNetworks.hub.subnets.new', 'hub/new: both added the subnet, and they differ in size.']],
    },
    {
      why: 'two new names',
      ours: [['spoke', 'shop']],
      theirs: [['spoke', 'store']],
      conflicts: [['both-renamed', 'virtualNetworks.spoke.name', 'spoke: both renamed it, ours to shop, theirs to store.']],
    },
    {
      why: 'renamed here, removed there',
      ours: [['name: db', 'name: data']],
      theirs: [noDb],
      conflicts: [['changed-removed', 'virtualNetworks.hub.subnets.db.name', 'hub/db: ours renamed it to data, theirs removed it.']],
    },
    {
      why: 'a flow of theirs to what ours removed',
      ours: [noDb],
      theirs: [['expect: allowed}]', 'expect: allowed}, {from: hq, to: hub/db, expect: blocked}]']],
      conflicts: [['reference', 'flows["from hq to hub/db"]', 'Flow from hq to hub/db: theirs names "hub/db", which ours removed.']],
    },
    {
      why: 'a rule of ours to what theirs removed',
      ours: [
        [
          'name: db, size: /27',
          'name: db, size: /27, rules: [{name: x, direction: outbound, access: deny, from: self, to: [hq, spoke/web], priority: 200}]',
        ],
      ],
      theirs: [['{name: web, size: /26}', '{name: front, size: /28}']],
      conflicts: [['reference', 'virtualNetworks.hub.subnets.db', 'hub/db: ours names "spoke/web", which theirs removed.']],
    },
    {
      why: 'a network of theirs in the pool that ours removed',
      ours: [
        ['addressPools: [{name: weu, prefixes: [10.64.0.0/16]}]\n', ''],
        ['pool: weu', 'addressSpace: [10.70.0.0/24]'],
      ],
      theirs: [['peerings:', '  - {name: late, pool: weu, size: /24}\npeerings:']],
      conflicts: [['reference', 'virtualNetworks.late', 'late: theirs names "weu", which ours removed.']],
    },
    {
      why: 'both put another prefix in the place of one: together they would be two',
      ours: [['10.64.0.0/22', '10.64.0.0/21']],
      theirs: [['10.64.0.0/22', '10.64.0.0/20']],
      conflicts: [
        [
          'both-changed',
          'virtualNetworks.hub.addressSpace',
          'hub: both changed addressSpace, ours from [10.64.0.0/22] to [10.64.0.0/21], theirs from [10.64.0.0/22] to [10.64.0.0/20].',
        ],
      ],
    },
    {
      why: 'each removes one of two ports: none would be all',
      ours: [['[443, 80]', '[443]']],
      theirs: [['[443, 80]', '[80]']],
      conflicts: [
        [
          'both-changed',
          'virtualNetworks.hub.subnets.app.rules["web (inbound)"].ports',
          'hub/app: both changed ports of rule web (inbound), ours from [443, 80] to [443], theirs from [443, 80] to [80].',
        ],
      ],
    },
  ])('$why', ({ ours, theirs, conflicts }) => {
    const [a, b] = [edited(...ours), edited(...theirs)];
    expect(mergeDocuments(base, a, b).conflicts.map(({ kind, at, text }) => [kind, at, text])).toEqual(conflicts);
    // The other way round the same places do not agree.
    expect(mergeDocuments(base, b, a).conflicts.map(({ kind, at }) => [kind, at])).toEqual(conflicts.map(([kind, at]) => [kind, at]));
  });
});

describe('what is wrong only as a plan is a conflict too', () => {
  test.each<{ why: string; ours: readonly Change[]; theirs: readonly Change[]; rules: readonly string[] }>([
    {
      why: 'both added a subnet at one prefix',
      ours: [[added[0], '{name: db, size: /27}\n      - {name: one, prefix: 10.64.2.0/24}']],
      theirs: [[added[0], '{name: db, size: /27}\n      - {name: two, prefix: 10.64.2.0/25}']],
      rules: ['overlap-in-network'],
    },
    {
      why: 'names that differ in case only are one name to Azure',
      ours: [added],
      theirs: [[added[0], '{name: db, size: /27}\n      - {name: NEW, size: /29}']],
      rules: ['duplicate-name'],
    },
    {
      why: 'both took the room that was left',
      ours: [[added[0], '{name: db, size: /27}\n      - {name: one, size: /23}']],
      theirs: [[added[0], '{name: db, size: /27}\n      - {name: two, size: /23}']],
      rules: ['no-space'],
    },
  ])('$why', ({ ours, theirs, rules }) => {
    const { conflicts } = mergeDocuments(base, edited(...ours), edited(...theirs));
    expect(conflicts.map(({ kind, rule }) => [kind, rule])).toEqual(rules.map((rule) => ['plan', rule]));
  });

  test('an error that one side has already is not one of the merge', () => {
    const wrong: Change = ['{name: db, size: /27}', '{name: db, prefix: 10.99.0.0/27}'];
    expect(mergeDocuments(base, edited(wrong), edited(bigger)).conflicts).toEqual([]);
  });
});

test('an allocated prefix that moves by the merge is a note', () => {
  const ours = edited(['{name: web, size: /26}', '{name: web, size: /26}, {name: a, size: /27}']);
  const theirs = edited(['{name: web, size: /26}', '{name: web, size: /26}, {name: b, size: /24}']);
  const { conflicts, notes } = mergeDocuments(base, ours, theirs);
  expect(conflicts).toEqual([]);
  expect(notes).toEqual([
    {
      subject: 'spoke/a',
      from: '10.64.4.64/27',
      to: '10.64.5.64/27',
      text: 'spoke/a moves from 10.64.4.64/27 to 10.64.5.64/27 by the merge. Neither place is recorded.',
    },
  ]);
});
