/**
 * What turns one text into another, by chunks: lines, and in JSON without line ends the items. A delta is text itself:
 * `c FIRST COUNT` copies chunks of the base, `i LENGTH` is followed by as many UTF-16 units of new text.
 */

/** Returns the delta from `base` to `target`. The same texts always give the same delta. */
export function encodeDelta(base: string, target: string): string {
  const old = chunksOf(base);
  const wanted = chunksOf(target);
  // Several chunks are equal often (a closing bracket): the first of them all, and the next in line where the copy goes on.
  const places = new Map<string, number>();
  for (const [i, chunk] of [...old.entries()].reverse()) places.set(chunk, i);
  const parts: string[] = [];
  let fresh = '';
  let expected = 0;
  const insert = () => {
    if (fresh !== '') parts.push(`i ${fresh.length}\n${fresh}`);
    fresh = '';
  };
  for (let at = 0; at < wanted.length;) {
    const chunk = wanted[at] ?? '';
    const first = old[expected] === chunk ? expected : places.get(chunk);
    if (first === undefined) {
      fresh += chunk;
      at++;
      // What was changed stands in the place of what was there: the copy goes on behind it.
      expected++;
      continue;
    }
    let count = 1;
    while (at + count < wanted.length && first + count < old.length && old[first + count] === wanted[at + count]) count++;
    insert();
    parts.push(`c ${first} ${count}\n`);
    at += count;
    expected = first + count;
  }
  insert();
  return parts.join('');
}

/** Returns the text that a delta makes of `base`, or undefined when the delta does not fit it. */
export function applyDelta(base: string, delta: string): string | undefined {
  const old = chunksOf(base);
  const parts: string[] = [];
  for (let at = 0; at < delta.length;) {
    const end = delta.indexOf('\n', at);
    const [, copies, first, count, length] = /^(?:(c) (\d+) (\d+)|i (\d+))$/.exec(end < 0 ? '' : delta.slice(at, end)) ?? [];
    if (copies !== undefined) {
      if (Number(first) + Number(count) > old.length) return undefined;
      for (const chunk of old.slice(Number(first), Number(first) + Number(count))) parts.push(chunk);
      at = end + 1;
    } else if (length !== undefined && end + 1 + Number(length) <= delta.length) {
      parts.push(delta.slice(end + 1, end + 1 + Number(length)));
      at = end + 1 + Number(length);
    } else return undefined;
  }
  return parts.join('');
}

/** Returns a text cut behind each line end, and behind `},` where a line goes on. Joined, the chunks are the text. */
function chunksOf(text: string): string[] {
  const chunks: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const ends = unit === 10 || (unit === 44 && text.charCodeAt(i - 1) === 125 && text.charCodeAt(i + 1) !== 10);
    if (!ends) continue;
    chunks.push(text.slice(from, i + 1));
    from = i + 1;
  }
  if (from < text.length) chunks.push(text.slice(from));
  return chunks;
}
