import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';
import { endpoint, preloadWorld } from '../bridge.js';
import { decode, encode } from '../wire.js';
import { browserContext } from './context.ts';
import { invoke } from './ipc-main.ts';
import { note, preventable, strict } from './log.ts';
import { toApp, toWeb } from './protocol.ts';
import { session } from './session.ts';

interface Options {
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  webPreferences?: { preload?: string; sandbox?: boolean; contextIsolation?: boolean; nodeIntegration?: boolean };
}
type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };
interface FromPage {
  readonly kind: 'invoke' | 'send' | 'preload-error';
  readonly id: number;
  readonly channel: string;
  readonly args: unknown;
  readonly error: string;
}

/** Name of the isolated world that the preload runs in: the page cannot reach it. */
const PRELOAD_WORLD = 'preload';
const EVENT_PREFIX = `bridge-${Math.random().toString(36).slice(2)}:`;

/** The open windows, oldest first. */
export const windows: BrowserWindow[] = [];

const listeners: { contents?: (contents: WebContents) => void; last?: () => void } = {};
export function onContentsCreated(listener: (contents: WebContents) => void): void {
  listeners.contents = listener;
}
export function onLastClosed(listener: () => void): void {
  listeners.last = listener;
}

class WebContents extends EventEmitter {
  openHandler: OpenHandler = () => ({ action: 'allow' });
  readonly session = session.defaultSession;
  readonly #window: BrowserWindow;

  constructor(window: BrowserWindow) {
    super();
    this.#window = window;
  }
  getTitle(): string {
    return this.#window.title;
  }
  isDestroyed(): boolean {
    return this.#window.isDestroyed();
  }
  send(channel: string, ...args: unknown[]): void {
    this.#window.tellPreload(channel, structuredClone(args));
  }
  reload(): void {
    note('reload');
    void this.#window.page?.reload().catch(() => undefined);
  }
  /** The page's process is taken away; Electron says so by an event. */
  forcefullyCrashRenderer(): void {
    note('forcefullyCrashRenderer');
    setImmediate(() => this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 }));
  }
  getURL(): string {
    return toApp(this.#window.page?.url() ?? '');
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
}

export class BrowserWindow extends EventEmitter {
  page: Page | undefined;
  /** The address that main itself is loading: not a navigation by the page. */
  loading = '';
  title = '';
  #bounds: { x: number; y: number; width: number; height: number };
  #maximized = false;
  #destroyed = false;
  readonly webContents: WebContents;
  readonly #options: Options;
  readonly #opened: Promise<void>;
  #cdp: CDPSession | undefined;
  #frameId = '';
  #preloadContext: number | undefined;

  constructor(options: Options = {}) {
    super();
    const { sandbox, contextIsolation, nodeIntegration } = options.webPreferences ?? {};
    if (sandbox !== true || contextIsolation !== true || nodeIntegration !== false)
      throw new Error('A window should be sandboxed and isolated, without Node.');
    this.#options = options;
    this.#bounds = { x: options.x ?? 320, y: options.y ?? 124, width: options.width ?? 800, height: options.height ?? 600 };
    note('window', options);
    this.webContents = strict('webContents', new WebContents(this));
    windows.push(this);
    listeners.contents?.(this.webContents);
    this.#opened = this.#open();
  }

  async loadURL(url: string): Promise<void> {
    await this.#opened;
    this.loading = toWeb(url);
    await this.page?.goto(this.loading);
  }
  show(): void {
    note('show');
  }
  focus(): void {
    note('focus');
  }
  restore(): void {
    note('restore');
  }
  isMinimized(): boolean {
    return false;
  }
  maximize(): void {
    this.#maximized = true;
    note('maximize');
    this.emit('maximize');
  }
  isMaximized(): boolean {
    return this.#maximized;
  }
  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return { ...this.#bounds };
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  close(): void {
    void this.tryToClose();
  }
  /** Not Electron's: the user moves the window. */
  moveTo(bounds: { x: number; y: number; width: number; height: number }, maximized: boolean): void {
    this.#bounds = bounds;
    this.#maximized = maximized;
    this.emit('move');
    this.emit('resize');
  }
  /** `close`, then the page's own wish to stay, which main may overrule; reports whether the window is gone. */
  async tryToClose(): Promise<boolean> {
    const event = preventable();
    this.emit('close', event);
    if (event.defaultPrevented) return false;
    const page = this.page;
    if (!page || page.isClosed()) return true;
    const stays = new Promise<boolean>((resolve) => (this.#stays = resolve));
    const gone = new Promise<boolean>((resolve) => page.once('close', () => resolve(false)));
    await page.close({ runBeforeUnload: true });
    return !(await Promise.race([stays, gone]));
  }
  #stays: (stays: boolean) => void = () => undefined;

  async #open(): Promise<void> {
    const context = await browserContext();
    const used = new Set(windows.map(({ page }) => page));
    const page = context.pages().find((candidate) => !used.has(candidate)) ?? (await context.newPage());
    this.page = page;
    const { width = 800, height = 600 } = this.#options;
    await page.setViewportSize({ width, height });
    const cdp = await context.newCDPSession(page);
    this.#cdp = cdp;
    this.#frameId = (await cdp.send('Page.getFrameTree')).frameTree.frame.id;
    cdp.on('Runtime.executionContextCreated', ({ context: world }) => {
      const { frameId } = world.auxData as { frameId?: string };
      if (world.name === PRELOAD_WORLD && frameId === this.#frameId) this.#preloadContext = world.id;
    });
    cdp.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === '__toMain') void this.#receive(JSON.parse(payload) as FromPage);
    });
    await cdp.send('Runtime.enable');
    await cdp.send('Page.enable');
    await cdp.send('Runtime.addBinding', { name: '__toMain', executionContextName: PRELOAD_WORLD });
    await this.#injectWorlds(cdp);
    await this.#catchNewWindows(page);
    page.on('load', () => {
      // The page may be gone or be loaded again by now; then another `load` follows.
      void this.#readTitle().catch(() => undefined);
      this.emit('ready-to-show');
    });
    page.on('dialog', (question) => {
      if (question.type() !== 'beforeunload') return void question.dismiss();
      const event = preventable();
      this.webContents.emit('will-prevent-unload', event);
      note('will-prevent-unload', event.defaultPrevented);
      if (!event.defaultPrevented) this.#stays(true);
      void (event.defaultPrevented ? question.accept() : question.dismiss()).catch(() => undefined);
    });
    page.on('pageerror', (error) => note('pageerror', error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') note('console', message.text());
    });
    page.on('popup', (popup) => {
      note('popup', popup.url());
      void popup.close();
    });
    page.on('close', () => this.#closed());
  }

  /** Both ends of the bridge, and the built preload in the isolated one, before anything of the page runs. */
  async #injectWorlds(cdp: CDPSession): Promise<void> {
    const preload = this.#options.webPreferences?.preload;
    if (preload === undefined) return;
    const source = readFileSync(preload, 'utf8');
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      source: `if (top === window) (${String(endpoint)})('page', 'preload', '${EVENT_PREFIX}')`,
    });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: PRELOAD_WORLD,
      source: `if (top === window) {
        ${String(encode)}
        ${String(decode)}
        const bridge = (${String(endpoint)})('preload', 'page', '${EVENT_PREFIX}');
        (${String(preloadWorld)})(bridge, encode, decode, (json) => __toMain(json), ${JSON.stringify(source)}, ${JSON.stringify(`file://${preload}`)});
      }`,
    });
  }

  /** Asks main's handler before a window is made, so that the handler decides, as in Electron. */
  async #catchNewWindows(page: Page): Promise<void> {
    await page.exposeBinding('__title', (_source, text: string) => {
      if (text === this.title) return;
      this.title = text;
      this.emit('page-title-updated', preventable(), text);
    });
    await page.exposeBinding('__openWindow', (_source, url: string) => {
      const { action } = this.webContents.openHandler({ url });
      note('window.open', url, action);
    });
    await page.addInitScript(() => {
      const ask = (url: string) => (window as unknown as { __openWindow(url: string): unknown }).__openWindow(url);
      window.open = (url) => {
        void ask(new URL(String(url), location.href).href);
        return null;
      };
      addEventListener('click', (event) => {
        const link = (event.target as Element).closest<HTMLAnchorElement>('a[target=_blank]');
        if (link === null || event.defaultPrevented) return;
        event.preventDefault();
        void ask(link.href);
      });
    });
  }

  /** Not Electron's own way to hear of it, but as soon. */
  async #readTitle(): Promise<void> {
    await this.page?.evaluate(() => {
      const tell = () => void (window as unknown as { __title(text: string): unknown }).__title(document.title);
      new MutationObserver(tell).observe(document.head, { childList: true, subtree: true, characterData: true });
      tell();
    });
  }

  async #receive(message: FromPage): Promise<void> {
    if (message.kind === 'preload-error') {
      note('preload-error', message.error);
      return;
    }
    const event = { sender: this.webContents, senderFrame: { url: this.webContents.getURL(), parent: null } };
    try {
      const value = await invoke(message.channel, event, decode(message.args) as unknown[]);
      this.#toPreload({ id: message.id, value: encode(value) });
    } catch (error) {
      this.#toPreload({ id: message.id, error: (error as Error).message });
    }
  }

  #toPreload(message: object): void {
    if (this.#preloadContext === undefined) return;
    const expression = `__fromMain(${JSON.stringify(JSON.stringify(message))})`;
    // The page may be gone by now, and with it whoever waited.
    void this.#cdp?.send('Runtime.evaluate', { expression, contextId: this.#preloadContext }).catch(() => undefined);
  }

  tellPreload(channel: string, args: unknown[]): void {
    note('send', channel, ...args);
    this.#toPreload({ kind: 'send', channel, args: encode(args) });
  }

  #closed(): void {
    windows.splice(windows.indexOf(this), 1);
    this.#destroyed = true;
    this.emit('closed');
    if (windows.length === 0) listeners.last?.();
  }
}
