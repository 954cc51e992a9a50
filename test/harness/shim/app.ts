import { EventEmitter, once } from 'node:events';
import { browserContext } from './context.ts';
import { strict } from './log.ts';
import { answerRoute } from './requests.ts';
import { windows } from './window.ts';

class App extends EventEmitter {
  readonly isPackaged = false;
  #ready = false;
  #quitting = false;

  async whenReady(): Promise<void> {
    if (!this.#ready) await once(this, 'ready');
  }
  requestSingleInstanceLock(): boolean {
    return true;
  }
  quit(): void {
    if (this.#quitting) return;
    this.#quitting = true;
    void (async () => {
      for (const window of [...windows]) await window.closePage();
      this.exit(0);
    })();
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
    this.#ready = true;
    this.emit('ready');
  }
}

export const app = strict('app', new App());

// After main's own first lines have run, as in Electron.
setImmediate(() => {
  app.start().catch((error: unknown) => {
    console.error(error);
    process.exit(70);
  });
});
