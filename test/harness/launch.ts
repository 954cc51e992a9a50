import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { Command } from './shim/control.ts';

export interface LaunchOptions {
  /** The built main process. */
  readonly main: string;
  readonly userData: string;
  readonly args?: readonly string[];
  /** On top of what this process has. The store is one in `userData` unless CADASTRE_DB names another. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The app, running under the shim. Shaped like Playwright's own `_electron.launch()`. */
export class ShimmedApp {
  readonly #child: ReturnType<typeof fork>;
  readonly #port: number;
  readonly #exited: Promise<unknown>;
  #browser: Browser | undefined;
  #stderr = '';
  #last = 0;

  private constructor(child: ReturnType<typeof fork>, port: number) {
    this.#child = child;
    this.#port = port;
    this.#exited = once(child, 'exit');
    child.stderr?.on('data', (data) => (this.#stderr += String(data)));
    child.stdout?.resume();
  }

  static async launch({ main, userData, args = [], env = {} }: LaunchOptions): Promise<ShimmedApp> {
    const port = await freePort();
    // In Electron the app's folder stands where the main file stands here.
    const child = fork(main, args, {
      execArgv: ['--import', fileURLToPath(new URL('./register.ts', import.meta.url))],
      env: { ...process.env, CADASTRE_DB: join(userData, 'plans.db'), ...env, SHIM_PORT: String(port), SHIM_USER_DATA: userData },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    return new ShimmedApp(child, port);
  }

  /** What main wrote to standard error so far. */
  get stderr(): string {
    return this.#stderr;
  }

  /** Waits for the first window's page. */
  async firstWindow(timeoutMs = 20_000): Promise<Page> {
    const end = Date.now() + timeoutMs;
    while (Date.now() < end) {
      if (this.#child.exitCode !== null) throw new Error(`Main ended with ${this.#child.exitCode}: ${this.#stderr}`);
      const page = await this.#findPage();
      if (page) {
        // Without a listener this side would answer the page's questions before the shim does.
        page.on('dialog', () => undefined);
        await page.waitForLoadState();
        return page;
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`No window after ${timeoutMs} ms: ${this.#stderr}`);
  }

  async #findPage(): Promise<Page | undefined> {
    try {
      this.#browser ??= await chromium.connectOverCDP(`http://127.0.0.1:${this.#port}`);
    } catch {
      return undefined;
    }
    return this.#browser
      .contexts()[0]
      ?.pages()
      .find((page) => page.url() !== 'about:blank');
  }

  /** Asks the shim for something; see `Command`. */
  ask(command: Command): Promise<unknown> {
    const id = ++this.#last;
    return new Promise((resolve) => {
      const onMessage = (message: { id: number; value: unknown }) => {
        if (message.id !== id) return;
        this.#child.off('message', onMessage);
        resolve(message.value);
      };
      this.#child.on('message', onMessage);
      this.#child.send({ id, command });
    });
  }

  /** Says what the user answers to the next dialog: a path, the number of a button, or nothing for Cancel. */
  async answerDialog(answer: unknown): Promise<void> {
    await this.ask({ do: 'answer-dialog', answer });
  }

  async log(): Promise<unknown[][]> {
    return (await this.ask({ do: 'log' })) as unknown[][];
  }

  /** Waits until main has ended and returns its exit code. */
  async ended(): Promise<number | null> {
    await this.#exited;
    await this.#browser?.close().catch(() => undefined);
    return this.#child.exitCode;
  }

  async close(): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.connected) this.#child.send({ id: 0, command: { do: 'quit' } });
    return this.ended();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
