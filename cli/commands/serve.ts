import { serveUntilStopped } from '../../browser/serve.ts';
import { readTextFile } from '../../backend/files.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { print, warn } from '../print.ts';
import { reportProblems } from '../problems.ts';

export interface ServeOptions {
  readonly port?: number;
  readonly open: boolean;
  readonly db?: string;
}

/** `cadastre serve [FILE]`: the app in a browser, on 127.0.0.1 only, until Ctrl-C. */
export async function serve(file: string | undefined, { port = 0, open, db }: ServeOptions): Promise<ExitCode> {
  if (file !== undefined) {
    if (file === '-') return reportProblems([noInput]);
    // What is wrong in the plan the page shows; a file that cannot be read is told here.
    const text = await readTextFile(file);
    if (!text.ok) return reportProblems(text.problems, { file });
  }
  const served = await serveUntilStopped({ port, open, file, db, say: print, log: (error) => warn(String(error)) });
  return served.ok ? EXIT.done : reportProblems(served.problems);
}

const noInput: Problem = {
  code: 'wrong-call',
  at: 'FILE',
  text: 'The app cannot be served with standard input; it needs a file that it can keep.',
  hint: 'Name a file, or leave it out.',
};
