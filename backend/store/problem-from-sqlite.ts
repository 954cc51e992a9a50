import type { Problem } from '../../shared/problem/problem.ts';

/** A refusal by SQLite that the user can mend. */
interface Reason {
  readonly begins: string;
  readonly code: string;
  readonly what: string;
  readonly expected: string;
  readonly hint: string;
}

const REASONS: readonly Reason[] = [
  {
    begins: 'SQLITE_READONLY',
    code: 'store-read-only',
    what: 'cannot be written: the file or its folder is read-only',
    expected: 'a file and a folder that you may write to',
    hint: 'Change the permissions, or choose another place with --db.',
  },
  {
    begins: 'SQLITE_BUSY',
    code: 'store-locked',
    what: 'is in use by another program, which did not finish in time',
    expected: 'a store that is free',
    hint: 'Try again when the other program is done.',
  },
  { begins: 'SQLITE_LOCKED', code: 'store-locked', what: 'is locked', expected: 'a store that is free', hint: 'Try again.' },
  {
    begins: 'SQLITE_FULL',
    code: 'store-disk-full',
    what: 'cannot be written: the disk is full',
    expected: 'room on the disk',
    hint: 'Nothing was saved, and what was saved before is whole. Make room and try again.',
  },
  {
    begins: 'SQLITE_PERM',
    code: 'store-no-permission',
    what: 'cannot be opened: permission is denied',
    expected: 'a file that you may read and write',
    hint: 'Change the permissions, or choose another place with --db.',
  },
  {
    begins: 'SQLITE_CANTOPEN',
    code: 'store-cannot-open',
    what: 'cannot be opened',
    expected: 'the path of a file in a folder that you may write to',
    hint: 'Check the folder and its permissions, or choose another place with --db.',
  },
  {
    begins: 'SQLITE_IOERR',
    code: 'store-disk-failed',
    what: 'cannot be read or written: the disk reports an error',
    expected: 'a disk that works and has room',
    hint: 'Check that the disk is there and has room. What was saved before is whole.',
  },
];

/**
 * Returns what SQLite's refusal means for the user, `damaged` for a file that is not whole, and undefined for what is not a matter of the file:
 * that is a fault of the program and should be thrown.
 */
export function problemFromSqlite(error: unknown, file: string): Problem | 'damaged' | undefined {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  if (code === undefined || !code.startsWith('SQLITE_')) return undefined;
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'damaged';
  const reason = REASONS.find(({ begins }) => code.startsWith(begins));
  if (!reason) return undefined;
  return { code: reason.code, at: file, text: `The store ${file} ${reason.what}.`, input: code, expected: reason.expected, hint: reason.hint };
}

/** Reports whether an error means that a file is not whole, asked while statements that are right for every store look at it. */
export function meansDamage(error: unknown, file: string): boolean {
  // A shape that is damaged has other columns, or a format that SQLite does not read.
  return (error as NodeJS.ErrnoException).code === 'SQLITE_ERROR' || problemFromSqlite(error, file) === 'damaged';
}
