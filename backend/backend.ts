import { hostname, userInfo } from 'node:os';
import * as v from 'valibot';
import { CATALOG_VERSION } from '../shared/catalog/catalog.ts';
import { readDocumentationLink } from '../shared/contract/documentation-links.ts';
import { isRequestName, type Answer, type RequestName, type Runtime } from '../shared/contract/requests.ts';
import { showInput, type Problem } from '../shared/problem/problem.ts';
import { ok, refused, type Result } from '../shared/problem/result.ts';
import type { App, Dialogs } from './app/app.ts';
import { openFile, readChosen, writeAsk, writeFiles } from './app/files.ts';
import { holdStore } from './app/held-store.ts';
import { closePlan, createPlan, endOpenings, listPlans, openPlan, planAsks, renewPlan } from './app/plans.ts';
import { readAsk } from './app/read-ask.ts';
import { keepRevision, listRevisions, readRevision, revisionAsks, tagRevision, untag } from './app/revisions.ts';
import { readSettings, settingsAsk, writeSettings } from './app/settings.ts';
import { editWorking, saveWorking, workingAsks } from './app/working-copy.ts';
import { storePlace } from './store/place.ts';
import type { Store } from './store/store.ts';

/** What a backend needs from the face that it works for. */
export interface Surroundings extends Dialogs {
  readonly version: string;
  readonly runtime: Runtime;
  /** The path of the plan that the app was started with. */
  readonly file?: string | undefined;
  /** The path of the store; absent: where the system keeps a user's data, or what CADASTRE_DB says. */
  readonly store?: string | undefined;
  /** Opens a page in the system's browser. Absent where the page does that itself. */
  readonly openLink?: ((url: string) => Promise<void>) | undefined;
  /** The clock; that of the system when absent. */
  readonly now?: (() => Date) | undefined;
}

export interface Backend {
  /** Answers one request. Refuses names that are not in the list. Throws only for a fault of the program itself. */
  answer(name: unknown, ask: unknown): Promise<Result<unknown>>;
  /** Notes a file that the system asks the app to open; the page fetches it by `file/started`. */
  open(file: string): void;
  /** Closes what the page had open, where it can no longer say so itself. */
  pageGone(): Promise<void>;
  /** Closes the store, and with it what is open; what is asked afterwards opens it again. */
  close(): Promise<void>;
}

type Handler<Name extends RequestName> = (ask: unknown) => Promise<Result<Answer<Name>>>;
type Handlers = { readonly [Name in RequestName]: Handler<Name> };

const nothing = v.strictObject({});
const linkAsk = v.strictObject({ url: v.string() });

/** Returns the backend of one running app: the same for the desktop window, the browser host and the tests. */
export function createBackend(surroundings: Surroundings): Backend {
  const { version, runtime, openLink } = surroundings;
  const store = holdStore(storePlace(surroundings.store));
  const app: App = {
    holder: `Cadastre ${runtime.kind === 'desktop' ? 'on the desktop' : 'in the browser'}, process ${process.pid}`,
    host: hostname(),
    user: userName(),
    now: surroundings.now ?? (() => new Date()),
    openings: new Set(),
  };
  const waiting: string[] = surroundings.file === undefined ? [] : [surroundings.file];

  /** A handler whose ask is read, and which works with the store. */
  const stored =
    <Name extends RequestName, S extends v.GenericSchema>(
      name: Name,
      schema: S,
      work: (store: Store, ask: v.InferOutput<S>) => Result<Answer<Name>> | Promise<Result<Answer<Name>>>,
    ): Handler<Name> =>
    async (given) => {
      const ask = readAsk(name, schema, given);
      return ask.ok ? store.use((db) => work(db, ask.value)) : ask;
    };
  /** A handler whose ask is read, and which needs no store. */
  const plain =
    <Name extends RequestName, S extends v.GenericSchema>(
      name: Name,
      schema: S,
      work: (ask: v.InferOutput<S>) => Promise<Result<Answer<Name>>>,
    ): Handler<Name> =>
    async (given) => {
      const ask = readAsk(name, schema, given);
      return ask.ok ? work(ask.value) : ask;
    };

  const handlers: Handlers = {
    'app/info': plain('app/info', nothing, async () =>
      ok({ name: 'Cadastre', version, catalogVersion: CATALOG_VERSION, runtime, user: app.user, store: store.file }),
    ),
    'link/open': plain('link/open', linkAsk, async ({ url }) => {
      const link = readDocumentationLink(url);
      if (link === undefined) return refused([notALink(url)]);
      if (openLink === undefined) return refused([openedByPage]);
      await openLink(link);
      return ok(null);
    }),
    'plan/list': stored('plan/list', nothing, (db) => listPlans(db)),
    'plan/create': stored('plan/create', planAsks.create, (db, ask) => createPlan(db, app, ask)),
    'plan/open': stored('plan/open', planAsks.open, (db, ask) => openPlan(db, app, ask)),
    'plan/close': stored('plan/close', planAsks.opening, (db, ask) => closePlan(db, app, ask)),
    'plan/renew': stored('plan/renew', planAsks.opening, (db, ask) => renewPlan(db, app, ask)),
    'working/save': stored('working/save', workingAsks.save, (db, ask) => saveWorking(db, app, ask)),
    'working/edit': stored('working/edit', workingAsks.edit, (db, ask) => editWorking(db, app, ask)),
    'revision/list': stored('revision/list', revisionAsks.list, (db, ask) => listRevisions(db, ask)),
    'revision/text': stored('revision/text', revisionAsks.text, (db, ask) => readRevision(db, ask)),
    'revision/save': stored('revision/save', revisionAsks.save, (db, ask) => keepRevision(db, app, ask)),
    'tag/set': stored('tag/set', revisionAsks.setTag, (db, ask) => tagRevision(db, ask)),
    'tag/remove': stored('tag/remove', revisionAsks.removeTag, (db, ask) => untag(db, ask)),
    'file/started': plain('file/started', nothing, async () => {
      const file = waiting.shift();
      return file === undefined ? ok(null) : readChosen(file);
    }),
    'file/open': plain('file/open', nothing, () => openFile(surroundings)),
    'file/write': plain('file/write', writeAsk, (ask) => writeFiles(surroundings, ask)),
    'settings/read': stored('settings/read', nothing, (db) => readSettings(db)),
    'settings/write': stored('settings/write', settingsAsk, (db, ask) => writeSettings(db, ask)),
  };
  return {
    async answer(name, ask) {
      if (!isRequestName(name)) return refused([unknownRequest(name)]);
      if (!isPlainObject(ask)) return refused([notAnAsk(name, ask)]);
      return handlers[name](ask);
    },
    open(file) {
      waiting.push(file);
    },
    async pageGone() {
      if (app.openings.size > 0) await store.use((db) => endOpenings(db, app));
    },
    async close() {
      await store.closeAfter((db) => endOpenings(db, app));
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

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user without an entry, as in some containers.
    return '';
  }
}

/** An object as JSON has it. Dates, maps and the like, which cross between processes of the desktop window, are none. */
function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function notALink(url: string): Problem {
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
