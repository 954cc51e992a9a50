import { bicep } from './bicep/bicep.ts';
import { csv } from './csv.ts';
import type { Exporter } from './exporter.ts';
import { json } from './json.ts';

/** Every export format, by id. A new one is a file beside this one and a line here. */
export const exporters: readonly Exporter[] = [bicep, csv, json];
