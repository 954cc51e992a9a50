import type { Computed } from '../result/compute.ts';

/** A file of an export. `path` is relative, with forward slashes, and safe on every system. */
export interface ExportFile {
  readonly path: string;
  readonly text: string;
}

/** An export format: one file here, one line in `index.ts`. */
export interface Exporter {
  /** As it is written after `--format`. */
  readonly id: string;
  readonly title: string;
  /** `file`: one file, which may go to standard output; `folder`: several. */
  readonly kind: 'file' | 'folder';
  /** Name that a save dialog proposes. */
  readonly fileName: string;
  /** Same computed plan, same bytes. */
  readonly write: (computed: Computed) => readonly ExportFile[];
}
