import type { Computed } from '../result/compute.ts';

/** A file of an export. `path` is relative, with forward slashes, and safe on every system. */
export interface ExportFile {
  readonly path: string;
  readonly text: string;
}

/** A file of an export that is no text. */
export interface BinaryFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

interface Format {
  /** As it is written after `--format`. */
  readonly id: string;
  readonly title: string;
  /** Name that a save dialog proposes. */
  readonly fileName: string;
}

/** A format of text. */
export interface TextExporter extends Format {
  /** `file`: one file, which may go to standard output; `folder`: several. */
  readonly kind: 'file' | 'folder';
  /** Same computed plan, same bytes. */
  readonly write: (computed: Computed) => readonly ExportFile[];
}

/** A format of bytes, such as a workbook: one file. */
export interface BinaryExporter extends Format {
  readonly kind: 'binary';
  /** Same computed plan, same bytes. */
  readonly write: (computed: Computed) => Promise<readonly BinaryFile[]>;
}

/** A format of texts and bytes: a folder. */
export interface MixedExporter extends Format {
  readonly kind: 'mixed';
  /** Same computed plan, same bytes. */
  readonly write: (computed: Computed) => Promise<readonly (ExportFile | BinaryFile)[]>;
}

/** Whether an export is several files, in a folder. */
export function isFolder({ kind }: Pick<Exporter, 'kind'>): boolean {
  return kind === 'folder' || kind === 'mixed';
}

/** An export format: one file or folder here, one line in `index.ts`. */
export type Exporter = TextExporter | BinaryExporter | MixedExporter;
