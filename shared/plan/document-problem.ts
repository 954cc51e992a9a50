import { compareText } from '../problem/compare.ts';
import { didYouMean } from '../problem/nearest.ts';
import { formatPath, showInput, type Path, type Place, type Problem } from '../problem/problem.ts';
import type { DocumentSource } from './source.ts';

/** A problem of a document that still knows its path, so that a line and a column can be found for it. */
export interface DocumentProblem extends Problem {
  readonly path: Path;
  /** Which side of the path's last step is meant; the value when absent. */
  readonly part?: 'key' | 'value';
}

/** Returns a problem at a path of the document. */
export function documentProblem(path: Path, problem: Omit<DocumentProblem, 'path' | 'at' | 'place'>): DocumentProblem {
  return { ...problem, at: formatPath(path), path };
}

/** Returns problems with line and column, ordered by place, each once. */
export function placeProblems(problems: readonly DocumentProblem[], source: DocumentSource): readonly Problem[] {
  const seen = new Set<string>();
  return problems
    .map(({ path, part, ...problem }) => {
      return { ...problem, place: source.locate(path, part) ?? nearestPlace(path, source) };
    })
    .sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column || compareText(a.at, b.at) || compareText(a.code, b.code))
    .filter((problem) => {
      const key = `${problem.at}\n${problem.code}\n${problem.text}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/** Where the smallest part of the text begins that holds `path`: what is missing has no place of its own. */
function nearestPlace(path: Path, source: DocumentSource): Place {
  for (let length = path.length - 1; length >= 0; length--) {
    const place = source.locate(path.slice(0, length));
    if (place) return place;
  }
  return { line: 1, column: 1 };
}

/** Returns the problem of a name that nothing of a kind bears, with the nearest name or those that there are. */
export function unknownName(path: Path, what: string, name: string, known: Iterable<string>): DocumentProblem {
  const names = [...known];
  const hint =
    didYouMean(name, names) ??
    (names.length === 0 ? `The document has no ${what}.` : `Known: ${names.slice(0, 10).join(', ')}${names.length > 10 ? ', …' : ''}.`);
  return documentProblem(path, {
    code: 'unknown-reference',
    text: `There is no ${what} named ${showInput(name)}.`,
    input: showInput(name),
    expected: `the name of one ${what} of this document`,
    hint,
  });
}
