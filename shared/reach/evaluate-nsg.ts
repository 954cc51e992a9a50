import type { Bounds } from '../address/bounds.ts';
import { split, type Extent, type Side, type Split } from './extent.ts';
import { commonServices, servicesWithout, type Traffic } from './traffic.ts';

/** A rule of an NSG, with what its ends hold. */
export interface NsgRule {
  readonly name: string;
  readonly priority: number;
  readonly direction: 'inbound' | 'outbound';
  readonly access: 'allow' | 'deny';
  readonly from: Side;
  readonly to: Side;
  readonly services: Bounds<number>;
  /** Id of the service that asked for it, 'user', or 'default' for those that every NSG has. */
  readonly origin: string;
}

/** What becomes of a part of traffic at one NSG. */
export interface Decision {
  readonly traffic: Traffic;
  /** 'unknown': a rule that may decide differently names what the plan does not hold. */
  readonly access: 'allow' | 'deny' | 'unknown';
  /** The rule that decides, unless one of `perhaps` does before it. */
  readonly rule: NsgRule;
  /** Earlier rules that may decide, in the order in which they are tried. */
  readonly perhaps: readonly NsgRule[];
}

/** What an NSG makes of traffic. */
export interface Evaluation {
  readonly decisions: readonly Decision[];
  /** Rules for service tags that pick single addresses of the internet out: what is said of the internet at large does not hold for those. */
  readonly apart: readonly NsgRule[];
}

/** So many parts are told apart; whatever is left then is unknown. */
const MOST_PARTS = 2000;

interface Open {
  readonly traffic: Traffic;
  readonly perhaps: readonly NsgRule[];
}

/**
 * Returns what rules, in the order in which they are tried, make of traffic: it comes apart into parts that one rule decides, and
 * together the parts are the traffic. The default rules at the end match everything. Replies are not judged: an NSG lets them pass.
 *
 * O(rules × parts); there are as many parts as rules cut the traffic into. Beyond 2,000 of them the rest is unknown.
 */
export function evaluateNsg(rules: readonly NsgRule[], traffic: Traffic): Evaluation {
  const decisions: Decision[] = [];
  const apart: NsgRule[] = [];
  let open: Open[] = [{ traffic, perhaps: [] }];
  for (const rule of rules) {
    if (open.length === 0 || open.length > MOST_PARTS) break;
    const next: Open[] = [];
    for (const part of open) meet(rule, part, decisions, next, apart);
    open = next;
  }
  const last = rules[rules.length - 1];
  if (last) for (const { traffic: rest, perhaps } of open) decisions.push({ traffic: rest, access: 'unknown', rule: last, perhaps });
  return { decisions, apart };
}

/** Lets a rule decide what it matches of a part; the rest goes to `next`. */
function meet(rule: NsgRule, part: Open, decisions: Decision[], next: Open[], apart: NsgRule[]): void {
  const { traffic, perhaps } = part;
  const services = commonServices(traffic.services, rule.services);
  if (services.length === 0) {
    next.push(part);
    return;
  }
  const from = split(traffic.from, rule.from);
  const to = split(traffic.to, rule.to);
  if (picksOut(traffic.from, rule.from, to) || picksOut(traffic.to, rule.to, from)) apart.push(rule);
  const fromMet = met(from);
  const toMet = met(to);
  if (fromMet.length === 0 || toMet.length === 0) {
    next.push(part);
    return;
  }
  const rest = servicesWithout(traffic.services, services);
  if (rest.length > 0) next.push({ traffic: { ...traffic, services: rest }, perhaps });
  if (from.no) next.push({ traffic: { from: from.no, to: traffic.to, services }, perhaps });
  for (const source of fromMet) {
    if (to.no) next.push({ traffic: { from: source.extent, to: to.no, services }, perhaps });
    for (const destination of toMet) {
      const matched: Traffic = { from: source.extent, to: destination.extent, services };
      if (source.surely && destination.surely) decisions.push(decided(rule, matched, perhaps));
      else next.push({ traffic: matched, perhaps: [...perhaps, rule] });
    }
  }
}

function met({ yes, perhaps }: Split): { extent: Extent; surely: boolean }[] {
  return [...(yes ? [{ extent: yes, surely: true }] : []), ...(perhaps ? [{ extent: perhaps, surely: false }] : [])];
}

/** Whether a side picks addresses by a service tag out of the internet at large, towards something of the other end. */
function picksOut(extent: Extent, side: Side, other: Split): boolean {
  return extent.kind === 'addresses' && extent.atLarge === true && side.tags.length > 0 && !side.everythingPublic && (!!other.yes || !!other.perhaps);
}

function decided(rule: NsgRule, traffic: Traffic, perhaps: readonly NsgRule[]): Decision {
  const different = perhaps.some(({ access }) => access !== rule.access);
  return { traffic, access: different ? 'unknown' : rule.access, rule, perhaps };
}

/** An NSG on the way. `rules` absent: there is none, and everything passes. */
export interface Gate {
  /** What bears it: `network/subnet`. */
  readonly on: string;
  readonly direction: 'inbound' | 'outbound';
  readonly rules: readonly NsgRule[] | undefined;
}

/** What becomes of a part of traffic on its way through several NSGs. */
export interface Passage {
  readonly traffic: Traffic;
  readonly access: Decision['access'];
  /** What each gate decided, up to the one that denies. */
  readonly decisions: readonly { readonly gate: Gate; readonly decision: Decision }[];
}

/** Returns what NSGs, one behind the other, make of traffic: each has to allow it, and the first that denies ends the way. */
export function throughGates(
  gates: readonly Gate[],
  traffic: Traffic,
): { readonly passages: readonly Passage[]; readonly apart: readonly NsgRule[] } {
  let under: Passage[] = [{ traffic, access: 'allow', decisions: [] }];
  const stopped: Passage[] = [];
  const apart: NsgRule[] = [];
  for (const gate of gates) {
    if (!gate.rules) continue;
    const next: Passage[] = [];
    for (const passage of under) {
      const evaluation = evaluateNsg(gate.rules, passage.traffic);
      apart.push(...evaluation.apart);
      for (const decision of evaluation.decisions) {
        const decisions = [...passage.decisions, { gate, decision }];
        if (decision.access === 'deny') stopped.push({ traffic: decision.traffic, access: 'deny', decisions });
        else next.push({ traffic: decision.traffic, access: decision.access === 'unknown' ? 'unknown' : passage.access, decisions });
      }
    }
    under = next;
  }
  return { passages: [...stopped, ...under], apart: [...new Set(apart)] };
}
