import { resultOf } from '../result/write-result.ts';
import type { TextExporter } from './exporter.ts';

/** The result as `cadastre plan --json` prints it. */
export const json: TextExporter = {
  id: 'json',
  title: 'JSON result',
  kind: 'file',
  fileName: 'plan.json',
  write: (computed) => [{ path: 'plan.json', text: `${JSON.stringify(resultOf(computed), null, 2)}\n` }],
};
