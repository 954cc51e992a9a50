import type { Node } from '../../connectivity/views.ts';
import type { Plan } from '../../plan/plan.ts';

/** Which networks and external networks are joined by peerings and connections, over however many of them. */
export class Components {
  readonly #above = new Map<Node, Node>();

  constructor({ peerings, externalNetworks }: Plan) {
    for (const { between } of peerings) this.#join(...between);
    for (const external of externalNetworks) for (const { to } of external.connections) this.#join(external, to);
  }

  /** Whether there is any way from one to the other. */
  areJoined(a: Node, b: Node): boolean {
    return this.#rootOf(a) === this.#rootOf(b);
  }

  #join(a: Node, b: Node): void {
    const [x, y] = [this.#rootOf(a), this.#rootOf(b)];
    if (x !== y) this.#above.set(x, y);
  }

  #rootOf(node: Node): Node {
    let root = node;
    for (let above = this.#above.get(root); above; above = this.#above.get(root)) root = above;
    // What was passed on the way leads straight to the root from now on.
    for (let at = node; at !== root;) {
      const above = this.#above.get(at) ?? root;
      this.#above.set(at, root);
      at = above;
    }
    return root;
  }
}
