import { forEachOverlap } from '../address/overlaps.ts';
import { formatPrefix, type Prefix } from '../address/prefix.ts';
import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import type { SubnetPlace } from '../allocate/allocation.ts';
import { compareText } from '../problem/compare.ts';
import type { Path } from '../problem/problem.ts';
import { defineCheck } from './check.ts';

/** Subnets of one virtual network should not share addresses, nor should two prefixes of its address space. */
export const overlapInNetwork = defineCheck({
  rule: 'overlap-in-network',
  severity: 'error',
  title: 'Two subnets of one virtual network share addresses.',
  why: 'Azure refuses subnets that overlap, and address spaces whose prefixes overlap.',
  born: '2026-11',
  sources: [virtualNetworkFaq],
  messages: {
    subnets: '{a} ({aPrefix}) and {b} ({bPrefix}) should not overlap; {shared} is in both.',
    space: 'The prefixes {aPrefix} and {bPrefix} of the address space of {network} should not overlap.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: app, prefix: 10.64.0.0/26}, {name: data, prefix: 10.64.0.32/27}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: app, prefix: 10.64.0.0/26}, {name: data, prefix: 10.64.0.64/27}]\n',
  },
  *run({ allocation }, finding) {
    for (const { network, prefixes, subnets } of allocation.networks) {
      const held = subnets.flatMap((place) => [held4(place), held6(place)].flatMap((entry) => entry ?? []));
      for (const [i, j] of pairs(held.map((entry) => entry.prefix))) {
        const ordered = [held[i] as Held, held[j] as Held].sort((x, y) => compareText(x.place.subnet.name, y.place.subnet.name));
        const [a, b] = ordered as [Held, Held];
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
          },
          movable
            ? { fix: { title: `Let ${movable.place.subnet.address} be placed elsewhere in ${network.name}`, edits: [{ path: movable.path }] } }
            : {},
        );
      }
      for (const [i, j] of pairs(prefixes)) {
        const [a, b] = [prefixes[i] as Prefix, prefixes[j] as Prefix];
        yield finding('space', [network.name], [...network.path, 'addressSpace'], {
          network: network.name,
          aPrefix: formatPrefix(a),
          bPrefix: formatPrefix(b),
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

function held4(place: SubnetPlace): Held | undefined {
  return (
    place.prefix && { place, prefix: place.prefix, path: place.subnet.prefix?.path ?? place.subnet.path, written: place.subnet.prefix !== undefined }
  );
}

function held6(place: SubnetPlace): Held | undefined {
  return (
    place.ipv6Prefix && {
      place,
      prefix: place.ipv6Prefix,
      path: place.subnet.ipv6Prefix?.path ?? place.subnet.path,
      written: place.subnet.ipv6Prefix !== undefined,
    }
  );
}

function pairs(prefixes: readonly Prefix[]): [number, number][] {
  const found: [number, number][] = [];
  if (prefixes.length > 1) {
    forEachOverlap(prefixes, (i, j) => {
      found.push(i < j ? [i, j] : [j, i]);
    });
  }
  return found;
}
