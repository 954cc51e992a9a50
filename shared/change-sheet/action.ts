import type { Attachment } from './estate.ts';

/** One thing that is done to Azure, or to what lies around it. A subnet is named `network/subnet`. */
export type Action =
  | { readonly do: 'tell'; readonly external: string; readonly prefixes: readonly string[] }
  | { readonly do: 'untell'; readonly external: string; readonly prefixes: readonly string[] }
  | { readonly do: 'create-zone'; readonly zone: string; readonly links: readonly string[] }
  | { readonly do: 'change-zone'; readonly zone: string; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly do: 'remove-zone'; readonly zone: string }
  | { readonly do: 'create-attachment'; readonly attachment: Attachment }
  | { readonly do: 'change-attachment'; readonly attachment: Attachment }
  | { readonly do: 'remove-attachment'; readonly attachment: Attachment }
  | { readonly do: 'create-network'; readonly network: string; readonly prefixes: readonly string[] }
  | { readonly do: 'remove-network'; readonly network: string }
  /** In one update: what is added may hold what is removed. */
  | { readonly do: 'change-space'; readonly network: string; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly do: 'empty-subnet'; readonly subnet: string; readonly content: string }
  | { readonly do: 'fill-subnet'; readonly subnet: string; readonly content: string; readonly again: boolean }
  | { readonly do: 'create-subnet'; readonly subnet: string; readonly prefixes: readonly string[]; readonly refers: readonly string[] }
  /** What it refers to and its other settings; with other prefixes or delegation it has to be empty. */
  | {
      readonly do: 'change-subnet';
      readonly subnet: string;
      readonly was: readonly string[];
      readonly prefixes: readonly string[];
      readonly refers: readonly string[];
    }
  | { readonly do: 'remove-subnet'; readonly subnet: string; readonly prefixes: readonly string[] }
  | { readonly do: 'create-peering'; readonly between: readonly [string, string]; readonly transit: string | undefined; readonly again: boolean }
  | { readonly do: 'change-peering'; readonly between: readonly [string, string]; readonly transit: string | undefined }
  | { readonly do: 'remove-peering'; readonly between: readonly [string, string] }
  /** The other side learns the address space of `network` as it is now. */
  | { readonly do: 'sync-peering'; readonly between: readonly [string, string]; readonly network: string };

export type Phase = 'before' | 'create' | 'move' | 'remove' | 'after';

/** Where an action stands where nothing else decides, and in which phase it is told. */
export const RANK: Readonly<Record<Action['do'], readonly [rank: number, phase: Phase]>> = {
  tell: [0, 'before'],
  'create-zone': [1, 'before'],
  'create-network': [2, 'create'],
  'create-attachment': [3, 'create'],
  'change-space': [4, 'create'],
  'sync-peering': [5, 'create'],
  'create-subnet': [6, 'create'],
  'change-attachment': [7, 'create'],
  'change-zone': [8, 'create'],
  'fill-subnet': [9, 'create'],
  'create-peering': [10, 'create'],
  'change-peering': [11, 'create'],
  'empty-subnet': [12, 'move'],
  'change-subnet': [13, 'move'],
  'remove-peering': [14, 'remove'],
  'remove-subnet': [15, 'remove'],
  'remove-network': [16, 'remove'],
  'remove-attachment': [17, 'remove'],
  untell: [18, 'after'],
  'remove-zone': [19, 'after'],
};

/** Names an action among all of a change. */
export function keyOf(action: Action): string {
  switch (action.do) {
    case 'tell':
    case 'untell':
      return `${action.do} ${action.external}`;
    case 'create-zone':
    case 'change-zone':
    case 'remove-zone':
      return `${action.do} ${action.zone}`;
    case 'create-attachment':
    case 'change-attachment':
    case 'remove-attachment':
      return `${action.do} ${action.attachment.network} ${action.attachment.name}`;
    case 'create-network':
    case 'remove-network':
      return `${action.do} ${action.network}`;
    case 'change-space':
      return `${action.do} ${action.network} ${action.add.join(' ')} -${action.remove.join(' -')}`;
    case 'sync-peering':
      return `${action.do} ${action.between.join(' ↔ ')} ${action.network}`;
    case 'create-peering':
    case 'change-peering':
    case 'remove-peering':
      return `${action.do} ${action.between.join(' ↔ ')}`;
    default:
      return `${action.do} ${action.subnet}`;
  }
}
