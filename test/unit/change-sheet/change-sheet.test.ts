import { describe, expect, test } from 'vitest';
import { changeSheet, type ChangeSheet } from '../../../shared/change-sheet/change-sheet.ts';
import { changeSheetLines, changeSheetMarkdown } from '../../../shared/compare-report/change-sheet.ts';
import { ordered } from '../../../shared/change-sheet/derive.ts';
import { estateOf } from '../../../shared/change-sheet/estate.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import { computePlan } from '../../../shared/result/compute.ts';
import { Azure } from '../../support/azure.ts';

const HUB = {
  name: 'hub',
  addressSpace: ['10.64.0.0/24'],
  subnets: [{ service: 'vpn-gateway', prefix: '10.64.0.0/26' }],
};
const web = (prefix: string) => ({ name: 'web', prefix, inputs: { machines: 4 } });
const app = (prefix: string) => ({ name: 'app', prefix, inputs: { machines: 4 } });
const spoke = (subnets: readonly object[], addressSpace: readonly string[] = ['10.64.4.0/24']) => ({ name: 'spoke', addressSpace, subnets });
const plan = (networks: readonly object[], more: object = {}) => ({ cadastre: 1, name: 'shop', virtualNetworks: networks, ...more }) as PlanDocument;

function computed(document: PlanDocument) {
  const made = computePlan(document);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
}

/** The sheet of a change, each step of which Azure takes. */
function sheetOf(from: PlanDocument, to: PlanDocument): ChangeSheet {
  const [was, is] = [computed(from), computed(to)];
  const azure = new Azure(estateOf(was), estateOf(is));
  for (const { action } of ordered(estateOf(was), estateOf(is))) expect(azure.refusal(action)).toBeUndefined();
  return changeSheet(was, is, { from: 'old', to: 'new' });
}

const actionsOf = ({ parts }: ChangeSheet) => parts.flatMap(({ steps }) => steps.map(({ action }) => action));
const place = (actions: readonly string[], ...words: readonly string[]) => {
  const at = actions.findIndex((action) => words.every((word) => action.includes(word)));
  expect(at, `${words.join(' ')} in ${actions.join('\n')}`).toBeGreaterThanOrEqual(0);
  return at;
};

/** Each row: what is done, and pairs of steps of which the first comes before the second. */
const rows: readonly { why: string; from: PlanDocument; to: PlanDocument; pairs: readonly (readonly [readonly string[], readonly string[]])[] }[] = [
  {
    why: 'who takes a place waits until it is free',
    from: plan([spoke([web('10.64.4.0/26')])]),
    to: plan([spoke([app('10.64.4.0/26')])]),
    pairs: [
      [['Move Virtual machines out of spoke/web'], ['Remove spoke/web']],
      [['Remove spoke/web'], ['Create spoke/app']],
      [['Create spoke/app'], ['Deploy', 'spoke/app']],
    ],
  },
  {
    why: 'two that swap places: one of them is made anew',
    from: plan([spoke([web('10.64.4.0/26'), app('10.64.4.64/26')])]),
    to: plan([spoke([web('10.64.4.64/26'), app('10.64.4.0/26')])]),
    pairs: [
      [['Remove spoke/app'], ['Change spoke/web from 10.64.4.0/26 to 10.64.4.64/26']],
      [['Change spoke/web'], ['Create spoke/app with 10.64.4.0/26']],
      [['Create spoke/app'], ['Rebuild', 'spoke/app']],
    ],
  },
  {
    why: 'an address space grows before a subnet lies in it, and each side learns of it',
    from: plan([HUB, spoke([web('10.64.4.0/26')])], { peerings: [{ between: ['hub', 'spoke'] }] }),
    to: plan([HUB, spoke([web('10.64.4.0/26'), app('10.64.5.0/26')], ['10.64.4.0/23'])], { peerings: [{ between: ['hub', 'spoke'] }] }),
    pairs: [
      [['In the address space of spoke add 10.64.4.0/23 for 10.64.4.0/24, in one update'], ['Create spoke/app']],
      [['In the address space of spoke'], ['Synchronise the peering of hub with spoke']],
    ],
  },
  {
    why: 'a prefix goes when nothing is in it any more',
    from: plan([spoke([web('10.64.4.0/26')], ['10.64.4.0/24', '10.64.8.0/24'])]),
    to: plan([spoke([web('10.64.8.0/26')], ['10.64.8.0/24'])]),
    pairs: [
      [['Move Virtual machines out of spoke/web'], ['Change spoke/web from 10.64.4.0/26 to 10.64.8.0/26']],
      [['Change spoke/web'], ['In the address space of spoke remove 10.64.4.0/24']],
    ],
  },
  {
    why: 'a gateway is there before it is used, and gone only when it is not',
    from: plan([{ ...HUB, subnets: [] }, spoke([web('10.64.4.0/26')])], { peerings: [{ between: ['hub', 'spoke'] }] }),
    to: plan([HUB, spoke([web('10.64.4.0/26')])], { peerings: [{ between: ['hub', 'spoke'], gatewayTransit: 'hub' }] }),
    pairs: [
      [['Create hub/GatewaySubnet'], ['Deploy Azure VPN Gateway in hub/GatewaySubnet']],
      [['Deploy Azure VPN Gateway'], ['Change the peering of hub and spoke; the gateway of hub is used']],
    ],
  },
  {
    why: 'a network goes after its peerings and subnets, a new one is peered when it is there',
    from: plan([HUB, spoke([web('10.64.4.0/26')])], { peerings: [{ between: ['hub', 'spoke'] }] }),
    to: plan([HUB, { ...spoke([web('10.64.5.0/26')], ['10.64.5.0/24']), name: 'other' }], { peerings: [{ between: ['hub', 'other'] }] }),
    pairs: [
      [['Remove the peering of hub and spoke'], ['Remove the virtual network spoke']],
      [['Remove spoke/web'], ['Remove the virtual network spoke']],
      [['Create the virtual network other'], ['Peer hub and other']],
    ],
  },
  {
    why: 'a network moves to another region: all of it is rebuilt, under the same names',
    from: plan([{ ...spoke([web('10.64.4.0/26')]), region: 'westeurope' }]),
    to: plan([{ ...spoke([web('10.64.4.0/26')]), region: 'northeurope' }]),
    pairs: [
      [['Remove spoke/web'], ['Remove the virtual network spoke']],
      [['Remove the virtual network spoke'], ['Create the virtual network spoke']],
      [['Create the virtual network spoke'], ['Create spoke/web']],
    ],
  },
  {
    why: 'on-premises knows new prefixes first, and forgets old ones last',
    from: plan([HUB, spoke([web('10.64.4.0/26')])], {
      peerings: [{ between: ['hub', 'spoke'], gatewayTransit: 'hub' }],
      externalNetworks: [{ name: 'hq', prefixes: ['10.0.0.0/12'], connections: [{ to: 'hub', via: 'vpn' }] }],
    }),
    to: plan([HUB, spoke([web('10.64.8.0/26')], ['10.64.8.0/24'])], {
      peerings: [{ between: ['hub', 'spoke'], gatewayTransit: 'hub' }],
      externalNetworks: [{ name: 'hq', prefixes: ['10.0.0.0/12'], connections: [{ to: 'hub', via: 'vpn' }] }],
    }),
    pairs: [
      [['Let hq know 10.64.8.0/24'], ['In the address space of spoke add 10.64.8.0/24']],
      [['In the address space of spoke remove 10.64.4.0/24'], ['Take 10.64.4.0/24 out of prefix lists']],
    ],
  },
];

describe('the order of a change', () => {
  test.each(rows)('$why', ({ from, to, pairs }) => {
    const actions = actionsOf(sheetOf(from, to));
    for (const [earlier, later] of pairs) expect(place(actions, ...earlier)).toBeLessThan(place(actions, ...later));
    // And back again.
    sheetOf(to, from);
  });

  test('peered networks that swap prefixes are taken apart and joined again', () => {
    const pair = (a: string, b: string) =>
      plan(
        [
          { name: 'a', addressSpace: [a] },
          { name: 'b', addressSpace: [b] },
        ],
        { peerings: [{ between: ['a', 'b'] }] },
      );
    const actions = actionsOf(sheetOf(pair('10.64.0.0/24', '10.64.1.0/24'), pair('10.64.1.0/24', '10.64.0.0/24')));
    expect(place(actions, 'Remove the peering of a and b')).toBeLessThan(place(actions, 'Peer a and b'));
  });
});

test('says from which step on there is no cheap way back, and what undoes each step, the last one first', () => {
  const sheet = sheetOf(plan([spoke([web('10.64.4.0/26')])]), plan([spoke([web('10.64.4.0/25'), app('10.64.4.128/26')])]));
  const steps = sheet.parts.flatMap(({ steps: own }) => own);
  expect(steps.find(({ outage }) => outage)?.number).toBe(sheet.pointOfNoReturn);
  expect(sheet.back.map(({ step }) => step)).toEqual(sheet.back.map((_, i) => sheet.back.length - i));
  expect(
    steps
      .slice(0, sheet.back.length)
      .map(({ undo }) => undo)
      .reverse(),
  ).toEqual(sheet.back.map(({ action }) => action));
});

test('what changes nothing asks for nothing', () => {
  const same = plan([spoke([web('10.64.4.0/26')])]);
  expect(sheetOf(same, { ...same, description: 'other words' }).parts).toEqual([]);
});

test('tells what Azure would refuse of the new plan', () => {
  const sheet = changeSheet(computed(plan([spoke([])])), computed(plan([spoke([web('10.64.4.0/26'), app('10.64.4.0/26')])])), { from: 'a', to: 'b' });
  expect(sheet.refused).toHaveLength(1);
  expect(changeSheetLines(sheet)[1]).toContain('Azure refuses this: ');
});

test('Markdown has a box for each step and each undo, and what a user typed stays data', () => {
  const named = (name: string) => plan([{ name: 'spoke', addressSpace: ['10.64.4.0/24'], subnets: [{ ...web('10.64.4.0/26'), name }] }]);
  const markdown = changeSheetMarkdown(sheetOf(named('a'), named('x_y__z')));
  expect(markdown).toContain('## How to go back');
  const sheet = sheetOf(named('a'), named('x_y__z'));
  expect(markdown.match(/^- \[ \] /gm)).toHaveLength(sheet.back.length * 2 + 1);
  expect(markdown).toContain('x\\_y\\_\\_z');
});
