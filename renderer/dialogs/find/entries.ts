import { fuzzyOrder, type FoundItem } from '../../engine/find.ts';
import type { Workspace } from '../../state/workspace.svelte.ts';
import { commands, type Command } from './commands.ts';

/** A line of the list. */
export interface Entry {
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly note: string;
  readonly run: (workspace: Workspace) => void;
}

/** As many commands as stand there before anything is written. */
const FIRST = 10;

/** Returns the commands that words ask for, the likeliest first; without words those that are wanted most. */
export function commandEntries(words: string): Entry[] {
  const wanted = words.trim();
  const found =
    wanted === ''
      ? commands.slice(0, FIRST)
      : fuzzyOrder(
          commands.map(({ title }) => title),
          wanted,
        ).flatMap((i) => commands[i] ?? []);
  return found.map((command: Command) => ({ key: `command ${command.title}`, kind: 'command', ...command }));
}

/** Returns a place or a service that was found as a line that leads to it. */
export function placeEntry({ kind, title, note, subject }: FoundItem): Entry {
  return {
    key: `${kind} ${subject}`,
    kind,
    title,
    note: kind === 'service' ? '' : note,
    run: (workspace) => {
      if (kind === 'service') {
        workspace.service = subject;
        workspace.view = 'services';
      } else workspace.goTo(subject, workspace.view === 'map' ? 'map' : 'plan');
    },
  };
}

/** Returns a text in parts, those that are in the words apart: the letters that were asked for are marked. */
export function markedParts(text: string, words: string): { readonly text: string; readonly hit: boolean }[] {
  const wanted = words.trim().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [{ text, hit: false }];
  const pattern = new RegExp(`(${wanted.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'gi');
  return text
    .split(pattern)
    .map((part, i) => ({ text: part, hit: i % 2 === 1 }))
    .filter((part) => part.text !== '');
}
