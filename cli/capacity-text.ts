import { formatPrefix } from '../shared/address/prefix.ts';
import type { Capacity, NetworkCapacity, PoolCapacity, SubnetCapacity } from '../shared/capacity/capacity.ts';
import { growsByYear, type InputBound } from '../shared/capacity/needs.ts';
import type { Reserve } from '../shared/capacity/reserve.ts';
import type { SpaceUse } from '../shared/capacity/space-use.ts';
import type { Plan } from '../shared/plan/plan.ts';
import { paint, safe, table, type Column } from './print.ts';

const right = (title: string): Column => ({ title, align: 'right' });
const USE = [right('assigned'), right('free'), right('fragmentation'), { title: 'largest free' }, { title: 'full' }];

/** Returns the answer of `cadastre capacity` in words; years are calendar years, counted from `from`. */
export function capacityText(plan: Plan, { years, pools, networks }: Capacity, from: number): string {
  const last = from + years;
  const subnets = networks.flatMap((network) => network.subnets);
  const parts = [`${paint('bold', safe(plan.name))}  from ${from} to ${last}`];
  if (pools.length > 0)
    parts.push(
      table(
        [{ title: 'pool' }, { title: 'prefixes' }, ...USE],
        pools.map(({ pool, use, full }) => [
          safe(pool.name),
          safe(pool.prefixes.map(({ text }) => text).join(', ')),
          ...useCells(use),
          when(full, from),
        ]),
      ),
    );
  if (networks.length > 0)
    parts.push(
      table(
        [{ title: 'network' }, { title: 'address space' }, ...USE, { title: 'reserve now' }],
        networks.map(({ network, prefixes, use, full, reserveNow }) => [
          safe(network.name),
          prefixes.map(formatPrefix).join(', ') || 'none',
          ...useCells(use),
          when(full, from),
          full ? reserveText(reserveNow, prefixes.length > 0) : '',
        ]),
      ),
    );
  if (subnets.length > 0)
    parts.push(
      table(
        [{ title: 'subnet' }, { title: 'prefix' }, right('needs'), right(`by ${last}`), right('usable'), { title: 'full' }, { title: 'reserve now' }],
        subnets.map((one) => [
          safe(one.subnet.address),
          one.prefix ? formatPrefix(one.prefix) : 'no place',
          String(one.needed[0]),
          String(one.needed.at(-1)),
          String(one.usable),
          when(one.full, from),
          one.full && one.full.binds !== 'input' ? reserveText(one.reserveNow, one.prefix !== undefined) : '',
        ]),
      ),
    );
  if (parts.length === 1) return [...parts, 'The plan has no address pools and no virtual networks.'].join('\n\n');
  const notes = [
    ...pools.flatMap((pool) => poolNote(pool, from)),
    ...networks.flatMap((network) => networkNote(network, from)),
    ...subnets.flatMap((subnet) => subnetNote(subnet, from)),
  ];
  if (!subnets.some(({ subnet }) => growsByYear(subnet)))
    notes.push('Nothing grows by the year: give growthPerYear, in percent, in defaults or where it holds.');
  if ([...pools, ...networks, ...subnets].every(({ full }) => full === undefined)) notes.push(`Nothing is full by ${last}.`);
  if (notes.length > 0) parts.push(notes.join('\n'));
  return parts.join('\n\n');
}

function useCells({ assigned, free, fragmentation, largestFree }: SpaceUse): string[] {
  return [String(assigned), String(free), shareText(fragmentation), largestFree ? formatPrefix(largestFree) : 'none'];
}

/** Returns a share in whole percent; what is neither nothing nor everything never reads as such. */
function shareText(share: number): string {
  const percent = Math.round(share * 100);
  if (percent === 0 && share > 0) return 'under 1 %';
  if (percent === 100) return 'over 99 %';
  return `${percent} %`;
}

function when(full: { readonly year: number } | undefined, from: number): string {
  if (!full) return '-';
  return full.year === 0 ? 'now' : String(from + full.year);
}

function reserveText(reserve: Reserve | undefined, hasPlace: boolean): string {
  if (!reserve) return hasPlace ? 'none is large enough' : '';
  const { length, block, keepFree } = reserve;
  if (!hasPlace) return `/${length}`;
  return block ? `/${length}: keep ${keepFree.map(formatPrefix).join(', ')} free` : `/${length} elsewhere`;
}

function poolNote({ pool, full }: PoolCapacity, from: number): string[] {
  if (!full) return [];
  const lacks = full.lacks
    ? `${safe(full.lacks.name)} needs a /${full.lacks.length} and finds no place in it`
    : 'a network with pinned subnets finds no place in it';
  return [`Pool ${safe(pool.name)} is full ${whenSaid(full, from)}: ${lacks}.`];
}

function networkNote({ network, full }: NetworkCapacity, from: number): string[] {
  if (!full) return [];
  if (!full.lacks) return [`${safe(network.name)} has no address space.`];
  return [`${safe(network.name)} is full ${whenSaid(full, from)}: ${safe(full.lacks.name)} needs a /${full.lacks.length} and finds no place in it.`];
}

function subnetNote({ subnet, full }: SubnetCapacity, from: number): string[] {
  if (full?.binds !== 'input') return [];
  return [`${safe(subnet.address)} is full ${whenSaid(full, from)}, whatever its prefix: ${boundText(full.bound)}.`];
}

function boundText({ service, input, most }: InputBound): string {
  const spec = service.sizing.inputs[input];
  return `${service.name} accepts at most ${most} ${spec?.kind === 'count' ? spec.unit : input} (${input})`;
}

function whenSaid(full: { readonly year: number }, from: number): string {
  return full.year === 0 ? 'now' : `in ${from + full.year}`;
}
