import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { cadastre, LAUNCHER, planFile, SMALL_PLAN } from '../support/command-line.ts';
import { ServedApp } from '../end-to-end/served-app.ts';

test('schema prints a JSON Schema that the examples satisfy and wrong documents do not', async () => {
  const { code, out, err } = await cadastre(['schema']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const schema = JSON.parse(out) as { $schema?: string };
  const valid = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
  for (const name of ['first-plan.yaml', 'hub-and-spoke.yaml', 'broken.yaml']) {
    expect(valid(parse(readFileSync(path.resolve(import.meta.dirname, '../../examples', name), 'utf8')))).toBe(true);
  }
  for (const wrong of [{}, { cadastre: 2, name: 'x' }, { cadastre: 1, name: 'x', bogus: 1 }, { cadastre: 1, name: 'x', virtualNetworks: {} }]) {
    expect(valid(wrong)).toBe(false);
  }
});

// Where the app was changed since it was last used, it is built first.
test('serve prints an address, answers data only to who knows its secret, and ends with Ctrl-C', { timeout: 120_000 }, async () => {
  const app = await ServedApp.start(LAUNCHER, ['serve', planFile(SMALL_PLAN), '--no-open']);
  try {
    expect(app.output()).toContain(`Cadastre is at http://127.0.0.1:${app.url.port}/#`);
    expect(app.secret.length).toBeGreaterThan(30);
    // The page itself is no secret: it holds nothing of the plan, and the secret stands behind the # that browsers keep to themselves.
    const page = await app.send('/');
    expect(page.status).toBe(200);
    expect(page.text).not.toContain(app.secret);
    const ask = (secret: string) =>
      app.send('/request/app/info', { method: 'POST', headers: { 'content-type': 'application/json', 'x-cadastre-secret': secret }, body: '{}' });
    expect((await ask('')).status).toBe(403);
    expect((await ask('x'.repeat(app.secret.length))).status).toBe(403);
    const answer = await ask(app.secret);
    expect(answer.status).toBe(200);
    expect(await app.ask('file/started')).toMatchObject({ value: { file: 'plan.yaml', text: SMALL_PLAN } });
  } finally {
    expect(await app.end('SIGINT')).toBe(0);
  }
});

test('serve refuses a port that is taken', { timeout: 120_000 }, async () => {
  const app = await ServedApp.start(LAUNCHER, ['serve', '--no-open']);
  try {
    const second = await cadastre(['serve', '--no-open', '--port', app.url.port]);
    expect(second).toMatchObject({ code: 2, out: '' });
    expect(second.err).toContain(app.url.port);
  } finally {
    expect(await app.end('SIGTERM')).toBe(0);
  }
});
