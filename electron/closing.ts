import { dialog, type BrowserWindow } from 'electron';

/** How often, and how many times, a window that could not be closed is closed again. The page saves within a quarter of a second. */
const PAUSE = 100;
const TIMES = 30;

/**
 * Lets the page save before its window goes. A page that has something unsaved stops the closing and saves at once; the window is then closed
 * again until the page lets it. Only where saving does not come to an end is the user asked.
 */
export function closeAfterSaving(window: BrowserWindow): void {
  let isClosing = false;
  let anyway = false;
  let times = 0;
  window.on('close', () => {
    isClosing = true;
  });
  window.webContents.on('will-prevent-unload', (event) => {
    if (anyway) return event.preventDefault();
    // A page that is loaded again: it stays, and can be loaded again in a moment.
    if (!isClosing) return;
    isClosing = false;
    times += 1;
    if (times <= TIMES) setTimeout(again, PAUSE);
    else void ask();
  });

  function again(): void {
    if (!window.isDestroyed()) window.close();
  }

  async function ask(): Promise<void> {
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: 'The last change could not be saved.',
      detail: 'What is on screen is not all in the store yet. The page says why.',
      buttons: ['Keep the window', 'Close and lose the change'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    times = 0;
    anyway = response === 1;
    if (anyway) again();
  }
}
