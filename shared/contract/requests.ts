import type { Result } from '../problem/result.ts';

/**
 * Everything that a page may ask of its host, by name: what it sends along, and what comes back. The one list that the
 * backend answers, the desktop window and the browser host carry, and the page calls. Values are plain JSON.
 */
export interface Requests {
  /** What is running, for the page's header and footer. */
  'app/info': { readonly ask: Readonly<Record<string, never>>; readonly answer: AppInfo };
  /** Opens a page of the documentation in the system's browser. */
  'link/open': { readonly ask: { readonly url: string }; readonly answer: null };
}

export interface AppInfo {
  readonly name: string;
  readonly version: string;
  /** Year and month of the newest facts in the service catalog: `2026-11`. */
  readonly catalogVersion: string;
  readonly runtime: Runtime;
  /** The plan that the app was started with, or null. */
  readonly file: string | null;
}

/** What carries the page: Electron's window, or a browser and the host on 127.0.0.1. */
export interface Runtime {
  readonly kind: 'desktop' | 'browser';
  /** Such as `Electron 45.4.1` or `Node 24.21.0`. */
  readonly name: string;
}

export type RequestName = keyof Requests;
export type Ask<Name extends RequestName> = Requests[Name]['ask'];
export type Answer<Name extends RequestName> = Requests[Name]['answer'];

/** How a page asks: by name, with the answer or the problems that stand in its way. Never rejects. */
export type Request = <Name extends RequestName>(name: Name, ask: Ask<Name>) => Promise<Result<Answer<Name>>>;

// Written as an object so that the compiler misses a name that is not in it.
const names: Readonly<Record<RequestName, true>> = { 'app/info': true, 'link/open': true };

/** The names of all requests. */
export const requestNames = Object.keys(names) as readonly RequestName[];

/** Reports whether `name` is a request. Names that every object inherits, such as `constructor`, are not. */
export function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(names, name);
}
