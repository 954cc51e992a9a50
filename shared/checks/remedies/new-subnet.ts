import type { NetworkPlace } from '../../allocate/allocation.ts';
import type { Service } from '../../catalog/service.ts';
import { sizeSubnet, type Workload } from '../../catalog/size.ts';
import { findSpecialSubnet } from '../../catalog/special-subnets.ts';
import type { SubnetDocument } from '../../plan/document.ts';
import type { Network, Plan, Subnet } from '../../plan/plan.ts';
import { valueAt, type SourceEdit } from '../../plan/source-edit.ts';
import { remembered } from '../../problem/remembered.ts';
import type { Fix } from '../finding.ts';
import { listed } from '../words.ts';
import { hasRoom } from './room-in.ts';

// The longest name of a subnet.
const MOST_CHARACTERS = 80;

/** Returns the edit that puts new subnets behind those of a network. */
export function addSubnets({ document }: Pick<Plan, 'document'>, network: Network, entries: readonly SubnetDocument[]): SourceEdit[] {
  const path = [...network.path, 'subnets'];
  const list = valueAt(document, path);
  if (!Array.isArray(list)) return [{ path, set: entries }];
  return entries.map((insert) => ({ path: [...path, list.length], insert }));
}

/** The names of the subnets of a network, in lower case, as Azure compares them. */
const namesIn = remembered(({ subnets }: Network): ReadonlySet<string> => new Set(subnets.map(({ name }) => name.toLowerCase())));

/** Whether a subnet of a network bears a name. */
export function isTaken(network: Network, name: string): boolean {
  return namesIn(network).has(name.toLowerCase());
}

/** Returns a name that no subnet of a network bears, nor anything in `others`: the base, else with a number behind it. */
export function freeName(network: Network, base: string, others: readonly string[] = []): string {
  const used = new Set(others.map((name) => name.toLowerCase()));
  const isFree = (name: string) => !isTaken(network, name) && !used.has(name.toLowerCase());
  let name = base.slice(0, MOST_CHARACTERS);
  for (let n = 2; !isFree(name); n++) name = `${base.slice(0, MOST_CHARACTERS - `-${n}`.length)}-${n}`;
  return name;
}

/**
 * Gives what is named of a subnet subnets of its own, in the same network: each group of workloads (by their places among the workloads)
 * one, or its private endpoints. Undefined for what is deployed or belongs to a set, where a name that a service demands is taken, and where
 * the network has no room.
 */
export function partSubnet(
  plan: Pick<Plan, 'document' | 'sizing'>,
  place: NetworkPlace,
  subnet: Subnet,
  groups: readonly (readonly number[])[] | 'endpoints',
): Fix | undefined {
  if (subnet.deployed || subnet.set) return undefined;
  const parted = groups === 'endpoints' ? endpointsOf(plan, place, subnet) : groups.length > 0 ? workloadsOf(plan, place, subnet, groups) : undefined;
  if (!parted || parted.entries.length === 0) return undefined;
  const names = parted.entries.map(({ name }, i) => name ?? parted.demanded[i] ?? '');
  return {
    title: `Give ${parted.what} of ${subnet.address} ${names.length === 1 ? 'a subnet' : 'subnets'} of ${names.length === 1 ? 'its' : 'their'} own: ${names.join(', ')}`,
    edits: [...parted.removed.map((path) => ({ path })), ...addSubnets(plan, place.network, parted.entries)],
  };
}

interface Parted {
  readonly what: string;
  readonly removed: readonly SourceEdit['path'][];
  readonly entries: readonly SubnetDocument[];
  /** Names that entries without a name get from their service. */
  readonly demanded: readonly (string | undefined)[];
}

function endpointsOf({ document, sizing }: Pick<Plan, 'document' | 'sizing'>, place: NetworkPlace, subnet: Subnet): Parted | undefined {
  const written = valueAt(document, subnet.path) as SubnetDocument;
  const { prefixLength } = sizeSubnet(
    [],
    sizing,
    subnet.privateEndpoints.map(({ line }) => line),
  );
  const name = freeName(place.network, findSpecialSubnet(subnet.name) ? 'private-endpoints' : `${subnet.name}-endpoints`);
  if (written.privateEndpoints === undefined || !hasRoom(place, prefixLength)) return undefined;
  const { privateEndpoints, growth, growthPerYear } = written;
  const grows = { ...(growth === undefined ? {} : { growth }), ...(growthPerYear === undefined ? {} : { growthPerYear }) };
  return {
    what: 'the private endpoints',
    removed: [[...subnet.path, 'privateEndpoints']],
    entries: [{ name, ...grows, privateEndpoints }],
    demanded: [undefined],
  };
}

function workloadsOf(
  { document, sizing }: Pick<Plan, 'document' | 'sizing'>,
  place: NetworkPlace,
  subnet: Subnet,
  groups: readonly (readonly number[])[],
): Parted | undefined {
  const written = valueAt(document, subnet.path) as SubnetDocument;
  const given: string[] = [];
  const entries: SubnetDocument[] = [];
  const demanded: (string | undefined)[] = [];
  const moved: Workload[] = [];
  for (const group of groups) {
    const own = group.flatMap((i) => subnet.workloads[i] ?? []);
    const texts = group.flatMap((i) => written.workloads?.[i] ?? []);
    const [first] = own;
    const [only] = texts;
    if (!first || !only || texts.length !== own.length) return undefined;
    const required = own.map(({ service }) => service.subnet.requiredName?.value).find((name) => name !== undefined);
    if (required !== undefined && (isTaken(place.network, required) || given.includes(required))) return undefined;
    const name = required === undefined ? freeName(place.network, nameOf(subnet, first.service), given) : undefined;
    given.push(name ?? required ?? '');
    // Room for each of them is looked for alone: where it is tight for all together, what finds none is reported.
    if (!hasRoom(place, sizeSubnet(own, sizing).prefixLength)) return undefined;
    entries.push({ ...(name === undefined ? {} : { name }), ...grownAs(written), ...(texts.length === 1 ? only : { workloads: texts }) });
    demanded.push(required);
    moved.push(...own);
  }
  const what = listed(moved.map(({ service }) => service.name));
  return { what, removed: groups.flat().map((i) => [...subnet.path, 'workloads', i]), entries, demanded };
}

function nameOf(subnet: Subnet, service: Service): string {
  return findSpecialSubnet(subnet.name) ? service.id : `${subnet.name}-${service.id}`;
}

/** What a subnet says of the growth of its workloads, unless they say it themselves. */
function grownAs({ growth, growthPerYear }: SubnetDocument): Pick<SubnetDocument, 'growth' | 'growthPerYear'> {
  return { ...(growth === undefined ? {} : { growth }), ...(growthPerYear === undefined ? {} : { growthPerYear }) };
}
