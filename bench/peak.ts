// node peak.mjs FILE, where peak.mjs is this file bundled: reads a plan document, answers it, and prints the most memory that the process ever took, in MB.
import { existsSync, readFileSync } from 'node:fs';
import { answerTo } from './tasks/whole-plan.ts';

const [, , file = ''] = process.argv;
const written = JSON.stringify(answerTo(readFileSync(file, 'utf8')));
if (written.length === 0) throw new Error('There is no result.');
console.log((peak() / 1024).toFixed(1));

/** Returns kilobytes. What Linux tells of a process by other ways counts what the one had that started it. */
function peak(): number {
  const status = '/proc/self/status';
  const own = existsSync(status) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1] : undefined;
  return own === undefined ? process.resourceUsage().maxRSS : Number(own);
}
