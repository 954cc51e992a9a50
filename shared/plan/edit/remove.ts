import { formatPrefix } from '../../address/prefix.ts';
import type { Network, Plan, Subnet } from '../plan.ts';
import { makeChange, refuse, type EditResult, type PlaceChange, type PlacedPlan } from './change.ts';
import { placeEdits } from './record.ts';
import { PEERS_USE, placesText, referencesIn, referencesToNetwork, type Reference } from './references.ts';
import { deployedRefusal, findSubject, presentOf } from './subject.ts';

/** What is asked of `remove`. */
export interface Remove {
  /** A network's name, or `network/subnet`. */
  readonly subject: string;
}

/**
 * Removes a network with its subnets, or a subnet. Refused while another place of the document names it or relies on it (a route that leads
 * to its firewall or gateway, a network that uses its gateway), for what is deployed or has a deployed subnet, and for one subnet of a set.
 */
export function remove(placed: PlacedPlan, { subject: name }: Remove): EditResult {
  const found = findSubject(placed, name);
  if (!found.ok) return found;
  const subject = found.value;
  const deployed = deployedRefusal(subject, 'be removed') ?? deployedInside(subject.holding.network, subject.kind);
  if (deployed) return refuse(deployed);
  const { plan } = placed;
  const { network } = subject.holding;
  if (subject.kind === 'subnet' && subject.own.subnet.set)
    return refuse({
      code: 'part-of-a-set',
      at: 'subject',
      text: `The subnet ${name} belongs to the set ${subject.own.subnet.set.id} and should not be removed alone.`,
      input: name,
      expected: 'a subnet of its own',
      hint: 'Remove the set from the document.',
    });
  const references =
    subject.kind === 'network'
      ? referencesToNetwork(plan, network).filter(({ of }) => !network.subnets.some(({ address }) => address === of))
      : [
          ...referencesIn(plan).filter(({ to, of }) => to === name && of !== name),
          ...routesThrough(plan, network, subject.own.subnet),
          ...transitThrough(plan, network, subject.own.subnet),
        ];
  if (references.length > 0)
    return refuse({
      code: 'still-referred-to',
      at: 'subject',
      text: `The ${subject.kind === 'network' ? 'virtual network' : 'subnet'} ${name} should not be removed while ${placesText(references)} ${references.length === 1 ? 'needs' : 'need'} it.`,
      input: name,
      expected: 'something that nothing refers to',
      hint: 'Remove or change those first.',
    });
  const gone: readonly (Network | Subnet)[] = subject.kind === 'network' ? [network] : [subject.own.subnet];
  const { edits, recorded } = placeEdits(placed, { networks: subject.kind === 'network' ? [] : [subject.holding], gone: new Set(gone) });
  const held = [...presentOf(subject, 4), ...presentOf(subject, 6)].map(formatPrefix);
  const along =
    subject.kind === 'subnet' || network.subnets.length === 0
      ? ''
      : ` with ${network.subnets.length === 1 ? 'its subnet' : `its ${network.subnets.length} subnets`}`;
  const own = (held.length === 0 ? [null] : held).map((from): PlaceChange => ({ subject: name, what: 'removed', from, to: null }));
  return makeChange(placed, {
    title: `Removes ${name}${held.length === 0 ? '' : ` (${held.join(', ')})`}${along}.`,
    edits: [...edits, ...gone.map(({ path }) => ({ path }))],
    changes: [...own, ...recorded],
  });
}

function deployedInside(network: Network, kind: 'network' | 'subnet') {
  const subnet = kind === 'network' ? network.subnets.find(({ deployed }) => deployed) : undefined;
  return (
    subnet && {
      code: 'deployed',
      at: 'subject',
      text: `The virtual network ${network.name} should not be removed, since its subnet ${subnet.address} is deployed.`,
      input: network.name,
      expected: 'something that is only planned',
    }
  );
}

/** Peerings by which other networks use a gateway of this network, where this subnet holds its only one. */
function transitThrough(plan: Plan, network: Network, subnet: Subnet): Reference[] {
  const holds = (one: Subnet) => one.workloads.some(({ service }) => PEERS_USE.has(service.id));
  if (!holds(subnet) || network.subnets.some((one) => one !== subnet && holds(one))) return [];
  return plan.peerings
    .filter(({ gatewayTransit }) => gatewayTransit === network)
    .map(({ between: [a, b], path }) => ({
      path: [...path, 'gatewayTransit'],
      to: subnet.address,
      words: `the gateway transit of ${a === network ? b.name : a.name} through ${network.name}`,
    }));
}

/** Routes that lead to a firewall or a gateway which only this subnet holds for them. */
function routesThrough(plan: Plan, network: Network, subnet: Subnet): Reference[] {
  const kinds = [
    { hop: 'firewall', services: ['firewall'] },
    { hop: 'gateway', services: ['vpn-gateway', 'expressroute-gateway'] },
  ];
  return kinds.flatMap(({ hop, services }) => {
    const holds = (one: Subnet) => one.workloads.some(({ service }) => services.includes(service.id));
    if (!holds(subnet)) return [];
    const serves = (by: Network) => by.subnets.some((one) => one !== subnet && holds(one));
    return plan.networks.flatMap((user) => {
      // Its own, those of its peers, and of gateways only the one of a peer that it uses.
      const peers = plan.peerings.flatMap(({ between: [a, b], gatewayTransit }) => {
        const peer = a === user ? b : b === user ? a : undefined;
        return peer && (hop === 'firewall' || gatewayTransit === peer) ? [peer] : [];
      });
      const reached = [user, ...peers];
      if (!reached.includes(network) || reached.some(serves)) return [];
      return user.subnets.flatMap((one) =>
        one === subnet
          ? []
          : one.routes
              .filter(({ nextHop }) => nextHop.kind === hop)
              .map(({ name, path }) => ({ path, to: subnet.address, words: `the route ${name} of ${one.address}`, of: one.address })),
      );
    });
  });
}
