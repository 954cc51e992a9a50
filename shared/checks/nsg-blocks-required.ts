import { AddressSet } from '../address/address-set.ts';
import { boundsCover, type Bounds } from '../address/bounds.ts';
import { limits } from '../catalog/limits.ts';
import type { RuleNeed } from '../catalog/service.ts';
import type { Workload } from '../catalog/size.ts';
import type { UserRule } from '../plan/plan.ts';
import { evaluateNsg, type NsgRule } from '../reach/evaluate-nsg.ts';
import type { Reach, Spot } from '../reach/reach.ts';
import { servicesOf } from '../reach/traffic.ts';
import { defineCheck } from './check.ts';
import type { Fix } from './finding.ts';
import { sameExtent, trafficAt } from './nsg/rule-traffic.ts';
import { nsgPage } from './sources.ts';
import { listed } from './words.ts';

/** A rule of the plan should not deny what a service in the subnet must have. */
export const nsgBlocksRequired = defineCheck({
  rule: 'nsg-blocks-required',
  severity: 'error',
  title: 'A rule of the plan denies traffic that a service must have.',
  why: 'Services come with rules that must stay open: their management, their health probes, the traffic between their own instances. A deny rule with a lower number decides before them, and the service fails to deploy, or fails later. Give the rule a higher number than those that the service needs. What a rule narrows only, such as the clients that a service admits, is not reported; and a rule for a service tag that may hold the addresses of the service in part is a warning.',
  born: '2026-11',
  sources: [nsgPage],
  scope: 'neighbours',
  messages: {
    blocks: '{rule} ({priority}) of {subnet} should not stand before {required}, which {service} needs; it denies that traffic. {why}',
    mayBlock: '{rule} ({priority}) of {subnet} should not stand before {required}, which {service} needs; it may deny that traffic. {why}',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/23]\n    subnets:\n      - name: gateway\n        service: application-gateway\n        rules: [{name: deny-all, direction: inbound, access: deny, from: any, to: self, priority: 105}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/23]\n    subnets:\n      - name: gateway\n        service: application-gateway\n        rules: [{name: deny-all, direction: inbound, access: deny, from: any, to: self, priority: 4000}]\n',
  },
  *run({ plan, reach }, finding) {
    for (const network of plan.networks) {
      for (const subnet of network.subnets) {
        if (!subnet.rules.some(({ access }) => access === 'deny')) continue;
        const spot = reach.spotOf(network, subnet);
        if (!spot) continue;
        for (const { rule, service, surely, needs } of blocked(spot, reach)) {
          const own = subnet.rules.find(({ name }) => name === rule.name);
          if (!own) continue;
          const required = listed(needs.map((need) => `${need.name} (${need.priority})`));
          const why = needs[0]?.purpose ?? '';
          const values = { rule: rule.name, priority: rule.priority, subnet: subnet.address, required, service, why };
          const fix = laterFix(own, needs, spot, reach);
          yield finding(surely ? 'blocks' : 'mayBlock', [subnet.address], [...own.path, 'priority'], values, {
            ...(surely ? {} : { severity: 'warning' as const }),
            ...(fix ? { fix } : {}),
            ...(needs[0] ? { source: needs[0].source } : {}),
          });
        }
      }
    }
  },
});

interface Blocked {
  readonly rule: NsgRule;
  readonly service: string;
  readonly surely: boolean;
  readonly needs: RuleNeed[];
}

/** What the user's rules deny, or may deny, of the traffic that services must have; one entry for each rule and service. */
function blocked(spot: Spot, reach: Reach): readonly Blocked[] {
  const nsg = reach.nsgOf(spot);
  if (!nsg) return [];
  const own = AddressSet.of(spot.entry.prefix);
  const found = new Map<string, Blocked>();
  for (const workload of spot.entry.subnet.workloads) {
    for (const need of workload.service.nsg.rules) {
      if (!isRequired(need, workload)) continue;
      const rules = nsg[need.direction];
      const made = rules.find((rule) => rule.origin === workload.service.id && rule.priority === need.priority);
      if (!made) continue;
      for (const { rule, surely } of deniers(rules, made, own)) {
        const key = `${rule.direction} ${rule.name}\n${workload.service.id}\n${surely}`;
        const before = found.get(key);
        if (!before) found.set(key, { rule, service: workload.service.name, surely, needs: [need] });
        else if (!before.needs.includes(need)) before.needs.push(need);
      }
    }
  }
  return [...found.values()];
}

function isRequired(need: RuleNeed, { inputs }: Workload): boolean {
  return need.need === 'required' && need.access === 'allow' && (need.when ? need.when(inputs) : need.condition === undefined);
}

/** The user's deny rules that decide, or may decide, on all that a required rule is for, before it. */
function* deniers(rules: readonly NsgRule[], required: NsgRule, own: AddressSet): Generator<{ rule: NsgRule; surely: boolean }> {
  for (const traffic of trafficAt(own, required)) {
    for (const { traffic: part, access, rule, perhaps } of evaluateNsg(rules, traffic).decisions) {
      if (!sameExtent(part.from, traffic.from) || !sameExtent(part.to, traffic.to) || isOnlySomePorts(part.services, traffic.services)) continue;
      if (access === 'deny' && rule.origin === 'user') yield { rule, surely: true };
      const unsure =
        access === 'unknown' ? perhaps.find((other) => other.origin === 'user' && other.access === 'deny' && namesTags(other)) : undefined;
      if (unsure) yield { rule: unsure, surely: false };
    }
  }
}

/** A public range that somebody shuts out hardly ever holds what a service needs; a service tag may. */
function namesTags({ from, to }: NsgRule): boolean {
  return from.tags.length + to.tags.length > 0;
}

/** Whether of a service that needs all ports some are taken only: it lives without a port that nobody uses. */
function isOnlySomePorts(taken: Bounds<number>, needed: Bounds<number>): boolean {
  const whole = (['tcp', 'udp'] as const).map((protocol) => servicesOf(protocol, ['*']));
  const holds = (services: Bounds<number>) => whole.some(([first = 0, end = 0]) => boundsCover(services, first, end));
  return holds(needed) && !holds(taken);
}

/** Gives the rule a number behind those that it should not deny, if it passes no other rule of the plan on the way there. */
function laterFix(own: UserRule, needs: readonly RuleNeed[], spot: Spot, reach: Reach): Fix | undefined {
  const rules = (reach.nsgOf(spot)?.[own.direction] ?? []).filter(({ origin }) => origin !== 'default');
  const taken = new Set(rules.map(({ priority }) => priority));
  let priority = Math.max(...needs.map((need) => need.priority)) + 1;
  while (taken.has(priority)) priority++;
  const passed = rules.some((rule) => rule.origin === 'user' && rule.name !== own.name && rule.priority >= own.priority && rule.priority < priority);
  if (passed || priority > limits.mostRulePriority.value) return undefined;
  return {
    title: `Give ${own.name} of ${spot.entry.subnet.address} the priority ${priority}`,
    edits: [{ path: [...own.path, 'priority'], set: priority }],
  };
}
