import { formatPrefix } from '../../shared/address/prefix.ts';
import { capacityOf, type Capacity, type FullSubnet } from '../../shared/capacity/capacity.ts';
import type { FullSpace } from '../../shared/capacity/forecast.ts';
import type { Reserve } from '../../shared/capacity/reserve.ts';
import type { SpaceUse } from '../../shared/capacity/space-use.ts';
import { capacityText } from '../capacity-text.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { openPlan } from '../open-plan.ts';
import { print, printJson } from '../print.ts';
import { reportProblems } from '../problems.ts';

export interface CapacityOptions {
  readonly db?: string;
  /** How many years to look ahead. */
  readonly years?: number;
  /** The calendar year that is now. */
  readonly from?: number;
  readonly json?: boolean;
}

/** `cadastre capacity FILE`: how pools, networks and subnets are used, the year in which each is full, and what to reserve now. */
export async function capacity(file: string, { years, from = new Date().getFullYear(), db, json = false }: CapacityOptions): Promise<ExitCode> {
  const opened = await openPlan(file, { db });
  if (!opened.ok) return reportProblems(opened.problems, { file, json });
  const { plan, allocation } = opened.value.computed;
  const answer = capacityOf(plan, allocation, years === undefined ? {} : { years });
  if (json) printJson({ format: 'cadastre-capacity/1', plan: plan.name, from, ...answerJson(answer, from) });
  else print(capacityText(plan, answer, from));
  return EXIT.done;
}

function answerJson({ years, pools, networks }: Capacity, from: number): object {
  return {
    years,
    pools: pools.map(({ pool, use, full }) => ({
      name: pool.name,
      prefixes: pool.prefixes.map(({ text }) => text),
      ...useJson(use),
      full: fullSpaceJson(full, from),
    })),
    virtualNetworks: networks.map(({ network, prefixes, use, full, reserveNow, subnets }) => ({
      name: network.name,
      addressSpace: prefixes.map(formatPrefix),
      ...useJson(use),
      full: fullSpaceJson(full, from),
      reserveNow: reserveJson(reserveNow),
      subnets: subnets.map((one) => ({
        name: one.subnet.name,
        prefix: one.prefix ? formatPrefix(one.prefix) : null,
        needed: one.needed,
        usable: one.usable,
        full: fullSubnetJson(one.full, from),
        reserveNow: reserveJson(one.reserveNow),
      })),
    })),
  };
}

function useJson({ largestFree, fragmentation, ...use }: SpaceUse): object {
  return { ...use, largestFree: largestFree ? formatPrefix(largestFree) : null, fragmentation: Math.round(fragmentation * 1e4) / 1e4 };
}

/** `year` is the calendar year, `after` how many years from now that is. */
function fullSpaceJson(full: FullSpace | undefined, from: number): object | null {
  if (!full) return null;
  const { year, lacks } = full;
  return { year: from + year, after: year, lacks: lacks ? { name: lacks.name, prefixLength: lacks.length } : null };
}

function fullSubnetJson(full: FullSubnet | undefined, from: number): object | null {
  if (!full) return null;
  const { year, binds } = full;
  const bound = binds === 'input' ? { service: full.bound.service.id, input: full.bound.input, most: full.bound.most } : {};
  return { year: from + year, after: year, binds, ...bound };
}

function reserveJson(reserve: Reserve | undefined): object | null {
  if (!reserve) return null;
  const { length, block, keepFree } = reserve;
  return { prefixLength: length, block: block ? formatPrefix(block) : null, keepFree: keepFree.map(formatPrefix) };
}
