import type { DocumentFormat } from '../plan/source.ts';
import type { TextEdit } from '../plan/text-edit.ts';
import type { Result } from '../problem/result.ts';

/**
 * Everything that a page may ask of its host, by name: what it sends along, and what comes back. The one list that the
 * backend answers, the desktop window and the browser host carry, and the page calls. Values are plain JSON.
 */
export interface Requests {
  /** What is running, for the page's header and footer. */
  'app/info': { readonly ask: Nothing; readonly answer: AppInfo };
  /** Opens a page of the documentation in the system's browser. */
  'link/open': { readonly ask: { readonly url: string }; readonly answer: null };

  /** The plans of the store, the one that was worked on last first. */
  'plan/list': { readonly ask: Nothing; readonly answer: readonly StoredPlanInfo[] };
  /** Puts a document into the store as the working copy of a new plan. Refused (`plan-name-taken`) where there is one of that name. */
  'plan/create': { readonly ask: { readonly name: string } & DocumentText; readonly answer: OpenedPlan };
  /** Opens a plan: its working copy, or where there is none its latest revision. */
  'plan/open': { readonly ask: { readonly name: string }; readonly answer: OpenedPlan };
  /** Says that a page has closed a plan. */
  'plan/close': { readonly ask: { readonly opening: number }; readonly answer: null };
  /** Says that a plan is still open here, and asks who else has it open. */
  'plan/renew': { readonly ask: { readonly opening: number }; readonly answer: readonly OtherOpening[] };

  /** Keeps what is on screen. Somebody else's newer working copy is never overwritten: it comes back instead. */
  'working/save': {
    readonly ask: { readonly plan: string; readonly version: number; readonly opening: number } & DocumentText;
    readonly answer: WorkingSaved;
  };
  /**
   * The same, told by what changed in the text since that version: a large document takes a moment to send. Refused (`text-changed`) where
   * that is not the text that stands there.
   */
  'working/edit': {
    readonly ask: { readonly plan: string; readonly version: number; readonly opening: number; readonly edits: readonly TextEdit[] };
    readonly answer: WorkingSaved;
  };

  /** The revisions of a plan, the newest first. */
  'revision/list': { readonly ask: { readonly plan: string }; readonly answer: readonly RevisionInfo[] };
  /** The document of one revision, as it was written. */
  'revision/text': { readonly ask: { readonly plan: string; readonly number: number }; readonly answer: DocumentText };
  /** Keeps a document as the next revision. The same document as the latest revision is not kept twice: that one comes back. */
  'revision/save': {
    readonly ask: { readonly plan: string; readonly note: string; readonly author: string } & DocumentText;
    readonly answer: RevisionInfo;
  };
  /** Names a revision; a tag that names another revision moves. */
  'tag/set': { readonly ask: { readonly plan: string; readonly number: number; readonly name: string }; readonly answer: null };
  'tag/remove': { readonly ask: { readonly plan: string; readonly name: string }; readonly answer: null };

  /** The file that the app was started with or asked to open since, once; null where there is none. */
  'file/started': { readonly ask: Nothing; readonly answer: FileText | null };
  /** Lets the user choose a file to read, in the system's dialog; null when none was chosen. Only the desktop host has one. */
  'file/open': { readonly ask: Nothing; readonly answer: FileText | null };
  /**
   * Lets the user choose where to write, in the system's dialog: a file, or for several a folder. Null when nothing was chosen. Only the
   * desktop host has one; in a browser the page offers a download.
   */
  'file/write': {
    readonly ask: { readonly suggested: string; readonly files: readonly WrittenFile[] };
    readonly answer: { readonly where: string } | null;
  };

  'settings/read': { readonly ask: Nothing; readonly answer: Settings };
  'settings/write': { readonly ask: Settings; readonly answer: null };
}

export type Nothing = Readonly<Record<string, never>>;

export interface AppInfo {
  readonly name: string;
  readonly version: string;
  /** Year and month of the newest facts in the service catalog: `2026-11`. */
  readonly catalogVersion: string;
  readonly runtime: Runtime;
  /** The name of who uses the system, offered as the author of revisions. */
  readonly user: string;
  /** Where plans are kept. */
  readonly store: string;
}

/** What carries the page: Electron's window, or a browser and the host on 127.0.0.1. */
export interface Runtime {
  readonly kind: 'desktop' | 'browser';
  /** Such as `Electron 45.4.1` or `Node 24.21.0`. */
  readonly name: string;
}

/** A document as it is written, and in which language. */
export interface DocumentText {
  readonly text: string;
  readonly language: DocumentFormat;
}

/** The text of a file that a user chose, with the last part of its path. */
export interface FileText extends DocumentText {
  readonly file: string;
}

/** A file to write: a path with `/` below the place that is chosen, and its bytes in Base64. */
export interface WrittenFile {
  readonly path: string;
  readonly base64: string;
}

export interface StoredPlanInfo {
  readonly name: string;
  /** When it was last worked on, as ISO 8601 in UTC. */
  readonly changed: string;
  /** The number of its latest revision; 0 where there is none yet. */
  readonly revision: number;
  readonly note: string;
  /** Its working copy says something else than its latest revision. */
  readonly unsaved: boolean;
}

export interface OpenedPlan extends DocumentText {
  readonly name: string;
  /** Of the working copy; 0 where there is none yet. To be sent along when it is saved. */
  readonly version: number;
  /** The number of the revision that the working copy was made from; 0 where there is none. */
  readonly basedOn: number;
  /** Names this opening of the plan. */
  readonly opening: number;
  readonly others: readonly OtherOpening[];
}

/** Somebody else who has the plan open: a program and since when. */
export interface OtherOpening {
  readonly holder: string;
  readonly since: string;
}

export type WorkingSaved =
  | { readonly kind: 'saved'; readonly version: number; readonly time: string }
  /** Somebody else saved meanwhile: what they wrote, and the document that both were made from. */
  | {
      readonly kind: 'changed';
      readonly version: number;
      readonly holder: string;
      readonly theirs: DocumentText;
      readonly base: DocumentText | null;
    };

export interface RevisionInfo {
  readonly number: number;
  readonly time: string;
  readonly author: string;
  readonly note: string;
  readonly hash: string;
  readonly parent: number | null;
  readonly catalog: string;
  readonly tags: readonly string[];
}

export interface Settings {
  /** Light, dark, or what the system says. */
  readonly theme: 'system' | 'light' | 'dark';
  /** Who revisions are by; empty: the system's user. */
  readonly author: string;
  /** Rows close together, or with more air. */
  readonly density: 'compact' | 'comfortable';
}

export const defaultSettings: Settings = { theme: 'system', author: '', density: 'compact' };

export type RequestName = keyof Requests;
export type Ask<Name extends RequestName> = Requests[Name]['ask'];
export type Answer<Name extends RequestName> = Requests[Name]['answer'];

/** How a page asks: by name, with the answer or the problems that stand in its way. Never rejects. */
export type Request = <Name extends RequestName>(name: Name, ask: Ask<Name>) => Promise<Result<Answer<Name>>>;

// Written as an object so that the compiler misses a name that is not in it.
const names: Readonly<Record<RequestName, true>> = {
  'app/info': true,
  'link/open': true,
  'plan/list': true,
  'plan/create': true,
  'plan/open': true,
  'plan/close': true,
  'plan/renew': true,
  'working/save': true,
  'working/edit': true,
  'revision/list': true,
  'revision/text': true,
  'revision/save': true,
  'tag/set': true,
  'tag/remove': true,
  'file/started': true,
  'file/open': true,
  'file/write': true,
  'settings/read': true,
  'settings/write': true,
};

/** The names of all requests. */
export const requestNames = Object.keys(names) as readonly RequestName[];

/** Reports whether `name` is a request. Names that every object inherits, such as `constructor`, are not. */
export function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(names, name);
}
