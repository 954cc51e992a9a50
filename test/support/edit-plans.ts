import fc from 'fast-check';
import { formatPrefix, ipv4Prefix, maskTo, type Ipv4Prefix, type Prefix } from '../../shared/address/prefix.ts';
import type { PlanDocument, RuleDocument, SubnetDocument, VirtualNetworkDocument } from '../../shared/plan/document.ts';
import * as operations from '../../shared/plan/edit/index.ts';
import { writeChange, type EditResult, type PlacedPlan, type Refusal, type WrittenChange } from '../../shared/plan/edit/index.ts';
export type { WrittenChange };
import type { DocumentSource } from '../../shared/plan/source.ts';
import { applyEdits } from '../../shared/plan/apply-edits.ts';
import { readPlanDocument } from '../../shared/plan/read.ts';
import { recordEdits } from '../../shared/result/record.ts';
import type { DocumentFormat } from '../../shared/plan/source.ts';
import { mustCompute } from './plans.ts';

const rule = (names: readonly string[]): fc.Arbitrary<RuleDocument> =>
  fc.record({
    name: fc.constantFrom('web', 'ssh', 'from-hq'),
    direction: fc.constantFrom('inbound', 'outbound'),
    access: fc.constantFrom('allow', 'deny'),
    from: fc.oneof(fc.constantFrom('self', 'any', 'Internet', ...names), fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 })),
    to: fc.constantFrom('self', 'any', ...names),
    priority: fc.constantFrom(200, 300, 400),
  });

const content: fc.Arbitrary<SubnetDocument> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 25, max: 29 }).map((length): SubnetDocument => ({ size: `/${length}` })) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 40 }).map((machines): SubnetDocument => ({ inputs: { machines } })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<SubnetDocument>(
      { service: 'sql-managed-instance', inputs: { gp: 3 } },
      { service: 'dns-private-resolver' },
      { service: 'bastion' },
      { service: 'firewall' },
      { service: 'virtual-machines', inputs: { machines: 5 }, growth: 50 },
      { privateEndpoints: [{ resource: 'key-vault', count: 3 }] },
      { service: 'private-endpoint', inputs: { endpoints: 4 } },
      { workloads: [{ service: 'virtual-machines', inputs: { machines: 4 } }, { service: 'private-endpoint' }] },
      { set: 'databricks', inputs: { maxClusterNodes: 8 } },
    ),
  },
);

const subnet = fc.record({
  content,
  rules: fc.boolean(),
  route: fc.constantFrom(undefined, undefined, 'none', 'firewall'),
  endpoints: fc.constantFrom(undefined, undefined, ['Microsoft.Storage'], ['Microsoft.Sql', 'Microsoft.Storage']),
  deployed: fc.constantFrom(false, false, false, true),
});

const network = fc.record({
  subnets: fc.array(subnet, { minLength: 1, maxLength: 5 }),
  home: fc.constantFrom('pool', 'pool', 'given', 'two prefixes', 'no pool'),
  size: fc.constantFrom(undefined, undefined, '/24', '/23'),
  ipv6: fc.constantFrom(false, false, true),
  deployed: fc.constantFrom(false, false, false, true),
});

/**
 * Plans that edits are tried on: networks with and without a place of their own, sets, gateways, rules, routes and flows that name each
 * other; nothing is recorded, or everything, or about half of it.
 */
export const editedPlan: fc.Arbitrary<PlanDocument> = fc
  .record({
    networks: fc.array(network, { minLength: 1, maxLength: 4 }),
    reserved: fc.boolean(),
    strategy: fc.constantFrom<'compact' | 'spaced'>('compact', 'spaced'),
    recorded: fc.constantFrom<'nothing' | 'everything' | 'half'>('nothing', 'everything', 'half'),
    peered: fc.boolean(),
  })
  .chain((shape) => {
    const names = shape.networks.flatMap(({ subnets }, i) => [
      `net${i}`,
      ...subnets.flatMap((one, k) => (one.content.set === undefined ? [`net${i}/${nameOf(one.content, k)}`] : [`net${i}/s${k}-host`])),
    ]);
    return fc.record({
      shape: fc.constant(shape),
      rules: fc.array(rule(['hq', ...names]), { minLength: 3, maxLength: 8 }),
      flows: fc.array(fc.record({ from: fc.constantFrom('hq', ...names), to: fc.constantFrom(...names), expect: fc.constant('allowed' as const) }), {
        maxLength: 2,
      }),
    });
  })
  .map(({ shape, rules, flows }) => {
    const document = documentOf(shape, rules, flows);
    if (shape.recorded === 'nothing') return document;
    const edits = recordEdits(mustCompute(document));
    return applyEdits(document, shape.recorded === 'half' ? edits.filter((_, i) => i % 2 === 0) : edits);
  });

/** Bears the name that its service demands, unless an earlier subnet has it. */
function nameOf({ service }: SubnetDocument, k: number): string {
  return service === 'bastion' ? 'AzureBastionSubnet' : service === 'firewall' ? 'AzureFirewallSubnet' : `s${k}`;
}

interface Shape {
  readonly networks: readonly {
    readonly subnets: readonly {
      readonly content: SubnetDocument;
      readonly rules: boolean;
      readonly route: string | undefined;
      readonly endpoints: readonly string[] | undefined;
      readonly deployed: boolean;
    }[];
    readonly home: string;
    readonly size: string | undefined;
    readonly ipv6: boolean;
    readonly deployed: boolean;
  }[];
  readonly reserved: boolean;
  readonly strategy: 'compact' | 'spaced';
  readonly peered: boolean;
}

function documentOf({ networks, reserved, strategy, peered }: Shape, rules: readonly RuleDocument[], flows: PlanDocument['flows']): PlanDocument {
  const spaces: Readonly<Record<string, (i: number) => Partial<VirtualNetworkDocument>>> = {
    pool: () => ({ pool: 'weu' }),
    given: (i) => ({ pool: 'weu', addressSpace: [`10.64.${8 + 2 * i}.0/23`] }),
    'two prefixes': (i) => ({ pool: 'weu', addressSpace: [`10.64.${8 + 2 * i}.0/24`, `10.64.${20 + i}.0/24`] }),
    'no pool': (i) => ({ addressSpace: [`172.20.${i}.0/24`] }),
  };
  return {
    cadastre: 1,
    name: 'edited',
    defaults: { strategy },
    externalNetworks: [{ name: 'hq', prefixes: ['10.64.28.0/23', '192.168.0.0/16'], connections: [{ to: 'net0', via: 'vpn' }] }],
    addressPools: [
      {
        name: 'weu',
        prefixes: ['10.64.0.0/19', 'fd00:64::/48'],
        ...(reserved ? { reserved: [{ prefix: '10.64.4.0/24', reason: 'second region' }] } : {}),
      },
    ],
    virtualNetworks: networks.map(({ subnets, home, size, ipv6, deployed }, i): VirtualNetworkDocument => {
      const space = spaces[home]?.(i) ?? {};
      const seen = new Set<string>();
      const kept = subnets.flatMap((one, k) => {
        const name = nameOf(one.content, k);
        const twice = seen.has(name);
        seen.add(name);
        return twice ? [] : [{ ...one, name, k }];
      });
      return {
        name: `net${i}`,
        ...space,
        ...(size === undefined ? {} : { size }),
        ...(ipv6 && space.pool !== undefined ? { ipv6 } : {}),
        ...(deployed && space.addressSpace ? { deployed } : {}),
        subnets: kept.map(({ name, content: own, rules: has, route, endpoints, deployed: fixed, k }): SubnetDocument => {
          if (own.set !== undefined) return { ...own, name };
          // Rules of one subnet have names and priorities of their own.
          const list = has ? rules.slice(k % 3, (k % 3) + 2).map((one, n) => ({ ...one, name: `${one.name}-${n}`, priority: one.priority + n })) : [];
          return {
            ...own,
            name,
            ...(list.length === 0 ? {} : { rules: list }),
            ...(route === undefined ? {} : { routes: [{ prefix: '0.0.0.0/0', nextHop: route }] }),
            ...(endpoints === undefined ? {} : { serviceEndpoints: [...endpoints] }),
            ...(fixed && home === 'given' ? { deployed: true, prefix: `10.64.${9 + 2 * i}.${k * 32}/27` } : {}),
          };
        }),
      };
    }),
    ...(peered && networks.length > 1 ? { peerings: [{ between: ['net0', 'net1'], gatewayTransit: 'net0' }] } : {}),
    ...(flows === undefined || flows.length === 0 ? {} : { flows }),
  };
}

/** What edits are made of, with the text that they are written into. */
export interface WrittenPlan extends PlacedPlan {
  readonly source: DocumentSource;
}

export type WrittenResult = { readonly ok: true; readonly value: WrittenChange } | { readonly ok: false; readonly problems: readonly Refusal[] };

/** The operations, made in the text too. */
export const add = written(operations.add);
export const join = written(operations.join);
export const move = written(operations.move);
export const remove = written(operations.remove);
export const rename = written(operations.rename);
export const resize = written(operations.resize);
export const split = written(operations.split);

function written<Call>(operation: (placed: PlacedPlan, call: Call) => EditResult): (placed: WrittenPlan, call: Call) => WrittenResult {
  return (placed, call) => {
    const made = operation(placed, call);
    return made.ok ? writeChange(placed.source, made.value) : made;
  };
}

/** A document as text, read and computed: what edits are made of. */
export function placedPlan(text: string, format: DocumentFormat): WrittenPlan {
  const read = readPlanDocument(text, format);
  if (!read.ok) throw new Error(`${JSON.stringify(read.problems[0])}\n${text}`);
  const { plan, allocation } = mustCompute(read.value.document);
  return { source: read.value.source, plan, places: allocation };
}

/** An edit to try, chosen by numbers: whatever the plan holds, it is one of its networks or subnets. */
export interface Attempt {
  readonly operation: 'move' | 'nearest' | 'resize' | 'split' | 'join' | 'rename' | 'remove' | 'add';
  readonly subject: number;
  readonly other: number;
  readonly place: number;
}

export const attempt: fc.Arbitrary<Attempt> = fc.record({
  operation: fc.constantFrom('move', 'nearest', 'resize', 'split', 'join', 'rename', 'remove', 'add'),
  subject: fc.nat({ max: 100 }),
  other: fc.nat({ max: 100 }),
  place: fc.nat({ max: 1023 }),
});

/** Makes the attempt of an edit. */
export function tryEdit(placed: WrittenPlan, { operation, subject, other, place }: Attempt): WrittenResult {
  const { networks } = placed.places;
  const all = networks.flatMap(({ network: { name }, subnets }) => [name, ...subnets.map((held) => held.subnet.address)]);
  const subnets = networks.flatMap((holding) => holding.subnets.map((held) => held.subnet.address));
  const name = all[subject % all.length] ?? '';
  const own = networks.flatMap((holding) => {
    const four = (list: readonly (Prefix | undefined)[]) => list.find((prefix): prefix is Ipv4Prefix => prefix?.family === 4);
    const { pool } = holding.network;
    return [
      { name: holding.network.name, prefix: four(holding.prefixes), around: pool && four(pool.prefixes.map(({ prefix }) => prefix)) },
      ...holding.subnets.map((held) => ({ name: held.subnet.address, prefix: held.prefix, around: four(holding.prefixes) })),
    ];
  });
  const of = (one: string) => own.find((entry) => entry.name === one);
  const length = of(name)?.prefix?.length ?? 26;
  switch (operation) {
    case 'move': {
      // Most often inside of what is around it, now and then in the neighbourhood.
      const around = of(name)?.around ?? { family: 4, first: 172 * 2 ** 24 + 20 * 2 ** 16, length: 16 };
      const places = 2 ** Math.max(0, length - around.length) + (other % 4 === 0 ? 4 : 0);
      const first = around.first + (place % places) * 2 ** (32 - length);
      return move(placed, { subject: name, prefix: formatPrefix(ipv4Prefix(maskTo(first, length), length)) });
    }
    case 'nearest':
      return move(placed, { subject: name, nearest: true });
    case 'resize':
      return resize(placed, { subject: name, length: `/${length + (other % 5) - 3}` });
    case 'split':
      return split(placed, { subject: name, ...(other % 2 === 0 ? {} : { into: `/${length + 1 + (other % 3)}` }) });
    case 'join': {
      // Two of one network that lie side by side are more often halves of one prefix than any two.
      const first = subnets[subject % subnets.length] ?? '';
      const [network] = first.split('/');
      const siblings = subnets.filter((one) => one !== first && one.startsWith(`${network ?? ''}/`));
      const buddy = siblings.find((one) => {
        const [a, b] = [of(first)?.prefix, of(one)?.prefix];
        return a && b && a.length === b.length && Math.floor(a.first / 2 ** (33 - a.length)) === Math.floor(b.first / 2 ** (33 - b.length));
      });
      return join(placed, { subjects: [first, buddy ?? siblings[other % Math.max(1, siblings.length)] ?? subnets[0] ?? ''] });
    }
    case 'rename':
      return rename(placed, { subject: name, name: ['fresh', 'hub', 'Internet', 'net0', 's1', 'GatewaySubnet'][other % 6] ?? '' });
    case 'remove':
      return remove(placed, { subject: name });
    case 'add': {
      const service = [undefined, 'bastion', 'sql-managed-instance', 'dns-private-resolver', 'aks', 'vpn-gateway', 'virtual-wan-hub'][other % 7];
      const network = name.split('/')[0] ?? '';
      return add(placed, {
        network,
        service,
        ...(service === 'bastion' || service === 'vpn-gateway' ? {} : { name: 'new' }),
        ...(service === undefined ? { size: `/${26 + (place % 4)}` } : {}),
      });
    }
  }
}
