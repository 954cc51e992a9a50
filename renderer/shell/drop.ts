import type { DocumentFormat } from '../../shared/plan/source.ts';
import type { Workspace } from '../state/workspace.svelte.ts';

/** The largest file that is read at all; a document that is too large for the engine is told by it, with the limit. */
const MOST_BYTES = 128 * 1024 * 1024;

/** Opens plan documents that are dropped on the window. Returns the function that ends it. */
export function acceptDrops(workspace: Workspace): () => void {
  const over = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };
  const drop = (event: DragEvent) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void openFile(workspace, file);
  };
  addEventListener('dragover', over);
  addEventListener('drop', drop);
  return () => {
    removeEventListener('dragover', over);
    removeEventListener('drop', drop);
  };
}

/** Opens a file that the user chose or dropped. */
export async function openFile(workspace: Workspace, file: File): Promise<void> {
  if (file.size > MOST_BYTES) {
    workspace.notices.problems([{ code: 'too-large', at: '', text: `${file.name} is too large to be a plan document.` }]);
    return;
  }
  const bytes = await file.arrayBuffer();
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    await workspace.openDocument(file.name, { text, language: languageOf(file.name, text) });
  } catch {
    workspace.notices.problems([{ code: 'not-text', at: '', text: `${file.name} is no text in UTF-8.`, hint: 'A plan document is YAML or JSON.' }]);
  }
}

/** A name that ends in .json is JSON, and so is a text that begins like it under a name that says nothing. */
function languageOf(name: string, text: string): DocumentFormat {
  if (/\.json$/i.test(name)) return 'json';
  if (/\.ya?ml$/i.test(name)) return 'yaml';
  return /^\uFEFF?\s*\{/.test(text) ? 'json' : 'yaml';
}

/** Lets the user choose a file: by the host's own dialog, or in a browser by the page's. */
export async function chooseFile(workspace: Workspace): Promise<void> {
  if (workspace.info?.runtime.kind === 'desktop') {
    const file = await workspace.client.request('file/open', {});
    if (!file.ok) workspace.notices.problems(file.problems);
    else if (file.value) await workspace.openDocument(file.value.file, file.value);
    return;
  }
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.yaml,.yml,.json';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) void openFile(workspace, file);
  });
  input.click();
}
