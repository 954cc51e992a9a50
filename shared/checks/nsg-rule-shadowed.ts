import { boundsUpTo } from '../address/bounds.ts';
import { limits } from '../catalog/limits.ts';
import { evaluateNsg, type NsgRule } from '../reach/evaluate-nsg.ts';
import type { Side } from '../reach/extent.ts';
import type { Address } from '../address/prefix.ts';
import { defineCheck } from './check.ts';
import { trafficOf } from './nsg/rule-traffic.ts';
import { nsgPage } from './sources.ts';
import { listed } from './words.ts';

/** A rule of the plan should decide on something. */
export const nsgRuleShadowed = defineCheck({
  rule: 'nsg-rule-shadowed',
  severity: 'warning',
  title: 'A rule of the plan never decides, because earlier ones cover it.',
  why: 'The first rule that matches decides. A rule whose whole traffic is matched by rules with lower numbers does nothing: if they do the same, it can go; if they do the opposite, it was meant to stand before them. Rules that services need count as earlier ones as well.',
  born: '2026-11',
  sources: [nsgPage],
  scope: 'neighbours',
  messages: {
    same: '{rule} ({priority}) of {subnet} should go, since it never decides: {earlier} before it {do} the same with all of its traffic.',
    other: '{rule} ({priority}) of {subnet} should stand before {earlier}, or it never decides: all of its traffic is {done} there.',
    mixed: '{rule} ({priority}) of {subnet} should stand before {earlier}, or it never decides: together they cover all of its traffic.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - name: app\n        size: /26\n        rules:\n          - {name: deny-internet, direction: inbound, access: deny, from: Internet, to: self, priority: 200}\n          - {name: web, direction: inbound, access: allow, protocol: tcp, from: Internet, to: self, ports: [443], priority: 300}\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - name: app\n        size: /26\n        rules:\n          - {name: web, direction: inbound, access: allow, protocol: tcp, from: Internet, to: self, ports: [443], priority: 200}\n          - {name: deny-internet, direction: inbound, access: deny, from: Internet, to: self, priority: 300}\n',
  },
  *run({ plan, reach }, finding) {
    for (const network of plan.networks) {
      for (const subnet of network.subnets) {
        const spot = subnet.rules.length > 0 ? reach.spotOf(network, subnet) : undefined;
        const nsg = spot && reach.nsgOf(spot);
        if (!nsg) continue;
        const byName = new Map(subnet.rules.map((rule) => [rule.name, rule]));
        for (const { rule, earlier } of [...shadowed(nsg.inbound), ...shadowed(nsg.outbound)]) {
          const own = byName.get(rule.name);
          if (!own) continue;
          const accesses = new Set(earlier.map(({ access }) => access));
          const message = accesses.size > 1 ? 'mixed' : accesses.has(rule.access) ? 'same' : 'other';
          const values = {
            rule: rule.name,
            priority: rule.priority,
            subnet: subnet.address,
            earlier: listed(earlier.map(({ name, priority }) => `${name} (${priority})`)),
            do: earlier.length === 1 ? 'does' : 'do',
            done: accesses.has('allow') ? 'allowed' : 'denied',
          };
          const fix = { title: `Remove the rule ${rule.name} from ${subnet.address}`, edits: [{ path: own.path }] };
          yield finding(message, [subnet.address], own.path, values, message === 'same' ? { fix } : {});
        }
      }
    }
  },
});

/** The user's rules that earlier ones cover wholly, and those. More rules than an NSG may hold are not looked at. */
function* shadowed(rules: readonly NsgRule[]): Generator<{ rule: NsgRule; earlier: readonly NsgRule[] }> {
  for (const [i, rule] of rules.slice(0, limits.rulesPerSecurityGroup.value).entries()) {
    if (rule.origin !== 'user' || rules[i - 1]?.priority === rule.priority) continue;
    const before = rules.slice(0, i);
    if (isSampleFree(rule, before)) continue;
    const all = trafficOf(rule);
    if (all.length === 0) continue;
    const decisions = all.flatMap((traffic) => evaluateNsg([...before, rule], traffic).decisions);
    if (decisions.some((decision) => decision.rule === rule || decision.access === 'unknown')) continue;
    yield { rule, earlier: [...new Set(decisions.map((decision) => decision.rule))] };
  }
}

/** Whether no earlier rule matches one packet that the rule is for; most rules are told apart by that alone. */
function isSampleFree(rule: NsgRule, before: readonly NsgRule[]): boolean {
  const from = sampleOf(rule.from);
  const to = sampleOf(rule.to);
  const service = rule.services[0];
  if (from === undefined || to === undefined || service === undefined) return false;
  return !before.some((other) => boundsUpTo(other.services, service) % 2 === 1 && other.from.surely.contains(from) && other.to.surely.contains(to));
}

function sampleOf({ surely }: Side): Address | undefined {
  return surely.ranges[0]?.first;
}
