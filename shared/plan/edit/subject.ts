import type { Prefix } from '../../address/prefix.ts';
import { didYouMean } from '../../problem/nearest.ts';
import { showInput } from '../../problem/problem.ts';
import { refuse, type NetworkHolding, type PlacedPlan, type Refusal, type SubnetHolding } from './change.ts';

/** What an edit is about. */
export type Subject = NetworkSubject | SubnetSubject;

export interface NetworkSubject {
  readonly kind: 'network';
  readonly name: string;
  readonly holding: NetworkHolding;
}

export interface SubnetSubject {
  readonly kind: 'subnet';
  /** `network/subnet`. */
  readonly name: string;
  readonly holding: NetworkHolding;
  readonly own: SubnetHolding;
}

type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Refusal[] };

/** Returns the network or subnet that a name stands for; `at` is the argument that holds the name. */
export function findSubject({ places }: PlacedPlan, name: string, at = 'subject'): Found<Subject> {
  const network = places.networks.find((holding) => holding.network.name === name);
  if (network) return { ok: true, value: { kind: 'network', name, holding: network } };
  for (const holding of places.networks) {
    const own = holding.subnets.find(({ subnet }) => subnet.address === name);
    if (own) return { ok: true, value: { kind: 'subnet', name, holding, own } };
  }
  return refuse(
    unknown(
      name,
      at,
      'a network, or a subnet as NETWORK/SUBNET',
      places.networks.flatMap((holding) => [holding.network.name, ...holding.subnets.map(({ subnet }) => subnet.address)]),
    ),
  );
}

/** As `findSubject`, for what can only be a subnet. */
export function findSubnet(placed: PlacedPlan, name: string, at = 'subject'): Found<SubnetSubject> {
  const found = findSubject(placed, name, at);
  if (!found.ok || found.value.kind === 'subnet') return found as Found<SubnetSubject>;
  const subnets = found.value.holding.subnets.map(({ subnet }) => subnet.address);
  return refuse(unknown(name, at, 'a subnet, as NETWORK/SUBNET', subnets, `The network has ${subnets.join(', ') || 'no subnets'}.`));
}

function unknown(
  name: string,
  at: string,
  expected: string,
  known: readonly string[],
  otherwise = 'Run "cadastre plan FILE" for the names.',
): Refusal {
  return {
    code: 'unknown-reference',
    at,
    text: `${showInput(name)} should be the name of ${expected}.`,
    input: showInput(name),
    expected,
    hint: didYouMean(name, known) ?? otherwise,
  };
}

/** Returns why what is deployed stays as it is, or undefined for what is only planned. `what`: be moved, be resized, be renamed. */
export function deployedRefusal(subject: Subject, what: string): Refusal | undefined {
  const { deployed } = subject.kind === 'network' ? subject.holding.network : subject.own.subnet;
  if (!deployed) return undefined;
  return {
    code: 'deployed',
    at: 'subject',
    text: `The ${subject.kind === 'network' ? 'virtual network' : 'subnet'} ${subject.name} is deployed and should not ${what}.`,
    input: subject.name,
    expected: 'something that is only planned',
    hint: 'It exists in Azure: change it there, then write what it is now into the document.',
  };
}

/** Returns the prefixes of one family that a subject has now. */
export function presentOf(subject: Subject, family: 4 | 6): readonly Prefix[] {
  if (subject.kind === 'network') return subject.holding.prefixes.filter((prefix) => prefix.family === family);
  const { prefix, ipv6Prefix } = subject.own;
  return [prefix, ipv6Prefix].flatMap((held) => (held?.family === family ? [held] : []));
}

/** Returns why an edit of a prefix cannot be made of something that has none. */
export function withoutPlace(subject: Subject, family: 4 | 6): Refusal {
  const hint =
    subject.kind === 'network'
      ? 'Give it an addressSpace in the document, or its pool more room.'
      : presentOf({ kind: 'network', name: subject.holding.network.name, holding: subject.holding }, family).length === 0
        ? `${subject.holding.network.name} has no IPv${family} prefix.`
        : 'Move it to a free place first.';
  return {
    code: 'no-place',
    at: 'subject',
    text: `The ${subject.kind === 'network' ? 'virtual network' : 'subnet'} ${subject.name} should have an IPv${family} prefix first; it has found no place.`,
    input: subject.name,
    expected: 'something that has a place',
    hint,
  };
}

/** Returns the refusal of an edit that would leave the document as it is. */
export function nothingChanges(name: string, already: string): Refusal {
  return { code: 'nothing-to-change', at: 'subject', text: `Nothing changes: ${name} ${already} already.`, input: name, expected: 'something new' };
}
