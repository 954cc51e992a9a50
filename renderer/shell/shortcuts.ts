import { MODIFIER, views } from './keys.ts';

/** A shortcut as it is shown. */
export interface Shortcut {
  readonly keys: readonly string[];
  readonly what: string;
}

/** All shortcuts, by where they work. */
export const shortcuts: readonly { readonly title: string; readonly keys: readonly Shortcut[] }[] = [
  {
    title: 'Everywhere',
    keys: [
      { keys: [MODIFIER, 'K'], what: 'Find a prefix, a name, a service or a command' },
      { keys: [MODIFIER, '1', `… ${views.length}`], what: `Views: ${views.map(({ title }) => title).join(', ')}` },
      { keys: [MODIFIER, 'Z'], what: 'Undo' },
      { keys: [MODIFIER, 'Y'], what: 'Redo' },
      { keys: [MODIFIER, 'S'], what: 'Save a revision' },
      { keys: [MODIFIER, 'E'], what: 'Export' },
      { keys: [MODIFIER, 'O'], what: 'Open a file' },
      { keys: ['?'], what: 'This list' },
    ],
  },
  {
    title: 'Plan',
    keys: [
      { keys: ['↑', '↓'], what: 'From row to row; Page up, Page down, Home and End too' },
      { keys: ['←', '→'], what: 'Close or open a pool or a network' },
      { keys: ['Enter'], what: 'Edit the row, from its first field on; F2 too' },
      { keys: ['Tab'], what: 'Take what is written and go to the next field' },
      { keys: ['Esc'], what: 'Leave what was there' },
      { keys: ['Insert'], what: 'Add a subnet' },
      { keys: ['Delete'], what: 'Remove the row' },
    ],
  },
  {
    title: 'Map',
    keys: [
      { keys: ['←', '→'], what: 'From block to block' },
      { keys: ['Enter'], what: 'Go in' },
      { keys: ['Space'], what: 'Pick a block up; arrows go to the places that are free, Enter puts it down, Esc lets it go' },
      { keys: ['+', '−', '0'], what: 'Zoom in, zoom out, the whole row' },
    ],
  },
  {
    title: 'Findings',
    keys: [
      { keys: ['↑', '↓'], what: 'From finding to finding' },
      { keys: ['Enter'], what: 'Show its subject in the plan' },
      { keys: ['F'], what: 'Fix it' },
      { keys: ['A'], what: 'Accept it with a reason' },
    ],
  },
];
