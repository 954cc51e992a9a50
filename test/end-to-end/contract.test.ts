import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBackend } from '../../backend/backend.ts';
import type { DesktopBridge } from '../../shared/contract/desktop.ts';
import { requestNames, type Ask, type RequestName } from '../../shared/contract/requests.ts';
import type { Result } from '../../shared/problem/result.ts';
import { whyNoChromium } from '../harness/browser.ts';
import { ShimmedApp } from '../harness/launch.ts';
import { ServedApp } from './served-app.ts';

/** Asks a host as a page would. */
interface Carrier {
  request(name: string, ask: unknown): Promise<Result<unknown>>;
  end(): Promise<unknown>;
}

const text = 'cadastre: 1\nname: Shop\n';
const other = `${text}description: ü → 😀 "&<\n`;
const shop = { plan: 'Shop' };
const yaml = { text, language: 'yaml' } as const;

type Row = { readonly [Name in RequestName]: readonly [name: Name, ask: Ask<Name>, gives: unknown] }[RequestName];
const given = (value: unknown) => ({ ok: true, value });
const refusedBy = (code: string) => ({ ok: false, problems: [expect.objectContaining({ code })] });

/** A conversation, in its order; whoever carries it, the answers are the same. Every request of the list is in it. */
const conversation: readonly Row[] = [
  [
    'app/info',
    {},
    given({
      name: 'Cadastre',
      version: expect.any(String),
      catalogVersion: '2026-11',
      runtime: expect.any(Object),
      user: expect.any(String),
      store: expect.stringContaining('plans.db'),
    }),
  ],
  ['settings/read', {}, given({ theme: 'system', author: '', density: 'compact' })],
  ['settings/write', { theme: 'dark', author: 'Ana', density: 'comfortable' }, given(null)],
  ['settings/read', {}, given({ theme: 'dark', author: 'Ana', density: 'comfortable' })],
  ['plan/list', {}, given([])],
  ['plan/create', { name: 'Shop', ...yaml }, given({ name: 'Shop', ...yaml, version: 1, basedOn: 0, opening: expect.any(Number), others: [] })],
  ['plan/create', { name: 'Shop', ...yaml }, refusedBy('plan-name-taken')],
  [
    'plan/open',
    { name: 'Shop' },
    given(expect.objectContaining({ ...yaml, version: 1, others: [expect.objectContaining({ holder: expect.any(String) })] })),
  ],
  ['plan/open', { name: 'Nobody' }, refusedBy('unknown-plan')],
  [
    'working/save',
    { ...shop, version: 1, opening: 1, text: other, language: 'yaml' },
    given({ kind: 'saved', version: 2, time: expect.any(String) }),
  ],
  [
    'working/save',
    { ...shop, version: 1, opening: 2, ...yaml },
    given(expect.objectContaining({ kind: 'changed', version: 2, theirs: { text: other, language: 'yaml' } })),
  ],
  [
    'working/edit',
    { ...shop, version: 1, opening: 2, edits: [] },
    given(expect.objectContaining({ kind: 'changed', version: 2, theirs: { text: other, language: 'yaml' } })),
  ],
  ['working/edit', { ...shop, version: 2, opening: 1, edits: [{ at: 0, was: 'other', text: '' }] }, refusedBy('text-changed')],
  // Half of a character at a time.
  [
    'working/edit',
    { ...shop, version: 2, opening: 1, edits: [{ at: other.indexOf('😀') + 1, was: '\ude00', text: '\ude01' }] },
    given({ kind: 'saved', version: 3, time: expect.any(String) }),
  ],
  ['plan/open', { name: 'Shop' }, given(expect.objectContaining({ text: other.replace('😀', '😁'), version: 3 }))],
  ['plan/close', { opening: 3 }, given(null)],
  [
    'working/edit',
    { ...shop, version: 3, opening: 1, edits: [{ at: other.indexOf('😀'), was: '😁', text: '😀' }] },
    given({ kind: 'saved', version: 4, time: expect.any(String) }),
  ],
  [
    'revision/save',
    { ...shop, note: 'first', author: 'Ana', ...yaml },
    given(expect.objectContaining({ number: 1, note: 'first', author: 'Ana', parent: null, tags: [], hash: expect.any(String) })),
  ],
  ['revision/save', { ...shop, note: 'again', author: 'Bo', ...yaml }, given(expect.objectContaining({ number: 1, note: 'first' }))],
  [
    'revision/save',
    { ...shop, note: 'second', author: 'Bo', text: other, language: 'yaml' },
    given(expect.objectContaining({ number: 2, parent: 1 })),
  ],
  ['revision/text', { ...shop, number: 2 }, given({ text: other, language: 'yaml' })],
  ['revision/text', { ...shop, number: 9 }, refusedBy('unknown-revision')],
  ['tag/set', { ...shop, number: 1, name: 'approved' }, given(null)],
  ['revision/list', shop, given([expect.objectContaining({ number: 2, tags: [] }), expect.objectContaining({ number: 1, tags: ['approved'] })])],
  ['tag/remove', { ...shop, name: 'approved' }, given(null)],
  ['plan/renew', { opening: 1 }, given([expect.any(Object)])],
  ['plan/close', { opening: 2 }, given(null)],
  ['plan/renew', { opening: 1 }, given([])],
  ['plan/list', {}, given([{ name: 'Shop', changed: expect.any(String), revision: 2, note: 'second', unsaved: false }])],
  ['plan/close', { opening: 1 }, given(null)],
  ['file/started', {}, given(null)],
  ['link/open', { url: 'https://example.org/' }, refusedBy('link-not-allowed')],
  // Nobody chooses a file: a dialog that is cancelled, or a host that has none.
  [
    'file/open',
    {},
    expect.toSatisfy((answer: Result<unknown>) => (answer.ok ? answer.value === null : answer.problems[0]?.code === 'chosen-by-page')),
  ],
  [
    'file/write',
    { suggested: 'x.csv', files: [{ path: 'x.csv', base64: 'eA==' }] },
    expect.toSatisfy((answer: Result<unknown>) => (answer.ok ? answer.value === null : answer.problems[0]?.code === 'chosen-by-page')),
  ],
];

/** Asks that no page of ours sends. */
const strange: readonly (readonly [name: string, ask: unknown])[] = [
  ...requestNames.map((name) => [name, { more: 1 }] as const),
  ['plan/open', { name: 7 }],
  ['plan/open', { name: { toString: 'x' } }],
  ['plan/open', []],
  ['plan/open', 'x'],
  ['working/save', { plan: 'Shop', version: 1.5, opening: 1, text: '', language: 'yaml' }],
  ['working/save', { plan: 'Shop', version: 1, opening: 1, text: '', language: 'xml' }],
  ['working/edit', { plan: 'Shop', version: 1, opening: 1, edits: [{ at: -1, was: '', text: '' }] }],
  ['working/edit', { plan: 'Shop', version: 1, opening: 1, edits: [{ at: 0, was: '' }] }],
  ['plan/create', { name: '', text: '', language: 'yaml' }],
  ['plan/create', { name: 'x\u0000y', text: '', language: 'yaml' }],
  ['settings/write', { theme: 'pink', author: '', density: 'compact' }],
  ['file/write', { suggested: 'x', files: [{ path: '../x', base64: '' }] }],
  ['file/write', { suggested: 'x', files: [{ path: 'x', base64: '%%' }] }],
];

const carriers: readonly (readonly [name: string, start: (folder: string) => Promise<Carrier>])[] = [
  [
    'a direct call',
    async (folder) => {
      const backend = createBackend({ version: '0', runtime: { kind: 'browser', name: 'test' }, store: join(folder, 'plans.db') });
      return { request: (name, ask) => backend.answer(name, ask), end: () => backend.close() };
    },
  ],
  [
    'HTTP',
    async (folder) => {
      const host = await ServedApp.start('out/app/main/serve.js', ['--no-open', '--db', join(folder, 'plans.db')]);
      return { request: (name, ask) => host.ask(name, ask) as Promise<Result<unknown>>, end: () => host.end() };
    },
  ],
  [
    'IPC',
    async (folder) => {
      const app = await ShimmedApp.launch({ main: resolve('out/app/main/index.js'), userData: folder });
      const page = await app.firstWindow();
      await page.getByText('desktop window').waitFor();
      for (let i = 0; i < 2; i++) await app.answerDialog(undefined);
      return {
        request: (name, ask) =>
          page.evaluate(
            ([of, what]) => (window.cadastre as DesktopBridge).request(of as 'app/info', what as Ask<'app/info'>) as Promise<Result<unknown>>,
            [name, ask] as const,
          ),
        end: () => app.close(),
      };
    },
  ],
];

test('every request of the list is in the conversation', () => {
  expect([...new Set(conversation.map(([name]) => name))].sort()).toEqual([...requestNames].sort());
});

describe.each(carriers)('over %s', (carrier, start) => {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-contract-'));
  const skipped = carrier === 'IPC' && whyNoChromium() !== '';
  let host: Carrier;
  beforeAll(async () => {
    if (!skipped) host = await start(folder);
  });
  afterAll(async () => {
    if (!skipped) await host.end();
    rmSync(folder, { recursive: true, force: true });
  });

  test.skipIf(skipped)('the conversation is answered as the contract says', async () => {
    for (const [i, [name, ask, gives]] of conversation.entries()) expect([i, name, await host.request(name, ask)]).toEqual([i, name, gives]);
  });

  test.skipIf(skipped).each(strange)('%s %j is refused in words, and changes nothing', async (name, ask) => {
    const before = await host.request('plan/list', {});
    const answer = await host.request(name, ask);
    expect(answer).toMatchObject({ ok: false });
    for (const { code, text: said } of answer.ok ? [] : answer.problems) {
      expect(code).not.toBe('unexpected');
      expect(said).not.toBe('');
    }
    expect(await host.request('plan/list', {})).toEqual(before);
  });
});
