// The desktop face: puts the parts together and opens the window. Everything of substance is in the files beside this one.
import { basename } from 'node:path';
import { app, shell, type BrowserWindow } from 'electron';
import { createBackend } from '../backend/backend.ts';
import { findProgram } from '../backend/program-folder.ts';
import { answerRequests } from './ipc.ts';
import { setMenu } from './menu.ts';
import { declareScheme, servePage } from './protocol.ts';
import { denyEverything } from './session.ts';
import { openWindow } from './window.ts';

process.setSourceMapsEnabled(true);
declareScheme();

let window: BrowserWindow | undefined;

if (app.requestSingleInstanceLock()) {
  // A second start brings the first window to the front instead of opening the same data twice.
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(start, fail);
} else {
  app.quit();
}

async function start(): Promise<void> {
  const program = findProgram();
  const openLink = (url: string) => shell.openExternal(url);
  const backend = createBackend({
    version: program.version,
    runtime: { kind: 'desktop', name: `Electron ${process.versions.electron}` },
    file: fileArgument(process.argv),
    openLink,
  });
  denyEverything();
  servePage();
  answerRequests(backend);
  setMenu({ openLink });
  window = await openWindow().catch(fail);
}

/** Returns the name of the plan that the app was started with: the argument after the app's own folder. */
function fileArgument(args: readonly string[]): string | undefined {
  const own = app.isPackaged ? 1 : 2;
  const file = args.slice(own).find((arg) => !arg.startsWith('-'));
  return file === undefined ? undefined : basename(file);
}

/** Ends the app with the fault on standard error, where whoever started it finds it: better than a window that never comes. */
function fail(error: unknown): never {
  console.error(error);
  app.exit(3);
  throw error;
}
