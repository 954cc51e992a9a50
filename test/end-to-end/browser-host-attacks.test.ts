import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBackend, type Backend } from '../../backend/backend.ts';
import { startServer, type Server } from '../../browser/server.ts';
import { ServedApp } from './served-app.ts';

/** A caller that speaks HTTP byte by byte. */
class RawCaller {
  readonly socket: Socket;
  readonly closed: Promise<unknown>;
  text = '';

  constructor(port: number) {
    this.socket = connect(port, '127.0.0.1');
    this.socket.on('error', () => undefined);
    this.socket.on('data', (data) => (this.text += data.toString('latin1')));
    this.closed = once(this.socket, 'close');
  }
  get status(): string {
    return this.text.slice(0, this.text.indexOf('\r\n'));
  }
}

const head = (port: number, path: string, headers: Record<string, string | number> = {}) =>
  [
    `POST ${path} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    'content-type: application/json',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ].join('\r\n');

describe('callers that dawdle or crowd', () => {
  let folder: string;
  let backend: Backend;
  let server: Server;
  let faults: unknown[];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cadastre-slow-'));
    backend = createBackend({ version: '0', runtime: { kind: 'browser', name: 'test' }, store: join(folder, 'plans.db') });
    faults = [];
    const patience = { headers: 200, request: 600, ending: 300 };
    const started = await startServer({ backend, files: new Map(), port: 0, log: (fault) => faults.push(fault), patience });
    if (!started.ok) throw new Error('no port');
    server = started.value;
  });
  afterEach(async () => {
    await server.close();
    await backend.close();
    rmSync(folder, { recursive: true, force: true });
    expect(faults).toEqual([]);
  });

  const secret = () => new URL(server.url).hash.slice(1);
  const info = () =>
    fetch(`http://127.0.0.1:${server.port}/request/app/info`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-cadastre-secret': secret() },
      body: '{}',
    });

  test('whoever sends nothing at all is cut off', async () => {
    const caller = new RawCaller(server.port);
    await caller.closed;
    expect(caller.status).toMatch(/^(|HTTP\/1.1 408 .*)$/);
  });

  test('whoever sends headers a byte at a time is cut off', async () => {
    const caller = new RawCaller(server.port);
    const drip = setInterval(() => caller.socket.write('x-a: 1\r\n'), 30);
    caller.socket.write(`${head(server.port, '/request/app/info')}\r\n`);
    await caller.closed;
    clearInterval(drip);
    expect(caller.status).toContain('408');
  });

  test('whoever knows the secret and sends a body a byte at a time is cut off', async () => {
    const caller = new RawCaller(server.port);
    caller.socket.write(`${head(server.port, '/request/app/info', { 'x-cadastre-secret': secret(), 'content-length': 1000 })}\r\n\r\n`);
    const drip = setInterval(() => caller.socket.write(' '), 30);
    await caller.closed;
    clearInterval(drip);
    expect(caller.text).toContain('408');
  });

  test('whoever does not know the secret is answered and cut off before the body', async () => {
    const caller = new RawCaller(server.port);
    caller.socket.write(`${head(server.port, '/request/plan/create', { 'content-length': 100_000_000 })}\r\n\r\n`);
    await caller.closed;
    expect(caller.status).toContain('403');
  });

  test('whoever declares too much is answered and cut off before the body', async () => {
    const caller = new RawCaller(server.port);
    caller.socket.write(`${head(server.port, '/request/plan/create', { 'x-cadastre-secret': secret(), 'content-length': 200_000_000 })}\r\n\r\n`);
    await caller.closed;
    expect(caller.status).toContain('413');
  });

  test('headers that are too large, and lengths that contradict each other, are refused', async () => {
    const large = new RawCaller(server.port);
    large.socket.write(`${head(server.port, '/', { 'x-large': 'x'.repeat(20_000) })}\r\n\r\n`);
    await large.closed;
    expect(large.status).toContain('431');
    const two = new RawCaller(server.port);
    two.socket.write(`${head(server.port, '/request/app/info', { 'content-length': 2, 'transfer-encoding': 'chunked' })}\r\n\r\n0\r\n\r\n`);
    await two.closed;
    expect(two.status).toContain('400');
  });

  test('a crowd of silent connections does not keep the page out', async () => {
    const crowd = Array.from({ length: 150 }, () => new RawCaller(server.port));
    await Promise.all(crowd.map(({ closed }) => closed));
    expect((await info()).status).toBe(200);
  });

  test('answers go on while some dawdle', async () => {
    const crowd = Array.from({ length: 50 }, () => new RawCaller(server.port));
    expect((await info()).status).toBe(200);
    crowd.forEach(({ socket }) => socket.destroy());
  });
});

describe('the end of the host', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cadastre-end-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const text = (words: string) => `# ${words}\ncadastre: 1\nname: Kept\n`;

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s while a working copy is on its way: it is answered, and kept', async (signal) => {
    const args = ['--no-open', '--db', join(folder, 'plans.db')];
    const first = await ServedApp.start('out/app/main/serve.js', args);
    const created = await first.ask('plan/create', { name: 'Kept', text: text('before'), language: 'yaml' });
    const { value } = created as { value: { version: number; opening: number } };
    const body = JSON.stringify({ plan: 'Kept', version: value.version, opening: value.opening, text: text('after'), language: 'yaml' });
    const caller = new RawCaller(Number(first.url.port));
    const length = Buffer.byteLength(body);
    caller.socket.write(
      `${head(Number(first.url.port), '/request/working/save', { 'x-cadastre-secret': first.secret, 'content-length': length })}\r\n\r\n`,
    );
    caller.socket.write(body.slice(0, 40));
    // Until the host has read the headers.
    await new Promise((resolve) => setTimeout(resolve, 150));
    const ended = first.end(signal);
    await new Promise((resolve) => setTimeout(resolve, 150));
    caller.socket.write(body.slice(40));
    await caller.closed;
    expect(caller.text).toContain('"kind":"saved"');
    expect(await ended).toBe(0);

    const second = await ServedApp.start('out/app/main/serve.js', args);
    // What the first run had open is closed with it.
    expect(await second.ask('plan/open', { name: 'Kept' })).toMatchObject({ ok: true, value: { text: text('after'), others: [] } });
    expect(await second.end()).toBe(0);
  });

  test('a caller that never finishes does not keep it from ending', async () => {
    const host = await ServedApp.start('out/app/main/serve.js', ['--no-open']);
    const caller = new RawCaller(Number(host.url.port));
    caller.socket.write(`${head(Number(host.url.port), '/request/app/info', { 'x-cadastre-secret': host.secret, 'content-length': 9 })}\r\n\r\n`);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(await host.end()).toBe(0);
  });
});

describe.runIf(process.platform === 'linux')('another user of the machine', () => {
  test('finds the secret in no argument, no variable and no file of the host, and may not look at the plans', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cadastre-user-'));
    const env = { HOME: folder, XDG_DATA_HOME: join(folder, 'data'), TMPDIR: folder, CADASTRE_DB: join(folder, 'data', 'plans.db') };
    const host = await ServedApp.start('out/app/main/serve.js', ['--no-open'], env);
    try {
      await host.ask('plan/create', { name: 'Plan', text: 'cadastre: 1\nname: Plan\n', language: 'yaml' });
      const shown = ['cmdline', 'environ'].map((name) => readFileSync(`/proc/${host.process.pid}/${name}`, 'latin1'));
      expect(shown.join('\n')).not.toContain(host.secret);
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      expect(files.map(({ name }) => name)).toContain('plans.db');
      expect(statSync(join(folder, 'data')).mode & 0o077).toBe(0);
      for (const { parentPath, name } of files) expect(readFileSync(join(parentPath, name), 'latin1')).not.toContain(host.secret);
    } finally {
      await host.end();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
