import { formatPath, type Path } from '../../problem/problem.ts';
import type { Network, Plan, RuleEnd, UserRule } from '../plan.ts';
import { valueAt } from '../source-edit.ts';

/** A place of the document that names a network or a subnet. */
export interface Reference {
  readonly path: Path;
  /** The network's name, `network/subnet`, or `network/*` for all subnets of a network. */
  readonly to: string;
  /** What stands there, for a list of such places: `the rule web of net/app`. */
  readonly words: string;
  /** The subnet whose rule it is in. */
  readonly of?: string;
}

/** Ids of the services that peered networks use, where the peering says so: gateways, and a route server. */
export const PEERS_USE: ReadonlySet<string> = new Set(['vpn-gateway', 'expressroute-gateway', 'route-server']);

/**
 * Returns every place of a document that names a network or a subnet: connections, declared overlaps, rules, peerings, flows and accepted
 * findings. In this order, each kind in the document's order.
 */
export function referencesIn(plan: Plan): readonly Reference[] {
  const { document } = plan;
  const found: Reference[] = [];
  for (const external of plan.externalNetworks)
    external.connections.forEach(({ to }, i) =>
      found.push({ path: [...external.path, 'connections', i, 'to'], to: to.name, words: `a connection of ${external.name}` }),
    );
  for (const node of [...plan.networks, ...plan.externalNetworks])
    for (const { with: to, path } of node.overlaps) found.push({ path: [...path, 'with'], to, words: `the declared overlap of ${node.name}` });
  for (const network of plan.networks)
    for (const subnet of network.subnets)
      for (const rule of subnet.rules)
        for (const side of ['from', 'to'] as const)
          found.push(...endsOf(rule, side, plan, { words: `the rule ${rule.name} of ${subnet.address}`, of: subnet.address }));
  for (const { between, gatewayTransit, path } of plan.peerings) {
    const words = `the peering of ${between[0].name} and ${between[1].name}`;
    between.forEach(({ name }, k) => found.push({ path: [...path, 'between', k], to: name, words }));
    if (gatewayTransit) found.push({ path: [...path, 'gatewayTransit'], to: gatewayTransit.name, words });
  }
  const names = new Set(plan.networks.flatMap(namesWithin));
  (document.flows ?? []).forEach((flow, i) => {
    for (const side of ['from', 'to'] as const)
      if (names.has(flow[side])) found.push({ path: ['flows', i, side], to: flow[side], words: `the flow from ${flow.from} to ${flow.to}` });
  });
  for (const { rule, subject, path } of plan.suppressions)
    if (names.has(subject)) found.push({ path: [...path, 'subject'], to: subject, words: `the accepted finding ${rule} of ${subject}` });
  return found;
}

function namesWithin({ name, subnets }: Network): string[] {
  return [name, `${name}/*`, ...subnets.map(({ address }) => address)];
}

function endsOf(rule: UserRule, side: 'from' | 'to', { document }: Plan, about: Pick<Reference, 'words' | 'of'>): Reference[] {
  const path = [...rule.path, side];
  const inList = Array.isArray(valueAt(document, path));
  return rule[side].flatMap((end, k) => {
    const to = nameOf(end);
    return to === undefined ? [] : [{ ...about, path: inList ? [...path, k] : path, to }];
  });
}

function nameOf(end: RuleEnd): string | undefined {
  if (end.kind === 'network') return end.name;
  return end.kind === 'subnet' ? end.address : undefined;
}

/** Returns the places that name a network or one of its subnets. */
export function referencesToNetwork(plan: Plan, network: Network): readonly Reference[] {
  const names = new Set(namesWithin(network));
  return referencesIn(plan).filter(({ to }) => names.has(to));
}

/** Returns the texts that rules and flows hold in the place of a name, each with where it stands; whatever they stand for. */
export function namesUsed({ document }: Plan): readonly { readonly text: string; readonly path: Path }[] {
  const used: { text: string; path: Path }[] = [];
  const add = (value: string | readonly string[], path: Path) => {
    if (typeof value === 'string') used.push({ text: value, path });
    else value.forEach((text, k) => used.push({ text, path: [...path, k] }));
  };
  (document.virtualNetworks ?? []).forEach((network, i) => {
    (network.subnets ?? []).forEach((subnet, j) => {
      const path: Path = ['virtualNetworks', i, 'subnets', j];
      const holders = [
        { rules: subnet.rules, path },
        ...Object.entries(subnet.subnets ?? {}).map(([role, own]) => ({ rules: own.rules, path: [...path, 'subnets', role] })),
      ];
      for (const holder of holders)
        (holder.rules ?? []).forEach((rule, k) => {
          add(rule.from, [...holder.path, 'rules', k, 'from']);
          add(rule.to, [...holder.path, 'rules', k, 'to']);
        });
    });
  });
  (document.flows ?? []).forEach((flow, i) => {
    add(flow.from, ['flows', i, 'from']);
    add(flow.to, ['flows', i, 'to']);
  });
  return used;
}

/** Returns places in words, at most five of them: `the rule web of net/app (virtualNetworks[0]…), the peering of a and b (peerings[0])`. */
export function placesText(references: readonly Reference[]): string {
  const all = references.filter((one, i) => references.findIndex(({ words }) => words === one.words) === i);
  const shown = all.slice(0, 5).map(({ words, path }) => `${words} (${formatPath(path)})`);
  return `${shown.join(', ')}${all.length > shown.length ? `, and ${all.length - shown.length} more` : ''}`;
}
