import { formatPrefix } from '../address/prefix.ts';
import { add, addUnplaced, type Add, type EditResult } from '../plan/edit/index.ts';
import { computePlan, type Computed } from './compute.ts';
import { placeChanges } from './place-changes.ts';

/**
 * Adds a subnet to a network: at a free place in it, or, where none is free and nothing of the network is recorded yet, by carving the
 * network anew with room for one more. Everything outside of it stays where it is; what moves inside stands in the changes. Where neither
 * can be, refused by the reasons of `add`.
 */
export function addSubnet(computed: Computed, asked: Add): EditResult {
  const placed = { plan: computed.plan, places: computed.allocation };
  const added = add(placed, asked);
  if (added.ok || !added.problems.every(({ code, at }) => code === 'place-refused' && at === 'network')) return added;
  const grown = addUnplaced(placed, asked);
  if (!grown?.ok) return added;
  const after = computePlan(grown.value.document, { previous: computed });
  if (!after.ok) return added;
  const own = after.value.allocation.networks.find(({ network }) => network.name === asked.network);
  const hasRoom =
    own !== undefined && own.prefixes.length > 0 && own.subnets.every(({ prefix, subnet }) => prefix !== undefined || subnet.prefix !== undefined);
  if (!hasRoom) return added;
  const changes = placeChanges(computed, after.value);
  const subnet = changes.find(({ what }) => what === 'added');
  const title = `Adds ${subnet?.subject ?? asked.network} at ${subnet?.to ?? ''}. ${asked.network} had no room for it, and as it is not recorded it becomes ${own.prefixes.map(formatPrefix).join(', ')}.`;
  return { ok: true, value: { ...grown.value, title, changes } };
}
