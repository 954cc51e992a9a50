import type { BinaryFile, ExportFile } from '../../../shared/export/exporter.ts';
import { fileStem } from '../../../shared/export/file-name.ts';
import type { Workspace } from '../../state/workspace.svelte.ts';
import { DOCUMENT } from './formats.ts';

/** What an export would write. */
export interface ToWrite {
  readonly format: string;
  /** What a save dialog proposes. */
  readonly suggested: string;
  readonly files: readonly (ExportFile | BinaryFile)[];
}

/** Returns the files of a format, of the plan as it is on screen; undefined where no plan is open. */
export async function filesOf(workspace: Workspace, format: string): Promise<ToWrite | undefined> {
  if (format !== DOCUMENT.id) {
    const { fileName, files } = await workspace.engine.exportPreview(format);
    return { format, suggested: fileName, files };
  }
  const written = await workspace.saver?.flush();
  if (!written || !workspace.plan) return undefined;
  const name = `${fileStem(workspace.plan.name)}.${written.language}`;
  return { format, suggested: name, files: [{ path: name, text: written.text }] };
}
