import { github } from './github.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import type { Reporter } from './report.ts';
import { sarif } from './sarif.ts';

/** Every form of findings for other programs, the program's own first. A new one is a file beside this one and a line here. */
export const reporters: readonly Reporter[] = [json, sarif, junit, github];
