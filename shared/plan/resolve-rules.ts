import { parsePrefix } from '../address/prefix.ts';
import { parseIpv4 } from '../address/ipv4.ts';
import { parseIpv6 } from '../address/ipv6.ts';
import { findServiceTag, serviceTags } from '../catalog/service-tags.ts';
import { plannedSubnets } from './expand-set.ts';
import { demandedName } from './resolve-workloads.ts';
import { didYouMean } from '../problem/nearest.ts';
import { pathBelow, showInput, type Path } from '../problem/problem.ts';
import { remembered } from '../problem/remembered.ts';
import { networksInAddress } from './by-name.ts';
import type { PlanDocument, RuleDocument, VirtualNetworkDocument } from './document.ts';
import { documentProblem, type DocumentProblem } from './document-problem.ts';
import type { RuleEnd, UserRule } from './plan.ts';

/** The names of a document that rules, routes and flows may refer to. */
export class NameTable {
  readonly #networks = new Map<string, VirtualNetworkDocument[]>();
  readonly #externals: ReadonlySet<string>;

  constructor({ virtualNetworks = [], externalNetworks = [] }: PlanDocument) {
    for (const network of virtualNetworks) {
      const alike = this.#networks.get(network.name);
      if (alike) alike.push(network);
      else this.#networks.set(network.name, [network]);
    }
    this.#externals = new Set(externalNetworks.map(({ name }) => name));
  }

  #hasSubnet(text: string): boolean {
    for (const name of networksInAddress(text))
      if (this.#networks.get(name)?.some((network) => subnetNames(network).has(text.slice(name.length + 1)))) return true;
    return false;
  }

  /** Returns a service tag in its own spelling, with a regional suffix kept, or undefined when there is none of that name. */
  serviceTag(text: string): string | undefined {
    return findServiceTag(text);
  }

  /** Returns what one end of a rule stands for. A name of this plan goes before a service tag of the same name. */
  end(text: string, path: Path, problems: DocumentProblem[]): RuleEnd {
    if (/^self$/i.test(text)) return { kind: 'self' };
    if (/^(any|\*)$/i.test(text)) return { kind: 'any' };
    const asNetwork = this.#networks.has(text);
    const asExternal = this.#externals.has(text);
    if (asNetwork && asExternal) {
      problems.push(
        documentProblem(path, {
          code: 'ambiguous-name',
          text: `${text} is both a virtual network and an external network.`,
          input: showInput(text),
          expected: 'a name that only one of them bears',
          hint: 'Rename one of the two.',
        }),
      );
    }
    if (asNetwork) return { kind: 'network', name: text };
    if (asExternal) return { kind: 'external', name: text };
    if (this.#hasSubnet(text)) return { kind: 'subnet', address: text };
    const tag = this.serviceTag(text);
    if (tag !== undefined) return { kind: 'tag', tag };
    if (/^[\d.]+(\/\d+)?$/.test(text) || /^[\da-f:.]*:[\da-f:.]*(\/\d+)?$/i.test(text)) {
      const whole = text.includes('/') ? text : parseIpv4(text) !== undefined ? `${text}/32` : parseIpv6(text) !== undefined ? `${text}/128` : text;
      return { kind: 'prefix', range: { text, prefix: parsePrefix(whole), path } };
    }
    problems.push(this.#unknown(text, path, ['self', 'any']));
    return { kind: 'any' };
  }

  /** Checks an end of a flow: a subnet, network, external network, `internet`, an IP address, or `service:ENDPOINT@region`. */
  checkFlowEnd(text: string, path: Path, problems: DocumentProblem[]): void {
    if (this.#hasSubnet(text) || this.#networks.has(text) || this.#externals.has(text)) return;
    if (/^internet$/i.test(text) || parseIpv4(text) !== undefined || parseIpv6(text) !== undefined) return;
    if (/^service:[A-Za-z.]+(@[a-z0-9]+)?$/.test(text)) return;
    problems.push(this.#unknown(text, path, ['internet']));
  }

  #unknown(text: string, path: Path, words: readonly string[]): DocumentProblem {
    const subnets = [...this.#networks].flatMap(([name, alike]) =>
      alike.flatMap((network) => [...subnetNames(network)].map((own) => `${name}/${own}`)),
    );
    const names = [...words, ...this.#networks.keys(), ...subnets, ...this.#externals, ...serviceTags.map((tag) => tag.name)];
    const hint = didYouMean(text, names);
    return documentProblem(path, {
      code: 'unknown-reference',
      text: `${showInput(text)} is neither a name in this plan, nor a service tag, nor an address.`,
      input: showInput(text),
      expected: `${words.join(', ')}, a prefix, a service tag, or the name of a network, NETWORK/SUBNET or external network`,
      ...(hint === undefined ? {} : { hint }),
    });
  }
}

const subnetNames = remembered(
  ({ subnets = [] }: VirtualNetworkDocument): ReadonlySet<string> =>
    new Set(subnets.flatMap((entry) => plannedSubnets(entry, []).subnets.map(({ document }) => document.name ?? demandedName(document) ?? ''))),
);

/** Returns the user's rules of one subnet with their ends followed; a name used twice is a problem (a priority used twice is a finding). */
export function resolveRules(rules: readonly RuleDocument[], path: Path, names: NameTable, problems: DocumentProblem[]): UserRule[] {
  const seen = new Set<string>();
  return rules.map((rule, i) => {
    const at = pathBelow(path, i);
    const key = rule.name.toLowerCase();
    if (seen.has(key))
      problems.push(
        documentProblem([...at, 'name'], {
          code: 'duplicate-name',
          text: `Two rules of one subnet are named ${rule.name}.`,
          input: showInput(rule.name),
          expected: 'a name of its own',
          hint: 'Rename one of them.',
        }),
      );
    seen.add(key);
    const ends = (side: 'from' | 'to') => {
      const value = rule[side];
      return Array.isArray(value)
        ? value.map((text, k) => names.end(text, pathBelow(at, side, k), problems))
        : [names.end(value, pathBelow(at, side), problems)];
    };
    return {
      name: rule.name,
      direction: rule.direction,
      access: rule.access,
      protocol: rule.protocol ?? 'any',
      from: ends('from'),
      to: ends('to'),
      ports: rule.ports === undefined || rule.ports.length === 0 ? ['*'] : rule.ports.map(String),
      priority: rule.priority,
      description: rule.description ?? '',
      path: at,
    };
  });
}
