import { showInput, type Problem } from '../../shared/problem/problem.ts';
import { ok, refused, type Result } from '../../shared/problem/result.ts';
import { STORE_FORMAT, type CarriedStore } from './export-store.ts';
import { sha256 } from './hash.ts';
import { chainOf } from './revisions.ts';
import { tagNameProblem } from './tags.ts';

/** Returns the history that a file carries. Problems: not such a file, a value of the wrong kind, a hash or chain that does not fit. */
export function readCarried(text: string): Result<CarriedStore> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused([problem('', 'The file is not JSON.', STORE_FORMAT)]);
  }
  if (!isGroup(value) || value['format'] !== STORE_FORMAT)
    return refused([
      problem('format', `The format should be "${STORE_FORMAT}", not ${showInput(isGroup(value) ? value['format'] : value)}.`, STORE_FORMAT),
    ]);
  const problems = list(value['plans'], 'plans', planProblems);
  return problems.length > 0 ? refused(problems) : ok(value as unknown as CarriedStore);
}

const TEXTS = ['time', 'author', 'note', 'hash', 'textHash', 'catalog', 'chain', 'text'] as const;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function planProblems(plan: Group, at: string): Problem[] {
  const { name, created } = plan;
  if (typeof name !== 'string' || name === '') return [problem(`${at}.name`, 'A plan should have a name.', 'a text')];
  if (typeof created !== 'string' || !TIME.test(created)) return [problem(`${at}.created`, 'A plan should say when it was created.', 'a time')];
  const problems: Problem[] = [];
  let before: string | null = null;
  let count = 0;
  problems.push(
    ...list(plan['revisions'], `${at}.revisions`, (revision, where) => {
      count++;
      const wrong = revisionProblem(revision, { created, before, number: count });
      before = typeof revision['chain'] === 'string' ? revision['chain'] : null;
      return wrong === undefined ? [] : [problem(where, wrong, 'the revision as it was exported')];
    }),
    ...list(plan['tags'], `${at}.tags`, ({ name: tag, number }, where) => {
      const isThere = typeof number === 'number' && Number.isInteger(number) && number >= 1 && number <= count;
      const named = typeof tag === 'string' && tagNameProblem(tag) === undefined;
      return named && isThere ? [] : [problem(where, 'A tag should have a name and stand at a revision of its plan.', 'a name and a number')];
    }),
  );
  return problems;
}

function revisionProblem(
  revision: Group,
  { created, before, number }: { readonly created: string; readonly before: string | null; readonly number: number },
): string | undefined {
  const wrong = TEXTS.find((key) => typeof revision[key] !== 'string');
  if (wrong !== undefined) return `The value of "${wrong}" should be a text.`;
  if (typeof revision['canonical'] !== 'number') return 'The value of "canonical" should be a number.';
  if (revision['language'] !== 'yaml' && revision['language'] !== 'json') return 'The value of "language" should be yaml or json.';
  const carried = revision as unknown as CarriedStore['plans'][number]['revisions'][number];
  if (!TIME.test(carried.time)) return 'The value of "time" should be a time such as 2026-11-26T09:00:00.000Z.';
  if (carried.number !== number || carried.parent !== (number === 1 ? null : number - 1)) return `The revision should be number ${number}.`;
  if (!carried.text.isWellFormed() || sha256(carried.text) !== carried.textHash)
    return `The text of revision ${number} does not have the hash that it came with.`;
  if (chainOf({ created }, carried, before) !== carried.chain) return `Revision ${number} was changed: its chain does not fit.`;
  return undefined;
}

type Group = Readonly<Record<string, unknown>>;

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown, at: string, each: (item: Group, at: string) => Problem[]): Problem[] {
  if (!Array.isArray(value)) return [problem(at, `The value of "${at}" should be a list.`, 'a list')];
  return (value as readonly unknown[]).flatMap((item, i) =>
    isGroup(item) ? each(item, `${at}[${i}]`) : [problem(`${at}[${i}]`, 'An item should be a group of keys.', 'a group of keys')],
  );
}

function problem(at: string, text: string, expected: string): Problem {
  return { code: 'wrong-store-export', at, text, expected, hint: 'The file should be one that "cadastre store export" wrote, unchanged.' };
}
