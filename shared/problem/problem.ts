/** A place in a text: line and column count from 1, as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * Something that stands in the way of a request and that the user can mend: it names where it is, what was found
 * there, what was expected and how to mend it. Never a fault of the program itself (those are thrown).
 */
export interface Problem {
  /** Kebab-case, never reused: `unknown-key`. */
  readonly code: string;
  /** One sentence: begins with a capital, ends with a period, names the things involved. */
  readonly text: string;
  /** Where in the input: a path such as `virtualNetworks[2].subnets[0].inputs.nodes`, an argument's name, or ''. */
  readonly at: string;
  /** Line and column in the text that was read, where there is a text. */
  readonly place?: Place;
  /** The value that was refused, as text, shortened to a readable length. */
  readonly input?: string;
  /** What would have been accepted, in words: `a whole number from 1 to 31`. */
  readonly expected?: string;
  /** How to mend it: `Did you mean "subnets"?`. */
  readonly hint?: string;
}

/** A problem that does not know its place yet. */
export type Unplaced = Omit<Problem, 'at' | 'place'>;

/** Steps from the root of a document to a value: names of keys and indices of lists. */
export type Path = readonly (string | number)[];

/** Returns the path of what lies at `steps` below a path. For paths that are kept: a spread would leave room for sixteen steps more in each. */
export function pathBelow(path: Path, ...steps: (string | number)[]): Path {
  return path.concat(steps);
}

/** Returns a path as text, `virtualNetworks[2].name`; keys that are not plain words are quoted. The root is ''. */
export function formatPath(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[A-Za-z_][\w-]*$/.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text;
}

const SHOWN = 80;

/** Returns a refused value as one line of at most 80 characters: strings in quotes, long values cut with an ellipsis. */
export function showInput(value: unknown): string {
  let text: string;
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') text = JSON.stringify(value.length > SHOWN ? value.slice(0, SHOWN) : value);
  else if (Array.isArray(value)) text = value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  else if (value !== null && typeof value === 'object') text = 'a group of keys';
  else text = `${value as number}`;
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
}
