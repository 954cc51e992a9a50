import type { IncomingHttpHeaders } from 'node:http';

/** The header that carries the secret. Not a cookie: cookies ignore the port, so every server on 127.0.0.1 would receive it. */
export const SECRET_HEADER = 'x-cadastre-secret';

/** What the guard looks at. */
export interface Caller {
  readonly headers: IncomingHttpHeaders;
  /** The port that the host listens on. */
  readonly port: number;
}

/** Why a caller is turned away: a status and a word for the log, never more for the caller. */
export interface Refusal {
  readonly status: 403;
  readonly why: 'host' | 'origin' | 'site' | 'secret';
}

/**
 * Returns why a request must not be answered at all, or undefined.
 *
 * `host`: it was sent to another name than ours, so a foreign name points at this machine (DNS rebinding). `origin`: a page of another
 * origin sent it. Callers that are no browsers send no origin; they need the secret all the same.
 */
export function refuseStranger({ headers, port }: Caller): Refusal | undefined {
  // localhost as well as the address: that is what people type who forward the port to another machine.
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (headers.host === undefined || !own.includes(headers.host)) return { status: 403, why: 'host' };
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`) return { status: 403, why: 'origin' };
  return undefined;
}

/** Returns why a request by something else than our own page must not be answered, or undefined: on top of `refuseStranger`, `site`, another page. */
export function refuseOtherPage(caller: Caller): Refusal | undefined {
  const stranger = refuseStranger(caller);
  if (stranger) return stranger;
  const site = caller.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' ? undefined : { status: 403, why: 'site' };
}

/** Returns why a request for data must not be answered, or undefined: on top of `refuseOtherPage`, a secret of this run. */
export function refuseWithoutSecret(caller: Caller, admits: (secret: string) => boolean): Refusal | undefined {
  const other = refuseOtherPage(caller);
  if (other) return other;
  const given = caller.headers[SECRET_HEADER];
  return typeof given === 'string' && admits(given) ? undefined : { status: 403, why: 'secret' };
}
