import { serveUntilStopped } from '../../browser/serve.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { print, warn } from '../print.ts';
import { reportProblems } from '../problems.ts';

export interface ServeOptions {
  readonly port?: number;
  readonly open: boolean;
}

/** `cadastre serve [FILE]`: the app in a browser, on 127.0.0.1 only, until Ctrl-C. */
export async function serve(file: string | undefined, { port = 0, open }: ServeOptions): Promise<ExitCode> {
  const served = await serveUntilStopped({ port, open, file, say: print, log: (error) => warn(String(error)) });
  return served.ok ? EXIT.done : reportProblems(served.problems);
}
