import { sameBounds } from '../address/bounds.ts';
import type { Decision, Gate, NsgRule, Passage } from './evaluate-nsg.ts';
import type { Extent } from './extent.ts';
import { serviceWords, type Traffic } from './traffic.ts';
import type { Certainty } from './arrivals.ts';
import { extentWords } from './words.ts';

/** `partly`: some of what was asked for passes, and some is blocked. */
export type Verdict = Certainty | 'partly';

/** Returns what parts come to together: one verdict if all have it; passing and blocked parts make it `partly`, unknown ones unknown. */
export function overall(parts: Iterable<Certainty>): Verdict {
  const all = new Set(parts);
  const [only = 'unknown'] = all;
  if (all.size <= 1) return only;
  return all.has('allowed') && all.has('blocked') ? 'partly' : 'unknown';
}

/** Returns what the access that an NSG gives comes to. */
export function certaintyOf(access: Decision['access']): Certainty {
  return access === 'allow' ? 'allowed' : access === 'deny' ? 'blocked' : 'unknown';
}

/** Returns what an NSG decides of a part of traffic, in a sentence; what is the same for all of the traffic is left out. */
export function decisionWords(gate: Gate, { rule, access, perhaps, traffic }: Decision, whole: Traffic): string {
  const what = sameBounds(traffic.services, whole.services) ? serviceWords(whole.services) : serviceWords(traffic.services);
  const part = `${what}${between(' from', traffic.from, whole.from)}${between(' to', traffic.to, whole.to)}`;
  const way = gate.direction === 'inbound' ? 'in' : 'out';
  if (access !== 'unknown') return `${ruleWords(rule)} of ${gate.on} ${access === 'allow' ? 'lets' : 'does not let'} ${part} ${way}.`;
  const names = perhaps.map(ruleWords).join(', ');
  const reason = whyUnsure(perhaps);
  return `Whether ${names} of ${gate.on} decides on ${part} cannot be told: ${reason}. Otherwise ${ruleWords(rule)} ${rule.access === 'allow' ? 'allows' : 'denies'} it.`;
}

/** Returns what it hangs on whether some rules match. */
function whyUnsure(rules: readonly NsgRule[]): string {
  const tags = [...new Set(rules.flatMap(({ from, to }) => [...from.tags, ...to.tags]))];
  return tags.length > 0
    ? `the plan does not hold the addresses of ${tags.join(', ')}`
    : 'VirtualNetwork may hold these addresses too, by a route for all addresses or one that the plan does not name';
}

/** Returns a rule in words: `DenyAllInBound (65500)`. */
export function ruleWords({ name, priority }: NsgRule): string {
  return `${name} (${priority})`;
}

function between(word: string, part: Extent, whole: Extent): string {
  if (part === whole) return '';
  const own = extentWords(part);
  return own === extentWords(whole) ? '' : `${word} ${own}`;
}

/** Returns the sentences on the rules that decide a passage, those that stop it or leave it open first. */
export function passageWords({ decisions, access }: Passage, whole: Traffic): string[] {
  const decisive = access === 'allow' ? decisions : decisions.filter(({ decision }) => decision.access === access);
  return decisive.map(({ gate, decision }) => decisionWords(gate, decision, whole));
}
