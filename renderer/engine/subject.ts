import type { NetworkPlace, SubnetPlace } from '../../shared/allocate/allocation.ts';
import type { Path } from '../../shared/problem/problem.ts';
import type { Computed } from '../../shared/result/compute.ts';

/** What a page speaks of: a network by its name, or a subnet as `network/subnet`, each with its place. */
export type Subject =
  | { readonly kind: 'network'; readonly place: NetworkPlace }
  | { readonly kind: 'subnet'; readonly place: SubnetPlace; readonly network: NetworkPlace };

/** Returns the network or subnet of a name, or undefined when there is none. */
export function subjectOf({ allocation }: Computed, name: string): Subject | undefined {
  for (const place of allocation.networks) {
    if (place.network.name === name) return { kind: 'network', place };
    if (!name.startsWith(`${place.network.name}/`)) continue;
    const subnet = place.subnets.find((one) => one.subnet.address === name);
    if (subnet) return { kind: 'subnet', place: subnet, network: place };
  }
  return undefined;
}

/** Returns where in the document a network, subnet, pool or external network stands. A pool is `pool:NAME`, an external one `external:NAME`. */
export function pathOf(computed: Computed, name: string): Path | undefined {
  const { plan } = computed;
  if (name === '') return [];
  if (name.startsWith('pool:')) return plan.pools.find((pool) => `pool:${pool.name}` === name)?.path;
  if (name.startsWith('external:')) return plan.externalNetworks.find((external) => `external:${external.name}` === name)?.path;
  const subject = subjectOf(computed, name);
  if (!subject) return undefined;
  return subject.kind === 'network' ? subject.place.network.path : subject.place.subnet.path;
}
