import { advise as adviseOn, needInputs, type Advice, type Need, type WayAdvice } from '../../shared/catalog/advise.ts';
import { unknownService } from '../../shared/catalog/find-service.ts';
import { readInputs } from '../../shared/catalog/inputs.ts';
import { findPlatformService } from '../../shared/catalog/platform-services.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { paint, print, printJson, table } from '../print.ts';
import { reportProblems } from '../problems.ts';

/** `cadastre advise SERVICE [need …]`: compares the ways in which a service can meet a network, and says which fits. */
export function advise(name: string, words: readonly string[], { json = false }: { json?: boolean }): ExitCode {
  const problems: Problem[] = [];
  const service = findPlatformService(name);
  if (!service) problems.push({ ...unknownService(name), at: 'SERVICE' });
  const { values, problems: wrong } = readInputs(needInputs, needsOf(words), { of: 'advise', textual: true });
  problems.push(
    ...wrong.map(({ name, ...problem }) =>
      problem.code === 'unknown-input' ? { ...problem, text: `"${name}" is not a need that can be stated.` } : problem,
    ),
  );
  if (!service || problems.length > 0) return reportProblems(problems, { json });
  const needs = (Object.keys(needInputs) as Need[]).filter((need) => values[need] === true);
  const advice = adviseOn(service, needs);
  if (json) printJson(adviceJson(advice));
  else print(adviceText(advice));
  return EXIT.done;
}

/** Needs as people write them: `onPremises`, `onPremises=yes`, `need=onPremises,shielded`. */
function needsOf(words: readonly string[]): Record<string, string> {
  const all: [string, string][] = [];
  for (const word of words) {
    const at = word.indexOf('=');
    const [key, value] = at < 0 ? [word, 'yes'] : [word.slice(0, at), word.slice(at + 1)];
    if (/^needs?$/i.test(key)) for (const need of value.split(',')) all.push([need.trim(), 'yes']);
    else all.push([key, value]);
  }
  return Object.fromEntries(all);
}

function adviceJson({ service, needs, ways, recommended, because, sources }: Advice): unknown {
  return { service: service.id, name: service.name, needs, recommended, because, ways, sources };
}

function adviceText({ service, needs, ways, recommended, because, sources }: Advice): string {
  const parts = [`${paint('bold', service.name)} (${service.id})`];
  if (needs.length === 0) parts.push(`Say what you need, and the ways are held against it: ${Object.keys(needInputs).join(', ')}.`);
  else if (ways.length > 0) {
    const rows = needs.map((need) => [
      needInputs[need].meaning,
      ...ways.map(({ answers }) => answers.find((answer) => answer.need === need)?.value ?? ''),
    ]);
    parts.push(table([{ title: 'needed' }, ...ways.map((way) => ({ title: way.name.toLowerCase() }))], rows, '  '));
  }
  const names = recommended.map((way) => ways.find((one) => one.way === way)?.name.toLowerCase() ?? way);
  parts.push(`${paint('bold', names.length === 0 ? 'Nothing fits' : `Take: ${names.join(' and ')}`)}\n  ${because}`);
  for (const way of ways) parts.push(wayText(way));
  parts.push(sources.map((source) => paint('dim', `  ${source.title} (${source.date})\n  ${source.url}`)).join('\n'));
  return parts.join('\n\n');
}

function wayText({ name, what, verdict, through, answers, ended, besides, remains }: WayAdvice): string {
  const verdicts = { fits: 'fits', partly: 'fits within limits', 'does-not-fit': 'does not fit' };
  return [
    `${paint('bold', name)}: ${answers.length === 0 ? what : verdicts[verdict]}`,
    `  through ${through.join(', ')}`,
    ...(ended === undefined ? [] : [`  ${ended}`]),
    ...answers.map(({ need, value, note }) => `  ${need}: ${value}. ${note}`),
    ...besides.map((note) => `  - ${note}`),
    ...remains.map((step, i) => `  ${i + 1}. ${step}`),
  ].join('\n');
}
