import { join } from 'node:path';
import { BrowserWindow, shell, type WebContents } from 'electron';
import { pageOrigin } from '../shared/contract/desktop.ts';
import { readDocumentationLink } from '../shared/contract/documentation-links.ts';

/** Opens the app's window and returns it once its page has loaded. */
export async function openWindow(): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 640,
    minHeight: 480,
    title: 'Cadastre',
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
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  keepInPlace(window.webContents);
  window.once('ready-to-show', () => window.show());
  await window.loadURL(`${pageOrigin}/index.html`);
  return window;
}

/** The window shows the app's page and never anything else: no navigation, no further window, no embedded page. */
function keepInPlace(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    const link = readDocumentationLink(url);
    if (link !== undefined) void shell.openExternal(link);
    return { action: 'deny' };
  });
  const stay = (details: { readonly url: string; preventDefault(): void }) => {
    // Reloading is a navigation to where we are.
    if (details.url !== contents.getURL()) details.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
