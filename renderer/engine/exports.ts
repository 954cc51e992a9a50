import type { BinaryFile, ExportFile } from '../../shared/export/exporter.ts';
import { exporters } from '../../shared/export/index.ts';
import { invariant } from '../../shared/problem/invariant.ts';
import type { Computed } from '../../shared/result/compute.ts';

/** The files of one export, as they would be written. */
export interface ExportPreview {
  readonly format: string;
  readonly title: string;
  /** What a save dialog proposes: a file's name, or for several files a folder's. */
  readonly fileName: string;
  readonly files: readonly (ExportFile | BinaryFile)[];
}

/** Returns the files of an export. */
export async function previewOf(computed: Computed, format: string): Promise<ExportPreview> {
  const exporter = exporters.find(({ id }) => id === format);
  invariant(exporter, `there is no export format ${format}`);
  return { format, title: exporter.title, fileName: exporter.fileName, files: await exporter.write(computed) };
}
