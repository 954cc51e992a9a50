import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore, type OpenOptions } from '../../backend/store/open-store.ts';
import { saveRevision, type SaveCall } from '../../backend/store/save-revision.ts';
import type { Store } from '../../backend/store/store.ts';
import type { Result } from '../../shared/problem/result.ts';

/** Returns the path of a store that is not there yet, in a folder that goes when the test ends. */
export function storePath(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'cadastre-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, 'plans.db');
}

/** Returns what came out; a refusal fails the test. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/** Returns the codes of a refusal; nothing where there was none. */
export function codesOf(result: Result<unknown>): string[] {
  return result.ok ? [] : result.problems.map(({ code }) => code);
}

/** Opens a store that is closed when the test ends. */
export async function openedStore(file = storePath(), options: OpenOptions = {}): Promise<Store> {
  const store = valueOf(await openStore(file, options));
  onTestFinished(store.close);
  return store;
}

/** The document of a small plan. */
export function planText(name: string, comment: string | number = ''): string {
  return `# ${comment}\ncadastre: 1\nname: ${JSON.stringify(name)}\n`;
}

/** A save with everything that does not matter filled in. */
export function save(store: Store, text: string, call: Partial<SaveCall> = {}): ReturnType<typeof saveRevision> {
  return saveRevision(store, { text, language: 'yaml', author: 'ada', note: '', now: new Date('2026-11-26T09:00:00.000Z'), ...call });
}
