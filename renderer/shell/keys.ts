import type { ViewOfPlan } from '../../shared/contract/desktop.ts';
import type { Workspace } from '../state/workspace.svelte.ts';

/** The views in the order of the navigation: Ctrl and a digit leads to each. */
export const views: readonly { readonly name: ViewOfPlan; readonly title: string }[] = [
  { name: 'plan', title: 'Plan' },
  { name: 'map', title: 'Map' },
  { name: 'findings', title: 'Findings' },
  { name: 'configuration', title: 'Configuration' },
  { name: 'revisions', title: 'Revisions' },
  { name: 'services', title: 'Services' },
];

/** What the modifier key of shortcuts is called here. */
export const MODIFIER = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';

/** Listens to the shortcuts that work everywhere. Returns the function that ends it. */
export function listenToKeys(workspace: Workspace): () => void {
  const pressed = (event: KeyboardEvent) => {
    const mod = MODIFIER === '⌘' ? event.metaKey : event.ctrlKey;
    const writes = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    const key = event.key.toLowerCase();
    const act = (work: () => unknown) => {
      event.preventDefault();
      work();
    };
    if (event.key === '?' && !writes) return act(() => (workspace.dialog = 'keys'));
    if (!mod || event.altKey) return;
    if (key === 'o' && !event.shiftKey) return act(() => workspace.command('open-file'));
    if (!workspace.plan) return;
    if (key === 'k') return act(() => workspace.command('find'));
    if (key === 's') return act(() => workspace.command('save-revision'));
    if (key === 'e' && !event.shiftKey) return act(() => workspace.command('export'));
    // In a field that is being written the keys take back what was typed there.
    if (key === 'z' && !writes) return act(() => workspace.command(event.shiftKey ? 'redo' : 'undo'));
    if (key === 'y' && !writes) return act(() => workspace.command('redo'));
    const view = views[Number(event.key) - 1];
    if (view && !event.shiftKey) act(() => (workspace.view = view.name));
  };
  addEventListener('keydown', pressed);
  return () => removeEventListener('keydown', pressed);
}
