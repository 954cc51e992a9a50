import { strict } from './log.ts';

type Handler = (request: Request) => Response | Promise<Response>;

const schemes = new Set<string>();
const handlers = new Map<string, Handler>();

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(list: readonly { scheme: string }[]): void {
    for (const { scheme } of list) schemes.add(scheme);
  },
  handle(scheme: string, handler: Handler): void {
    if (!schemes.has(scheme)) throw new Error(`The scheme ${scheme} was not registered as privileged before the app was ready.`);
    handlers.set(scheme, handler);
  },
});

/** Returns the handler of an address's scheme. */
export function handlerOf(url: string): Handler | undefined {
  return handlers.get(url.slice(0, url.indexOf(':')));
}

// Chromium knows no scheme of ours. `app://cadastre/x` becomes `https://cadastre.app.localhost/x` on its way to the page, and
// back on its way to main: an origin of its own, and a secure one, as `app://` is.

export function toWeb(url: string): string {
  const [, scheme, host, rest] = /^([a-z][\w+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  return scheme !== undefined && schemes.has(scheme) ? `https://${host}.${scheme}.localhost${rest || '/'}` : url;
}

export function toApp(url: string): string {
  const [, host, scheme, rest] = /^https:\/\/([^/]*)\.([a-z][\w+-]*)\.localhost(\/.*)?$/.exec(url) ?? [];
  return scheme !== undefined && schemes.has(scheme) ? `${scheme}://${host}${rest ?? '/'}` : url;
}
