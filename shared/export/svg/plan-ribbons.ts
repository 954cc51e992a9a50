import type { Prefix } from '../../address/prefix.ts';
import type { NetworkPlace } from '../../allocate/allocation.ts';
import { takenBy, type Holder } from '../../allocate/taken.ts';
import type { Subnet } from '../../plan/plan.ts';
import { compareText } from '../../problem/compare.ts';
import type { Computed } from '../../result/compute.ts';
import { ribbonsOf, type Held, type ParcelKind, type SpaceRibbon } from './space.ts';

const KINDS: Readonly<Record<Holder['kind'], ParcelKind>> = {
  'virtual-network': 'network',
  'external-network': 'external',
  subnet: 'compute',
  reserved: 'reserved',
  forbidden: 'forbidden',
};

/** Returns a ribbon of each prefix of each address pool, pools by name: the networks in it, what is in use outside, and what is free. */
export function poolRibbons({ plan, allocation }: Computed): SpaceRibbon[] {
  const regions = new Map(plan.networks.map(({ name, region }) => [name, region ?? '']));
  const held = takenBy(plan, allocation).flatMap(({ prefix, by }): Held[] =>
    prefix.family === 4 ? [{ prefix, kind: KINDS[by.kind], name: by.name, what: wordsFor(by, regions) }] : [],
  );
  return [...plan.pools]
    .sort((a, b) => compareText(a.name, b.name))
    .flatMap((pool) =>
      ribbonsOf(
        pool.name,
        pool.prefixes.flatMap(({ prefix }): Prefix[] => (prefix ? [prefix] : [])),
        held,
      ),
    );
}

function wordsFor({ kind, name }: Holder, regions: ReadonlyMap<string, string>): string {
  if (kind === 'virtual-network') return regions.get(name) ?? '';
  return { 'external-network': 'in use outside', subnet: '', reserved: 'reserved', forbidden: 'not to be used in Azure' }[kind];
}

/** Returns a ribbon of each IPv4 prefix of a network's address space: its subnets and what is free. */
export function networkRibbons({ network, prefixes, subnets }: NetworkPlace): SpaceRibbon[] {
  const held = subnets.flatMap(({ subnet, prefix }): Held[] =>
    prefix ? [{ prefix, kind: familyOf(subnet), name: subnet.name, what: purposeOf(subnet) }] : [],
  );
  return ribbonsOf(network.name, prefixes, held);
}

/** The family of what lives in a subnet; of several services the first by id. */
function familyOf({ workloads, privateEndpoints }: Subnet): ParcelKind {
  const services = workloads.map(({ service }) => service).sort((a, b) => compareText(a.id, b.id));
  return services[0]?.family ?? (privateEndpoints.length > 0 ? 'endpoints' : 'compute');
}

/** Returns what lives in a subnet, in words: its services by name, each once. */
export function purposeOf({ workloads }: Subnet): string {
  return [...new Set(workloads.map(({ service }) => service.name))].sort(compareText).join(', ');
}
