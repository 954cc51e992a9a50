import { compareText } from '../problem/compare.ts';

/** Returns a count with its noun: `1 rule`, `2 rules`, `1,000 rules`. */
export function counted(count: number, noun: string, many = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : many}`;
}

/** Returns a count with its thousands apart: `1,000`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Returns names in alphabetical order, each once: `a, b and c`; of more than `most`, those beyond are counted. */
export function listed(names: Iterable<string>, most = 8): string {
  const all = [...new Set(names)].sort(compareText);
  const shown = all.length > most ? [...all.slice(0, most), `${all.length - most} more`] : all;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}
