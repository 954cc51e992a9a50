import type { DesktopCommand } from '../../../shared/contract/desktop.ts';
import { formatChoices } from '../export/formats.ts';
import { MODIFIER, views } from '../../shell/keys.ts';
import type { Workspace } from '../../state/workspace.svelte.ts';

/** Something that can be done, by its name. */
export interface Command {
  readonly title: string;
  /** The keys that do it, or where it leads. */
  readonly note: string;
  readonly run: (workspace: Workspace) => void;
}

const asked = (title: string, note: string, command: DesktopCommand): Command => ({ title, note, run: (workspace) => workspace.command(command) });

/** All commands; those that are wanted most come first. */
export const commands: readonly Command[] = [
  { title: 'Allocate: record the places that are pending', note: '', run: (workspace) => (workspace.dialog = 'allocate') },
  asked('Undo', `${MODIFIER} Z`, 'undo'),
  asked('Redo', `${MODIFIER} Y`, 'redo'),
  asked('Save revision', `${MODIFIER} S`, 'save-revision'),
  ...views.map(({ name, title }, i) => asked(`Go to ${title}`, `${MODIFIER} ${i + 1}`, `view-${name}`)),
  asked('Plans: open another', '', 'plans'),
  asked('New plan', '', 'new-plan'),
  asked('Open a file', `${MODIFIER} O`, 'open-file'),
  ...formatChoices.map(({ id, title }): Command => ({
    title: `Export: ${title}`,
    note: '',
    run: (workspace) => {
      workspace.exportFormat = id;
      workspace.command('export');
    },
  })),
  asked('Settings', '', 'settings'),
  asked('Keys', '?', 'keys'),
  { title: 'Close this plan', note: '', run: (workspace) => void workspace.close() },
];
