import { EventEmitter, once } from 'node:events';
import { browserContext, userData } from './context.ts';
import { note, preventable, strict } from './log.ts';
import { answerRoute } from './requests.ts';
import { onContentsCreated, onLastClosed, windows } from './window.ts';

class App extends EventEmitter {
  // What is packaged takes one argument less; nothing else depends on it.
  readonly isPackaged = process.env['SHIM_PACKAGED'] === '1';
  readonly name = 'Cadastre';
  #ready = false;
  #quitting = false;

  async whenReady(): Promise<void> {
    if (!this.#ready) await once(this, 'ready');
  }
  isReady(): boolean {
    return this.#ready;
  }
  requestSingleInstanceLock(): boolean {
    return true;
  }
  enableSandbox(): void {
    if (this.#ready) throw new Error('The sandbox should be enabled before the app is ready.');
    note('enableSandbox');
  }
  getPath(name: string): string {
    if (name !== 'userData') throw new Error(`The shim knows no path ${name}.`);
    return userData;
  }
  addRecentDocument(file: string): void {
    note('addRecentDocument', file);
  }
  clearRecentDocuments(): void {
    note('clearRecentDocuments');
  }
  setAboutPanelOptions(options: unknown): void {
    note('setAboutPanelOptions', options);
  }
  /** As Electron: `before-quit`, then each window is closed, then `will-quit`; whoever prevents one of them stops it. */
  quit(): void {
    if (this.#quitting) return;
    this.#quitting = true;
    void this.#quit().finally(() => (this.#quitting = false));
  }
  async #quit(): Promise<void> {
    this.emit('before-quit', preventable());
    for (const window of [...windows]) if (!(await window.tryToClose())) return;
    const event = preventable();
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }
  exit(code: number): void {
    void browserContext()
      .then((context) => context.close())
      .catch(() => undefined)
      .finally(() => process.exit(code));
  }
  /** Not Electron's: what its start does before `ready`. */
  async start(): Promise<void> {
    const context = await browserContext();
    await context.route('**/*', answerRoute);
    onLastClosed(() => {
      if (!this.#quitting) this.emit('window-all-closed');
    });
    this.#ready = true;
    this.emit('ready');
  }
}

export const app = strict('app', new App());

onContentsCreated((contents) => app.emit('web-contents-created', {}, contents));

// After main's own first lines have run, as in Electron.
setImmediate(() => {
  app.start().catch((error: unknown) => {
    console.error(error);
    process.exit(70);
  });
});
