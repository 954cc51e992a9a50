import * as v from 'valibot';
import type { RequestName } from '../../shared/contract/requests.ts';
import { formatPath, showInput, type Problem } from '../../shared/problem/problem.ts';
import { ok, refused, type Result } from '../../shared/problem/result.ts';

/** The most problems of one ask that are told. */
const MOST_PROBLEMS = 100;

/** Returns an ask as its request describes it, or everything that is wrong with it. Asks come from a page and are not trusted. */
export function readAsk<S extends v.GenericSchema>(name: RequestName, schema: S, ask: unknown): Result<v.InferOutput<S>> {
  const read = v.safeParse(schema, ask);
  if (read.success) return ok(read.output);
  const issues = read.issues.flatMap(allUnknown(schema));
  return refused(
    issues.slice(0, MOST_PROBLEMS).map((issue): Problem => {
      const at = formatPath((issue.path ?? []).flatMap(({ key }) => (typeof key === 'string' || typeof key === 'number' ? [key] : [])));
      const expected = issue.expected ?? undefined;
      return {
        code: 'wrong-ask',
        at,
        text: `The request ${name} should come with ${at === '' ? 'an object of its fields' : `a proper ${at}`}.`,
        input: showInput(issue.input),
        ...(expected === undefined ? {} : { expected }),
      };
    }),
  );
}

type Issue = Pick<v.BaseIssue<unknown>, 'path' | 'expected' | 'input'>;

/** Of the fields that an ask should not have the library tells the first alone; this makes an issue of each. */
function allUnknown(schema: v.GenericSchema): (issue: v.BaseIssue<unknown>) => readonly Issue[] {
  return (issue) => {
    const [step, ...deeper] = issue.path ?? [];
    if (issue.expected !== 'never' || step === undefined || deeper.length > 0 || !('entries' in schema)) return [issue];
    const { input } = step as { readonly input: object };
    const known = schema.entries as object;
    return Object.keys(input)
      .filter((key) => !Object.hasOwn(known, key))
      .map((key) => ({
        path: [{ ...step, key }] as unknown as NonNullable<Issue['path']>,
        expected: 'no such field',
        input: (input as Record<string, unknown>)[key],
      }));
  };
}

/** The longest text of a document that is taken at all; the reader of documents has limits of its own below. */
export const MOST_TEXT = 64_000_000;

/** The name of a plan, an author, a tag: one line. */
export const line = v.pipe(v.string(), v.minLength(1), v.maxLength(200), v.regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'one line'));
/** What may be empty. */
export const words = v.pipe(v.string(), v.maxLength(2000));
/** A count or an id. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
export const text = v.pipe(v.string(), v.maxLength(MOST_TEXT));
export const language = v.picklist(['yaml', 'json']);
