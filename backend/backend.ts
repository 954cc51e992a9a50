import { CATALOG_VERSION } from '../shared/catalog/catalog.ts';
import { readDocumentationLink } from '../shared/contract/documentation-links.ts';
import { isRequestName, type Answer, type Ask, type RequestName, type Runtime } from '../shared/contract/requests.ts';
import { showInput, type Problem } from '../shared/problem/problem.ts';
import { ok, refused, type Result } from '../shared/problem/result.ts';

/** What a backend needs from the face that it works for. */
export interface Surroundings {
  readonly version: string;
  readonly runtime: Runtime;
  /** The plan that the app was started with. */
  readonly file?: string | undefined;
  /** Opens a page in the system's browser. Absent where the page does that itself. */
  readonly openLink?: ((url: string) => Promise<void>) | undefined;
}

/** Asks come from a page and are not trusted: each handler reads its own. */
type Handlers = { readonly [Name in RequestName]: (ask: Untrusted<Ask<Name>>) => Promise<Result<Answer<Name>>> };
type Untrusted<T> = { readonly [Key in keyof T]?: unknown };

export interface Backend {
  /** Answers one request. Refuses names that are not in the list. Throws only for a fault of the program itself. */
  answer(name: unknown, ask: unknown): Promise<Result<unknown>>;
}

/** Returns the backend of one running app: the same for the desktop window, the browser host and the tests. */
export function createBackend({ version, runtime, file, openLink }: Surroundings): Backend {
  const handlers: Handlers = {
    'app/info': async () => ok({ name: 'Cadastre', version, catalogVersion: CATALOG_VERSION, runtime, file: file ?? null }),
    'link/open': async ({ url }) => {
      const link = typeof url === 'string' ? readDocumentationLink(url) : undefined;
      if (link === undefined) return refused([notALink(url)]);
      if (openLink === undefined) return refused([openedByPage]);
      await openLink(link);
      return ok(null);
    },
  };
  return {
    async answer(name, ask) {
      if (!isRequestName(name)) return refused([unknownRequest(name)]);
      if (typeof ask !== 'object' || ask === null || Array.isArray(ask)) return refused([notAnAsk(name, ask)]);
      return handlers[name](ask);
    },
  };
}

/** What a page is told about a fault of the program: nothing but that there was one. The details are in the host's log. */
export const unexpected: Problem = {
  code: 'unexpected',
  text: 'Something in Cadastre itself went wrong.',
  at: '',
  hint: 'Details are where Cadastre was started from.',
};

const openedByPage: Problem = { code: 'link-opened-by-page', text: 'In the browser the page opens links itself.', at: 'url' };

function notALink(url: unknown): Problem {
  return {
    code: 'link-not-allowed',
    text: 'Only pages of the documentation that the catalog cites should be opened.',
    at: 'url',
    input: showInput(url),
    expected: 'an https address of a documentation host',
  };
}

function unknownRequest(name: unknown): Problem {
  return { code: 'unknown-request', text: 'There is no request of that name.', at: '', input: showInput(name) };
}

function notAnAsk(name: RequestName, ask: unknown): Problem {
  return { code: 'wrong-ask', text: `The request ${name} should come with an object.`, at: '', input: showInput(ask), expected: 'an object' };
}
