import { forEachInside } from '../address/insides.ts';
import { forEachOverlap } from '../address/overlaps.ts';
import { formatPrefix, prefixesOverlap, type Prefix } from '../address/prefix.ts';
import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import type { SubnetPlace } from '../allocate/allocation.ts';
import { compareText } from '../problem/compare.ts';
import type { Path } from '../problem/problem.ts';
import { defineCheck } from './check.ts';
import { moreInWords, namedAround } from './overlap/crowd.ts';

/** Subnets of one virtual network should not share addresses, nor should two prefixes of its address space. */
export const overlapInNetwork = defineCheck({
  rule: 'overlap-in-network',
  severity: 'error',
  title: 'Two subnets of one virtual network share addresses.',
  why: 'Azure refuses subnets that overlap, and address spaces whose prefixes overlap.',
  born: '2026-11',
  scope: 'network',
  sources: [virtualNetworkFaq],
  messages: {
    subnets: '{a} ({aPrefix}) and {b} ({bPrefix}) should not overlap; {shared} is in both{more}.',
    space: 'The prefixes {aPrefix} and {bPrefix} of the address space of {network} should not overlap{more}.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: app, prefix: 10.64.0.0/26}, {name: data, prefix: 10.64.0.32/27}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: app, prefix: 10.64.0.0/26}, {name: data, prefix: 10.64.0.64/27}]\n',
  },
  *run({ allocation }, finding) {
    for (const { network, prefixes, subnets } of allocation.networks) {
      const held = shareAddresses(subnets.flatMap(prefixesIn)) ? subnets.flatMap(heldBy).sort(byName) : [];
      for (const { inner, outer, more } of pairs(held.map(({ prefix }) => prefix))) {
        const [a, b] = [held[Math.min(inner, outer)] as Held, held[Math.max(inner, outer)] as Held];
        // The one that may move is the one to mend; of two that may, the later by name.
        const movable = [b, a].find((entry) => !entry.place.subnet.deployed && entry.written);
        yield finding(
          'subnets',
          [a.place.subnet.address, b.place.subnet.address],
          (movable ?? b).path,
          {
            a: a.place.subnet.address,
            aPrefix: formatPrefix(a.prefix),
            b: b.place.subnet.address,
            bPrefix: formatPrefix(b.prefix),
            shared: formatPrefix(a.prefix.length >= b.prefix.length ? a.prefix : b.prefix),
            more: moreInWords(more, (held[inner] as Held).place.subnet.address),
          },
          movable
            ? { fix: { title: `Let ${movable.place.subnet.address} be placed elsewhere in ${network.name}`, edits: [{ path: movable.path }] } }
            : {},
        );
      }
      if (!shareAddresses(prefixes)) continue;
      for (const { inner, outer, more } of pairs(prefixes)) {
        const [a, b] = [formatPrefix(prefixes[outer] as Prefix), formatPrefix(prefixes[inner] as Prefix)];
        yield finding('space', [network.name], [...network.path, 'addressSpace'], {
          network: network.name,
          aPrefix: a,
          bPrefix: b,
          more: moreInWords(more, b),
        });
      }
    }
  },
});

interface Held {
  readonly place: SubnetPlace;
  readonly prefix: Prefix;
  readonly path: Path;
  readonly written: boolean;
}

function heldBy(place: SubnetPlace): Held[] {
  const { subnet, prefix, ipv6Prefix } = place;
  return [
    ...(prefix ? [{ place, prefix, path: subnet.prefix?.path ?? subnet.path, written: subnet.prefix !== undefined }] : []),
    ...(ipv6Prefix ? [{ place, prefix: ipv6Prefix, path: subnet.ipv6Prefix?.path ?? subnet.path, written: subnet.ipv6Prefix !== undefined }] : []),
  ];
}

function byName(a: Held, b: Held): number {
  return compareText(a.place.subnet.name, b.place.subnet.name);
}

function prefixesIn({ prefix, ipv6Prefix }: SubnetPlace): Prefix[] {
  return prefix ? (ipv6Prefix ? [prefix, ipv6Prefix] : [prefix]) : ipv6Prefix ? [ipv6Prefix] : [];
}

// Up to here holding each against each is quicker than sorting them.
const FEW = 24;

/** Whether any two prefixes overlap. In nearly all networks none do. */
function shareAddresses(prefixes: readonly Prefix[]): boolean {
  if (prefixes.length <= FEW) {
    for (let j = 1; j < prefixes.length; j++) {
      for (let i = 0; i < j; i++) if (prefixesOverlap(prefixes[i] as Prefix, prefixes[j] as Prefix)) return true;
    }
    return false;
  }
  let share = false;
  forEachOverlap(prefixes, () => {
    share = true;
    return false;
  });
  return share;
}

/** The pairs that are named, by places in the list. Of what is said twice the earlier holds the later. */
function pairs(prefixes: readonly Prefix[]): { inner: number; outer: number; more: number }[] {
  const found: { inner: number; outer: number; more: number }[] = [];
  forEachInside(prefixes, (inside) => {
    const { outers, more } = namedAround(
      inside,
      (place) => place,
      () => false,
    );
    for (const outer of outers) found.push({ inner: inside.inner, outer, more });
  });
  return found;
}
