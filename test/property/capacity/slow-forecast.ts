import type { Computed } from '../../../shared/result/compute.ts';
import { compareText } from '../../../shared/problem/compare.ts';

/**
 * The slow, obvious twin of the forecast: everything stands in a row of addresses that are looked at one by one, growth is a fraction
 * of bigints, and places are found by trying all of them. For plans of virtual machines inside 10.0.0.0/24, without excluded ranges.
 */

const BASE = 0x0a000000;
const ROW = 256;

export interface Block {
  readonly first: number;
  readonly size: number;
}
interface Sub {
  readonly name: string;
  readonly machines: number;
  readonly percent: number;
  readonly asked: number;
  place: Block | undefined;
}
interface Net {
  readonly name: string;
  readonly pool: string | undefined;
  space: Block[];
  subnets: Sub[];
}

export interface Full {
  readonly year: number;
  readonly lacks: string | undefined;
}
export interface Reserved {
  readonly size: number;
  readonly block: Block | undefined;
}
export interface SlowForecast {
  readonly networks: ReadonlyMap<string, Full>;
  readonly pools: ReadonlyMap<string, Full>;
  readonly subnets: ReadonlyMap<
    string,
    { readonly full: number | undefined; readonly needed: readonly number[]; readonly reserve: Reserved | undefined }
  >;
  readonly reserves: ReadonlyMap<string, Reserved | undefined>;
  /** How often each thing happened. */
  readonly met: Record<'subnet in place' | 'subnet moved' | 'network in place' | 'network moved', number>;
}

/** machines × (1 + percent / 100)^year, the percentage in quarters of a percent. */
export function slowNeed(machines: number, percent: number, year: number): number {
  let over = BigInt(machines);
  let under = 1n;
  for (let i = 0; i < year; i++) {
    over *= 400n + BigInt(percent * 4);
    under *= 400n;
  }
  let need = over / under;
  while (need * under < over) need++;
  return Number(need);
}

/** The smallest block of Azure that holds so many addresses and the five that it keeps. */
function sizeFor(needed: number): number {
  let size = 8;
  while (size < needed + 5) size *= 2;
  return size;
}

const end = (block: Block) => block.first + block.size;
const isInside = (inner: Block, outer: Block) => inner.first >= outer.first && end(inner) <= end(outer);
const around = (place: Block, size: number): Block => ({ first: Math.floor(place.first / size) * size, size });

/** Whether each address of a block is free: inside a container, and in nothing that is taken; addresses of `own` are not looked at. */
function isFree(block: Block, containers: readonly Block[], taken: readonly Block[], own: Block = { first: 0, size: 0 }): boolean {
  if (!containers.some((container) => isInside(block, container))) return false;
  for (let address = block.first; address < end(block); address++) {
    if (address >= own.first && address < end(own)) continue;
    if (taken.some((other) => address >= other.first && address < end(other))) return false;
  }
  return true;
}

/** The largest aligned free block that holds a free place. */
function blockOf(place: Block, containers: readonly Block[], taken: readonly Block[]): Block {
  let block = place;
  while (isFree(around(place, block.size * 2), containers, taken)) block = around(place, block.size * 2);
  return block;
}

/** Tries every place: the one in the smallest free block (or the largest, when spaced), the lowest of equals. */
function choose(size: number, containers: readonly Block[], taken: readonly Block[], spaced: boolean): Block | undefined {
  let best: { place: Block; block: Block } | undefined;
  for (let first = 0; first + size <= ROW; first += size) {
    const place = { first, size };
    if (!isFree(place, containers, taken)) continue;
    const block = blockOf(place, containers, taken);
    if (!best || (spaced ? block.size > best.block.size : block.size < best.block.size)) best = { place, block };
  }
  return best?.place;
}

function sizeIn(sub: Sub, year: number): number {
  return Math.max(sub.place?.size ?? sub.asked, sizeFor(slowNeed(sub.machines, sub.percent, year)));
}

const largestFirst = (a: { size: number; name: string }, b: { size: number; name: string }) => b.size - a.size || compareText(a.name, b.name);

export function slowForecast({ plan, allocation }: Computed, years: number): SlowForecast {
  const spaced = plan.strategy === 'spaced';
  const met = { 'subnet in place': 0, 'subnet moved': 0, 'network in place': 0, 'network moved': 0 };
  const blocks = (list: readonly { readonly family: 4 | 6; readonly first: number | bigint; readonly length: number }[]): Block[] =>
    list.flatMap((prefix) => {
      const block = { first: Number(prefix.first) - BASE, size: 2 ** (32 - prefix.length) };
      return prefix.family === 4 && block.first >= 0 && block.first < ROW ? [block] : [];
    });
  const nets = allocation.networks.map(({ network, prefixes, subnets }): Net => ({
    name: network.name,
    pool: network.pool?.name,
    space: blocks(prefixes),
    subnets: subnets.map(({ subnet, prefix }) => ({
      name: subnet.name,
      machines: subnet.workloads[0]?.inputs['machines'] as number,
      percent: subnet.growthPerYear,
      asked: 2 ** (32 - (subnet.size ?? subnet.sizing.prefixLength)),
      place: prefix ? blocks([prefix])[0] : undefined,
    })),
  }));
  const poolSpace = new Map(plan.pools.map((pool) => [pool.name, blocks(pool.prefixes.flatMap(({ prefix }) => prefix ?? []))]));
  const outside = [
    ...blocks(plan.externalNetworks.flatMap(({ prefixes }) => prefixes.flatMap(({ prefix }) => prefix ?? []))),
    ...blocks(plan.pools.flatMap(({ reserved }) => reserved.flatMap(({ range }) => range.prefix ?? []))),
  ];

  /** Grows all subnets for a year inside `space`; the new places by name, or who finds none. */
  const grow = (net: Net, year: number, space: readonly Block[], count = true): Map<string, Block> | { lacks: string } => {
    const growing = net.subnets.filter((sub) => sub.place === undefined || sizeIn(sub, year) > sub.place.size);
    const taken = net.subnets.flatMap(({ place }) => place ?? []);
    const result = new Map<string, Block>();
    const moving: { name: string; size: number }[] = [];
    for (const sub of growing) {
      const { place } = sub;
      const size = sizeIn(sub, year);
      if (place && isFree(around(place, size), space, [...taken, ...result.values()], place)) {
        result.set(sub.name, around(place, size));
        if (count) met['subnet in place']++;
      } else moving.push({ name: sub.name, size });
    }
    for (const { name, size } of moving.sort(largestFirst)) {
      const place = choose(size, space, [...taken, ...result.values()], spaced);
      if (!place) return { lacks: name };
      result.set(name, place);
      if (count) met['subnet moved']++;
    }
    return result;
  };
  const withPlaces = (net: Net, space: Block[], places: Map<string, Block>): Net => ({
    ...net,
    space,
    subnets: net.subnets.map((sub) => ({ ...sub, place: places.get(sub.name) ?? sub.place })),
  });

  /** Grows a network in place, in a pool where all of `taken` stands. */
  const widen = (net: Net, year: number, within: readonly Block[], taken: readonly Block[]): { net: Net; to: Block } | undefined => {
    for (const from of [...net.space].sort((a, b) => b.size - a.size || a.first - b.first)) {
      for (let size = from.size * 2; size <= ROW; size *= 2) {
        const to = around(from, size);
        if (!isFree(to, within, taken, from)) break;
        const space = net.space.map((block) => (block === from ? to : block));
        const places = grow(net, year, space, false);
        if (places instanceof Map) return { net: withPlaces(net, space, places), to };
      }
    }
    return undefined;
  };
  const newSize = (net: Net, year: number): number => {
    const has = net.space.reduce((sum, { size }) => sum + size, 0);
    const needs = net.subnets.reduce((sum, sub) => sum + sizeIn(sub, year), 0);
    let size = 8;
    while (size < needs || size <= has) size *= 2;
    return size;
  };

  const networks = new Map<string, Full>();
  const pools = new Map<string, Full>();
  const subnets: SlowForecast['subnets'] = new Map(
    nets.flatMap((net) =>
      net.subnets.map((sub) => {
        const needed = Array.from({ length: years + 1 }, (_, year) => slowNeed(sub.machines, sub.percent, year));
        const { place } = sub;
        const full = place ? needed.findIndex((need) => need + 5 > place.size) : 0;
        const size = sizeIn(sub, years);
        const all = net.subnets.flatMap((other) => other.place ?? []);
        const block = place && isFree(around(place, size), net.space, all, place) ? around(place, size) : undefined;
        const reserve = place?.size === size ? undefined : { size, block };
        return [`${net.name}/${sub.name}`, { full: full < 0 ? undefined : full, needed, reserve }] as const;
      }),
    ),
  );
  const atFirst = nets.map((net) => ({ ...net }));

  let going = nets;
  const stopped: Block[] = [];
  for (const net of nets.filter(({ space }) => space.length === 0)) {
    networks.set(net.name, { year: 0, lacks: undefined });
    going = going.filter((other) => other !== net);
  }
  for (const { subject, within, kind, length } of [...allocation.shortages].sort(
    (a, b) => (a.length ?? 0) - (b.length ?? 0) || compareText(a.subject, b.subject),
  ))
    if (kind === 'network' && !pools.has(within) && length !== undefined) pools.set(within, { year: 0, lacks: subject });

  for (let year = 0; year <= years; year++) {
    const crowded: Net[] = [];
    going = going.map((net) => {
      const places = grow(net, year, net.space);
      if (places instanceof Map) return withPlaces(net, net.space, places);
      crowded.push(net);
      if (!networks.has(net.name)) networks.set(net.name, { year, lacks: places.lacks });
      return net;
    });
    const taken = [...outside, ...stopped, ...going.flatMap(({ space }) => space)];
    const larger = new Map<string, Net>();
    for (const pool of [...poolSpace.keys()].sort(compareText)) {
      if (pools.has(pool)) continue;
      const within = poolSpace.get(pool) ?? [];
      const moving: { net: Net; name: string; size: number }[] = [];
      const before = [...taken];
      for (const net of crowded.filter((one) => one.pool === pool)) {
        const wider = widen(net, year, within, before);
        if (wider) {
          met['network in place']++;
          larger.set(net.name, wider.net);
          taken.push(...wider.net.space);
        } else moving.push({ net, name: net.name, size: newSize(net, year) });
      }
      for (const { net, name, size } of moving.sort(largestFirst)) {
        const block = choose(size, within, taken, spaced);
        if (!block) {
          if (!pools.has(pool)) pools.set(pool, { year, lacks: name });
          continue;
        }
        met['network moved']++;
        taken.push(block);
        const places = new Map<string, Block>();
        for (const sub of net.subnets.map((one) => ({ name: one.name, size: sizeIn(one, year) })).sort(largestFirst)) {
          const place = choose(sub.size, [block], [...places.values()], spaced);
          if (!place) throw new Error('a block as large as their sum holds them all');
          places.set(sub.name, place);
        }
        larger.set(name, withPlaces(net, [block], places));
      }
    }
    stopped.push(...crowded.filter(({ name }) => !larger.has(name)).flatMap(({ space }) => space));
    going = going.flatMap((net) => larger.get(net.name) ?? (crowded.includes(net) ? [] : net));
  }

  const standing = [...outside, ...atFirst.flatMap(({ space }) => space)];
  const reserves = new Map(
    atFirst.map((net) => {
      if (!networks.has(net.name)) return [net.name, undefined];
      const wider = widen(net, years, poolSpace.get(net.pool ?? '') ?? [], standing);
      return [net.name, wider ? { size: wider.to.size, block: wider.to } : { size: newSize(net, years), block: undefined }];
    }),
  );
  return { networks, pools, subnets, reserves, met };
}
