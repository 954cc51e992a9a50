// npm run bench [-- --quick] [-- --only NAME] [-- --json]: how fast the engine is, as ratios; bench/README.md says how to read them.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { HOW_TO_INSTALL, loadPeers } from './peers.ts';
import { tableOf, verdictOf } from './table.ts';
import { isMet, type Row } from './task.ts';
import { tasks } from './tasks/index.ts';

const USAGE = `npm run bench -- [--quick] [--only NAME] [--json]

  --quick      fewer rounds and smaller inputs; the ratios are rougher
  --only NAME  one task: ${tasks.map(({ name }) => name).join(', ')}; may be given several times
  --json       one JSON value in place of the table`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const options = optionsOf(args);
  if (options === undefined) return 2;
  const { missing } = await loadPeers();
  if (missing.length > 0) console.error(`Without the peers ${missing.join(', ')}: "${HOW_TO_INSTALL}" installs them.`);
  const rows: Row[] = [];
  for (const { name } of tasks.filter((task) => options.only.length === 0 || options.only.includes(task.name))) {
    if (process.stderr.isTTY) process.stderr.write(`${name} …\n`);
    rows.push(...(await rowsOf(name, options.quick)));
  }
  if (options.json)
    console.log(
      JSON.stringify(
        rows.map((row) => ({ ...row, met: isMet(row) ?? null })),
        null,
        2,
      ),
    );
  else console.log(`${tableOf(rows)}\n\n${verdictOf(rows)}`);
  return 0;
}

function optionsOf(args: readonly string[]): { readonly quick: boolean; readonly json: boolean; readonly only: readonly string[] } | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        quick: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
      },
    });
    const unknown = values.only.find((name) => !tasks.some((task) => task.name === name));
    if (unknown === undefined) return values;
    console.error(`There is no task ${JSON.stringify(unknown)}.\n\n${USAGE}`);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
  }
  return undefined;
}

/** Runs a task in a process of its own, so that none is judged by what another one left behind. */
function rowsOf(name: string, quick: boolean): Promise<Row[]> {
  const child = spawn(process.execPath, ['--expose-gc', join(import.meta.dirname, 'run-task.ts'), name, ...(quick ? ['--quick'] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(output) as Row[]);
      else reject(new Error(`The task ${name} ended with ${code ?? 'a signal'}.`));
    });
  });
}
