import { limits } from '../catalog/limits.ts';
import type { RuleEnd, Subnet } from '../plan/plan.ts';
import type { Counted, Gauge } from './gauge.ts';

/** Rules of each security group: the user's and those of its services. Services alone have some dozens, so few rules of the user need no count. */
export const ruleGauge: Gauge = function* ({ plan, resources }) {
  const worth = limits.rulesPerSecurityGroup.value / 2;
  const subnets = new Map(plan.networks.flatMap((n) => n.subnets.filter(({ rules }) => rules.length >= worth).map((s) => [s.address, s] as const)));
  if (subnets.size === 0) return;
  for (const { nsgs } of resources().networks)
    for (const { subnet: address, rules } of nsgs) {
      const subnet = subnets.get(address);
      if (subnet)
        yield {
          limit: 'rulesPerSecurityGroup',
          what: 'rules in its security group',
          subject: address,
          count: rules.length,
          path: [...subnet.path, 'rules'],
        };
    }
};

/** Addresses and ranges of each side of each rule of the user; a name counts as all that it stands for. */
export const ruleAddressGauge: Gauge = function* (counted) {
  const ranges = rangesOf(counted);
  for (const { subnets } of counted.plan.networks)
    for (const subnet of subnets)
      for (const rule of subnet.rules)
        for (const [side, ends] of [
          ['from', rule.from],
          ['to', rule.to],
        ] as const) {
          const count = ends.reduce((sum, end) => sum + ranges(end, subnet), 0);
          const what = `addresses and ranges in \`${side}\` of its rule ${rule.name}`;
          yield { limit: 'addressesPerRuleSide', what, subject: subnet.address, count, path: [...rule.path, side] };
        }
};

/** Returns how many ranges an end of a rule stands for. */
function rangesOf({ plan, allocation }: Counted): (end: RuleEnd, self: Subnet) => number {
  let made: ReadonlyMap<string, number> | undefined;
  const counts = () =>
    (made ??= new Map([
      ...allocation.networks.map(({ network, prefixes }): [string, number] => [network.name, prefixes.length]),
      ...plan.externalNetworks.map(({ name, prefixes }): [string, number] => [name, prefixes.length]),
    ]));
  return (end) => (end.kind === 'network' || end.kind === 'external' ? (counts().get(end.name) ?? 0) : 1);
}
