import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createSession } from '../../../../../renderer/engine/session.ts';
import type { Snapshot } from '../../../../../renderer/engine/snapshot.ts';
import { rowsBelow, spaceOf, spacesOf, type Space } from '../../../../../renderer/views/map/scene.ts';

const openedText = (text: string): Snapshot => {
  const opened = createSession().open({ text, language: 'yaml' }, '2026-11-26');
  if (!opened.ok) throw new Error(opened.problems.map((problem) => problem.text).join(' '));
  return opened.value;
};
const opened = (name: string) => openedText(readFileSync(`examples/${name}.yaml`, 'utf8'));
const titles = (spaces: readonly Space[]) => spaces.map(({ kind, title, prefix }) => `${kind} ${title} ${prefix}`);
const listed = (space: Space | undefined) =>
  space?.blocks.map(({ kind, title, prefix, conflict }) => `${kind} ${title} ${prefix}${conflict ? ' !' : ''}`);

describe('the rows of the map', () => {
  test('pools first, then what lies in none of them', () => {
    expect(titles(spacesOf(opened('hub-and-spoke')))).toEqual([
      'pool weu 10.64.0.0/14',
      'pool neu 10.96.0.0/14',
      'external hq-datacentre 10.0.0.0/12',
      'external hq-datacentre 192.168.0.0/16',
      'external branch-dublin 172.20.0.0/16',
    ]);
  });

  test('what is not ours stands in the pool that it is in', () => {
    expect(listed(spacesOf(opened('hub-and-spoke'))[1])).toContain('external partner-bank 10.99.0.0/16');
  });

  test('each address of a row lies in a block: what is not used is free', () => {
    for (const space of spacesOf(opened('hub-and-spoke'))) {
      let end = 0;
      for (const { at, size } of space.blocks) {
        expect(at).toBeLessThanOrEqual(end);
        end = Math.max(end, at + size);
      }
      expect(end).toBe(space.size);
    }
  });

  test('what overlaps shares a row, and is in conflict', () => {
    const spaces = spacesOf(opened('broken'));
    expect(listed(spaces.find(({ title }) => title === 'hq-datacentre'))).toEqual(
      expect.arrayContaining(['external hq-datacentre 10.0.0.0/12 !', 'network spoke-erp 10.8.0.0/22 !']),
    );
    expect(listed(spaces[0])).toEqual(expect.arrayContaining(['reserved reserved 10.64.0.0/20', 'network hub 10.64.0.0/22']));
  });

  test('a network outside of its pool and one without a pool have rows of their own, IPv4 before IPv6', () => {
    const snapshot = openedText(`cadastre: 1
name: rows
addressPools:
  - {name: p, prefixes: [2001:db8::/48, 10.0.0.0/16]}
virtualNetworks:
  - {name: lost, pool: p, addressSpace: [10.9.0.0/24]}
  - {name: alone, addressSpace: [192.168.0.0/24]}
`);
    expect(titles(spacesOf(snapshot))).toEqual([
      'pool p 10.0.0.0/16',
      'alone lost 10.9.0.0/24',
      'alone alone 192.168.0.0/24',
      'pool p 2001:db8::/48',
    ]);
  });

  test('a plan without any address space has none', () => {
    expect(spacesOf(openedText('cadastre: 1\nname: nothing\n'))).toEqual([]);
  });
});

describe('the rows of a network', () => {
  test('its subnets and what is free between them', () => {
    const [row] = rowsBelow(opened('broken'), 'hub');
    expect(listed(row)).toEqual([
      'subnet gateways 10.64.0.0/27',
      'subnet AzureBastionSubnet 10.64.0.32/27',
      'free free 10.64.0.64/26',
      'free free 10.64.0.128/25',
      'subnet AzureFirewallSubnet 10.64.1.0/26',
      'free free 10.64.1.64/26',
      'free free 10.64.1.128/25',
      'free free 10.64.2.0/23',
    ]);
  });

  test('subnets that overlap are in conflict, and one that lies outside is shown in a row of its own', () => {
    const rows = rowsBelow(opened('broken'), 'spoke-erp/db');
    expect(listed(rows[0])).toEqual(expect.arrayContaining(['subnet app 10.8.0.0/26 !', 'subnet db 10.8.0.32/27 !']));
    expect(titles(rows)).toEqual(['network spoke-erp 10.8.0.0/22', 'network outside of the network 10.8.4.0/25']);
  });

  test('there are none for what is no network', () => expect(rowsBelow(opened('broken'), 'pool:weu')).toEqual([]));
});

test.each([
  { why: 'a pool', subject: 'pool:neu', title: 'neu' },
  { why: 'a network of a pool', subject: 'hub-neu', title: 'neu' },
  { why: 'a subnet', subject: 'spoke-shop-weu/aks', title: 'weu' },
  { why: 'an external network by itself', subject: 'external:branch-dublin', title: 'branch-dublin' },
  { why: 'an external network in a pool', subject: 'external:partner-bank', title: 'neu' },
  { why: 'nothing', subject: '', title: undefined },
])('the row that holds $why', ({ subject, title }) => {
  expect(spaceOf(spacesOf(opened('hub-and-spoke')), subject)?.title).toBe(title);
});
