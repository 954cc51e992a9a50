import type { NetworkPlace } from '../allocate/allocation.ts';
import { otherEnd, peeringsOf } from '../connectivity/peerings.ts';
import { networkNamed, networksInAddress } from '../plan/by-name.ts';
import type { Network, UserRule } from '../plan/plan.ts';
import { remembered } from '../problem/remembered.ts';
import type { Check, Examined } from './check.ts';
import type { Finding } from './finding.ts';

/** What one check found in one network, with the severities of the check itself. */
export interface ScopedFound {
  readonly check: Check;
  readonly findings: readonly Finding[];
}

type Scope = NonNullable<Check['scope']>;

/** What was found in a network, and all that it was found by beside the network's own place. */
interface Remembered {
  readonly seen: readonly unknown[];
  readonly found: readonly ScopedFound[];
}

const known: Readonly<Record<Scope, WeakMap<NetworkPlace, Remembered>>> = { network: new WeakMap(), neighbours: new WeakMap() };

/**
 * Returns what the checks of a scope find in each network of a plan; only those that find something. Neither a network nor its place ever
 * changes, so what was found before is found again as long as everything else that the scope lets a check see is the very same, too: one edit
 * has few networks looked at anew. `checks` should be the same ones each time.
 */
export function* foundInScope(scope: Scope, checks: readonly Check[], examined: Examined): Generator<ScopedFound> {
  const sameForAll = [examined.plan.document.rules];
  const seenBy = scope === 'network' ? () => sameForAll : neighboursOf(examined);
  for (const place of examined.allocation.networks) {
    const seen = seenBy(place);
    const before = known[scope].get(place);
    if (before && sameList(before.seen, seen)) yield* before.found;
    else {
      const part = partOf(place, examined, scope);
      const found = checks.map((check) => ({ check, findings: [...check.run(part)] })).filter(({ findings }) => findings.length > 0);
      known[scope].set(place, { seen, found });
      yield* found;
    }
  }
}

/**
 * A plan of one network, and nothing else that could tell of the others: a check that asks for more than its scope stops there. The network is
 * made anew wherever the defaults or the pools are others, so these need not be looked at again.
 */
function partOf(place: NetworkPlace, { plan, reach }: Examined, scope: Scope): Examined {
  const { sizing, rules, pools, document } = plan;
  const part = { plan: { networks: [place.network], sizing, rules, pools, document }, allocation: { networks: [place] } };
  return (scope === 'network' ? part : { ...part, reach }) as unknown as Examined;
}

/** Returns the look-up of what a network reaches: its peers, what its rules name, and who attaches to whom. */
function neighboursOf({ plan, allocation: { networks } }: Examined): (place: NetworkPlace) => readonly unknown[] {
  const { rules, externalNetworks, peerings } = plan.document;
  const places = new Map(networks.map((place) => [place.network, place]));
  const placeOf = (network: Network | undefined) => network && places.get(network);
  return ({ network }) => {
    const seen: unknown[] = [rules, externalNetworks, peerings];
    for (const peering of peeringsOf(network, plan)) seen.push(placeOf(otherEnd(peering, network)));
    for (const name of namesIn(network)) seen.push(placeOf(networkNamed(name, plan)));
    return seen;
  };
}

/** The networks that the rules of a network name, or name a subnet of. */
const namesIn = remembered(({ subnets }: Network): readonly string[] => [...new Set(subnets.flatMap(({ rules }) => rules.flatMap(namesInRule)))]);

function namesInRule({ from, to }: UserRule): string[] {
  return [...from, ...to].flatMap((end) => {
    if (end.kind === 'network') return [end.name];
    return end.kind === 'subnet' ? [...networksInAddress(end.address)] : [];
  });
}

function sameList(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && before.every((one, i) => one === now[i]);
}
