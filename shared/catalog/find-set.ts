import { didYouMean, nearest } from '../problem/nearest.ts';
import { showInput, type Path, type Unplaced } from '../problem/problem.ts';
import { foldName, serviceById } from './catalog.ts';
import { readInputs, type InputProblem, type InputSpecs } from './inputs.ts';
import type { Service } from './service.ts';
import { subnetSets } from './sets/index.ts';
import type { SetMember, SubnetSet } from './subnet-set.ts';
import { invariant } from '../problem/invariant.ts';

const byName = new Map<string, SubnetSet>();
for (const set of subnetSets) for (const name of [set.id, set.name, ...set.aliases]) byName.set(foldName(name), set);

/** Returns the set that `name` (an id, a name, an alias, in any case) stands for. */
export function findSubnetSet(name: string): SubnetSet | undefined {
  const folded = foldName(name);
  return byName.get(folded) ?? byName.get(folded.replace(/^(azure|microsoft)-/, ''));
}

/** Returns the problem of a set that the catalog does not know, with the nearest one that it does. */
export function unknownSet(name: string): Unplaced {
  const hint = didYouMean(name, byName.keys());
  const known = subnetSets.map(({ id }) => id);
  return {
    code: 'unknown-set',
    text: `${showInput(name)} is not a set of subnets that the catalog knows.`,
    input: showInput(name),
    expected: `one of ${known.join(', ')}`,
    hint: hint ?? `Known sets: ${known.join(', ')}.`,
  };
}

/** Returns the sets that plan subnets for a service, in the order of the catalog. */
export function setsWith(service: Service): readonly SubnetSet[] {
  return subnetSets.filter(({ members }) => members.some((member) => member.service === service.id));
}

/** Returns the service of a member. */
export function serviceOf(member: SetMember): Service {
  const service = serviceById(member.service);
  invariant(service, `the set member ${member.role} names ${member.service}, which is not in the catalog`);
  return service;
}

/** Returns all inputs that a plan may give to a set: its own, and those of its members' services that no member fixes. */
export function inputsOfSet(set: SubnetSet): InputSpecs {
  const all: Record<string, InputSpecs[string]> = { ...set.inputs };
  for (const member of set.members) {
    for (const [name, spec] of Object.entries(serviceOf(member).sizing.inputs))
      if (!(name in all) && !(name in (member.inputs ?? {}))) all[name] = spec;
  }
  return all;
}

/** One subnet of a set with the raw inputs that are its own. */
export interface SetSubnet {
  readonly member: SetMember;
  readonly service: Service;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/**
 * Returns the subnets that a set with these raw inputs has, in the order of its members, each with the inputs that its service
 * declares. Values are read later, by each service. Problems: names that neither the set nor any member knows, own inputs of the
 * set that are wrong, and inputs that belong to members which the set does not have this time.
 */
export function subnetsOfSet(
  set: SubnetSet,
  raw: Readonly<Record<string, unknown>>,
  { path = [], textual = false }: { path?: Path; textual?: boolean } = {},
): { subnets: readonly SetSubnet[]; problems: readonly InputProblem[] } {
  const isOwn = (key: string) => declares(set.inputs, key);
  const mine = Object.fromEntries(Object.entries(raw).filter(([key]) => isOwn(key)));
  const { values, problems: wrong } = readInputs(set.inputs, mine, { of: `the set ${set.id}`, path, textual });
  const problems = [...wrong];
  const here = set.members.filter((member) => member.when?.(values) ?? true);
  const takes = (member: SetMember, key: string) => {
    const specs = serviceOf(member).sizing.inputs;
    return declares(specs, key) && !declares(specs, key, member.inputs ?? {});
  };
  const known = inputsOfSet(set);
  for (const [key, value] of Object.entries(raw)) {
    if (isOwn(key) || here.some((member) => takes(member, key))) continue;
    const absent = set.members.find((member) => takes(member, key));
    const near = nearest(key, Object.keys(known));
    problems.push({
      code: absent ? 'unused-input' : 'unknown-input',
      name: key,
      at: key,
      text: absent
        ? `"${key}" is an input of ${absent.role}, which the set ${set.id} does not have with these inputs.`
        : `"${key}" is not an input of the set ${set.id}.`,
      input: absent ? showInput(value) : key,
      expected: `one of ${Object.keys(known).join(', ')}`,
      hint: absent
        ? `Leave it out, or ask for ${absent.role}.`
        : near === undefined
          ? `Known inputs: ${Object.keys(known).join(', ')}.`
          : `Did you mean "${near}"?`,
    });
  }
  const subnets = here.map((member) => ({
    member,
    service: serviceOf(member),
    inputs: { ...Object.fromEntries(Object.entries(raw).filter(([key]) => takes(member, key))), ...member.inputs },
  }));
  return { subnets, problems };
}

/** Whether inputs have one of this name, in any case; with `among`, whether it is one of those. */
function declares(specs: InputSpecs, key: string, among?: Readonly<Record<string, unknown>>): boolean {
  const wanted = key.toLowerCase();
  return Object.entries(specs).some(
    ([name, { aliases = [] }]) => [name, ...aliases].some((n) => n.toLowerCase() === wanted) && (among === undefined || name in among),
  );
}
