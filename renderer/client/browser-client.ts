import { readDocumentationLink } from '../../shared/contract/documentation-links.ts';
import type { Answer, Request, RequestName } from '../../shared/contract/requests.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import { ok, refused, type Result } from '../../shared/problem/result.ts';
import { noAnswer, type Client } from './client.ts';

/** Where the secret survives a reload of this tab, and goes no further than this tab. */
const STORED = 'cadastre-secret';
/** What the fragment of the address begins with where it is good for once. */
const TICKET = 'ticket=';

/** Returns a client over HTTP to the host that the page came from. */
export function browserClient(): Client {
  const secret = takeSecret();
  const request: Request = async (name, ask) => {
    // A tab opened by the page itself, at once on the click, is not taken for a pop-up.
    if (name === 'link/open') return openLink((ask as { readonly url: string }).url);
    const known = await secret;
    return known.ok ? post(name, ask, known.value) : known;
  };
  return { request };
}

/** The secret comes in the address's fragment, or for a ticket there; it leaves the address bar at once, so that a copied address does not hold it. */
async function takeSecret(): Promise<Result<string>> {
  const given = location.hash.slice(1);
  if (given !== '') history.replaceState(null, '', location.pathname);
  const secret = given.startsWith(TICKET) ? await exchange(given.slice(TICKET.length)) : ok(given);
  if (secret.ok && secret.value !== '') sessionStorage.setItem(STORED, secret.value);
  return secret.ok ? ok(sessionStorage.getItem(STORED) ?? '') : secret;
}

async function exchange(ticket: string): Promise<Result<string>> {
  try {
    const response = await send('/ticket', { ticket });
    if (response.status === 403) return refused([usedAddress]);
    if (!response.ok) return refused([noAnswer]);
    const { secret } = (await response.json()) as { readonly secret: string };
    return ok(secret);
  } catch {
    return refused([noAnswer]);
  }
}

async function post<Name extends RequestName>(name: Name, ask: unknown, secret: string): Promise<Result<Answer<Name>>> {
  try {
    const response = await send(`/request/${name}`, ask, { 'x-cadastre-secret': secret });
    if (response.status === 403) return refused([strangeAddress]);
    if (response.status === 413) return refused([tooLarge]);
    if (!response.ok) return refused([noAnswer]);
    return (await response.json()) as Result<Answer<Name>>;
  } catch {
    return refused([noAnswer]);
  }
}

function send(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const options = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
  // The last word of a page that goes; what is longer would not be sent at all that way.
  return fetch(path, { ...options, keepalive: path === '/request/plan/close' });
}

function openLink(url: string): Result<null> {
  const link = readDocumentationLink(url);
  if (link === undefined) return refused([{ code: 'link-not-allowed', text: 'Only pages of the documentation are opened.', at: 'url' }]);
  window.open(link, '_blank', 'noopener,noreferrer');
  return ok(null);
}

const strangeAddress: Problem = {
  code: 'no-secret',
  text: 'This page was opened without its secret.',
  at: '',
  hint: 'Use the whole address that Cadastre printed when it started, with the part after #.',
};

const usedAddress: Problem = {
  code: 'ticket-used',
  text: 'The address that this page was opened with works once, and within a minute.',
  at: '',
  hint: 'Use the address that Cadastre printed when it started. If it is not you who used this one, stop Cadastre and start it again.',
};

const tooLarge: Problem = {
  code: 'too-large',
  text: 'This is more than Cadastre takes at once.',
  at: '',
};
