import { readDocumentationLink } from '../../shared/contract/documentation-links.ts';
import type { Answer, Request, RequestName } from '../../shared/contract/requests.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import { ok, refused, type Result } from '../../shared/problem/result.ts';
import { noAnswer, type Client } from './client.ts';

/** Where the secret survives a reload of this tab, and goes no further than this tab. */
const STORED = 'cadastre-secret';

/** Returns a client over HTTP to the host that the page came from. */
export function browserClient(): Client {
  const secret = takeSecret();
  const request: Request = async (name, ask) => {
    // A tab opened by the page itself, at once on the click, is not taken for a pop-up.
    if (name === 'link/open') return openLink((ask as { readonly url: string }).url);
    return post(name, ask, secret);
  };
  return { request };
}

/** The secret comes in the address's fragment; it leaves the address bar at once, so that a copied address does not hold it. */
function takeSecret(): string {
  const given = location.hash.slice(1);
  if (given !== '') {
    sessionStorage.setItem(STORED, given);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem(STORED) ?? '';
}

async function post<Name extends RequestName>(name: Name, ask: unknown, secret: string): Promise<Result<Answer<Name>>> {
  try {
    const response = await fetch(`/request/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-cadastre-secret': secret },
      body: JSON.stringify(ask),
    });
    if (response.status === 403) return refused([strangeAddress]);
    if (!response.ok) return refused([noAnswer]);
    return (await response.json()) as Result<Answer<Name>>;
  } catch {
    return refused([noAnswer]);
  }
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
