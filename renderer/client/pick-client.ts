import { browserClient } from './browser-client.ts';
import type { Client } from './client.ts';
import { electronClient } from './electron-client.ts';

/** Returns the client for the host that shows this page: the desktop window if its bridge is there, else a browser. */
export function pickClient(): Client {
  return window.cadastre === undefined ? browserClient() : electronClient(window.cadastre);
}
