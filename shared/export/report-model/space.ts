import { grouped, listed } from '../../checks/words.ts';
import { compareText } from '../../problem/compare.ts';
import type { Computed } from '../../result/compute.ts';
import type { PlanResult } from '../../result/result.ts';
import { poolRibbons } from '../svg/plan-ribbons.ts';
import { code, codes, numbers, table, type Block, type Section, type Text } from './model.ts';
import { networksByName } from './order.ts';

/** Address pools with what is free in them, external networks, and the list of virtual networks. */
export function spaceSections(computed: Computed, result: PlanResult): Section[] {
  const pools = poolBlocks(computed, result);
  const outside = externalBlocks(computed);
  return [
    ...(pools.length > 0 ? [{ id: 'pools', title: ['Address pools'], blocks: pools, sections: [] }] : []),
    ...(outside.length > 0 ? [{ id: 'external', title: ['External networks'], blocks: outside, sections: [] }] : []),
    { id: 'networks', title: ['Virtual networks'], blocks: networkBlocks(computed, result), sections: [] },
  ];
}

function poolBlocks(computed: Computed, result: PlanResult): Block[] {
  const pools = [...result.pools].sort((a, b) => compareText(a.name, b.name));
  const reserved = computed.plan.pools
    .flatMap((pool) => pool.reserved.map(({ range, reason }) => ({ pool: pool.name, range: range.text, reason })))
    .sort((a, b) => compareText(a.pool, b.pool) || compareText(a.range, b.range) || compareText(a.reason, b.reason));
  return [
    ...poolRibbons(computed).map((ribbon): Block => ({ kind: 'ribbon', ribbon })),
    ...table(
      ['Pools'],
      ['Pool', 'Prefixes', numbers('Addresses'), numbers('Assigned'), 'Free blocks', 'Largest free'],
      pools.map(({ name, prefixes, addresses, assigned, free, largestFree }) => [
        [code(name)],
        codes([...prefixes].sort(compareText)),
        grouped(addresses),
        grouped(assigned),
        blockList(free),
        largestFree === null ? 'none' : [code(largestFree)],
      ]),
    ),
    ...table(
      ['Reserved ranges'],
      ['Pool', 'Range', 'Reason'],
      reserved.map(({ pool, range, reason }) => [[code(pool)], [code(range)], reason]),
    ),
  ];
}

/** Free blocks as far as a reader takes them in, then how many more there are. */
function blockList(free: readonly string[]): Text {
  const most = 12;
  if (free.length === 0) return ['none'];
  return free.length <= most ? codes(free) : [...codes(free.slice(0, most)), ` and ${grouped(free.length - most)} more`];
}

function externalBlocks({ plan }: Computed): Block[] {
  const networks = [...plan.externalNetworks].sort((a, b) => compareText(a.name, b.name));
  return table(
    ['Networks outside of the plan'],
    ['External network', 'Kind', 'Prefixes', 'Joined to'],
    networks.map(({ name, kind, prefixes, connections }) => [
      [code(name)],
      kind,
      codes(prefixes.map(({ text }) => text).sort(compareText)),
      connections.length === 0 ? 'nothing' : listed(connections.map(({ to, via }) => `${to.name} by ${via}`)),
    ]),
  );
}

function networkBlocks({ allocation }: Computed, result: PlanResult): Block[] {
  const results = new Map(result.virtualNetworks.map((network) => [network.name, network]));
  return table(
    ['Virtual networks'],
    ['Virtual network', 'Region', 'Address space', 'Source', numbers('Addresses'), numbers('In subnets'), 'Pool'],
    networksByName(allocation).map(({ network, origin, prefixes }) => {
      const { addressSpace = [], addresses = 0, assigned = 0 } = results.get(network.name) ?? {};
      return [
        [code(network.name)],
        network.region ?? '',
        prefixes.length > 0 ? codes([...addressSpace].sort(compareText)) : 'no place',
        prefixes.length > 0 ? origin : '',
        grouped(addresses),
        grouped(assigned),
        network.pool ? [code(network.pool.name)] : '',
      ];
    }),
  );
}
