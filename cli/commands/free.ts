import { didYouMean } from '../../shared/problem/nearest.ts';
import { showInput, type Problem } from '../../shared/problem/problem.ts';
import { freeOf } from '../../shared/result/free.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { freeText } from '../free-text.ts';
import { openPlan } from '../open-plan.ts';
import { print, printJson } from '../print.ts';
import { reportProblems } from '../problems.ts';

export interface FreeOptions {
  readonly db?: string;
  readonly pool?: string;
  readonly network?: string;
  readonly size?: string;
  readonly json?: boolean;
}

// The prefix lengths that a plan document accepts as the size of a virtual network; subnets reach as far down.
const LEAST = 8;
const MOST = 29;

/** `cadastre free FILE`: what is free in pools and networks; with `--size`, the block that a carve of that size would take. */
export async function free(file: string, { pool, network, size, db, json = false }: FreeOptions): Promise<ExitCode> {
  const length = size === undefined ? undefined : Number(/^\/?(\d{1,2})$/.exec(size)?.[1]);
  if (length !== undefined && !(length >= LEAST && length <= MOST))
    return reportProblems(
      [
        {
          code: 'wrong-call',
          at: '--size',
          text: `--size should be the prefix length of a virtual network or a subnet, from /${LEAST} to /${MOST}, not "${size ?? ''}".`,
          input: size ?? '',
          expected: `a prefix length from /${LEAST} to /${MOST}`,
        },
      ],
      { json },
    );
  const opened = await openPlan(file, { db });
  if (!opened.ok) return reportProblems(opened.problems, { file, json });
  const all = freeOf(opened.value.computed, length);
  const problems = [
    ...unknownName(
      '--pool',
      'address pool',
      pool,
      all.flatMap((entry) => entry.pool ?? []),
    ),
    ...unknownName(
      '--network',
      'virtual network',
      network,
      all.flatMap((entry) => entry.network ?? []),
    ),
  ];
  if (problems.length > 0) return reportProblems(problems, { json });
  const shown =
    pool === undefined && network === undefined
      ? all
      : all.filter((entry) => (pool !== undefined && entry.pool === pool) || (network !== undefined && entry.network === network));
  if (json) printJson(shown);
  else print(shown.length === 0 ? 'The plan has no address pools and no virtual networks.' : freeText(shown));
  return EXIT.done;
}

function unknownName(at: string, what: string, name: string | undefined, known: readonly string[]): Problem[] {
  if (name === undefined || known.includes(name)) return [];
  const hint = didYouMean(name, known);
  return [
    {
      code: 'unknown-reference',
      at,
      text: `There is no ${what} ${showInput(name)} in this plan.`,
      input: name,
      expected: `the name of ${what === 'address pool' ? 'a pool' : 'a virtual network'}`,
      ...(hint === undefined ? {} : { hint }),
    },
  ];
}
