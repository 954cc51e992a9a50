import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { BinaryFile, ExportFile } from '../shared/export/exporter.ts';
import type { Problem } from '../shared/problem/problem.ts';
import { ok, refused, type Result } from '../shared/problem/result.ts';
import { writeFileAtomically } from './files.ts';

/**
 * Writes an export: one file at `out`, or several below the folder `out`, which is made when it is not there.
 *
 * Each file is replaced as a whole; other files in the folder are left alone. Problems: `out` is a folder where a file is
 * due or the reverse, and those of writing.
 */
export async function writeExport(kind: 'file' | 'folder', out: string, files: readonly (ExportFile | BinaryFile)[]): Promise<Result<void>> {
  const there = existsSync(out) ? statSync(out) : undefined;
  if (kind === 'file' && there?.isDirectory()) return refused([problem(out, 'is a folder', 'the path of a file')]);
  if (kind === 'folder' && there && !there.isDirectory()) return refused([problem(out, 'is a file', 'the path of a folder')]);
  for (const file of files) {
    const target = kind === 'file' ? out : path.join(out, ...file.path.split('/'));
    if (kind === 'folder') {
      const made = makeFolder(path.dirname(target));
      if (!made.ok) return made;
    }
    const written = await writeFileAtomically(target, 'text' in file ? file.text : file.bytes);
    if (!written.ok) return written;
  }
  return ok(undefined);
}

function makeFolder(folder: string): Result<void> {
  try {
    mkdirSync(folder, { recursive: true });
    return ok(undefined);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const why = {
      EACCES: 'permission is denied',
      EPERM: 'permission is denied',
      EROFS: 'the disk is read-only',
      ENOSPC: 'the disk is full',
      EEXIST: 'a file is in the way',
      ENOTDIR: 'a file is in the way',
    }[code];
    return refused([problem(folder, `cannot be made: ${why ?? code}`, 'a folder that can be written to')]);
  }
}

function problem(out: string, what: string, expected: string): Problem {
  return { code: 'cannot-write', at: out, text: `${out} ${what}.`, input: out, expected };
}
