import { formatPrefix, prefixContains } from '../../address/prefix.ts';
import type { NetworkPlace } from '../../allocate/allocation.ts';
import type { Change } from '../comparison.ts';
import { changed, differing, type Compared } from '../context.ts';
import { addressSpaceCost, moveNetworkCost, rebuildNetworkCost } from '../impact.ts';
import { fieldsAt } from '../subnet-fields.ts';

const APART = new Set(['name', 'addressSpace', 'subnets', 'region']);
/** Keys of the document that are of the plan alone. */
const PLAN_ONLY = new Set(['description', 'pool', 'size', 'growthPerYear', 'spare', 'deployed', 'overlap', 'source']);

/** Returns what changed of virtual networks, their subnets apart. */
export function networkChanges(compared: Compared): Change[] {
  return compared.matching.networks.flatMap(({ from, to }) => {
    if (!from) return [added(to, compared)];
    if (!to) return [removed(from, compared)];
    return both(from, to, compared);
  });
}

function told(place: NetworkPlace, side: Compared['from']) {
  return { addressSpace: spaceOf(place), ...fieldsOf(place, side), subnets: place.subnets.length };
}

function added(to: NetworkPlace, compared: Compared): Change {
  return changed(
    { subject: to.network.name, kind: 'virtualNetwork', change: 'added', to: told(to, compared.to) },
    { impact: 'in-place', why: 'A network is made beside those that are there.' },
  );
}

function removed(from: NetworkPlace, compared: Compared): Change {
  const { network, subnets } = from;
  const deployed = network.deployed || subnets.some(({ subnet }) => subnet.deployed);
  return changed(
    { subject: network.name, kind: 'virtualNetwork', change: 'removed', from: told(from, compared.from) },
    subnets.length === 0
      ? { impact: 'in-place', why: 'Nothing is in it.' }
      : { impact: deployed ? 'blocked' : 'redeploy', why: 'A network is removed only once nothing is in its subnets and its peerings are gone.' },
  );
}

function both(from: NetworkPlace, to: NetworkPlace, compared: Compared): Change[] {
  const subject = to.network.name;
  const kind = 'virtualNetwork';
  const changes: Change[] = [];
  if (from.network.name !== subject)
    changes.push(
      changed({ subject, kind, change: 'renamed', from: { name: from.network.name }, to: { name: subject } }, rebuildNetworkCost(from, 'name')),
    );
  const space = differing({ addressSpace: spaceOf(from) }, { addressSpace: spaceOf(to) });
  if (space) {
    const kept = new Set(spaceOf(to));
    const gone = from.prefixes.filter((prefix) => !kept.has(formatPrefix(prefix)) && !to.prefixes.some((other) => prefixContains(other, prefix)));
    const stay = from.subnets.filter(({ prefix }) => prefix !== undefined && !to.prefixes.some((other) => prefixContains(other, prefix)));
    const sameSize = sizes(from) === sizes(to) && from.prefixes.length > 0;
    const cost =
      from.prefixes.length === 0
        ? { impact: 'in-place' as const, why: 'It had no place before.' }
        : addressSpaceCost(from, { removed: gone.length > 0, stay: stay.map(({ subnet }) => subnet.address).sort(), plan: compared.from.plan });
    changes.push(changed({ subject, kind, change: sameSize ? 'moved' : 'resized', from: space.from, to: space.to }, cost));
  }
  const fields = differing(fieldsOf(from, compared.from), fieldsOf(to, compared.to));
  if (!fields) return changes;
  const only = (keys: readonly string[]) => ({
    from: Object.fromEntries(keys.map((key) => [key, fields.from[key]])),
    to: Object.fromEntries(keys.map((key) => [key, fields.to[key]])),
  });
  const groups = [
    { keys: fields.keys.filter((key) => key === 'region'), cost: () => rebuildNetworkCost(from, 'region') },
    { keys: fields.keys.filter((key) => key === 'resourceGroup' || key === 'subscription'), cost: () => moveNetworkCost(from, compared.from.plan) },
    { keys: fields.keys.filter((key) => PLAN_ONLY.has(key)), cost: () => ({ impact: 'none' as const, why: 'This is in the plan alone.' }) },
    {
      keys: fields.keys.filter((key) => key !== 'region' && key !== 'resourceGroup' && key !== 'subscription' && !PLAN_ONLY.has(key)),
      cost: () => ({ impact: 'in-place' as const, why: 'This is set on the network where it is.' }),
    },
  ];
  for (const { keys, cost } of groups) if (keys.length > 0) changes.push(changed({ subject, kind, change: 'configured', ...only(keys) }, cost()));
  return changes;
}

function fieldsOf({ network, origin }: NetworkPlace, { plan }: Compared['from']) {
  return { ...fieldsAt(plan.document, network.path, APART), region: network.region ?? null, source: origin };
}

const spaceOf = ({ prefixes }: NetworkPlace) => prefixes.map(formatPrefix).sort();
const sizes = ({ prefixes }: NetworkPlace) =>
  prefixes
    .map(({ family, length }) => `${family}/${length}`)
    .sort()
    .join(' ');
