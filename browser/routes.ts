import type { IncomingMessage, ServerResponse } from 'node:http';
import { unexpected, type Backend } from '../backend/backend.ts';
import { protectiveHeaders, type PageFile } from '../backend/page-files.ts';
import { isRequestName } from '../shared/contract/requests.ts';
import { refused } from '../shared/problem/result.ts';
import { refuseStranger, refuseWithoutSecret } from './guard.ts';
import { sendFile } from './static-files.ts';

/** The largest ask that is read. */
export const MOST_BODY_BYTES = 1024 * 1024;

/** Requests come as `POST /request/<name>`. */
const PREFIX = '/request/';

export interface Routes {
  readonly backend: Backend;
  readonly files: ReadonlyMap<string, PageFile>;
  readonly secret: string;
  readonly port: number;
  /** Receives faults of the program. */
  readonly log: (error: unknown) => void;
}

/** Answers one HTTP request: the page's files to anyone on this machine, data only to the page that knows the secret. */
export async function answerHttp(routes: Routes, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] as string;
  if (path.startsWith(PREFIX)) return answerRequest(routes, path.slice(PREFIX.length), request, response);
  const stranger = refuseStranger({ headers: request.headers, port: routes.port });
  if (stranger) return sendText(response, stranger.status, stranger.why);
  if (request.method !== 'GET' && request.method !== 'HEAD') return sendText(response, 405, 'method', { allow: 'GET, HEAD' });
  const file = routes.files.get(path);
  if (file === undefined) return sendText(response, 404, 'not found');
  return sendFile(file, request.method, response);
}

async function answerRequest(routes: Routes, name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refusal = refuseWithoutSecret({ headers: request.headers, port: routes.port }, routes.secret);
  if (refusal) return sendText(response, refusal.status, refusal.why);
  if (request.method !== 'POST') return sendText(response, 405, 'method', { allow: 'POST' });
  if (!isRequestName(name)) return sendText(response, 404, 'not found');
  if (request.headers['content-type'] !== 'application/json') return sendText(response, 415, 'content type');
  const body = await readBody(request);
  // What is left of the body is not read, so the connection cannot be used again.
  if (body === undefined) return sendText(response, 413, 'too large', { connection: 'close' });
  const ask = readJson(body);
  if (ask === undefined) return sendText(response, 400, 'not JSON');
  let answer;
  try {
    answer = await routes.backend.answer(name, ask.value);
  } catch (error) {
    routes.log(error);
    answer = refused([unexpected]);
  }
  send(response, 200, JSON.stringify(answer), { 'content-type': 'application/json' });
}

/** Returns the body as text, or undefined as soon as it is known to be too large. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_BODY_BYTES) return undefined;
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MOST_BODY_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function readJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function sendText(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  send(response, status, `${text}\n`, { 'content-type': 'text/plain; charset=utf-8', ...headers });
}

function send(response: ServerResponse, status: number, text: string, headers: Record<string, string>): void {
  response.writeHead(status, { ...protectiveHeaders, ...headers, 'content-length': Buffer.byteLength(text) });
  response.end(text);
}
