import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { protectiveHeaders, type PageFile } from '../backend/page-files.ts';

/** Sends a file of the page; for HEAD its headers alone. */
export async function sendFile(file: PageFile, method: 'GET' | 'HEAD', response: ServerResponse): Promise<void> {
  const bytes = await readFile(file.path);
  response.writeHead(200, { ...file.headers, 'content-length': bytes.length });
  response.end(method === 'HEAD' ? undefined : bytes);
}

/** Sends an answer. */
export function sendJson(response: ServerResponse, value: unknown): void {
  send(response, 200, JSON.stringify(value), { 'content-type': 'application/json' });
}

/** Sends a refusal: a status, and a word about why. */
export function sendText(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  // What may be left of the body is not waited for, so the connection cannot be used again.
  send(response, status, `${text}\n`, { 'content-type': 'text/plain; charset=utf-8', connection: 'close', ...headers });
}

function send(response: ServerResponse, status: number, text: string, headers: Record<string, string>): void {
  response.writeHead(status, { ...protectiveHeaders, ...headers, 'content-length': Buffer.byteLength(text) });
  response.end(text);
}
