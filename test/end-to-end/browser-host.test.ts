import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ServedApp } from './served-app.ts';

const json = { 'content-type': 'application/json' };

describe('the browser host', () => {
  let host: ServedApp;
  let good: Record<string, string>;

  beforeAll(async () => {
    host = await ServedApp.start('out/app/main/serve.js', ['--no-open']);
    good = { ...json, 'x-cadastre-secret': host.secret };
  });
  afterAll(async () => {
    await host.end();
  });

  const ask = (headers: Record<string, string>, path = '/request/app/info', body = '{}') => host.send(path, { method: 'POST', headers, body });

  test('answers its own page', async () => {
    const { status, text } = await ask(good);
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({
      ok: true,
      value: { name: 'Cadastre', runtime: { kind: 'browser' }, user: expect.any(String), store: expect.stringContaining('plans.db') },
    });
    expect(await host.ask('file/started')).toEqual({ ok: true, value: null });
    expect((await ask({ ...good, origin: host.url.origin, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await ask({ ...good, host: `localhost:${host.url.port}` })).status).toBe(200);
  });

  test.each([
    ['no secret', { 'x-cadastre-secret': '' }],
    ['a wrong secret', { 'x-cadastre-secret': 'a'.repeat(43) }],
    ['a foreign name for this machine', { host: 'evil.example' }],
    ['a foreign name with our port', { host: 'evil.example:PORT' }],
    ['our address with another port', { host: '127.0.0.1:1' }],
    ['a foreign origin', { origin: 'http://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['our name over https', { origin: 'https://127.0.0.1:PORT' }],
    ['the origin of another port', { origin: 'http://127.0.0.1:1' }],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page of another port', { 'sec-fetch-site': 'same-site' }],
  ])('refuses %s', async (_what, change) => {
    const headers = Object.fromEntries(Object.entries({ ...good, ...change }).map(([name, value]) => [name, value.replace('PORT', host.url.port)]));
    const { status, text } = await ask(headers);
    expect(status).toBe(403);
    expect(text).not.toContain(host.secret);
  });

  test('refuses foreign names for its files as well', async () => {
    expect((await host.send('/', { headers: { host: 'evil.example' } })).status).toBe(403);
    expect((await host.send('/', { headers: { origin: 'http://evil.example' } })).status).toBe(403);
  });

  test.each(['constructor', '__proto__', 'app/infos', 'app%2Finfo', '', '../index.html'])('knows no request named "%s"', async (name) => {
    expect((await ask(good, `/request/${name}`)).status).toBe(404);
  });

  test.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])('refuses the method %s', async (method) => {
    expect((await host.send('/', { method })).status).toBe(405);
    expect((await host.send('/request/app/info', { method, headers: good })).status).toBe(405);
  });

  test.each([
    '/../package.json',
    '/..%2f..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/....//package.json',
    '/..\\..\\package.json',
    '//etc/passwd',
    '/etc/passwd',
    '/assets',
    '/assets/',
    '/index.html%00.js',
    '/main/index.js',
    'http://127.0.0.1/../package.json',
  ])('serves no file at %s', async (path) => {
    expect((await host.send(path)).status).toBe(404);
  });

  test('refuses bodies that are too large, declared or not', async () => {
    const large = 'x'.repeat(1024 * 1024 + 1);
    expect((await ask(good, undefined, large)).status).toBe(413);
    expect((await ask({ ...good, 'transfer-encoding': 'chunked' }, undefined, large)).status).toBe(413);
  });

  test('refuses bodies that are no JSON, and other content types', async () => {
    expect((await ask(good, undefined, '{')).status).toBe(400);
    expect((await ask({ ...good, 'content-type': 'text/plain' })).status).toBe(415);
  });

  test('answers a wrong ask with a problem', async () => {
    for (const body of ['null', '[]', '"x"', '5']) {
      const { status, text } = await ask(good, undefined, body);
      expect([status, JSON.parse(text)]).toMatchObject([200, { ok: false, problems: [{ code: 'wrong-ask' }] }]);
    }
  });

  test('protects everything that it sends', async () => {
    const answers = await Promise.all([host.send('/'), host.send('/nothing'), ask(good), ask({})]);
    for (const { headers } of answers) {
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      });
      expect(headers).not.toHaveProperty('access-control-allow-origin');
      expect(headers).not.toHaveProperty('x-powered-by');
    }
  });

  test('sends headers alone for HEAD', async () => {
    const { status, headers, text } = await host.send('/', { method: 'HEAD' });
    expect([status, text]).toEqual([200, '']);
    expect(Number(headers['content-length'])).toBeGreaterThan(100);
  });

  test('listens on 127.0.0.1 alone', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) expect(await accepts(address, Number(host.url.port))).toBe(false);
    expect(await accepts('127.0.0.1', Number(host.url.port))).toBe(true);
  });

  test('gives each run its own secret, of 256 bits', async () => {
    const other = await ServedApp.start('out/app/main/serve.js', ['--no-open']);
    expect(await other.end()).toBe(0);
    expect(other.secret).not.toBe(host.secret);
    expect(Buffer.from(other.secret, 'base64url')).toHaveLength(32);
  });

  test('says so when the port is taken', async () => {
    await expect(ServedApp.start('out/app/main/serve.js', ['--no-open', '--port', host.url.port])).rejects.toThrow(
      `It ended with 2: Port ${host.url.port} is in use by another program. Leave --port out to take any free port.`,
    );
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('ends cleanly on %s, also while a connection is open', async (signal) => {
    const other = await ServedApp.start('out/app/main/serve.js', ['--no-open']);
    const socket = connect(Number(other.url.port), '127.0.0.1');
    socket.on('error', () => undefined);
    await new Promise((resolve) => socket.once('connect', resolve));
    expect(await other.end(signal)).toBe(0);
  });
});

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 });
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', () => done(true));
    socket.on('error', () => done(false));
    socket.on('timeout', () => done(false));
  });
}
