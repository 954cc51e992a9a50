/**
 * Returns the candidate that `text` most likely meant, or undefined when none is close.
 *
 * Compared without regard to case, hyphens, underscores and spaces. Close means: at most one edit (insert, delete,
 * replace, swap of neighbours) for each three characters, or one contains the other from its start. Ties go to the
 * candidate that sorts first, so the answer does not depend on the order of `candidates`.
 */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  const wanted = fold(text).slice(0, 100);
  if (wanted === '') return undefined;
  let best: string | undefined;
  let bestScore = Infinity;
  for (const candidate of candidates) {
    const folded = fold(candidate);
    if (folded === '') continue;
    const allowed = Math.max(1, Math.floor(Math.max(wanted.length, folded.length) / 3));
    let score = Math.abs(wanted.length - folded.length) > allowed ? Infinity : editDistance(wanted, folded, allowed);
    if (score > allowed && wanted.length >= 3 && (folded.startsWith(wanted) || (folded.length >= 3 && wanted.startsWith(folded)))) {
      score = allowed + 0.5;
    }
    if (score < bestScore || (score === bestScore && best !== undefined && candidate < best)) {
      best = candidate;
      bestScore = score;
    }
  }
  return bestScore === Infinity ? undefined : best;
}

/** Returns `Did you mean "x"?`, or undefined when no candidate is close. */
export function didYouMean(text: string, candidates: Iterable<string>): string | undefined {
  const near = nearest(text, candidates);
  return near === undefined ? undefined : `Did you mean "${near}"?`;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[-_\s]/g, '');
}

/** Edits from `a` to `b` (optimal string alignment); Infinity when more than `most`. */
function editDistance(a: string, b: string, most: number): number {
  let previous2: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (previous2[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    previous2 = previous;
    previous = row;
  }
  const distance = previous[b.length] ?? Infinity;
  return distance > most ? Infinity : distance;
}
