import type { IncomingMessage, ServerResponse } from 'node:http';
import { unexpected, type Backend } from '../backend/backend.ts';
import type { PageFile } from '../backend/page-files.ts';
import { isRequestName, type RequestName } from '../shared/contract/requests.ts';
import { refused } from '../shared/problem/result.ts';
import type { Access } from './access.ts';
import { refuseOtherPage, refuseStranger, refuseWithoutSecret } from './guard.ts';
import { readBody, readJson } from './read-body.ts';
import { sendFile, sendJson, sendText } from './send.ts';

/** The largest ask that is read: of what carries a document, and of all else. */
export const MOST_DOCUMENT_BYTES = 128 * 1024 * 1024;
export const MOST_BODY_BYTES = 1024 * 1024;

const carriesDocument: ReadonlySet<RequestName> = new Set(['plan/create', 'working/save', 'working/edit', 'revision/save']);

/** Requests come as `POST /request/<name>`. */
const PREFIX = '/request/';
/** A ticket is exchanged for a secret by `POST /ticket`, as JSON: `{ "ticket": … }`. */
const TICKET = '/ticket';
const MOST_TICKET_BYTES = 1024;

export interface Routes {
  readonly backend: Backend;
  readonly files: ReadonlyMap<string, PageFile>;
  readonly access: Access;
  readonly port: number;
  /** Receives faults of the program. */
  readonly log: (error: unknown) => void;
}

/** Answers one HTTP request: the page's files to anyone on this machine, data only to the page that knows a secret of this run. */
export async function answerHttp(routes: Routes, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] as string;
  if (path.startsWith(PREFIX)) return answerRequest(routes, path.slice(PREFIX.length), request, response);
  if (path === TICKET) return answerTicket(routes, request, response);
  const stranger = refuseStranger({ headers: request.headers, port: routes.port });
  if (stranger) return sendText(response, stranger.status, stranger.why);
  if (request.method !== 'GET' && request.method !== 'HEAD') return sendText(response, 405, 'method', { allow: 'GET, HEAD' });
  const file = routes.files.get(path);
  if (file === undefined) return sendText(response, 404, 'not found');
  return sendFile(file, request.method, response);
}

async function answerRequest(routes: Routes, name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refusal = refuseWithoutSecret({ headers: request.headers, port: routes.port }, routes.access.admits);
  if (refusal) return sendText(response, refusal.status, refusal.why);
  if (request.method !== 'POST') return sendText(response, 405, 'method', { allow: 'POST' });
  if (!isRequestName(name)) return sendText(response, 404, 'not found');
  const ask = await readAsk(request, response, carriesDocument.has(name) ? MOST_DOCUMENT_BYTES : MOST_BODY_BYTES);
  if (ask === undefined) return;
  let answer;
  try {
    answer = await routes.backend.answer(name, ask.value);
  } catch (error) {
    routes.log(error);
    answer = refused([unexpected]);
  }
  sendJson(response, answer);
}

async function answerTicket(routes: Routes, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refusal = refuseOtherPage({ headers: request.headers, port: routes.port });
  if (refusal) return sendText(response, refusal.status, refusal.why);
  if (request.method !== 'POST') return sendText(response, 405, 'method', { allow: 'POST' });
  const ask = await readAsk(request, response, MOST_TICKET_BYTES);
  if (ask === undefined) return;
  const ticket = (ask.value as { readonly ticket?: unknown } | null)?.ticket;
  const given = routes.access.exchange(typeof ticket === 'string' ? ticket : '');
  if ('why' in given) return sendText(response, 403, `ticket ${given.why}`);
  sendJson(response, given);
}

/** Returns what a request carries, or answers it with the reason against that. */
async function readAsk(request: IncomingMessage, response: ServerResponse, most: number): Promise<{ readonly value: unknown } | undefined> {
  if (request.headers['content-type'] !== 'application/json') {
    sendText(response, 415, 'content type');
    return undefined;
  }
  const body = await readBody(request, most);
  if (body === 'gone') return undefined;
  const ask = body === 'too large' ? undefined : readJson(body.text);
  if (body === 'too large') sendText(response, 413, body);
  else if (ask === undefined) sendText(response, 400, 'not JSON');
  return ask;
}
