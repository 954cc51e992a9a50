import type { Problem } from '../../shared/problem/problem.ts';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your quota is used up',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'a part of its path is a file',
  ENOENT: 'it is not there',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  EBUSY: 'it is in use by another program',
  EISDIR: 'it is a folder',
};

/** Returns why the system refuses a file of the store. What is not a refusal of the system is a fault of the program and thrown. */
export function fileReason(file: string, error: unknown): Problem {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return {
    code: 'store-cannot-open',
    at: file,
    text: `The store ${file} cannot be opened: ${REASONS[code] ?? code}.`,
    input: code,
    expected: 'the path of a file in a folder that you may write to',
    hint: 'Check the path, or choose another place with --db.',
  };
}
