import { describe, expect, test } from 'vitest';
import { exportStore } from '../../../backend/store/export-store.ts';
import { importStore } from '../../../backend/store/import-store.ts';
import { addOpening, openingsOf, removeOpening, renewOpening } from '../../../backend/store/openings.ts';
import { findPlan } from '../../../backend/store/plans.ts';
import { readCarried } from '../../../backend/store/read-carried.ts';
import { readReference, referencedText } from '../../../backend/store/references.ts';
import { revisionsOf, revisionText } from '../../../backend/store/revisions.ts';
import { setSetting, setting } from '../../../backend/store/settings.ts';
import { readStore, writeStore } from '../../../backend/store/store.ts';
import { setTag, tagNameProblem } from '../../../backend/store/tags.ts';
import { verifyStore } from '../../../backend/store/verify.ts';
import { saveWorkingCopy, workingCopy, type WorkingCopyChanged } from '../../../backend/store/working-copies.ts';
import { codesOf, openedStore, planText, save, valueOf } from '../../support/store.ts';

describe('revisions', () => {
  test('each comes back as it was written, over more than one full text', async () => {
    const store = await openedStore();
    const long = Array.from({ length: 300 }, (_, i) => `# note ${(i * 7919) % 1000}\n`).join('');
    const text = (i: number) => `${long}${planText('shop', i)}`;
    for (let i = 1; i <= 70; i++) valueOf(await save(store, text(i), { note: `step ${i}` }));
    const plan = valueOf(findPlan(store, 'shop'));
    const revisions = revisionsOf(store, plan);
    expect(revisions.map(({ number, parent }) => [number, parent])).toEqual(Array.from({ length: 70 }, (_, i) => [i + 1, i === 0 ? null : i]));
    for (const revision of revisions) expect(valueOf(revisionText(store, plan, revision))).toBe(text(revision.number));
    const full = store.db.prepare("SELECT number FROM revisions WHERE encoding = 'full' ORDER BY number").pluck().all();
    expect(full).toEqual([1, 33, 65]);
    expect(valueOf(await verifyStore(store))).toEqual({ plans: 1, revisions: 70, faults: [] });
  });

  test('the newest text is not saved twice, an earlier one is', async () => {
    const store = await openedStore();
    const first = planText('shop', 1);
    expect(valueOf(await save(store, first))).toMatchObject({ isNew: true, revision: { number: 1 } });
    expect(valueOf(await save(store, first))).toMatchObject({ isNew: false, revision: { number: 1 } });
    valueOf(await save(store, planText('shop', 2)));
    expect(valueOf(await save(store, first))).toMatchObject({ isNew: true, revision: { number: 3 } });
  });

  test('a comment changes the text but not the hash of the document', async () => {
    const store = await openedStore();
    const [one, two] = [valueOf(await save(store, planText('shop', 1))), valueOf(await save(store, planText('shop', 2)))];
    expect(one.revision.hash).toBe(two.revision.hash);
    expect(one.revision.textHash).not.toBe(two.revision.textHash);
  });

  test('nothing is saved behind a revision that is not the newest', async () => {
    const store = await openedStore();
    valueOf(await save(store, planText('shop', 1), { parent: 0 }));
    expect(codesOf(await save(store, planText('shop', 2), { parent: 0 }))).toEqual(['plan-moved-on']);
    expect(valueOf(await save(store, planText('shop', 2), { parent: 1 })).revision.number).toBe(2);
  });

  test('a document that cannot be read is refused, and no plan begins', async () => {
    const store = await openedStore();
    expect(codesOf(await save(store, 'cadastre: 1\nnme: shop\n'))).toContain('unknown-key');
    expect(codesOf(findPlan(store, 'shop'))).toEqual(['unknown-plan']);
  });

  test.each([
    { sql: "UPDATE revisions SET note = 'other'", why: 'never changed' },
    { sql: 'DELETE FROM revisions', why: 'never removed' },
    {
      sql: 'INSERT INTO revisions SELECT plan, 7, parent, time, author, note, hash, canonical, text_hash, catalog, language, encoding, since_full, content, chain FROM revisions',
      why: 'numbered one after the other',
    },
  ])('they are $why', async ({ sql, why }) => {
    const store = await openedStore();
    valueOf(await save(store, planText('shop')));
    expect(() => store.db.exec(sql)).toThrow(why);
  });

  test.each(['time', 'author', 'note', 'hash', 'text_hash', 'catalog', 'chain'])('verify notices another value of "%s"', async (column) => {
    const store = await openedStore();
    valueOf(await save(store, planText('shop')));
    store.db.exec(`DROP TRIGGER revisions_stay; UPDATE revisions SET ${column} = ${column} || 'x'`);
    expect(valueOf(await verifyStore(store)).faults.join(' ')).toContain('Revision 1 of "shop"');
  });
});

describe('references', () => {
  test.each([
    { text: 'shop@3', expected: { plan: 'shop', ref: '3' }, why: 'a number' },
    { text: 'me@home@latest', expected: { plan: 'me@home', ref: 'latest' }, why: 'a name with the sign' },
    { text: 'shop@', expected: undefined, why: 'nothing behind' },
    { text: '@3', expected: undefined, why: 'nothing before' },
    { text: 'shop', expected: undefined, why: 'no sign' },
  ])('$text: $why', ({ text, expected }) => {
    expect(readReference(text)).toEqual(expected);
  });

  test('lead to numbers, tags, the newest and the working copy', async () => {
    const store = await openedStore();
    const texts = [planText('shop', 1), planText('shop', 2)] as const;
    valueOf(await save(store, texts[0], { tag: 'approved' }));
    valueOf(await save(store, texts[1]));
    const at = (ref: string) => referencedText(store, { plan: 'shop', ref });
    expect(['1', 'approved', '2', 'latest'].map((ref) => valueOf(at(ref)).text)).toEqual([texts[0], texts[0], texts[1], texts[1]]);
    expect(['3', '0', '99999999999999999999', 'aproved', 'working'].map((ref) => codesOf(at(ref)))).toEqual(Array(5).fill(['unknown-revision']));
    expect(at('aproved')).toMatchObject({ problems: [{ hint: 'Did you mean "approved"?' }] });
    expect(referencedText(store, { plan: 'shpo', ref: '1' })).toMatchObject({ problems: [{ code: 'unknown-plan', hint: 'Did you mean "shop"?' }] });
  });
});

describe('tags', () => {
  test('move only when asked', async () => {
    const store = await openedStore();
    valueOf(await save(store, planText('shop', 1)));
    valueOf(await save(store, planText('shop', 2)));
    const plan = valueOf(findPlan(store, 'shop'));
    const set = (number: number, move = false) => writeStore(store, () => setTag(store, plan, { name: 'approved', number }, move));
    expect(valueOf(set(1))).toEqual({ from: undefined });
    expect(valueOf(set(1))).toEqual({ from: 1 });
    expect(codesOf(set(2))).toEqual(['tag-taken']);
    expect(valueOf(set(2, true))).toEqual({ from: 1 });
    expect(valueOf(await verifyStore(store)).faults).toEqual([]);
  });

  test.each(['3', 'latest', 'working', 'a@b', '', 'a b', '-x', 'x'.repeat(41), 'a/b'])('cannot be called "%s"', (name) => {
    expect(tagNameProblem(name)?.code).toBe('wrong-tag-name');
  });
});

describe('working copies', () => {
  test('are saved over the version that was read, and never over another', async () => {
    const store = await openedStore();
    valueOf(await save(store, planText('shop')));
    const plan = valueOf(findPlan(store, 'shop'));
    const put = (text: string, version: number) =>
      writeStore(store, () =>
        saveWorkingCopy(store, plan, { text, language: 'yaml', basedOn: 1, version, time: '2026-11-26T09:00:00.000Z', holder: 'ada' }),
      );
    expect(valueOf(put('one', 0)).version).toBe(1);
    expect(valueOf(put('two', 1)).version).toBe(2);
    const late = put('three', 1);
    expect(codesOf(late)).toEqual(['working-copy-changed']);
    expect(late.ok || (late.problems[0] as WorkingCopyChanged).current).toMatchObject({ text: 'two', version: 2 });
    expect(workingCopy(store, plan)?.text).toBe('two');
  });
});

test('a plan that is opened twice says so, and a program without a sign of life is gone', async () => {
  const store = await openedStore();
  valueOf(await save(store, planText('shop')));
  const plan = valueOf(findPlan(store, 'shop'));
  const at = (second: number) => new Date(Date.UTC(2026, 10, 26, 9, 0, second));
  const first = addOpening(store, plan, { program: 'app', process: 1, host: 'desk', now: at(0) });
  expect(first.others).toEqual([]);
  expect(addOpening(store, plan, { program: 'app', process: 2, host: 'desk', now: at(20) }).others).toMatchObject([{ process: 1 }]);
  expect(renewOpening(store, first.id, at(25))).toBe(true);
  expect(openingsOf(store, plan, at(52)).map(({ process }) => process)).toEqual([1]);
  removeOpening(store, first.id);
  expect(openingsOf(store, plan, at(52))).toEqual([]);
});

test('settings come back, and are gone when they are removed', async () => {
  const store = await openedStore();
  setSetting(store, 'theme', { dark: true });
  expect(setting(store, 'theme')).toEqual({ dark: true });
  setSetting(store, 'theme', undefined);
  expect(setting(store, 'theme')).toBeUndefined();
});

describe('carrying over', () => {
  test('the same history comes out of another store, and a second time adds nothing', async () => {
    const [from, to] = [await openedStore(), await openedStore()];
    valueOf(await save(from, planText('shop', 1), { tag: 'approved' }));
    valueOf(await save(from, planText('shop', 2)));
    const file = JSON.stringify(valueOf(exportStore(from)));
    const carried = valueOf(readCarried(file));
    expect(valueOf(importStore(to, carried))).toEqual([{ plan: 'shop', added: 2, revisions: 2 }]);
    expect(valueOf(importStore(to, carried))).toEqual([{ plan: 'shop', added: 0, revisions: 2 }]);
    expect(JSON.stringify(valueOf(exportStore(to)))).toBe(file);
    expect(valueOf(await verifyStore(to)).faults).toEqual([]);
    expect(valueOf(importStore(to, carried, 'copy'))).toEqual([{ plan: 'copy', added: 2, revisions: 2 }]);
    expect(valueOf(await verifyStore(to)).faults).toEqual([]);
  });

  test('a history that differs is refused', async () => {
    const [from, to] = [await openedStore(), await openedStore()];
    valueOf(await save(from, planText('shop', 1)));
    valueOf(await save(to, planText('shop', 2)));
    expect(codesOf(importStore(to, valueOf(exportStore(from))))).toEqual(['plan-diverged']);
  });

  test('a file that was changed is refused', async () => {
    const store = await openedStore();
    valueOf(await save(store, planText('shop', 1), { note: 'first' }));
    const file = JSON.stringify(valueOf(exportStore(store)));
    for (const [from, to] of [
      ['first', 'fisrt'],
      ['# 1', '# 2'],
      ['ada', 'eve'],
      ['cadastre-store/1', 'cadastre-store/2'],
    ] as const)
      expect(codesOf(readCarried(file.replace(from, to)))).toEqual(['wrong-store-export']);
    expect(codesOf(readCarried('{'))).toEqual(['wrong-store-export']);
  });
});

test('what is read together is from one moment', async () => {
  const store = await openedStore();
  valueOf(await save(store, planText('shop', 1)));
  const other = await openedStore(store.file);
  readStore(store, () => {
    const plan = findPlan(store, 'shop');
    other.db.exec("INSERT INTO settings (key, value, seal) VALUES ('a', '1', '')");
    expect(setting(store, 'a')).toBeUndefined();
    return plan;
  });
  expect(setting(store, 'a')).toBe(1);
});
