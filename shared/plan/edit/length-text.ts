import { showInput } from '../../problem/problem.ts';
import { refuse, type Refusal } from './change.ts';

/** Reads a prefix length as the document writes it, `/26`; `at` is the argument that holds it. */
export function parseLength(
  text: string,
  at: string,
): { readonly ok: true; readonly value: number } | { readonly ok: false; readonly problems: readonly Refusal[] } {
  const value = Number(/^\/?(\d{1,2})$/.exec(text)?.[1]);
  if (value <= 32) return { ok: true, value };
  return refuse({
    code: 'wrong-value',
    at,
    text: `The prefix length should be one such as /26, not ${showInput(text)}.`,
    input: showInput(text),
    expected: 'a slash and a whole number from 0 to 32',
  });
}
