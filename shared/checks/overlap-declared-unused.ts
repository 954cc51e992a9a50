import { PrefixIndex } from '../address/overlaps.ts';
import type { Prefix } from '../address/prefix.ts';
import type { Allocation } from '../allocate/allocation.ts';
import { isNetwork } from '../connectivity/node.ts';
import type { Node } from '../connectivity/views.ts';
import type { DeclaredOverlap, Plan } from '../plan/plan.ts';
import { defineCheck } from './check.ts';
import type { Fix } from './finding.ts';

/** A declared overlap whose ends share nothing has done its duty, or never did. */
export const overlapDeclaredUnused = defineCheck({
  rule: 'overlap-declared-unused',
  severity: 'warning',
  title: 'A declared overlap is none: the two share no addresses.',
  why: 'One of the two has moved, or the other one is meant. Left in place the declaration would hide the next overlap of the two, which nobody has looked at. The check is silent as long as addresses of one of the two cannot be read or are not chosen.',
  born: '2026-11',
  sources: [],
  basis: 'document',
  messages: { unused: '{a} and {b} share no addresses; the overlap of the two that {a} declares should be removed.' },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: prod, addressSpace: [10.64.0.0/24]}\n  - {name: test, addressSpace: [10.65.0.0/24], overlap: {with: prod, because: a copy that is never connected}}\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: prod, addressSpace: [10.64.0.0/24]}\n  - {name: test, addressSpace: [10.64.0.0/24], overlap: {with: prod, because: a copy that is never connected}}\n',
  },
  *run({ plan, allocation }, finding) {
    const declaring = [...plan.networks, ...plan.externalNetworks].filter(({ overlaps }) => overlaps.length > 0);
    if (declaring.length === 0) return;
    const held = new Held(plan, allocation);
    for (const node of declaring) {
      for (const declared of node.overlaps) {
        const others = held.named(declared.with).filter((other) => other !== node);
        if (others.some((other) => held.mayShare(node, other))) continue;
        yield finding('unused', [node.name, declared.with], declared.path, { a: node.name, b: declared.with }, { fix: removal(node, declared) });
      }
    }
  },
});

/** Removes a declaration; with the only one the list as well. */
function removal({ name, overlaps }: Node, declared: DeclaredOverlap): Fix {
  const { path } = declared;
  const isOnly = overlaps.length === 1 && typeof path.at(-1) === 'number';
  return { title: `Remove the overlap with ${declared.with} from ${name}`, edits: [{ path: isOnly ? path.slice(0, -1) : path }] };
}

/** Who has which addresses. */
class Held {
  readonly #byName = new Map<string, Node[]>();
  readonly #prefixes = new Map<Node, readonly Prefix[]>();
  readonly #indices = new Map<Node, PrefixIndex>();

  constructor({ networks, externalNetworks }: Plan, allocation: Allocation) {
    for (const { network, prefixes } of allocation.networks) if (areKnown(network)) this.#prefixes.set(network, prefixes);
    for (const external of externalNetworks)
      if (areKnown(external))
        this.#prefixes.set(
          external,
          external.prefixes.flatMap(({ prefix }) => prefix ?? []),
        );
    for (const node of [...networks, ...externalNetworks]) this.#byName.set(node.name, [...(this.#byName.get(node.name) ?? []), node]);
  }

  /** A network and an external network may bear one name. */
  named(name: string): readonly Node[] {
    return this.#byName.get(name) ?? [];
  }

  /** Whether two share addresses, or it is not known of one of them which it has. */
  mayShare(a: Node, b: Node): boolean {
    const [ofA, ofB] = [this.#prefixes.get(a) ?? [], this.#prefixes.get(b) ?? []];
    if (ofA.length === 0 || ofB.length === 0) return true;
    const [many, few] = ofA.length >= ofB.length ? [a, ofB] : [b, ofA];
    return few.some((prefix) => this.#indexOf(many).overlapsAny(prefix));
  }

  #indexOf(node: Node): PrefixIndex {
    let index = this.#indices.get(node);
    if (!index) this.#indices.set(node, (index = new PrefixIndex(this.#prefixes.get(node) ?? [])));
    return index;
  }
}

/** Whether all prefixes that are written can be read. */
function areKnown(node: Node): boolean {
  return (isNetwork(node) ? node.addressSpace : node.prefixes).every(({ prefix }) => prefix !== undefined);
}
