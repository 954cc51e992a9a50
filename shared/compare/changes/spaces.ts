import type { ExternalNetwork, Pool, WrittenPrefix } from '../../plan/plan.ts';
import type { Change, Values } from '../comparison.ts';
import { changed, differing, listed, type Compared, type Cost } from '../context.ts';
import type { Pair } from '../matching.ts';
import { fieldsAt } from '../subnet-fields.ts';

const APART = new Set(['name', 'prefixes']);
const PLAN_ONLY: Cost = { impact: 'none', why: 'A pool is in the plan alone; Azure knows nothing of it.' };

/** Returns what changed of address pools. */
export function poolChanges(compared: Compared): Change[] {
  return compared.matching.pools.flatMap((pair) => spaceChanges('pool', pair, compared, () => PLAN_ONLY));
}

/** Returns what changed of external networks. */
export function externalNetworkChanges(compared: Compared): Change[] {
  return compared.matching.externalNetworks.flatMap((pair) =>
    spaceChanges('externalNetwork', pair, compared, (what) => {
      const gateways = [...new Set([pair.from, pair.to].flatMap((side) => side?.connections.map(({ to }) => to.name) ?? []))].sort();
      if (what === 'name' || gateways.length === 0) return { impact: 'none', why: 'It is not ours: nothing of it is deployed.' };
      return { impact: 'in-place', why: `The gateway of ${listed(gateways)} learns its prefixes; local network gateways and route filters follow.` };
    }),
  );
}

function spaceChanges(
  kind: 'pool' | 'externalNetwork',
  { from, to }: Pair<Pool | ExternalNetwork>,
  compared: Compared,
  cost: (what: 'name' | 'prefixes' | 'fields') => Cost,
): Change[] {
  const subject = to === undefined ? from.name : to.name;
  const told = (side: Pool | ExternalNetwork, { plan }: Compared['from']): Values => ({
    prefixes: texts(side.prefixes),
    ...fieldsAt(plan.document, side.path, APART),
  });
  if (!from) return [changed({ subject, kind, change: 'added', to: told(to, compared.to) }, cost('prefixes'))];
  if (!to) return [changed({ subject, kind, change: 'removed', from: told(from, compared.from) }, cost('prefixes'))];
  const changes: Change[] = [];
  if (from.name !== to.name)
    changes.push(changed({ subject, kind, change: 'renamed', from: { name: from.name }, to: { name: to.name } }, cost('name')));
  const prefixes = differing({ prefixes: texts(from.prefixes) }, { prefixes: texts(to.prefixes) });
  if (prefixes) changes.push(changed({ subject, kind, change: 'resized', from: prefixes.from, to: prefixes.to }, cost('prefixes')));
  const fields = differing(fieldsAt(compared.from.plan.document, from.path, APART), renamedReferences(to, compared));
  if (fields && !onlyReferences(fields.keys, from, to, compared))
    changes.push(changed({ subject, kind, change: 'configured', from: fields.from, to: fields.to }, cost('fields')));
  return changes;
}

const renamedReferences = (to: Pool | ExternalNetwork, compared: Compared) => fieldsAt(compared.to.plan.document, to.path, APART);

/** Whether connections differ by the new names of what they lead to alone. */
function onlyReferences(keys: readonly string[], from: Pool | ExternalNetwork, to: Pool | ExternalNetwork, { matching }: Compared): boolean {
  if (keys.length !== 1 || keys[0] !== 'connections' || !('connections' in from) || !('connections' in to)) return false;
  const ends = (side: ExternalNetwork, name: (n: string) => string) =>
    side.connections
      .map(({ to: network, via }) => `${via} ${name(network.name)}`)
      .sort()
      .join('\n');
  return ends(from, matching.newName) === ends(to, (name) => name);
}

const texts = (prefixes: readonly WrittenPrefix[]) => prefixes.map(({ text }) => text).sort();
