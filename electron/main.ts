// The desktop face: puts the parts together and opens the window. Everything of substance is in the files beside this one.
import { join } from 'node:path';
import { app, Menu, shell, type BrowserWindow } from 'electron';
import { createBackend } from '../backend/backend.ts';
import { findProgram } from '../backend/program-folder.ts';
import { APP_TITLE, commandChannel, type DesktopCommand } from '../shared/contract/desktop.ts';
import { fileArgument } from './arguments.ts';
import { closeAfterSaving } from './closing.ts';
import { confine } from './confine.ts';
import { systemDialogs } from './dialogs.ts';
import { recoverFromFaults } from './faults.ts';
import { answerRequests } from './ipc.ts';
import { menuTemplate } from './menu.ts';
import { declareScheme, servePage } from './protocol.ts';
import { RecentFiles } from './recent-files.ts';
import { denyEverything } from './session.ts';
import { loadPage, makeWindow } from './window.ts';

/** What the arguments of a start begin with: the program, and where it is not packaged the folder that Electron was given. */
const own = app.isPackaged ? 1 : 2;

process.setSourceMapsEnabled(true);
// The windows ask for it one by one; this is for any that somebody adds and forgets it for.
app.enableSandbox();
declareScheme();

if (app.requestSingleInstanceLock()) run();
else app.quit();

function run(): void {
  const program = findProgram();
  const recent = new RecentFiles(join(app.getPath('userData'), 'recent-files.json'));
  const openLink = (url: string) => shell.openExternal(url);
  const backend = createBackend({
    version: program.version,
    runtime: { kind: 'desktop', name: `Electron ${process.versions.electron}` },
    openLink,
    ...systemDialogs(() => window, remember),
  });
  let window: BrowserWindow | undefined;
  let isClosed = false;

  function remember(file: string): void {
    app.addRecentDocument(file);
    recent.add(file);
    showMenu();
  }
  function open(file: string): void {
    backend.open(file);
    remember(file);
    // A page that is still being loaded asks by itself.
    send('open-started');
    comeToFront();
  }
  function send(command: DesktopCommand): void {
    window?.webContents.send(commandChannel, command);
  }
  function comeToFront(): void {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  }
  function showMenu(): void {
    if (!app.isReady()) return;
    const title = window?.webContents.getTitle() ?? APP_TITLE;
    const template = menuTemplate({
      platform: process.platform,
      appName: app.name,
      hasPlan: title.endsWith(` · ${APP_TITLE}`),
      developer: !app.isPackaged,
      recentFiles: recent.paths,
      send,
      openFile: open,
      clearRecentFiles: () => {
        app.clearRecentDocuments();
        recent.clear();
        showMenu();
      },
      openLink: (url) => void openLink(url),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  const started = fileArgument(process.argv, { own, folder: process.cwd() });
  if (started !== undefined) open(started);
  // macOS tells of files this way, also before the app is ready.
  app.on('open-file', (event, file) => {
    event.preventDefault();
    open(file);
  });
  // A second start brings the first window to the front instead of opening the same data twice.
  app.on('second-instance', (_event, args, folder) => {
    const file = fileArgument(args, { own, folder });
    if (file === undefined) comeToFront();
    else open(file);
  });
  app.on('web-contents-created', (_event, contents) => confine(contents));
  // The app is its one window, on macOS too.
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void backend
      .close()
      .catch((error: unknown) => console.error(error))
      .finally(() => {
        isClosed = true;
        app.quit();
      });
  });
  void app.whenReady().then(start).catch(fail);

  async function start(): Promise<void> {
    app.setAboutPanelOptions({ applicationName: app.name, applicationVersion: program.version });
    denyEverything();
    servePage();
    answerRequests(backend);
    window = makeWindow(join(app.getPath('userData'), 'window.json'));
    window.on('closed', () => (window = undefined));
    window.on('page-title-updated', () => setImmediate(showMenu));
    closeAfterSaving(window);
    recoverFromFaults(window, { log: (what) => console.error(what), gone: () => void backend.pageGone() });
    showMenu();
    await loadPage(window);
  }
}

/** Ends the app with the fault on standard error, where whoever started it finds it: better than a window that never comes. */
function fail(error: unknown): void {
  console.error(error);
  app.exit(3);
}
