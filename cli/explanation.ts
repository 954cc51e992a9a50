import { explain } from '../shared/allocate/explain.ts';
import type { Allocation } from '../shared/allocate/allocation.ts';
import { didYouMean } from '../shared/problem/nearest.ts';
import { showInput, type Problem } from '../shared/problem/problem.ts';
import { explanationResult, type ExplanationResult, type PlaceResult } from '../shared/result/explanation.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { OpenedPlan } from './open-plan.ts';
import { paint, print, printJson, safe } from './print.ts';
import { fileName, reportProblems } from './problems.ts';

/** Prints why a network or a subnet lies where it does, or found no place; a name that the plan does not have is a problem. */
export function printExplanation(subject: string, { file, source, computed }: OpenedPlan, json: boolean): ExitCode {
  const { plan, allocation } = computed;
  const explanation = explain(plan, allocation, subject);
  if (explanation === undefined) return reportProblems([unknownSubject(subject, allocation)], { json });
  const result = explanationResult(explanation, computed);
  if (json) printJson(result);
  else {
    const lineOf = (i: number) => {
      const at = explanation.places[i]?.at;
      const place = at && source.locate(at);
      return place ? `${fileName(file)}:${place.line}:${place.column}` : undefined;
    };
    print(explanationText(result, lineOf));
  }
  return result.places.some(({ missing }) => missing) ? EXIT.findings : EXIT.done;
}

function unknownSubject(subject: string, { networks }: Allocation): Problem {
  const names = networks.flatMap(({ network, subnets }) => [network.name, ...subnets.map((place) => place.subnet.address)]);
  const inNetwork = names.find((name) => name.toLowerCase().endsWith(`/${subject.toLowerCase()}`));
  const hint = inNetwork === undefined ? didYouMean(subject, names) : `Did you mean "${inNetwork}"?`;
  return {
    code: 'unknown-reference',
    at: '--explain',
    text: `There is no virtual network and no subnet ${showInput(subject)} in this plan.`,
    input: subject,
    expected: 'the name of a virtual network, or NETWORK/SUBNET',
    ...(hint === undefined ? {} : { hint }),
  };
}

const WIDEST_TITLE = 'passed over'.length;

function explanationText({ subject, places }: ExplanationResult, lineOf: (i: number) => string | undefined): string {
  return places.map((place, i) => placeText(subject, place, lineOf(i))).join('\n\n');
}

function placeText(subject: string, place: PlaceResult, line: string | undefined): string {
  const has = place.prefix ?? paint('red', place.family === 6 ? 'no IPv6 place' : 'no place');
  const head = [paint('bold', safe(subject)), has, ...(place.prefix === null ? [] : [place.source]), ...(line === undefined ? [] : [line])].join(
    '  ',
  );
  const fixes = (place.missing?.fixes ?? []).map(({ title }, i) => ({ title: i === 0 ? 'fix' : 'or', lines: [title] }));
  const rows = [...place.text, ...fixes].flatMap(({ title, lines }) =>
    lines.map((text, i) => `  ${paint('dim', (i === 0 ? title : '').padEnd(WIDEST_TITLE))}  ${safe(text)}`),
  );
  return [head, ...rows].join('\n');
}
