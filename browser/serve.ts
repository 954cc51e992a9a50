import { createBackend } from '../backend/backend.ts';
import { listPageFiles } from '../backend/page-files.ts';
import { findProgram } from '../backend/program-folder.ts';
import type { Problem } from '../shared/problem/problem.ts';
import { ok, refused, type Result } from '../shared/problem/result.ts';
import { openInBrowser } from './open-in-browser.ts';
import { startServer } from './server.ts';

export interface ServeOptions {
  /** 0 or absent: any free port. */
  readonly port?: number | undefined;
  /** Open the system's browser at the page. */
  readonly open?: boolean | undefined;
  /** A plan to start with. */
  readonly file?: string | undefined;
  /** The database of plans and revisions; absent: the user's own. */
  readonly db?: string | undefined;
  /** Receives what a person should read, a line at a time. */
  readonly say: (line: string) => void;
  /** Receives faults of the program. */
  readonly log: (error: unknown) => void;
}

export interface Serving {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Starts the app's browser host and returns at once; the page is at `url`. It serves until `close` is called.
 * Problems: `app-not-built`, `port-taken`, `port-refused`.
 */
export async function serve({ port = 0, open = false, file, db, say, log }: ServeOptions): Promise<Result<Serving>> {
  const program = findProgram();
  const files = listPageFiles(program.pageFolder);
  if (!files.has('/')) return refused([notBuilt]);
  const backend = createBackend({
    version: program.version,
    runtime: { kind: 'browser', name: `Node ${process.versions.node}` },
    file,
    store: db,
  });
  const server = await startServer({ backend, files, port, log });
  if (!server.ok) return server;
  const { url, urlForOnce, close } = server.value;
  say(`Cadastre is at ${url}`);
  say('Only this machine can reach it, and only with this address, as often as you like. Stop it with Ctrl-C.');
  // Not the address that is printed: the arguments of a program can be read by all users of the machine.
  if (open) openInBrowser(urlForOnce());
  return ok({
    url,
    close: async () => {
      await close();
      await backend.close();
    },
  });
}

/**
 * Serves until Ctrl-C, or until the system wishes the program to end. Problems: as `serve`.
 *
 * Listens for those wishes first: whoever has read the address may end the program at once. A second Ctrl-C changes nothing.
 */
export async function serveUntilStopped(options: ServeOptions): Promise<Result<void>> {
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
  const serving = await serve(options);
  if (!serving.ok) return serving;
  await stopped;
  await serving.value.close();
  return ok(undefined);
}

const notBuilt: Problem = {
  code: 'app-not-built',
  text: "The app's page has not been built yet.",
  at: '',
  hint: 'Run "npm run build" in the folder of Cadastre.',
};
