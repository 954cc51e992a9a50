import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atMost, type Row, type Task } from '../task.ts';
import { textOf } from './whole-plan.ts';

const CHILD = join(import.meta.dirname, '..', 'peak.ts');

/** The most memory that a process takes which reads a document from a file and answers it, as the command line does. */
export const memory: Task = {
  name: 'memory',
  run: ({ quick }) => {
    const folder = mkdtempSync(join(tmpdir(), 'cadastre-bench-'));
    try {
      const empty = peakOf(folder, 0);
      return (quick ? [1000, 10_000] : [1000, 10_000, 50_000]).flatMap((count): Row[] => {
        const work = 'memory of a whole plan';
        const peak = peakOf(folder, count);
        return [
          { work, count, what: 'engine, peak of the process', figure: peak, unit: 'MB', ...(count === 50_000 ? { goal: atMost(400) } : {}) },
          { work, count, what: 'of that, beyond an empty plan', figure: peak - empty, unit: 'MB' },
        ];
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Returns megabytes of resident memory at their peak. */
function peakOf(folder: string, count: number): number {
  const file = join(folder, `${count}.json`);
  writeFileSync(file, count === 0 ? JSON.stringify({ cadastre: 1, name: 'empty' }) : textOf(count));
  const child = spawnSync(process.execPath, [CHILD, file], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(child.stderr);
  return Number(child.stdout);
}
