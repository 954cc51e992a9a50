import type { AddressSet } from '../address/address-set.ts';
import type { ExternalNetwork } from '../plan/plan.ts';
import type { Group } from './flow-ends.ts';
import type { Extent } from './extent.ts';
import type { Reach } from './reach.ts';
import type { Goal, Way } from './arrivals.ts';
import { waysFromExternal, waysFromSubnet } from './ways.ts';

/** Where traffic comes from, and so where replies go to. */
export interface Origin {
  readonly label: string;
  readonly at: Group | ExternalNetwork;
  readonly set: AddressSet;
}

/**
 * Returns ways with their replies looked at. NSGs let replies pass, routes do not know them: a reply without a way blocks the whole,
 * and one that passes other appliances than the request may be dropped by an appliance that saw only one half. Private endpoints reply
 * the way that the request came.
 */
export function withReplies(reach: Reach, origin: Origin, ways: readonly Way[]): Way[] {
  const goal = originGoal(origin);
  const to: Extent = { kind: 'addresses', set: origin.set };
  return ways.map((way) => (way.arrived && !way.atEndpoints && way.verdict !== 'blocked' ? replied(way, reach, way.arrived, to, goal) : way));
}

function originGoal({ label, at }: Origin): Goal {
  if ('connections' in at) return { label, holds: () => false, external: at, replies: true };
  const own = new Set(at.spots.map(({ entry }) => entry.subnet));
  return { label, holds: ({ entry }) => own.has(entry.subnet), replies: true };
}

function replied(way: Way, reach: Reach, from: NonNullable<Way['arrived']>, to: Extent, goal: Goal): Way {
  const back = 'connections' in from ? waysFromExternal(reach, from, to, goal) : waysFromSubnet(reach, from, to, goal);
  const lost = back.find(({ verdict }) => verdict === 'blocked');
  if (lost) return { ...way, verdict: 'blocked', because: [...way.because, `Replies do not come back: ${last(lost)}`] };
  const unsure = back.find((one) => one.verdict === 'unknown' && one.relays.length === 0);
  if (unsure) return { ...way, verdict: 'unknown', because: [...way.because, `Whether replies come back is not known: ${last(unsure)}`] };
  const other = back.find((one) => relaysOf(one) !== relaysOf(way));
  if (!other) return way;
  const text = `Replies pass ${relaysOf(other) || 'no appliance'}, the request ${relaysOf(way) || 'none'}: an appliance that sees one half only may drop it.`;
  return { ...way, verdict: 'unknown', because: [...way.because, text] };
}

function last({ because }: Way): string {
  return because.slice(-2).join(' ');
}

function relaysOf({ relays }: Way): string {
  return [...new Set(relays.map(({ address, on }) => `${address} (${on})`))].sort().join(', ');
}
