import { limits } from '../catalog/limits.ts';
import { defineCheck } from './check.ts';
import { nsgPage } from './sources.ts';

/** Two rules of one NSG should not have the same priority in the same direction. */
export const nsgPriorityTaken = defineCheck({
  rule: 'nsg-priority-taken',
  severity: 'error',
  title: 'Two rules of one NSG have the same priority.',
  why: 'Azure refuses a second rule with the same priority in the same direction. The rules that services need keep their fixed priorities, so that adding one renumbers no other: give the rule of the plan another one.',
  born: '2026-11',
  sources: [nsgPage],
  scope: 'neighbours',
  messages: { taken: 'The {direction} rules {a} and {b} of {subnet} should not both have priority {priority}.' },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - name: app\n        size: /26\n        rules:\n          - {name: web, direction: inbound, access: allow, from: Internet, to: self, ports: [443], priority: 200}\n          - {name: ssh, direction: inbound, access: allow, from: VirtualNetwork, to: self, ports: [22], priority: 200}\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - name: app\n        size: /26\n        rules:\n          - {name: web, direction: inbound, access: allow, from: Internet, to: self, ports: [443], priority: 200}\n          - {name: ssh, direction: inbound, access: allow, from: VirtualNetwork, to: self, ports: [22], priority: 210}\n',
  },
  *run({ plan, reach }, finding) {
    for (const network of plan.networks) {
      for (const subnet of network.subnets) {
        // What services ask for among themselves does not collide; the rules of people may.
        if (subnet.rules.length === 0) continue;
        const spot = reach.spotOf(network, subnet);
        const nsg = spot && reach.rulesOf(spot);
        const seen = new Map<string, string>();
        const all = [...(nsg?.rules ?? []), ...(nsg?.platformRules ?? [])];
        const taken = (direction: string) => new Set(all.flatMap((rule) => (rule.direction === direction ? rule.priority : [])));
        for (const rule of all) {
          const key = `${rule.direction} ${rule.priority}`;
          const before = seen.get(key);
          if (before === undefined) seen.set(key, rule.name);
          else {
            const own = subnet.rules.find((candidate) => candidate.direction === rule.direction && candidate.priority === rule.priority);
            const path = own ? [...own.path, 'priority'] : subnet.path;
            const free = own && freePriority(rule.priority, taken(rule.direction));
            const fix = own && free !== undefined ? { title: `Give ${own.name} the priority ${free}`, edits: [{ path, set: free }] } : undefined;
            yield finding(
              'taken',
              [subnet.address],
              path,
              { direction: rule.direction, a: before, b: rule.name, subnet: subnet.address, priority: rule.priority },
              { fix },
            );
          }
        }
      }
    }
  },
});

/** The next free priority behind one, else the next before it. */
function freePriority(from: number, taken: ReadonlySet<number>): number | undefined {
  for (let next = from + 1; next <= limits.mostRulePriority.value; next++) if (!taken.has(next)) return next;
  for (let next = from - 1; next >= limits.leastRulePriority.value; next--) if (!taken.has(next)) return next;
  return undefined;
}
