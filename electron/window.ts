import { join } from 'node:path';
import { BrowserWindow, screen } from 'electron';
import { APP_TITLE, pageOrigin } from '../shared/contract/desktop.ts';
import { writeSmallFile } from './small-file.ts';
import { placeWindow, readWindowState, SMALLEST } from './window-state.ts';

/** How long after the last change the window's place is written down, milliseconds. */
const PAUSE = 500;

/** Makes the app's window, where it was when it was last closed. Its page is not loaded yet. */
export function makeWindow(stateFile: string): BrowserWindow {
  const place = placeWindow(
    readWindowState(stateFile),
    screen.getAllDisplays().map(({ workArea }) => workArea),
  );
  const { maximized, ...bounds } = place;
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: APP_TITLE,
    // Shown when the page is there: no white flash.
    show: false,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  rememberPlace(window, stateFile);
  return window;
}

/** Loads the app's page. */
export function loadPage(window: BrowserWindow): Promise<void> {
  return window.loadURL(`${pageOrigin}/index.html`);
}

function rememberPlace(window: BrowserWindow, file: string): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    // Maximised it goes back to its size before that; minimised it opens as it was.
    if (!window.isDestroyed()) writeSmallFile(file, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(write, PAUSE);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('maximize', soon);
  window.on('unmaximize', soon);
  window.on('close', write);
  window.on('closed', () => clearTimeout(timer));
}
