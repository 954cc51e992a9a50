import { expect, onTestFinished, test } from 'vitest';
import { createBackend } from '../../backend/backend.ts';
import { openedStore, planText, save, storePath, valueOf } from '../support/store.ts';

test('a plan that has revisions alone has no text to edit: nothing is saved until all of it is sent', async () => {
  const file = storePath();
  const text = planText('shop');
  valueOf(await save(await openedStore(file), text));
  const backend = createBackend({ version: '0', runtime: { kind: 'browser', name: 'test' }, store: file });
  onTestFinished(() => backend.close());
  const open = () => backend.answer('plan/open', { name: 'shop' });
  expect(await open()).toMatchObject({ ok: true, value: { text, version: 0, basedOn: 1 } });
  for (const edits of [[], [{ at: 0, was: '#', text: '' }]])
    expect(await backend.answer('working/edit', { plan: 'shop', version: 0, opening: 1, edits })).toMatchObject({
      ok: false,
      problems: [{ code: 'text-changed' }],
    });
  expect(await open()).toMatchObject({ ok: true, value: { text, version: 0 } });
  const whole = { plan: 'shop', version: 0, opening: 1, text: `${text}\n`, language: 'yaml' };
  expect(await backend.answer('working/save', whole)).toMatchObject({ ok: true, value: { kind: 'saved', version: 1 } });
  const edit = { plan: 'shop', version: 1, opening: 1, edits: [{ at: text.length, was: '\n', text: '' }] };
  expect(await backend.answer('working/edit', edit)).toMatchObject({ ok: true, value: { kind: 'saved', version: 2 } });
  expect(await open()).toMatchObject({ ok: true, value: { text, version: 2 } });
});
