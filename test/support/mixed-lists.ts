import { shuffled } from './random-documents.ts';

/** The same document with every list of it, however deep, and the keys of every group in another order. */
export function mixedLists<T>(document: T, seed: number): T {
  const random = randomFrom(seed);
  return shuffled(mixed(document, random), random);
}

function mixed<T>(value: T, random: () => number): T {
  if (Array.isArray(value)) {
    const entries = value.map((entry) => ({ entry: mixed(entry as unknown, random), at: random() }));
    return entries.sort((a, b) => a.at - b.at).map(({ entry }) => entry) as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, mixed(entry as unknown, random)])) as T;
}

/** Numbers from 0 to 1, the same ones for the same seed. */
function randomFrom(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
