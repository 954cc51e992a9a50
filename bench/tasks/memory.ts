import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'rolldown';
import { median } from '../measure.ts';
import { atMost, type Row, type Task } from '../task.ts';
import { textOf } from './whole-plan.ts';

const BENCH = join(import.meta.dirname, '..');

/** The most memory that a process takes which reads a document from a file and answers it: one bundled file, as the command line is. */
export const memory: Task = {
  name: 'memory',
  run: async ({ quick }) => {
    const folder = mkdtempSync(join(tmpdir(), 'cadastre-bench-'));
    try {
      const bundle = join(folder, 'peak.mjs');
      await build({
        input: join(BENCH, 'peak.ts'),
        cwd: BENCH,
        platform: 'node',
        tsconfig: false,
        resolve: { mainFields: ['module', 'main'] },
        logLevel: 'silent',
        output: { file: bundle, format: 'esm' },
      });
      const empty = peakOf(bundle, folder, 0);
      return (quick ? [1000, 10_000] : [1000, 10_000, 50_000]).flatMap((count): Row[] => {
        const work = 'memory of a whole plan';
        const peak = peakOf(bundle, folder, count);
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

/** Returns megabytes of resident memory at their peak: the middle of three runs, since collections come when they come. */
function peakOf(bundle: string, folder: string, count: number): number {
  const file = join(folder, `${count}.json`);
  writeFileSync(file, count === 0 ? JSON.stringify({ cadastre: 1, name: 'empty' }) : textOf(count));
  const peaks = Array.from({ length: 3 }, () => {
    const child = spawnSync(process.execPath, [bundle, file], { encoding: 'utf8' });
    if (child.status !== 0) throw new Error(child.stderr);
    return Number(child.stdout);
  });
  return median(peaks.sort((a, b) => a - b));
}
