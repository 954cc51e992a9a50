import pkg from '../package.json' with { type: 'json' };
import type { Program } from '../shared/report/report.ts';

/** The version of the program, from package.json. */
export const VERSION: string = pkg.version;

const { homepage } = pkg as { readonly homepage?: string };

/** The program as reports name it. */
export const PROGRAM: Program = { version: VERSION, ...(homepage === undefined ? {} : { informationUri: homepage }) };
