import { zipSync } from 'fflate';
import type { BinaryFile, ExportFile } from '../../../shared/export/exporter.ts';
import type { Workspace } from '../../state/workspace.svelte.ts';

/** Archives hold a time for each file. Always the same one, so that the same plan gives the same bytes. */
const TIME = new Date(1980, 0, 1);

/** Returns the bytes of a file. */
export function bytesOf(file: ExportFile | BinaryFile): Uint8Array {
  return 'bytes' in file ? file.bytes : new TextEncoder().encode(file.text);
}

/** Returns several files as one archive, by path. */
export function zipOf(files: readonly (ExportFile | BinaryFile)[]): Uint8Array {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return zipSync(Object.fromEntries(sorted.map((file) => [file.path, bytesOf(file)])), { mtime: TIME });
}

/**
 * Writes files where the user says: by the system's dialog, or in a browser as a download, several as one archive. Returns what was written, in
 * words; undefined where nothing was chosen or it went wrong, which is shown.
 */
export async function saveFiles(
  { client, info, notices }: Workspace,
  suggested: string,
  files: readonly (ExportFile | BinaryFile)[],
): Promise<string | undefined> {
  if (info?.runtime.kind === 'desktop') {
    const answer = await client.request('file/write', {
      suggested,
      files: files.map((file) => ({ path: file.path, base64: base64Of(bytesOf(file)) })),
    });
    if (!answer.ok) notices.problems(answer.problems);
    return answer.ok && answer.value ? answer.value.where : undefined;
  }
  const [only] = files;
  if (!only) return undefined;
  const name = files.length === 1 ? suggested : `${suggested}.zip`;
  download(name, files.length === 1 ? bytesOf(only) : zipOf(files));
  return `${name}, in the folder of downloads`;
}

function download(name: string, bytes: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>]));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the bytes by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** In parts: arguments of a call are limited in number. */
function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
