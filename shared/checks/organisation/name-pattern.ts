/** One place of a pattern: a text, one character of a kind, or any text. */
type Part = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'digit' | 'character' | 'any' };

/** Returns what a pattern is made of: `*` any text, `?` one character, `#` one digit, `{region}` the region, or any text where there is none. */
export function partsOf(pattern: string, region: string | undefined): readonly Part[] {
  return pattern.split(/(\{region\}|[*?#])/).flatMap((piece): Part[] => {
    if (piece === '') return [];
    if (piece === '*') return [{ kind: 'any' }];
    if (piece === '?') return [{ kind: 'character' }];
    if (piece === '#') return [{ kind: 'digit' }];
    if (piece === '{region}') return region === undefined ? [{ kind: 'any' }] : [{ kind: 'text', text: region }];
    return [{ kind: 'text', text: piece }];
  });
}

/**
 * Reports whether a name follows a pattern, with regard to case. What a user typed never becomes a regular expression: the last `*` alone
 * is tried again further on, so the time is at most the product of both lengths.
 */
export function follows(name: string, pattern: string, region: string | undefined): boolean {
  const parts = partsOf(pattern, region);
  let [at, part] = [0, 0];
  let retry: { at: number; part: number } | undefined;
  for (;;) {
    const next = parts[part];
    if (next === undefined && at === name.length) return true;
    if (next?.kind === 'any') {
      retry = { at, part };
      part++;
      continue;
    }
    const length = next === undefined ? 0 : lengthAt(next, name, at);
    if (length > 0) {
      at += length;
      part++;
    } else if (retry !== undefined && retry.at < name.length) {
      retry = { at: retry.at + 1, part: retry.part };
      at = retry.at;
      part = retry.part + 1;
    } else return false;
  }
}

/** How many characters a part takes at a place of a name; 0: it does not match. */
function lengthAt(part: Part, name: string, at: number): number {
  if (part.kind === 'text') return name.startsWith(part.text, at) ? part.text.length : 0;
  const point = name.codePointAt(at);
  if (point === undefined) return 0;
  const character = String.fromCodePoint(point);
  return part.kind === 'digit' && !/^[0-9]$/.test(character) ? 0 : character.length;
}
