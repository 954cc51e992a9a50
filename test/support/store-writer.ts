// A program that writes into a store until it is done or killed, and reports each commit on a line of its own. Started by the fault tests.
import { writeSync } from 'node:fs';
import { openStore } from '../../backend/store/open-store.ts';
import { addPlan, planNamed } from '../../backend/store/plans.ts';
import { saveRevision } from '../../backend/store/save-revision.ts';
import { writeStore } from '../../backend/store/store.ts';
import { ok } from '../../shared/problem/result.ts';
import { saveWorkingCopy, workingCopy } from '../../backend/store/working-copies.ts';

const [file = '', mode = '', count = '0'] = process.argv.slice(2);
const opened = await openStore(file, { timeout: 60_000 });
if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
const store = opened.value;
const report = (line: string) => writeSync(1, `${line}\n`);
const padding = Array.from({ length: 100 }, (_, i) => `# line ${i * 7919}\n`).join('');

const made = writeStore(store, () => ok(planNamed(store, 'shop') ?? addPlan(store, 'shop', '2026-11-26T09:00:00.000Z')));
if (!made.ok) throw new Error(JSON.stringify(made.problems));
const plan = made.value;

for (let i = 0, done = 0; done < Number(count); i++) {
  const copy = workingCopy(store, plan);
  const version = copy?.version ?? 0;
  const saved = writeStore(store, () =>
    saveWorkingCopy(store, plan, {
      text: `edit ${version + 1}`,
      language: 'yaml',
      basedOn: null,
      version,
      time: '2026-11-26T09:00:00.000Z',
      holder: String(process.pid),
    }),
  );
  if (saved.ok) {
    done++;
    report(`w ${saved.value.version}`);
  } else if (saved.problems[0]?.code !== 'working-copy-changed') throw new Error(JSON.stringify(saved.problems));
  if (mode === 'revisions' || i % 10 === 0) {
    const text = `${padding}# by ${process.pid}, ${i}\ncadastre: 1\nname: shop\n`;
    const kept = await saveRevision(store, { text, language: 'yaml', author: 'writer', note: `${process.pid} ${i}`, now: new Date() });
    if (!kept.ok) throw new Error(JSON.stringify(kept.problems));
    report(`r ${kept.value.revision.number} ${kept.value.revision.chain}`);
  }
}
store.close();
