import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Backend } from '../backend/backend.ts';
import type { PageFile } from '../backend/page-files.ts';
import { ok, refused, type Result } from '../shared/problem/result.ts';
import type { Problem } from '../shared/problem/problem.ts';
import { createAccess } from './access.ts';
import { answerHttp } from './routes.ts';

/** The only address that the host listens on. Nothing outside this machine can reach it. */
const LOOPBACK = '127.0.0.1';

/** How long callers may take, milliseconds. */
export interface Patience {
  readonly headers: number;
  /** For all of a request: a large document may come through a slow tunnel. */
  readonly request: number;
  /** For what is under way when the host ends. */
  readonly ending: number;
}

const PATIENCE: Patience = { headers: 5_000, request: 60_000, ending: 2_000 };

export interface Server {
  readonly port: number;
  /** The address of the page, with the secret of this run in its fragment, which browsers never send. For whoever started the host. */
  readonly url: string;
  /** Makes an address that opens the page once: for the arguments of a program, which others can read. */
  readonly urlForOnce: () => string;
  /** Takes no further requests, answers those that are under way, and ends. */
  readonly close: () => Promise<void>;
}

export interface ServerOptions {
  readonly backend: Backend;
  readonly files: ReadonlyMap<string, PageFile>;
  /** 0: any free port. */
  readonly port: number;
  readonly log: (error: unknown) => void;
  readonly patience?: Patience;
}

/** Starts listening. Problems: `port-taken`, `port-refused`. */
export async function startServer({ backend, files, port, log, patience = PATIENCE }: ServerOptions): Promise<Result<Server>> {
  const access = createAccess();
  const server = createServer({
    // Whoever dawdles is cut off.
    headersTimeout: patience.headers,
    requestTimeout: patience.request,
    keepAliveTimeout: 5_000,
    connectionsCheckingInterval: Math.min(1_000, patience.headers),
    maxHeaderSize: 16 * 1024,
  });
  server.maxConnections = 100;
  const refusal = await listen(server, port);
  if (refusal) return refused([refusal]);
  const actualPort = (server.address() as AddressInfo).port;
  const routes = { backend, files, access, port: actualPort, log };
  const underWay = new Set<Promise<void>>();
  server.on('request', (request, response) => {
    const answer = answerHttp(routes, request, response)
      .catch((error: unknown) => {
        log(error);
        if (response.headersSent) response.destroy();
        else response.writeHead(500).end();
      })
      .finally(() => underWay.delete(answer));
    underWay.add(answer);
  });
  const address = `http://${LOOPBACK}:${actualPort}/`;
  return ok({
    port: actualPort,
    url: `${address}#${access.secret}`,
    urlForOnce: () => `${address}#ticket=${access.ticket()}`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      await Promise.race([Promise.all(underWay), new Promise((resolve) => setTimeout(resolve, patience.ending).unref())]);
      // Answers that were just given are on their way out; a caller that does not take them is not waited for.
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 100).unref())]);
      server.closeAllConnections();
      await closed;
    },
  });
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<Problem | undefined> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(portProblem(port, error)));
    server.listen({ host: LOOPBACK, port, exclusive: true }, () => resolve(undefined));
  });
}

function portProblem(port: number, error: NodeJS.ErrnoException): Problem {
  const common = { at: '--port', input: String(port), hint: 'Leave --port out to take any free port.' };
  if (error.code === 'EADDRINUSE') return { ...common, code: 'port-taken', text: `Port ${port} is in use by another program.` };
  return { ...common, code: 'port-refused', text: `The system refuses port ${port} (${error.code ?? error.message}).` };
}
