import { describe, expect, test } from 'vitest';
import { placeRules, whyNot } from '../../../shared/plan/edit/index.ts';
import { findSubject } from '../../../shared/plan/edit/subject.ts';
import { add, join, move, placedPlan, remove, rename, resize, split, type WrittenPlan, type WrittenResult } from '../../support/edit-plans.ts';
import { mustPrefix } from '../../support/plans.ts';

/** A plan of one network 10.64.0.0/24 with these subnets, and what else is given, as lines. */
const net = (subnets: readonly string[], more = '') =>
  placedPlan(
    `cadastre: 1\nname: t\nvirtualNetworks:\n  - name: net\n    addressSpace: [10.64.0.0/24]\n    subnets:\n${subnets.map((line) => `      - ${line}\n`).join('')}${more}`,
    'yaml',
  );
const A = '{name: a, size: /26, prefix: 10.64.0.0/26}';
const B = '{name: b, size: /26, prefix: 10.64.0.64/26}';
const C = '{name: c, inputs: {machines: 20}, prefix: 10.64.0.128/27}';

/** What a row expects: the title, or the sentence of the refusal with what is offered instead. */
interface Row {
  readonly why: string;
  readonly edit: () => WrittenResult;
  readonly title?: string;
  readonly changes?: Readonly<Record<string, string>>;
  readonly refusal?: string;
  readonly hint?: string;
  readonly nearest?: string;
}

const outcome = (result: WrittenResult) =>
  result.ok
    ? {
        title: result.value.title,
        changes: Object.fromEntries(
          result.value.changes.map(({ subject, what, from, to, name }) => [
            `${subject}${name === undefined ? '' : ` as ${name}`}`,
            `${what} ${from ?? '-'} ${to ?? '-'}`,
          ]),
        ),
      }
    : { refusal: result.problems.map(({ text }) => text).join(' '), hint: result.problems[0]?.hint, nearest: result.problems[0]?.nearest };

function check({ edit, why: _why, ...expected }: Row): void {
  expect(outcome(edit())).toMatchObject(expected);
}

describe('move', () => {
  test.each<Row>([
    {
      why: 'a subnet to a free place',
      edit: () => move(net([A, B]), { subject: 'net/a', prefix: '10.64.0.128/26' }),
      title: 'Moves net/a from 10.64.0.0/26 to 10.64.0.128/26.',
      changes: { 'net/a': 'moved 10.64.0.0/26 10.64.0.128/26' },
    },
    {
      why: 'what is not recorded stays by being recorded',
      edit: () => move(net(['{name: a, size: /26}', '{name: b, size: /26}']), { subject: 'net/a', prefix: '10.64.0.192/26' }),
      title: 'Moves net/a from 10.64.0.0/26 to 10.64.0.192/26. Records 1 other prefix in the document, so that nothing else moves.',
      changes: { 'net/a': 'moved 10.64.0.0/26 10.64.0.192/26', 'net/b': 'recorded 10.64.0.64/26 10.64.0.64/26' },
    },
    {
      why: 'a place that a sibling holds; the nearest is the lower of two',
      edit: () =>
        move(net(['{name: x, size: /27, prefix: 10.64.0.96/27}', A, '{name: c, size: /27, prefix: 10.64.0.192/27}']), {
          subject: 'net/c',
          prefix: '10.64.0.96/27',
        }),
      refusal: 'The prefix 10.64.0.96/27 for net/c should keep out of 10.64.0.96/27, which net/x holds.',
      hint: 'The nearest legal place is 10.64.0.64/27.',
      nearest: '10.64.0.64/27',
    },
    {
      why: 'outside of the network',
      edit: () => move(net([A]), { subject: 'net/a', prefix: '10.65.0.0/26' }),
      refusal: 'The prefix 10.65.0.0/26 for net/a should lie inside the address space of net, which is 10.64.0.0/24.',
      nearest: '10.64.0.192/26',
    },
    {
      why: 'another length, which is a matter of resize',
      edit: () => move(net([A]), { subject: 'net/a', prefix: '10.64.0.128/25' }),
      refusal: 'The new place of net/a should be a /26, not 10.64.0.128/25; "resize" makes it larger or smaller.',
      nearest: '10.64.0.128/26',
    },
    {
      why: 'where it is',
      edit: () => move(net([A]), { subject: 'net/a', prefix: '10.64.0.0/26' }),
      refusal: 'Nothing changes: net/a lies at 10.64.0.0/26 already.',
    },
    {
      why: 'host bits',
      edit: () => move(net([A]), { subject: 'net/a', prefix: '10.64.0.70/26' }),
      refusal: 'The prefix "10.64.0.70/26" has host bits set: with the prefix length 26 the last 6 bits of the address should be zero.',
      hint: 'Write "10.64.0.64/26", which contains the address, or "10.64.0.128/26", the next one.',
    },
    {
      why: 'a deployed subnet',
      edit: () => move(net(['{name: a, prefix: 10.64.0.0/26, deployed: true}']), { subject: 'net/a', prefix: '10.64.0.64/26' }),
      refusal: 'The subnet net/a is deployed and should not be moved.',
    },
    {
      why: 'to the nearest place',
      edit: () => move(net([A, B]), { subject: 'net/b', nearest: true }),
      title: 'Moves net/b from 10.64.0.64/26 to 10.64.0.128/26.',
    },
    {
      why: 'to the nearest place of another one',
      edit: () => move(net([A, B]), { subject: 'net/b', prefix: '10.64.0.255/32', nearest: true }),
      title: 'Moves net/b from 10.64.0.64/26 to 10.64.0.192/26.',
    },
    {
      why: 'nothing else is free',
      edit: () => move(net(['{name: a, size: /25, prefix: 10.64.0.0/25}', '{name: b, prefix: 10.64.0.128/25}']), { subject: 'net/b', nearest: true }),
      refusal: 'No other place is free for net/b, which is a /25.',
    },
    {
      why: 'neither a place nor nearest',
      edit: () => move(net([A]), { subject: 'net/a' }),
      refusal: 'It should be said where net/a is to move.',
      hint: 'Give a prefix, or --to nearest.',
    },
    {
      why: 'a subnet that found no place',
      edit: () => move(net(['{name: a, prefix: 10.64.0.0/24}', '{name: b, size: /26}']), { subject: 'net/b', prefix: '10.64.0.0/26' }),
      refusal: 'The prefix 10.64.0.0/26 for net/b should keep out of 10.64.0.0/24, which net/a holds.',
      hint: 'No legal place of that size is free.',
    },
    {
      why: 'a subnet whose prefix cannot be read gets one that can',
      edit: () => move(net(['{name: a, size: /26, prefix: 10.64.0.5/26}']), { subject: 'net/a', prefix: '10.64.0.64/26' }),
      title: 'Moves net/a to 10.64.0.64/26.',
    },
    {
      why: 'a range that a service cannot use',
      edit: () =>
        move(
          placedPlan(
            'cadastre: 1\nname: t\nvirtualNetworks: [{name: n, addressSpace: [10.0.0.0/16], subnets: [{name: dns, service: dns-private-resolver, prefix: 10.0.32.0/28}]}]\n',
            'yaml',
          ),
          { subject: 'n/dns', prefix: '10.0.4.16/28' },
        ),
      refusal:
        'The prefix 10.0.4.16/28 for n/dns should keep out of 10.0.4.0/22, which Azure DNS Private Resolver cannot use. The sixteen /24 from 10.0.1.0 to 10.0.16.255 are reserved and cannot hold endpoints of a resolver.',
      nearest: '10.0.0.240/28',
    },
    {
      why: 'a range in use outside that a part of the network lies in',
      edit: () => move(net([A], 'externalNetworks: [{name: hq, prefixes: [10.64.0.128/25]}]\n'), { subject: 'net/a', prefix: '10.64.0.128/26' }),
      refusal: 'The prefix 10.64.0.128/26 for net/a should keep out of 10.64.0.128/25, which the external network hq uses.',
      nearest: '10.64.0.64/26',
    },
    {
      why: 'a range in use outside that the whole network lies in is not the trouble of one place',
      edit: () => move(net([A], 'externalNetworks: [{name: hq, prefixes: [10.64.0.0/16]}]\n'), { subject: 'net/a', prefix: '10.64.0.128/26' }),
      title: 'Moves net/a from 10.64.0.0/26 to 10.64.0.128/26.',
    },
    {
      why: 'an IPv6 prefix',
      edit: () =>
        move(
          placedPlan(
            'cadastre: 1\nname: t\nvirtualNetworks: [{name: n, addressSpace: [10.0.0.0/24, "fd00::/56"], ipv6: true, subnets: [{name: a, prefix: 10.0.0.0/26, ipv6Prefix: "fd00::/64"}]}]\n',
            'yaml',
          ),
          { subject: 'n/a', prefix: 'fd00:0:0:8::/64' },
        ),
      title: 'Moves n/a from fd00::/64 to fd00:0:0:8::/64.',
    },
    {
      why: 'a name that there is not',
      edit: () => move(net([A]), { subject: 'net/aa', nearest: true }),
      refusal: '"net/aa" should be the name of a network, or a subnet as NETWORK/SUBNET.',
      hint: 'Did you mean "net/a"?',
    },
  ])('$why', check);
});

const POOLED = (networks: string, more = '') =>
  placedPlan(
    `cadastre: 1\nname: t\naddressPools: [{name: weu, prefixes: [10.64.0.0/20], reserved: [{prefix: 10.64.4.0/22, reason: second region}]}]\nvirtualNetworks:\n${networks}${more}`,
    'yaml',
  );
const SPOKE =
  '  - {name: spoke, pool: weu, addressSpace: [10.64.0.0/24], subnets: [{name: a, prefix: 10.64.0.0/26}, {name: b, prefix: 10.64.0.128/26}]}\n';
const HUB = '  - {name: hub, pool: weu, addressSpace: [10.64.1.0/24]}\n';

describe('move of a network', () => {
  test.each<Row>([
    {
      why: 'its subnets keep their offsets',
      edit: () => move(POOLED(SPOKE + HUB), { subject: 'spoke', prefix: '10.64.2.0/24' }),
      title: 'Moves spoke from 10.64.0.0/24 to 10.64.2.0/24 and its 2 subnets with it.',
      changes: {
        spoke: 'moved 10.64.0.0/24 10.64.2.0/24',
        'spoke/a': 'moved 10.64.0.0/26 10.64.2.0/26',
        'spoke/b': 'moved 10.64.0.128/26 10.64.2.128/26',
      },
    },
    {
      why: 'into another network',
      edit: () => move(POOLED(SPOKE + HUB), { subject: 'spoke', prefix: '10.64.1.0/24' }),
      refusal: 'The prefix 10.64.1.0/24 for spoke should keep out of 10.64.1.0/24, which hub holds.',
      nearest: '10.64.2.0/24',
    },
    {
      why: 'into a reserved range',
      edit: () => move(POOLED(SPOKE + HUB), { subject: 'spoke', prefix: '10.64.5.0/24' }),
      refusal: 'The prefix 10.64.5.0/24 for spoke should keep out of 10.64.4.0/22, which pool weu reserves: second region.',
      nearest: '10.64.3.0/24',
    },
    {
      why: 'out of its pool',
      edit: () => move(POOLED(SPOKE), { subject: 'spoke', prefix: '10.64.16.0/24' }),
      refusal: 'The prefix 10.64.16.0/24 for spoke should lie inside pool weu, which is 10.64.0.0/20.',
      nearest: '10.64.15.0/24',
    },
    {
      why: 'without a pool: out of the private ranges',
      edit: () => move(net([A]), { subject: 'net', prefix: '20.0.0.0/24' }),
      refusal: 'The prefix 20.0.0.0/24 for net should lie inside the private ranges, which is 10.0.0.0/8, 100.64.0.0/10, 172.16.0.0/12 and others.',
      nearest: '10.255.255.0/24',
    },
    {
      why: 'with a deployed subnet',
      edit: () => move(POOLED(SPOKE.replace('10.64.0.128/26}', '10.64.0.128/26, deployed: true}')), { subject: 'spoke', prefix: '10.64.1.0/24' }),
      refusal: 'The prefix 10.64.1.0/24 for spoke should hold its subnet spoke/b (10.64.0.128/26), which is deployed and stays.',
      hint: 'No legal place of that size is free.',
    },
    {
      why: 'to where a service of a subnet cannot be',
      edit: () => move(net(['{name: dns, service: dns-private-resolver, prefix: 10.64.0.16/28}']), { subject: 'net', prefix: '10.0.4.0/24' }),
      refusal:
        'The prefix 10.0.4.0/24 for net would take its subnet net/dns (10.64.0.16/28) to 10.0.4.16/28, which should keep out of 10.0.4.0/22, which Azure DNS Private Resolver cannot use. The sixteen /24 from 10.0.1.0 to 10.0.16.255 are reserved and cannot hold endpoints of a resolver.',
      nearest: '10.0.0.0/24',
    },
    {
      why: 'of several prefixes the one of that length',
      edit: () =>
        move(POOLED('  - {name: n, pool: weu, addressSpace: [10.64.0.0/24, 10.64.1.0/25], subnets: [{name: a, prefix: 10.64.1.0/26}]}\n'), {
          subject: 'n',
          prefix: '10.64.2.0/25',
        }),
      title: 'Moves n from 10.64.1.0/25 to 10.64.2.0/25 and its subnet with it.',
    },
    {
      why: 'of several prefixes of one length none is meant',
      edit: () => move(POOLED('  - {name: n, pool: weu, addressSpace: [10.64.0.0/24, 10.64.1.0/24]}\n'), { subject: 'n', prefix: '10.64.2.0/24' }),
      refusal: 'The prefix of n that is meant should be named, since it has 2: 10.64.0.0/24, 10.64.1.0/24.',
      hint: 'For example: --from 10.64.0.0/24',
    },
    {
      why: 'of several prefixes the one that is named',
      edit: () =>
        move(POOLED('  - {name: n, pool: weu, addressSpace: [10.64.0.0/24, 10.64.1.0/24]}\n'), {
          subject: 'n',
          prefix: '10.64.2.0/24',
          from: '10.64.1.0/24',
        }),
      title: 'Moves n from 10.64.1.0/24 to 10.64.2.0/24.',
    },
    {
      why: 'a prefix that it does not have',
      edit: () => move(POOLED(SPOKE), { subject: 'spoke', prefix: '10.64.2.0/24', from: '10.64.1.0/24' }),
      refusal: '10.64.1.0/24 should be one of the prefixes of spoke, which are 10.64.0.0/24.',
    },
    {
      why: 'a network that found no place',
      edit: () => move(POOLED('  - {name: n, pool: weu, size: /19}\n'), { subject: 'n', nearest: true }),
      refusal: 'The virtual network n should have an IPv4 prefix first; it has found no place.',
    },
    {
      why: 'a deployed one',
      edit: () => move(POOLED(SPOKE.replace('pool: weu', 'pool: weu, deployed: true')), { subject: 'spoke', nearest: true }),
      refusal: 'The virtual network spoke is deployed and should not be moved.',
    },
  ])('$why', check);
});

describe('what an edit records', () => {
  const pools = (second: string) =>
    placedPlan(
      `cadastre: 1\nname: t\naddressPools: [{name: one, prefixes: [10.64.0.0/16]}, {name: two, prefixes: [${second}]}]\nvirtualNetworks:\n  - {name: a, pool: one, size: /24}\n  - {name: b, pool: one, size: /24}\n  - {name: c, pool: two, size: /24}\n`,
      'yaml',
    );
  test.each([
    { why: 'networks of the same pool, not those of another one', second: '10.80.0.0/16', recorded: ['b'] },
    { why: 'networks of a pool that shares addresses with it too', second: '10.64.128.0/17', recorded: ['b', 'c'] },
  ])('$why', ({ second, recorded }) => {
    const done = move(pools(second), { subject: 'a', prefix: '10.64.9.0/24' });
    expect(done.ok && done.value.changes.filter(({ what }) => what === 'recorded').map(({ subject }) => subject)).toEqual(recorded);
  });
});

describe('resize', () => {
  test.each<Row>([
    {
      why: 'grows in place where it begins aligned',
      edit: () => resize(net([A]), { subject: 'net/a', length: '/25' }),
      title: 'Grows net/a from 10.64.0.0/26 to 10.64.0.0/25, in place.',
    },
    {
      why: 'grows around itself where it does not, though another place is nearer',
      edit: () => resize(net(['{name: b, size: /27, prefix: 10.64.0.96/27}']), { subject: 'net/b', length: '/25' }),
      title: 'Grows net/b from 10.64.0.96/27 to 10.64.0.0/25, in place.',
    },
    {
      why: 'moves to the nearest place where it cannot',
      edit: () => resize(net([A, B]), { subject: 'net/b', length: '/25' }),
      title: 'Grows and moves net/b from 10.64.0.64/26 to 10.64.0.128/25.',
    },
    {
      why: 'shrinks in place, and the size in the document with it',
      edit: () => resize(net([A, B]), { subject: 'net/a', length: '28' }),
      title: 'Shrinks net/a from 10.64.0.0/26 to 10.64.0.0/28, in place.',
    },
    {
      why: 'no room: the nearest length that has some',
      edit: () => resize(net([A, B]), { subject: 'net/a', length: '/24' }),
      refusal: 'No /24 can be had for the subnet net/a. The prefix 10.64.0.0/24 for net/a should keep out of 10.64.0.64/26, which net/b holds.',
      nearest: '/25',
    },
    {
      why: 'no room at all',
      edit: () => resize(net(['{name: a, prefix: 10.64.0.0/25}', '{name: b, prefix: 10.64.0.128/25}']), { subject: 'net/a', length: '/24' }),
      refusal: 'No /24 can be had for the subnet net/a. The prefix 10.64.0.0/24 for net/a should keep out of 10.64.0.128/25, which net/b holds.',
      hint: 'It stays a /25.',
    },
    {
      why: 'the need does not fit',
      edit: () => resize(net([C]), { subject: 'net/c', length: '/29' }),
      refusal: 'A /29 is too small for net/c, which needs 20 addresses; it has 3 usable.',
      hint: 'The nearest legal prefix length is /27.',
      nearest: '/27',
    },
    {
      why: 'a service has a smallest subnet',
      edit: () => resize(net(['{service: bastion, prefix: 10.64.0.0/26}']), { subject: 'net/AzureBastionSubnet', length: '/27' }),
      refusal: 'A /27 is too small for net/AzureBastionSubnet, since Azure Bastion should have a /26 or larger.',
      nearest: '/26',
    },
    {
      why: 'a service has a largest subnet',
      edit: () => resize(net(['{name: dns, service: dns-private-resolver, prefix: 10.64.0.0/28}']), { subject: 'net/dns', length: '/23' }),
      refusal: 'A /23 is too large for net/dns, of which Azure DNS Private Resolver accepts a /24 or smaller.',
      nearest: '/24',
    },
    {
      why: 'Azure has a smallest subnet',
      edit: () => resize(net([A]), { subject: 'net/a', length: '/30' }),
      refusal: 'A /30 is too small for net/a, since Virtual machines should have a /29 or larger.',
      nearest: '/29',
    },
    { why: 'as it is', edit: () => resize(net([A]), { subject: 'net/a', length: '/26' }), refusal: 'Nothing changes: net/a is a /26 already.' },
    {
      why: 'not a length',
      edit: () => resize(net([A]), { subject: 'net/a', length: 'big' }),
      refusal: 'The prefix length should be one such as /26, not "big".',
    },
    {
      why: 'deployed',
      edit: () => resize(net(['{name: a, prefix: 10.64.0.0/26, deployed: true}']), { subject: 'net/a', length: '/25' }),
      refusal: 'The subnet net/a is deployed and should not be resized.',
    },
    {
      why: 'a network grows in place, and its subnets stay',
      edit: () => resize(POOLED(SPOKE), { subject: 'spoke', length: '/23' }),
      title: 'Grows spoke from 10.64.0.0/24 to 10.64.0.0/23, in place.',
      changes: { spoke: 'resized 10.64.0.0/24 10.64.0.0/23' },
    },
    {
      why: 'a network grows elsewhere, and takes its subnets along',
      edit: () => resize(POOLED(SPOKE + HUB), { subject: 'spoke', length: '/23' }),
      title: 'Grows and moves spoke from 10.64.0.0/24 to 10.64.2.0/23 and its 2 subnets with it.',
      changes: {
        spoke: 'resized 10.64.0.0/24 10.64.2.0/23',
        'spoke/a': 'moved 10.64.0.0/26 10.64.2.0/26',
        'spoke/b': 'moved 10.64.0.128/26 10.64.2.128/26',
      },
    },
    {
      why: 'a network shrinks around its subnets',
      edit: () => resize(net([C]), { subject: 'net', length: '/25' }),
      title: 'Shrinks net from 10.64.0.0/24 to 10.64.0.128/25, in place.',
    },
    {
      why: 'a network that holds too much to shrink',
      edit: () => resize(POOLED(SPOKE), { subject: 'spoke', length: '/25' }),
      refusal:
        'No /25 can be had for the virtual network spoke. The prefix 10.64.0.0/25 for spoke is too small: at its offset its subnet spoke/b (10.64.0.128/26) would lie outside.',
      hint: 'It stays a /24.',
    },
    {
      why: 'a network too small for the document',
      edit: () => resize(POOLED(HUB), { subject: 'hub', length: '/30' }),
      refusal: 'A /30 is too small for hub, since a virtual network should be a /29 or larger.',
      nearest: '/29',
    },
  ])('$why', check);
});

describe('split', () => {
  test.each<Row>([
    {
      why: 'two halves; what lives in it stays in the first',
      edit: () => split(net([A, B]), { subject: 'net/a' }),
      title:
        'Splits net/a (10.64.0.0/26) into two halves, 10.64.0.0/27 and 10.64.0.32/27; what lives in it stays in 10.64.0.0/27, the other one is net/a-2.',
      changes: { 'net/a': 'resized 10.64.0.0/26 10.64.0.0/27', 'net/a-2': 'added - 10.64.0.32/27' },
    },
    {
      why: 'several pieces with names',
      edit: () => split(net([A, '{name: a-2, prefix: 10.64.0.64/26}']), { subject: 'net/a', into: '/28', names: ['x'] }),
      title: 'Splits net/a (10.64.0.0/26) into 4 subnets of a /28; what lives in it stays in 10.64.0.0/28, the others are x to a-4.',
      changes: { 'net/x': 'added - 10.64.0.16/28', 'net/a-3': 'added - 10.64.0.32/28', 'net/a-4': 'added - 10.64.0.48/28' },
    },
    {
      why: 'the need does not fit into a piece',
      edit: () => split(net(['{name: c, inputs: {machines: 20}, prefix: 10.64.0.0/25}']), { subject: 'net/c', into: '/28' }),
      refusal: 'A /28 is too small for net/c, which needs 20 addresses; it has 11 usable.',
      nearest: '/27',
    },
    {
      why: 'the need takes the whole',
      edit: () => split(net([C]), { subject: 'net/c' }),
      refusal: 'A /28 is too small for net/c, which needs 20 addresses; it has 11 usable.',
      hint: 'net/c needs its whole prefix.',
    },
    {
      why: 'pieces that are no pieces',
      edit: () => split(net([A]), { subject: 'net/a', into: '/26' }),
      refusal: 'The pieces of net/a, which is a /26, should be smaller than it, and at most 256 of them.',
    },
    {
      why: 'more names than new subnets',
      edit: () => split(net([A]), { subject: 'net/a', names: ['x', 'y'] }),
      refusal: 'Names should be given for at most 1 new subnet, not for 2; the first piece keeps its name.',
    },
    {
      why: 'a name that is taken',
      edit: () => split(net([A, B]), { subject: 'net/a', names: ['B'] }),
      refusal: 'The name "B" should be free; another subnet is named b.',
    },
    {
      why: 'a name twice',
      edit: () => split(net([A]), { subject: 'net/a', into: '/28', names: ['x', 'X'] }),
      refusal: 'The name "X" should be free; another subnet is named x.',
    },
    {
      why: 'what lies wrong',
      edit: () => split(net([A, '{name: x, prefix: 10.64.0.32/27}']), { subject: 'net/a' }),
      refusal: 'The prefix 10.64.0.0/26 for net/a should keep out of 10.64.0.32/27, which net/x holds.',
      hint: 'Move it first: the pieces would lie as wrong as it does.',
    },
    {
      why: 'the block of a service',
      edit: () =>
        split(
          placedPlan(
            'cadastre: 1\nname: t\nvirtualNetworks: [{name: hub, addressSpace: [10.0.0.0/22], subnets: [{name: h, service: virtual-wan-hub}]}]\n',
            'yaml',
          ),
          { subject: 'hub/h' },
        ),
      refusal: 'The virtual network hub stands for the block of Azure Virtual WAN hub and should hold nothing else.',
    },
    {
      why: 'deployed',
      edit: () => split(net(['{name: a, prefix: 10.64.0.0/26, deployed: true}']), { subject: 'net/a' }),
      refusal: 'The subnet net/a is deployed and should not be split.',
    },
    {
      why: 'a network: its prefix becomes two, its subnets stay',
      edit: () => split(POOLED(SPOKE), { subject: 'spoke' }),
      title: 'Splits the prefix 10.64.0.0/24 of spoke into 2 prefixes of a /25.',
    },
    {
      why: 'a network whose subnet would lie in both',
      edit: () => split(net(['{name: a, prefix: 10.64.0.0/24}']), { subject: 'net' }),
      refusal: 'The address space of net should not be split into prefixes of a /25, since net/a (10.64.0.0/24) would lie in several of them.',
    },
  ])('$why', check);

  test('of a network without room for another /64 there is no second subnet', () => {
    const placed = placedPlan(
      'cadastre: 1\nname: t\nvirtualNetworks: [{name: n, addressSpace: [10.0.0.0/24, "fd00::/64"], ipv6: true, subnets: [{name: a, prefix: 10.0.0.0/26}]}]\n',
      'yaml',
    );
    expect(outcome(split(placed, { subject: 'n/a' }))).toMatchObject({
      refusal: 'The IPv6 address space of n has room for 0 more subnets, not for 1.',
    });
  });

  test('new subnets follow the old one in the list, behind the set that it is of', () => {
    const placed = placedPlan(
      'cadastre: 1\nname: t\nvirtualNetworks:\n  - name: n\n    addressSpace: [10.0.0.0/16]\n    subnets:\n      - {set: databricks, name: dbx, inputs: {maxClusterNodes: 4}, subnets: {host: {prefix: 10.0.0.0/24}, container: {prefix: 10.0.1.0/24}}} # dbx\n      - {name: z, prefix: 10.0.2.0/26}\n',
      'yaml',
    );
    const done = split(placed, { subject: 'n/dbx-host' });
    expect(done.ok && done.value.text).toContain(
      '{host: {prefix: 10.0.0.0/25}, container: {prefix: 10.0.1.0/24}}} # dbx\n      - {name: dbx-host-2, size: /25, prefix: 10.0.0.128/25}\n      - {name: z,',
    );
  });
});

describe('join', () => {
  test.each<Row>([
    {
      why: 'two halves; what says nothing of what lives in it adds its room',
      edit: () => join(net([A, B]), { subjects: ['net/a', 'net/b'] }),
      title: 'Joins net/b with net/a, which becomes 10.64.0.0/25 and holds what lives in both.',
      changes: { 'net/a': 'resized 10.64.0.0/26 10.64.0.0/25', 'net/b': 'removed 10.64.0.64/26 -' },
    },
    {
      why: 'three that make up one prefix',
      edit: () => join(net(['{name: x, prefix: 10.64.0.0/27}', '{name: y, prefix: 10.64.0.32/27}', B]), { subjects: ['net/b', 'net/x', 'net/y'] }),
      title: 'Joins net/x and net/y with net/b, which becomes 10.64.0.0/25 and holds what lives in all of them.',
    },
    {
      why: 'neighbours that are no halves of one prefix',
      edit: () => join(net([B, '{name: c, size: /26, prefix: 10.64.0.128/26}', A]), { subjects: ['net/b', 'net/c'] }),
      refusal: 'The prefixes of net/b (10.64.0.64/26) and net/c (10.64.0.128/26) should make up one prefix together, and they do not.',
      hint: 'The other half beside net/b is 10.64.0.0/26, which net/a holds.',
      nearest: '10.64.0.0/26',
    },
    {
      why: 'of different lengths',
      edit: () => join(net([A, '{name: x, prefix: 10.64.0.64/27}']), { subjects: ['net/a', 'net/x'] }),
      refusal: 'The prefixes of net/a (10.64.0.0/26) and net/x (10.64.0.64/27) should make up one prefix together, and they do not.',
      hint: 'The other half beside net/a is 10.64.0.64/26.',
    },
    { why: 'one alone', edit: () => join(net([A]), { subjects: ['net/a'] }), refusal: 'At least two different subnets should be named, each once.' },
    {
      why: 'one with itself',
      edit: () => join(net([A]), { subjects: ['net/a', 'net/a'] }),
      refusal: 'At least two different subnets should be named, each once.',
    },
    {
      why: 'a network',
      edit: () => join(net([A]), { subjects: ['net/a', 'net'] }),
      refusal: '"net" should be the name of a subnet, as NETWORK/SUBNET.',
      hint: 'Did you mean "net/a"?',
    },
    {
      why: 'one is deployed',
      edit: () => join(net([A, '{name: b, prefix: 10.64.0.64/26, deployed: true}']), { subjects: ['net/a', 'net/b'] }),
      refusal: 'The subnet net/b is deployed and should not be joined with another one.',
    },
    {
      why: 'services that may not share',
      edit: () =>
        join(
          net([
            '{name: mi, service: sql-managed-instance, inputs: {gp: 1}, prefix: 10.64.0.0/26}',
            '{name: vm, inputs: {machines: 3}, prefix: 10.64.0.64/26}',
          ]),
          {
            subjects: ['net/mi', 'net/vm'],
          },
        ),
      refusal: 'Azure SQL Managed Instance should not share a subnet with Virtual machines; it needs one that holds only its kind.',
    },
    {
      why: 'a service that demands another name than the one that stays',
      edit: () => join(net([A, '{service: vpn-gateway, prefix: 10.64.0.64/26}']), { subjects: ['net/a', 'net/GatewaySubnet'] }),
      refusal: 'Azure VPN Gateway should stand in a subnet named GatewaySubnet.',
    },
    {
      why: 'a service that accepts nothing so large',
      edit: () =>
        join(
          placedPlan(
            'cadastre: 1\nname: t\nvirtualNetworks: [{name: n, addressSpace: [10.64.0.0/16], subnets: [{name: r, service: dns-private-resolver, prefix: 10.64.0.0/24}, {name: x, size: /24, prefix: 10.64.1.0/24}]}]\n',
            'yaml',
          ),
          { subjects: ['n/r', 'n/x'] },
        ),
      refusal: 'A /23 is too large for n/r, of which Azure DNS Private Resolver accepts a /24 or smaller.',
    },
    {
      why: 'one of them alone has a service endpoint policy',
      edit: () => join(net([A, '{name: b, prefix: 10.64.0.64/26, serviceEndpointPolicy: [/services/Azure]}']), { subjects: ['net/a', 'net/b'] }),
      refusal: 'The subnets net/a and net/b should agree: they reach different storage: one of them alone has a service endpoint policy.',
    },
    {
      why: 'rules of one name that differ',
      edit: () => {
        const rule = (priority: number) => `rules: [{name: r, direction: inbound, access: allow, from: any, to: self, priority: ${priority}}]`;
        return join(net([`{name: a, prefix: 10.64.0.0/26, ${rule(200)}}`, `{name: b, prefix: 10.64.0.64/26, ${rule(300)}}`]), {
          subjects: ['net/a', 'net/b'],
        });
      },
      refusal: 'The subnets net/a and net/b should agree: they both have the rule r, and they differ.',
    },
    {
      why: 'rules of one priority',
      edit: () => {
        const rule = (name: string) => `rules: [{name: ${name}, direction: inbound, access: allow, from: any, to: self, priority: 200}]`;
        return join(net([`{name: a, prefix: 10.64.0.0/26, ${rule('r')}}`, `{name: b, prefix: 10.64.0.64/26, ${rule('s')}}`]), {
          subjects: ['net/a', 'net/b'],
        });
      },
      refusal: 'The inbound rules r and s should not both have priority 200.',
    },
    {
      why: 'routes of one prefix that lead elsewhere',
      edit: () => {
        const route = (hop: string) => `routes: [{prefix: 0.0.0.0/0, nextHop: ${hop}}]`;
        return join(net([`{name: a, prefix: 10.64.0.0/26, ${route('none')}}`, `{name: b, prefix: 10.64.0.64/26, ${route('internet')}}`]), {
          subjects: ['net/a', 'net/b'],
        });
      },
      refusal: 'The subnets net/a and net/b should agree: they both have the route to 0.0.0.0/0, and they differ.',
    },
    {
      why: 'private endpoints that grow otherwise',
      edit: () =>
        join(net([A, '{name: b, growth: 50, prefix: 10.64.0.64/26, privateEndpoints: [{resource: key-vault}]}']), { subjects: ['net/a', 'net/b'] }),
      refusal: 'The subnets net/a and net/b should agree: they grow by different percentages, which their private endpoints follow.',
    },
    {
      why: 'subnets of two networks',
      edit: () =>
        join(POOLED(`${SPOKE}  - {name: o, addressSpace: [10.65.0.0/24], subnets: [{name: a, prefix: 10.65.0.0/26}]}\n`), {
          subjects: ['spoke/a', 'o/a'],
        }),
      refusal: 'The subnets spoke/a and o/a should stand in one network.',
    },
    {
      why: 'one of a set',
      edit: () =>
        join(
          placedPlan(
            'cadastre: 1\nname: t\nvirtualNetworks: [{name: n, addressSpace: [10.0.0.0/16], subnets: [{set: databricks, name: dbx, inputs: {maxClusterNodes: 4}}]}]\n',
            'yaml',
          ),
          { subjects: ['n/dbx-host', 'n/dbx-container'] },
        ),
      refusal:
        'The subnet n/dbx-host belongs to the set databricks and should not be joined with another one. The subnet n/dbx-container belongs to the set databricks and should not be joined with another one.',
    },
    {
      why: 'across two prefixes of the address space',
      edit: () =>
        join(
          placedPlan(
            'cadastre: 1\nname: t\nvirtualNetworks: [{name: n, addressSpace: [10.0.0.0/25, 10.0.0.128/25], subnets: [{name: a, prefix: 10.0.0.0/25}, {name: b, prefix: 10.0.0.128/25}]}]\n',
            'yaml',
          ),
          {
            subjects: ['n/a', 'n/b'],
          },
        ),
      refusal: 'The prefix 10.0.0.0/24 for n/a should lie inside the address space of n, which is 10.0.0.0/25, 10.0.0.128/25.',
    },
  ])('$why', check);

  test.each([
    {
      why: 'workloads add up',
      subnets: [
        '{name: a, inputs: {machines: 9}, prefix: 10.64.0.0/26}',
        '{name: b, service: private-endpoint, inputs: {endpoints: 4}, growth: 50, prefix: 10.64.0.64/26}',
      ],
      answer:
        '{name: a, prefix: 10.64.0.0/25, workloads: [{service: virtual-machines, inputs: {machines: 9}}, {service: private-endpoint, inputs: {endpoints: 4}, growth: 50}]}',
    },
    {
      why: 'a list of workloads gets longer',
      subnets: [
        '{name: a, workloads: [{service: vm, inputs: {machines: 9}}], prefix: 10.64.0.0/26}',
        '{name: b, inputs: {machines: 4}, prefix: 10.64.0.64/26}',
      ],
      answer:
        '{name: a, workloads: [{service: vm, inputs: {machines: 9}}, {service: virtual-machines, inputs: {machines: 4}}], prefix: 10.64.0.0/25}',
    },
    {
      why: 'the only workload moves in, with the size, endpoints and routes',
      subnets: [
        '{name: a, size: /26, prefix: 10.64.0.0/26, serviceEndpoints: [Microsoft.Sql]}',
        '{name: b, service: vm, inputs: {machines: 4}, prefix: 10.64.0.64/26, serviceEndpoints: [Microsoft.Storage, Microsoft.Sql], routes: [{prefix: 0.0.0.0/0, nextHop: none}]}',
      ],
      answer:
        '{name: a, size: /25, prefix: 10.64.0.0/25, serviceEndpoints: [Microsoft.Sql, Microsoft.Storage], service: vm, inputs: {machines: 4}, routes: [{prefix: 0.0.0.0/0, nextHop: none}]}',
    },
    {
      why: 'service endpoint policies add up, without regard to case',
      subnets: [
        '{name: a, size: /26, prefix: 10.64.0.0/26, serviceEndpoints: [Microsoft.Storage], serviceEndpointPolicy: [/services/Azure]}',
        '{name: b, size: /26, prefix: 10.64.0.64/26, serviceEndpoints: [Microsoft.Storage], serviceEndpointPolicy: [/services/azure, /services/Azure/Batch]}',
      ],
      answer:
        '{name: a, size: /25, prefix: 10.64.0.0/25, serviceEndpoints: [Microsoft.Storage], serviceEndpointPolicy: [/services/Azure, "/services/Azure/Batch"]}',
    },
    {
      why: 'private endpoints are listed together',
      subnets: [
        '{name: a, prefix: 10.64.0.0/26, privateEndpoints: [{resource: key-vault}]}',
        '{name: b, service: private-endpoint, prefix: 10.64.0.64/26, privateEndpoints: [{resource: key-vault, count: 2}]}',
      ],
      answer: '{name: a, prefix: 10.64.0.0/25, privateEndpoints: [{resource: key-vault}, {resource: key-vault, count: 2}]}',
    },
  ])('$why', ({ subnets, answer }) => {
    const done = join(net(subnets), { subjects: ['net/a', 'net/b'] });
    expect(done.ok ? done.value.text : done.problems).toBe(
      `cadastre: 1\nname: t\nvirtualNetworks:\n  - name: net\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - ${answer}\n`,
    );
  });

  test('what named the others names the first one, once', () => {
    const rule = (name: string, from: string, priority: number) =>
      `{name: ${name}, direction: inbound, access: allow, from: ${from}, to: self, priority: ${priority}}`;
    const placed = net(
      [
        A,
        B,
        `{name: c, prefix: 10.64.0.128/26, rules: [${rule('x', 'net/b', 200)}, ${rule('y', '[net/a, net/b, any]', 300)}, ${rule('z', '[net/b, self]', 400)}]}`,
      ],
      'flows: [{from: net/b, to: net/a, expect: allowed}]\n',
    );
    const done = join(placed, { subjects: ['net/a', 'net/b'] });
    const text = done.ok ? done.value.text : JSON.stringify(done.problems);
    for (const part of [
      rule('x', 'net/a', 200),
      rule('y', '[net/a, any]', 300),
      rule('z', '[net/a, self]', 400),
      'flows: [{from: net/a, to: net/a, expect: allowed}]',
    ])
      expect(text).toContain(part);
  });

  test('split and join give what was there', () => {
    const placed = net([A, C]);
    const halves = split(placed, { subject: 'net/a' });
    if (!halves.ok) throw new Error(JSON.stringify(halves.problems));
    const whole = join(placedPlan(halves.value.text, 'yaml'), { subjects: ['net/a', 'net/a-2'] });
    expect(whole.ok && whole.value.text).toBe(placed.source.text);
  });
});

const NAMED = `cadastre: 1
name: t
externalNetworks:
  - {name: hq, prefixes: [10.0.0.0/12], connections: [{to: hub, via: vpn}]}
virtualNetworks:
  - name: hub # the hub
    addressSpace: [10.64.0.0/24]
    subnets:
      - {name: app, prefix: 10.64.0.0/26, rules: [{name: in, direction: inbound, access: allow, from: [hub, spoke/db, Storage], to: hub/app, priority: 200}]}
      - {service: bastion, prefix: 10.64.0.64/26}
  - name: spoke
    addressSpace: [10.65.0.0/24]
    subnets:
      - {name: db, prefix: 10.65.0.0/26}
peerings:
  - {between: [hub, spoke], gatewayTransit: hub}
flows:
  - {from: hub/app, to: spoke/db, expect: allowed}
  - {from: hq, to: hub, expect: blocked}
`;
const named = () => placedPlan(NAMED, 'yaml');

describe('rename', () => {
  const renamed = (edit: WrittenResult) => {
    if (!edit.ok) throw new Error(JSON.stringify(edit.problems));
    const before = NAMED.split('\n');
    return edit.value.text.split('\n').filter((line, i) => line !== before[i]);
  };

  test('of a network: every place that names it follows', () => {
    const edit = rename(named(), { subject: 'hub', name: 'core' });
    expect(renamed(edit)).toEqual([
      '  - {name: hq, prefixes: [10.0.0.0/12], connections: [{to: core, via: vpn}]}',
      '  - name: core # the hub',
      '      - {name: app, prefix: 10.64.0.0/26, rules: [{name: in, direction: inbound, access: allow, from: [core, spoke/db, Storage], to: core/app, priority: 200}]}',
      '  - {between: [core, spoke], gatewayTransit: core}',
      '  - {from: core/app, to: spoke/db, expect: allowed}',
      '  - {from: hq, to: core, expect: blocked}',
    ]);
    expect(edit.ok && edit.value.title).toBe('Renames hub to core, and the 7 places that name it.');
  });

  test('of a subnet: rules and flows follow', () => {
    expect(renamed(rename(named(), { subject: 'spoke/db', name: 'data' }))).toEqual([
      '      - {name: app, prefix: 10.64.0.0/26, rules: [{name: in, direction: inbound, access: allow, from: [hub, spoke/data, Storage], to: hub/app, priority: 200}]}',
      '      - {name: data, prefix: 10.65.0.0/26}',
      '  - {from: hub/app, to: spoke/data, expect: allowed}',
    ]);
  });

  test.each<Row>([
    {
      why: 'a name that is taken',
      edit: () => rename(named(), { subject: 'hub', name: 'Spoke' }),
      refusal: 'The name "Spoke" should be free; another virtual network is named spoke.',
    },
    { why: 'the same name', edit: () => rename(named(), { subject: 'hub', name: 'hub' }), refusal: 'Nothing changes: hub bears that name already.' },
    {
      why: 'another spelling of it',
      edit: () => rename(named(), { subject: 'spoke', name: 'SPOKE' }),
      title: 'Renames spoke to SPOKE, and the 3 places that name it.',
    },
    {
      why: 'a name that Azure does not accept',
      edit: () => rename(named(), { subject: 'hub/app', name: 'web tier' }),
      refusal:
        'The name "web tier" should be one that Azure accepts. The name of a subnet should hold only letters, digits, underscores, periods and hyphens; it holds " ".',
    },
    {
      why: 'a name that is kept for a service',
      edit: () => rename(named(), { subject: 'hub/app', name: 'azurefirewallsubnet' }),
      refusal: 'The name AzureFirewallSubnet is kept for Azure Firewall and should not be given to anything else.',
    },
    {
      why: 'a subnet whose service demands its name',
      edit: () => rename(named(), { subject: 'hub/AzureBastionSubnet', name: 'bastion' }),
      refusal: 'Azure Bastion should stand in a subnet named AzureBastionSubnet.',
      hint: 'The name stays AzureBastionSubnet.',
    },
    {
      why: 'a service tag that a rule uses would become the network',
      edit: () => rename(named(), { subject: 'spoke', name: 'Storage' }),
      refusal: 'The name "Storage" should not be one that rules or flows of this plan use for something else.',
    },
    {
      why: 'a word of rules',
      edit: () => rename(named(), { subject: 'spoke', name: 'Self' }),
      refusal: 'The name "Self" should not be a word that rules and flows use.',
    },
    {
      why: 'deployed',
      edit: () => rename(net(['{name: a, prefix: 10.64.0.0/26, deployed: true}']), { subject: 'net/a', name: 'b' }),
      refusal: 'The subnet net/a is deployed and should not be renamed.',
    },
  ])('$why', check);
});

describe('remove', () => {
  test.each<Row>([
    {
      why: 'a subnet',
      edit: () => remove(net([A, B]), { subject: 'net/a' }),
      title: 'Removes net/a (10.64.0.0/26).',
      changes: { 'net/a': 'removed 10.64.0.0/26 -' },
    },
    { why: 'the last one', edit: () => remove(net([A]), { subject: 'net/a' }), title: 'Removes net/a (10.64.0.0/26).' },
    {
      why: 'a network with its subnets',
      edit: () => remove(POOLED(SPOKE + HUB), { subject: 'spoke' }),
      title: 'Removes spoke (10.64.0.0/24) with its 2 subnets.',
    },
    {
      why: 'a network that is named elsewhere',
      edit: () => remove(named(), { subject: 'spoke' }),
      refusal:
        'The virtual network spoke should not be removed while the rule in of hub/app (virtualNetworks[0].subnets[0].rules[0].from[1]), the peering of hub and spoke (peerings[0].between[1]), the flow from hub/app to spoke/db (flows[0].to) need it.',
      hint: 'Remove or change those first.',
    },
    {
      why: 'its own rules do not keep a network',
      edit: () =>
        remove(net(['{name: a, prefix: 10.64.0.0/26, rules: [{name: r, direction: inbound, access: allow, from: net, to: self, priority: 200}]}']), {
          subject: 'net',
        }),
      title: 'Removes net (10.64.0.0/24) with its subnet.',
    },
    {
      why: 'a firewall that routes lead to',
      edit: () =>
        remove(
          net(['{service: firewall, prefix: 10.64.0.0/26}', '{name: b, prefix: 10.64.0.64/26, routes: [{prefix: 0.0.0.0/0, nextHop: firewall}]}']),
          { subject: 'net/AzureFirewallSubnet' },
        ),
      refusal:
        'The subnet net/AzureFirewallSubnet should not be removed while the route default of net/b (virtualNetworks[0].subnets[1].routes[0]) needs it.',
    },
    {
      why: 'one subnet of a set',
      edit: () =>
        remove(
          placedPlan(
            'cadastre: 1\nname: t\nvirtualNetworks: [{name: n, addressSpace: [10.0.0.0/16], subnets: [{set: databricks, name: dbx, inputs: {maxClusterNodes: 4}}]}]\n',
            'yaml',
          ),
          { subject: 'n/dbx-host' },
        ),
      refusal: 'The subnet n/dbx-host belongs to the set databricks and should not be removed alone.',
    },
    {
      why: 'a deployed subnet',
      edit: () => remove(net(['{name: a, prefix: 10.64.0.0/26, deployed: true}']), { subject: 'net/a' }),
      refusal: 'The subnet net/a is deployed and should not be removed.',
    },
    {
      why: 'a network with one',
      edit: () => remove(net(['{name: a, prefix: 10.64.0.0/26, deployed: true}']), { subject: 'net' }),
      refusal: 'The virtual network net should not be removed, since its subnet net/a is deployed.',
    },
  ])('$why', check);
});

describe('add', () => {
  test.each<Row>([
    {
      why: 'the tightest free block that holds the need',
      edit: () => add(net([A, C]), { network: 'net', name: 'db', service: 'SQL MI', inputs: { gp: 1 } }),
      title: 'Adds net/db at 10.64.0.160/27.',
      changes: { 'net/db': 'added - 10.64.0.160/27' },
    },
    {
      why: 'the name that a service demands',
      edit: () => add(net([A]), { network: 'net', service: 'bastion' }),
      title: 'Adds net/AzureBastionSubnet at 10.64.0.64/26.',
    },
    { why: 'a size and no service', edit: () => add(net([A]), { network: 'net', name: 'x', size: '/25' }), title: 'Adds net/x at 10.64.0.128/25.' },
    { why: 'a place', edit: () => add(net([A]), { network: 'net', name: 'x', prefix: '10.64.0.192/28' }), title: 'Adds net/x at 10.64.0.192/28.' },
    {
      why: 'a place that is taken',
      edit: () => add(net([A]), { network: 'net', name: 'x', prefix: '10.64.0.16/28' }),
      refusal: 'The prefix 10.64.0.16/28 for net/x should keep out of 10.64.0.0/26, which net/a holds.',
      nearest: '10.64.0.64/28',
    },
    {
      why: 'no room',
      edit: () => add(net([A, B]), { network: 'net', name: 'x', inputs: { machines: 200 } }),
      refusal: 'A free /24 for net/x should be in net; the largest free block there is 10.64.0.128/25.',
      hint: 'Resize the network first, or another subnet.',
    },
    {
      why: 'a place and a size that differ',
      edit: () => add(net([A]), { network: 'net', name: 'x', size: '/27', prefix: '10.64.0.64/26' }),
      refusal: 'The prefix 10.64.0.64/26 should be a /27, the size that is asked for.',
    },
    {
      why: 'too small for the need',
      edit: () => add(net([A]), { network: 'net', name: 'x', inputs: { machines: 50 }, size: '/27' }),
      refusal: 'A /27 is too small for net/x, which needs 50 addresses; it has 27 usable.',
      nearest: '/26',
    },
    { why: 'no name', edit: () => add(net([A]), { network: 'net' }), refusal: 'A subnet of net should have a name.' },
    {
      why: 'a name that is taken',
      edit: () => add(net([A]), { network: 'net', name: 'A', size: '/28' }),
      refusal: 'The name "A" should be free; another subnet is named a.',
    },
    {
      why: 'a service that there is not',
      edit: () => add(net([A]), { network: 'net', name: 'x', service: 'aksx' }),
      refusal: '"aksx" is not a service of the catalog.',
    },
    {
      why: 'an input that there is not',
      edit: () => add(net([A]), { network: 'net', name: 'x', inputs: { machine: 3 } }),
      hint: 'Did you mean "machines"?',
    },
    {
      why: 'a second one of what a network holds once',
      edit: () => add(net(['{service: firewall, prefix: 10.64.0.0/26}']), { network: 'net', name: 'x', service: 'firewall' }),
      refusal: 'Azure Firewall should stand in a subnet named AzureFirewallSubnet.',
    },
    {
      why: 'beside the block of a service',
      edit: () =>
        add(
          placedPlan(
            'cadastre: 1\nname: t\nvirtualNetworks: [{name: hub, addressSpace: [10.0.0.0/22], subnets: [{name: h, service: virtual-wan-hub}]}]\n',
            'yaml',
          ),
          { network: 'hub', name: 'x', size: '/28' },
        ),
      refusal: 'The virtual network hub stands for the block of Azure Virtual WAN hub and should hold nothing else.',
    },
    {
      why: 'a block beside others',
      edit: () => add(net([A]), { network: 'net', name: 'x', service: 'virtual-wan-hub' }),
      refusal: 'Azure Virtual WAN hub takes a block of its own and should stand in a network without other subnets.',
    },
    {
      why: 'a service that cannot be in such a network',
      edit: () =>
        add(placedPlan('cadastre: 1\nname: t\nvirtualNetworks: [{name: n, addressSpace: [172.30.0.0/22], subnets: []}]\n', 'yaml'), {
          network: 'n',
          name: 'x',
          service: 'aks-azure-cni-overlay',
        }),
      refusal:
        'The address space of n should keep out of 172.30.0.0/16, which AKS with Azure CNI Overlay cannot use. AKS keeps this range to itself: neither the network nor the pod range nor the service range may use it.',
    },
    {
      why: 'into a subnet',
      edit: () => add(net([A]), { network: 'net/a', name: 'x' }),
      refusal: 'A new subnet should go into a network; net/a is a subnet.',
    },
  ])('$why', check);

  test('into a network without a list of subnets', () => {
    const done = add(placedPlan('cadastre: 1\nname: t\nvirtualNetworks:\n  - {name: n, addressSpace: [10.0.0.0/24]} # empty\n', 'yaml'), {
      network: 'n',
      name: 'x',
      size: '/28',
    });
    expect(done.ok && done.value.text).toContain(
      '  - {name: n, addressSpace: [10.0.0.0/24], subnets: [{name: x, size: /28, prefix: 10.0.0.0/28}]} # empty\n',
    );
  });

  test('with neighbours kept free where the plan says so', () => {
    const done = add(net([A], 'defaults: {strategy: spaced}\n'), { network: 'net', name: 'x', size: '/28' });
    expect(done.ok && done.value.title).toBe('Adds net/x at 10.64.0.128/28.');
  });
});

describe('the rules in words', () => {
  test.each([
    { name: 'net/a', prefix: '10.64.0.128/26', answer: undefined },
    { name: 'net/a', prefix: '10.64.0.0/26', answer: undefined },
    {
      name: 'net/a',
      prefix: '10.64.0.0/25',
      answer: 'The prefix 10.64.0.0/25 for net/a should keep out of 10.64.0.64/26, which net/b holds. The nearest legal place is 10.64.0.128/25.',
    },
    {
      name: 'net/a',
      prefix: '10.64.0.0/30',
      answer: 'A /30 is too small for net/a, since Virtual machines should have a /29 or larger. The nearest legal prefix length is /29.',
    },
    {
      name: 'net/a',
      prefix: '10.64.0.1/26',
      answer: 'The prefix "10.64.0.1/26" has host bits set: with the prefix length 26 the last 6 bits of the address should be zero.',
    },
    { name: 'net', prefix: '10.64.0.0/23', answer: undefined },
    { name: 'nett', prefix: '10.64.0.0/23', answer: '"nett" should be the name of a network, or a subnet as NETWORK/SUBNET.' },
  ])('$name at $prefix', ({ name, prefix, answer }) => {
    expect(whyNot(net([A, B]), name, prefix)).toBe(answer);
  });

  test('answer for one prefix after another', () => {
    const placed = net([A, B]);
    const found = findSubject(placed, 'net/b');
    if (!found.ok) throw new Error('no subject');
    const rules = placeRules(placed, found.value, 4, mustPrefix('10.64.0.64/26'));
    const reasons = ['10.64.0.0/26', '10.64.0.64/26', '10.64.0.128/26', '10.65.0.0/26'].map((text) => rules.whyNot(mustPrefix(text))?.code);
    expect(reasons).toEqual(['place-refused', undefined, undefined, 'place-refused']);
    expect(rules.nearest(mustPrefix('10.64.0.0/26'), 27)).toEqual(mustPrefix('10.64.0.64/27'));
  });
});

describe('what an edit leaves alone', () => {
  const text = `# plan
cadastre: 1
name: t
virtualNetworks:
  - name: net # one
    addressSpace:
      - "10.64.0.0/24" # the space

    subnets:
      # about a
      - name: a # first
        size: /26
        prefix: '10.64.0.0/26' # a
      - {name: b, prefix: 10.64.0.128/26} # second
`;
  test.each<{ why: string; edit: (placed: WrittenPlan) => WrittenResult; gone: string[]; come: string[] }>([
    {
      why: 'move',
      edit: (placed) => move(placed, { subject: 'net', prefix: '10.70.0.0/24' }),
      gone: ['      - "10.64.0.0/24" # the space', "        prefix: '10.64.0.0/26' # a", '      - {name: b, prefix: 10.64.0.128/26} # second'],
      come: ['      - 10.70.0.0/24 # the space', '        prefix: 10.70.0.0/26 # a', '      - {name: b, prefix: 10.70.0.128/26} # second'],
    },
    {
      why: 'split',
      edit: (placed) => split(placed, { subject: 'net/a' }),
      gone: ['        size: /26', "        prefix: '10.64.0.0/26' # a"],
      come: ['        size: /27', '        prefix: 10.64.0.0/27 # a', '      - {name: a-2, size: /27, prefix: 10.64.0.32/27}'],
    },
    {
      why: 'remove',
      edit: (placed) => remove(placed, { subject: 'net/b' }),
      gone: ['      - {name: b, prefix: 10.64.0.128/26} # second'],
      come: [],
    },
    {
      why: 'split of the network',
      edit: (placed) => split(placed, { subject: 'net' }),
      gone: ['      - "10.64.0.0/24" # the space'],
      come: ['      - 10.64.0.0/25 # the space', '      - 10.64.0.128/25'],
    },
  ])('$why keeps comments and layout', ({ edit, gone, come }) => {
    const done = edit(placedPlan(text, 'yaml'));
    if (!done.ok) throw new Error(JSON.stringify(done.problems));
    const [before, after] = [text.split('\n'), done.value.text.split('\n')];
    expect(before.filter((line) => !after.includes(line))).toEqual(gone);
    expect(after.filter((line) => !before.includes(line))).toEqual(come);
    // What stays keeps its order, and so do empty lines.
    expect(after.filter((line) => before.includes(line))).toEqual(before.filter((line) => after.includes(line)));
  });
});
