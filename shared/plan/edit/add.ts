import { FreeBlocks } from '../../address/blocks.ts';
import { formatPrefix, parsePrefix, prefixesOverlap, type Prefix } from '../../address/prefix.ts';
import { PrefixIndex } from '../../address/overlaps.ts';
import { freePrefixes, largestPrefix } from '../../address/free-space.ts';
import type { InputValue, SubnetDocument } from '../document.ts';
import { demandedLength, type Network, type Plan, type Subnet } from '../plan.ts';
import { resolvePlan } from '../resolve.ts';
import type { SourceEdit } from '../source-edit.ts';
import { makeChange, refuse, type EditResult, type NetworkHolding, type PlacedPlan, type Refusal } from './change.ts';
import { subnetLengths, whyNotLength } from './lengths.ts';
import { parseLength } from './length-text.ts';
import { nearestPlace } from './nearest-place.ts';
import { whyNotNamed } from './names.ts';
import { besideSubnets, excludedObstacles, type Obstacle } from './obstacles.ts';
import { readPrefix, whyNotAt, withNearest } from './place-rules.ts';
import { placeEdits } from './record.ts';
import { PEERS_USE } from './references.ts';
import { whyNoMoreSubnets } from './room-for-more.ts';
import { findSubject, withoutPlace } from './subject.ts';

/** What is asked of `add`. */
export interface Add {
  /** The network's name. */
  readonly network: string;
  /** The name of the new subnet; absent: the one that its service demands. */
  readonly name?: string | undefined;
  /** Id, name or alias of a service; absent: virtual machines. */
  readonly service?: string | undefined;
  readonly inputs?: Readonly<Record<string, InputValue>> | undefined;
  /** An explicit prefix length, `/26`, in place of what the sum says. */
  readonly size?: string | undefined;
  /** Where it is to lie; absent: the tightest free block, or the roomiest if the plan keeps neighbours free. */
  readonly prefix?: string | undefined;
}

/** A new subnet against which nothing stands but perhaps room. */
interface Prepared {
  readonly holding: NetworkHolding;
  readonly subnet: Subnet;
  readonly entry: SubnetDocument;
  readonly at: Prefix | undefined;
}

/**
 * Adds a subnet to a network, at a place of its own that no other one has to leave.
 *
 * Refused for a service or inputs that the catalog does not know, names that cannot be given, a second one of a service of which a network
 * holds one, and where no place is free; the reason names the largest free block.
 */
export function add(placed: PlacedPlan, asked: Add): EditResult {
  const prepared = prepare(placed, asked);
  if (!prepared.ok) return prepared;
  const { holding, subnet, entry, at } = prepared.value;
  const wanted = at?.length ?? demandedLength(subnet);
  const obstacles = [...besideSubnets(placed, holding, []), ...excludedObstacles([subnet], 'subnet')];
  const place = at ? placeAt(subnet, holding.prefixes, obstacles, at) : freePlace(placed, holding.prefixes, obstacles, subnet, wanted);
  if ('refusal' in place) return refuse(place.refusal);
  const { edits, recorded } = placeEdits(placed, { networks: [holding] });
  return makeChange(placed, {
    title: `Adds ${subnet.address} at ${formatPrefix(place.prefix)}.`,
    edits: [...edits, insertion(placed, holding, { ...entry, prefix: formatPrefix(place.prefix) })],
    changes: [{ subject: subnet.address, what: 'added', from: null, to: formatPrefix(place.prefix) }, ...recorded],
  });
}

/**
 * As `add`, without a place, where the network is still to be carved from its pool, to the size that its subnets ask for: with one more it
 * may become larger and lie elsewhere. Everything else in its pool is recorded, so that it stays. Whether there is room shows when the
 * document is worked out; `changes` has only what is recorded. Undefined where the network cannot grow.
 */
export function addUnplaced(placed: PlacedPlan, asked: Add): EditResult | undefined {
  const prepared = prepare(placed, asked);
  if (!prepared.ok) return prepared;
  const { holding, subnet, entry, at } = prepared.value;
  const { network } = holding;
  if (at || !network.pool || network.deployed || network.size !== undefined || network.addressSpace.length > 0) return undefined;
  const { edits, recorded } = placeEdits(placed, { networks: [holding] });
  const isOwn = (path: SourceEdit['path']) => network.path.every((step, i) => path[i] === step);
  return makeChange(placed, {
    title: `Adds ${subnet.address}.`,
    edits: [...edits.filter(({ path }) => !isOwn(path)), insertion(placed, holding, entry)],
    changes: recorded.filter(({ subject }) => subject !== network.name && !subject.startsWith(`${network.name}/`)),
  });
}

function insertion({ plan }: PlacedPlan, { network }: NetworkHolding, entry: SubnetDocument): SourceEdit {
  const path = [...network.path, 'subnets'];
  // An entry of the list may be a set, so that there are more subnets than entries.
  const entries = plan.document.virtualNetworks?.[Number(network.path[1])]?.subnets;
  return entries === undefined ? { path, set: [entry] } : { path: [...path, entries.length], insert: entry };
}

function prepare(
  placed: PlacedPlan,
  { network: name, name: given, service, inputs, size, prefix }: Add,
): { readonly ok: true; readonly value: Prepared } | { readonly ok: false; readonly problems: readonly Refusal[] } {
  const found = findSubject(placed, name, 'network');
  if (!found.ok) return found;
  if (found.value.kind !== 'network')
    return refuse({
      code: 'wrong-value',
      at: 'network',
      text: `A new subnet should go into a network; ${name} is a subnet.`,
      input: name,
      expected: 'the name of a network',
    });
  const { holding } = found.value;
  const { network } = holding;
  if (holding.prefixes.every(({ family }) => family === 6)) return refuse({ ...withoutPlace(found.value, 4), at: 'network' });
  const length = size === undefined ? undefined : parseLength(size, 'size');
  if (length && !length.ok) return length;
  const at = readPrefix(prefix, 'prefix');
  if (!at.ok) return at;
  if (length && at.value && length.value !== at.value.length)
    return refuse({
      code: 'wrong-length',
      at: 'prefix',
      text: `The prefix ${formatPrefix(at.value)} should be a /${length.value}, the size that is asked for.`,
      input: formatPrefix(at.value),
      expected: `a /${length.value}`,
    });
  const entry: SubnetDocument = {
    ...(given === undefined ? {} : { name: given }),
    ...(service === undefined ? {} : { service }),
    ...(inputs === undefined || Object.keys(inputs).length === 0 ? {} : { inputs: { ...inputs } }),
    ...(length === undefined ? {} : { size: `/${length.value}` }),
  };
  const resolved = resolvedAlone(placed, network, entry);
  if (!resolved.ok) return resolved;
  const subnet = resolved.value;
  const refusal =
    whyNotDual(holding.prefixes, subnet) ??
    whyNoGateway(placed.plan, network, subnet) ??
    whyNotHere(network, holding.prefixes, subnet, length?.value ?? at.value?.length);
  if (refusal) return refuse(refusal);
  const noMore = whyNoMoreSubnets(holding, 1);
  if (noMore) return refuse({ ...noMore, at: 'network' });

  return { ok: true, value: { holding, subnet, entry, at: at.value } };
}

/** The new subnet as the plan would have it, worked out alone. */
function resolvedAlone(
  { plan }: PlacedPlan,
  network: Network,
  entry: SubnetDocument,
): { readonly ok: true; readonly value: Subnet } | { readonly ok: false; readonly problems: readonly Refusal[] } {
  const { defaults } = plan.document;
  const alone = resolvePlan({
    cadastre: 1,
    name: plan.name,
    ...(defaults === undefined ? {} : { defaults }),
    virtualNetworks: [{ name: network.name, addressSpace: ['10.0.0.0/8'], subnets: [entry] }],
  });
  if (!alone.ok)
    return refuse(
      ...alone.problems.map(({ code, text, at, input, expected, hint }): Refusal => ({
        code,
        text,
        at: at.replace(/^virtualNetworks\[0\](?:\.subnets\[0\])?\.?/, '') || 'name',
        ...(input === undefined ? {} : { input }),
        ...(expected === undefined ? {} : { expected }),
        ...(hint === undefined ? {} : { hint }),
      })),
    );
  const subnet = alone.value.networks[0]?.subnets[0];
  return subnet
    ? { ok: true, value: subnet }
    : refuse({ code: 'wrong-value', at: 'service', text: 'A subnet should be added, not a set of subnets.' });
}

/** Some services cannot stand in a network that has IPv6 elsewhere. */
function whyNotDual(prefixes: readonly Prefix[], subnet: Subnet): Refusal | undefined {
  if (prefixes.every(({ family }) => family === 4)) return undefined;
  const service = subnet.workloads.map((workload) => workload.service).find((one) => one.subnet.inDualStackNetwork);
  return (
    service && {
      code: 'wrong-value',
      at: 'service',
      text: `${service.name} should not stand in the dual-stack network ${subnet.networkName}. ${service.subnet.inDualStackNetwork?.value ?? ''}`,
      input: service.id,
      expected: 'a service that stands in networks with IPv6',
      hint: 'Add it to a network without IPv6.',
    }
  );
}

/** A network that uses the gateways of a peer may have none of its own. */
function whyNoGateway({ peerings }: Plan, network: Network, { workloads }: Subnet): Refusal | undefined {
  const service = workloads.map((workload) => workload.service).find(({ id }) => PEERS_USE.has(id));
  const hub = service && peerings.find(({ between, gatewayTransit }) => gatewayTransit && gatewayTransit !== network && between.includes(network));
  return (
    hub && {
      code: 'place-refused',
      at: 'service',
      text: `The virtual network ${network.name} should have no ${service.name} of its own: by its peering it uses the gateway of ${hub.gatewayTransit?.name ?? ''}.`,
      input: service.id,
      expected: 'a network that uses no gateway of another one',
      hint: 'Remove gatewayTransit from the peering first.',
    }
  );
}

/** Whatever stands against a new subnet in a network, wherever it lies. */
function whyNotHere(network: Network, prefixes: readonly Prefix[], subnet: Subnet, length: number | undefined): Refusal | undefined {
  const services = subnet.workloads.map(({ service }) => service);
  const named = whyNotNamed(subnet.name, { kind: 'subnet', taken: network.subnets.map((other) => other.name), services });
  if (named) return named;
  const wrong = whyNotLength(subnet.address, subnetLengths(subnet), length ?? subnet.sizing.prefixLength);
  if (wrong) return { ...wrong, at: 'size' };
  for (const { service, inputs } of subnet.workloads) {
    const about = { at: 'service', input: service.id, expected: 'another network' };
    if (service.placement === 'block' && network.subnets.length > 0)
      return {
        ...about,
        code: 'block-not-alone',
        text: `${service.name} takes a block of its own and should stand in a network without other subnets.`,
      };
    const most = service.subnet.perNetwork?.value;
    const counted = [...network.subnets.flatMap(({ workloads }) => workloads), { service, inputs }].filter((other) => other.service === service);
    const count = counted.reduce((sum, one) => sum + (service.subnet.countsFor?.(one.inputs) ?? 1), 0);
    if (most !== undefined && count > most)
      return {
        ...about,
        code: 'one-per-network',
        text: `The virtual network ${network.name} should hold at most ${most} × ${service.name}, not ${count}.`,
      };
  }
  const beside = excludedObstacles([subnet], 'network').find(({ prefix }) => prefixes.some((space) => prefixesOverlap(space, prefix)));
  return (
    beside && {
      code: 'place-refused',
      at: 'service',
      text: `The address space of ${network.name} should keep out of ${formatPrefix(beside.prefix)}, ${beside.words}.`,
      input: subnet.address,
      expected: 'another network',
    }
  );
}

type Place = { readonly prefix: Prefix } | { readonly refusal: Refusal };

function placeAt({ address, networkName }: Subnet, spaces: readonly Prefix[], obstacles: readonly Obstacle[], prefix: Prefix): Place {
  const container = { prefixes: spaces.filter(({ family }) => family === 4), words: `the address space of ${networkName}` };
  const taken = obstacles.map((one) => one.prefix);
  const hit = whyNotAt(address, container, obstacles, new PrefixIndex(taken), prefix);
  const room = { containers: container.prefixes, taken, own: undefined, allowed: () => true };
  return hit ? { refusal: withNearest(hit, prefix.family === 4 ? nearestPlace(room, prefix, prefix.length) : undefined) } : { prefix };
}

/** The place that the allocator would choose: the tightest free block, or the roomiest. */
function freePlace({ plan }: PlacedPlan, spaces: readonly Prefix[], obstacles: readonly Obstacle[], subnet: Subnet, length: number): Place {
  const containers = spaces.filter(({ family }) => family === 4);
  const free = freePrefixes(
    containers,
    obstacles.map(({ prefix }) => prefix),
  );
  const roomiest = largestPrefix(free);
  const place =
    plan.strategy === 'spaced'
      ? roomiest && roomiest.length <= length
        ? parsePrefix(`${formatPrefix(roomiest).split('/')[0] ?? ''}/${length}`)
        : undefined
      : new FreeBlocks(free, []).take(length);
  if (place) return { prefix: place };
  return {
    refusal: {
      code: 'place-refused',
      at: 'network',
      text: `A free /${length} for ${subnet.address} should be in ${subnet.networkName}; ${roomiest ? `the largest free block there is ${formatPrefix(roomiest)}` : 'nothing is free there'}.`,
      input: subnet.networkName,
      expected: `a network with a free /${length}`,
      hint: 'Resize the network first, or another subnet.',
    },
  };
}
