import { prefixesOverlap, type Ipv4Prefix } from '../address/prefix.ts';
import { compareDemands, placeAll, type Demand } from '../allocate/place.ts';
import { forbidden } from '../allocate/subnets.ts';
import { compareText } from '../problem/compare.ts';
import { lengthIn, placesOf, type Standing, type StandingSubnet } from './standing.ts';
import { Surroundings } from './surroundings.ts';

/** The network with its subnets grown, or the subnet for which there was no place. */
export type Grown = { readonly ok: true; readonly standing: Standing } | { readonly ok: false; readonly lacks: Demand };

/**
 * Lets the subnets of a network become as large as they have to be in a year, within `space`. None becomes smaller.
 *
 * A subnet grows in place when all of the block around it is free and allowed. The others take new places, as the plan's strategy chooses
 * them: all of them at once, the largest first. Their old places stay taken meanwhile, for nothing moves in an instant, so the answer is
 * on the safe side; who asks again about a later year finds them free. The order of lists does not matter.
 */
export function growSubnets(standing: Standing, year: number, space: readonly Ipv4Prefix[] = standing.space): Grown {
  const growing = standing.subnets.filter((one) => one.place === undefined || lengthIn(one, year) < one.place.length);
  if (growing.length === 0) return { ok: true, standing: { ...standing, space } };

  const taken = [...forbidden, ...placesOf(standing)];
  const surroundings = new Surroundings(space, taken);
  const places = new Map<string, Ipv4Prefix>();
  const moving: Demand[] = [];
  for (const one of growing.sort((a, b) => compareText(a.subnet.name, b.subnet.name))) {
    const { subnet, place, excluded } = one;
    const length = lengthIn(one, year);
    const block = place && blockAround(one, length, surroundings);
    if (block) {
      surroundings.claim(place, length);
      places.set(subnet.name, block);
    } else moving.push({ key: subnet.name, length, excluded });
  }
  const moved = placeAll(space, [...taken, ...places.values()], moving, standing.prefer) as Map<string, Ipv4Prefix>;
  const lacks = moving.sort(compareDemands).find(({ key }) => !moved.has(key));
  if (lacks) return { ok: false, lacks };
  const subnets = standing.subnets.map((one) => ({ ...one, place: places.get(one.subnet.name) ?? moved.get(one.subnet.name) ?? one.place }));
  return { ok: true, standing: { ...standing, space, subnets } };
}

/** Returns the block of that length around a subnet, when all of it is free and its services may live there. */
export function blockAround({ place, excluded }: StandingSubnet, length: number, surroundings: Surroundings): Ipv4Prefix | undefined {
  const block = place && surroundings.around(place, length);
  return block && !excluded.some((range) => prefixesOverlap(range, block)) ? block : undefined;
}
