import type { PlanDocument, SubnetDocument, VirtualNetworkDocument } from '../../shared/plan/document.ts';
import { addressesOf, formatBlock } from './block.ts';
import { oneOf, randomFrom, whole, type Random } from './random.ts';
import { hubSubnets, openSubnets, recordedMachines, recordedSubnets } from './subnets.ts';

/** Regions in the order in which a growing organisation opens them. Each has an eighth of 10.0.0.0/8 as its pool. */
const REGIONS = ['westeurope', 'northeurope', 'eastus', 'westus2', 'southeastasia', 'australiaeast', 'brazilsouth', 'uksouth'] as const;
const SPOKES_OF_A_HUB = 150;
const REGION_LENGTH = 11;
/** Recorded spokes have a /24 of the upper half of the region's pool, one after the other. */
const RECORDED_LENGTH = 24;

/**
 * Returns a plan of exactly `subnets` subnets (five or more, since it begins with a hub), as a large organisation would write it; the same
 * one for the same arguments.
 *
 * Hubs with gateways, firewall and Bastion, up to 150 spokes at each, 3 to 8 subnets in a spoke. Three spokes in five are still to be
 * placed, with services of all kinds; the others are recorded, a third of them deployed. One in twenty is dual stack. Spokes are
 * peered with their hub and use its gateway, hubs with one another; data centres attach to the hubs. One recorded spoke in a hundred
 * lies where another one does, one subnet in three hundred has outgrown its prefix: a plan always has findings.
 */
export function planDocument(subnets: number, seed = 1): PlanDocument {
  const random = randomFrom(seed);
  const spokes: Spoke[] = [];
  const hubs: Spoke[] = [];
  let left = subnets;
  for (let number = 0; left > 0; number++) {
    if (number % SPOKES_OF_A_HUB === 0 && left >= hubSubnets().length) {
      const hub = makeHub(hubs.length);
      hubs.push(hub);
      left -= hub.subnets;
    }
    const spoke = makeSpoke(number, hubs[hubs.length - 1]!, Math.min(left, whole(random, 3, 8)), random);
    spokes.push(spoke);
    left -= spoke.subnets;
  }
  overlapSome(spokes, random);
  const regions = [...new Set(hubs.map(({ region }) => region))];
  return {
    cadastre: 1,
    name: `Plan of ${subnets} subnets`,
    description: `Made by the benchmarks with seed ${seed}.`,
    defaults: { region: REGIONS[0], growth: 25, sizing: 'recommended' },
    externalNetworks: externalNetworks(hubs),
    addressPools: regions.map((region) => poolOf(region)),
    virtualNetworks: [...hubs, ...spokes].map(({ network }) => network),
    peerings: [
      ...hubPeerings(hubs),
      ...spokes.map(({ hub, network }) => ({ between: [hub!, network.name], gatewayTransit: hub!, forwardedTraffic: true })),
    ],
    flows: [{ from: 'hq-datacentre', to: spokes[0]!.network.name, protocol: 'tcp', ports: [443], expect: 'allowed' }],
  };
}

interface Spoke {
  network: VirtualNetworkDocument;
  readonly region: number;
  readonly hub: string | undefined;
  /** How many subnets it has once sets are written out. */
  readonly subnets: number;
}

function makeHub(number: number): Spoke {
  const region = number % REGIONS.length;
  const subnets = hubSubnets();
  return {
    region,
    hub: undefined,
    subnets: subnets.length,
    network: {
      name: `hub-${REGIONS[region]!}-${number + 1}`,
      region: REGIONS[region]!,
      pool: `pool-${REGIONS[region]!}`,
      resourceGroup: `rg-network-${REGIONS[region]!}`,
      tags: { owner: 'platform', costCentre: '4711' },
      subnets,
    },
  };
}

function makeSpoke(number: number, hub: Spoke, subnets: number, random: Random): Spoke {
  const name = `spoke-${String(number + 1).padStart(5, '0')}`;
  const recorded = random() < 0.4;
  const made = recorded
    ? recordedSpoke(number, hub, subnets, random)
    : { subnets: openSubnets(subnets, random), ...(random() < 0.2 ? { spare: 25 } : {}) };
  return {
    region: hub.region,
    hub: hub.network.name,
    subnets,
    network: {
      name,
      ...(hub.network.region === undefined ? {} : { region: hub.network.region }),
      pool: hub.network.pool,
      resourceGroup: `rg-${name}`,
      tags: { owner: `team-${whole(random, 1, 60)}`, environment: oneOf(random, ['production', 'test', 'development']) },
      ...(random() < 0.05 ? { ipv6: true } : {}),
      ...made,
    },
  };
}

/** A spoke whose places are written down: its subnets one after the other in a /24 of its own. */
function recordedSpoke(
  number: number,
  hub: Spoke,
  subnets: number,
  random: Random,
): Pick<VirtualNetworkDocument, 'addressSpace' | 'deployed' | 'subnets'> {
  const hubs = Math.floor(number / SPOKES_OF_A_HUB);
  const inRegion = Math.floor(hubs / REGIONS.length) * SPOKES_OF_A_HUB + (number % SPOKES_OF_A_HUB);
  const first = 10 * 2 ** 24 + (2 * hub.region + 1) * addressesOf(REGION_LENGTH + 1) + inRegion * addressesOf(RECORDED_LENGTH);
  const deployed = random() < 1 / 3 ? { deployed: true } : {};
  return {
    addressSpace: [formatBlock(first, RECORDED_LENGTH)],
    ...deployed,
    subnets: recordedSubnets(first, subnets, random).map((subnet): SubnetDocument => ({ ...subnet, ...deployed })),
  };
}

/** Puts one recorded spoke in a hundred where the one before it lies, and lets one recorded subnet in a hundred outgrow its prefix. */
function overlapSome(spokes: readonly Spoke[], random: Random): void {
  let before: VirtualNetworkDocument | undefined;
  for (const spoke of spokes) {
    const { addressSpace, subnets = [] } = spoke.network;
    if (addressSpace === undefined) continue;
    if (before?.addressSpace !== undefined && random() < 0.01) spoke.network = { ...spoke.network, addressSpace: before.addressSpace };
    else before = spoke.network;
    spoke.network = {
      ...spoke.network,
      subnets: subnets.map((subnet) => (random() < 0.01 ? { ...subnet, inputs: { machines: recordedMachines(subnet) * 3 } } : subnet)),
    };
  }
}

function poolOf(region: number): NonNullable<PlanDocument['addressPools']>[number] {
  const first = 10 * 2 ** 24 + region * addressesOf(REGION_LENGTH);
  return {
    name: `pool-${REGIONS[region]!}`,
    prefixes: [formatBlock(first, REGION_LENGTH), `fd00:${(region + 1).toString(16)}::/32`],
    reserved: [{ prefix: formatBlock(first, 16), reason: 'kept for a second generation of hubs' }],
  };
}

function externalNetworks(hubs: readonly Spoke[]): NonNullable<PlanDocument['externalNetworks']> {
  return [
    {
      name: 'hq-datacentre',
      kind: 'on-premises',
      prefixes: ['172.16.0.0/14', '192.168.0.0/17'],
      connections: hubs.map(({ network }) => ({ to: network.name, via: 'expressroute' })),
    },
    ...hubs.slice(0, 200).map(({ network }, i) => ({
      name: `branch-${i + 1}`,
      kind: 'on-premises' as const,
      prefixes: [`172.20.${i}.0/24`],
      connections: [{ to: network.name, via: 'vpn' as const }],
    })),
    { name: 'partner-bank', kind: 'partner', prefixes: ['172.31.0.0/16'] },
  ];
}

/** Hubs of one region are peered with one another, and the first one of each region with those of the others. */
function hubPeerings(hubs: readonly Spoke[]): NonNullable<PlanDocument['peerings']> {
  return hubs.flatMap((a, i) =>
    hubs
      .slice(i + 1)
      .filter((b, k) => a.region === b.region || (i < REGIONS.length && i + 1 + k < REGIONS.length))
      .map((b) => ({ between: [a.network.name, b.network.name], forwardedTraffic: true })),
  );
}
