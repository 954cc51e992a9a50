import { formatPrefix, type Prefix } from '../address/prefix.ts';
import type { Allocation } from '../allocate/allocation.ts';
import { regionTag } from '../catalog/regions.ts';
import type { RuleNeed, RulePeer, Service } from '../catalog/service.ts';
import type { Workload } from '../catalog/size.ts';
import type { Plan, RuleEnd, Subnet, UserRule } from '../plan/plan.ts';
import { compareText } from '../problem/compare.ts';
import type { ConditionalRule, RuleResource } from './resources.ts';
import { sortedAddresses, sortedPorts } from './sorted.ts';

/** Everything that the names in rules can stand for. */
export interface AddressBook {
  /** IPv4 prefixes of a network, external network or `network/subnet`. */
  readonly prefixesOf: (kind: Named, name: string) => readonly string[];
}

/** Returns the look-up from names to prefixes for one plan and its allocation. It is made when a name is first asked for. */
export function addressBook(plan: Plan, allocation: Allocation): AddressBook {
  const made: { -readonly [K in Named]?: ReadonlyMap<string, readonly Prefix[]> } = {};
  return { prefixesOf: (kind, name) => ((made[kind] ??= namedPrefixes[kind](plan, allocation)).get(name) ?? []).map(formatPrefix) };
}

/** What a name in a rule can be that of. */
export type Named = 'network' | 'external' | 'subnet';

const ipv4 = (prefix: Prefix | undefined) => (prefix?.family === 4 ? [prefix] : []);
const namedPrefixes: Readonly<Record<Named, (plan: Plan, allocation: Allocation) => ReadonlyMap<string, readonly Prefix[]>>> = {
  network: (_, { networks }) => new Map(networks.map(({ network, prefixes }) => [network.name, prefixes.flatMap(ipv4)])),
  external: ({ externalNetworks }) => new Map(externalNetworks.map(({ name, prefixes }) => [name, prefixes.flatMap(({ prefix }) => ipv4(prefix))])),
  subnet: (_, { networks }) =>
    new Map(networks.flatMap(({ subnets }) => subnets.map(({ subnet, prefix }): [string, Prefix[]] => [subnet.address, ipv4(prefix)]))),
};

export interface SubnetRules {
  readonly rules: readonly RuleResource[];
  readonly platformRules: readonly RuleResource[];
  readonly conditionalRules: readonly ConditionalRule[];
}

/**
 * Returns the NSG rules of a subnet: what its services need, and the user's own.
 *
 * A service's rule keeps its fixed priority, so that adding one renumbers no other. Rules that the platform adds, and
 * rules for cases that the plan does not tell, are listed apart.
 */
export function rulesFor(subnet: Subnet, prefix: string, region: string | undefined, book: AddressBook): SubnetRules {
  const rules = new Map<string, RuleResource>();
  const platform = new Map<string, RuleResource>();
  const conditional = new Map<string, ConditionalRule>();
  const taken = new Set(subnet.rules.map((rule) => rule.name.toLowerCase()));
  for (const workload of byId(subnet.workloads)) {
    for (const need of workload.service.nsg.rules) {
      // Services that may share a subnet claim one priority for one rule only: what two of them ask for alike is one rule.
      const key = `${need.direction} ${need.priority} ${need.name}`;
      const applies = need.when ? need.when(workload.inputs) : need.condition === undefined;
      const made = resourceOf(need, workload, prefix, region);
      if (need.when && !applies) continue;
      if (need.appliedBy === 'platform') {
        if (made) platform.set(key, made);
      } else if (applies && made && need.need !== 'optional') rules.set(key, merge(rules.get(key), made));
      else conditional.set(key, conditionalOf(need, workload.service, workload.inputs));
    }
  }
  const named = uniqueNames([...rules.values()], taken);
  const own = subnet.rules.map((rule) => userRule(rule, prefix, book));
  return {
    rules: [...named, ...own].sort(compareRules),
    platformRules: [...platform.values()].sort(compareRules),
    conditionalRules: [...conditional.values()].sort((a, b) => compareText(a.direction, b.direction) || compareText(a.name, b.name)),
  };
}

function compareRules(a: RuleResource, b: RuleResource): number {
  return compareText(a.direction, b.direction) || a.priority - b.priority || compareText(a.name, b.name);
}

function byId(workloads: readonly Workload[]): Workload[] {
  return [...workloads].sort((a, b) => compareText(a.service.id, b.service.id));
}

// Two workloads of one service ask for the same rule, perhaps with other ports.
function merge(before: RuleResource | undefined, rule: RuleResource): RuleResource {
  if (!before) return rule;
  return { ...rule, ports: sortedPorts([...before.ports, ...rule.ports]) };
}

function resourceOf(need: RuleNeed, { service, inputs }: Workload, prefix: string, region: string | undefined): RuleResource | undefined {
  const sources = peerAddresses(need.from, prefix, region);
  const destinations = peerAddresses(need.to, prefix, region);
  if (!sources || !destinations) return undefined;
  return {
    name: need.name,
    priority: need.priority,
    direction: need.direction,
    access: need.access,
    protocol: need.protocol,
    sources,
    destinations,
    ports: sortedPorts(typeof need.ports === 'function' ? need.ports(inputs) : need.ports),
    because: need.purpose,
    origin: service.id,
    source: need.source,
  };
}

function peerAddresses(peer: RulePeer, prefix: string, region: string | undefined): readonly string[] | undefined {
  if (peer === 'self') return [prefix];
  if (peer === 'any') return ['*'];
  if ('role' in peer) return undefined;
  if ('prefix' in peer) return [peer.prefix];
  const suffix = peer.regional && region !== undefined ? regionTag(region, peer.tag) : undefined;
  return [suffix === undefined ? peer.tag : `${peer.tag}.${suffix}`];
}

function conditionalOf(need: RuleNeed, service: Service, inputs: Workload['inputs']): ConditionalRule {
  return {
    name: need.name,
    direction: need.direction,
    access: need.access,
    from: peerWords(need.from),
    to: peerWords(need.to),
    protocol: need.protocol,
    ports: typeof need.ports === 'function' ? need.ports(inputs) : need.ports,
    condition: need.condition ?? (need.need === 'optional' ? 'optional' : 'the plan does not say who this is'),
    because: need.purpose,
    origin: service.id,
    source: need.source,
  };
}

function peerWords(peer: RulePeer): string {
  if (peer === 'self') return 'the subnet';
  if (peer === 'any') return 'any';
  return 'tag' in peer ? peer.tag : 'prefix' in peer ? peer.prefix : peer.role;
}

// NSG rule names are unique in the whole NSG, in the catalog only in a service and direction.
function uniqueNames(rules: readonly RuleResource[], taken: Set<string>): RuleResource[] {
  return rules.map((rule) => {
    const candidates = [
      rule.name,
      `${rule.name}-${rule.direction === 'inbound' ? 'in' : 'out'}`,
      `${rule.name}-${rule.origin}`,
      `${rule.name}-${rule.origin}-${rule.direction}`,
    ];
    const name = candidates.find((candidate) => !taken.has(candidate.toLowerCase())) ?? `${rule.name}-${rule.priority}`;
    taken.add(name.toLowerCase());
    return name === rule.name ? rule : { ...rule, name };
  });
}

function userRule(rule: UserRule, prefix: string, book: AddressBook): RuleResource {
  const addresses = (ends: readonly RuleEnd[]) => {
    const list = ends.flatMap((end) => endAddresses(end, prefix, book));
    return list.includes('*') ? ['*'] : sortedAddresses(list);
  };
  return {
    name: rule.name,
    priority: rule.priority,
    direction: rule.direction,
    access: rule.access,
    protocol: rule.protocol,
    sources: addresses(rule.from),
    destinations: addresses(rule.to),
    ports: rule.ports.includes('*') ? ['*'] : sortedPorts(rule.ports),
    because: rule.description === '' ? 'Asked for in the plan.' : rule.description,
    origin: 'user',
  };
}

function endAddresses(end: RuleEnd, prefix: string, book: AddressBook): readonly string[] {
  switch (end.kind) {
    case 'self':
      return [prefix];
    case 'any':
      return ['*'];
    case 'tag':
      return [end.tag];
    case 'prefix':
      return end.range.prefix ? [formatPrefix(end.range.prefix)] : [];
    case 'network':
    case 'external':
      return book.prefixesOf(end.kind, end.name);
    case 'subnet':
      return book.prefixesOf('subnet', end.address);
  }
}
