// node --expose-gc bench/run-task.ts NAME [--quick]: runs one task and prints its rows as JSON. `run.ts` starts one process for each.
import { FULL, measure, QUICK } from './measure.ts';
import { loadPeers } from './peers.ts';
import { tasks } from './tasks/index.ts';

const [, , name, ...flags] = process.argv;
const task = tasks.find((one) => one.name === name);
if (task === undefined) throw new Error(`There is no task ${name ?? ''}.`);
const quick = flags.includes('--quick');
const rows = await task.run({ quick, peers: await loadPeers(), measure: (contestants) => measure(contestants, quick ? QUICK : FULL) });
console.log(JSON.stringify(rows));
