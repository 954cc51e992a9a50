import { showInput } from '../../problem/problem.ts';
import type { Network } from '../plan.ts';
import type { SourceEdit } from '../source-edit.ts';
import { formatPrefix } from '../../address/prefix.ts';
import { makeChange, refuse, type EditResult, type PlaceChange, type PlacedPlan, type Refusal } from './change.ts';
import { whyNotNamed } from './names.ts';
import { placeEdits } from './record.ts';
import { namesUsed, referencesIn } from './references.ts';
import { deployedRefusal, findSubject, nothingChanges, presentOf } from './subject.ts';

/** What is asked of `rename`. */
export interface Rename {
  /** A network's name, or `network/subnet`. */
  readonly subject: string;
  /** The new name of the network, or of the subnet in its network. */
  readonly name: string;
}

/**
 * Renames a network or a subnet, and every place of the document that names it: peerings, gateway transit, connections of external
 * networks, declared overlaps, ends of rules and flows, accepted findings.
 *
 * Refused for names that are taken, that Azure does not accept or keeps for something else, that a service does not allow, or that the
 * document already uses for something else (a service tag in a rule, say); and for what is deployed, since Azure renames nothing.
 */
export function rename(placed: PlacedPlan, { subject: name, name: wanted }: Rename): EditResult {
  const found = findSubject(placed, name);
  if (!found.ok) return found;
  const subject = found.value;
  const deployed = deployedRefusal(subject, 'be renamed');
  if (deployed) return refuse(deployed);
  const { plan, places } = placed;
  const { network } = subject.holding;
  const item = subject.kind === 'network' ? network : subject.own.subnet;
  if (item.name === wanted) return refuse(nothingChanges(name, 'bears that name'));
  const siblings: readonly { readonly name: string }[] =
    subject.kind === 'network' ? places.networks.map((holding) => holding.network) : network.subnets;
  const refusal = whyNotNamed(wanted, {
    kind: subject.kind === 'network' ? 'virtual-network' : 'subnet',
    taken: siblings.filter((other) => other !== item).map((other) => other.name),
    services: subject.kind === 'subnet' ? subject.own.subnet.workloads.map(({ service }) => service) : [],
  });
  if (refusal) return refuse(refusal);

  const names = subject.kind === 'network' ? namesOfNetwork(network, wanted) : new Map([[name, `${network.name}/${wanted}`]]);
  const references = referencesIn(plan).filter(({ to }) => names.has(to));
  const captured = whyCaptured(placed, new Set(names.values()));
  if (captured) return refuse(captured);
  const { edits, recorded } = placeEdits(
    placed,
    subject.kind === 'network' ? { networks: [], renamed: subject.holding } : { networks: [subject.holding] },
  );
  const now = subject.kind === 'network' ? wanted : `${network.name}/${wanted}`;
  const held = [...presentOf(subject, 4), ...presentOf(subject, 6)].map(formatPrefix);
  const own = (held.length === 0 ? [null] : held).map((prefix): PlaceChange => ({
    subject: name,
    what: 'renamed',
    from: prefix,
    to: prefix,
    name: now,
  }));
  const where = references.length === 0 ? '' : `, and the ${references.length === 1 ? 'place' : `${references.length} places`} that name it`;
  return makeChange(placed, {
    title: `Renames ${name} to ${wanted}${where}.`,
    edits: [{ path: [...item.path, 'name'], set: wanted }, ...references.map(({ path, to }): SourceEdit => ({ path, set: names.get(to) })), ...edits],
    changes: [...own, ...recorded.filter((change) => change.subject !== name)],
  });
}

function namesOfNetwork(network: Network, wanted: string): ReadonlyMap<string, string> {
  return new Map([
    [network.name, wanted],
    [`${network.name}/*`, `${wanted}/*`],
    ...network.subnets.map(({ name, address }): [string, string] => [address, `${wanted}/${name}`]),
  ]);
}

/** A name of the plan goes before a service tag and other words: one that is in use for something else would change its meaning. */
function whyCaptured({ plan }: PlacedPlan, names: ReadonlySet<string>): Refusal | undefined {
  const word = [...names].find((name) => /^(self|any|internet)$/i.test(name));
  const used = namesUsed(plan).find(({ text }) => names.has(text));
  if (word === undefined && used === undefined) return undefined;
  const name = word ?? used?.text ?? '';
  return {
    code: 'name-refused',
    at: 'name',
    text:
      word === undefined
        ? `The name ${showInput(name)} should not be one that rules or flows of this plan use for something else.`
        : `The name ${showInput(name)} should not be a word that rules and flows use.`,
    input: showInput(name),
    expected: 'another name',
  };
}
