import { formatPrefix, samePrefix, type Prefix } from '../../address/prefix.ts';
import { allocate } from '../../allocate/allocate.ts';
import type { Allocation, NetworkPlace, Shortage, SubnetPlace } from '../../allocate/allocation.ts';
import { tangledNetworks } from '../../allocate/others.ts';
import { applyEdits } from '../../plan/apply-edits.ts';
import type { Plan } from '../../plan/plan.ts';
import { resolvePlan } from '../../plan/resolve.ts';
import type { SourceEdit } from '../../plan/source-edit.ts';
import type { Change } from './change.ts';
import { isCarved, reduce } from './reduced.ts';

/** A change that was found to hold. */
export interface Proven {
  readonly change: Change;
  /** Its edits, and those that record what would move otherwise. */
  readonly edits: readonly SourceEdit[];
  /** How many prefixes are recorded beside the change itself. */
  readonly recorded: number;
  readonly after: Allocation;
}

// Rounds of recording what a change would move; in the last one everything that was chosen is recorded.
const ROUNDS = 4;
// A fix that records more than this is no small change.
const MOST_RECORDED = 100;

/**
 * Tries changes of one plan: the edits are made in its document, names are followed and everything is placed again. Only what
 * can notice the change is worked out anew. `budget` counts networks and subnets that are placed in trials; when it is used up, nothing holds.
 */
export class Trials {
  readonly #plan: Plan;
  readonly #shortages: ReadonlySet<string>;
  readonly #networks: ReadonlyMap<string, NetworkPlace>;
  /** Networks, by their place in the document, in which the subnets of one keep out of what another has. */
  readonly #tangled: ReadonlySet<number>;
  #budget: number;

  constructor(plan: Plan, allocation: Allocation, budget: number) {
    this.#plan = plan;
    this.#shortages = new Set(allocation.shortages.map(nameOf));
    this.#networks = new Map(allocation.networks.map((place) => [place.network.name, place]));
    const tangled = tangledNetworks(plan);
    this.#tangled = new Set(plan.networks.flatMap((network, i) => (tangled.has(network) ? [i] : [])));
    this.#budget = budget;
  }

  /** Whether the budget is used up. */
  get isOver(): boolean {
    return this.#budget <= 0;
  }

  /**
   * Returns what a change leads to when it remedies the shortage: that is gone, no other one has come up, and all that had a place
   * has it still, but for what the change itself says. What was only chosen, and would be chosen elsewhere now, is recorded where it is.
   * Undefined when the change does not remedy it, or too much would have to be recorded.
   */
  prove(shortage: Shortage, change: Change): Proven | undefined {
    const records = new Map<string, SourceEdit[]>();
    for (let round = 1; round <= ROUNDS; round++) {
      const recorded = [...records.values()].flat();
      if (recorded.length > MOST_RECORDED) return undefined;
      const edits = [...change.edits, ...recorded];
      const after = this.#allocateWith(edits);
      if (after === undefined) return undefined;
      const moved = this.#moved(after, change);
      if (moved.size === 0) {
        const missing = new Set(after.shortages.map(nameOf));
        const isWorse = [...missing].some((name) => !this.#shortages.has(name));
        return isWorse || missing.has(nameOf(shortage)) ? undefined : { change, edits, recorded: recorded.length, after };
      }
      const all = round === ROUNDS - 1 ? this.#chosen(after, change) : moved;
      let more = 0;
      for (const [subject, own] of all) {
        if (own.length === 0) return undefined; // it is written down already, and moves all the same
        if (!records.has(subject)) more++;
        records.set(subject, [...own]);
      }
      if (more === 0) return undefined;
    }
    return undefined;
  }

  #allocateWith(edits: readonly SourceEdit[]): Allocation | undefined {
    const touched = new Set(edits.flatMap(({ path: [list, i] }) => (list === 'virtualNetworks' && typeof i === 'number' ? [i] : [])));
    const inside = this.#isInside(edits, touched);
    const { document, subnets, translate } = reduce(this.#plan, inside ? touched : new Set([...touched, ...this.#tangled]), inside);
    this.#budget -= subnets + (document.virtualNetworks?.length ?? 0);
    if (this.#budget < 0) return undefined;
    const plan = resolvePlan(applyEdits(document, edits.map(translate)));
    return plan.ok ? allocate(plan.value) : undefined;
  }

  /** Whether nobody but the touched networks can notice the edits: their address spaces are given and stay what they are. */
  #isInside(edits: readonly SourceEdit[], touched: ReadonlySet<number>): boolean {
    const isOfSubnets = edits.every(({ path }) => path[0] === 'virtualNetworks' && path[2] === 'subnets');
    return isOfSubnets && [...touched].every((i) => !isCarved(this.#plan.networks[i]) && !this.#tangled.has(i));
  }

  /** What has another place than before, or none any more, though the change does not say so; each with the edits that record it. */
  #moved(after: Allocation, { moves }: Change): Map<string, SourceEdit[]> {
    const moved = new Map<string, SourceEdit[]>();
    for (const { network, prefixes, subnets } of after.networks) {
      const before = this.#networks.get(network.name);
      if (before === undefined) continue;
      if (!moves.has(network.name) && !before.prefixes.every((prefix) => prefixes.some((other) => samePrefix(prefix, other))))
        moved.set(network.name, recordNetwork(before));
      // In a network that was not worked out in this trial nothing changes.
      if (subnets.length === 0) continue;
      const now = new Map(subnets.map((place) => [place.subnet.address, place]));
      for (const place of before.subnets) {
        const { address } = place.subnet;
        const other = now.get(address);
        const keeps = same(place.prefix, other?.prefix) && same(place.ipv6Prefix, other?.ipv6Prefix);
        if (!moves.has(address) && !keeps) moved.set(address, recordSubnet(place));
      }
    }
    return moved;
  }

  /** Everything that the trial worked out and that was chosen before, with the edits that record it. */
  #chosen(after: Allocation, { moves }: Change): Map<string, SourceEdit[]> {
    const chosen = new Map<string, SourceEdit[]>();
    const note = (subject: string, edits: SourceEdit[]) => {
      if (edits.length > 0 && !moves.has(subject)) chosen.set(subject, edits);
    };
    for (const { network, subnets } of after.networks) {
      const before = this.#networks.get(network.name);
      if (before === undefined) continue;
      note(network.name, recordNetwork(before));
      if (subnets.length > 0) for (const place of before.subnets) note(place.subnet.address, recordSubnet(place));
    }
    return chosen;
  }
}

function nameOf({ subject, family }: Shortage): string {
  return `${subject} IPv${family}`;
}

function same(before: Prefix | undefined, after: Prefix | undefined): boolean {
  // What had no place may have found one.
  return before === undefined || (after !== undefined && samePrefix(before, after));
}

function recordNetwork({ network, prefixes }: NetworkPlace): SourceEdit[] {
  const written = network.addressSpace.filter(({ prefix }) => prefix !== undefined);
  if (prefixes.length <= written.length) return [];
  const unreadable = network.addressSpace.filter(({ prefix }) => prefix === undefined).map(({ text }) => text);
  return [{ path: [...network.path, 'addressSpace'], set: [...prefixes.map(formatPrefix), ...unreadable] }];
}

function recordSubnet({ subnet, prefix, ipv6Prefix }: SubnetPlace): SourceEdit[] {
  return [
    ...(subnet.prefix === undefined && prefix ? [{ path: [...subnet.path, 'prefix'], set: formatPrefix(prefix) }] : []),
    ...(subnet.ipv6Prefix === undefined && ipv6Prefix ? [{ path: [...subnet.path, 'ipv6Prefix'], set: formatPrefix(ipv6Prefix) }] : []),
  ];
}
