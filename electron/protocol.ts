import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol } from 'electron';
import { listPageFiles, protectiveHeaders } from '../backend/page-files.ts';
import { pageOrigin } from '../shared/contract/desktop.ts';

const { protocol: schemeWithColon, host } = new URL(pageOrigin);
const scheme = schemeWithColon.slice(0, -1);

/** Makes `app://` a scheme like https, with an origin and a content security policy. Must run before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** Answers `app://cadastre/…` with the files of the built page, and everything else on that scheme with 404. */
export function servePage(): void {
  const files = listPageFiles(join(import.meta.dirname, '../renderer'));
  protocol.handle(scheme, async (request) => {
    const url = new URL(request.url);
    const file = url.host === host && request.method === 'GET' ? files.get(url.pathname) : undefined;
    if (file === undefined) return new Response('not found', { status: 404, headers: protectiveHeaders });
    return new Response(await readFile(file.path), { headers: file.headers });
  });
}
