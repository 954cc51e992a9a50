// node bench/peak.ts FILE: reads a plan document, answers it, and prints the most memory that this process ever took, in MB.
import { readFileSync } from 'node:fs';
import { answerTo } from './tasks/whole-plan.ts';

const [, , file = ''] = process.argv;
const written = JSON.stringify(answerTo(readFileSync(file, 'utf8')));
if (written.length === 0) throw new Error('There is no result.');
// Kilobytes on every system, as Node has it.
console.log((process.resourceUsage().maxRSS / 1024).toFixed(1));
