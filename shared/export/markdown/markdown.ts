import type { TextExporter } from '../exporter.ts';
import { reportOf } from '../report-model/report.ts';
import { writeMarkdown } from './writer.ts';

/** The plan as a report for a change request, in Markdown. */
export const markdown: TextExporter = {
  id: 'markdown',
  title: 'Markdown report',
  kind: 'file',
  fileName: 'plan.md',
  write: (computed) => [{ path: 'plan.md', text: writeMarkdown(reportOf(computed)) }],
};
