import { AddressSet } from '../../address/address-set.ts';
import { buddyOf, formatPrefix, samePrefix, type Ipv4Prefix, type Prefix } from '../../address/prefix.ts';
import { PrefixIndex } from '../../address/overlaps.ts';
import type { Plan } from '../plan.ts';
import type { SourceEdit } from '../source-edit.ts';
import { makeChange, refuse, type EditResult, type PlaceChange, type PlacedPlan, type Refusal } from './change.ts';
import { joinedContent } from './join-content.ts';
import { subnetLengths, whyNotLength } from './lengths.ts';
import { whyNotTogether } from './may-share.ts';
import { whyNotNamed } from './names.ts';
import { besideSubnets, containerOf } from './obstacles.ts';
import { whyNotAt } from './place-rules.ts';
import { placeEdits } from './record.ts';
import { referencesIn } from './references.ts';
import { deployedRefusal, findSubnet, withoutPlace, type SubnetSubject } from './subject.ts';

/** What is asked of `join`. */
export interface Join {
  /** Two subnets of one network or more, each as `network/subnet`. The first one stays and takes the others in. */
  readonly subjects: readonly string[];
}

/**
 * Joins subnets whose prefixes make up one: the first one gets the whole prefix, what lives in the others, their rules, routes and
 * endpoints; the others go, and what named them names the first one. A subnet that says nothing of what lives in it adds its room alone.
 *
 * Refused when the prefixes do not make up one, when what lives in them may not live together, when rules or routes contradict each other,
 * and for subnets that are deployed, belong to a set, lie wrong already or stand in different networks.
 */
export function join(placed: PlacedPlan, { subjects: names }: Join): EditResult {
  const found = names.map((name) => findSubnet(placed, name, 'subjects'));
  const problems = found.flatMap((one) => (one.ok ? [] : one.problems));
  if (problems.length > 0) return refuse(...problems);
  const subjects = found.flatMap((one) => (one.ok ? [one.value] : []));
  const [first, ...others] = subjects;
  if (!first || others.length === 0 || new Set(names).size < names.length) return refuse(tooFew(names));
  const unfit = subjects.flatMap((subject) => whyNotJoined(subject, first) ?? []);
  if (unfit.length > 0) return refuse(...unfit);
  const prefixes = subjects.map(({ own }) => own.prefix as Ipv4Prefix);
  const whole = wholeOf(prefixes);
  if (!whole) return refuse(notOne(placed, subjects));

  const { holding } = first;
  const obstacles = besideSubnets(
    placed,
    holding,
    subjects.map(({ own }) => own.subnet),
  );
  const misplaced = whyNotAt(first.name, containerOf(first, 4), obstacles, new PrefixIndex(obstacles.map(({ prefix }) => prefix)), whole);
  if (misplaced) return refuse({ ...misplaced, at: 'subjects' });
  const content = joinedContent(placed.plan, first, others);
  if ('refusal' in content) return refuse(content.refusal);

  const gone = new Set(others.map(({ own }) => own.subnet));
  const { edits, recorded } = placeEdits(placed, { networks: [holding], subnets: new Map([[first.own.subnet, whole]]), gone });
  const size: SourceEdit[] = first.own.subnet.size === undefined ? [] : [{ path: [...first.own.subnet.path, 'size'], set: `/${whole.length}` }];
  const removed = others.map(({ own }): SourceEdit => ({ path: own.subnet.path }));
  const changes = [
    { subject: first.name, what: 'resized', from: formatPrefix(first.own.prefix as Prefix), to: formatPrefix(whole) } as const,
    ...others.map(({ name, own }): PlaceChange => ({ subject: name, what: 'removed', from: formatPrefix(own.prefix as Prefix), to: null })),
    ...recorded,
  ];
  return makeChange(placed, {
    title: `Joins ${others.map(({ name }) => name).join(' and ')} with ${first.name}, which becomes ${formatPrefix(whole)} and holds what lives in ${others.length === 1 ? 'both' : 'all of them'}.`,
    edits: [...edits, ...size, ...content.edits, ...referencesFollow(placed.plan, first, others), ...removed],
    changes,
    check: (after) => whyNotAfter(after, first.name, whole),
  });
}

function whyNotJoined(subject: SubnetSubject, first: SubnetSubject): Refusal | undefined {
  const { name, holding, own } = subject;
  const about = { at: 'subjects', input: name };
  const deployed = deployedRefusal(subject, 'be joined with another one');
  if (deployed) return { ...deployed, at: 'subjects' };
  if (holding !== first.holding)
    return {
      ...about,
      code: 'place-refused',
      text: `The subnets ${first.name} and ${name} should stand in one network.`,
      expected: 'subnets of one network',
    };
  if (own.subnet.set)
    return {
      ...about,
      code: 'part-of-a-set',
      text: `The subnet ${name} belongs to the set ${own.subnet.set.id} and should not be joined with another one.`,
      expected: 'subnets of their own',
    };
  return own.prefix ? undefined : { ...withoutPlace(subject, 4), at: 'subjects' };
}

/** The one prefix that some prefixes make up without overlapping, or undefined when they do not. */
function wholeOf(prefixes: readonly Ipv4Prefix[]): Prefix | undefined {
  const set = AddressSet.from(prefixes);
  const [whole, ...more] = set.prefixes();
  const sum = prefixes.reduce((total, { length }) => total + 2 ** (32 - length), 0);
  return more.length === 0 && Number(set.count()) === sum ? whole : undefined;
}

function notOne({ places }: PlacedPlan, subjects: readonly SubnetSubject[]): Refusal {
  const [first] = subjects;
  const own = first?.own.prefix;
  const buddy = own && buddyOf(own);
  const holder = buddy && places.networks.flatMap(({ subnets }) => subnets).find(({ prefix }) => prefix && samePrefix(prefix, buddy));
  const list = subjects.map(({ name, own: { prefix } }) => `${name} (${prefix ? formatPrefix(prefix) : 'none'})`);
  return {
    code: 'not-buddies',
    at: 'subjects',
    text: `The prefixes of ${list.join(' and ')} should make up one prefix together, and they do not.`,
    input: list.join(', '),
    expected: subjects.length === 2 ? 'the two halves of one prefix' : 'prefixes that make up one prefix',
    ...(buddy && subjects.length === 2
      ? {
          hint: `The other half beside ${first.name} is ${formatPrefix(buddy)}${holder ? `, which ${holder.subnet.address} holds` : ''}.`,
          nearest: formatPrefix(buddy),
        }
      : {}),
  };
}

function tooFew(names: readonly string[]): Refusal {
  return {
    code: 'wrong-value',
    at: 'subjects',
    text: 'At least two different subnets should be named, each once.',
    input: names.join(', '),
    expected: 'NETWORK/SUBNET NETWORK/SUBNET',
  };
}

/** The edits by which rules and flows name the joined subnet; in a list that names it already, the other name goes. */
function referencesFollow(plan: Plan, first: SubnetSubject, others: readonly SubnetSubject[]): SourceEdit[] {
  const names = new Set(others.map(({ name }) => name));
  const references = referencesIn(plan).filter(({ of }) => of === undefined || !names.has(of));
  const listOf = (path: SourceEdit['path']) => JSON.stringify(path.slice(0, -1));
  const inList = (path: SourceEdit['path']) => typeof path.at(-1) === 'number';
  const holds = new Set(references.filter(({ to, path }) => to === first.name && inList(path)).map(({ path }) => listOf(path)));
  return references.flatMap(({ path, to }): SourceEdit[] => {
    if (!names.has(to)) return [];
    if (!inList(path)) return [{ path, set: first.name }];
    if (holds.has(listOf(path))) return [{ path }];
    holds.add(listOf(path));
    return [{ path, set: first.name }];
  });
}

/** Looks at the joined subnet as the plan has it then. */
function whyNotAfter(after: Plan, name: string, whole: Prefix): Refusal | undefined {
  const subnet = after.networks.flatMap(({ subnets }) => subnets).find(({ address }) => address === name);
  if (!subnet) return undefined;
  const apart = whyNotTogether(subnet);
  if (apart !== undefined)
    return { code: 'may-not-share', at: 'subjects', text: apart, input: name, expected: 'subnets whose services may live together' };
  const services = subnet.workloads.map(({ service }) => service);
  const wrong = whyNotNamed(subnet.name, { kind: 'subnet', taken: [], services }) ?? whyNotLength(name, subnetLengths(subnet), whole.length);
  return wrong && { ...wrong, at: 'subjects' };
}
