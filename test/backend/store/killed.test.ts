import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../../backend/store/open-store.ts';
import { findPlan, planNamed } from '../../../backend/store/plans.ts';
import { revisionsOf } from '../../../backend/store/revisions.ts';
import { verifyStore } from '../../../backend/store/verify.ts';
import { workingCopy } from '../../../backend/store/working-copies.ts';
import { randomFrom } from '../../../bench/given/random.ts';
import { storePath, valueOf } from '../../support/store.ts';

const WRITER = path.resolve(import.meta.dirname, '../../support/store-writer.ts');
// The full run has 500; see docs/decisions/0011-sqlite-store.md.
const KILLS = Number(process.env['CADASTRE_KILLS'] ?? 25);
const OPERATIONS = Number(process.env['CADASTRE_OPERATIONS'] ?? 2000);
const WRITERS = 8;

/** Runs a writer; kills it some milliseconds after its first report. Returns the lines that it reported whole. */
function write(
  file: string,
  mode: string,
  count: number,
  killAfter?: number,
): Promise<{ readonly code: number | null; readonly lines: string[]; readonly err: string }> {
  const child = spawn(process.execPath, [WRITER, file, mode, String(count)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (part: Buffer) => {
    if (out === '' && killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter);
    out += part.toString();
  });
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, lines: out.split('\n').slice(0, -1), err })));
}

describe('a program that is killed', () => {
  test(
    `${KILLS} times at any moment loses nothing that it reported`,
    async () => {
      const random = randomFrom(7);
      let file = storePath();
      let lost = 0;
      for (let i = 0; i < KILLS; i++) {
        // A new store now and then: the making of the file is interrupted as well.
        if (i % 50 === 49) file = storePath();
        const { lines, err, code } = await write(file, 'revisions', 1_000_000, Math.floor(random() * 120));
        expect({ err, code }).toEqual({ err: '', code: null });
        const store = valueOf(await openStore(file));
        try {
          const plan = valueOf(findPlan(store, 'shop'));
          const chains = new Map(revisionsOf(store, plan).map(({ number, chain }) => [String(number), chain]));
          let version = 0;
          for (const line of lines) {
            const [kind, number = '', chain] = line.split(' ');
            if (kind === 'w') version = Number(number);
            else if (chains.get(number) !== chain) lost++;
          }
          expect(workingCopy(store, plan)?.version ?? 0).toBeGreaterThanOrEqual(version);
          if (i % 10 === 0 || i === KILLS - 1) expect(valueOf(await verifyStore(store)).faults).toEqual([]);
        } finally {
          store.close();
        }
      }
      expect(lost).toBe(0);
    },
    30 * 60_000,
  );
});

test(
  `${WRITERS} programs with ${OPERATIONS} saves on one store lose none`,
  async () => {
    const file = storePath();
    const each = Math.ceil(OPERATIONS / WRITERS);
    const all = await Promise.all(Array.from({ length: WRITERS }, () => write(file, 'copies', each)));
    expect(all.map(({ code, err }) => ({ code, err }))).toEqual(Array(WRITERS).fill({ code: 0, err: '' }));
    const store = valueOf(await openStore(file));
    try {
      const plan = planNamed(store, 'shop');
      if (plan === undefined) throw new Error('There is no plan.');
      expect(workingCopy(store, plan)?.version).toBe(each * WRITERS);
      const reported = all.flatMap(({ lines }) => lines.filter((line) => line.startsWith('r '))).length;
      expect(revisionsOf(store, plan).length).toBe(reported);
      expect(valueOf(await verifyStore(store)).faults).toEqual([]);
    } finally {
      store.close();
    }
  },
  10 * 60_000,
);
