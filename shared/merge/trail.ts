import { inlineText } from '../plan/inline-text.ts';
import { formatPath } from '../problem/problem.ts';

/** The way from the document to a value: keys, and items of lists by what they are known by. */
export type Trail = readonly Step[];

export type Step = { readonly key: string } | { readonly noun: string; readonly label: string };

/** Returns a way as text: `virtualNetworks.hub.subnets.app.size`. */
export function trailPath(trail: Trail): string {
  return formatPath(trail.map((step) => ('key' in step ? step.key : step.label)));
}

const NAMED: ReadonlySet<string> = new Set(['virtual network', 'address pool', 'external network']);

/** What a way leads to in words: whose it is, and what of it. `what` is '' for the item itself. */
export interface InWords {
  readonly subject: string;
  readonly what: string;
  /** What the subject is: a subnet, a virtual network; '' for the plan itself. */
  readonly noun: string;
}

/** Returns a way in words: `hub/app` and `size`, `hub/app` and `the priority of rule web (inbound)`, `the plan` and `name`. */
export function inWords(trail: Trail): InWords {
  const at = (i: number) => trail[i];
  const [, first, , inner] = trail;
  if (first && 'noun' in first && NAMED.has(first.noun)) {
    const subnet = inner && 'noun' in inner && inner.noun === 'subnet' ? inner : undefined;
    const name = subnet ? `${first.label}/${subnet.label}` : first.label;
    return { subject: name, what: whatOf(trail.slice(subnet ? 4 : 2)), noun: subnet ? 'subnet' : first.noun };
  }
  const item = at(1);
  if (item && 'noun' in item) return { subject: `${item.noun} ${item.label}`, what: whatOf(trail.slice(2)), noun: item.noun };
  return { subject: 'the plan', what: whatOf(trail), noun: '' };
}

/** What lies below the subject: keys joined by dots, of an item in it `priority of rule web (inbound)`. */
function whatOf(rest: Trail): string {
  const parts: string[] = [];
  let keys: string[] = [];
  for (const step of rest) {
    if ('key' in step) keys.push(step.key);
    else {
      // The list that holds an item is said by the item's noun.
      const outer = keys.slice(0, -1);
      parts.unshift(`${step.noun} ${step.label}${outer.length === 0 ? '' : ` of ${outer.join('.')}`}`);
      keys = [];
    }
  }
  if (keys.length > 0) parts.unshift(keys.join('.'));
  return parts.join(' of ');
}

const SHOWN = 80;

/** Returns a value as a sentence shows it: on one line as YAML writes it, cut with an ellipsis. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' && /^\S{1,40}$/.test(value) ? value : inlineText(value, 'yaml');
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
}
