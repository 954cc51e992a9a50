import { app, dialog, type BrowserWindow, type MessageBoxOptions } from 'electron';

/** A page that ends this often in this time is not loaded again by itself. */
const OFTEN = 3;
const WITHIN_MS = 60_000;

const kept = 'What was on screen is kept: open the plan again from the start page.';

/** What is told of faults of the page. */
export interface FaultListener {
  readonly log: (what: string) => void;
  /** The page is no more; another one is loaded. */
  readonly gone: () => void;
}

/** Brings the page back when its process has ended, and asks what to do when it does not answer. */
export function recoverFromFaults(window: BrowserWindow, { log, gone }: FaultListener): void {
  const { webContents: contents } = window;
  const ends: number[] = [];
  let isOurs = false;

  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    gone();
    if (isOurs) {
      isOurs = false;
      contents.reload();
      return;
    }
    log(`The process of the page has ended: ${reason} (${exitCode}).`);
    const now = performance.now();
    ends.push(now);
    const isOften = ends.filter((time) => now - time < WITHIN_MS).length >= OFTEN;
    if (!isOften) contents.reload();
    void tell(isOften);
  });

  let waiting: AbortController | undefined;
  window.on('unresponsive', () => {
    // It is asked about once, however often it is noticed.
    if (waiting) return;
    waiting = new AbortController();
    void askToWait(waiting.signal).finally(() => {
      waiting = undefined;
    });
  });
  window.on('responsive', () => waiting?.abort());

  async function tell(isOften: boolean): Promise<void> {
    if (!isOften) {
      await show({ type: 'error', message: 'The page of Cadastre has ended unexpectedly, and was loaded again.', detail: kept, buttons: ['Go on'] });
      return;
    }
    const response = await show({
      type: 'error',
      message: 'The page of Cadastre ends again and again.',
      detail: kept,
      buttons: ['Load it again', 'Quit'],
    });
    if (response === 1) app.quit();
    else if (!window.isDestroyed()) contents.reload();
  }

  async function askToWait(signal: AbortSignal): Promise<void> {
    const response = await show({
      type: 'warning',
      message: 'Cadastre does not answer.',
      detail: 'It may be at work on something large. Loading the page again loses at most what was changed in the last second.',
      buttons: ['Wait', 'Load the page again'],
      signal,
    });
    if (response !== 1 || window.isDestroyed()) return;
    isOurs = true;
    contents.forcefullyCrashRenderer();
  }

  async function show(options: MessageBoxOptions): Promise<number> {
    const { response } = await dialog.showMessageBox(window, { defaultId: 0, cancelId: 0, noLink: true, ...options });
    return response;
  }
}
