import { writeExport } from '../../backend/exports.ts';
import { isFolder } from '../../shared/export/exporter.ts';
import { exporters } from '../../shared/export/index.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { findingLines, findingSummary } from '../findings.ts';
import { openPlan } from '../open-plan.ts';
import { count, safe, warn } from '../print.ts';
import { reportProblems } from '../problems.ts';

export interface ExportOptions {
  readonly db?: string;
  readonly format: string;
  readonly out: string;
}

/** `cadastre export FILE --format FORMAT --out PATH`: writes the plan in another format; `-` is standard output. */
export async function exportPlan(file: string, { format, out, db }: ExportOptions): Promise<ExitCode> {
  const exporter = exporters.find((candidate) => candidate.id === format);
  if (!exporter)
    return reportProblems([
      {
        code: 'wrong-call',
        at: '--format',
        text: `"${format}" is not an export format.`,
        input: format,
        expected: exporters.map((e) => e.id).join(', '),
        hint: `Formats: ${exporters.map((e) => e.id).join(', ')}.`,
      },
    ]);
  if (out === '-' && isFolder(exporter))
    return reportProblems([
      {
        code: 'wrong-call',
        at: '--out',
        text: `${exporter.title} is several files and cannot go to standard output.`,
        expected: 'a folder',
        hint: `For example: --out out/${exporter.fileName}`,
      },
    ]);
  const opened = await openPlan(file, { db });
  if (!opened.ok) return reportProblems(opened.problems, { file });
  const { computed } = opened.value;
  const files = await exporter.write(computed);
  if (out === '-') for (const file of files) process.stdout.write('text' in file ? file.text : file.bytes);
  else {
    const written = await writeExport(exporter, out, files);
    if (!written.ok) return reportProblems(written.problems);
    const { removed, kept } = written.value;
    warn(`Wrote ${count(files.length, 'file')} to ${safe(out)}.`);
    if (removed.length > 0) warn(`Removed ${count(removed.length, 'file')} that the plan has no more: ${removed.map(safe).join(', ')}.`);
    for (const file of kept) warn(`Left as it is, since it was changed, though the plan has it no more: ${safe(file)}`);
  }
  const errors = computed.findings.filter((finding) => finding.severity === 'error').length;
  for (const { subject, because } of computed.resources.leftToServices) warn(`Left out: ${safe(subject)}. ${because}`);
  for (const name of computed.resources.unplaced) warn(`Left out, because it found no place: ${safe(name)}`);
  if (errors > 0)
    warn(
      `${findingLines(opened.value, computed.findings, process.stderr).join('\n')}\n${findingSummary(computed)}: what was written would not deploy as it is.`,
    );
  return errors > 0 ? EXIT.findings : EXIT.done;
}
