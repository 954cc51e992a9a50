import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { isFolder, type BinaryFile, type ExportFile, type Exporter } from '../shared/export/exporter.ts';
import type { Problem } from '../shared/problem/problem.ts';
import { ok, refused, type Result } from '../shared/problem/result.ts';
import { stageFile, type StagedFile } from './files.ts';
import { isInside, manifestOf, readManifest, staleFiles } from './export-manifest.ts';

/** What became of files that an earlier export wrote and this one does not. */
export interface Written {
  /** Removed, since they were as the earlier export left them; relative paths. */
  readonly removed: readonly string[];
  /** Left where they are, since somebody changed them. */
  readonly kept: readonly string[];
}

/**
 * Writes an export: one file at `out`, or several below the folder `out`, which is made when it is not there.
 *
 * No file is replaced before all of them are on the disk, so that a failing export leaves the old one whole. In a folder a list says which
 * files are of the export: those that a later one does not write any more are removed, unless they were changed; files of others are left
 * alone. Nothing is written outside of the folder, wherever links in it lead.
 *
 * Problems: `out` is a folder where a file is due or the reverse, a link that leads elsewhere, and those of writing.
 */
export async function writeExport(
  { id, kind }: Pick<Exporter, 'id' | 'kind'>,
  out: string,
  files: readonly (ExportFile | BinaryFile)[],
): Promise<Result<Written>> {
  await Promise.resolve();
  const there = existsSync(out) ? statSync(out) : undefined;
  const several = isFolder({ kind });
  if (!several && there?.isDirectory()) return refused([problem(out, 'is a folder', 'the path of a file')]);
  if (several && there && !there.isDirectory()) return refused([problem(out, 'is a file', 'the path of a folder')]);
  if (!several) {
    const written = replaceAll(files.map((file) => ({ target: out, content: contentOf(file) })));
    return written.ok ? ok({ removed: [], kept: [] }) : written;
  }
  const before = readManifest(out, id);
  const manifest = manifestOf(
    id,
    files.map((file) => ({ path: file.path, content: contentOf(file) })),
  );
  const targets: { readonly target: string; readonly content: string | Uint8Array }[] = [];
  for (const { path: below, content } of [...files.map((file) => ({ path: file.path, content: contentOf(file) })), manifest]) {
    const target = path.join(out, ...below.split('/'));
    const made = makeFolder(path.dirname(target));
    if (!made.ok) return made;
    if (!isInside(out, target)) return refused([problem(target, 'leads out of the folder by a link', 'a path without links that lead elsewhere')]);
    targets.push({ target, content });
  }
  const written = replaceAll(targets);
  if (!written.ok) return written;
  const { unchanged, changed } = staleFiles(out, before, new Set(files.map((file) => file.path)));
  for (const below of unchanged) rmSync(path.join(out, ...below.split('/')), { force: true });
  return ok({ removed: unchanged, kept: changed });
}

function contentOf(file: ExportFile | BinaryFile): string | Uint8Array {
  return 'text' in file ? file.text : file.bytes;
}

/** Replaces all files, or none: each is written beside the one that it replaces before the first is put in its place. */
function replaceAll(files: readonly { readonly target: string; readonly content: string | Uint8Array }[]): Result<void> {
  const staged: StagedFile[] = [];
  try {
    for (const { target, content } of files) {
      const one = stageFile(target, content);
      if (!one.ok) return one;
      staged.push(one.value);
    }
    for (const { put } of staged) {
      const done = put();
      if (!done.ok) return done;
    }
    return ok(undefined);
  } finally {
    for (const { discard } of staged) discard();
  }
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
