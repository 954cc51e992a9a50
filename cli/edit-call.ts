import { join, move, remove, rename, resize, split, type EditResult, type PlacedPlan } from '../shared/plan/edit/index.ts';
import type { InputValue } from '../shared/plan/document.ts';
import { didYouMean } from '../shared/problem/nearest.ts';
import { showInput, type Problem } from '../shared/problem/problem.ts';
import { ok, refused, type Result } from '../shared/problem/result.ts';
import { addSubnet } from '../shared/result/add-subnet.ts';
import type { Computed } from '../shared/result/compute.ts';
import { readAssignments } from './commands/size.ts';

/** What may be said beside the arguments of an operation. */
export interface EditCallOptions {
  readonly into?: string;
  readonly names?: string;
  readonly to?: string;
  readonly from?: string;
  readonly size?: string;
  readonly prefix?: string;
}

/** An edit that is asked for: makes it of a plan. */
export type EditCall = (placed: PlacedPlan, computed: Computed) => EditResult;

interface Operation {
  readonly usage: string;
  readonly least: number;
  readonly most: number;
  readonly options: readonly (keyof EditCallOptions)[];
  readonly call: (args: readonly string[], options: EditCallOptions, problems: Problem[]) => EditCall;
}

const OPERATIONS: Readonly<Record<string, Operation>> = {
  split: {
    usage: 'split NETWORK/SUBNET [--into /27] [--names a,b]',
    least: 1,
    most: 1,
    options: ['into', 'names', 'from'],
    call: ([subject = ''], { into, names, from }) => {
      const list = names?.split(',').map((name) => name.trim());
      return (placed) => split(placed, { subject, into, names: list, from });
    },
  },
  join: {
    usage: 'join NETWORK/SUBNET NETWORK/SUBNET [NETWORK/SUBNET …]',
    least: 2,
    most: Infinity,
    options: [],
    call: (subjects) => (placed) => join(placed, { subjects }),
  },
  resize: {
    usage: 'resize NETWORK[/SUBNET] /26',
    least: 2,
    most: 2,
    options: ['from'],
    call:
      ([subject = '', length = ''], { from }) =>
      (placed) =>
        resize(placed, { subject, length, from }),
  },
  move: {
    usage: 'move NETWORK[/SUBNET] PREFIX, or move NETWORK[/SUBNET] --to nearest',
    least: 1,
    most: 2,
    options: ['to', 'from'],
    call: ([subject = '', prefix], { to, from }, problems) => {
      const nearest = to === 'nearest';
      if (to !== undefined && !nearest) problems.push(wrongCall('--to', `--to should be nearest, not ${showInput(to)}.`, 'nearest'));
      return (placed) => move(placed, { subject, prefix, nearest, from });
    },
  },
  rename: {
    usage: 'rename NETWORK[/SUBNET] NAME',
    least: 2,
    most: 2,
    options: [],
    call:
      ([subject = '', name = '']) =>
      (placed) =>
        rename(placed, { subject, name }),
  },
  remove: {
    usage: 'remove NETWORK[/SUBNET]',
    least: 1,
    most: 1,
    options: [],
    call:
      ([subject = '']) =>
      (placed) =>
        remove(placed, { subject }),
  },
  add: {
    usage: 'add NETWORK[/SUBNET] [SERVICE] [input=value …] [--size /26] [--prefix PREFIX]',
    least: 1,
    most: Infinity,
    options: ['size', 'prefix'],
    call: ([target = '', ...rest], { size, prefix }, problems) => {
      const service = rest[0]?.includes('=') ? undefined : rest[0];
      const raw = readAssignments(service === undefined ? rest : rest.slice(1), problems);
      const inputs = Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, inputValue(value)]));
      return (placed, computed) => addSubnet(computed, { ...targetOf(placed, target), service, inputs, size, prefix });
    },
  },
};

/** The operations, for the help of the command. */
export const EDIT_USAGE: readonly string[] = Object.values(OPERATIONS).map(({ usage }) => usage);

/** Reads what is asked of `cadastre edit`. Problems: an operation that there is not, arguments and options that do not go with it. */
export function readEditCall(name: string, args: readonly string[], options: EditCallOptions): Result<EditCall> {
  const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
  const names = Object.keys(OPERATIONS);
  if (!operation) {
    const text = `${showInput(name)} is not an edit; it should be ${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}.`;
    return refused([{ ...wrongCall('OPERATION', text, names.join(', ')), hint: didYouMean(name, names) ?? 'Run "cadastre edit --help".' }]);
  }
  const problems: Problem[] = [];
  if (args.length < operation.least || args.length > operation.most)
    problems.push({
      ...wrongCall('OPERATION', `"${name}" should have other arguments than the ${args.length} given.`, operation.usage),
      hint: `Write: cadastre edit FILE ${operation.usage}`,
    });
  for (const key of Object.keys(options) as (keyof EditCallOptions)[])
    if (options[key] !== undefined && !operation.options.includes(key))
      problems.push(wrongCall(`--${key}`, `--${key} should be left out; "${name}" does not know it.`, operation.usage));
  const call = operation.call(args, options, problems);
  return problems.length > 0 ? refused(problems) : ok(call);
}

function wrongCall(at: string, text: string, expected: string): Problem {
  return { code: 'wrong-call', at, text, expected };
}

/** A value as the document has it: numbers and flags are no texts there. */
function inputValue(text: string): InputValue {
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  return text === 'true' ? true : text === 'false' ? false : text;
}

/** `net/db` is a subnet to be named db in net; `net` alone leaves the name to the service. Names of networks may hold slashes. */
function targetOf({ places }: PlacedPlan, target: string): { network: string; name?: string } {
  const names = places.networks.map(({ network }) => network.name).sort((a, b) => b.length - a.length);
  if (names.includes(target)) return { network: target };
  const slash = target.indexOf('/');
  const network = names.find((name) => target.startsWith(`${name}/`)) ?? (slash < 0 ? target : target.slice(0, slash));
  return target.length > network.length ? { network, name: target.slice(network.length + 1) } : { network };
}
