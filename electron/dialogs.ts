import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';
import type { Dialogs } from '../backend/app/app.ts';
import { manifestName } from '../backend/export-manifest.ts';

/** Returns the system's dialogs, over the app's window. `chose` hears of files that were chosen to be read. */
export function systemDialogs(window: () => BrowserWindow | undefined, chose: (file: string) => void): Dialogs {
  const open = async (options: OpenDialogOptions): Promise<string | undefined> => {
    const parent = window();
    const { canceled, filePaths } = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
    return canceled ? undefined : filePaths[0];
  };
  return {
    async chooseFile() {
      const file = await open({
        properties: ['openFile'],
        filters: [
          { name: 'Plan documents', extensions: ['yaml', 'yml', 'json'] },
          { name: 'All files', extensions: ['*'] },
        ],
      });
      if (file !== undefined) chose(file);
      return file;
    },
    async chooseWhereToWrite({ kind, suggested }) {
      if (kind === 'folder') {
        const folder = await open({ properties: ['openDirectory', 'createDirectory', 'promptToCreate'], buttonLabel: 'Export here' });
        return folder === undefined ? undefined : folderFor(folder, suggested);
      }
      const parent = window();
      const options = { defaultPath: suggested };
      const { canceled, filePath } = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
      return canceled || filePath === '' ? undefined : filePath;
    },
  };
}

/** Returns where several files go: an empty folder, or one of an earlier export, is taken as it is; in any other they get a folder of their own. */
export function folderFor(chosen: string, suggested: string): string {
  const holds = existsSync(chosen) ? readdirSync(chosen) : [];
  return holds.length === 0 || holds.includes(manifestName('app')) ? chosen : join(chosen, suggested);
}
