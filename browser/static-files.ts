import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import type { PageFile } from '../backend/page-files.ts';

/** Sends a file of the page; for HEAD its headers alone. */
export async function sendFile(file: PageFile, method: 'GET' | 'HEAD', response: ServerResponse): Promise<void> {
  const bytes = await readFile(file.path);
  response.writeHead(200, { ...file.headers, 'content-length': bytes.length });
  response.end(method === 'HEAD' ? undefined : bytes);
}
