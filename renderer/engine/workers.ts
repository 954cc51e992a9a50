import engineUrl from './engine-worker.ts?worker&url';
import scribeUrl from './scribe-worker.ts?worker&url';
import { createSession } from './session.ts';
import type { EngineCalls } from './calls.ts';
import { unpacked, type PackedCalls } from './packed.ts';
import { nearCalls, remoteCalls, type Remote } from './remote.ts';
import type { TextCalls } from './text-keeper.ts';

/**
 * From this many characters on a worker holds the plan. Below, an edit takes less time than a frame or two, and an answer at once, without a
 * thread to cross, is worth more: measured, see bench/README.md.
 */
export const WORKER_FROM = 40_000;

/** Returns an engine for a document of that length, and the function that ends it. */
export function engineFor(characters: number): { readonly engine: Remote<EngineCalls>; readonly end: () => void } {
  // Here every edit is quick, the first one too.
  if (characters < WORKER_FROM) return { engine: nearCalls<EngineCalls>({ ...createSession(), rehearse: () => null }), end: () => undefined };
  const worker = ownWorker(engineUrl);
  return { engine: unpacked(remoteCalls<PackedCalls>(worker)), end: () => worker.terminate() };
}

/** Returns a keeper of the document's text, always a worker, and the function that ends it. */
export function textKeeper(): { readonly keeper: Remote<TextCalls>; readonly end: () => void } {
  const worker = ownWorker(scribeUrl);
  return { keeper: remoteCalls<TextCalls>(worker), end: () => worker.terminate() };
}

/** Starts a worker of the app's own files. The page's policy lets scripts be loaded from nowhere else, and only by a policy of this name. */
function ownWorker(url: string): Worker {
  const address = new URL(url, location.href);
  if (address.origin !== location.origin) throw new Error('a worker is one of the files of the app');
  const text = address.href;
  const trusted = policy?.createScriptURL(text) ?? text;
  return new Worker(trusted as unknown as string, { type: 'module' });
}

interface ScriptPolicy {
  readonly createScriptURL: (url: string) => unknown;
}

const policy = (
  globalThis as { readonly trustedTypes?: { createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy } }
).trustedTypes?.createPolicy('cadastre-worker', { createScriptURL: (url) => url });
