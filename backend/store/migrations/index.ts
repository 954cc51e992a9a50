import { plansAndRevisions } from './0001-plans-and-revisions.ts';
import type { Migration } from './migration.ts';

/** Every step, in the order in which they are applied. */
export const migrations: readonly Migration[] = [plansAndRevisions];
