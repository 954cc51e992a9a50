import { seal } from './hash.ts';
import type { Store } from './store.ts';

/** Returns the value of a setting, or undefined where it was never set. */
export function setting({ db }: Store, key: string): unknown {
  const row = db.prepare('SELECT value FROM settings WHERE key = ?').get(key) as { readonly value: string } | undefined;
  return row === undefined ? undefined : JSON.parse(row.value);
}

/** Sets a setting to a JSON value; undefined removes it. Called inside of a write. */
export function setSetting({ db }: Store, key: string, value: unknown): void {
  if (value === undefined) {
    db.prepare('DELETE FROM settings WHERE key = ?').run(key);
    return;
  }
  const text = JSON.stringify(value);
  db.prepare(
    'INSERT INTO settings (key, value, seal) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value, seal = excluded.seal',
  ).run(key, text, settingSeal(key, text));
}

/** Returns the seal of a setting's row. */
export function settingSeal(key: string, value: string): string {
  return seal(['setting', key, value]);
}
