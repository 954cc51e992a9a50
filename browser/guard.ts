import { timingSafeEqual } from 'node:crypto';
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
 * `host`: it was sent to another name than ours, so a foreign name points at this machine (DNS rebinding). `origin` and
 * `site`: a page of another origin sent it. Callers that are no browsers send neither header; they need the secret all the same.
 */
export function refuseStranger({ headers, port }: Caller): Refusal | undefined {
  // localhost as well as the address: that is what people type who forward the port to another machine.
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (headers.host === undefined || !own.includes(headers.host)) return { status: 403, why: 'host' };
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`) return { status: 403, why: 'origin' };
  return undefined;
}

/** Returns why a request for data must not be answered, or undefined: on top of `refuseStranger`, the secret of this run. */
export function refuseWithoutSecret({ headers, port }: Caller, secret: string): Refusal | undefined {
  const stranger = refuseStranger({ headers, port });
  if (stranger) return stranger;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return { status: 403, why: 'site' };
  const given = headers[SECRET_HEADER];
  return typeof given === 'string' && sameText(given, secret) ? undefined : { status: 403, why: 'secret' };
}

/** Compares without telling by its duration how much was right. */
function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
