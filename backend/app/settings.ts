import * as v from 'valibot';
import { defaultSettings, type Settings } from '../../shared/contract/requests.ts';
import { ok, type Result } from '../../shared/problem/result.ts';
import { setSetting, setting } from '../store/settings.ts';
import { readStore, writeStore, type Store } from '../store/store.ts';

const KEY = 'app';

export const settingsAsk = v.strictObject({
  theme: v.picklist(['system', 'light', 'dark']),
  author: v.pipe(v.string(), v.maxLength(200)),
  density: v.picklist(['compact', 'comfortable']),
});

/** Returns the settings; what an older or newer version wrote that does not read is as it was at first. */
export function readSettings(store: Store): Result<Settings> {
  return readStore(store, () => {
    const read = v.safeParse(settingsAsk, setting(store, KEY));
    return ok(read.success ? read.output : defaultSettings);
  });
}

/** Keeps the settings. */
export function writeSettings(store: Store, settings: Settings): Result<null> {
  return writeStore(store, () => {
    setSetting(store, KEY, settings);
    return ok(null);
  });
}
