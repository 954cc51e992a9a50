import { readdirSync } from 'node:fs';
import path from 'node:path';
import { headerOf } from './header.ts';

/** A backup in the folder of a store. */
export interface BackupFile {
  readonly file: string;
  /** ISO 8601, UTC, to the millisecond. */
  readonly time: string;
}

/** Returns the folder in which the backups of a store lie. */
export function backupFolder(file: string): string {
  return `${file}.backups`;
}

// `2026-11-26T13-05-59-123Z.db`, with `-2` where two are made at once: sorts by time, and every system takes the name.
const NAME = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z(?:-[a-z0-9-]+)?\.db$/;

/** Returns the backups of a store, newest first; none where there is no folder. */
export function backupFiles(file: string): readonly BackupFile[] {
  let names: string[];
  try {
    names = readdirSync(backupFolder(file));
  } catch {
    return [];
  }
  return names
    .sort()
    .reverse()
    .flatMap((name) => {
      const [, day, hour, minute, second, ms] = NAME.exec(name) ?? [];
      if (day === undefined) return [];
      return [{ file: path.join(backupFolder(file), name), time: `${day}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}.${ms ?? ''}Z` }];
    });
}

/** Returns the newest backup whose header is that of a store; each was verified when it was made. */
export function newestGoodBackup(file: string): string | undefined {
  return backupFiles(file).find((backup) => {
    try {
      return headerOf(backup.file).is === 'store';
    } catch {
      return false;
    }
  })?.file;
}

const KEPT = 10;
const KEPT_DAYS = 30;

/** Returns the backups that need not be kept: those beyond the newest 10 that are not the last of their day within 30 days. Newest first in and out. */
export function supersededBackups(backups: readonly BackupFile[], now: Date): readonly BackupFile[] {
  const oldest = new Date(now.getTime() - KEPT_DAYS * 86_400_000).toISOString();
  const days = new Set<string>();
  return backups.filter(({ time }, i) => {
    const day = time.slice(0, 10);
    const lastOfDay = !days.has(day);
    days.add(day);
    return i >= KEPT && !(lastOfDay && time >= oldest);
  });
}
