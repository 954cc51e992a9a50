// The browser host as a program of its own: what `npm start` runs where there is no desktop window.
import { parseArgs } from 'node:util';
import { serveUntilStopped } from './serve.ts';

const { values, positionals } = parseArgs({
  options: { port: { type: 'string', default: '0' }, open: { type: 'boolean', default: true }, db: { type: 'string' } },
  allowNegative: true,
  allowPositionals: true,
});

const served = await serveUntilStopped({
  port: Number(values.port),
  open: values.open,
  file: positionals[0],
  db: values.db,
  say: (line) => console.log(line),
  log: (error) => console.error(error),
});

if (served.ok) {
  // Whatever is still under way, a browser being started for instance, is no reason to linger.
  process.exit(0);
}
for (const { text, hint } of served.problems) console.error(hint === undefined ? text : `${text} ${hint}`);
process.exitCode = 2;
