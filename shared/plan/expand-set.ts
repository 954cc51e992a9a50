import { findSubnetSet, subnetsOfSet, unknownSet } from '../catalog/find-set.ts';
import { didYouMean } from '../problem/nearest.ts';
import { showInput, type Path } from '../problem/problem.ts';
import type { SubnetDocument } from './document.ts';
import { documentProblem, type DocumentProblem } from './document-problem.ts';

/** A subnet as it is planned: written out in the document, or one of a set. */
export interface PlannedSubnet {
  readonly document: SubnetDocument;
  /** Where it stands; for one of a set `…/subnets/ROLE` below the set, whether the document says anything there or not. */
  readonly path: Path;
  /** Where its inputs stand: with the set for one of a set. */
  readonly inputsOf: Path;
  readonly set?: { readonly id: string; readonly name: string; readonly role: string };
}

// What is said of each subnet, not of the set.
const OF_EACH = ['size', 'prefix', 'ipv6Prefix', 'serviceEndpoints', 'serviceEndpointPolicy', 'privateEndpoints', 'rules', 'routes'] as const;

/**
 * Returns the subnets that one entry of a list of subnets stands for: itself, or those of its set.
 *
 * A subnet of a set is named after the set's own name and its role (`dbx-host`), unless its service demands a name or the document
 * gives it one. Problems: a set or a role that does not exist, inputs that no subnet of the set takes, keys that contradict the set.
 */
export function plannedSubnets(entry: SubnetDocument, path: Path): { subnets: readonly PlannedSubnet[]; problems: readonly DocumentProblem[] } {
  const problems: DocumentProblem[] = [];
  if (entry.set === undefined) {
    if (entry.subnets !== undefined)
      problems.push(
        contradiction(
          [...path, 'subnets'],
          'subnets belongs to a set of subnets; this entry names no set.',
          'set, or an entry of the list for each subnet',
        ),
      );
    return { subnets: [{ document: entry, path, inputsOf: path }], problems };
  }
  for (const key of ['service', 'workloads'] as const)
    if (entry[key] !== undefined)
      problems.push(contradiction([...path, key], `${key} should be left out: the set says what lives in its subnets.`, 'either set or service'));
  for (const key of OF_EACH)
    if (entry[key] !== undefined)
      problems.push(contradiction([...path, key], `${key} should be said of each subnet of the set, under subnets.`, `subnets: {ROLE: {${key}: …}}`));
  const set = findSubnetSet(entry.set);
  if (set === undefined) return { subnets: [], problems: [...problems, documentProblem([...path, 'set'], unknownSet(entry.set))] };

  const { subnets, problems: wrong } = subnetsOfSet(set, entry.inputs ?? {});
  for (const { name, at: _at, ...problem } of wrong)
    problems.push(documentProblem([...path, 'inputs', name], { ...problem, ...(problem.code === 'wrong-input' ? {} : { part: 'key' as const }) }));
  const roles = subnets.map(({ member }) => member.role);
  for (const role of Object.keys(entry.subnets ?? {})) {
    if (roles.includes(role)) continue;
    const hint = didYouMean(role, roles);
    problems.push(
      documentProblem([...path, 'subnets', role], {
        code: 'unknown-reference',
        text: `${showInput(role)} is not a subnet of the set ${set.id} with these inputs.`,
        input: showInput(role),
        expected: `one of ${roles.join(', ')}`,
        ...(hint === undefined ? {} : { hint }),
        part: 'key',
      }),
    );
  }
  const name = entry.name ?? set.id;
  return {
    problems,
    subnets: subnets.map(({ member, service, inputs }): PlannedSubnet => {
      const own = entry.subnets?.[member.role] ?? {};
      const {
        growth = entry.growth,
        growthPerYear = entry.growthPerYear,
        deployed = entry.deployed,
        name: given = service.subnet.requiredName ? undefined : `${name}-${member.role}`,
      } = own;
      return {
        // Only keys that are there: an absent key and one that is undefined are not the same to the reader.
        document: {
          ...own,
          service: service.id,
          inputs: inputs as SubnetDocument['inputs'],
          ...(given === undefined ? {} : { name: given }),
          ...(growth === undefined ? {} : { growth }),
          ...(growthPerYear === undefined ? {} : { growthPerYear }),
          ...(deployed === undefined ? {} : { deployed }),
        },
        path: [...path, 'subnets', member.role],
        inputsOf: path,
        set: { id: set.id, name, role: member.role },
      };
    }),
  };
}

function contradiction(path: Path, text: string, expected: string): DocumentProblem {
  return documentProblem(path, { code: 'contradiction', text, expected, part: 'key' });
}
