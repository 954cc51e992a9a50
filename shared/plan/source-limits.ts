import type { DocumentFormat } from './source.ts';

/** The largest texts that are read, in characters: room for plans of well over 50,000 subnets. */
export const MOST_CHARACTERS: Readonly<Record<DocumentFormat, number>> = { json: 64_000_000, yaml: 16_000_000 };

/** How deep values may nest. A plan document needs nine levels. */
export const MOST_LEVELS = 40;
