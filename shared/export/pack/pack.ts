import type { Computed } from '../../result/compute.ts';
import { isFolder, type BinaryFile, type Exporter, type ExportFile, type MixedExporter } from '../exporter.ts';
import { indexPage, type PackEntry } from './index-page.ts';

/**
 * Returns the hand-over pack of some formats: a folder with all of them, and an index page for a change request. Formats of several files have a
 * folder of their own.
 */
export function packOf(formats: readonly Exporter[]): MixedExporter {
  return {
    id: 'pack',
    title: 'Hand-over pack (a folder with all formats)',
    kind: 'mixed',
    fileName: 'pack',
    write: async (computed) => {
      const files: (ExportFile | BinaryFile)[] = [];
      const entries: PackEntry[] = [];
      for (const format of formats) {
        const own = (await format.write(computed)).map((file) => ({
          ...file,
          path: isFolder(format) ? `${format.fileName}/${file.path}` : file.path,
        }));
        files.push(...own);
        entries.push({ title: format.title, paths: own.map(({ path }) => path) });
      }
      return [indexOf(computed, entries), ...files];
    },
  };
}

function indexOf(computed: Computed, entries: readonly PackEntry[]): ExportFile {
  return { path: 'index.html', text: indexPage(computed, entries) };
}
