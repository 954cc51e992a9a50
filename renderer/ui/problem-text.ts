import { showInput, type Problem } from '../../shared/problem/problem.ts';

/** Returns where a problem is: `line 4, column 9`, or the place in the document; '' where neither is known. */
export function placeText({ place, at }: Problem): string {
  return place ? `line ${place.line}, column ${place.column}` : at;
}

/** Returns all problems of a document as text to copy, one in each paragraph. */
export function problemsText(name: string, problems: readonly Problem[]): string {
  return problems
    .map((problem) => {
      const { text, input, expected, hint } = problem;
      const lines = [
        [name, placeText(problem)].filter(Boolean).join(', '),
        text,
        ...(input === undefined ? [] : [`written: ${showInput(input)}`]),
        ...(expected === undefined ? [] : [`expected: ${expected}`]),
        ...(hint === undefined ? [] : [hint]),
      ];
      return lines.join('\n');
    })
    .join('\n\n');
}
