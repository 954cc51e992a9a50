import { PrefixIndex } from '../../address/overlaps.ts';
import { parsePrefix, prefixContains, type Prefix } from '../../address/prefix.ts';
import type { Allocation } from '../../allocate/allocation.ts';
import type { Node } from '../../connectivity/views.ts';
import { externalNamed, networkNamed, subnetAt } from '../../plan/by-name.ts';
import type { Network, Plan, RuleEnd, Subnet, UserRoute } from '../../plan/plan.ts';
import { remembered } from '../../problem/remembered.ts';
import type { Path } from '../../problem/problem.ts';

/** One end of what should pass: a network or external network, or a subnet of a network. */
export interface End {
  readonly node: Node;
  readonly subnet?: Subnet;
  /** As the document names it. */
  readonly name: string;
}

/** Two ends between which the document wants packets to pass, and where it says so. */
export interface AskedPair {
  readonly ends: readonly [End, End];
  readonly path: Path;
}

/**
 * Yields every pair of ends that flows which should be allowed, rules that allow, and routes through a relay name, in the document's order. An
 * address or a prefix stands for the network whose address space holds it, where that is one only.
 */
export function* askedPairs(plan: Plan, allocation: Allocation): Generator<AskedPair> {
  const names = new Names(plan, allocation);
  for (const [i, { from, to, expect }] of plan.flows.entries()) {
    if (expect === 'blocked') continue;
    const [a, b] = [names.find(from), names.find(to)];
    if (a && b) yield { ends: [a, b], path: ['flows', i] };
  }
  for (const network of plan.networks) {
    for (const { a, to, path } of askedBy(network)) {
      const b = names.ofRule(to);
      if (b) yield { ends: [a, b], path };
    }
  }
}

/** What the rules and routes of a network name that lies elsewhere. */
const askedBy = remembered((network: Network): readonly { readonly a: End; readonly to: RuleEnd; readonly path: Path }[] =>
  network.subnets.flatMap((subnet) => {
    const a: End = { node: network, subnet, name: subnet.address };
    const byRules = subnet.rules.flatMap(({ access, direction, from, to, path }) =>
      access === 'deny' ? [] : (direction === 'inbound' ? from : to).filter(isElsewhere).map((end) => ({ a, to: end, path })),
    );
    const byRoutes = subnet.routes.flatMap((route) =>
      isRelayed(route) && route.to.kind === 'prefix' ? [{ a, to: route.to, path: route.path }] : [],
    );
    return [...byRules, ...byRoutes];
  }),
);

function isElsewhere({ kind }: RuleEnd): boolean {
  return kind !== 'self' && kind !== 'any' && kind !== 'tag';
}

function isRelayed({ nextHop }: UserRoute): boolean {
  return nextHop.kind === 'firewall' || nextHop.kind === 'appliance' || nextHop.kind === 'gateway';
}

/** What names and addresses in a document stand for. Each table is made when it is first asked for. */
class Names {
  readonly #plan: Plan;
  readonly #allocation: Allocation;
  #spaces: { readonly index: PrefixIndex; readonly owners: readonly { readonly network: Network; readonly prefix: Prefix }[] } | undefined;

  constructor(plan: Plan, allocation: Allocation) {
    this.#plan = plan;
    this.#allocation = allocation;
  }

  /** What an end of a flow stands for; undefined for the internet and for services. */
  find(text: string): End | undefined {
    const named = this.#named(text);
    if (named) return named;
    const address = parsePrefix(`${text}/32`) ?? parsePrefix(`${text}/128`);
    return address && this.holding(address);
  }

  ofRule(end: RuleEnd): End | undefined {
    switch (end.kind) {
      case 'network':
      case 'external':
        return this.#named(end.name);
      case 'subnet':
        return this.#named(end.address);
      case 'prefix':
        return end.range.prefix && this.holding(end.range.prefix);
      case 'self':
      case 'any':
      case 'tag':
        return undefined;
    }
  }

  /** The one network whose address space holds a prefix whole. */
  holding(prefix: Prefix): End | undefined {
    this.#spaces ??= spacesOf(this.#allocation);
    const { index, owners } = this.#spaces;
    const start: Prefix = { ...prefix, length: prefix.family === 4 ? 32 : 128 };
    // Whatever holds the prefix holds its first address; looking for that alone passes by all that a wide prefix covers.
    const holders = new Set(
      index.overlapping(start).flatMap((place) => {
        const owner = owners[place];
        return owner && prefixContains(owner.prefix, prefix) ? [owner.network] : [];
      }),
    );
    const [holder, ...others] = holders;
    return holder && others.length === 0 ? { node: holder, name: holder.name } : undefined;
  }

  #named(name: string): End | undefined {
    const node = networkNamed(name, this.#plan) ?? externalNamed(name, this.#plan);
    if (node) return { node, name };
    const found = subnetAt(name, this.#plan);
    return found && { node: found.network, subnet: found.subnet, name };
  }
}

function spacesOf({ networks }: Allocation) {
  const owners = networks.flatMap(({ network, prefixes }) => prefixes.map((prefix) => ({ network, prefix })));
  return { owners, index: new PrefixIndex(owners.map(({ prefix }) => prefix)) };
}
