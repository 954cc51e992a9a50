import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long the browser may take from being started to asking for the page's secret, milliseconds. */
export const TICKET_MS = 60_000;

/** Why a ticket gives nothing. */
export type NoTicket = 'unknown' | 'used' | 'late';

/**
 * Who may ask this run for data.
 *
 * The secret is for the address that is printed: it stands in the terminal of whoever started the host, and nowhere else. A ticket is for
 * the address that a browser is started with, which every user of the machine can read in the list of processes: it gives a secret of its
 * own once, and soon. Where it is shown a second time within that time somebody has read it, and nobody knows which of the two: what it
 * gave is taken back.
 */
export interface Access {
  readonly secret: string;
  /** Makes a ticket. */
  readonly ticket: () => string;
  /** Takes a ticket, and gives the secret for it. */
  readonly exchange: (ticket: string) => { readonly secret: string } | { readonly why: NoTicket };
  readonly admits: (secret: string) => boolean;
}

/** Returns the access of a new run. `now` in milliseconds, from any beginning, never backwards. */
export function createAccess(now: () => number = () => performance.now()): Access {
  const secret = newSecret();
  const tickets = new Map<string, { readonly until: number; given?: string }>();
  const given = new Set<string>();
  return {
    secret,
    ticket() {
      const ticket = newSecret();
      tickets.set(sum(ticket), { until: now() + TICKET_MS });
      return ticket;
    },
    exchange(ticket) {
      const known = tickets.get(sum(ticket));
      if (known === undefined) return { why: 'unknown' };
      const late = now() > known.until;
      if (known.given !== undefined) {
        if (!late) given.delete(known.given);
        return { why: 'used' };
      }
      if (late) return { why: 'late' };
      known.given = newSecret();
      given.add(known.given);
      return { secret: known.given };
    },
    admits: (one) => [secret, ...given].some((known) => sameText(one, known)),
  };
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Looked up by its sum, so that the time it takes says nothing of how much of it was right. */
function sum(ticket: string): string {
  return createHash('sha256').update(ticket).digest('base64');
}

/** Compares without telling by its duration how much was right. */
function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
