import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A program that serves the app, started as users start it. */
export class ServedApp {
  readonly url: URL;
  readonly process: ChildProcess;
  readonly output: () => string;

  private constructor(child: ChildProcess, url: URL, output: () => string) {
    this.process = child;
    this.url = url;
    this.output = output;
  }

  /**
   * Starts a script on this Node and waits until it has printed the app's address. Its plans are in a store of its own, which goes when it ends,
   * unless the call names one.
   */
  static async start(script: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<ServedApp> {
    const folder = mkdtempSync(join(tmpdir(), 'cadastre-served-'));
    const child = spawn(process.execPath, [resolve(script), ...args], {
      env: { ...process.env, CADASTRE_DB: join(folder, 'plans.db'), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    let output = '';
    const url = await new Promise<URL>((found, failed) => {
      const read = (data: Buffer) => {
        output += data.toString();
        const [address] = /http:\/\/\S+#\S+/.exec(output) ?? [];
        if (address !== undefined) found(new URL(address));
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.on('error', failed);
      child.on('exit', (code) => failed(new Error(`It ended with ${code}: ${output}`)));
    });
    return new ServedApp(child, url, () => output);
  }

  get secret(): string {
    return this.url.hash.slice(1);
  }

  /** Sends `signal` and returns the exit code. */
  async end(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return this.process.exitCode;
    const exited = once(this.process, 'exit');
    this.process.kill(signal);
    await exited;
    return this.process.exitCode;
  }

  /** Asks as the page does, and returns the answer. */
  async ask(name: string, ask: unknown = {}): Promise<unknown> {
    const { status, text } = await this.send(`/request/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-cadastre-secret': this.secret },
      body: JSON.stringify(ask),
    });
    if (status !== 200) throw new Error(`${name} was answered with ${status}: ${text}`);
    return JSON.parse(text) as unknown;
  }

  /** Sends a request as no browser would: any header, any path, taken as they are. */
  send(
    path: string,
    { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {},
  ): Promise<Answer> {
    return new Promise((answered, failed) => {
      const call = request({ host: '127.0.0.1', port: this.url.port, path, method, headers }, (response) => {
        let text = '';
        response.on('data', (data) => (text += String(data)));
        response.on('end', () => answered({ status: response.statusCode ?? 0, headers: response.headers, text }));
        // Whoever sends too much is answered and cut off; the answer counts.
        response.on('error', () => answered({ status: response.statusCode ?? 0, headers: response.headers, text }));
      });
      call.on('error', failed);
      call.end(body);
    });
  }
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}
