import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { EngineCalls, Operation, TextStep } from '../../../../renderer/engine/calls.ts';
import { packed, unpacked } from '../../../../renderer/engine/packed.ts';
import { nearCalls } from '../../../../renderer/engine/remote.ts';
import { createSession } from '../../../../renderer/engine/session.ts';
import { packSnapshot, unpackSnapshot } from '../../../../renderer/engine/snapshot-delta.ts';
import type { Snapshot } from '../../../../renderer/engine/snapshot.ts';
import { createTextKeeper } from '../../../../renderer/engine/text-keeper.ts';
import { editText } from '../../../../shared/plan/text-edit.ts';

const TODAY = '2026-11-27';
const text = readFileSync('examples/hub-and-spoke.yaml', 'utf8');
const broken = readFileSync('examples/broken.yaml', 'utf8');

/** What somebody does to the landing zone, one after the other. */
const work: readonly Operation[] = [
  { kind: 'fields', title: 'inputs', subject: 'spoke-shop-weu/sqlmi', edits: [{ path: ['inputs', 'gp'], set: 12 }] },
  { kind: 'rename', subject: 'spoke-shop-weu/sqlmi', name: 'databases' },
  { kind: 'resize', subject: 'spoke-shop-weu/databases', length: '/24' },
  { kind: 'add', network: 'hub-neu', name: 'jump', service: 'virtual-machines', inputs: { machines: 3 } },
  { kind: 'service', subject: 'hub-neu/jump', service: 'bastion' },
  { kind: 'move', subject: 'spoke-data-neu/etl', nearest: true },
  { kind: 'remove', subject: 'spoke-integration-weu/apim' },
  { kind: 'edits', title: 'describe', edits: [{ path: ['description'], set: 'Changed.' }] },
  { kind: 'record' },
  { kind: 'add', network: 'spoke-shop-weu', name: 'batch', service: 'virtual-machines', inputs: { machines: 900 } },
];

function open(engine: EngineCalls, document: string): Snapshot {
  const opened = engine.open({ text: document, language: 'yaml' }, TODAY);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return opened.value;
}

/** A snapshot of the same plan, worked out from nothing but its text. */
function fromScratch(document: string): Omit<Snapshot, 'state' | 'undo' | 'redo'> {
  const { state: _, undo: _undo, redo: _redo, ...shown } = open(createSession(), document);
  return shown;
}

describe('the engine of an open plan', () => {
  test('says after each edit what it says of the text that is saved, and leads back and forth to the byte', () => {
    const engine = createSession();
    const keeper = createTextKeeper();
    open(engine, text);
    keeper.open({ text, language: 'yaml' });
    const texts = [text];
    const write = (step: TextStep) => keeper.take([step]).text;
    let made = 0;
    for (const operation of work) {
      const edited = engine.edit(operation);
      if (!edited.ok) {
        // What is refused changes nothing.
        expect(edited.problems).not.toEqual([]);
        continue;
      }
      made++;
      texts.push(write(edited.value.step));
      const { state, undo, redo, ...shown } = edited.value.snapshot;
      expect({ state, redo }).toEqual({ state: made + 1, redo: null });
      expect(undo).toBe(edited.value.title);
      expect(shown).toEqual(fromScratch(texts.at(-1) ?? ''));
    }
    expect(made).toBeGreaterThan(7);
    for (let i = made - 1; i >= 0; i--) {
      const taken = engine.undo();
      expect(write(taken?.step ?? { kind: 'undo' })).toBe(texts[i]);
      const { state: _, undo: _undo, redo: _redo, ...shown } = taken?.snapshot as Snapshot;
      expect(shown).toEqual(fromScratch(texts[i] ?? ''));
    }
    expect(engine.undo()).toBeUndefined();
    for (let i = 1; i <= made; i++) expect(write(engine.redo()?.step ?? { kind: 'redo' })).toBe(texts[i]);
    expect(engine.redo()).toBeUndefined();
  });

  test('shows of an edit what it then does, and a preview changes nothing', () => {
    const engine = createSession();
    const before = open(engine, text);
    const operation: Operation = { kind: 'resize', subject: 'spoke-shop-weu/sqlmi', length: '/25' };
    const preview = engine.preview(operation);
    if (!preview.ok) throw new Error(JSON.stringify(preview.problems));
    expect(preview.value.changes.find(({ subject }) => subject === 'spoke-shop-weu/sqlmi')).toMatchObject({ what: 'resized', to: '10.64.26.0/25' });
    expect(engine.undo()).toBeUndefined();
    const edited = engine.edit(operation);
    const subnet =
      edited.ok && edited.value.snapshot.networks.flatMap(({ subnets }) => subnets).find(({ address }) => address === 'spoke-shop-weu/sqlmi');
    expect(subnet).toMatchObject({ prefix: '10.64.26.0/25' });
    expect(before.networks.length).toBe(edited.ok ? edited.value.snapshot.networks.length : 0);
  });

  test('fixes what the command line fixes, and accepts with a reason', () => {
    const engine = createSession();
    expect(open(engine, broken).counts).toMatchObject({ errors: 12, warnings: 1 });
    const fixed = engine.edit({ kind: 'fix-all' });
    expect(fixed.ok && fixed.value.snapshot.counts).toMatchObject({ errors: 3, warnings: 1 });
    const accepted = engine.edit({ kind: 'accept', rule: 'overlap-unconnected', subject: 'spoke-copy', reason: 'A copy.' });
    expect(accepted.ok && accepted.value.snapshot.counts).toMatchObject({ errors: 3, warnings: 0 });
    expect(accepted.ok && accepted.value.snapshot.accepted).toMatchObject([{ because: 'A copy.' }]);
    const again = engine.edit({ kind: 'report-again', accepted: 0 });
    expect(again.ok && again.value.snapshot.counts).toMatchObject({ errors: 3, warnings: 1 });
  });

  test('answers after a rehearsal what it answers without', () => {
    const [rehearsed, plain] = [createSession(), createSession()];
    // There may be nothing to rehearse.
    rehearsed.rehearse();
    expect(open(rehearsed, text)).toEqual(open(plain, text));
    for (const operation of work) {
      rehearsed.rehearse();
      expect(rehearsed.edit(operation)).toEqual(plain.edit(operation));
    }
    rehearsed.rehearse();
    expect(rehearsed.undo()).toEqual(plain.undo());
    expect(rehearsed.inspect('spoke-shop-weu')).toEqual(plain.inspect('spoke-shop-weu'));
  });

  test('keeps rows and findings that say what they said', () => {
    const engine = createSession();
    const before = open(engine, text);
    const edited = engine.edit(work[0] as Operation);
    if (!edited.ok) throw new Error(JSON.stringify(edited.problems));
    const { snapshot } = edited.value;
    const kept = snapshot.networks.filter((row, i) => row === before.networks[i]).map(({ name }) => name);
    expect(kept).toContain('hub-neu');
    expect(kept).not.toContain('spoke-shop-weu');
  });
});

describe('the text of an open plan', () => {
  test('is told with what changed in it since it was told before, words that are typed and all else', () => {
    const engine = createSession();
    const keeper = createTextKeeper();
    open(engine, text);
    keeper.open({ text, language: 'yaml' });
    keeper.prepare();
    let told = text;
    const typed = [12, 1, 123].map((set): Operation => ({
      kind: 'fields',
      title: 'inputs',
      subject: 'spoke-shop-weu/sqlmi',
      edits: [{ path: ['inputs', 'gp'], set }],
    }));
    let steps: TextStep[] = [];
    for (const [i, operation] of [...typed, ...work, ...typed.slice(1)].entries()) {
      const edited = engine.edit(operation);
      if (edited.ok) steps.push(edited.value.step);
      if (i % 2 === 0) continue;
      const taken = keeper.take(steps);
      steps = [];
      expect(editText(told, taken.edits)).toEqual({ ok: true, value: taken.text });
      told = taken.text;
    }
    for (let back = engine.undo(); back; back = engine.undo()) steps.push(back.step);
    expect(keeper.take(steps).text).toBe(text);
  });
});

describe('a snapshot that crosses from a worker', () => {
  test('arrives as it was, whatever came before it, and brings only what changed', async () => {
    const near = createSession();
    const far = unpacked(nearCalls(packed(createSession())));
    expect(await far.open({ text, language: 'yaml' }, TODAY)).toEqual(near.open({ text, language: 'yaml' }, TODAY));
    for (const operation of work) expect(await far.edit(operation)).toEqual(near.edit(operation));
    for (let i = 0; i < 12; i++) expect(await far.undo()).toEqual(near.undo());
    for (let i = 0; i < 4; i++) expect(await far.redo()).toEqual(near.redo());
    expect(await far.inspect('hub-weu')).toEqual(near.inspect('hub-weu'));
    expect(await far.open({ text: broken, language: 'yaml' }, TODAY)).toEqual(near.open({ text: broken, language: 'yaml' }, TODAY));
  });

  test.each([
    ['the same', [0, 1, 2, 3], [0, 1, 2, 3]],
    ['one changed', [0, 1, 2, 3], [0, 1, 9, 3]],
    ['some gone', [0, 1, 2, 3], [3]],
    ['another order', [0, 1, 2, 3], [3, 2, 1, 0]],
    ['all new', [0], [7, 8]],
    ['nothing before', [], [1, 2]],
    ['nothing now', [1, 2], []],
    ['one twice', [1, 2], [1, 1, 2]],
  ])('%s', (_, was, is) => {
    const rows = Array.from({ length: 10 }, (_row, i) => ({ name: String(i) }));
    const of = (list: readonly number[]) => ({ networks: list.map((i) => rows[i]), findings: list.map((i) => rows[i]) }) as unknown as Snapshot;
    const there = structuredClone(of(was));
    const sent = structuredClone(packSnapshot(of(is), of(was)));
    const got = unpackSnapshot(sent, there);
    expect(got).toEqual(of(is));
    for (const [i, row] of got.networks.entries()) if (was.includes(is[i] ?? -1)) expect(there.networks).toContain(row);
  });
});
