import { FreeBlocks } from '../../shared/address/blocks.ts';
import { formatPrefix, parsePrefix } from '../../shared/address/prefix.ts';
import { takeFor } from '../../shared/allocate/place.ts';
import { didYouMean } from '../../shared/problem/nearest.ts';
import { resultOf } from '../../shared/result/write-result.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { openPlan } from '../open-plan.ts';
import { paint, print, printJson, safe } from '../print.ts';
import { reportProblems } from '../problems.ts';

export interface FreeOptions {
  readonly pool?: string;
  readonly size?: string;
  readonly json?: boolean;
}

// The prefix lengths that a plan document accepts as the size of a virtual network.
const LEAST = 8;
const MOST = 29;

/** `cadastre free FILE`: the free blocks of the pools; with `--size`, the block that a carve of that size would take. */
export async function free(file: string, { pool, size, json = false }: FreeOptions): Promise<ExitCode> {
  const length = size === undefined ? undefined : Number(/^\/?(\d{1,2})$/.exec(size)?.[1]);
  if (length !== undefined && !(length >= LEAST && length <= MOST))
    return reportProblems(
      [
        {
          code: 'wrong-call',
          at: '--size',
          text: `--size should be the prefix length of a virtual network, from /${LEAST} to /${MOST}, not "${size ?? ''}".`,
          input: size ?? '',
          expected: `a prefix length from /${LEAST} to /${MOST}`,
        },
      ],
      { json },
    );
  const opened = await openPlan(file);
  if (!opened.ok) return reportProblems(opened.problems, { file, json });
  const { pools } = resultOf(opened.value.computed);
  const shown = pool === undefined ? pools : pools.filter((entry) => entry.name === pool);
  if (pool !== undefined && shown.length === 0) {
    const hint = didYouMean(
      pool,
      pools.map((entry) => entry.name),
    );
    return reportProblems(
      [
        {
          code: 'unknown-reference',
          at: '--pool',
          text: `There is no address pool ${pool} in this plan.`,
          input: pool,
          expected: 'the name of a pool',
          ...(hint === undefined ? {} : { hint }),
        },
      ],
      { json },
    );
  }
  // As the allocator chooses.
  const prefer = opened.value.computed.plan.strategy === 'spaced' ? 'roomiest' : 'tightest';
  const answer = shown.map((entry) => {
    const blocks = entry.free.flatMap((text) => parsePrefix(text) ?? []).filter((prefix) => prefix.family === 4);
    const next = length === undefined ? undefined : takeFor(new FreeBlocks(blocks, []), { length, excluded: [] }, prefer);
    return {
      pool: entry.name,
      free: entry.free,
      largestFree: entry.largestFree,
      ...(length === undefined ? {} : { size: `/${length}`, next: next ? formatPrefix(next) : null }),
    };
  });
  if (json) printJson(answer);
  else {
    if (answer.length === 0) print('The plan has no address pools.');
    for (const entry of answer) {
      const { prefixes } = shown.find(({ name }) => name === entry.pool) ?? { prefixes: [] };
      print(`${paint('bold', safe(entry.pool))}  ${safe(prefixes.join(', '))}`);
      print(`  free: ${entry.free.length === 0 ? 'nothing' : entry.free.join(' ')}`);
      if ('next' in entry) print(`  next ${entry.size ?? ''}: ${entry.next ?? 'none'}`);
    }
  }
  return EXIT.done;
}
