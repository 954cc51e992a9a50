// npm run samples: writes anew what the samples are expected to give, twice, to catch answers that are not repeatable.
// Look at the difference before you commit it: a change that nobody can explain is a fault.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expectedOf, outputsOf, samples } from '../test/support/samples.ts';

let changed = 0;
for (const sample of samples()) {
  const before = expectedOf(sample);
  const outputs = outputsOf(sample);
  for (const [file, text] of outputsOf(sample)) if (outputs.get(file) !== text) throw new Error(`${sample.name}: ${file} is not the same twice`);
  rmSync(sample.folder, { recursive: true, force: true });
  for (const [file, text] of outputs) {
    const target = path.join(sample.folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
    if (before.get(file) !== text) {
      changed++;
      console.log(`${sample.name}: ${file} ${before.has(file) ? 'changed' : 'is new'}`);
    }
  }
  for (const file of before.keys()) if (!outputs.has(file)) console.log(`${sample.name}: ${file} is gone`);
}
console.log(`${changed} files changed.`);
