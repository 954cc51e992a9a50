import { prefixContains, type Prefix } from '../address/prefix.ts';
import type { Division } from './comparison.ts';
import type { Matching, Pair } from './matching.ts';

interface Holder {
  readonly name: string;
  readonly prefixes: readonly Prefix[];
}

/**
 * Returns which subnets and networks became several, and which several became one: where two or more of the new plan that came, or stayed with less,
 * lie in the prefixes of one of the old plan; and the reverse. In the order of their first name.
 */
export function divisionsOf({ networks, subnets }: Matching): Division[] {
  const networkPairs = networks.map((pair) => holders(pair, ({ network, prefixes }) => ({ name: network.name, prefixes })));
  const subnetPairs = subnets.map((pair) => holders(pair, ({ subnet, prefix }) => ({ name: subnet.address, prefixes: prefix ? [prefix] : [] })));
  return [
    ...divided(networkPairs).map((names): Division => ({ kind: 'split', of: 'virtualNetwork', from: [names.whole], to: names.parts })),
    ...divided(turned(networkPairs)).map((names): Division => ({ kind: 'joined', of: 'virtualNetwork', from: names.parts, to: [names.whole] })),
    ...divided(subnetPairs).map((names): Division => ({ kind: 'split', of: 'subnet', from: [names.whole], to: names.parts })),
    ...divided(turned(subnetPairs)).map((names): Division => ({ kind: 'joined', of: 'subnet', from: names.parts, to: [names.whole] })),
  ];
}

interface Holders {
  readonly from: Holder | undefined;
  readonly to: Holder | undefined;
}

const holders = <T>({ from, to }: Pair<T>, of: (side: T) => Holder): Holders => ({
  from: from === undefined ? undefined : of(from),
  to: to === undefined ? undefined : of(to),
});

const turned = (list: readonly Holders[]): Holders[] => list.map(({ from, to }) => ({ from: to, to: from }));

function divided(list: readonly Holders[]): { whole: string; parts: string[] }[] {
  // What came, or what stayed with less than it had.
  const parts = list.flatMap(({ from, to }) => (to && to.prefixes.length > 0 && (!from || (isIn(to, from) && !isIn(from, to))) ? [to] : []));
  if (parts.length < 2) return [];
  // A whole that is still there as it was is no whole that was divided.
  const wholes = list.flatMap(({ from, to }) => (from && from.prefixes.length > 0 && (!to || !isIn(from, to)) ? [from] : []));
  return wholes
    .map((whole) => ({
      whole: whole.name,
      parts: parts
        .filter((part) => isIn(part, whole) && !isIn(whole, part))
        .map(({ name }) => name)
        .sort(),
    }))
    .filter((found) => found.parts.length > 1)
    .sort((a, b) => (a.whole < b.whole ? -1 : 1));
}

const isIn = (part: Holder, whole: Holder) => part.prefixes.every((prefix) => whole.prefixes.some((other) => prefixContains(other, prefix)));
