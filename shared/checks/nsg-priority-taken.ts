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
  messages: { taken: 'The {direction} rules {a} and {b} of {subnet} should not both have priority {priority}.' },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - name: app\n        size: /26\n        rules:\n          - {name: web, direction: inbound, access: allow, from: Internet, to: self, ports: [443], priority: 200}\n          - {name: ssh, direction: inbound, access: allow, from: VirtualNetwork, to: self, ports: [22], priority: 200}\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - name: app\n        size: /26\n        rules:\n          - {name: web, direction: inbound, access: allow, from: Internet, to: self, ports: [443], priority: 200}\n          - {name: ssh, direction: inbound, access: allow, from: VirtualNetwork, to: self, ports: [22], priority: 210}\n',
  },
  *run({ plan, resources }, finding) {
    const withRules = plan.networks.filter((network) => network.subnets.some((subnet) => subnet.rules.length > 0));
    if (withRules.length === 0) return;
    const nsgs = new Map(resources().networks.flatMap((network) => network.nsgs.map((nsg) => [nsg.subnet, nsg] as const)));
    for (const network of withRules) {
      for (const subnet of network.subnets) {
        const nsg = subnet.rules.length > 0 ? nsgs.get(subnet.address) : undefined;
        const seen = new Map<string, string>();
        for (const rule of [...(nsg?.rules ?? []), ...(nsg?.platformRules ?? [])]) {
          const key = `${rule.direction} ${rule.priority}`;
          const before = seen.get(key);
          if (before === undefined) seen.set(key, rule.name);
          else {
            const own = subnet.rules.find((candidate) => candidate.direction === rule.direction && candidate.priority === rule.priority);
            yield finding('taken', [subnet.address], own ? [...own.path, 'priority'] : subnet.path, {
              direction: rule.direction,
              a: before,
              b: rule.name,
              subnet: subnet.address,
              priority: rule.priority,
            });
          }
        }
      }
    }
  },
});
