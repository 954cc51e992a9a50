import type { BinaryFile, ExportFile } from '../../shared/export/exporter.ts';

/** Returns how large a file is when it is written, in bytes of UTF-8. */
export function sizeOf(file: ExportFile | BinaryFile): number {
  return 'bytes' in file ? file.bytes.length : new TextEncoder().encode(file.text).length;
}

/** Returns a number of bytes as a person reads it: `812 bytes`, `14 KB`, `2.1 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
