import {
  formatPrefix,
  ipv4Prefix,
  ipv6Prefix,
  prefixContains,
  prefixesOverlap,
  type Ipv4Prefix,
  type Ipv6Prefix,
  type Prefix,
} from '../../address/prefix.ts';
import type { NetworkHolding, Refusal, SubnetHolding } from './change.ts';
import { excludedObstacles } from './obstacles.ts';

/** A subnet that goes along with its network. */
export interface Carried {
  readonly own: SubnetHolding;
  readonly from: Ipv4Prefix | Ipv6Prefix;
  readonly to: Ipv4Prefix | Ipv6Prefix;
}

/**
 * Returns where the subnets of one prefix of a network lie when that prefix becomes another one: where they are, if the new one holds
 * them all, else each at its offset from the first address. Refused when one is deployed, does not fit, or comes to lie in a range
 * that its services cannot use.
 */
export function carry(holding: NetworkHolding, from: Prefix, to: Prefix): { readonly carried: readonly Carried[] } | { readonly refusal: Refusal } {
  const { name } = holding.network;
  const inside = holding.subnets.flatMap((own) =>
    [own.prefix, own.ipv6Prefix].flatMap((held) => (held && prefixContains(from, held) ? [{ own, held }] : [])),
  );
  if (inside.every(({ held }) => prefixContains(to, held))) return { carried: [] };
  const carried: Carried[] = [];
  for (const { own, held } of inside) {
    const { subnet } = own;
    const what = `its subnet ${subnet.address} (${formatPrefix(held)})`;
    if (subnet.deployed)
      return { refusal: refusal(to, `The prefix ${formatPrefix(to)} for ${name} should hold ${what}, which is deployed and stays.`) };
    const place = shifted(held, from, to);
    if (!place || !prefixContains(to, place))
      return { refusal: refusal(to, `The prefix ${formatPrefix(to)} for ${name} is too small: at its offset ${what} would lie outside.`) };
    const hit = excludedObstacles([subnet], 'subnet').find(({ prefix }) => prefixesOverlap(prefix, place));
    if (hit)
      return {
        refusal: refusal(
          to,
          `The prefix ${formatPrefix(to)} for ${name} would take ${what} to ${formatPrefix(place)}, which should keep out of ${formatPrefix(hit.prefix)}, ${hit.words}.`,
        ),
      };
    carried.push({ own, from: held, to: place });
  }
  return { carried };
}

function refusal(to: Prefix, text: string): Refusal {
  return { code: 'place-refused', at: 'prefix', text, input: formatPrefix(to), expected: 'a place for the network and all of its subnets' };
}

/** The prefix at the same offset from `to` as it has from `from`, or undefined where none of its length begins there. */
function shifted(held: Ipv4Prefix | Ipv6Prefix, from: Prefix, to: Prefix): Ipv4Prefix | Ipv6Prefix | undefined {
  if (held.length < to.length) return undefined;
  if (held.family === 4) return ipv4Prefix(held.first - Number(from.first) + Number(to.first), held.length);
  return ipv6Prefix(held.first - BigInt(from.first) + BigInt(to.first), held.length);
}
