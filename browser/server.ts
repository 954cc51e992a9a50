import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Backend } from '../backend/backend.ts';
import type { PageFile } from '../backend/page-files.ts';
import { ok, refused, type Result } from '../shared/problem/result.ts';
import type { Problem } from '../shared/problem/problem.ts';
import { answerHttp } from './routes.ts';

/** The only address that the host listens on. Nothing outside this machine can reach it. */
const LOOPBACK = '127.0.0.1';

export interface Server {
  readonly port: number;
  /** The address of the page, with the secret of this run in its fragment, which browsers never send. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

export interface ServerOptions {
  readonly backend: Backend;
  readonly files: ReadonlyMap<string, PageFile>;
  /** 0: any free port. */
  readonly port: number;
  readonly log: (error: unknown) => void;
}

/** Starts listening. Problems: `port-taken`, `port-refused`. */
export async function startServer({ backend, files, port, log }: ServerOptions): Promise<Result<Server>> {
  const secret = randomBytes(32).toString('base64url');
  const server = createServer({
    // A page on the same machine needs none of this time; whoever dawdles is cut off.
    headersTimeout: 5_000,
    requestTimeout: 10_000,
    keepAliveTimeout: 5_000,
    connectionsCheckingInterval: 1_000,
    maxHeaderSize: 16 * 1024,
  });
  server.maxConnections = 100;
  const refusal = await listen(server, port);
  if (refusal) return refused([refusal]);
  const actualPort = (server.address() as AddressInfo).port;
  const routes = { backend, files, secret, port: actualPort, log };
  server.on('request', (request, response) => {
    answerHttp(routes, request, response).catch((error: unknown) => {
      log(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
  return ok({
    port: actualPort,
    url: `http://${LOOPBACK}:${actualPort}/#${secret}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
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
