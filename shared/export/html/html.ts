import type { TextExporter } from '../exporter.ts';
import { reportOf } from '../report-model/report.ts';
import { writeHtml } from './writer.ts';

/** The plan as a report for a change request, in one page of HTML: prints well, light and dark, without a script. */
export const html: TextExporter = {
  id: 'html',
  title: 'HTML report',
  kind: 'file',
  fileName: 'plan.html',
  write: (computed) => [{ path: 'plan.html', text: writeHtml(reportOf(computed)) }],
};
