import { limits } from '../catalog/limits.ts';
import type { Network, RuleEnd } from '../plan/plan.ts';
import { remembered } from '../problem/remembered.ts';
import type { Counted, Gauge, Reading } from './gauge.ts';

/** Rules of each security group: the user's and those of its services. Services alone have some dozens, so few rules of the user need no count. */
export const ruleGauge: Gauge = function* ({ plan, resources }) {
  const subnets = new Map(plan.networks.flatMap((network) => withManyRules(network).map((subnet) => [subnet.address, subnet] as const)));
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

const withManyRules = remembered(({ subnets }: Network) => subnets.filter(({ rules }) => rules.length >= limits.rulesPerSecurityGroup.value / 2));

/** Addresses and ranges of each side of each rule of the user; a name counts as all that it stands for. */
export const ruleAddressGauge: Gauge = function* (counted) {
  const ranges = rangesOf(counted);
  for (const network of counted.plan.networks)
    for (const { reading, named } of sidesOf(network))
      yield named.length === 0 ? reading : { ...reading, count: named.reduce((sum, end) => sum + ranges(end), reading.count) };
};

/** What is told of one side of a rule: its ends without those that name a network, and those. */
interface RuleSide {
  readonly reading: Reading;
  readonly named: readonly NamedEnd[];
}

const sidesOf = remembered(({ subnets }: Network): readonly RuleSide[] =>
  subnets.flatMap(({ address, rules }) =>
    rules.flatMap(({ name, from, to, path }) =>
      (
        [
          ['from', from],
          ['to', to],
        ] as const
      ).map(([side, ends]): RuleSide => {
        const named = ends.filter((end) => end.kind === 'network' || end.kind === 'external');
        const what = `addresses and ranges in \`${side}\` of its rule ${name}`;
        return {
          reading: { limit: 'addressesPerRuleSide', what, subject: address, count: ends.length - named.length, path: [...path, side] },
          named,
        };
      }),
    ),
  ),
);

type NamedEnd = Extract<RuleEnd, { readonly kind: 'network' | 'external' }>;

/** Returns how many ranges a name in a rule stands for. */
function rangesOf({ plan, allocation }: Counted): (end: NamedEnd) => number {
  let made: ReadonlyMap<string, number> | undefined;
  const counts = () =>
    (made ??= new Map([
      ...allocation.networks.map(({ network, prefixes }): [string, number] => [network.name, prefixes.length]),
      ...plan.externalNetworks.map(({ name, prefixes }): [string, number] => [name, prefixes.length]),
    ]));
  return ({ name }) => counts().get(name) ?? 0;
}
