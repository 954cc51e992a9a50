import { parsePrefix, prefixContains, prefixesOverlap } from '../address/prefix.ts';
import { compareText } from '../problem/compare.ts';
import { invariant } from '../problem/invariant.ts';
import type { Action } from './action.ts';
import { Actions, type Ordered } from './order.ts';
import type { Estate, NetworkState, PeeringState, SubnetState } from './estate.ts';

/** What cannot be changed where it is because of the order of things: it goes first, and comes again at the end. */
interface Apart {
  readonly subnets: ReadonlySet<string>;
  readonly peerings: ReadonlySet<string>;
}

/**
 * Returns what leads from one estate to another, each action behind what it waits for. Where subnets take each other's places, or peered
 * networks each other's prefixes, no order leads there: one of them goes first and is made anew, which is an outage.
 */
export function ordered(from: Estate, to: Estate): readonly Ordered[] {
  let apart: Apart = { subnets: new Set(), peerings: new Set() };
  for (;;) {
    const found = actionsBetween(from, to, apart).ordered();
    if ('order' in found) return found.order;
    apart = more(apart, found.circle);
  }
}

/** Takes one thing more apart: of those that are in each other's way the first by name. */
function more({ subnets, peerings }: Apart, circle: readonly Action[]): Apart {
  const subnet = circle.flatMap((action) => (action.do === 'change-subnet' && !subnets.has(action.subnet) ? [action.subnet] : []))[0];
  if (subnet !== undefined) return { subnets: new Set([...subnets, subnet]), peerings };
  const networks = new Set(circle.flatMap((action) => (action.do === 'change-space' ? [action.network] : [])));
  const peering = circle
    .flatMap((action) => (action.do === 'sync-peering' ? [action.between] : []))
    .filter((between) => between.some((name) => networks.has(name)))
    .map((between) => between.join(' ↔ '))
    .filter((key) => !peerings.has(key))[0];
  invariant(peering, `nothing can be taken apart: ${JSON.stringify(circle)}`);
  return { subnets, peerings: new Set([...peerings, peering]) };
}

function actionsBetween(from: Estate, to: Estate, apart: Apart): Actions {
  const actions = new Actions();
  const same = (name: string) => {
    const [was, is] = [from.networks.get(name), to.networks.get(name)];
    return was !== undefined && is !== undefined && was.identity === is.identity;
  };
  for (const is of to.networks.values()) if (!same(is.name)) actions.add({ do: 'create-network', network: is.name, prefixes: is.space });
  for (const was of from.networks.values()) if (!same(was.name)) actions.add({ do: 'remove-network', network: was.name });
  for (const name of names(from.networks, to.networks)) {
    const was = from.networks.get(name);
    const is = to.networks.get(name);
    if (was && is && same(name)) changeNetwork(actions, was, is, apart);
    else {
      if (was) takeDown(actions, was);
      if (is) putUp(actions, is);
      // The one of that name, but of another region say, has to be gone.
      actions.after(`create-network ${name}`, `remove-network ${name}`);
      for (const attachment of was?.attachments.keys() ?? [])
        actions.after(`create-attachment ${name} ${attachment}`, `remove-attachment ${name} ${attachment}`);
    }
  }
  joinPeerings(actions, from, to, apart, same);
  nextHops(actions, to);
  around(actions, from, to);
  return actions;
}

function names(...maps: readonly ReadonlyMap<string, unknown>[]): string[] {
  return [...new Set(maps.flatMap((map) => [...map.keys()]))].sort(compareText);
}

function putUp(actions: Actions, network: NetworkState): void {
  for (const attachment of network.attachments.values()) actions.add({ do: 'create-attachment', attachment });
  for (const subnet of network.subnets.values()) createSubnet(actions, subnet, false);
}

function takeDown(actions: Actions, network: NetworkState): void {
  for (const attachment of network.attachments.values()) actions.add({ do: 'remove-attachment', attachment });
  for (const subnet of network.subnets.values()) removeSubnet(actions, subnet);
}

function createSubnet(actions: Actions, subnet: SubnetState, again: boolean): void {
  const { address, network, prefixes, refers, content } = subnet;
  const made = actions.add({ do: 'create-subnet', subnet: address, prefixes, refers });
  actions.after(made, `create-network ${network}`);
  for (const name of refers) actions.after(made, `create-attachment ${network} ${name}`);
  if (content !== '') fill(actions, subnet, made, again);
}

function fill(actions: Actions, { address, content, network, refers }: SubnetState, behind: string, again: boolean): void {
  const filled = actions.add({ do: 'fill-subnet', subnet: address, content, again });
  actions.after(filled, behind);
  for (const name of refers) actions.after(filled, `change-attachment ${network} ${name}`);
}

function removeSubnet(actions: Actions, { address, network, prefixes, content, refers }: SubnetState): string {
  const gone = actions.add({ do: 'remove-subnet', subnet: address, prefixes });
  if (content !== '') actions.after(gone, actions.add({ do: 'empty-subnet', subnet: address, content }));
  actions.after(`remove-network ${network}`, gone);
  for (const name of refers) actions.after(`remove-attachment ${network} ${name}`, gone);
  return gone;
}

function changeNetwork(actions: Actions, was: NetworkState, is: NetworkState, apart: Apart): void {
  for (const name of names(was.attachments, is.attachments)) {
    const [old, now] = [was.attachments.get(name), is.attachments.get(name)];
    if (!old && now) actions.add({ do: 'create-attachment', attachment: now });
    else if (old && !now) actions.add({ do: 'remove-attachment', attachment: old });
    else if (old && now && old.settings !== now.settings) actions.add({ do: 'change-attachment', attachment: now });
  }
  const leaves = new Map<string, { readonly subnet: SubnetState; readonly by: string }>();
  const comes = new Map<string, { readonly subnet: SubnetState; readonly by: string }>();
  for (const address of names(was.subnets, is.subnets)) {
    const [old, now] = [was.subnets.get(address), is.subnets.get(address)];
    if (old && now && apart.subnets.has(address)) {
      leaves.set(address, { subnet: old, by: removeSubnet(actions, old) });
      createSubnet(actions, now, true);
      comes.set(address, { subnet: now, by: `create-subnet ${address}` });
      actions.after(`create-subnet ${address}`, `remove-subnet ${address}`);
    } else if (old && now) {
      const by = changeSubnet(actions, old, now);
      if (by !== undefined && !sameTexts(old.prefixes, now.prefixes)) {
        leaves.set(address, { subnet: old, by });
        comes.set(address, { subnet: now, by });
      }
    } else if (old) leaves.set(address, { subnet: old, by: removeSubnet(actions, old) });
    else if (now) {
      createSubnet(actions, now, false);
      comes.set(address, { subnet: now, by: `create-subnet ${address}` });
    }
  }
  // No two subnets of a network overlap at any time: who takes a place waits until it is free.
  for (const later of comes.values())
    for (const earlier of leaves.values())
      if (later.subnet.address !== earlier.subnet.address && overlap(later.subnet.prefixes, earlier.subnet.prefixes))
        actions.after(later.by, earlier.by);
  changeSpace(actions, was, is, [...leaves.values()], [...comes.values()]);
}

function changeSubnet(actions: Actions, old: SubnetState, now: SubnetState): string | undefined {
  const { address, network } = now;
  const moves = !sameTexts(old.prefixes, now.prefixes);
  const other = old.content !== now.content || old.delegation !== now.delegation;
  if (!moves && !other && sameTexts(old.refers, now.refers) && old.settings === now.settings) return undefined;
  const changes = moves || old.delegation !== now.delegation || !sameTexts(old.refers, now.refers) || old.settings !== now.settings;
  const empties = old.content !== '' && (moves || other);
  const fills = now.content !== '' && (moves || other);
  const emptied = empties ? actions.add({ do: 'empty-subnet', subnet: address, content: old.content }) : undefined;
  const changed = changes
    ? actions.add({ do: 'change-subnet', subnet: address, was: old.prefixes, prefixes: now.prefixes, refers: now.refers })
    : undefined;
  actions.after(changed, emptied);
  for (const name of now.refers) actions.after(changed, `create-attachment ${network} ${name}`);
  for (const name of old.refers) if (!now.refers.includes(name)) actions.after(`remove-attachment ${network} ${name}`, changed);
  if (fills) {
    const behind = changed ?? emptied;
    if (behind !== undefined) fill(actions, now, behind, true);
    else fill(actions, now, `create-network ${network}`, false);
  }
  return changed;
}

type Placed = readonly { readonly subnet: SubnetState; readonly by: string }[];

/** Prefixes come before what lies in them, and go behind what lay in them. Those that overlap are replaced in one update. */
function changeSpace(actions: Actions, was: NetworkState, is: NetworkState, leaves: Placed, comes: Placed): void {
  const adds = is.space.filter((prefix) => !was.space.includes(prefix));
  const removes = was.space.filter((prefix) => !is.space.includes(prefix));
  const plainAdds = adds.filter((prefix) => !overlap([prefix], removes));
  const plainRemoves = removes.filter((prefix) => !overlap([prefix], adds));
  const updates: { readonly add: readonly string[]; readonly remove: readonly string[] }[] = [];
  if (plainAdds.length > 0) updates.push({ add: plainAdds, remove: [] });
  updates.push(
    ...replaced(
      adds.filter((prefix) => !plainAdds.includes(prefix)),
      removes.filter((prefix) => !plainRemoves.includes(prefix)),
    ),
  );
  if (plainRemoves.length > 0) updates.push({ add: [], remove: plainRemoves });
  const stays = was.space.some((prefix) => is.space.includes(prefix));
  let before: string | undefined;
  for (const { add, remove } of updates) {
    const update = actions.add({ do: 'change-space', network: is.name, add, remove });
    // A network has a prefix at all times.
    if (!stays) actions.after(update, before);
    before = update;
    for (const { subnet, by } of comes) if (subnet.prefixes.some((prefix) => contained(prefix, add))) actions.after(by, update);
    for (const { subnet, by } of leaves)
      if (subnet.prefixes.some((prefix) => contained(prefix, remove) && !contained(prefix, add))) actions.after(update, by);
  }
}

/** Groups prefixes that overlap one another: each group is one update. */
function replaced(adds: readonly string[], removes: readonly string[]): { add: string[]; remove: string[] }[] {
  const groups: { add: string[]; remove: string[] }[] = [];
  for (const [prefix, side] of [...adds.map((one) => [one, 'add'] as const), ...removes.map((one) => [one, 'remove'] as const)]) {
    const meets = groups.filter(({ add, remove }) => overlap([prefix], [...add, ...remove]));
    const joined = { add: meets.flatMap(({ add }) => add), remove: meets.flatMap(({ remove }) => remove) };
    joined[side].push(prefix);
    for (const group of meets) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  return groups;
}

function joinPeerings(actions: Actions, from: Estate, to: Estate, apart: Apart, same: (name: string) => boolean): void {
  const spaces = actions.all('change-space');
  for (const key of names(from.peerings, to.peerings)) {
    const was = from.peerings.get(key);
    const is = to.peerings.get(key);
    const keeps = was && is && was.between.every(same) && !apart.peerings.has(key) && !losesGateway(actions, was, is);
    if (keeps) {
      if (was.settings !== is.settings) {
        const changed = actions.add({ do: 'change-peering', between: is.between, transit: is.transit });
        behindGateway(actions, changed, is, to);
        beforeGatewayGoes(actions, changed, was, from);
      }
      keepInStep(actions, is, spaces);
      continue;
    }
    if (was) {
      const gone = actions.add({ do: 'remove-peering', between: was.between });
      for (const name of was.between) actions.after(`remove-network ${name}`, gone);
      beforeGatewayGoes(actions, gone, was, from);
      // A prefix that the other side has, or will have, comes only when the two are apart.
      if (is || overlapLater(was, from, to)) for (const { key: update } of spacesOf(spaces, was.between)) actions.after(update, gone);
    }
    if (is) {
      const made = actions.add({ do: 'create-peering', between: is.between, transit: is.transit, again: was !== undefined });
      for (const name of is.between) actions.after(made, `create-network ${name}`);
      for (const { key: update } of spacesOf(spaces, is.between)) actions.after(made, update);
      actions.after(made, `remove-peering ${key}`);
      behindGateway(actions, made, is, to);
    }
  }
}

type Space = Extract<Action, { do: 'change-space' }>;

function spacesOf(spaces: readonly Space[], networks: readonly string[]): { readonly key: string; readonly action: Space }[] {
  return spaces
    .filter(({ network }) => networks.includes(network))
    .map((action) => ({ key: `change-space ${action.network} ${action.add.join(' ')} -${action.remove.join(' -')}`, action }));
}

/** Networks that are no longer peered may come to hold each other's addresses. */
function overlapLater({ between: [a, b] }: PeeringState, from: Estate, to: Estate): boolean {
  const spaces = (name: string) => [...(from.networks.get(name)?.space ?? []), ...(to.networks.get(name)?.space ?? [])];
  return overlap(spaces(a), spaces(b));
}

/** The gateway that a peer uses cannot go while it is used. */
function losesGateway(actions: Actions, was: PeeringState, is: PeeringState): boolean {
  if (was.transit === undefined || was.transit !== is.transit) return false;
  return actions.all('empty-subnet').some(({ subnet }) => subnet === `${was.transit}/GatewaySubnet`);
}

function behindGateway(actions: Actions, key: string, { transit }: PeeringState, to: Estate): void {
  if (transit === undefined) return;
  for (const subnet of to.networks.get(transit)?.subnets.values() ?? [])
    if (subnet.isGateway) {
      actions.after(key, `create-subnet ${subnet.address}`);
      actions.after(key, `fill-subnet ${subnet.address}`);
    }
}

function beforeGatewayGoes(actions: Actions, key: string, { transit }: PeeringState, from: Estate): void {
  if (transit === undefined) return;
  for (const subnet of from.networks.get(transit)?.subnets.values() ?? [])
    if (subnet.isGateway) {
      actions.after(`empty-subnet ${subnet.address}`, key);
      actions.after(`remove-subnet ${subnet.address}`, key);
    }
}

/** Of two networks that stay peered each tells the other of every change; what one takes over from the other is free by then. */
function keepInStep(actions: Actions, { between }: PeeringState, spaces: readonly Space[]): void {
  for (const network of between) {
    const own = spacesOf(spaces, [network]);
    if (own.length === 0) continue;
    const synced = actions.add({ do: 'sync-peering', between, network });
    for (const { key, action } of own) {
      actions.after(synced, key);
      for (const other of spacesOf(
        spaces,
        between.filter((name) => name !== network),
      ))
        if (overlap(action.add, other.action.remove)) actions.after(key, other.key);
    }
  }
}

/** A route to an appliance comes behind the subnet in which the appliance is. */
function nextHops(actions: Actions, to: Estate): void {
  const filled = new Set(actions.all('fill-subnet').map(({ subnet }) => subnet));
  for (const action of [...actions.all('create-attachment'), ...actions.all('change-attachment')])
    for (const hop of action.attachment.nextHops) {
      const holder = [...to.networks.values()]
        .flatMap(({ subnets }) => [...subnets.values()])
        .find(({ prefixes }) => prefixes.some((prefix) => contained(`${hop}/32`, [prefix])));
      if (!holder || !filled.has(holder.address) || holder.refers.includes(action.attachment.name)) continue;
      if (action.do === 'change-attachment')
        actions.after(`change-attachment ${action.attachment.network} ${action.attachment.name}`, `fill-subnet ${holder.address}`);
    }
}

/** What lies around the networks: firewalls and prefix lists on-premises, and the zones of private endpoints. */
function around(actions: Actions, from: Estate, to: Estate): void {
  for (const external of names(from.known, to.known)) {
    const [was, is] = [from.known.get(external) ?? [], to.known.get(external) ?? []];
    const comes = is.filter((prefix) => !was.includes(prefix));
    const goes = was.filter((prefix) => !is.includes(prefix));
    if (comes.length > 0) actions.add({ do: 'tell', external, prefixes: comes });
    if (goes.length > 0) {
      const dropped = actions.add({ do: 'untell', external, prefixes: goes });
      for (const action of actions.all('change-space'))
        if (overlap(action.remove, goes)) actions.after(dropped, spacesOf([action], [action.network])[0]?.key);
      for (const { network } of actions.all('remove-network'))
        if (overlap(from.networks.get(network)?.space ?? [], goes)) actions.after(dropped, `remove-network ${network}`);
      for (const { between } of actions.all('remove-peering')) actions.after(dropped, `remove-peering ${between.join(' ↔ ')}`);
    }
  }
  for (const zone of names(from.zones, to.zones)) {
    const [was, is] = [from.zones.get(zone), to.zones.get(zone)];
    if (!was && is) {
      // A link names a network, which has to be there.
      const made = actions.add({ do: 'create-zone', zone, links: is.links });
      for (const network of is.links) actions.after(made, `create-network ${network}`);
    } else if (was && !is) {
      const gone = actions.add({ do: 'remove-zone', zone });
      for (const network of was.links) actions.after(`remove-network ${network}`, gone);
    } else if (was && is && !sameTexts(was.links, is.links)) {
      const add = is.links.filter((link) => !was.links.includes(link));
      const remove = was.links.filter((link) => !is.links.includes(link));
      const changed = actions.add({ do: 'change-zone', zone, add, remove });
      for (const network of add) actions.after(changed, `create-network ${network}`);
      for (const network of remove) actions.after(`remove-network ${network}`, changed);
    }
  }
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort(compareText).every((one, i) => one === [...b].sort(compareText)[i]);
}

/** Whether a prefix of one list shares addresses with one of the other. */
export function overlap(a: readonly string[], b: readonly string[]): boolean {
  return a.some((one) =>
    b.some((other) => {
      const [x, y] = [parsePrefix(one), parsePrefix(other)];
      return x !== undefined && y !== undefined && prefixesOverlap(x, y);
    }),
  );
}

/** Whether a prefix lies in one of the list. */
export function contained(prefix: string, within: readonly string[]): boolean {
  const own = parsePrefix(prefix);
  return (
    own !== undefined &&
    within.some((space) => {
      const parsed = parsePrefix(space);
      return parsed !== undefined && parsed.family === own.family && prefixContains(parsed, own);
    })
  );
}
