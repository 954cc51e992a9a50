import type { Problem } from '../../shared/problem/problem.ts';

/** Writes a fault of our own to the console, where a report of it can be copied from, and returns what the user is told. */
export function told(error: unknown): Problem {
  console.error(error);
  return {
    code: 'unexpected',
    at: '',
    text: 'Something in Cadastre itself went wrong.',
    hint: 'Nothing was lost: the working copy is as it was saved last.',
  };
}
