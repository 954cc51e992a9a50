import { limits } from '../catalog/limits.ts';
import { ruleSides } from '../catalog/nsg-rules.ts';
import type { RuleDocument } from '../plan/document.ts';
import type { Plan, RuleEnd, Subnet, UserRule } from '../plan/plan.ts';
import { valueAt } from '../plan/source-edit.ts';
import { defineCheck } from './check.ts';
import type { Fix } from './finding.ts';
import { counted, listed } from './words.ts';

/** An end of a rule should hold one service tag, or prefixes of one family. */
export const ruleEndsMixed = defineCheck({
  rule: 'rule-ends-mixed',
  severity: 'error',
  title: 'An NSG rule lists a service tag beside something else, or prefixes of both families.',
  why: 'At either end of a rule Azure takes one service tag, or a list of prefixes of one family: neither several tags, nor a tag beside prefixes, nor IPv4 beside IPv6. Write a rule for each tag, and one for all prefixes of a family. The rules that replace the one should follow each other, so that none comes between them.',
  born: '2026-11',
  sources: [ruleSides.tagBesidePrefixes.source, ruleSides.severalTags.source, ruleSides.bothFamilies.source],
  scope: 'network',
  messages: {
    mixed: 'The rule {name} of {subnet} should hold one service tag or prefixes of one family in {sides}; {groups} should be in rules of their own.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - name: app\n        size: /26\n        rules: [{name: web, direction: inbound, access: allow, protocol: tcp, from: [AzureFrontDoor.Backend, 192.0.2.0/24], to: self, ports: [443], priority: 200}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - name: app\n        size: /26\n        rules:\n          - {name: web, direction: inbound, access: allow, protocol: tcp, from: AzureFrontDoor.Backend, to: self, ports: [443], priority: 200}\n          - {name: web-2, direction: inbound, access: allow, protocol: tcp, from: [192.0.2.0/24, 198.51.100.0/24], to: self, ports: [443], priority: 201}\n',
  },
  *run({ plan }, finding) {
    for (const { subnets } of plan.networks) {
      for (const subnet of subnets) {
        for (const rule of subnet.rules) {
          const sides = (['from', 'to'] as const).filter((side) => isMixed(rule[side]));
          const [side] = sides;
          if (side === undefined) continue;
          const groups = sides.flatMap((one) => groupsOf(rule[one]).map(({ label }) => label));
          yield finding(
            'mixed',
            [subnet.address],
            [...rule.path, side],
            { name: rule.name, subnet: subnet.address, sides: sides.join(' and '), groups: listed(groups) },
            { fix: split(plan, subnet, rule) },
          );
        }
      }
    }
  },
});

/** Ends that can stand in one rule: a tag, or prefixes of a family. */
interface Group {
  readonly family: 4 | 6 | undefined;
  readonly label: string;
  /** Their places in the list. */
  readonly places: readonly number[];
}

function groupsOf(ends: readonly RuleEnd[]): Group[] {
  const groups = new Map<string, { family: Group['family']; label: string; places: number[] }>();
  ends.forEach((end, i) => {
    // Names of networks and subnets stand for their IPv4 prefixes.
    const family = end.kind === 'tag' ? undefined : end.kind === 'prefix' ? (end.range.prefix?.family ?? 4) : 4;
    const label = end.kind === 'tag' ? end.tag : `IPv${family ?? 4} prefixes`;
    const group = groups.get(label);
    if (!group) groups.set(label, { family, label, places: [i] });
    // A tag that stands there twice is one.
    else if (end.kind !== 'tag') group.places.push(i);
  });
  return [...groups.values()];
}

/** Whether one rule cannot hold these ends; `any` swallows all others. */
function isMixed(ends: readonly RuleEnd[]): boolean {
  // Nearly every list holds one end.
  return ends.length > 1 && !ends.some(({ kind }) => kind === 'any') && groupsOf(ends).length > 1;
}

/** One rule for each pair of groups, in place of the rule; none where the numbers behind its own are not free, so that another rule came between. */
function split(plan: Pick<Plan, 'document'>, subnet: Subnet, rule: UserRule): Fix | undefined {
  const written = valueAt(plan.document, rule.path) as RuleDocument;
  const lists = (side: 'from' | 'to') => {
    const texts = written[side];
    if (!isMixed(rule[side])) return [{ family: undefined, ends: texts }];
    return groupsOf(rule[side]).map(({ family, places }) => ({ family, ends: unlisted(places.map((i) => texts[i] ?? '')) }));
  };
  // Nothing goes from one family to the other.
  const parts = lists('from').flatMap((from) =>
    lists('to').flatMap((to) => (from.family && to.family && from.family !== to.family ? [] : [{ from: from.ends, to: to.ends }])),
  );
  const last = rule.priority + parts.length - 1;
  if (last > limits.mostRulePriority.value) return undefined;
  for (let priority = rule.priority + 1; priority <= last; priority++) if (isTaken(subnet, rule.direction, priority)) return undefined;
  const names = new Set(subnet.rules.map(({ name }) => name.toLowerCase()));
  const index = rule.path.at(-1) as number;
  const list = rule.path.slice(0, -1);
  const made = parts.map(({ from, to }, i): RuleDocument => {
    if (i === 0) return { ...written, from, to };
    let n = i + 1;
    while (names.has(`${rule.name}-${n}`.toLowerCase())) n++;
    names.add(`${rule.name}-${n}`.toLowerCase());
    return { ...written, name: `${rule.name}-${n}`, from, to, priority: rule.priority + i };
  });
  const [first, ...others] = made;
  return {
    title: `Split ${rule.name} into ${counted(made.length, 'rule')}`,
    edits: [{ path: rule.path, set: first }, ...others.map((insert) => ({ path: [...list, index + 1], insert }))],
  };
}

function unlisted(ends: readonly string[]): RuleDocument['from'] {
  return ends.length === 1 ? (ends[0] ?? '') : [...ends];
}

function isTaken({ rules, workloads }: Subnet, direction: UserRule['direction'], priority: number): boolean {
  return (
    rules.some((rule) => rule.direction === direction && rule.priority === priority) ||
    workloads.some(({ service }) => service.nsg.rules.some((need) => need.direction === direction && need.priority === priority))
  );
}
