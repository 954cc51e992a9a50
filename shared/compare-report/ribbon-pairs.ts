import { addressCount, comparePrefixes, formatPrefix, prefixContains, type Ipv4Prefix, type Prefix } from '../address/prefix.ts';
import type { NetworkPlace, SubnetPlace } from '../allocate/allocation.ts';
import type { Family } from '../catalog/service.ts';
import { impacts, type Comparison, type Impact } from '../compare/comparison.ts';
import { matchPlans } from '../compare/matching.ts';
import { compareText } from '../problem/compare.ts';
import type { Computed } from '../result/compute.ts';

/** A network before and after, one ribbon above the other, to one scale: positions and widths are parts of the whole, 0 to 1. */
export interface RibbonPair {
  /** What the network is called now, or was where it is gone; and what it was called, if otherwise. */
  readonly name: string;
  readonly was: string | null;
  /** The prefixes that the scale is made of, of both address spaces, in the order of addresses. */
  readonly space: readonly { readonly prefix: string; readonly x: number; readonly width: number; readonly in: 'both' | 'old' | 'new' }[];
  readonly old: readonly PairBox[];
  readonly new: readonly PairBox[];
  /** What became of a subnet that lies elsewhere or has another size: from where to where. */
  readonly bands: readonly PairBand[];
}

export interface PairBox {
  readonly name: string;
  readonly prefix: string;
  readonly family: Family;
  readonly x: number;
  readonly width: number;
  readonly state: 'same' | 'changed' | 'gone' | 'new';
  readonly impact: Impact;
}

export interface PairBand {
  readonly from: { readonly x: number; readonly width: number };
  readonly to: { readonly x: number; readonly width: number };
  readonly impact: Impact;
  readonly name: string;
}

/**
 * Returns the networks whose address space or subnets changed their places, each with its ribbon of before and of after, IPv4. In the order of
 * names; networks that look the same are left out.
 */
export function ribbonPairs(from: Computed, to: Computed, { changes }: Pick<Comparison, 'changes'>): RibbonPair[] {
  const matching = matchPlans(from, to);
  const worst = new Map<string, Impact>();
  // Renamed, and its place recorded: what it costs is the dearer of the two.
  for (const { kind, subject, impact } of changes)
    if (kind === 'subnet' && impacts.indexOf(impact) >= impacts.indexOf(worst.get(subject) ?? 'none')) worst.set(subject, impact);
  const pairOf = new Map<SubnetPlace, { readonly from?: SubnetPlace | undefined; readonly to?: SubnetPlace | undefined }>();
  for (const pair of matching.subnets) for (const side of [pair.from, pair.to]) if (side) pairOf.set(side, pair);
  const drawn = matching.networks.flatMap((pair) => {
    const made = ribbonPair(pair.from, pair.to, (place) => pairOf.get(place) ?? {}, worst);
    return made ? [made] : [];
  });
  return drawn.sort((a, b) => compareText(a.name, b.name));
}

type Sides = (place: SubnetPlace) => { readonly from?: SubnetPlace | undefined; readonly to?: SubnetPlace | undefined };

function ribbonPair(
  was: NetworkPlace | undefined,
  is: NetworkPlace | undefined,
  sides: Sides,
  worst: ReadonlyMap<string, Impact>,
): RibbonPair | undefined {
  const [oldSpace, newSpace] = [ipv4(was?.prefixes ?? []), ipv4(is?.prefixes ?? [])];
  const scale = scaleOf([...oldSpace, ...newSpace]);
  const impactOf = (place: SubnetPlace): Impact => {
    const { from, to } = sides(place);
    return worst.get((to ?? from ?? place).subnet.address) ?? 'none';
  };
  const boxes = (network: NetworkPlace | undefined, side: 'from' | 'to'): PairBox[] =>
    (network?.subnets ?? []).flatMap((place) => {
      const at = place.prefix && scale.at(place.prefix);
      if (!at) return [];
      const other = sides(place)[side === 'from' ? 'to' : 'from'];
      const same = other?.prefix && formatPrefix(other.prefix) === formatPrefix(place.prefix) && other.subnet.address === place.subnet.address;
      const state = other ? (same ? 'same' : 'changed') : side === 'from' ? 'gone' : 'new';
      const { subnet } = place;
      return [
        {
          name: subnet.name,
          prefix: formatPrefix(place.prefix),
          family: subnet.workloads[0]?.service.family ?? 'compute',
          ...at,
          state,
          impact: impactOf(place),
        },
      ];
    });
  const bands = (was?.subnets ?? []).flatMap((place): PairBand[] => {
    const other = sides(place).to;
    // Into another network there is no band: it would lead out of the picture.
    if (!other?.prefix || !place.prefix || other.subnet.networkName !== is?.network.name) return [];
    if (formatPrefix(other.prefix) === formatPrefix(place.prefix)) return [];
    const [a, b] = [scale.at(place.prefix), scale.at(other.prefix)];
    return a && b ? [{ from: a, to: b, impact: impactOf(place), name: other.subnet.name }] : [];
  });
  const [before, after] = [boxes(was, 'from'), boxes(is, 'to')];
  const isSame = bands.length === 0 && [...before, ...after].every(({ state }) => state === 'same') && sameTexts(oldSpace, newSpace);
  if (isSame) return undefined;
  const name = is?.network.name ?? was?.network.name ?? '';
  return {
    name,
    was: was && is && was.network.name !== name ? was.network.name : null,
    space: scale.prefixes.map((prefix) => ({
      prefix: formatPrefix(prefix),
      ...(scale.at(prefix) ?? { x: 0, width: 0 }),
      in: !within(prefix, newSpace) ? 'old' : !within(prefix, oldSpace) ? 'new' : 'both',
    })),
    old: before,
    new: after,
    bands,
  };
}

interface Scale {
  readonly prefixes: readonly Ipv4Prefix[];
  readonly at: (prefix: Ipv4Prefix) => { readonly x: number; readonly width: number } | undefined;
}

/** Prefixes side by side, each as long as it has addresses; those that lie in others are in them. */
function scaleOf(all: readonly Ipv4Prefix[]): Scale {
  const outer = all.filter(
    (prefix, i) => !all.some((other, k) => k !== i && prefixContains(other, prefix) && (other.length < prefix.length || k < i)),
  );
  const prefixes = [...outer].sort(comparePrefixes);
  const whole = prefixes.reduce((sum, prefix) => sum + count(prefix), 0);
  return {
    prefixes,
    at: (prefix) => {
      let before = 0;
      for (const one of prefixes) {
        if (prefixContains(one, prefix)) return { x: (before + prefix.first - one.first) / whole, width: count(prefix) / whole };
        before += count(one);
      }
      return undefined;
    },
  };
}

function ipv4(prefixes: readonly Prefix[]): Ipv4Prefix[] {
  return prefixes.filter((prefix): prefix is Ipv4Prefix => prefix.family === 4);
}

function count(prefix: Ipv4Prefix): number {
  return addressCount(prefix);
}

function within(prefix: Ipv4Prefix, space: readonly Ipv4Prefix[]): boolean {
  return space.some((one) => prefixContains(one, prefix));
}

function sameTexts(a: readonly Prefix[], b: readonly Prefix[]): boolean {
  const texts = (list: readonly Prefix[]) => list.map(formatPrefix).sort(compareText).join();
  return texts(a) === texts(b);
}
